"""Decides, changes or takes back what a label of a source means; every stored import of that source follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from data import facts
from data.databases import intake_session, register_session
from data.importing.again.following import follow
from data.importing.again.forgotten_labels import forget_labels
from data.importing.columns.column_map import decidable
from data.importing.labels.norm import norm
from data.importing.people.privacy import FEWEST_STORED, NOT_SHOWN, shown
from data.importing.refusal import FileRefused
from data.importing.storing.change_counter import next_change
from models.intake import Import, ParticipationLabel, UnmatchedLabel
from models.register import AuditEvent
from models.vocabulary import ImportState

NO_CHARACTERISTIC = "There is no characteristic “{slug}”. There are: {known}. Nothing was changed."
NO_ANSWER = "“{slug}” is not an answer to {characteristic}. There are: {known}. Nothing was changed."
NO_SOURCE = "No import of the source “{source}” stands. Nothing was changed."
NO_IMPORT = "No import {number} stands. Nothing was changed."
NOT_KEPT = "That label may say who somebody is, so it is not kept and can't be decided. Nothing was changed."
NOT_DECIDED = "Nobody has decided that label, so there is nothing to take back. Nothing was changed."
DECIDE = "decide"
"""What the register's note says was done."""
DETAIL = "{characteristic}: a label {done}; {imports} of {whose} follow"


@dataclass(frozen=True)
class Scope:
    """Whose labels are meant: those of a source, or of one import that names none."""

    source: str = ""
    number: int | None = None
    """Number of an import. Where that import names a source, the whole source is meant."""


@dataclass(frozen=True)
class DecidedAgain:
    """What followed from one decision."""

    slug: str | None
    """None where the decision was taken back."""
    imports: int
    """Standing imports that hold the label."""
    people: int
    """Participations whose answer changed."""
    left_behind: int
    """Rows that were sent as totals, or stored before labels were linked: they keep what they have."""
    lost: int
    """Participations that are old enough for a question now, and whose answer to it was never kept."""
    forgotten: bool
    """Whether some import no longer knows the label: fewer than three rows held it, and nobody decides it now."""
    change_number: int


def decide_again(
    label: str, *, characteristic: str, slug: str | None, scope: Scope, who: str
) -> DecidedAgain:
    """Say what a label means, from now on and in every standing import of its source; None takes that back.

    One transaction: all imports follow or none. Each participation that changes gets the running number of the change,
    so that the next release knows who changed. The next file of the source is read by the decision.

    Raises
    ------
    FileRefused
        There is no such characteristic, answer, source or import, or the label may not be kept. Nothing was changed.
    """
    _check(label, characteristic=characteristic, slug=slug)
    with intake_session(writing=True) as session:
        change = next_change(session)
        source, only = _source(session, scope)
        every = _held(session, characteristic=characteristic, source=source, only=only)
        rows = [row for row in every if norm(row.label) == norm(label)]
        if slug is None and not any(row.decided_slug for row in rows):
            raise FileRefused(NOT_DECIDED)
        if not rows:
            rows = [_for_later(session, label, characteristic=characteristic, source=source, only=only)]
        _decide(rows, slug, who=who)
        session.flush()
        standing = _standing(session, rows)
        linked = _linked(session, rows)
        left_behind = sum(max(0, row.count - linked.get(row.id or 0, 0)) for row in standing)
        followed = follow(
            session, [row.id for row in rows if row.id], characteristic=characteristic, change=change
        )
        few = [row for row in rows if slug is None and row.count < FEWEST_STORED]
        forget_labels(session, few)
        session.commit()
    _note(who, characteristic=characteristic, slug=slug, imports=len(standing), source=source, only=only)
    return DecidedAgain(
        slug=slug,
        imports=len(standing),
        people=followed.changed,
        left_behind=left_behind,
        lost=followed.lost,
        forgotten=bool(few),
        change_number=change,
    )


def _check(label: str, *, characteristic: str, slug: str | None) -> None:
    known = [one.slug for one in facts.characteristics()]
    if characteristic not in known:
        raise FileRefused(NO_CHARACTERISTIC.format(slug=characteristic, known=", ".join(known)))
    if slug is not None and slug not in decidable(characteristic):
        answers = ", ".join(decidable(characteristic))
        raise FileRefused(NO_ANSWER.format(slug=slug, characteristic=characteristic, known=answers))
    if not norm(label) or shown(label) == NOT_SHOWN or norm(label) == norm(NOT_SHOWN):
        raise FileRefused(NOT_KEPT)


def _source(session: Session, scope: Scope) -> tuple[str, int | None]:
    """Return the source whose imports are meant, or "" and the one import that is meant."""
    if scope.number is not None:
        found = session.get(Import, scope.number)
        if found is None or found.state != ImportState.STORED:
            raise FileRefused(NO_IMPORT.format(number=scope.number))
        return found.source, None if found.source else scope.number
    stands = select(Import.id).where(Import.source == scope.source, Import.state == ImportState.STORED)
    if not scope.source or session.exec(stands).first() is None:
        raise FileRefused(NO_SOURCE.format(source=scope.source))
    return scope.source, None


def _held(
    session: Session, *, characteristic: str, source: str, only: int | None
) -> Sequence[UnmatchedLabel]:
    asked = select(UnmatchedLabel).where(
        UnmatchedLabel.characteristic == characteristic, UnmatchedLabel.source == source
    )
    if only is not None:
        asked = asked.where(UnmatchedLabel.import_id == only)
    return session.exec(asked).all()


def _for_later(
    session: Session, label: str, *, characteristic: str, source: str, only: int | None
) -> UnmatchedLabel:
    """Return a label that no standing row is known to hold: it is kept with the source's last import, for later files."""
    last = select(Import.id).where(Import.source == source, Import.state == ImportState.STORED)
    number = only or session.exec(last.order_by(col(Import.id).desc())).first()
    row = UnmatchedLabel(
        import_id=number or 0, source=source, characteristic=characteristic, label=shown(label), count=0
    )
    session.add(row)
    return row


def _decide(rows: Iterable[UnmatchedLabel], slug: str | None, *, who: str) -> None:
    for row in rows:
        row.decided_slug = slug
        row.decided_by = who if slug else None
        row.decided_at = datetime.now(UTC) if slug else None


def _standing(session: Session, rows: Sequence[UnmatchedLabel]) -> list[UnmatchedLabel]:
    stored = set(session.exec(select(Import.id).where(Import.state == ImportState.STORED)))
    return [row for row in rows if row.import_id in stored and row.count]


def _linked(session: Session, rows: Sequence[UnmatchedLabel]) -> dict[int, int]:
    found: dict[int, int] = {}
    ids = [row.id for row in rows]
    for label in session.exec(
        select(ParticipationLabel.label_id).where(col(ParticipationLabel.label_id).in_(ids))
    ):
        found[label] = found.get(label, 0) + 1
    return found


def _note(
    who: str, *, characteristic: str, slug: str | None, imports: int, source: str, only: int | None
) -> None:
    """Note it in the register, which may be shared: neither the label nor how many people held it."""
    detail = DETAIL.format(
        characteristic=characteristic,
        done="decided" if slug else "left to review again",
        imports=f"{imports} import" + ("" if imports == 1 else "s"),
        whose=f"import {only}" if only else source,
    )
    with register_session(writing=True) as session:
        session.add(AuditEvent(at=datetime.now(UTC), who=who, what=DECIDE, detail=detail))
        session.commit()
