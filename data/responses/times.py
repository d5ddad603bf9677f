"""How long people wait until they are told what came of it, those who still wait counted as waiting. Pure.

The median is that of Kaplan and Meier (1958), with the interval of Brookmeyer and Crowley (1982) on the scale of
log(-log S), as `statsmodels.duration.survfunc.SurvfuncRight` has them: the first day by which more than half had been told.
A report that still waits counts as one that took at least so long. Whether some reports wait longer than others is the
log-rank test (Mantel 1966) of `statsmodels.duration.survfunc.survdiff`. Findings are reports, not people: nothing is rounded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from statsmodels.duration.survfunc import SurvfuncRight, survdiff  # type: ignore[import-untyped]

from data.responses.rules import AnswerRules, answer_rules
from data.responses.waiting import Standing
from models.vocabulary import Pace

Unknown = Literal["nobody told", "too few", "below half"]
"""Why there is no median: nobody was told yet, too few reports for one, or not yet half of them told."""


@dataclass(frozen=True)
class TimeToAnswer:
    """How long the reports of one kind took to be answered."""

    name: str
    reports: int
    told: int
    days: tuple[int, ...]
    """Of each report whose people were told, shortest first."""
    longest_wait: int | None
    """Days of the longest of those that still wait; None where none does."""
    median: int | None
    """Days that half of the reports took, or more."""
    why: Unknown | None
    """Why there is no median."""
    low: int | None
    """95% interval of the median; None where too few were told for one."""
    high: int | None
    """None with a `low`: how long it can be cannot be told yet."""

    def unanswered_past(self, promised: int) -> bool:
        """Return whether nobody was told anything, and somebody has waited for longer than `promised` days."""
        return self.told == 0 and self.longest_wait is not None and self.longest_wait > promised


@dataclass(frozen=True)
class Comparison:
    """Whether the reports of one kind wait longer than all others together."""

    name: str
    pace: Pace
    those: TimeToAnswer
    others: TimeToAnswer


def time_to_answer(known: Sequence[Standing], *, name: str, rules: AnswerRules | None = None) -> TimeToAnswer:
    """Return how long some reports took to be answered, those that still wait counted as waiting."""
    rules = rules or answer_rules()
    told = sorted(each.days for each in known if each.told)
    median, low, high = _median(known) if len(known) >= rules.minimum_for_median else (None, None, None)
    why: Unknown | None = None
    if not told:
        why = "nobody told"
    elif len(known) < rules.minimum_for_median:
        why = "too few"
    elif median is None:
        why = "below half"
    enough = len(told) >= rules.minimum_for_interval
    return TimeToAnswer(
        name,
        len(known),
        len(told),
        tuple(told),
        max((each.days for each in known if not each.told), default=None),
        median,
        why,
        low if enough else None,
        high if enough else None,
    )


def times_by(
    known: Sequence[Standing], kind: Callable[[Standing], str], *, order: Sequence[str] = ()
) -> tuple[TimeToAnswer, ...]:
    """Return the time to answer of each kind of report: those of `order` first and in it, then by name."""
    names = sorted({kind(each) for each in known}, key=str.casefold)
    listed = [*(each for each in order if each in names), *(each for each in names if each not in order)]
    return tuple(time_to_answer([each for each in known if kind(each) == name], name=name) for name in listed)


def one_against_others(
    known: Sequence[Standing],
    belongs: Callable[[Standing], bool],
    *,
    name: str,
    others: str,
    rules: AnswerRules | None = None,
) -> Comparison:
    """Return whether the reports that belong to a kind wait longer than all others, by one log-rank test."""
    rules = rules or answer_rules()
    probability, later = _log_rank(known, belongs, rules=rules)
    return Comparison(
        name,
        _pace(probability, later, significance=rules.significance),
        time_to_answer([each for each in known if belongs(each)], name=name, rules=rules),
        time_to_answer([each for each in known if not belongs(each)], name=others, rules=rules),
    )


def each_against_others(
    known: Sequence[Standing],
    kind: Callable[[Standing], str],
    *,
    others: str,
    rules: AnswerRules | None = None,
) -> tuple[Comparison, ...]:
    """Return for each kind of report whether it waits longer than all others; Holm's correction over all that can be told.

    By name. A kind of which too few have come, or to which too few others stand against, is too few to tell.
    """
    rules = rules or answer_rules()
    kinds = {name: _is(name, kind) for name in sorted(map(kind, known), key=str.casefold)}
    tests = {name: _log_rank(known, belongs, rules=rules) for name, belongs in kinds.items()}
    adjusted = holm({name: p for name, (p, _) in tests.items() if p is not None})
    return tuple(
        Comparison(
            name,
            _pace(adjusted.get(name), tests[name][1], significance=rules.significance),
            time_to_answer([each for each in known if belongs(each)], name=name, rules=rules),
            time_to_answer([each for each in known if not belongs(each)], name=others, rules=rules),
        )
        for name, belongs in kinds.items()
    )


def _is(name: str, kind: Callable[[Standing], str]) -> Callable[[Standing], bool]:
    return lambda each: kind(each) == name


def _median(known: Sequence[Standing]) -> tuple[int | None, int | None, int | None]:
    days, told = _days_and_told(known)
    if not told.any():
        return None, None, None
    curve = SurvfuncRight(days, told)
    # At the last point the curve may be 0, whose logarithm is none: that point is then outside every interval.
    with np.errstate(all="ignore"):
        found = (curve.quantile(0.5), *curve.quantile_ci(0.5))
    median, low, high = (int(each) if np.isfinite(each) else None for each in found)
    return median, low, high


def _log_rank(
    known: Sequence[Standing], belongs: Callable[[Standing], bool], *, rules: AnswerRules
) -> tuple[float | None, bool]:
    """Return the two-sided probability of such a difference by chance, and whether those who belong wait longer.

    None where either side, or the number answered in all, is too small for the test.
    """
    days, told = _days_and_told(known)
    group = np.array([belongs(each) for each in known], dtype=int)
    sides = (int(group.sum()), len(known) - int(group.sum()))
    if min(sides) < rules.minimum_on_each_side or int(told.sum()) < rules.minimum_answered:
        return None, False
    try:
        _, probability = survdiff(days, told, group)
    except np.linalg.LinAlgError:
        # All that waited were told on one day, or nobody of the one side waited with the other: nothing differs by chance.
        return 1.0, False
    return float(probability), _fewer_than_expected(days, told, group)


def _fewer_than_expected(days: np.ndarray, told: np.ndarray, group: np.ndarray) -> bool:
    """Say whether the group was told less often than if all had been told at one pace: the sign of the log-rank test."""
    expected = 0.0
    for day in np.unique(days[told == 1]):
        at_risk = days >= day
        expected += float(((days == day) & (told == 1)).sum() * group[at_risk].sum() / at_risk.sum())
    return bool((told * group).sum() < expected)


def holm(probabilities: dict[str, float]) -> dict[str, float]:
    """Return probabilities adjusted by Holm, step by step as `statsmodels.stats.multitest.multipletests` has them.

    That one collects garbage on the way, which takes ten times as long as all the rest of this page.
    """
    order = sorted(probabilities, key=probabilities.__getitem__)
    steps = np.array([probabilities[name] for name in order]) * np.arange(len(order), 0, -1)
    return dict(zip(order, np.minimum(np.maximum.accumulate(steps), 1.0).tolist(), strict=True))


def _pace(probability: float | None, later: bool, *, significance: Fraction) -> Pace:
    if probability is None:
        return Pace.TOO_FEW
    if probability >= significance:
        return Pace.NO_CLEAR_DIFFERENCE
    return Pace.LONGER if later else Pace.SHORTER


def _days_and_told(known: Sequence[Standing]) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.array([each.days for each in known], dtype=int),
        np.array([each.told for each in known], dtype=int),
    )
