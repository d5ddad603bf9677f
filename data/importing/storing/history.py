"""The imports so far: what was brought in, when, and whether it was taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import col, select

from data.databases import intake_session
from data.importing.counts.heads import SOURCE as HEADS_SOURCE
from data.importing.counts.storing import COLUMN_MAP as COUNTS_MAP
from models.intake import Import
from models.vocabulary import ImportState

ImportKind = Literal["people", "counts", "heads"]
"""Answers of people; counts that a partner sent instead; or heads of a community and needs."""


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


def _kind(row: Import) -> ImportKind:
    if row.column_map == COUNTS_MAP:
        return "counts"
    return "heads" if row.source == HEADS_SOURCE else "people"
