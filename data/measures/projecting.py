"""From the people of a shown count so far to a range by the day an engagement closes. Pure.

Arrivals are taken as a Poisson process of one unknown rate. After x people in d days, the number in the r days
ahead has the predictive distribution negative binomial with x + 1/2 successes of probability d / (d + r): the Gamma
posterior of the rate under Jeffreys' prior, mixed over the Poisson (Gelman and others, Bayesian Data Analysis, 3rd
edition, 2013, section 2.6; as a prediction interval: Krishnamoorthy and Peng, Journal of Statistical Planning and
Inference 141, 2011, 1709-1718). Real people come in bursts, so the true chance of the range is lower than its name.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil

import numpy as np
from scipy.stats import nbinom

from data.measures.bases import require_protected
from data.measures.thresholds import thresholds
from models.comparison import Comparison, GroupReach, KnownBase
from models.projection import NoCourse, NoPace, Pace, Projection
from models.protected import ProtectedCount
from models.vocabulary import Course, Verdict

_JEFFREYS = 0.5
_UNJUDGED: dict[Verdict, NoCourse] = {
    Verdict.NO_BENCHMARK: "no_benchmark",
    Verdict.NOT_ENOUGH_ANSWERS: "not_enough_answers",
    Verdict.NOT_ASKED: "not_asked",
}


def pace(*, opened_on: date | None, closes_on: date | None, as_of: date) -> Pace:
    """Return the days that figures of `as_of` cover and the days from then to closing."""
    return Pace(
        days_open=None if opened_on is None else max(0, (as_of - opened_on).days),
        days_ahead=None if closes_on is None else max(0, (closes_on - as_of).days),
    )


def projected(
    counts: Sequence[ProtectedCount], *, days_open: int, days_ahead: int
) -> tuple[tuple[int, int] | None, ...]:
    """Return for each count the people by closing as (low, high), rounded outwards; None for a hidden count.

    The low end begins from the least that the count may be, the high end from the most, so that rounding is within
    the range. `days_open` is above 0; at 0 ValueError is raised, for then there is no pace.
    """
    require_protected(*counts)
    if days_open <= 0 or days_ahead < 0:
        raise ValueError("A pace needs at least one day, and no day ahead can be less than none.")
    tail = float((1 - thresholds().prediction) / 2)
    lows = np.array([count.low for count in counts], dtype=float)
    highs = np.array([count.high for count in counts], dtype=float)
    if days_ahead:
        chance = days_open / (days_open + days_ahead)
        lows = lows + nbinom.ppf(tail, lows + _JEFFREYS, chance)
        highs = highs + nbinom.ppf(1 - tail, highs + _JEFFREYS, chance)
    step = thresholds().step
    return tuple(
        None if count.shown is None else (int(low // step) * step, int(-(-high // step)) * step)
        for count, low, high in zip(counts, lows.tolist(), highs.tolist(), strict=True)
    )


def projections(
    comparison: Comparison, *, pace: Pace, earliest: Pace | None = None
) -> tuple[Projection, ...]:
    """Return every group by closing, in the order of the comparison.

    Where nobody knows up to which day people were counted, `pace` is that of the latest day that may be and
    `earliest` that of the first: the range then runs from the lower to the higher end of the two, and a course is
    told only where both ends agree.

    A group is *on course* where even the bottom of its range is about in line (method 3.3), *short* where even the
    top is below proportion, else there is *no clear answer*. The base grows at its own pace, with the limits of its
    rounding; how many come altogether moves a group and its share alike, so the range of that is left out.
    """
    if earliest is not None and earliest != pace:
        slow, fast = projections(comparison, pace=pace), projections(comparison, pace=earliest)
        return tuple(_spanning(*ends) for ends in zip(slow, fast, strict=True))
    why = _no_pace(comparison, pace=pace)
    if why or pace.days_open is None or pace.days_ahead is None:
        return tuple(_without(group, why) for group in comparison.groups)
    counts = [group.heard for group in comparison.groups]
    ranges = projected(counts, days_open=pace.days_open, days_ahead=pace.days_ahead)
    growth = Fraction(pace.days_open + pace.days_ahead, pace.days_open)
    return tuple(
        _one(group, base=comparison.base, people=people, growth=growth)
        for group, people in zip(comparison.groups, ranges, strict=True)
    )


def _spanning(slow: Projection, fast: Projection) -> Projection:
    """Return one projection for two paces; how many it lacks is the least that either end gives."""
    if slow.no_pace or fast.no_pace:
        return slow if slow.no_pace else fast
    lows = [each.low for each in (slow, fast) if each.low is not None]
    highs = [each.high for each in (slow, fast) if each.high is not None]
    low, high = min(lows), max(highs)
    if not slow.in_proportion or not fast.in_proportion:
        return Projection(slow.category, low, high, None, None, None, no_course=slow.no_course)
    agreed = slow.course is fast.course
    lacking = [each.short_by for each in (slow, fast) if each.short_by is not None]
    shares = [
        people / each.in_proportion
        for each in (slow, fast)
        for people in (each.low, each.high)
        if people is not None and each.in_proportion
    ]
    return Projection(
        slow.category,
        low,
        high,
        slow.in_proportion,
        course=slow.course if agreed else Course.NO_CLEAR_ANSWER,
        short_by=min(lacking) if agreed and lacking else None,
        most_in_proportion=fast.in_proportion,
        shares=(min(shares), max(shares)),
    )


def _no_pace(comparison: Comparison, *, pace: Pace) -> NoPace:
    if not comparison.table.available:
        return "not_available"
    if pace.days_open is None:
        return "no_opening_day"
    if pace.days_ahead is None:
        return "no_closing_day"
    return "too_early" if pace.days_open < thresholds().minimum_days_open else ""


def _without(group: GroupReach, why: NoPace) -> Projection:
    return Projection(group.category, None, None, None, None, None, no_pace=why, no_course="no_pace")


def _one(
    group: GroupReach, *, base: KnownBase | None, people: tuple[int, int] | None, growth: Fraction
) -> Projection:
    # A group without a population figure keeps its range of people: what is wanting is only the share to hold it against.
    unjudged: NoCourse = "" if group.verdict is None else _UNJUDGED.get(group.verdict, "")
    judged = not unjudged and base is not None and group.expected is not None
    fair = float(growth) * group.expected if judged and group.expected is not None else None
    if people is None:
        return Projection(
            group.category, None, None, fair, None, None, no_pace="hidden", no_course=unjudged or "no_pace"
        )
    # Nobody who was heard goes away: fewer than the shown number are never told, though rounding may have raised it.
    told = (max(people[0], group.heard.shown or 0), max(people[1], group.heard.shown or 0))
    if fair is None or base is None or group.benchmark_share is None or group.heard.shown is None:
        return Projection(group.category, *told, None, None, None, no_course=unjudged or "no_benchmark")
    share = float(growth) * group.benchmark_share
    course = _course(people, least=share * base.low, most=share * base.high)
    short = fair - float(growth) * group.heard.shown
    step = thresholds().step
    return Projection(
        group.category,
        *told,
        fair,
        course,
        step * ceil(short / step) if course is Course.SHORT else None,
    )


def _course(people: tuple[int, int], *, least: float, most: float) -> Course:
    """Return the course of a group that `least` to `most` people would be the share of."""
    low, high = people
    if low >= float(thresholds().band_low) * most:
        return Course.ON_COURSE
    return Course.SHORT if high < least else Course.NO_CLEAR_ANSWER
