"""The door for pages to two-way tables, as `data.published` opens it."""

from data import frozen
from data.databases import register_session
from data.disclosure.not_available import no_overlap
from models.protected import OverlapTable, Selection


def overlap(selection: Selection, *, characteristic: str, other: str) -> OverlapTable:
    """Return two characteristics together, each at its coarsest level, the first in the rows.

    Not available where the standing release holds no such table, whatever the reason.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        found = standing and frozen.overlaps.held(
            session, release=standing.id or 0, selection=selection, characteristic=characteristic, other=other
        )
    return found or no_overlap(selection, characteristic=characteristic, other=other)


def overlaps_offered() -> frozenset[tuple[Selection, str, str]]:
    """Return which two-way tables the standing release holds: selection and two characteristics, either way round."""
    with register_session() as session:
        standing = frozen.standing(session)
        held = frozen.overlaps.offered(session, release=standing.id or 0) if standing else frozenset()
    return held | {(selection, other, one) for selection, one, other in held}
