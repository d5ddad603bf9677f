"""Which engagements stand in the funnel of one group, where each stands, and the same as a table."""

from collections.abc import Sequence

from data.measures.funnel import INNER, Position, limits, position
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.funnel_chart import LOOK, WORDS
from pages.parts.side_by_side.across import Part, comparable
from pages.parts.tables import Cell, Column, Row, Table, heard

COLUMNS = (
    Column("Engagement"),
    Column("People who answered", number=True),
    Column("People heard", number=True),
    Column("Reach ratio", number=True),
    Column("Share heard", number=True),
    Column("Inner limits", number=True),
    Column("Position"),
)


def placed(listed: Sequence[Part], *, category: str) -> list[tuple[Part, Position]]:
    """Return the engagements open to everyone that can be compared, each with its position, in the order of the rows.

    Small engagements together are none of one size, and have no place in it.
    """
    found = []
    for part in comparable([each for each in listed if each.named], category):
        comparison = part.comparison
        if comparison.base is None or comparison.benchmark is None or not comparison.base.shown:
            continue
        pi = comparison.benchmark.shares[category]
        found.append((part, position(part.group(category).heard, base=comparison.base, pi=pi)))
    return found


def any_shown(found: Sequence[tuple[Part, Position]], *, category: str) -> bool:
    """Return whether the number of at least one engagement is shown: without one there is no mark to draw."""
    return any(part.group(category).heard.shown is not None for part, _ in found)


def table(found: Sequence[tuple[Part, Position]], *, category: str, caption: str) -> Table:
    """Return one row for each engagement: its people, its share, the inner limits at its size, and where it stands."""
    rows = []
    for part, where in found:
        group, base = part.group(category), part.comparison.base
        if base is None or part.comparison.benchmark is None:
            continue
        low, high = limits([base.shown], pi=part.comparison.benchmark.shares[category], inside=INNER)
        look = palette.look(LOOK[where])
        rows.append(
            Row(
                (
                    Cell(part.label),
                    Cell(f"{base.shown:,}"),
                    heard(group.heard),
                    Cell(wording.group_ratio(group)),
                    Cell(wording.group_share(group, 0)),
                    Cell(f"{wording.percent(float(low[0]))} to {wording.percent(float(high[0]))}"),
                    Cell(WORDS[where], swatch=look.mark, verdict=LOOK[where]),
                )
            )
        )
    return Table(caption, COLUMNS, tuple(rows))
