"""Can we trust it: who was asked and who answered, how old the population figures are, and how numbers are rounded."""

from collections.abc import Sequence

from data import facts
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import cutting, native
from pages.parts import moved, reads, sources, wording
from pages.parts.charts import answers_chart
from pages.parts.method import method_tables
from pages.parts.sentences import on_trust
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Table
from pages.parts.trust import answering, answers_tables, share_tables, trust_reads
from pages.parts.trust.answering import Answering

ASKED = ("People", "Asked", "Answered", "Share of those asked")
"""Columns on who was asked and answered; why the others did not stands in a table of its own."""

AGES = ("Whom it counts", "Date", "Age at this release", "Take care")
"""Columns on the age of population figures; their sources stand on the first page."""


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *Can we trust it?* shows of every question in the activities chosen."""
    rows = answering.of_questions(reads.asked(asked.release, asked.selection))
    headline = on_trust.headline(rows, where=asked.where)
    to_sort = answers_tables.to_sort(rows)
    return (
        Opening(headline),
        *(Paragraph(Headline("", each)) for each in trust_reads.more(asked.release, rows)),
        Paragraph(Headline("", on_trust.QUESTIONS.format(where=wording.at_start(asked.where)))),
        *_questions(rows, asked, headline=str(headline)),
        Heading("Answers that nobody has sorted yet"),
        Paragraph(Headline("", on_trust.unsorted(any_waiting=to_sort is not None))),
        *([Figures(to_sort)] if to_sort else []),
        *_ages(asked),
        *_rounding(asked),
    )


def answered(table: Table, *, told: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the table of who answered as two, each narrow enough for paper, and what its words mean."""
    why = [column.heading for column in table.columns[1:] if column.heading not in ASKED]
    return (
        Figures(cutting.columns(table, ASKED, of="asked and answered")),
        *([Figures(cutting.columns(table, why, of="why others are not counted"))] if why else []),
        SmallPrint((sources.rounding(), on_trust.WHAT_A_SHARE_IS, *told)),
    )


def _questions(rows: tuple[Answering, ...], asked: Asked, *, headline: str) -> tuple[Block, ...]:
    drawn = answers_chart.info(rows, what=f"{len(rows)} questions, {asked.where}", headline=headline)
    return (
        Chart(
            "questions",
            "Who answered every question",
            answers_chart.figure(drawn),
            drawn.alt,
            answers_chart.KEY,
            native.answered(rows),
        ),
        *answered(
            answers_tables.of_questions(rows, period=asked.selection.period, where=asked.where),
            told=moved.notes([row.table for row in rows], period=asked.selection.period, of="questions"),
        ),
        Heading(on_trust.FORM_OR_TRUST_HEADING),
        Paragraph(Headline("", on_trust.FORM_OR_TRUST)),
        Figures(
            share_tables.shares(
                rows,
                first="Question",
                caption=share_tables.of_questions(period=asked.selection.period, where=asked.where),
            )
        ),
        SmallPrint((on_trust.WHAT_A_RANGE_IS,)),
    )


def _ages(asked: Asked) -> tuple[Block, ...]:
    """Return how old the population figures in use are, at this release."""
    day = asked.release.made_at.date()
    found = answers_tables.benchmarks_in_use(reads.library(asked.release))
    told = on_trust.old_benchmarks([each for _, each in found], on=day)
    return (
        Heading("How old the population figures are"),
        Paragraph(Headline("", told)),
        *([Figures(cutting.columns(answers_tables.ages(found, on=day), AGES))] if found else []),
    )


def _rounding(asked: Asked) -> tuple[Block, ...]:
    rules = facts.disclosure_rules()
    return (
        Heading("How numbers are rounded"),
        Paragraph(Headline("", on_trust.rounding(rules))),
        Figures(answers_tables.rounding(rules)),
        Heading("What this release holds"),
        Paragraph(Headline("", on_trust.holds(asked.release))),
        Figures(method_tables.changed(reads.changes(asked.release))),
    )
