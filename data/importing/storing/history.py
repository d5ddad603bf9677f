"""The imports so far: what was brought in, when, and whether it was taken back."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlmodel import col, select

from data.databases import intake_session, register_session
from data.importing.again.deciding_again import DECIDE
from data.importing.again.removing import OBJECTION, REMOVED
from data.importing.counts.heads import SOURCE as HEADS_SOURCE
from data.importing.counts.storing import COLUMN_MAP as COUNTS_MAP
from data.importing.storing.undoing import UNDO
from models.intake import Import
from models.register import AuditEvent
from models.vocabulary import ImportState

ImportKind = Literal["people", "counts", "heads"]
"""Answers of people; counts that a partner sent instead; or heads of a community and needs."""
NUMBER = re.compile(r"Import (\d+) ")
"""How the register's note of an import that was taken back begins."""


@dataclass(frozen=True)
class PastImport:
    """One import, for the steward's list."""

    number: int
    file_name: str
    activity: str
    imported_at: datetime
    imported_by: str
    rows: int
    accepted: int
    undone: bool
    invented: bool
    kind: ImportKind = "people"


def imports() -> tuple[PastImport, ...]:
    """Return every import, the latest first."""
    with intake_session() as session:
        rows = session.exec(select(Import).order_by(col(Import.id).desc())).all()
        return tuple(
            PastImport(
                number=row.id or 0,
                file_name=row.file_name,
                activity=row.activity,
                imported_at=row.imported_at,
                imported_by=row.imported_by,
                rows=row.rows,
                accepted=row.accepted,
                undone=row.state == ImportState.UNDONE.value,
                invented=row.invented,
                kind=_kind(row),
            )
            for row in rows
        )


@dataclass(frozen=True)
class ChangedSince:
    """What was done to records that were there already, since some moment. No number of people is in it."""

    taken_back: tuple[str, ...]
    """File names of imports that were taken back, the latest first."""
    people_removed: bool
    """Whether anybody was removed who asked not to be counted."""
    words_decided: bool
    """Whether the meaning of a word was decided again, for imports that stand."""


def changed_since(moment: datetime) -> ChangedSince:
    """Return what was done to stored records after a moment, by what the register notes of each deed."""
    with register_session() as register:
        events = register.exec(
            select(AuditEvent)
            .where(col(AuditEvent.what).in_([UNDO, OBJECTION, DECIDE]))
            .order_by(col(AuditEvent.id).desc())
        ).all()
        after = [(event.what, event.detail) for event in events if in_utc(event.at) > in_utc(moment)]
    numbers = [int(found[1]) for what, detail in after if what == UNDO and (found := NUMBER.match(detail))]
    with intake_session() as intake:
        named = select(Import.id, Import.file_name).where(col(Import.id).in_(numbers))
        names = dict(intake.exec(named).all())
    return ChangedSince(
        taken_back=tuple(names[number] for number in numbers if number in names),
        people_removed=any(what == OBJECTION and detail == REMOVED for what, detail in after),
        words_decided=any(what == DECIDE for what, _ in after),
    )


def in_utc(when: datetime) -> datetime:
    """Return a moment with its zone: SQLite forgets it."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _kind(row: Import) -> ImportKind:
    if row.column_map == COUNTS_MAP:
        return "counts"
    return "heads" if row.source == HEADS_SOURCE else "people"
