"""The plan for one open engagement: each group by closing, whom to look for, and who has reached them before."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.facts.benchmark_files import CHILDREN
from data.measures import pace, projections, thresholds
from data.register.open_engagements import OpenEngagement
from data.register.partners import Partner, Partners
from models.comparison import Comparison, GroupReach
from models.facts import Category, Characteristic, Level
from models.projection import Pace, Projection
from models.protected import ProtectedCount, ReleaseNote, Selection
from models.vocabulary import Audience, Course, Dimension, TableChange, Verdict, Withheld
from pages.parts import reads
from pages.parts.groups import SILENT, UNTOLD, Compared, sure_gaps

OPEN_TO_ALL = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
_REACHED = (Verdict.IN_LINE, Verdict.LITTLE_OVER, Verdict.OVER)
_UNDER = (Verdict.UNDER, Verdict.LITTLE_UNDER)


@dataclass(frozen=True)
class MethodReach:
    """A method by which a group was reached about in proportion, or better."""

    label: str
    heard: ProtectedCount
    ratio: float | None


@dataclass(frozen=True)
class Sought:
    """A group to look for, and who may help."""

    category: Category
    group: GroupReach
    """In this engagement; where that has no figures, in the activities open to everyone."""
    projection: Projection | None
    """None where this engagement has no figures."""
    methods: tuple[MethodReach, ...]
    """Highest reach ratio first."""
    partners: tuple[Partner, ...]
    overall: bool = False
    """Whether it is too few heard here to judge, and clearly under-reached over the activities open to everyone."""


@dataclass(frozen=True)
class Plan:
    """Everything that the page says of one open engagement, for one characteristic."""

    engagement: OpenEngagement
    compared: Compared
    """This engagement's; where it has no figures that can be shown, that of the activities open to everyone."""
    counted: bool
    """Whether this engagement has figures that can be shown."""
    as_of: date
    """The last day up to which people may have been counted: when the release was made whose figures these are."""
    days_old: int
    """From that day to the day that the plan is made for."""
    pace: Pace
    projections: tuple[Projection, ...]
    """In the order of the groups; empty where there are no figures."""
    sought: tuple[Sought, ...]
    """Groups that cannot be judged here and are under-reached over all our work; those short or under-reached here; then
    those of whom fewer than 10 were heard. Each in reference order.

    Without figures: those clearly under-reached elsewhere, furthest from proportion first.
    """
    earliest: date | None = None
    """The first day up to which people may have been counted, where that may be before `as_of`; else None."""
    earliest_pace: Pace | None = None

    @property
    def characteristic(self) -> Characteristic:
        """The characteristic whose groups these are."""
        return self.compared.characteristic

    @property
    def old(self) -> bool:
        """Whether the figures are so old that a pace from them needs a warning."""
        return self.days_old > thresholds().figures_old_after

    @property
    def paced(self) -> bool:
        """Whether there is a pace at all; a single group may still have none."""
        return any(not each.no_pace or each.no_pace == "hidden" for each in self.projections)


def make(
    release: ReleaseNote,
    engagement: OpenEngagement,
    *,
    characteristic: Characteristic,
    level: Level,
    partners: Partners,
    on: date,
) -> Plan:
    """Return the plan for an engagement as things stand on a day."""
    own = reads.compared(
        release, Selection(None, Dimension.ENGAGEMENT, engagement.reference), characteristic.slug, level.slug
    )
    counted = own.comparison.table.available
    everyone = reads.compared(release, OPEN_TO_ALL, characteristic.slug, level.slug)
    held = own if counted else everyone
    elsewhere = frozenset(gap.group.category for gap in sure_gaps([everyone]))
    first, as_of = figures_span(own.comparison, release=release, opened_on=engagement.opened_on)
    slow, fast = (
        pace(opened_on=engagement.opened_on, closes_on=engagement.closes_on, as_of=day)
        for day in (as_of, first)
    )
    found = projections(own.comparison, pace=slow, earliest=fast) if counted else ()
    methods = reads.across(release, Dimension.METHOD, None, characteristic.slug, level.slug)
    whom = (
        wanted(own.comparison, found, elsewhere=elsewhere, children_in_scope=engagement.children_in_scope)
        if counted
        else [(gap.group, None) for gap in sure_gaps([held])]
    )
    return Plan(
        engagement=engagement,
        compared=held,
        counted=counted,
        as_of=as_of,
        days_old=(on - as_of).days,
        pace=slow,
        projections=found,
        sought=tuple(
            Sought(
                category=held.category(group),
                group=group,
                projection=projection,
                methods=reached_by(group.category, methods),
                partners=partners.of((characteristic.slug, group.category)),
                overall=counted and is_overall(group, projection, elsewhere=elsewhere),
            )
            for group, projection in whom
        ),
        earliest=first if first < as_of else None,
        earliest_pace=fast if first < as_of else None,
    )


