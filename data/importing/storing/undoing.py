"""Takes one import back, whole. What stays says that people were removed, where and when, never what they said."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, literal, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.databases import intake_session, register_session
from data.importing.refusal import FileRefused
from data.importing.storing.change_counter import next_change
from models.intake import (
    EVERYONE,
    HeadTombstone,
    Import,
    NeedCount,
    Participation,
    ParticipationCount,
    ParticipationLabel,
    ParticipationTick,
    Problem,
    Tombstone,
    UnmatchedLabel,
)
from models.register import AuditEvent
from models.vocabulary import ImportState

UNDO = "undo"
"""What the register's note says was done."""
DETAIL = "Import {number} out of {activity}"
NO_IMPORT = "There is no import {number}. Nothing was changed."
UNDONE_BEFORE = "Import {number} was taken back before. Nothing was changed."


@dataclass(frozen=True)
class UndoneImport:
    """What was taken back."""

    number: int
    file_name: str
    removed: int
    """Participations that are gone, and heads that a partner had counted."""
    change_number: int


def undo(number: int, *, who: str) -> UndoneImport:
    """Take an import back, in one transaction: its people, their answers, its counts, its problems and its undecided labels.

    Decided labels stay, without their counts: they say what a word means, not who said it.

    Raises
    ------
    FileRefused
        There is no such import, or it was taken back before.
    """
    with intake_session(writing=True) as session:
        change = next_change(session)
        found = session.get(Import, number)
        if found is None:
            raise FileRefused(NO_IMPORT.format(number=number))
        if found.state == ImportState.UNDONE:
            raise FileRefused(UNDONE_BEFORE.format(number=number))
        removed = select(Participation.activity, Participation.quarter, literal(change)).where(
            Participation.import_id == number
        )
        session.connection().execute(
            insert(Tombstone).from_select(["activity", "quarter", "change_number"], removed)
        )
        counted = _heads(session, number)
        _leave_tombstones_of_heads(session, counted, number=number, change=change)
        gone = take_out(session, found) + sum(n for _, _, n in counted)
        undone = UndoneImport(number, found.file_name, gone, change)
        detail = DETAIL.format(number=number, activity=found.activity)
        session.commit()
    with register_session(writing=True) as session:
        session.add(AuditEvent(at=datetime.now(UTC), who=who, what=UNDO, detail=detail))
        session.commit()
    return undone


def take_out(session: Session, found: Import) -> int:
    """Delete what an import holds, but for what people decided; return how many participations went. No tombstones."""
    number = found.id or 0
    connection = session.connection()
    people = select(Participation.id).where(Participation.import_id == number)
    connection.execute(delete(ParticipationTick).where(col(ParticipationTick.participation_id).in_(people)))
    connection.execute(delete(ParticipationLabel).where(col(ParticipationLabel.participation_id).in_(people)))
    gone = connection.execute(delete(Participation).where(col(Participation.import_id) == number))
    for table in (ParticipationCount, NeedCount, Problem):
        connection.execute(delete(table).where(table.import_id == number))  # type: ignore[arg-type]
    of_import = col(UnmatchedLabel.import_id) == number
    connection.execute(delete(UnmatchedLabel).where(of_import, col(UnmatchedLabel.decided_slug).is_(None)))
    connection.execute(update(UnmatchedLabel).where(of_import).values(count=0))
    found.state = ImportState.UNDONE.value
    session.add(found)
    session.flush()
    return gone.rowcount


def _leave_tombstones_of_heads(
    session: Session, counted: list[tuple[str, str, int]], *, number: int, change: int
) -> None:
    session.add_all(
        Tombstone(activity=activity, quarter=quarter, change_number=change, counted=True)
        for activity, quarter, n in counted
        for _ in range(n)
    )
    session.flush()
    heads = select_columns(
        col(NeedCount.activity),
        col(NeedCount.kind),
        col(NeedCount.category),
        col(NeedCount.stated),
        literal(change),
    ).where(col(NeedCount.import_id) == number)
    named = ["activity", "kind", "category", "heads", "change_number"]
    session.connection().execute(insert(HeadTombstone).from_select(named, heads))


def _heads(session: Session, number: int) -> list[tuple[str, str, int]]:
    """Return activity, quarter and number of the heads that a partner counted."""
    came = select_columns(
        col(ParticipationCount.activity), col(ParticipationCount.quarter), col(ParticipationCount.n)
    ).where(col(ParticipationCount.import_id) == number, col(ParticipationCount.characteristic) == EVERYONE)
    return [(activity, quarter, n) for activity, quarter, n in session.execute(came)]
