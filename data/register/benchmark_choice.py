"""Which benchmark a selection is held against (method 3.4). Pure: the register's arrangement in, a benchmark out.

A selection whose engagements all share one benchmark of their own is held against that, and against nothing else; any
other against the organisation's area. Age is compared from 16 up unless all of its engagements had children in scope.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from data import facts
from data.facts.benchmark_files import ADULTS, CHILDREN, without_group
from data.periods import first_day, last_day
from models.facts import Benchmark
from models.protected import Selection
from models.vocabulary import Audience, Dimension

AGED_ADULTS = ", aged 16 and over"
AREA_LEVEL = tuple[str, str]
"""Characteristic and level."""


@dataclass(frozen=True)
class EngagementUse:
    """What one engagement is held against."""

    reference: str
    title: str
    benchmark: str | None
    """Reference of its own benchmark; None means the organisation's area."""
    children_in_scope: bool
    chosen_at: datetime | None = None
    """When its benchmark was last chosen, where anybody noted it: figures made before hold the old arrangement."""


@dataclass(frozen=True)
class ActivityUse:
    """Which selections one activity belongs to."""

    engagement: str
    stage: str
    level: str
    method: str
    place: str
    for_one_group: bool
    """Whether it was for one community; an engagement's own benchmark makes it so too."""
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, eq=False)
class Library:
    """Every benchmark there is, and which engagement uses which. Read once, then only asked."""

    area: str
    """Code of the organisation's area."""
    added: Mapping[str, Mapping[AREA_LEVEL, Benchmark]]
    """Reference to benchmarks by characteristic and level."""
    engagements: Mapping[str, EngagementUse]
    activities: tuple[ActivityUse, ...]

    def benchmark(self, selection: Selection, *, characteristic: str, level: str) -> Benchmark | None:
        """Return what a selection is held against, or None where nothing is known for this characteristic and level.

        A benchmark of its own that lacks a characteristic or level gives None, never the organisation's area.
        """
        own, children = against(self, selection)
        if own is None:
            return facts.benchmark(
                self.area, characteristic=characteristic, level=level, children_in_scope=children
            )
        found = self.added.get(own, {}).get((characteristic, level))
        return found if found is None or children else without_children(found)


def without_children(found: Benchmark) -> Benchmark | None:
    """Return a benchmark of age from 16 up, rescaled; any other as it is; None where it holds children only."""
    if found.characteristic != "age_band" or CHILDREN not in found.shares:
        return found
    if found.shares[CHILDREN] == 1:
        return None
    universe = found.universe if found.universe == ADULTS else f"{found.universe}{AGED_ADULTS}"
    return without_group(found, CHILDREN, universe=universe)


@lru_cache(maxsize=1024)
def against(library: Library, selection: Selection) -> tuple[str | None, bool]:
    """Return (reference of the own benchmark that all engagements share, or None; whether all had children in scope)."""
    found = [
        library.engagements[reference] for reference in sorted(_engagements(library, selection, exact=False))
    ]
    if not found:
        return None, False
    benchmarks = {each.benchmark for each in found}
    own = found[0].benchmark if len(benchmarks) == 1 else None
    return own, all(each.children_in_scope for each in found)


@lru_cache(maxsize=1024)
def own_benchmarks_in(
    library: Library, selection: Selection, figures_of: datetime
) -> tuple[EngagementUse, ...]:
    """Return the engagements with a benchmark of their own among those of a selection that is held against another.

    In the order of their titles; empty where the selection is held against that benchmark itself. `figures_of` is when
    its figures were made: an engagement that chose its benchmark later was still among the activities open to all.
    """
    own, _ = against(library, selection)
    if own is not None:
        return ()
    within = _engagements(library, selection, exact=True)
    if (selection.dimension, selection.value) == (Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value):
        open_before = {each.engagement for each in library.activities if not each.for_one_group}
        within |= {
            each.reference
            for each in library.engagements.values()
            if each.reference in open_before and each.chosen_at is not None and each.chosen_at > figures_of
        }
    listed = [each for each in library.engagements.values() if each.benchmark and each.reference in within]
    return tuple(sorted(listed, key=lambda each: (each.title.casefold(), each.reference)))


def _engagements(library: Library, selection: Selection, *, exact: bool) -> set[str]:
    """Return the engagements with an activity in a selection; `exact` heeds the period too.

    What a selection is held against doesn't heed it: a person's day may lie outside the days of the activity.
    """
    within = _by_value(library).get((selection.dimension, selection.value), ())
    if not exact or not selection.period:
        return {each.engagement for each in within}
    first, last = first_day(selection.period), last_day(selection.period)
    return {each.engagement for each in within if _within(each, first=first, last=last)}


@lru_cache(maxsize=16)
def _by_value(library: Library) -> Mapping[tuple[Dimension | None, str | None], tuple[ActivityUse, ...]]:
    """Return the activities of each value of each dimension, and of no dimension all: sorted once, then looked up."""
    found: dict[tuple[Dimension | None, str | None], list[ActivityUse]] = {}
    for activity in library.activities:
        own = library.engagements[activity.engagement].benchmark is not None
        audience = Audience.ONE_GROUP if activity.for_one_group or own else Audience.OPEN_TO_ALL
        values: dict[Dimension | None, str | None] = {
            None: None,
            Dimension.ENGAGEMENT: activity.engagement,
            Dimension.STAGE: activity.stage,
            Dimension.LEVEL: activity.level,
            Dimension.METHOD: activity.method,
            Dimension.PLACE: activity.place,
            Dimension.AUDIENCE: audience.value,
        }
        for dimension, value in values.items():
            found.setdefault((dimension, value), []).append(activity)
    return {key: tuple(activities) for key, activities in found.items()}


def _within(activity: ActivityUse, *, first: date, last: date) -> bool:
    opened_before_its_end = activity.opened_on is None or activity.opened_on <= last
    closed_after_its_start = activity.closed_on is None or activity.closed_on >= first
    return opened_before_its_end and closed_after_its_start
