"""The figures of work with a benchmark of its own, beneath a selection that is held against another (method 3.4).

Each stands by itself: its own protected table, against its own benchmark. Nothing is taken out of the figures above, because
the menu has no exclusion (docs/decisions/0020).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data import facts
from models.comparison import GroupReach
from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension, Verdict
from pages.parts import downloads, frame, moved, reads, sources, tables, wording
from pages.parts.groups import Compared
from pages.parts.tables import Cell, Column, Row, Table, heard, verdict

HEADING = "Work with a benchmark of its own"
UNDER = (
    "Each is compared with its own benchmark, by itself. Its people are among those above too, where {above}."
)
LISTED = " Listed are the groups that differ from their benchmark."
AGAINST_AREA = "they stand against everybody who lives in {area}"
COUNTED = "they are counted and not compared"
DIFFERENT = (Verdict.UNDER, Verdict.LITTLE_UNDER, Verdict.OVER, Verdict.LITTLE_OVER)
NOT_AVAILABLE = "not available by itself"
NOBODY_ASKED = "nobody was asked this question"
NO_BENCHMARK = "its own benchmark says nothing of this"
NOT_ENOUGH = "too few of those who were asked answered, so there is no verdict"
NONE_DIFFERENT = "no group clearly differs from its benchmark"
COLUMNS = (
    Column("Group"),
    Column("People heard", number=True),
    Column("Expected", number=True),
    Column("Share heard", number=True),
    Column("Share in their benchmark", number=True),
    Column("Reach ratio", number=True),
    Column("Verdict"),
    Column("More needed", number=True),
)


@dataclass(frozen=True)
class Own:
    """One engagement by itself, at the level asked for or at the next coarser one that can be shown and compared."""

    title: str
    compared: Compared

    @property
    def different(self) -> tuple[GroupReach, ...]:
        """The groups that differ from their benchmark, in reference order."""
        return tuple(each for each in self.compared.comparison.groups if each.verdict in DIFFERENT)

    @property
    def why_none(self) -> str:
        """Why no group is listed; empty where one is."""
        found = self.compared.comparison
        if self.different:
            return ""
        if found.groups and all(each.verdict is Verdict.NOT_ASKED for each in found.groups):
            return NOBODY_ASKED
        if not found.table.available:
            return NOT_AVAILABLE
        if found.benchmark is None:
            return NO_BENCHMARK
        return NONE_DIFFERENT if found.enough_answers else NOT_ENOUGH


def of(release: ReleaseNote, selection: Selection, *, shown: Compared) -> tuple[Own, ...]:
    """Return the engagements with a benchmark of their own among a selection, each by itself, by title.

    In the period of the selection where that is offered of the engagement, else of all time, which its title then says.
    """
    offered = reads.menu(release).selections
    listed = []
    for each in reads.own_benchmarks(release, selection):
        alone = Selection(selection.period, Dimension.ENGAGEMENT, each.reference)
        always = Selection(None, Dimension.ENGAGEMENT, each.reference)
        chosen = always if alone not in offered and always in offered else alone
        when = f", {wording.period(None).lower()}" if chosen.period != selection.period else ""
        found = _in_most_detail(release, chosen, shown=shown)
        detail = "" if found.level == shown.level else f", in less detail ({found.level.label.lower()})"
        listed.append(Own(f"{each.title}{when}{detail}", found))
    return tuple(listed)


def _in_most_detail(release: ReleaseNote, selection: Selection, *, shown: Compared) -> Compared:
    slug = shown.characteristic.slug
    levels = [each.slug for each in facts.levels(slug)]
    coarser = reversed(levels[: levels.index(shown.level.slug) + 1])
    found = [reads.compared(release, selection, slug, level) for level in coarser]
    with_both = (each for each in found if each.comparison.table.available and each.comparison.benchmark)
    return next(with_both, found[0])


def table(listed: Sequence[Own], *, what: str) -> Table:
    """Return the groups that differ, under the engagement that they were heard in and what it is compared with."""
    rows = [_row(each.compared, group, under=_under(each)) for each in listed for group in each.different]
    return Table(f"{HEADING}: {what}", COLUMNS, tuple(rows))


def _under(each: Own) -> str:
    benchmark = each.compared.comparison.benchmark
    return each.title if benchmark is None else f"{each.title}, compared with {benchmark.universe}"


def _row(compared: Compared, group: GroupReach, *, under: str) -> Row:
    decimals = wording.decimals_for(compared.comparison.table.known)
    share, ratio = wording.group_share(group, decimals), wording.group_ratio(group)
    return Row(
        (
            Cell(compared.category(group).short),
            heard(group.heard),
            Cell(wording.expected(group.expected)),
            Cell(share, quiet=share == wording.HIDDEN),
            Cell(wording.small_percent(group.benchmark_share, decimals)),
            Cell(ratio, quiet=ratio == wording.HIDDEN),
            verdict(group.verdict),
            Cell(wording.group_needed(group)),
        ),
        under,
    )


def lines(listed: Sequence[Own], *, release: ReleaseNote) -> list[str]:
    """Return what is said of engagements without a row, and where the benchmarks of the others are from, each once."""
    silent = [f"{each.title}: {each.why_none}." for each in listed if each.why_none]
    told = [
        line
        for each in listed
        if each.different
        for line in sources.living_here(each.compared, release=release)
    ]
    tables = [each.compared.comparison.table for each in listed if each.different]
    period = tables[0].selection.period if tables else None
    return [*silent, *dict.fromkeys(told), *moved.notes(tables, period=period, of="engagements")]


def under(listed: Sequence[Own], *, release: ReleaseNote, counted: bool) -> str:
    """Return the line under the heading; `counted` says whether those above are counted only, and not compared."""
    above = COUNTED if counted else AGAINST_AREA.format(area=facts.area_name(release.area))
    rows = any(each.different for each in listed)
    return f"{UNDER.format(above=above)}{LISTED if rows else ''}"


def show(release: ReleaseNote, selection: Selection, *, shown: Compared, what: str, counted: bool) -> None:
    """Draw the section with its download, or nothing where nobody shown is of such work."""
    listed = of(release, selection, shown=shown)
    if not listed:
        return
    frame.section(HEADING, under(listed, release=release, counted=counted))
    found, notes = table(listed, what=what), lines(listed, release=release)
    if found.rows:
        tables.show(found)
    frame.notes(notes)
    if found.rows:
        downloads.offer(
            found,
            notes=[sources.standing(release), *notes],
            name="who-we-reached-own-benchmarks",
            what="work with a benchmark of its own",
        )
