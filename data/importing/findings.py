"""Stores what was found in a file besides its people: problems, labels that may be kept, and where each label stood."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import Session, select

from data.importing.harmonising import HarmonisedFile
from data.importing.label_links import kept_labels, links
from models.intake import Participation, ParticipationLabel, Problem, UnmatchedLabel
from models.vocabulary import ProblemKind

CHUNK = 10_000


def insert_findings(
    session: Session,
    harmonised: HarmonisedFile,
    *,
    number: int,
    known_people: Collection[int],
    left_out: Collection[int],
    who: str,
    at: datetime,
) -> None:
    """Store the findings of import `number`. `known_people` and `left_out` are places among the kept rows.

    Of rows that are left out nothing is kept but that they are.
    """
    _insert_problems(session, harmonised, number=number, known_people=known_people, left_out=left_out)
    labels = kept_labels(harmonised, left_out=left_out)
    if not labels:
        return
    kept = [
        UnmatchedLabel(
            import_id=number,
            source=harmonised.source,
            characteristic=one.characteristic,
            label=one.label,
            count=one.count,
            decided_slug=one.slug,
            decided_by=who if one.slug else None,
            decided_at=at if one.slug else None,
        )
        for one in labels
    ]
    session.add_all(kept)
    session.flush()
    found = links(harmonised, labels=labels)
    if not found:
        return
    numbers = {one.key: row.id for one, row in zip(labels, kept, strict=True)}
    standing = Counter(link.label for link in found if link.kept not in left_out)
    for one, row in zip(labels, kept, strict=True):
        if one.slug:
            # Not those who are too young for the question: no label of theirs counts.
            row.count = standing[one.key]
    held = select(Participation.row, Participation.id).where(Participation.import_id == number)
    ids: Mapping[int, int | None] = dict(session.exec(held).all())
    rows, places = harmonised.table.row_numbers, harmonised.kept
    linked = [
        {
            "participation_id": ids[rows[places[link.kept]]],
            "label_id": numbers[link.label],
            "place": link.place,
            "beside": link.beside,
        }
        for link in found
        if link.kept not in left_out
    ]
    statement = insert(ParticipationLabel.__table__)  # type: ignore[attr-defined]
    for first in range(0, len(linked), CHUNK):
        session.connection().execute(statement, linked[first : first + CHUNK])


def _insert_problems(
    session: Session,
    harmonised: HarmonisedFile,
    *,
    number: int,
    known_people: Collection[int],
    left_out: Collection[int],
) -> None:
    rows, kept = harmonised.table.row_numbers, harmonised.kept
    objecting = {rows[kept[place]] for place in left_out}
    found = [(one.row, one.column, one.kind) for one in harmonised.problems if one.row not in objecting]
    found += [(rows[kept[place]], "", ProblemKind.SAME_PERSON_TWICE) for place in known_people]
    found += [(row, "", ProblemKind.ASKED_NOT_TO_BE_COUNTED) for row in sorted(objecting)]
    if found:
        problems = [
            {"import_id": number, "row": row, "column": column, "kind": kind.value}
            for row, column, kind in found
        ]
        session.connection().execute(insert(Problem.__table__), problems)  # type: ignore[attr-defined]
