"""Verdicts on shown counts, in the order of method 3.3; and whether the unanswered could change them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from math import inf, nextafter

import numpy as np

from data.measures.bases import require_protected, widened
from data.measures.evidence import (
    Floats,
    allowing_for_many,
    probabilities_as_few,
    probabilities_as_many,
    too_few,
)
from data.measures.shares import Interval, difference_interval, wilson_intervals_of
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount
from models.vocabulary import Verdict


@dataclass(frozen=True)
class _Case:
    """One reading of the counts: the base, and how many people of each group are taken to join those counted."""

    base: KnownBase
    joining: int = 0


@dataclass(frozen=True)
class _Evidence:
    """What one case says of each group: p-values before adjustment, and intervals."""

    case: _Case
    few: Floats
    many: Floats
    intervals: tuple[Interval | None, ...]


def verdicts_and_doubts(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    unanswered: int,
    population: int | None = None,
    sample: int | None = None,
) -> tuple[tuple[Verdict, ...], tuple[bool, ...]]:
    """Return each verdict, and whether it depends on the `unanswered` people (Manski bounds, method 3.2).

    It does where none of the unanswered belonging to the group, and all of them doing so, give two verdicts; the
    p-values of the other groups stay as they are. Too few to tell depends on nobody.
    """
    require_protected(*counts, base)
    return _verdicts_and_doubts(tuple(counts), base, tuple(shares), unanswered, population, sample)


@lru_cache(maxsize=4096)
def _verdicts_and_doubts(
    counts: tuple[ProtectedCount, ...],
    base: KnownBase,
    shares: tuple[Fraction, ...],
    unanswered: int,
    population: int | None,
    sample: int | None,
) -> tuple[tuple[Verdict, ...], tuple[bool, ...]]:
    """Cached, because every page that shows a table asks again, and a release never changes."""
    telling = [place for place, pi in enumerate(shares) if not too_few(base, pi=pi, population=population)]
    words = [Verdict.TOO_FEW] * len(counts)
    doubts = [False] * len(words)
    if not telling:
        return tuple(words), tuple(doubts)
    judged = [counts[place] for place in telling]
    judged_shares = [shares[place] for place in telling]
    # The ends come first to the same functions as what was seen: each call costs more than its numbers.
    wider = widened(base, by=unanswered)
    ends = [_Case(wider), _Case(wider, joining=unanswered)] if unanswered else []
    seen, *moved = _weigh(judged, cases=[_Case(base), *ends], shares=judged_shares, population=population)
    adjusted = allowing_for_many(
        np.vstack([seen.few, seen.many, *(each for end in moved for each in _each_moved(seen, to=end))])
    )
    found = _words(seen, judged, few=adjusted[0], many=adjusted[1], shares=judged_shares, sample=sample)
    for place, word in zip(telling, found, strict=True):
        words[place] = word
    size = len(telling)
    # Of each block of cases, each group's own p-value in the case in which it moved.
    blocks = [np.diagonal(adjusted[2 + i * size : 2 + (i + 1) * size]) for i in range(2 * len(moved))]
    of_ends = [
        _words(end, judged, few=blocks[2 * i], many=blocks[2 * i + 1], shares=judged_shares, sample=sample)
        for i, end in enumerate(moved)
    ]
    for place, ends_of_group in zip(telling, zip(*of_ends, strict=True), strict=bool(of_ends)):
        doubts[place] = ends_of_group[0] is not ends_of_group[1]
    return tuple(words), tuple(doubts)


def _weigh(
    counts: Sequence[ProtectedCount],
    *,
    cases: Sequence[_Case],
    shares: Sequence[Fraction],
    population: int | None,
) -> list[_Evidence]:
    bases, joining = [case.base for case in cases], [case.joining for case in cases]
    few = probabilities_as_few(counts, bases=bases, joining=joining, shares=shares, population=population)
    many = probabilities_as_many(counts, bases=bases, joining=joining, shares=shares, population=population)
    intervals = wilson_intervals_of(counts, bases=bases, joining=joining)
    return [_Evidence(*each) for each in zip(cases, few, many, intervals, strict=True)]


def _each_moved(seen: _Evidence, *, to: _Evidence) -> tuple[Floats, Floats]:
    """Return p-values for too few, and for too many: a row for each group, its own moved and the others left."""
    blocks = []
    for stay, move in ((seen.few, to.few), (seen.many, to.many)):
        block = np.tile(stay, (len(stay), 1))
        np.fill_diagonal(block, move)
        blocks.append(block)
    return blocks[0], blocks[1]


def _words(
    evidence: _Evidence,
    counts: Sequence[ProtectedCount],
    *,
    few: Floats,
    many: Floats,
    shares: Sequence[Fraction],
    sample: int | None,
) -> list[Verdict]:
    return [
        _word(*facts, case=evidence.case, sample=sample)
        for facts in zip(few.tolist(), many.tolist(), counts, evidence.intervals, shares, strict=True)
    ]


def _word(
    few: float,
    many: float,
    count: ProtectedCount,
    interval: Interval | None,
    pi: Fraction,
    *,
    case: _Case,
    sample: int | None,
) -> Verdict:
    """Return the first that applies; the order is the method's, and the last lines rest on it.

    A ratio is taken at the end least kind to the finding: the highest count over the lowest base, or the other way.
    """
    lines = thresholds()
    significance = float(lines.significance)
    base, joining = case.base, case.joining
    surely_fewer = few <= significance and base.low > 0
    surely_more = many <= significance and base.high > 0
    if sample is not None:
        apart = partial(difference_interval, count, base=base, pi=pi, sample=sample, joining=joining)
        most, fewest, seen = apart(end="most"), apart(end="fewest"), apart(end="shown")
        surely_fewer = surely_fewer and most is not None and most[1] < 0
        surely_more = surely_more and fewest is not None and fewest[0] > 0
        interval = None if seen is None else (float(pi) + seen[0], float(pi) + seen[1])
    if surely_fewer and Fraction(count.high + joining, base.low) / pi < lines.band_low:
        return Verdict.UNDER
    if surely_more and Fraction(count.low + joining, base.high) / pi > lines.band_high:
        return Verdict.OVER
    low, high = _band(pi)
    if interval is not None and low <= interval[0] and interval[1] <= high:
        return Verdict.IN_LINE
    if surely_fewer:
        return Verdict.LITTLE_UNDER
    if surely_more:
        return Verdict.LITTLE_OVER
    return Verdict.NO_CLEAR_EVIDENCE


@lru_cache(maxsize=4096)
def _band(pi: Fraction) -> Interval:
    """Return the shares within which a group is in line: the outermost floats that lie within the exact limits."""
    lines = thresholds()
    low, high = lines.band_low * pi, lines.band_high * pi
    least, most = float(low), float(high)
    return (
        least if least >= low else nextafter(least, inf),
        most if most <= high else nextafter(most, -inf),
    )
