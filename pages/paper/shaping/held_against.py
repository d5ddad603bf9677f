"""What a paper shows of one set of standards: how each stands, and by what evidence."""

from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import cutting
from pages.parts import wording
from pages.parts.charts import standing_chart
from pages.parts.sentences import on_register, on_standards
from pages.parts.sentences.headline import Headline
from pages.parts.standards import standard_reads, standings_table
from pages.parts.standards.standings import Standings
from pages.parts.tables import Table

PAGE = "Standards"
MOST_COLUMNS = 6
"""Standards that stand side by side on a page of paper."""
EVIDENCE = ("Where from", "Standing", "What it says")
"""Columns of a piece of evidence; what it says holds its figure too."""
WHAT_RECORDS_SAY = "The records"
"""Column of evidence by hand that its text makes needless: it says how it stands to the records."""
MOST_WRITTEN = 20
"""Rows of evidence by hand in a paper."""


def standings(asked: Asked, frame: str) -> Standings | None:
    """Return how every standard of a frame stands on the day of the paper; None where there is no engagement to look at."""
    if not standard_reads.titles():
        return None
    of = {each.slug: each for each in standard_reads.all_frames()}
    return standard_reads.standings(asked.release, of[frame], on=asked.on)


def nothing() -> tuple[Block, ...]:
    """Return that there is no engagement on record."""
    return (Opening(Headline(on_standards.NO_ENGAGEMENT, on_standards.NOTHING_TO_HOLD)),)


def finding(found: Standings) -> tuple[Block, ...]:
    """Return how many are shown in full, and what else a reader must know."""
    more = on_standards.more(found.overall, found.titled(overall=on_standards.ALL_WORK))
    return (
        Opening(on_standards.headline(found.frame, found.overall)),
        *(Paragraph(Headline("", each)) for each in more),
    )


def in_short(found: Standings) -> tuple[Block, ...]:
    """Return what each promises, how it stands, and the evidence that shows it best."""
    caption = f"{found.frame.label}, {wording.in_sentence(on_standards.ALL_WORK)}"
    return (Figures(standings_table.in_short(found, caption=caption)), *source(found))


def source(found: Standings) -> tuple[Block, ...]:
    """Return where the frame comes from, whose words stand here, and of which day this is."""
    return (SmallPrint((on_standards.official(found.frame), on_standards.EVIDENCE)),)


def evidence(found: Standings) -> tuple[Block, ...]:
    """Return everything that shows each of them over all our work."""
    where = wording.in_sentence(on_standards.ALL_WORK)
    caption = f"Evidence for {wording.in_sentence(found.frame.label)}, {where}"
    table = standings_table.evidence(found, None, caption=caption, linked=False)
    return (Figures(cutting.columns(table, EVIDENCE)), *source(found))


def over_engagements(found: Standings) -> tuple[Block, ...]:
    """Return where each one stands in each engagement, as chart and in words."""
    of = found.frame
    drawn = standing_chart.info(
        [standard.label for standard in of.standards],
        standings_table.chart_rows(found),
        what=f"{len(of.standards)} {of.one}s and {on_register.counted(len(found.listed), 'engagement')}",
        headline=str(on_standards.headline(of, found.overall)),
    )
    below = [on_standards.more_rows(len(found.rows) - len(found.listed))]
    below += [on_standards.READ_UNEQUAL] if any(each.disagrees for each in found.everywhere) else []
    table = standings_table.matrix(found, caption=f"{of.label}, by engagement", linked=False)
    return (
        Heading("Where each one stands"),
        Paragraph(Headline("", on_standards.READ.format(one=of.one))),
        Chart(
            f"standings_{of.slug}",
            f"{of.label}, by engagement",
            standing_chart.figure(drawn),
            drawn.alt,
            standing_chart.KEY,
        ),
        *map(Figures, _side_by_side(table)),
        *([SmallPrint(tuple(line for line in below if line))] if any(below) else []),
    )


def by_hand(found: Standings) -> tuple[Block, ...]:
    """Return what was written by hand."""
    table = standings_table.written_by_hand(found, caption=standings_table.by_hand(found))
    heading = Heading("Written by hand")
    if table is None:
        return heading, Paragraph(Headline("", on_standards.NOTHING_WRITTEN))
    columns = [each.heading for each in table.columns if each.heading != WHAT_RECORDS_SAY]
    shown, rest = cutting.rows(cutting.columns(table, columns), most=MOST_WRITTEN, page=PAGE)
    return heading, Figures(shown), *([SmallPrint(rest)] if rest else [])


def _side_by_side(table: Table) -> tuple[Table, ...]:
    """Return a matrix as several tables of as many columns, so that each fits a page."""
    names = [column.heading for column in table.columns[1:]]
    tables = -(-len(names) // MOST_COLUMNS)
    each = -(-len(names) // tables)
    if tables == 1:
        return (table,)
    return tuple(
        cutting.columns(table, names[place * each : (place + 1) * each], of=f"{place + 1} of {tables}")
        for place in range(tables)
    )
