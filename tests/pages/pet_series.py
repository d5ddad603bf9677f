"""Series of invented periods, from the protected tables of pets.

over(pets(cats=60, dogs=140), None, pets(cats=90, dogs=110))     # 2023/24, then nothing to show, then 2025/26
"""

from collections.abc import Sequence
from dataclasses import replace

from data.measures import over_time
from models.comparison import Comparison
from models.protected import ProtectedCell, ProtectedCount, Selection
from models.vocabulary import TableChange, Withheld
from pages.parts.groups import Compared
from pages.parts.series.series import Buckets, Series

YEARS = ("2023-24", "2024-25", "2025-26", "2026-27", "2027-28", "2028-29", "2029-30", "2030-31")
GONE = ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 0)


def over(
    *points: Compared | None,
    periods: Sequence[str] = YEARS,
    buckets: Buckets = "years",
    selection: Selection | None = None,
) -> Series:
    """Return a series; None is a period that is not available. `selection` is that of all, but for the period."""
    first = next(point for point in points if point is not None)
    held = [
        _in(period, point or _absent(first), selection)
        for period, point in zip(periods, points, strict=False)
    ]
    return Series(
        characteristic=first.characteristic,
        level=first.level,
        buckets=buckets,
        periods=tuple(periods[: len(points)]),
        points=tuple(held),
        changed=over_time(held),
    )


def marked(point: Compared, change: TableChange, **made) -> Compared:
    """Return a period whose table was revised or kept; `figures_from` is the date of its release."""
    table = replace(point.comparison.table, change=change, **made)
    return replace(point, comparison=replace(point.comparison, table=table))


def _in(period: str, point: Compared, selection: Selection | None) -> Comparison:
    held = point.comparison
    chosen = replace(selection or held.table.selection, period=period)
    return replace(held, table=replace(held.table, selection=chosen))


def _absent(like: Compared) -> Compared:
    held = like.comparison
    cells = tuple(ProtectedCell(cell.category, GONE) for cell in held.table.cells)
    table = replace(held.table, available=False, people=GONE, asked=GONE, known=GONE, cells=cells)
    groups = tuple(
        replace(
            group, heard=GONE, share=None, interval=None, ratio=None, ratio_low=None, ratio_high=None,
            expected=None, verdict=None,
        )
        for group in held.groups
    )  # fmt: skip
    return replace(
        like, comparison=replace(held, table=table, groups=groups, base=None, enough_answers=False)
    )
