"""What pages read of the release that stands: published values only, kept in memory for as long as that release does.

Kept with `functools`, keyed on the whole release note, so that a new release is read anew and two databases never share
an answer. The note holds the number of the register's newest event: a benchmark, a target or a title that somebody
changes is read anew too. Everything kept is frozen and protected, so it may be shared by all readers.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial

from data import facts, published
from data.measures import over_time as over_periods
from data.periods import from_to, is_closed, quarter_of, year_of
from data.published import Menu, coverage, questions
from data.published.coverage import Meant
from data.register import comparison_history
from data.register import open_engagements as open_at
from data.register import partners as who_reaches
from data.register.benchmark_choice import EngagementUse, Library, against, own_benchmarks_in
from data.register.comparison_history import Change
from data.register.open_engagements import OpenEngagement
from data.register.partners import Partners
from models.comparison import Comparison
from models.protected import EVERYTHING, ProtectedCount, ProtectedTable, ReleaseNote, Selection
from models.target import TargetStanding
from models.vocabulary import Audience, Dimension, Keyed, TableChange, Verdict
from pages.parts.groups import Compared, sure_gaps
from pages.parts.series.series import Buckets, Series

LEAST_PLACED = 0.6
"""Share of the answers that a level must hold to stand for its characteristic on a page of all of them."""

LONGEST: Mapping[Buckets, int] = {"years": 10, "quarters": 12}
"""The most periods that stand side by side: more would be too narrow to read, on a small screen above all."""


def release() -> ReleaseNote | None:
    """Return what may be said of the release that stands, or None before the first. Read anew on every run."""
    return published.release()


@lru_cache(maxsize=4)
def menu(_release: ReleaseNote) -> Menu:
    """Return what a reader may choose from."""
    return published.menu()


@lru_cache(maxsize=4)
def audit(_release: ReleaseNote) -> Mapping[str, float | int | None]:
    """Return what the audit of the release looked at and withdrew, in tables and cells."""
    return published.audit() or {}


@lru_cache(maxsize=4)
def changes(_release: ReleaseNote) -> Mapping[TableChange, int]:
    """Return how many tables of the release are new, revised, unchanged or kept."""
    return published.changes()


@lru_cache(maxsize=4)
def as_frozen(_release: ReleaseNote, *, minute: int) -> bool | None:
    """Say whether the release still holds what was frozen, None where that can't be told. Asked once in a `minute` (number of it).

    Every figure is read for it, and whoever reads may press the button, as often as they like.
    """
    del minute
    return published.as_frozen()


@lru_cache(maxsize=4)
def keyed(_release: ReleaseNote) -> Mapping[Selection, Keyed]:
    """Return for each selection whether all, some or none of the forms behind it asked who came twice."""
    return published.keyed()


@lru_cache(maxsize=1024)
def value_label(_release: ReleaseNote, dimension: Dimension, value: str) -> str:
    """Return what a reader sees for one value of a dimension."""
    return published.value_label(dimension, value)


@lru_cache(maxsize=4)
def library(_release: ReleaseNote) -> Library:
    """Return every benchmark there is, and which engagement uses which."""
    return published.library()


@lru_cache(maxsize=4)
def history(_release: ReleaseNote) -> tuple[Change, ...]:
    """Return what changed in targets and benchmarks, newest first."""
    return comparison_history.history()


@lru_cache(maxsize=64)
def targets(release: ReleaseNote, on: date) -> tuple[TargetStanding, ...]:
    """Return every target in force on a day, with how what we heard stands to it."""
    return published.targets(on=on, library=library(release))


def own_benchmark(release: ReleaseNote, selection: Selection) -> str | None:
    """Return the reference of the benchmark of its own that a selection is held against, or None."""
    return against(library(release), selection)[0]


@lru_cache(maxsize=1024)
def own_benchmarks(release: ReleaseNote, selection: Selection) -> tuple[EngagementUse, ...]:
    """Return the engagements with a benchmark of their own among those of a selection that is held against another."""
    made = published.figures_of(selection) or release.made_at
    return own_benchmarks_in(library(release), selection, made)


@lru_cache(maxsize=1024)
def compared(release: ReleaseNote, selection: Selection, characteristic: str, level: str) -> Compared:
    """Return one characteristic at one level in one selection, compared with who lives here, or is affected."""
    levels = facts.levels(characteristic)
    held = library(release)
    found = published.compared(
        published.table(selection, characteristic=characteristic, level=level), library=held
    )
    scored = found
    if level != levels[0].slug:
        scored = published.compared(
            published.table(selection, characteristic=characteristic, level=levels[0].slug), library=held
        )
    chosen = next(each for each in levels if each.slug == level)
    return Compared(facts.characteristic(characteristic), chosen, found, scored)


@lru_cache(maxsize=512)
def across(
    release: ReleaseNote, dimension: Dimension, period: str | None, characteristic: str, level: str
) -> tuple[tuple[str, Compared], ...]:
    """Return (label, comparison) for each value of a dimension in a period, in the order of the menu.

    Every value that the menu has is there; one without a table that can be shown is not available.
    """
    chosen = next(each for each in facts.levels(characteristic) if each.slug == level)
    values = menu(release).values[dimension]
    found = published.across(
        dimension, values=values, characteristic=characteristic, level=level, period=period
    )
    of = facts.characteristic(characteristic)
    listed = []
    for value, table in zip(values, found, strict=True):
        held = published.compared(table, library=library(release), scored=False)
        listed.append((value_label(release, dimension, value), Compared(of, chosen, held, held)))
    return tuple(listed)


@lru_cache(maxsize=256)
def over_time(
    release: ReleaseNote, selection: Selection, buckets: Buckets, characteristic: str, level: str
) -> Series | None:
    """Return one characteristic in every closed period of one kind, from the first with figures to the newest.

    No period between is left out; of many, the newest are given. None where the release holds no such period at all.
    """
    held = menu(release)
    listed = set(held.quarters) if buckets == "quarters" else {*held.years, *_years_of_values(held)}
    if not listed:
        return None
    newest = quarter_of(release.figures_to)
    last = newest if buckets == "quarters" else year_of(newest)
    # The newest may be too small to show: then it stands there as a gap, and the one before is not taken for it.
    ends = {*listed, last} if is_closed(last, on=release.made_at.date()) else listed
    periods = from_to(min(ends), max(ends))
    tables = published.over_time(selection, periods=periods, characteristic=characteristic, level=level)
    shown = [place for place, table in enumerate(tables) if table.available or table.asked.shown is not None]
    first = min(shown, default=0)
    start = max(first, len(periods) - LONGEST[buckets])
    points = tuple(
        published.compared(table, library=library(release), scored=False) for table in tables[start:]
    )
    return Series(
        characteristic=facts.characteristic(characteristic),
        level=next(each for each in facts.levels(characteristic) if each.slug == level),
        buckets=buckets,
        periods=periods[start:],
        points=points,
        changed=over_periods(points),
        earlier=start > first,
    )


def _years_of_values(held: Menu) -> set[str]:
    return {year for dimension in Dimension for year in held.years_across(dimension)}


@lru_cache(maxsize=128)
def asked(_release: ReleaseNote, selection: Selection) -> tuple[ProtectedTable, ...]:
    """Return one table for each published characteristic in a selection: who was asked, who answered."""
    return questions.questions(selection)


@lru_cache(maxsize=4)
def never_asked(_release: ReleaseNote) -> Mapping[str, frozenset[str]]:
    """Return, by characteristic, the engagements in which no form asked about it."""
    return questions.never_asked(Dimension.ENGAGEMENT)


@lru_cache(maxsize=128)
def overview(release: ReleaseNote, selection: Selection) -> tuple[Compared, ...]:
    """Return every characteristic that the release holds of a selection, in reference order, each at one level.

    That is the most detailed level with enough answers that holds most of them; else the coarsest.
    """
    tables = {(table.characteristic, table.level): table for table in published.tables(selection)}
    against_benchmark = partial(published.compared, library=library(release))
    listed = []
    for characteristic in facts.characteristics():
        levels = facts.levels(characteristic.slug) if characteristic.published else ()
        held = [level for level in levels if (characteristic.slug, level.slug) in tables]
        if not held:
            continue
        # The most detailed first, and no further than needed: to compare costs more than to read.
        coarsest = against_benchmark(tables[characteristic.slug, held[0].slug])
        level, found = held[0], coarsest
        for finer in reversed(held[1:]):
            finer_found = against_benchmark(tables[characteristic.slug, finer.slug])
            if _stands_for_all(finer_found):
                level, found = finer, finer_found
                break
        listed.append(Compared(characteristic, level, found, coarsest))
    return tuple(listed)


@lru_cache(maxsize=64)
def people_heard(release: ReleaseNote, period: str | None) -> tuple[ProtectedCount, ProtectedCount]:
    """Return the people heard in a period in activities open to all, and in those for one community or group."""
    counts = [
        people_in(release, Selection(period, Dimension.AUDIENCE, audience.value)) for audience in Audience
    ]
    return counts[0], counts[1]


@lru_cache(maxsize=1024)
def people_in(release: ReleaseNote, selection: Selection) -> ProtectedCount:
    """Return the people of a selection; not available where the release holds none, whatever the reason."""
    first = facts.characteristics()[0].slug
    found = published.people(selection) if selection in menu(release).selections else None
    return found or published.table(selection, characteristic=first, level=facts.levels(first)[0].slug).people


def usual_level(release: ReleaseNote, characteristic: str) -> str:
    """Return the level at which a characteristic opens: the one that stands for it on a page of all of them."""
    offered = menu(release).selections
    open_to_all = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    listed = overview(release, open_to_all if open_to_all in offered else EVERYTHING)
    held = next((each.level.slug for each in listed if each.characteristic.slug == characteristic), None)
    return held or facts.levels(characteristic)[-1].slug


def open_engagements(on: date) -> tuple[OpenEngagement, ...]:
    """Return what is open on a day, the first to close first. Read anew on every run: the register may change."""
    return open_at.open_engagements(on=on)


def partners() -> Partners:
    """Return who reaches whom. Read anew on every run."""
    return who_reaches.partners()


def most_gaps(release: ReleaseNote, selection: Selection) -> str | None:
    """Return the characteristic with the most groups clearly under-reached in a selection; None where there is none."""
    found = [(len(sure_gaps([each])), each.characteristic.slug) for each in overview(release, selection)]
    most = max((number for number, _ in found), default=0)
    return next((slug for number, slug in found if number == most), None) if most else None


def _stands_for_all(found: Comparison) -> bool:
    placed = found.share_placed is None or found.share_placed >= LEAST_PLACED
    return placed and found.enough_answers and found.benchmark is not None


def is_compared(each: Compared) -> bool:
    """Return whether any group of a characteristic can be held against a population figure."""
    return any(
        group.verdict not in (Verdict.NO_BENCHMARK, Verdict.NOT_ASKED, None)
        for group in each.comparison.groups
    )


@lru_cache(maxsize=4)
def meant_for(release: ReleaseNote) -> Mapping[str, Meant]:
    """Return for each engagement of the menu whom its activities were for."""
    return coverage.audience_of_engagements(listed=menu(release).values[Dimension.ENGAGEMENT])


@lru_cache(maxsize=64)
def asked_across(
    _release: ReleaseNote, dimension: Dimension, period: str | None
) -> Mapping[tuple[str, str], bool]:
    """Return (value, characteristic) to whether it was asked; what is absent has nothing that can be shown."""
    return coverage.asked_across(dimension, period=period)
