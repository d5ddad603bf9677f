"""What the page over time says first. Pure: a series in, words out. Never a trend, only the change between two periods.

A group is better reached where its share has clearly grown from below that of those who live here, and not to well over
it; less well reached where it has clearly shrunk to below it. Any other change makes it a larger or smaller part of
those we hear.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from data.measures.changing import POINTS_FOR_A_TREND, POINTS_TO_COMPARE
from data.measures.thresholds import thresholds
from models.comparison import Comparison, GroupReach
from models.facts import Category
from models.vocabulary import Audience, Change, Dimension, Verdict
from pages.parts import wording
from pages.parts.groups import as_people
from pages.parts.sentences.headline import Headline
from pages.parts.series.series import Series

NAMED = 3
"""Up to this many groups are named with their shares; of more, those that matter most are named without."""

MOST_PLACED = 0.95
"""Share of the answers that a level must hold in every period, or the page says so."""

Turn = Literal[
    "less well reached", "better reached", "a smaller part of those we hear", "a larger part of those we hear"
]
_ONE = {"years": "year", "quarters": "quarter"}


@dataclass(frozen=True)
class _Turned:
    """A group that has clearly changed, with what may be said of it then and now."""

    category: Category
    change: Change
    then: GroupReach
    now: GroupReach

    @property
    def turn(self) -> Turn:
        """How it changed, held against who lives here."""
        if self.change is Change.MORE:
            reached = _below(self.then) and self.now.verdict is not Verdict.OVER
            return "better reached" if reached else "a larger part of those we hear"
        return "less well reached" if _below(self.now) else "a smaller part of those we hear"


def headline(series: Series) -> Headline:
    """Return whether anything has really changed."""
    first, last = series.changed.first, series.changed.last
    if first is None or last is None or series.changed.points < POINTS_TO_COMPARE:
        return _too_few(series)
    chosen = last.table.selection
    if chosen.dimension is Dimension.AUDIENCE and chosen.value == Audience.ONE_GROUP.value:
        return Headline(
            "These activities were for one community or group,",
            f" and not for the same one every {_ONE[series.buckets]}, so a change in who came says little about whom we reach.",
        )
    since, until = when(first), when(last)
    told = Counter(series.changed.groups.values())
    if told[Change.TOO_FEW_POINTS] == told.total():
        return Headline(
            "The groups cannot be compared,",
            f" because their numbers in {since} or {until} cannot be shown safely.",
        )
    turned = _turned(series, first=first, last=last)
    few = f" {trend}" if (trend := too_few_for_a_trend(series)) else ""
    if not turned:
        return Headline(
            f"Nothing has clearly changed since {since}.",
            f" Rounding and chance alone could explain every difference between then and {until}"
            f"{_mostly_hidden(first, last)}.{few}",
        )
    rest = _others(told[Change.NO_CLEAR_CHANGE]) + few
    if len(turned) == 1:
        only = turned[0]
        claim = f"{wording.at_start(only.category.people)} are clearly {only.turn} than in {since}"
        return Headline(claim, f": {_shares(only, heard=f' people heard in {until}')}.{rest}")
    claim = f"{_counted(turned)} than in {since}"
    if len(turned) <= NAMED:
        of = [f" people heard in {until}", *[""] * NAMED]
        told_of = [
            f"{each.category.people}, {_shares(each, heard=heard)}"
            for each, heard in zip(turned, of, strict=False)
        ]
        return Headline(claim, f": {'; '.join(told_of)}.{rest}")
    matter = [each for each in turned if each.turn == turned[0].turn]
    people = as_people([each.category for each in matter])
    named = f" {wording.at_start(turned[0].turn)}: {wording.joined(people)}." if len(people) <= NAMED else ""
    return Headline(f"{claim}.", f"{named}{rest}")


def _mostly_hidden(first: Comparison, last: Comparison) -> str:
    """Return that most numbers are hidden, which is another reason to see no change than that there is none."""
    pairs = list(zip(first.groups, last.groups, strict=True))
    hidden = sum(then.heard.shown is None or now.heard.shown is None for then, now in pairs)
    if 2 * hidden <= len(pairs):
        return ""
    return f", and for {hidden} of {len(pairs)} groups a number is hidden"


def when(point: Comparison) -> str:
    """Return the period of a comparison in a sentence: "2023/24", or "April to June 2024"."""
    period = point.table.selection.period or ""
    return wording.period(period) if "Q" in period else wording.short_period(period)


def too_few_for_a_trend(series: Series) -> str:
    """Return that two points are too few to speak of a trend, or nothing where there are more."""
    if series.changed.points >= POINTS_FOR_A_TREND:
        return ""
    return f"Two {series.buckets} are too few to speak of a trend."


def heading(series: Series) -> str:
    """Return what stands over the chart."""
    return f"Reach in each closed {_ONE[series.buckets]}"


def shown_from(series: Series, *, where: str) -> str:
    """Return the line over the chart: which activities, what a point is, and how to read it."""
    first, last = series.changed.first, series.changed.last
    earlier = f" Earlier {series.buckets} are left off." if series.earlier else ""
    beside = ""
    if first is not None and last is not None:
        since = f", and the change since {when(first)}" if first is not last else ""
        beside = f" Beside each group: its verdict in {when(last)}{since}."
    return f"People heard {where}. Each mark is one closed {_ONE[series.buckets]}, with its 95% interval.{beside}{earlier}"


def caution(series: Series) -> list[str]:
    """Return what limits the figures: periods of which many did not answer, a level that holds only some."""
    told = []
    if thin := [when(point) for point in series.points if point.caution]:
        line = wording.percent(float(thresholds().caution_below))
        told.append(
            f"Take care: in {wording.joined(thin)} under {line} of those who were asked answered. The others may differ from them."
        )
    placed = [point.share_placed for point in series.points if point.share_placed is not None]
    if placed and min(placed) < MOST_PLACED:
        told.append(
            "This level of detail does not hold everybody who answered: some answered in less detail, in one "
            f"{_ONE[series.buckets]} more than in another."
        )
    return told


def _too_few(series: Series) -> Headline:
    one = _ONE[series.buckets]
    if series.changed.last is not None:
        only = when(series.changed.last)
        return Headline(
            f"There is only one {one} to look at,", f" {only}, so we cannot say whether anything has changed."
        )
    verdicts = {group.verdict for point in series.points for group in point.groups} - {None}
    if verdicts == {Verdict.NOT_ASKED}:
        return Headline("Nobody was asked this question", " in these activities.")
    return Headline(
        f"There is no {one} whose answers we can compare,",
        " because too few of those who were asked answered.",
    )


def _turned(series: Series, *, first: Comparison, last: Comparison) -> list[_Turned]:
    """Return the groups that have clearly changed, what matters most first, then in reference order."""
    found = [
        _Turned(category, change, then, now)
        for category, then, now in zip(series.level.categories, first.groups, last.groups, strict=True)
        if (change := series.changed.groups[category.slug]) in (Change.MORE, Change.FEWER)
    ]
    return sorted(found, key=lambda each: get_args(Turn).index(each.turn))


def _below(group: GroupReach) -> bool:
    """Return whether a group's share is below that of those who live here, by what is shown."""
    most = group.ratio if group.heard.shown is not None else group.ratio_high
    return most is not None and most < 1


