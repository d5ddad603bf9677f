"""The gaps we are sure of: who is missing, and how many more are needed."""

from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Opening, Paragraph, SmallPrint
from pages.paper.shaping import native
from pages.parts import groups, reach_table, reads, sources
from pages.parts.charts import gaps_chart
from pages.parts.sentences import on_board
from pages.parts.sentences.headline import Headline


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return the list of *Board summary*, as chart and as table."""
    held = reads.overview(asked.release, asked.selection)
    listed = [each for each in held if reads.is_compared(each)]
    gaps = groups.sure_gaps(listed)
    headline = on_board.headline(listed)
    found: list[Block] = [Opening(headline)]
    if gaps:
        drawn = gaps_chart.info(gaps, headline=str(headline))
        found += [
            Paragraph(Headline("", sources.what_the_gaps_are(asked.where))),
            Chart(
                "gaps",
                "Whom we are sure we are missing",
                gaps_chart.figure(drawn),
                drawn.alt,
                gaps_chart.KEY,
                native.heard_and_expected([(groups.standing_alone(g.category), g.group) for g in gaps]),
            ),
            Figures(reach_table.gaps(gaps, period=asked.selection.period, where=asked.where, linked=False)),
        ]
    notes = sources.of_all(listed, release=asked.release)
    return (*found, SmallPrint(tuple(notes)))
