"""The imports so far: what was brought in, when, and whether it was taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from data.databases import intake_session
from models.intake import Import
from models.vocabulary import ImportState


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
            )
            for row in rows
        )
