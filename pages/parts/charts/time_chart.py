"""Closed periods side by side: for each group a panel of reach ratios with their intervals, on one scale in all.

Time runs to the right. No line joins two points: between closed periods nothing was measured, and the intervals are
what tells whether anything changed. This file does the thinking, `time_panels` the drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from data.periods import year_of
from models.comparison import GroupReach
from models.vocabulary import Change, Verdict, Withheld
from pages.parts import wording
from pages.parts.charts import palette, reach_chart
from pages.parts.charts.reach_chart import ReachHeading, ReachRow
from pages.parts.series.series import Series

LEGEND = (
    (
        "er-hidden",
        "Hatched: fewer than 10 people, so the number is hidden. The ratio lies somewhere in the hatched part.",
    ),
    reach_chart.LEGEND[1],
)
KEY = " ".join(words for _, words in LEGEND)
"""The legend in words, for a picture."""
NOTHING_TO_COMPARE = "No population figure to compare with: see the shares in the table."
SPELLED_OUT = {"years": 5, "quarters": 4}
"""Up to how many periods each has its name and its people under it; where there are more, names stand further apart."""


@dataclass(frozen=True)
class TimePoint:
    """One group in one period: its track, or in `gap` why there is none."""

    track: ReachRow
    gap: str = ""
    target: float | None = None
    """The ratio that a target in force in this period aims at."""


@dataclass(frozen=True)
class TimeRow:
    """One group over all periods; `plain` are words in place of a panel where no period can ever be compared."""

    label: str
    points: tuple[TimePoint, ...]
    now: Verdict | None
    """The verdict in the last period that can be compared."""
    change: Change
    plain: str = ""


@dataclass(frozen=True)
class TimeInfo:
    """Everything that the chart over time says."""

    rows: tuple[TimeRow | ReachHeading, ...]
    labels: tuple[tuple[float, str], ...]
    """Names under every panel: where, counted in periods from 0, and the name of a period or of a year of quarters."""
    breaks: tuple[float, ...]
    """Where a new financial year begins between two quarters."""
    spelled_out: bool
    """Whether each period has its name, and the people heard under it."""
    over_the_verdicts: str
    alt: str

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return max((len(row.points) for row in self.rows if isinstance(row, TimeRow)), default=1)


def info(
    series: Series,
    *,
    headings: Mapping[str, str],
    what: str,
    headline: str,
    targets: Mapping[tuple[str, str], float],
) -> TimeInfo:
    """Return what to draw, every group of the level in reference order.

    `headings` is category slug to the name of its group; `targets` (period, category slug) to the share aimed at.
    """
    rows: list[TimeRow | ReachHeading] = []
    last = ""
    for category in series.level.categories:
        heading = headings.get(category.slug, "")
        if heading and heading != last:
            rows.append(ReachHeading(heading))
        last = heading
        rows.append(_row(series, category.slug, label=category.short, targets=targets))
    spelled_out = len(series.periods) <= SPELLED_OUT[series.buckets]
    return TimeInfo(
        rows=tuple(rows),
        labels=_each_period(series) if spelled_out else _further_apart(series),
        breaks=tuple(
            place - 0.5 for place, period in enumerate(series.periods) if place and period.endswith("Q1")
        ),
        spelled_out=spelled_out,
        over_the_verdicts=_over_the_verdicts(series),
        alt=_alt(
            [row for row in rows if isinstance(row, TimeRow)],
            periods=len(series.periods),
            what=what,
            headline=headline,
        ),
    )


def why_not(group: GroupReach) -> str:
    """Return why nothing can be drawn of a group in a period: "not asked", "not available", "not enough answers"."""
    return Withheld.NOT_AVAILABLE.value if group.verdict is None else group.verdict.value


def _row(series: Series, slug: str, *, label: str, targets: Mapping[tuple[str, str], float]) -> TimeRow:
    points = []
    for period, group in zip(series.periods, series.groups(slug), strict=True):
        track = reach_chart.row(group, label=wording.short_period(period))
        drawn = palette.look(group.verdict).plotted and (track.line or track.hatched_to is not None)
        track = track if drawn else replace(track, hatched_to=None, goes_on=False)
        aim = targets.get((period, slug))
        here = group.benchmark_share
        points.append(
            TimePoint(
                track, "" if drawn else why_not(group), aim / here if aim is not None and here else None
            )
        )
    last = series.changed.last
    now = next((group.verdict for group in last.groups if group.category == slug), None) if last else None
    gaps = {point.gap for point in points}
    never = Verdict.NO_BENCHMARK.value in gaps and "" not in gaps
    return TimeRow(
        label, tuple(points), now, series.changed.groups[slug], NOTHING_TO_COMPARE if never else ""
    )


def _each_period(series: Series) -> tuple[tuple[float, str], ...]:
    return tuple((float(place), wording.short_period(period)) for place, period in enumerate(series.periods))


def _further_apart(series: Series) -> tuple[tuple[float, str], ...]:
    """Return years under the middle of their quarters; of many years every second or third, the newest always."""
    if series.buckets == "quarters":
        of_years = groupby(enumerate(series.periods), key=lambda each: year_of(each[1]))
        places = [(year, [place for place, _ in members]) for year, members in of_years]
        return tuple(
            (sum(held) / len(held), wording.short_period(year)) for year, held in places if len(held) > 1
        )
    every = 2 if len(series.periods) <= 2 * SPELLED_OUT["years"] else 3
    return tuple(each for each in _each_period(series) if (len(series.periods) - 1 - each[0]) % every == 0)


def _over_the_verdicts(series: Series) -> str:
    first, last = series.changed.first, series.changed.last
    if first is None or last is None:
        return ""
    said = f"In {wording.short_period(last.table.selection.period or '')}"
    if first is last:
        return said
    return f"{said},<br>and change since<br>{wording.short_period(first.table.selection.period or '')}"


def _alt(rows: Sequence[TimeRow], *, periods: int, what: str, headline: str) -> str:
    count = "1 group" if len(rows) == 1 else f"{len(rows)} groups"
    times = "1 period" if periods == 1 else f"{periods} periods"
    points = [point for row in rows for point in row.points if not row.plain]
    hidden = sum(point.track.hatched_to is not None for point in points)
    unseen = f" {wording.at_start(wording.in_words(hidden))} hidden, fewer than 10 people." if hidden else ""
    missing = sum(bool(point.gap) for point in points)
    gaps = f" {wording.at_start(wording.in_words(missing))} missing." if missing else ""
    return (
        f"Reach ratios over time of {what}, {count}, {times}. {headline}{unseen}{gaps} "
        "A table has the same figures."
    )
