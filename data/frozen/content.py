"""Whether a release still holds what was frozen: a digest of its rows, as they stand in the register. Sees no people.

It finds a row that was lost, doubled or changed by accident, as by a copy that broke off. Whoever can change the register on
purpose can change the digest too: against that stands only who may write there.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, col

from data.frozen.rows import ROWS_AT_ONCE
from models.release import (
    PublishedCell,
    PublishedHeads,
    PublishedNotAsked,
    PublishedOverlap,
    PublishedOverlapCell,
    PublishedSelection,
    PublishedTable,
)

DIGEST = "rows:"
"""Stands before a digest of this kind; those of earlier programs were of other things and can't be checked."""
LONGEST = 64
_OF_RELEASE: Sequence[type[SQLModel]] = (
    PublishedTable,
    PublishedOverlap,
    PublishedHeads,
    PublishedNotAsked,
    PublishedSelection,
)


def digest(session: Session, *, release: int) -> str:
    """Return the digest of every row of a release, in the order in which they were written; at most 64 letters."""
    found = sha256()
    for asked in _every_row(release):
        for rows in session.execute(asked).partitions(ROWS_AT_ONCE):
            for row in rows:
                found.update(f"{tuple(row)!r}\n".encode())
    return f"{DIGEST}{found.hexdigest()}"[:LONGEST]


def _every_row(release: int) -> Iterator[Select[Any]]:
    for of in _OF_RELEASE:
        columns = of.__table__.columns  # type: ignore[attr-defined]
        yield select_columns(*columns).where(columns["release_id"] == release).order_by(columns["id"])
    cells = PublishedCell.__table__.columns  # type: ignore[attr-defined]
    yield (
        select_columns(*cells)
        .join(PublishedTable, col(PublishedTable.id) == col(PublishedCell.table_id))
        .where(col(PublishedTable.release_id) == release)
        .order_by(col(PublishedCell.id))
    )
    overlap_cells = PublishedOverlapCell.__table__.columns  # type: ignore[attr-defined]
    yield (
        select_columns(*overlap_cells)
        .join(PublishedOverlap, col(PublishedOverlap.id) == col(PublishedOverlapCell.overlap_id))
        .where(col(PublishedOverlap.release_id) == release)
        .order_by(col(PublishedOverlapCell.id))
    )
