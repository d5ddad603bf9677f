"""Whether a release still holds what was frozen: a digest of its rows, as they stand in the register. Sees no people.

It finds a row that was lost, doubled or changed by accident, as by a copy that broke off. Whoever can change the register on
purpose can change the digest too: against that stands only who may write there.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
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
    Release,
)

DIGEST = "rows2:"
"""Stands before a digest of the release's own row and of all that hangs on it."""
WITHOUT_ITS_OWN = "rows:"
"""Stands before a digest of an earlier program, which left the release's own row out. Those of still earlier ones were of other
things and can't be checked."""
LONGEST = 64
_OF_RELEASE: Sequence[type[SQLModel]] = (
    PublishedTable,
    PublishedOverlap,
    PublishedHeads,
    PublishedNotAsked,
    PublishedSelection,
)


def digest(session: Session, *, release: int, of: str = DIGEST) -> str:
    """Return the digest of every row of a release, in the order in which they were written; at most 64 letters.

    `of` is the kind: `DIGEST`, or `WITHOUT_ITS_OWN` for what an earlier program froze.
    """
    found = sha256()
    if of == DIGEST:
        found.update(f"{_own_row(session, release=release)!r}\n".encode())
    for asked in _every_row(release):
        for rows in session.execute(asked).partitions(ROWS_AT_ONCE):
            for row in rows:
                found.update(f"{tuple(row)!r}\n".encode())
    return f"{of}{found.hexdigest()}"[:LONGEST]


def as_frozen(session: Session, *, release: Release) -> bool | None:
    """Say whether a release holds what was frozen, by the digest that it bears; None where that can't be checked."""
    kind = next((of for of in (DIGEST, WITHOUT_ITS_OWN) if release.content_hash.startswith(of)), None)
    if kind is None:
        return None
    return digest(session, release=release.id or 0, of=kind) == release.content_hash


def _own_row(session: Session, *, release: int) -> tuple[Any, ...]:
    """Return what a release says of itself: when it was made, of what and how, and whether anybody in it is invented."""
    columns = Release.__table__.columns  # type: ignore[attr-defined]
    told = [each for each in columns if each.name not in ("id", "content_hash")]
    row = session.execute(select_columns(*told).where(columns["id"] == release)).one()
    # PostgreSQL gives a moment in the time zone of the session, which may be another one day.
    return tuple(each.astimezone(UTC) if isinstance(each, datetime) and each.tzinfo else each for each in row)


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
