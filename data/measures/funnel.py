"""A funnel: engagements of different sizes against the share that would be in proportion, with exact binomial limits.

Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005) 1185-1202,
appendix A.1.1. The limits come from the benchmark share alone, so they are the same whatever was counted.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from data.measures.bases import require_protected
from models.comparison import KnownBase
from models.protected import ProtectedCount

Position = Literal["far_below", "below", "inside", "above", "far_above", "unknown"]
"""Where an engagement stands: beyond the outer limits, between inner and outer, inside both; or its number is hidden and
may lie on either side of a limit."""

INNER, OUTER = Fraction(95, 100), Fraction(998, 1000)
"""Of 100 fair engagements of one size 95 lie inside the inner limits; of 1,000, 998 inside the outer ones."""


def limits(
    sizes: Sequence[int], *, pi: Fraction, inside: Fraction
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lower and the upper limit of the share at each size (people, above 0), fractions of 1.

    `pi` is the benchmark share, `inside` the part of fair engagements that lie inside. Limits of whole people would be
    stairs, so they are interpolated as in the appendix: with r the smallest number of people with P(X <= r) >= p, the
    limit is (r - a) / n, where a = (P(X <= r) - p) / P(X = r). A whole number of people lies under it just where
    P(X <= x) < p. The upper limit is that of the people who are not of the group, so that it is as strict.
    """
    tail = float(1 - inside) / 2
    return _lower(sizes, pi=float(pi), p=tail), 1 - _lower(sizes, pi=float(1 - pi), p=tail)


def _lower(sizes: Sequence[int], *, pi: float, p: float) -> NDArray[np.float64]:
    n = np.asarray(sizes, dtype=np.float64)
    r = binom.ppf(p, n, pi)
    a = (binom.cdf(r, n, pi) - p) / binom.pmf(r, n, pi)
    return np.clip((r - a) / n, 0.0, 1.0)


def position(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> Position:
    """Return where an engagement stands for sure, whatever the rounding or hiding took away.

    Below a limit where even the most people that the count can be, of the smallest base, are under it; above where
    even the least, of the largest base, are over it. Everything else is inside, but for a hidden number that may lie on
    both sides of an inner limit: of that nothing is known.
    """
    require_protected(count, base)
    limits: tuple[tuple[Position, Position, Fraction], ...] = (
        ("far_below", "far_above", OUTER),
        ("below", "above", INNER),
    )
    for name_below, name_above, inside in limits:
        tail = float(1 - inside) / 2
        if base.low > 0 and binom.cdf(count.high, base.low, float(pi)) < tail:
            return name_below
        if base.high > 0 and binom.sf(count.low - 1, base.high, float(pi)) < tail:
            return name_above
    return "unknown" if count.shown is None and not _surely_inside(count, base=base, pi=pi) else "inside"


def _surely_inside(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> bool:
    """Return whether even the least of the largest base, and the most of the smallest, are within the inner limits."""
    tail = float(1 - INNER) / 2
    most = min(count.high, base.low)
    least_holds = binom.cdf(count.low, base.high, float(pi)) >= tail
    return bool(least_holds and binom.sf(most - 1, base.low, float(pi)) >= tail)
