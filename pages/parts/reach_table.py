"""The same figures as a table: of one characteristic, of the gaps we are sure of, and of all characteristics."""

from collections.abc import Callable, Mapping, Sequence

from models.comparison import GroupReach
from pages.parts import address, wording
from pages.parts.charts import glance_strip
from pages.parts.groups import Compared, Gap, has_own_benchmark, standing_alone
from pages.parts.tables import Cell, Column, Row, Table, heard, verdict_on

_NUMBER = True
REACH_COLUMNS = (
    Column("Group"),
    Column("People heard", _NUMBER),
    Column("Expected", _NUMBER),
    Column("Share heard", _NUMBER),
    Column("Share living here", _NUMBER),
    Column("Gap in points", _NUMBER),
    Column("Reach ratio", _NUMBER),
    Column("95% interval", _NUMBER),
    Column("Verdict"),
    Column("More needed", _NUMBER),
)
OWN_COLUMNS = tuple(
    Column("Share in their benchmark", _NUMBER) if column.heading == "Share living here" else column
    for column in REACH_COLUMNS
)
GAP_COLUMNS = (
    Column("Group"),
    Column("Characteristic"),
    Column("People heard", _NUMBER),
    Column("Expected", _NUMBER),
    Column("Reach ratio", _NUMBER),
    Column("95% interval", _NUMBER),
    Column("More people needed", _NUMBER),
)
GLANCE_COLUMNS = (
    Column("Characteristic"),
    Column("Groups under-reached"),
    Column("Score", _NUMBER),
    Column("By chance", _NUMBER),
    Column("Places to change", _NUMBER),
    Column("Share who answered", _NUMBER),
)


def reach(compared: Compared, *, headings: Mapping[str, str], caption: str) -> Table:
    """Return every group of the level in reference order."""
    comparison = compared.comparison
    decimals = wording.decimals_for(comparison.table.known)
    rows = []
    for group in comparison.groups:
        cells = (
            Cell(compared.category(group).short),
            heard(group.heard),
            Cell(wording.expected(group.expected)),
            _derived(wording.group_share(group, decimals)),
            Cell(wording.small_percent(group.benchmark_share, decimals)),
            _derived(wording.group_gap(group, decimals)),
            _derived(wording.group_ratio(group)),
            Cell(wording.group_interval(group), quiet=True),
            verdict_on(group),
            Cell(wording.group_needed(group)),
        )
        rows.append(Row(cells, headings.get(group.category, "")))
    return Table(caption, OWN_COLUMNS if has_own_benchmark(comparison) else REACH_COLUMNS, tuple(rows))


def counts(compared: Compared, *, headings: Mapping[str, str], caption: str) -> Table:
    """Return people heard and their share, and nothing to compare: for activities that were for some."""
    decimals = wording.decimals_for(compared.comparison.table.known)
    rows = [
        Row(
            (
                Cell(compared.category(group).short),
                heard(group.heard),
                _derived(wording.group_share(group, decimals)),
            ),
            headings.get(group.category, ""),
        )
        for group in compared.comparison.groups
    ]
    return Table(
        caption,
        (Column("Group"), Column("People heard", _NUMBER), Column("Share heard", _NUMBER)),
        tuple(rows),
    )


def gaps(listed: Sequence[Gap], *, period: str | None, where: str, linked: bool = True) -> Table:
    """Return the gaps in the order of the chart: a group leads to its plan, a characteristic to the page that explains it.

    Nothing is `linked` on paper, where no reader has made choices that a link could carry.
    """
    plan, explain = _links("open-activities", on=linked), _links("who-we-reached", on=linked)
    rows = [
        Row(
            (
                Cell(standing_alone(gap.category), link=plan(gap.compared)),
                Cell(gap.compared.characteristic.label, link=explain(gap.compared)),
                heard(gap.group.heard),
                Cell(wording.expected(gap.group.expected)),
                _ratio(gap.group),
                Cell(wording.group_interval(gap.group), quiet=True),
                Cell(wording.group_needed(gap.group)),
            )
        )
        for gap in listed
    ]
    return Table(f"Groups clearly under-reached, {wording.when(period)}, {where}", GAP_COLUMNS, tuple(rows))


def where_gaps_lead() -> str:
    """Return the line over the table of gaps."""
    if address.is_page("open-activities"):
        return "Follow a group to plan how to reach it, or a characteristic to see all its groups."
    return "Follow a characteristic to see all its groups."


def glance(compared: Sequence[Compared], *, period: str | None, where: str, linked: bool = True) -> Table:
    """Return one row for each characteristic: groups under-reached, score beside chance, and share answered."""
    explain = _links("who-we-reached", on=linked)
    decimals = glance_strip.score_decimals(compared)
    rows = [
        Row(
            (
                Cell(each.characteristic.label, link=explain(each)),
                Cell(glance_strip.standing(each)),
                *_scored(glance_strip.score_words(each, decimals)),
                Cell(wording.percent(each.comparison.completeness)),
            )
        )
        for each in compared
    ]
    caption = f"Every characteristic, {wording.when(period)}, {where}: score, and share who answered"
    return Table(caption, GLANCE_COLUMNS, tuple(rows))


def _links(page: str, *, on: bool) -> Callable[[Compared], str]:
    """Return what leads to a page with a characteristic and the choices made so far; nowhere where there is no such page."""
    if not on or not address.is_page(page):
        return lambda _: ""
    to = address.links()
    return lambda compared: to(page, characteristic=compared.characteristic.slug)


def _scored(told: glance_strip.ScoreWords) -> tuple[Cell, ...]:
    chance = f"{told.chance}, {told.average} on average" if told.average else told.chance
    return Cell(told.score), Cell(chance), Cell(told.places)


def _derived(text: str) -> Cell:
    return Cell(text, quiet=text == wording.HIDDEN)


def _ratio(group: GroupReach) -> Cell:
    if group.heard.shown is None and group.ratio_high is not None:
        return Cell(f"at most {wording.ratio(group.ratio_high)}")
    return Cell(wording.group_ratio(group))
