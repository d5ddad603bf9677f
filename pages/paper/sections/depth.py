"""Depth of dialogue: who is only surveyed, and who is at the table."""

from collections.abc import Sequence

from data.measures.ladder import Rung
from models.protected import Selection
from models.vocabulary import Dimension
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.sections.characteristic import NO_FIGURES
from pages.paper.shaping import followed, native, periods, turning
from pages.paper.shaping.followed import Followed
from pages.parts import asides, choices, groups, own_benchmarks, reads, sources
from pages.parts.charts import ladder_chart, matrix_chart
from pages.parts.sentences import on_coverage, on_depth, on_reach
from pages.parts.sentences.headline import Headline
from pages.parts.side_by_side import across, ladder_table
from pages.parts.side_by_side.across import Part

ROWS = Dimension.STAGE


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Depth of dialogue* shows by stage, of the one characteristic that the paper follows."""
    of = followed.characteristic(asked)
    period, aside = periods.spoken_of(
        asked.selection.period, offered=reads.menu(asked.release).years_across(ROWS)
    )
    stages = across.parts(asked.release, ROWS, period, of.characteristic.slug, of.level.slug)
    if not stages:
        return (Opening(NO_FIGURES),)
    ends = on_depth.ends(stages)
    rungs = ladder_table.rungs(*ends)
    headline = on_depth.headline(rungs, level=of.level)
    told = [of.why, asides.ROWS_HOLD_ALL, aside]
    return (
        Opening(headline),
        *(Paragraph(Headline("", each)) for each in told if each),
        *(_ladder(rungs, of, stages, headline=str(headline)) if any(rung.presence for rung in rungs) else ()),
        *_matrix(asked, stages, period=period, headline=str(headline)),
    )


def _ladder(
    rungs: Sequence[Rung], of: Followed, stages: Sequence[Part], *, headline: str
) -> tuple[Block, ...]:
    """Return the ladder of the groups, from those surveyed to those at the table."""
    what, headings = on_reach.subject(stages[0].compared), groups.headings(of.level)
    drawn = ladder_chart.info(rungs, level=of.level, headings=headings, what=what, headline=headline)
    bases = on_depth.bases(*on_depth.ends(stages))
    labels = {category.slug: category.short for category in of.level.categories}
    return (
        *([Paragraph(Headline("", bases))] if bases else []),
        Chart(
            "ladder",
            "At the table, against those surveyed",
            ladder_chart.figure(drawn),
            drawn.alt,
            f"{on_depth.READ} {ladder_chart.KEY}",
            native.surveyed_and_at_the_table([(labels[rung.category], rung) for rung in rungs]),
        ),
        SmallPrint(tuple(on_depth.glosses(ROWS, stages))),
        Figures(
            ladder_table.table(rungs, level=of.level, headings=headings, caption=f"Ladder ratios of {what}")
        ),
    )


def _matrix(asked: Asked, stages: Sequence[Part], *, period: str | None, headline: str) -> tuple[Block, ...]:
    """Return whom we reached at each stage, compared with who lives here."""
    first = choices.DIMENSION_WORDS[ROWS]
    by = first.lower()
    across_stages = on_reach.subject(stages[0].compared, by=by)
    drawn = across.matrix(stages, what=across_stages, headline=headline)
    table = across.table(stages, first=first, caption=f"Reach by {across_stages}")
    notes = [
        own_benchmarks.in_words(asked.release, Selection(period)),
        *sources.of_rows([part.compared for part in stages], release=asked.release),
    ]
    return (
        Heading(f"Whom we reached at each {by}"),
        Paragraph(Headline("", on_coverage.READ)),
        Chart(
            "reach_by_stage",
            f"Reach ratios by {by}",
            matrix_chart.figure(drawn),
            drawn.alt,
            matrix_chart.KEY,
        ),
        *map(Figures, turning.turned(table, first="Group")),
        SmallPrint(tuple(line for line in notes if line)),
    )