def _counted(turned: Sequence[_Turned]) -> str:
    """Return "Two groups are clearly less well reached and one better reached"."""
    parts: list[str] = []
    for turn, count in Counter(each.turn for each in turned).items():
        number = wording.in_words(count)
        are = "group is clearly" if count == 1 else "groups are clearly"
        parts.append(f"{number} {turn}" if parts else f"{wording.at_start(number)} {are} {turn}")
    return wording.joined(parts)


def _shares(each: _Turned, *, heard: str) -> str:
    way = "up" if each.change is Change.MORE else "down"
    return f"{_of_100(each.now)} of every 100{heard}, {way} from {_of_100(each.then)}"


def _of_100(group: GroupReach) -> str:
    """Return a share in people: "9", "under 1", "none", or for a hidden number the most it can be."""
    if group.share is None:
        if group.ratio_high is None or group.benchmark_share is None:
            return "a few"
        return f"at most {math.ceil(100 * group.ratio_high * group.benchmark_share)}"
    return (
        "none" if group.share == 0 else "under 1" if group.share < 0.005 else wording.whole(100 * group.share)
    )


def _others(alike: int) -> str:
    if not alike:
        return ""
    return f" For {'one other group' if alike == 1 else f'{wording.in_words(alike)} other groups'} there is no clear change."
