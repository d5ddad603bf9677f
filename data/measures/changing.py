"""Whether a share has really changed from one closed period to another (method 3.1 and 2.6 D2). Pure.

Two periods differ only where what both shares may be does not meet. What a share may be allows for rounding and hiding,
and for chance as well: a page that took a change for real which chance alone explains would answer its question wrongly.
"""

from collections.abc import Sequence

import numpy as np
from statsmodels.stats.proportion import proportion_confint  # type: ignore[import-untyped]

from data.measures.bases import base_of, require_protected
from data.measures.shares import Interval
from models.comparison import ChangeOverTime, Comparison, GroupReach, KnownBase
from models.protected import ProtectedCount
from models.vocabulary import Change, Withheld

POINTS_TO_COMPARE = 2
POINTS_FOR_A_TREND = 3
"""With fewer, a page says that they are too few to speak of a trend."""


def possible_shares(shares: Sequence[tuple[ProtectedCount, KnownBase]]) -> tuple[Interval, ...]:
    """Return the least and the most that each share of its base may be, 0 to 1.

    From the lower end of the 95 % Wilson interval of the lowest count in the highest base, to the upper end of that of
    the highest count in the lowest base. A base that may be empty says nothing: 0 to 1.
    """
    require_protected(*(value for pair in shares for value in pair))
    if not shares:
        return ()
    most_of = np.array([max(base.high, 1) for _, base in shares], dtype=float)
    least_of = np.array([max(base.low, 1) for _, base in shares], dtype=float)
    few = np.minimum([count.low for count, _ in shares], most_of)
    many = np.minimum([count.high for count, _ in shares], least_of)
    lows = np.asarray(proportion_confint(few, most_of, method="wilson")[0])
    highs = np.asarray(proportion_confint(many, least_of, method="wilson")[1])
    return tuple(
        (max(0.0, low), min(1.0, high)) if base.low else (0.0, 1.0)
        for low, high, (_, base) in zip(lows.tolist(), highs.tolist(), shares, strict=True)
    )


def change(before: Interval, *, now: Interval) -> Change:
    """Say whether a share is more or fewer than before; ranges that only touch do meet."""
    if now[0] > before[1]:
        return Change.MORE
    return Change.FEWER if now[1] < before[0] else Change.NO_CLEAR_CHANGE


def can_be_compared(period: Comparison) -> bool:
    """Say whether a period is a point of a series: its figures are shown, and enough of those asked answered."""
    return period.table.available and period.enough_answers and bool(period.table.known.shown)


def over_time(periods: Sequence[Comparison]) -> ChangeOverTime:
    """Return what became of each group from the first period that can be compared to the last.

    `periods` are one characteristic at one level in equal buckets, oldest first. With fewer than two that can be
    compared, and for a group that is not available in one of the two, it is "too few points".
    """
    points = [period for period in periods if can_be_compared(period)]
    first, last = (points[0], points[-1]) if points else (None, None)
    if first is None or last is None or len(points) < POINTS_TO_COMPARE:
        groups = periods[-1].groups if periods else ()
        return ChangeOverTime(
            first, last, len(points), {group.category: Change.TOO_FEW_POINTS for group in groups}
        )
    pairs = {
        then.category: (_share(then, of=first), _share(now, of=last))
        for then, now in zip(first.groups, last.groups, strict=True)
    }
    seen = {category: pair for category, pair in pairs.items() if pair[0] and pair[1]}
    before = possible_shares([then for then, _ in seen.values() if then])
    after = possible_shares([now for _, now in seen.values() if now])
    told = {category: change(old, now=new) for category, old, new in zip(seen, before, after, strict=True)}
    return ChangeOverTime(
        first, last, len(points), {category: told.get(category, Change.TOO_FEW_POINTS) for category in pairs}
    )


def _share(group: GroupReach, *, of: Comparison) -> tuple[ProtectedCount, KnownBase] | None:
    """Return a group's count and what its share is of: all known answers where it has no benchmark (decision 3)."""
    base = base_of(of.table.known) if group.expected is None else of.base
    if base is None or group.heard.withheld is Withheld.NOT_AVAILABLE:
        return None
    return group.heard, base
