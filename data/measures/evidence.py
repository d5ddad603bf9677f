"""Could chance alone explain it? Tests on shown counts, read at the end least kind to a finding (method 3.3)."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, log

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, false_discovery_control, hypergeom

from data.measures.bases import require_protected
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount

Floats = NDArray[np.float64]


def probability_as_few(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    population: int | None = None,
    joining: int = 0,
) -> Floats:
    """Return P(X <= x) for each count at its highest, drawn from the base at its lowest.

    `shares` are the benchmark's. With a `population` of whom the base is over 5 %, the hypergeometric takes the
    place of the binomial. `joining` people are taken to belong to each group beside those counted.
    """
    require_protected(*counts, base)
    people = np.array([count.high for count in counts]) + joining
    if population is not None and large_part(base, population=population):
        return np.asarray(
            hypergeom.cdf(people, population, _holders(shares, population=population), base.low)
        )
    return np.asarray(binom.cdf(people, base.low, _floats(shares)))


def probability_as_many(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    population: int | None = None,
    joining: int = 0,
) -> Floats:
    """Return P(X >= x) for each count at its lowest, drawn from the base at its highest; else as above."""
    require_protected(*counts, base)
    below = np.array([count.low for count in counts]) + joining - 1
    if population is not None and large_part(base, population=population):
        return np.asarray(hypergeom.sf(below, population, _holders(shares, population=population), base.high))
    return np.asarray(binom.sf(below, base.high, _floats(shares)))


def probabilities_as_few(
    counts: Sequence[ProtectedCount],
    *,
    bases: Sequence[KnownBase],
    joining: Sequence[int],
    shares: Sequence[Fraction],
    population: int | None = None,
) -> Floats:
    """Return `probability_as_few` of several cases, cases by counts: each has its base, and how many join."""
    require_protected(*counts, *bases)
    if population is not None and any(large_part(base, population=population) for base in bases):
        rows = [
            probability_as_few(counts, base=base, shares=shares, population=population, joining=more)
            for base, more in zip(bases, joining, strict=True)
        ]
        return np.array(rows)
    people = np.array([count.high for count in counts]) + np.array(joining)[:, None]
    return np.asarray(binom.cdf(people, np.array([base.low for base in bases])[:, None], _floats(shares)))


def probabilities_as_many(
    counts: Sequence[ProtectedCount],
    *,
    bases: Sequence[KnownBase],
    joining: Sequence[int],
    shares: Sequence[Fraction],
    population: int | None = None,
) -> Floats:
    """Return `probability_as_many` of several cases, cases by counts; else as above."""
    require_protected(*counts, *bases)
    if population is not None and any(large_part(base, population=population) for base in bases):
        rows = [
            probability_as_many(counts, base=base, shares=shares, population=population, joining=more)
            for base, more in zip(bases, joining, strict=True)
        ]
        return np.array(rows)
    below = np.array([count.low for count in counts]) + np.array(joining)[:, None] - 1
    return np.asarray(binom.sf(below, np.array([base.high for base in bases])[:, None], _floats(shares)))


def large_part(base: KnownBase, *, population: int) -> bool:
    """Say whether a base is over 5 % of a population, so that who is left of it matters (method 3.1).

    Where it may be all of it or more, its people were counted more than once or live elsewhere: then nothing says
    how many are left.
    """
    require_protected(base)
    return base.shown > thresholds().finite_population * population and base.high < population


def _holders(shares: Sequence[Fraction], *, population: int) -> NDArray[np.int64]:
    return np.array([round(pi * population) for pi in shares])


def _floats(shares: Sequence[Fraction]) -> Floats:
    return np.array([float(pi) for pi in shares])


def allowing_for_many(p_values: Floats) -> Floats:
    """Return p-values adjusted over the last axis by Benjamini and Hochberg (1995), as verdicts use them."""
    return np.asarray(false_discovery_control(p_values, axis=-1, method="bh")) if p_values.size else p_values


@lru_cache(maxsize=4096)
def smallest_telling_base(pi: Fraction) -> int:
    """Return n_min: the smallest base of which not one person from a group with share `pi` would be evidence.

    The smallest n with (1 - pi)^n <= 0.05 (method 3.3); the floor of 30 known answers is not in it.
    """
    return 1 if pi >= 1 else ceil(log(thresholds().significance) / log(1 - pi))


def too_few(base: KnownBase, *, pi: Fraction, population: int | None = None) -> bool:
    """Say whether the shown base is too small to tell anything of a group with this benchmark share.

    Of a large part of a `population` it is not, once so many were heard that nobody of the group among them is evidence.
    """
    require_protected(base)
    if base.shown < thresholds().minimum_known:
        return True
    if population is not None and large_part(base, population=population):
        return not nobody_tells(base.shown, pi=pi, population=population)
    return base.shown < smallest_telling_base(pi)


@lru_cache(maxsize=4096)
def nobody_tells(base: int, *, pi: Fraction, population: int) -> bool:
    """Say whether not one person from a group with share `pi`, among so many of a population, would be evidence."""
    holders = round(pi * population)
    return bool(hypergeom.cdf(0, population, holders, base) <= float(thresholds().significance))
