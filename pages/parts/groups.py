"""What the groups of a level are called: in a row, under a heading, in a sentence, and on a page of many characteristics."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from data import facts
from models.comparison import Comparison, GroupReach
from models.facts import Category, Characteristic, Level
from models.vocabulary import Verdict
from pages.parts import wording

LONGEST_ALONE = 28
"""Letters of one line in the margin of a chart; a group that takes more than two as people has its short name there."""

MOST_LINES_ALONE = 2

UNTOLD = (Verdict.TOO_FEW, Verdict.NO_CLEAR_EVIDENCE)
"""Verdicts that leave open whether a group was reached."""
SILENT = (Verdict.NOT_ENOUGH_ANSWERS, Verdict.NO_BENCHMARK, Verdict.NOT_ASKED, None)
"""Verdicts of groups that were not compared at all."""

_RANGE = re.compile(r"^(?P<who>.* aged )(?P<low>\d+) to (?P<high>\d+)$")
_OPEN = re.compile(r"^(?P<who>.* aged )(?P<low>\d+) and over$")


@dataclass(frozen=True)
class Compared:
    """One characteristic at one level, compared with who lives here."""

    characteristic: Characteristic
    level: Level
    comparison: Comparison
    scored: Comparison
    """At the coarsest level, the only one that is scored; the same where there is one level."""

    def category(self, group: GroupReach) -> Category:
        """Return the category of a group."""
        return next(each for each in self.level.categories if each.slug == group.category)

    @property
    def whom(self) -> str:
        """With whom it is compared: "who lives here", or "their benchmark" where these activities have their own."""
        return "their benchmark" if has_own_benchmark(self.comparison) else "who lives here"


@dataclass(frozen=True)
class Gap:
    """A group that we are sure to miss."""

    compared: Compared
    group: GroupReach

    @property
    def category(self) -> Category:
        """The group's category."""
        return self.compared.category(self.group)

    @property
    def ratio(self) -> float:
        """Where it stands: the shown ratio, or the top of the band of a hidden one."""
        shown = self.group.ratio if self.group.heard.shown is not None else self.group.ratio_high
        return 0.0 if shown is None else shown


def has_own_benchmark(comparison: Comparison) -> bool:
    """Say whether a comparison is with a benchmark that somebody added, and not with everybody who lives here."""
    return comparison.benchmark is not None and bool(comparison.benchmark.reference)


def sure_gaps(compared: Sequence[Compared]) -> tuple[Gap, ...]:
    """Return every clearly under-reached group, furthest from proportion first, then in reference order.

    This one list feeds the chart, the table and the superlatives in the sentences, so that they agree.
    """
    gaps = [
        Gap(each, group)
        for each in compared
        for group in each.comparison.groups
        if group.verdict is Verdict.UNDER
    ]
    return tuple(sorted(gaps, key=lambda gap: gap.ratio))


def headings(level: Level) -> Mapping[str, str]:
    """Return category slug to the name of the group it stands under; empty where the level is one plain list."""
    own = level.characteristic
    if any(category.parent == own for category in level.categories):
        return {}
    names = {category.slug: category.short for category in facts.categories(own)}
    return {
        category.slug: names[category.parent] for category in level.categories if category.parent in names
    }


def standing_alone(category: Category) -> str:
    """Return a group's name for a chart of many characteristics: "Muslims", or "Other Mixed" where people is long."""
    lines = len(wrap(category.people, LONGEST_ALONE))
    return wording.at_start(category.people) if lines <= MOST_LINES_ALONE else category.short


def as_people(categories: Sequence[Category]) -> list[str]:
    """Return groups as people in a sentence; neighbouring ages become one: "people aged 16 to 34"."""
    told: list[str] = []
    for category in categories:
        before = _RANGE.match(told[-1]) if told else None
        now = _RANGE.match(category.people)
        last = _OPEN.match(category.people)
        if before and now and int(now["low"]) == int(before["high"]) + 1:
            told[-1] = f"{before['who']}{before['low']} to {now['high']}"
        elif before and last and int(last["low"]) == int(before["high"]) + 1:
            told[-1] = f"{before['who']}{before['low']} and over"
        else:
            told.append(category.people)
    return told
