"""Board summary: every characteristic at a glance, and the gaps as a table, each with its download."""

from collections.abc import Sequence

from models.protected import ReleaseNote
from pages.parts import downloads, frame, reach_table, sources, tables
from pages.parts.charts import glance_strip
from pages.parts.chosen import Chosen
from pages.parts.groups import Compared, Gap


def at_a_glance(
    listed: Sequence[Compared], held: Sequence[Compared], chosen: Chosen, *, release: ReleaseNote
) -> None:
    """Draw the strip of all characteristics that are compared; `held` is all that the selection holds."""
    frame.section("Every characteristic at a glance", glance_strip.ONE_MARK)
    frame.legend_line(glance_strip.LEGEND)
    frame.chart("glance", glance_strip.figure, glance_strip.info(listed), key=glance_strip.KEY)
    table = reach_table.glance(listed, period=chosen.selection.period, where=chosen.where)
    tables.show(table)
    notes = [*sources.what_is_a_score(), *sources.left_off(held)]
    frame.notes(notes)
    downloads.offer(
        table,
        notes=[
            sources.standing(release),
            *notes,
            sources.rounding(),
            *sources.of_population(listed),
            *sources.moved_in(listed),
        ],
        name="at-a-glance",
        what="every characteristic",
    )


def gaps_as_table(
    gaps: Sequence[Gap], listed: Sequence[Compared], chosen: Chosen, *, release: ReleaseNote
) -> None:
    """Draw the gaps that we are sure of; `listed` are the characteristics that they were sought in."""
    frame.section("The same gaps as a table", reach_table.where_gaps_lead())
    table = reach_table.gaps(gaps, period=chosen.selection.period, where=chosen.where)
    tables.show(table)
    notes = sources.of_all(listed, release=release)
    frame.notes(notes)
    downloads.offer(table, notes=[sources.standing(release), *notes], name="board-summary", what="the gaps")
