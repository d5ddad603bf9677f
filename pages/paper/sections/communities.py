"""Communities: how often and how deeply each was asked, the gap in dialogue, voices, and who waits for an answer."""

from dataclasses import replace

from data.register.contacts import never_at_the_table
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import cutting, native, periods
from pages.parts import reads, sources
from pages.parts.communities import (
    communities_chart,
    community_choice,
    community_reads,
    community_table,
    gap_chart,
)
from pages.parts.sentences import on_communities
from pages.parts.sentences.headline import Headline

MOST_ROWS = 16
"""Communities in one chart; of more, the words would be too small to read on paper."""
VOICES = ("Voices heard", "Target", "Heard back on", "Waiting for an answer")
"""Columns that stand in a table of their own: all of them side by side are too wide for a page of paper."""


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Communities* shows of all communities together."""
    everything = community_reads.communities(asked.release, on=asked.on, period=None)
    years = community_choice.years(everything, published=reads.menu(asked.release).years, on=asked.on)
    period, aside = periods.spoken_of(asked.selection.period, offered=years)
    found = community_reads.communities(asked.release, on=asked.on, period=period)
    listed = community_reads.with_voices(asked.release, found, period=period, on=asked.on)
    partners = reads.partners().by_community
    headline = on_communities.headline(found, period=period)
    table = community_table.matrix(
        listed, partners=partners, caption=on_communities.caption(period), linked=False
    )
    often = [column.heading for column in table.columns if column.heading not in VOICES]
    return (
        Opening(headline),
        *(Paragraph(Headline("", each)) for each in on_communities.more(found, reached=partners)),
        *([Paragraph(Headline("", aside))] if aside else []),
        *_often(listed, headline=str(headline)),
        SmallPrint(tuple(each for each in on_communities.notes(found) if each != on_communities.BARS)),
        *_gap(found, period=period, headline=str(headline)),
        Heading("The same figures as a table"),
        Paragraph(Headline("", on_communities.TABLE)),
        Figures(cutting.columns(table, often, of="activities")),
        Figures(cutting.columns(table, VOICES, of="voices and answers")),
        SmallPrint(
            (
                sources.rounding(),
                on_communities.NOT_ROUNDED,
                on_communities.AS_OF_TODAY,
                *community_reads.moved_in(asked.release, found, period=period),
            )
        ),
        *_by_stage(asked, found, period=period),
    )


def _often(listed: community_reads.Listed, *, headline: str) -> tuple[Block, ...]:
    """Return the matrix of communities by stage, in as many charts as a page of paper has room for."""
    drawn = communities_chart.info(listed, headline=headline)
    charts = max(1, -(-len(listed) // MOST_ROWS))
    each = max(1, -(-len(listed) // charts))
    found = []
    for place in range(charts):
        rows = slice(place * each, (place + 1) * each)
        which = f", {place + 1} of {charts}" if charts > 1 else ""
        found.append(
            Chart(
                f"communities_{place + 1}",
                f"How often, how deeply, how long ago{which}",
                # The axis of voices is that of all of them, so that bars can be compared from chart to chart.
                communities_chart.figure(replace(drawn, rows=drawn.rows[rows])),
                drawn.alt,
                communities_chart.KEY if place else f"{on_communities.MATRIX} {communities_chart.KEY}",
                replace(
                    native.voices([(one.community.name, heard) for one, heard in listed[rows]]),
                    title="Voices heard, and our targets",
                ),
            )
        )
    return tuple(found)


def _gap(found: community_reads.Communities, *, period: str | None, headline: str) -> tuple[Block, ...]:
    """Return who was asked and never at the table; the tables below have the same figures."""
    ranked = never_at_the_table(found)
    heading = Heading("Asked, and not at the table")
    over = Paragraph(Headline("", on_communities.gap(ranked, period=period)))
    if not ranked:
        return heading, over
    drawn = gap_chart.info(ranked, period=period, headline=headline)
    return (
        heading,
        over,
        Chart(
            "dialogue_gap",
            "Times asked, and what came of what they told us",
            gap_chart.figure(drawn),
            drawn.alt,
            gap_chart.KEY,
            replace(
                native.counted(
                    "Times asked", [(row.label, row.asked) for row in drawn.rows], unit="Activities"
                ),
                title="Times asked, and never at the table" if period is None else "Times asked",
            ),
        ),
    )


def _by_stage(asked: Asked, found: community_reads.Communities, *, period: str | None) -> tuple[Block, ...]:
    rows = community_reads.voices_by_stage(asked.release, found, period=period)
    heading = Heading("Voices at each stage")
    if not rows:
        return heading, Paragraph(Headline("", on_communities.NONE_BY_STAGE))
    told = community_reads.moved_by_stage(asked.release, [each for each, _ in rows], period=period)
    return (
        heading,
        Paragraph(Headline("", on_communities.BY_STAGE)),
        Figures(community_table.by_stage(rows, caption=on_communities.caption_by_stage(period))),
        *([SmallPrint(tuple(told))] if told else []),
    )
