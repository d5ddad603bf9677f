"""The ladder of one characteristic: its rungs from the stages, and the same as a table."""

from collections.abc import Mapping, Sequence

from data.measures.ladder import Rung, ladder
from models.facts import Level
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.ladder_chart import LOOK, SHORT, share
from pages.parts.side_by_side.across import Part
from pages.parts.tables import Cell, Column, Row, Table, heard

COLUMNS = (
    Column("Group"),
    Column("People surveyed", number=True),
    Column("People at the table", number=True),
    Column("Share of those surveyed", number=True),
    Column("Share at the table", number=True),
    Column("Ladder ratio", number=True),
    Column("95% interval", number=True),
    Column("Verdict"),
)


def rungs(surveyed: Part | None, table: Part | None) -> tuple[Rung, ...]:
    """Return the rungs of the two stages; none where one of them has no activity."""
    if surveyed is None or table is None:
        return ()
    return ladder(surveyed.comparison.table, table=table.comparison.table)


def table(found: Sequence[Rung], *, level: Level, headings: Mapping[str, str], caption: str) -> Table:
    """Return every group of the level in reference order."""
    labels = {category.slug: category.short for category in level.categories}
    rows = []
    for rung in found:
        look = palette.look(LOOK[rung.presence])
        word = "Not available" if rung.presence is None else SHORT[rung.presence]
        rows.append(
            Row(
                (
                    Cell(labels[rung.category]),
                    heard(rung.asked),
                    heard(rung.at_table),
                    Cell(share(rung.asked_share), quiet=rung.asked_share is None),
                    Cell(share(rung.table_share), quiet=rung.table_share is None),
                    Cell(
                        wording.HIDDEN if rung.ratio is None else wording.ratio(rung.ratio),
                        quiet=rung.ratio is None,
                    ),
                    Cell(_interval(rung), quiet=True),
                    Cell(word, swatch=look.mark, verdict=LOOK[rung.presence]),
                ),
                headings.get(rung.category, ""),
            )
        )
    return Table(caption, COLUMNS, tuple(rows))


def _interval(rung: Rung) -> str:
    if rung.interval is not None:
        return f"{wording.ratio(rung.interval[0])} to {wording.ratio(rung.interval[1])}"
    if rung.asked.shown is not None and rung.at_table.shown is None and rung.highest is not None:
        return f"0.0 to {wording.ratio(rung.highest)}"
    return wording.NOT_APPLICABLE
