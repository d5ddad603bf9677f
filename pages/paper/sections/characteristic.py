"""One characteristic: every group, whom we are missing, and who did not answer."""

from data import facts
from models.protected import ProtectedTable
from models.vocabulary import Audience, Dimension
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import native
from pages.parts import apart, for_one_group, groups, moved, reach_table, reads, sources
from pages.parts.charts import missing_strip, reach_chart
from pages.parts.groups import Compared
from pages.parts.reach import own_figures, target_marks
from pages.parts.sentences import on_reach
from pages.parts.sentences.headline import Headline

NO_FIGURES = Headline(
    "There are no figures that we can show",
    " on this question for this choice: too few people, or nobody was asked.",
)


def blocks(asked: Asked, *, slug: str) -> tuple[Block, ...]:
    """Return what *Who we reached* shows of a characteristic at the level at which *Board summary* stands for it."""
    held = reads.overview(asked.release, asked.selection)
    compared = next((each for each in held if each.characteristic.slug == slug), None)
    if compared is None or not compared.comparison.table.available:
        return (Opening(NO_FIGURES),)
    what = on_reach.subject(compared)
    if for_one_group.is_for_some(asked.release, asked.selection):
        return (
            *_counted(compared, asked, what=what),
            *_own(compared, asked, what=what, counted=True),
        )
    body = _compared if reads.is_compared(compared) else _not_compared
    return (
        *body(compared, asked, what=what),
        *_unanswered(compared),
        *_own(compared, asked, what=what, counted=False),
        *_apart(compared, asked, what=what),
    )


def _heard_apart(compared: Compared, asked: Asked) -> ProtectedTable | None:
    """Return what was heard in activities for one community or group, beside those open to everyone; None beside others."""
    open_to_all = (Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    if (asked.selection.dimension, asked.selection.value) != open_to_all:
        return None
    of = compared.level
    return for_one_group.heard_apart(asked.release, asked.selection.period, of.characteristic, of.slug)


def _apart(compared: Compared, asked: Asked, *, what: str) -> tuple[Block, ...]:
    held = _heard_apart(compared, asked)
    if held is None:
        return ()
    level = next(each for each in facts.levels(held.characteristic) if each.slug == held.level)
    listed = apart.table(held, level=level, what=what)
    return (
        Heading(apart.HEADING),
        Paragraph(Headline("", apart.told(held, level=compared.level))),
        *([Figures(listed)] if listed.rows else []),
    )


def _own(compared: Compared, asked: Asked, *, what: str, counted: bool) -> tuple[Block, ...]:
    """Return the figures of work with a benchmark of its own among the selection, each by itself; nothing where there is none."""
    listed = own_figures.of(asked.release, asked.selection, shown=compared)
    if not listed:
        return ()
    found = own_figures.table(listed, what=what)
    return (
        Heading(own_figures.HEADING),
        Paragraph(Headline("", own_figures.under(listed, release=asked.release, counted=counted))),
        *([Figures(found)] if found.rows else []),
        SmallPrint(tuple(own_figures.lines(listed, release=asked.release))),
    )


def _not_compared(compared: Compared, asked: Asked, *, what: str) -> tuple[Block, ...]:
    """Return the counts without a chart: where nothing is compared, it would hold no mark."""
    told = on_reach.only_counted(compared.comparison.table, where=asked.where)
    return (
        Opening(on_reach.headline(compared)),
        Paragraph(Headline("", told)),
        *_table(compared, asked, what=what),
    )


def _table(compared: Compared, asked: Asked, *, what: str) -> tuple[Block, ...]:
    headings = groups.headings(compared.level)
    table = reach_table.reach(compared, headings=headings, caption=f"People heard by {what}, {asked.where}")
    notes = sources.of(compared, release=asked.release, columns=table.columns)
    return (Figures(table), SmallPrint(tuple(notes)))


def _compared(compared: Compared, asked: Asked, *, what: str) -> tuple[Block, ...]:
    headline = on_reach.headline(compared)
    headings = groups.headings(compared.level)
    held = _heard_apart(compared, asked)
    elsewhere = apart.beside(held, level=compared.level) if held else {}
    in_force = target_marks.of(reads.targets(asked.release, asked.on), compared)
    drawn = reach_chart.info(
        compared.comparison,
        level=compared.level,
        headings=headings,
        what=what,
        headline=str(headline),
        apart=elsewhere,
        targets=target_marks.on_axis(in_force, compared),
    )
    signs = [*reach_chart.LEGEND, *([("er-target", target_marks.KEY)] if in_force else [])]
    signs += [("er-plus", apart.BESIDE)] if drawn.has_apart else []
    limits = [*target_marks.lines(in_force, compared), on_reach.caution(compared)]
    rows = [(compared.category(group).short, group) for group in compared.comparison.groups]
    return (
        Opening(headline),
        Paragraph(Headline("", on_reach.shown_from(compared, where=asked.where))),
        Chart(
            f"reach_{compared.characteristic.slug}",
            f"People heard by {what}, against their share of the population",
            reach_chart.figure(drawn),
            drawn.alt,
            reach_chart.key(signs, whom=compared.whom),
            native.heard_and_expected(rows),
        ),
        *([SmallPrint(tuple(line for line in limits if line))] if any(limits) else []),
        *_table(compared, asked, what=what),
    )


def _counted(compared: Compared, asked: Asked, *, what: str) -> tuple[Block, ...]:
    """Return counts and no verdict: who was invited decides who came."""
    table = reach_table.counts(
        compared,
        headings=groups.headings(compared.level),
        caption=f"People heard by {what}, {asked.where}",
    )
    told = on_reach.only_counted(compared.comparison.table, where=asked.where)
    return (
        Opening(on_reach.for_some(compared)),
        Paragraph(Headline("", told)),
        Figures(table),
        SmallPrint(
            (sources.rounding(), *moved.note(compared.comparison.table, period=asked.selection.period))
        ),
    )


def _unanswered(compared: Compared) -> tuple[Block, ...]:
    drawn = missing_strip.info(
        compared.comparison.table, what=compared.characteristic.label.lower(), frame=compared.level.frame
    )
    told = f"{drawn.sentence} {on_reach.unanswered(compared)}".strip()
    return (Heading("Who did not answer"), Paragraph(Headline("", told)))
