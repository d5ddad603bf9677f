"""Stored answers follow what their labels mean now, as harmonising would have it had it been known then."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import delete, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data import facts
from data.importing.labels.ages import AGE, of_slug
from data.importing.storing.label_links import together
from models.intake import Import, Participation, ParticipationLabel, ParticipationTick, UnmatchedLabel
from models.vocabulary import Missing

AT_ONCE = 500
"""Participations in one question to a database."""

Slugs = tuple[str, ...]


@dataclass(frozen=True)
class Followed:
    """How many participations changed, and how many can't have back what was never kept."""

    changed: int
    lost: int


def follow(session: Session, labels: Sequence[int], *, characteristic: str, change: int) -> Followed:
    """Put every answer in which one of `labels` (ids of `UnmatchedLabel`) stands to what it comes to now.

    Each participation that changes gets the running number `change`. Who is too young for the question keeps
    `not_applicable`. Where an age changes, questions that are for older people follow it: who is too young now keeps no
    answer to them; who was and no longer is needs review, for what they said was not kept.
    """
    multiple = facts.characteristic(characteristic).multiple
    answers = _answers(session, labels, characteristic=characteristic)
    if multiple:
        return Followed(len(_put_ticks(session, answers, characteristic=characteristic, change=change)), 0)
    earlier = _put_answers(session, answers, characteristic=characteristic, change=change)
    return Followed(
        len(earlier), _put_by_age(session, earlier, change=change) if characteristic == AGE else 0
    )


def _answers(session: Session, labels: Sequence[int], *, characteristic: str) -> dict[int, Slugs]:
    """Return what each participation that holds one of the labels comes to now."""
    minimum = facts.characteristic(characteristic).minimum_age
    holds = select(ParticipationLabel.participation_id).where(col(ParticipationLabel.label_id).in_(labels))
    links = (
        select_columns(
            col(ParticipationLabel.participation_id),
            col(ParticipationLabel.place),
            col(ParticipationLabel.beside),
            col(UnmatchedLabel.decided_slug),
            col(Participation.age_band),
        )
        .join(UnmatchedLabel, col(UnmatchedLabel.id) == col(ParticipationLabel.label_id))
        .join(Participation, col(Participation.id) == col(ParticipationLabel.participation_id))
        .where(
            col(ParticipationLabel.participation_id).in_(holds),
            col(UnmatchedLabel.characteristic) == characteristic,
        )
        .order_by(col(ParticipationLabel.participation_id))
    )
    found = {}
    for number, rows in groupby(session.execute(links).all(), key=lambda row: row[0]):
        held = list(rows)
        if _too_young(held[0][4], minimum):
            continue
        decided = {place: slug or str(Missing.NEEDS_REVIEW) for _, place, _, slug, _ in held}
        found[number] = together(decided, beside=held[0][2], characteristic=characteristic)
    return found


def _too_young(band: str, minimum: int | None) -> bool:
    oldest = of_slug(band).oldest
    return minimum is not None and oldest is not None and oldest < minimum


def _put_answers(
    session: Session, answers: Mapping[int, Slugs], *, characteristic: str, change: int
) -> dict[int, str]:
    """Write single answers; return the earlier one of each participation that changed."""
    column = getattr(Participation, characteristic)
    before: dict[int, str] = {}
    by_slug: dict[str, list[int]] = {}
    for some in _some(sorted(answers)):
        held = session.exec(select(Participation.id, column).where(col(Participation.id).in_(some)))
        for number, slug in held:
            if number is not None and answers[number] != (slug,):
                before[number] = slug
                by_slug.setdefault(answers[number][0], []).append(number)
    for slug, numbers in by_slug.items():
        _write(session, numbers, {characteristic: slug, "change_number": change})
    return before


