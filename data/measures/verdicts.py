"""Verdicts on shown counts, in the order of method 3.3; and whether the unanswered could change them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from data.measures.bases import require_protected, widened
from data.measures.evidence import Floats, allowing_for_many, probability_as_few, probability_as_many, too_few
from data.measures.shares import Interval, wilson_intervals
from data.measures.thresholds import thresholds
from models.comparison import KnownBase
from models.protected import ProtectedCount
from models.vocabulary import Verdict


@dataclass(frozen=True)
class _Evidence:
    """What one case says of each group: p-values before adjustment, ratios at their unfavourable ends, intervals."""

    few: Floats
    many: Floats
    most: tuple[Fraction | None, ...]
    """The highest that each ratio can be; None where the base may be empty."""
    least: tuple[Fraction | None, ...]
    intervals: tuple[Interval | None, ...]


def verdicts(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    population: int | None = None,
) -> tuple[Verdict, ...]:
    """Return the verdict on each group that has a benchmark share and enough answers.

    `counts` and `shares` (above 0) are in one order. Benjamini-Hochberg runs twice, over the tests for too few
    and over those for too many people, each over the groups that are not too few to tell.
    """
    require_protected(*counts, base)
    return _judged(counts, base=base, shares=shares, population=population)[0]


def verdicts_and_doubts(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    unanswered: int,
    population: int | None = None,
) -> tuple[tuple[Verdict, ...], tuple[bool, ...]]:
    """Return each verdict, and whether it depends on the `unanswered` people (Manski bounds, method 3.2).

    It does where none of the unanswered belonging to the group, and all of them doing so, give two verdicts; the
    p-values of the other groups stay as they are. Too few to tell depends on nobody.
    """
    require_protected(*counts, base)
    return _verdicts_and_doubts(tuple(counts), base, tuple(shares), unanswered, population)


@lru_cache(maxsize=4096)
def _verdicts_and_doubts(
    counts: tuple[ProtectedCount, ...],
    base: KnownBase,
    shares: tuple[Fraction, ...],
    unanswered: int,
    population: int | None,
) -> tuple[tuple[Verdict, ...], tuple[bool, ...]]:
    """Cached, because every page that shows a table asks again, and a release never changes."""
    words, telling, seen = _judged(counts, base=base, shares=shares, population=population)
    if unanswered == 0 or not telling:
        return words, (False,) * len(words)
    judged = [counts[place] for place in telling]
    judged_shares = [shares[place] for place in telling]
    wider = widened(base, by=unanswered)
    ends = []
    for joining in (0, unanswered):
        case = _weigh(judged, base=wider, shares=judged_shares, population=population, joining=joining)
        ends.append(
            _words(
                case,
                few=_one_moved(seen.few, to=case.few),
                many=_one_moved(seen.many, to=case.many),
                shares=judged_shares,
            )
        )
    doubts = [False] * len(words)
    for place, none, all_of_them in zip(telling, *ends, strict=True):
        doubts[place] = none is not all_of_them
    return words, tuple(doubts)


def _judged(
    counts: Sequence[ProtectedCount], *, base: KnownBase, shares: Sequence[Fraction], population: int | None
) -> tuple[tuple[Verdict, ...], list[int], _Evidence]:
    """Return the verdicts, the places of the groups that are not too few to tell, and the evidence on those."""
    telling = [place for place, pi in enumerate(shares) if not too_few(base, pi=pi)]
    judged_shares = [shares[place] for place in telling]
    seen = _weigh(
        [counts[place] for place in telling], base=base, shares=judged_shares, population=population
    )
    words = [Verdict.TOO_FEW] * len(counts)
    few, many = allowing_for_many(seen.few), allowing_for_many(seen.many)
    for place, word in zip(telling, _words(seen, few=few, many=many, shares=judged_shares), strict=True):
        words[place] = word
    return tuple(words), telling, seen


def _weigh(
    counts: Sequence[ProtectedCount],
    *,
    base: KnownBase,
    shares: Sequence[Fraction],
    population: int | None,
    joining: int = 0,
) -> _Evidence:
    pairs = list(zip(counts, shares, strict=True))
    return _Evidence(
        few=probability_as_few(counts, base=base, shares=shares, population=population, joining=joining),
        many=probability_as_many(counts, base=base, shares=shares, population=population, joining=joining),
        most=tuple(
            Fraction(count.high + joining, base.low) / pi if base.low else None for count, pi in pairs
        ),
        least=tuple(
            Fraction(count.low + joining, base.high) / pi if base.high else None for count, pi in pairs
        ),
        intervals=wilson_intervals(counts, base=base, joining=joining),
    )


def _words(evidence: _Evidence, *, few: Floats, many: Floats, shares: Sequence[Fraction]) -> list[Verdict]:
    return [
        _word(*facts)
        for facts in zip(
            few.tolist(),
            many.tolist(),
            evidence.most,
            evidence.least,
            evidence.intervals,
            shares,
            strict=True,
        )
    ]


def _word(
    few: float,
    many: float,
    most: Fraction | None,
    least: Fraction | None,
    interval: Interval | None,
    pi: Fraction,
) -> Verdict:
    """Return the first that applies; the order is the method's, and the last lines rest on it."""
    lines = thresholds()
    significance = float(lines.significance)
    surely_fewer = few <= significance and most is not None
    surely_more = many <= significance and least is not None
    if surely_fewer and most is not None and most < lines.band_low:
        return Verdict.UNDER
    if surely_more and least is not None and least > lines.band_high:
        return Verdict.OVER
    if interval is not None and lines.band_low * pi <= interval[0] and interval[1] <= lines.band_high * pi:
        return Verdict.IN_LINE
    if surely_fewer:
        return Verdict.LITTLE_UNDER
    if surely_more:
        return Verdict.LITTLE_OVER
    return Verdict.NO_CLEAR_EVIDENCE


def _one_moved(p_values: Floats, *, to: Floats) -> Floats:
    """Return each group's adjusted p-value with its own p-value moved and those of the others left."""
    cases = np.tile(p_values, (len(p_values), 1))
    np.fill_diagonal(cases, to)
    return np.diagonal(allowing_for_many(cases))
