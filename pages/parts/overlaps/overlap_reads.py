"""What the page of overlaps reads of the release that stands, kept in memory as `reads` keeps it."""

from functools import lru_cache

from data import facts, published
from models.protected import ReleaseNote, Selection
from pages.parts import reads
from pages.parts.overlaps.overlap import Overlap


def release() -> ReleaseNote | None:
    """Return what may be said of the release that stands, or None before the first."""
    return reads.release()


@lru_cache(maxsize=4)
def offered(_release: ReleaseNote) -> frozenset[tuple[Selection, str, str]]:
    """Return which tables of two characteristics the release holds, either way round."""
    return published.overlaps_offered()


@lru_cache(maxsize=256)
def overlap(standing: ReleaseNote, selection: Selection, characteristic: str, other: str) -> Overlap:
    """Return two characteristics together, the first in the rows, beside who lives here by the second."""
    return Overlap(
        characteristic=facts.characteristic(characteristic),
        level=facts.levels(characteristic)[0],
        other=reads.compared(standing, selection, other, facts.levels(other)[0].slug),
        table=published.overlap(selection, characteristic=characteristic, other=other),
    )