def _put_ticks(
    session: Session, answers: Mapping[int, Slugs], *, characteristic: str, change: int
) -> list[int]:
    """Write several answers; return the participations that changed."""
    changed = []
    for some in _some(sorted(answers)):
        before: dict[int, set[str]] = {number: set() for number in some}
        ticks = select(ParticipationTick.participation_id, ParticipationTick.category).where(
            ParticipationTick.characteristic == characteristic,
            col(ParticipationTick.participation_id).in_(some),
        )
        for number, slug in session.exec(ticks):
            before[number].add(slug)
        differ = [number for number in some if before[number] != set(answers[number])]
        if differ:
            _rewrite_ticks(session, differ, answers, characteristic=characteristic)
            _write(session, differ, {"change_number": change})
            changed += differ
    return changed


def _rewrite_ticks(
    session: Session, numbers: Sequence[int], answers: Mapping[int, Slugs], *, characteristic: str
) -> None:
    session.connection().execute(
        delete(ParticipationTick).where(
            col(ParticipationTick.characteristic) == characteristic,
            col(ParticipationTick.participation_id).in_(numbers),
        )
    )
    rows = [
        {"participation_id": number, "characteristic": characteristic, "category": slug}
        for number in numbers
        for slug in answers[number]
    ]
    session.connection().execute(insert(ParticipationTick), rows)


def _put_by_age(session: Session, earlier: Mapping[int, str], *, change: int) -> int:
    """Let questions for older people follow new age bands; return how many people's answers to them were never kept.

    `earlier` is the age band that each participation had before.
    """
    lost: set[int] = set()
    asked = _asked(session)
    for one in facts.characteristics():
        if one.minimum_age is None or one.multiple:
            continue
        column = getattr(Participation, one.slug)
        put: dict[str, list[int]] = {}
        for some in _some(sorted(earlier)):
            held = session.exec(
                select(Participation.id, Participation.import_id, Participation.age_band, column).where(
                    col(Participation.id).in_(some)
                )
            )
            for number, import_id, band, slug in held:
                if number is None or slug == Missing.NOT_ASKED:
                    continue
                was, now = _too_young(earlier[number], one.minimum_age), _too_young(band, one.minimum_age)
                if now and not was:
                    here = one.slug in asked.get(import_id, ())
                    put.setdefault(str(Missing.NOT_APPLICABLE if here else Missing.NOT_ASKED), []).append(
                        number
                    )
                elif was and not now and slug == Missing.NOT_APPLICABLE:
                    put.setdefault(str(Missing.NEEDS_REVIEW), []).append(number)
        for slug, numbers in put.items():
            _write(session, numbers, {one.slug: slug})
        lost |= _without_labels(session, put.get(str(Missing.NEEDS_REVIEW), []), one.slug, change=change)
    return len(lost)


def _without_labels(
    session: Session, numbers: Sequence[int], characteristic: str, *, change: int
) -> set[int]:
    """Give those participations whose label is known what it means; return the others."""
    rest = set(numbers)
    for some in _some(sorted(numbers)):
        labels = (
            select(ParticipationLabel.label_id)
            .join(UnmatchedLabel, col(UnmatchedLabel.id) == col(ParticipationLabel.label_id))
            .where(
                col(ParticipationLabel.participation_id).in_(some),
                UnmatchedLabel.characteristic == characteristic,
            )
            .distinct()
        )
        answers = _answers(session, session.exec(labels).all(), characteristic=characteristic)
        here = {number: slugs for number, slugs in answers.items() if number in rest}
        _put_answers(session, here, characteristic=characteristic, change=change)
        rest -= here.keys()
    return rest


def _asked(session: Session) -> dict[int, frozenset[str]]:
    """Return which questions the file of each import asked."""
    found = {}
    for number, said in session.exec(select(Import.id, Import.column_map)):
        kept = json.loads(said)
        # Earlier versions kept the uses alone.
        uses = kept.get("uses", kept)
        found[number or 0] = frozenset(use for use in uses.values() if isinstance(use, str))
    return found


def _write(session: Session, numbers: Sequence[int], values: Mapping[str, object]) -> None:
    for some in _some(numbers):
        session.connection().execute(
            update(Participation).where(col(Participation.id).in_(some)).values(**values)
        )


def _some(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(numbers), AT_ONCE):
        yield numbers[first : first + AT_ONCE]
