"""Methods and places: which of them reach whom, and which engagements heard fewer of one group than chance would explain."""

from dataclasses import dataclass

from models.protected import Selection
from models.vocabulary import Dimension
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.sections.characteristic import NO_FIGURES
from pages.paper.shaping import followed, native, periods, turning
from pages.paper.shaping.followed import Followed
from pages.parts import asides, choices, own_benchmarks, reads, sources
from pages.parts.charts import funnel_chart, matrix_chart
from pages.parts.sentences import on_coverage, on_methods, on_reach
from pages.parts.sentences.headline import Headline
from pages.parts.side_by_side import across, funnel_table, opening
from pages.parts.side_by_side.across import Part

GROUP = "Of its groups it follows {people}."
NOT_BY = "There are no figures by {by} that we can show."


@dataclass(frozen=True)
class _Rows:
    """The values of one dimension side by side, in the period that has figures of them, and the group that is followed."""

    dimension: Dimension
    period: str | None
    aside: str
    parts: tuple[Part, ...]
    group: str

    @property
    def by(self) -> str:
        return choices.DIMENSION_WORDS[self.dimension].lower()


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Methods and places* shows of the one characteristic that the paper follows, by method and by place."""
    of = followed.characteristic(asked)
    methods, places = (_rows(asked, of, each) for each in (Dimension.METHOD, Dimension.PLACE))
    if not methods.parts:
        return (Opening(NO_FIGURES),)
    people = on_methods.people(methods.parts, methods.group)
    headline = _headline(methods)
    told = [f"{of.why} {GROUP.format(people=people)}", asides.ROWS_HOLD_ALL, methods.aside]
    return (
        Opening(headline),
        *(Paragraph(Headline("", each)) for each in told if each),
        *_matrix(asked, methods, headline=str(headline)),
        Heading("Whom each place reaches"),
        *_of_places(asked, places),
        Heading(f"Engagements of every size: {people}"),
        *_funnel(asked, of, methods, people=people),
    )


def _rows(asked: Asked, of: Followed, dimension: Dimension) -> _Rows:
    offered = reads.menu(asked.release).years_across(dimension)
    period, aside = periods.spoken_of(asked.selection.period, offered=offered)
    chosen = (period, of.characteristic.slug, of.level.slug)
    group = opening.furthest_group(asked.release, *chosen)
    return _Rows(dimension, period, aside, across.parts(asked.release, dimension, *chosen), group)


def _headline(rows: _Rows) -> Headline:
    return on_methods.headline(rows.parts, category=rows.group, rows=rows.dimension)


def _of_places(asked: Asked, places: _Rows) -> tuple[Block, ...]:
    if not places.parts:
        return (Paragraph(Headline("", NOT_BY.format(by=places.by))),)
    headline = _headline(places)
    return (
        Paragraph(headline),
        *([Paragraph(Headline("", places.aside))] if places.aside else []),
        *_matrix(asked, places, headline=str(headline)),
    )


def _matrix(asked: Asked, rows: _Rows, *, headline: str) -> tuple[Block, ...]:
    """Return whom each row reaches: all groups of the characteristic, compared with who lives here."""
    what = on_reach.subject(rows.parts[0].compared, by=rows.by)
    drawn = across.matrix(rows.parts, what=what, headline=headline)
    table = across.table(
        rows.parts, first=choices.DIMENSION_WORDS[rows.dimension], caption=f"Reach by {what}"
    )
    notes = [
        own_benchmarks.in_words(asked.release, Selection(rows.period)),
        *sources.of_rows([part.compared for part in rows.parts], release=asked.release),
    ]
    return (
        Paragraph(Headline("", on_coverage.READ)),
        Chart(
            f"reach_by_{rows.dimension.value}",
            f"Reach ratios by {rows.by}",
            matrix_chart.figure(drawn),
            drawn.alt,
            matrix_chart.KEY,
        ),
        *map(Figures, turning.turned(table, first="Group")),
        SmallPrint(tuple(line for line in notes if line)),
    )


def _funnel(asked: Asked, of: Followed, rows: _Rows, *, people: str) -> tuple[Block, ...]:
    """Return where each engagement stands for the group that is followed: beyond what chance explains, or not."""
    engagements = across.parts(
        asked.release, Dimension.ENGAGEMENT, rows.period, of.characteristic.slug, of.level.slug
    )
    placed = funnel_table.placed(engagements, category=rows.group)
    told = on_methods.outside(placed, people=people)
    found: list[Block] = [
        Paragraph(Headline("", on_methods.what_funnel_shows(placed, category=rows.group, people=people)))
    ]
    if funnel_table.any_shown(placed, category=rows.group):
        drawn = funnel_chart.info(placed, category=rows.group, what=people, headline=told)
        heard = [(part.label, part.group(rows.group).heard) for part, _ in placed]
        found.append(
            Chart(
                "funnel",
                "People heard in each engagement, and what chance allows",
                funnel_chart.figure(drawn),
                drawn.alt,
                f"{on_methods.READ} {funnel_chart.KEY}",
                native.people("People heard", heard),
            )
        )
    if placed:
        caption = on_methods.caption(engagements, rows.group)
        found.append(Figures(funnel_table.table(placed, category=rows.group, caption=caption)))
    left_out = on_methods.left_out(engagements, [part for part, _ in placed])
    return (*found, *([SmallPrint(tuple(left_out))] if left_out else []))