def figures_span(
    comparison: Comparison, *, release: ReleaseNote, opened_on: date | None
) -> tuple[date, date]:
    """Return the first and the last day up to which the people of a table may have been counted.

    A release counts everybody stored when it was made, those of the quarter still open too, but nothing tells how far
    the records reach: at the least to the end of the last closed quarter, at the most to the day it was made. A table
    that was kept counts the people of an earlier release. An engagement with figures that opened after the first day
    was surely counted later: then the first is the day from which there is a pace.
    """
    table = comparison.table
    kept = table.figures_from if table.change is TableChange.KEPT else None
    last = kept or release.made_at.date()
    first = min(release.figures_to, date(last.year, last.month - (last.month - 1) % 3, 1) - timedelta(days=1))
    if opened_on is not None:
        first = max(first, opened_on + timedelta(days=thresholds().minimum_days_open))
    return min(first, last), last


def wanted(
    comparison: Comparison,
    found: Sequence[Projection],
    *,
    children_in_scope: bool,
    elsewhere: Container[str] = (),
) -> list[tuple[GroupReach, Projection | None]]:
    """Return the groups to look for; `elsewhere` are the categories under-reached over all our work.

    First those of them that cannot be judged here, then those short or under-reached here, then those with nobody or
    fewer than 10 heard.
    """
    pairs = [
        (group, projection)
        for group, projection in zip(comparison.groups, found, strict=True)
        if children_in_scope or group.category != CHILDREN or is_missed(group, projection)
    ]
    overall = [each for each in pairs if is_overall(*each, elsewhere=elsewhere)]
    missed = [(group, projection) for group, projection in pairs if is_missed(group, projection)]
    unseen = [
        (group, projection)
        for group, projection in pairs
        if not is_missed(group, projection)
        and is_unseen(group)
        and not is_overall(group, projection, elsewhere=elsewhere)
    ]
    return [*overall, *missed, *unseen]


def is_missed(group: GroupReach, projection: Projection | None) -> bool:
    """Return whether a group is heading below its share, or is under-reached already."""
    return group.verdict in _UNDER or (projection is not None and projection.course is Course.SHORT)


def is_overall(group: GroupReach, projection: Projection | None, *, elsewhere: Container[str]) -> bool:
    """Return whether too few of a group were heard here to judge, and it is under-reached over all our work."""
    judged = projection is not None and projection.course is Course.ON_COURSE
    untold = group.verdict in UNTOLD or (is_unseen(group) and group.verdict not in SILENT)
    return group.category in elsewhere and untold and not judged and not is_missed(group, projection)


def is_unseen(group: GroupReach) -> bool:
    """Return whether nobody, or fewer than 10, of a group were heard."""
    return group.heard.shown == 0 or group.heard.withheld is Withheld.FEWER_THAN_10


def reached_by(category: str, methods: Sequence[tuple[str, Compared]]) -> tuple[MethodReach, ...]:
    """Return the methods that reached a group about in proportion or better, by shown counts only."""
    found = [
        MethodReach(label, group.heard, group.ratio)
        for label, held in methods
        for group in held.comparison.groups
        if group.category == category and group.heard.shown and _is_reached(group)
    ]
    return tuple(sorted(found, key=lambda each: -(each.ratio or 0.0)))


def _is_reached(group: GroupReach) -> bool:
    enough = group.ratio is not None and group.ratio >= thresholds().band_low
    return enough or group.verdict in _REACHED
