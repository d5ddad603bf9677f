"""Rows side by side: each engagement, method, place, stage or level as one row, compared, as a matrix and as tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.menu import OTHER_SMALL
from data.published.coverage import Meant
from models.comparison import Comparison, GroupReach
from models.protected import ReleaseNote
from models.vocabulary import Dimension, Verdict, Withheld
from pages.parts import reads, wording
from pages.parts.charts import matrix_chart
from pages.parts.charts.matrix_chart import MatrixHeading, MatrixInfo, MatrixRow
from pages.parts.groups import SILENT, Compared
from pages.parts.tables import Cell, Column, Row, Table, heard
from pages.parts.tables import verdict as verdict_cell

OPEN, APART = "Open to everyone", "For one community or group"


@dataclass(frozen=True)
class Part:
    """One row: a part of our work, compared."""

    value: str
    """Slug of the engagement, method, place, stage or level."""
    label: str
    compared: Compared
    meant: Meant = "open"
    heading: str = ""
    """What it stands under, where the rows are in two kinds."""

    @property
    def comparison(self) -> Comparison:
        """Its comparison."""
        return self.compared.comparison

    @property
    def judged(self) -> bool:
        """Whether it is held against everybody who lives here; what was meant for some is not."""
        return self.meant != "one_group"

    @property
    def named(self) -> bool:
        """Whether it is one piece of work, and not the small ones together."""
        return self.value != OTHER_SMALL

    @property
    def not_asked(self) -> bool:
        """Whether no form asked."""
        return all(group.verdict is Verdict.NOT_ASKED for group in self.comparison.groups)

    @property
    def shown(self) -> bool:
        """Whether there are figures that we can show."""
        return self.comparison.table.available

    def group(self, category: str) -> GroupReach:
        """Return one group of it."""
        return next(each for each in self.comparison.groups if each.category == category)


def parts(
    release: ReleaseNote, dimension: Dimension, period: str | None, characteristic: str, level: str
) -> tuple[Part, ...]:
    """Return the rows of a dimension in the order of the menu; engagements for one community or group last."""
    found = reads.across(release, dimension, period, characteristic, level)
    values = reads.menu(release).values[dimension]
    if dimension is not Dimension.ENGAGEMENT:
        return tuple(Part(value, label, held) for value, (label, held) in zip(values, found, strict=True))
    meant = reads.meant_for(release)
    listed = [
        Part(value, label, held, meant[value], APART if meant[value] == "one_group" else OPEN)
        for value, (label, held) in zip(values, found, strict=True)
    ]
    return tuple(sorted(listed, key=lambda part: not part.judged))


def comparable(listed: Sequence[Part], category: str) -> list[Part]:
    """Return the rows in which one group is compared with who lives here."""
    return [part for part in listed if part.judged and part.group(category).verdict not in SILENT]


def base(part: Part) -> str:
    """Return how many people a row rests on, in words."""
    return wording.NOT_ASKED if part.not_asked else wording.people(part.comparison.table.known)


def matrix(listed: Sequence[Part], *, what: str, headline: str) -> MatrixInfo:
    """Return the matrix of the rows, every group of the level in reference order.

    `what` and `headline` stand in the text for those who cannot see the chart.
    """
    rows: list[MatrixRow | MatrixHeading] = []
    last = ""
    for part in listed:
        if part.heading != last:
            rows.append(MatrixHeading(part.heading))
        last = part.heading
        cells = tuple(matrix_chart.cell(group, judged=part.judged) for group in part.comparison.groups)
        rows.append(MatrixRow(part.label, base(part), cells))
    columns = tuple(each.short for each in listed[0].compared.level.categories) if listed else ()
    hidden = sum(cell.state == "hidden" for row in rows if isinstance(row, MatrixRow) for cell in row.cells)
    told = f" {hidden:,} cells are hidden, fewer than 10 people each." if hidden else ""
    alt = (
        f"Matrix of {what}: {len(listed)} rows, {len(columns)} groups. {headline}{told} "
        "A table has the same figures."
    )
    return MatrixInfo(columns, "Answered", tuple(rows), alt)


def table(listed: Sequence[Part], *, first: str, caption: str) -> Table:
    """Return the matrix as a table: one row for each part, one column for each group; `first` heads the rows."""
    names = [each.short for each in listed[0].compared.level.categories] if listed else []
    columns = (Column(first), Column("Answered", number=True), *(Column(name) for name in names))
    rows = [
        Row(
            (Cell(part.label), Cell(base(part)), *(_cell(part, group) for group in part.comparison.groups)),
            part.heading,
        )
        for part in listed
    ]
    return Table(caption, columns, tuple(rows), side_by_side=True)


def _cell(part: Part, group: GroupReach) -> Cell:
    if group.verdict is Verdict.NOT_ASKED:
        return Cell(wording.NOT_ASKED, quiet=True)
    if group.heard.withheld is Withheld.NOT_AVAILABLE:
        return Cell(wording.people(group.heard), quiet=True)
    if group.heard.shown is None:
        proven = part.judged and group.verdict in (Verdict.UNDER, Verdict.LITTLE_UNDER)
        return Cell(
            f"{wording.people(group.heard)}{f', {group.verdict}' if proven else ''}",
            swatch="hidden",
            quiet=True,
        )
    if not part.judged or group.verdict in SILENT or group.ratio is None:
        return Cell(f"{wording.people(group.heard)} people")
    sign = verdict_cell(group.verdict)
    return Cell(f"{wording.ratio(group.ratio)}, {group.verdict}", swatch=sign.swatch, verdict=sign.verdict)


DETAIL_COLUMNS = (
    Column("Row"),
    Column("Group"),
    Column("People who answered", number=True),
    Column("People heard", number=True),
    Column("Expected", number=True),
    Column("Share heard", number=True),
    Column("Share living here", number=True),
    Column("Reach ratio", number=True),
    Column("Verdict"),
)


def details(listed: Sequence[Part], *, caption: str) -> Table:
    """Return the same figures for the download, one line for each row and group, with the people behind each ratio."""
    rows = []
    for part in listed:
        decimals = wording.decimals_for(part.comparison.table.known)
        alone, answered = not part.judged, Cell(base(part))
        # Groups stand in the order of the level's categories.
        for group, category in zip(part.comparison.groups, part.compared.level.categories, strict=True):
            rows.append(
                Row(
                    (
                        Cell(part.label),
                        Cell(category.short),
                        answered,
                        Cell(wording.NOT_ASKED) if group.verdict is Verdict.NOT_ASKED else heard(group.heard),
                        Cell(wording.NOT_APPLICABLE if alone else wording.expected(group.expected)),
                        Cell(wording.group_share(group, decimals)),
                        Cell(wording.small_percent(group.benchmark_share, decimals)),
                        Cell(wording.NOT_APPLICABLE if alone else wording.group_ratio(group)),
                        Cell("not compared") if alone else verdict_cell(group.verdict),
                    ),
                    part.heading,
                )
            )
    return Table(caption, DETAIL_COLUMNS, tuple(rows))
