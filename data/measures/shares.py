"""Shares, reach ratios and gaps of shown counts, with their 95 % intervals (method 3.1)."""

from collections.abc import Sequence
from fractions import Fraction
from math import isnan
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep  # type: ignore[import-untyped]

from data.measures.bases import require_protected
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount

Interval = tuple[float, float]
Floats = NDArray[np.float64]
NORMAL_95 = float(norm.isf(0.05 / 2))
"""Nineteen in twenty of a normal distribution lie within so many standard deviations: 1.96."""


def drawn(count: ProtectedCount, *, base: KnownBase) -> int | None:
    """Return the people a chart may draw: the shown count, at most the base; None where hidden."""
    require_protected(count, base)
    return None if count.shown is None else min(count.shown, base.shown)


def share(count: ProtectedCount, *, base: KnownBase) -> float | None:
    """Return the share of the base, 0 to 1; None where the count is hidden or the base empty."""
    people = drawn(count, base=base)
    return None if people is None or base.shown == 0 else people / base.shown


def wilson_intervals(
    counts: Sequence[ProtectedCount], *, base: KnownBase, joining: int = 0
) -> tuple[Interval | None, ...]:
    """Return the 95 % Wilson interval of each count's share of the base (Wilson 1927).

    None for a hidden count, and for all of them where the base is empty. `joining` people are taken to belong
    to each group beside those counted.
    """
    return wilson_intervals_of(counts, bases=[base], joining=[joining])[0]


def wilson_intervals_of(
    counts: Sequence[ProtectedCount], *, bases: Sequence[KnownBase], joining: Sequence[int]
) -> list[tuple[Interval | None, ...]]:
    """Return `wilson_intervals` of several cases: each has its base, and how many join."""
    people = [[drawn(count, base=base) for count in counts] for base in bases]
    points = np.array(
        [
            [np.nan if point is None or not base.shown else min(point + more, base.shown) for point in row]
            for row, base, more in zip(people, bases, joining, strict=True)
        ]
    )
    sizes = np.array([[float(base.shown or 1)] for base in bases])
    lows, highs = _wilson(points / sizes, sizes=sizes)
    return [
        tuple(
            None if isnan(low) else (max(0.0, low), min(1.0, high)) for low, high in zip(*ends, strict=True)
        )
        for ends in zip(np.asarray(lows).tolist(), np.asarray(highs).tolist(), strict=True)
    ]


def _wilson(parts: Floats, *, sizes: Floats) -> tuple[Floats, Floats]:
    """Return Wilson's limits of shares, step by step as `statsmodels.stats.proportion.proportion_confint` has them.

    That one looks the normal distribution up anew each time, which takes ten times as long as all the rest.
    """
    squared = NORMAL_95**2
    part = 1 + squared / sizes
    middle = (parts + squared / (2 * sizes)) / part
    reach = NORMAL_95 * np.sqrt(parts * (1.0 - parts) / sizes + squared / (4.0 * sizes**2)) / part
    return middle - reach, middle + reach


def reach_ratio(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> float | None:
    """Return share divided by benchmark share `pi` (above 0); 1 is in proportion. None where there is no share."""
    part = share(count, base=base)
    return None if part is None else part / float(pi)


def reach_interval(interval: Interval | None, *, pi: Fraction) -> Interval | None:
    """Return the interval of the reach ratio: that of the share over `pi`, which is taken as known."""
    return None if interval is None else (interval[0] / float(pi), interval[1] / float(pi))


def most_ratio(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> float | None:
    """Return the most that the reach ratio can be: the highest count over the lowest base. None if that is 0."""
    require_protected(count, base)
    return None if base.low == 0 else count.high / (base.low * float(pi))


def gap_points(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> float | None:
    """Return the gap to the benchmark share in percentage points; None where there is no share."""
    part = share(count, base=base)
    return None if part is None else 100 * (part - float(pi))


End = Literal["shown", "fewest", "most"]
"""Which of the numbers that may stand behind shown ones: those shown, or the end at which a share is least or greatest."""


def difference_interval(
    count: ProtectedCount, *, base: KnownBase, pi: Fraction, sample: int, end: End = "shown", joining: int = 0
) -> Interval | None:
    """Return Newcombe's 95 % interval of share less benchmark share, for a benchmark that is itself a sample.

    `pi` is the benchmark's share, `sample` how many people its survey asked (Newcombe 1998, method 10). `joining` people
    are taken to belong to the group beside those counted. At either end it is as one-sided as the tests of a verdict, so that
    a very large survey says what a census would. None where there is no share.
    """
    require_protected(count, base)
    of = {"shown": base.shown, "fewest": base.high, "most": base.low}[end]
    people = {"shown": count.shown, "fewest": count.low, "most": count.high}[end]
    if people is None or of == 0:
        return None
    alpha = 0.05 if end == "shown" else 2 * float(thresholds().significance)
    low, high = confint_proportions_2indep(
        min(people + joining, of),
        of,
        float(pi * sample),
        sample,
        method="newcomb",
        compare="diff",
        alpha=alpha,
    )
    return float(low), float(high)


def share_range(count: ProtectedCount, *, base: KnownBase) -> tuple[Fraction, Fraction] | None:
    """Return the least and most that the share may truly be, from what the shown values allow; None for an empty base."""
    require_protected(count, base)
    if base.low == 0:
        return None
    return Fraction(count.low, base.high), min(Fraction(1), Fraction(count.high, base.low))


def shares_differ(
    count: ProtectedCount, *, base: KnownBase, from_earlier: ProtectedCount, earlier_base: KnownBase
) -> bool:
    """Say whether the shares of two releases differ: only where the ranges of what both may be do not meet."""
    now, before = share_range(count, base=base), share_range(from_earlier, base=earlier_base)
    return now is not None and before is not None and (now[0] > before[1] or before[0] > now[1])
