"""Whether the reports of one kind are answered in the time promised as often as others: the difference with its interval. Pure.

Only reports whose promised days are over count: of each of these it is known whether people were told in time, and those that
came in lately take no part whether they were answered quickly or not. The interval is Newcombe's (1998) for the difference of
two shares, as `statsmodels.stats.proportion.confint_proportions_2indep` has it; it keeps within its bounds with a handful of reports
on a side. Findings are reports, not people: nothing is rounded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from statsmodels.stats.proportion import confint_proportions_2indep  # type: ignore[import-untyped]

from data.responses.rules import AnswerRules, answer_rules
from data.responses.waiting import Standing


@dataclass(frozen=True)
class InTime:
    """Of so many reports whose promised days are over, how many were told within them."""

    told: int
    due: int

    @property
    def share(self) -> float | None:
        """Share told in time; None where none is due."""
        return self.told / self.due if self.due else None


@dataclass(frozen=True)
class Difference:
    """How much more often the reports of one kind were told in time than others. Shares and differences are parts of 1."""

    name: str
    others_name: str
    those: InTime
    others: InTime
    more: float | None
    """Share of those less share of the others, from -1 to 1; None where either side has too few reports."""
    low: float | None
    high: float | None


def told_in_time(known: Sequence[Standing], *, on: date, rules: AnswerRules | None = None) -> InTime:
    """Return how many of the reports whose promised days are over on a day were told within them."""
    promised = (rules or answer_rules()).promised_days
    due = [each for each in known if (on - each.finding.received_on).days > promised]
    return InTime(sum(each.told and each.days <= promised for each in due), len(due))


def difference(
    known: Sequence[Standing],
    belongs: Callable[[Standing], bool],
    *,
    name: str,
    others: str,
    on: date,
    rules: AnswerRules | None = None,
) -> Difference:
    """Return how much more often those that belong were told in time than the others, with the interval of the rules."""
    rules = rules or answer_rules()
    those = told_in_time([each for each in known if belongs(each)], on=on, rules=rules)
    rest = told_in_time([each for each in known if not belongs(each)], on=on, rules=rules)
    if min(those.due, rest.due) < rules.minimum_on_each_side:
        return Difference(name, others, those, rest, None, None, None)
    low, high = confint_proportions_2indep(
        those.told, those.due, rest.told, rest.due, method="newcomb", alpha=float(rules.significance)
    )
    return Difference(
        name, others, those, rest, those.told / those.due - rest.told / rest.due, float(low), float(high)
    )


def differences_of_each(
    known: Sequence[Standing],
    kind: Callable[[Standing], str],
    *,
    others: str,
    on: date,
    rules: AnswerRules | None = None,
) -> tuple[Difference, ...]:
    """Return for each kind of report the difference to all others, by name. Each interval is that of one comparison alone."""
    kinds = {name: _is(name, kind) for name in sorted({kind(each) for each in known}, key=str.casefold)}
    return tuple(
        difference(known, belongs, name=name, others=others, on=on, rules=rules)
        for name, belongs in kinds.items()
    )


def _is(name: str, kind: Callable[[Standing], str]) -> Callable[[Standing], bool]:
    return lambda each: kind(each) == name
