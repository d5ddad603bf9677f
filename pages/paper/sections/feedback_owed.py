"""You said, we did: who spoke, who still waits for an answer, how long answers take, and what came of what people said."""

from data.responses.rules import answer_rules
from pages.paper.asked import Asked
from pages.paper.blocks import Block, Bullets, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import cutting, native
from pages.parts.answers import (
    answer_reads,
    days_chart,
    flow_steps,
    in_time_table,
    timeline_chart,
    waiting_tables,
    waiting_words,
)
from pages.parts.answers.answer_reads import Answers, Times
from pages.parts.sentences import on_answers, on_evidence, on_in_time
from pages.parts.sentences.headline import Headline

PAGE = "You said, we did"
CLOCK = ("Who said it", "Received", "Standing", "In words", "Due", "Owner")
"""Columns of a report and its clock; the days stand in the chart."""


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return what *You said, we did* shows of all communities together, as of the day of the paper."""
    known = answer_reads.answers(asked.release, on=asked.on)
    unheard = on_answers.unheard(known)
    missing: tuple[Block, ...] = (Paragraph(Headline("", unheard)),) if unheard else ()
    if not known.standings:
        return (Opening(Headline(on_evidence.NOTHING_FINDS, "")), *missing)
    found = answer_reads.how_long(known)
    headline = on_answers.headline(known)
    return (
        Opening(headline),
        *(Paragraph(Headline("", each)) for each in on_answers.more(known, found)),
        *_waiting(known, headline=str(headline)),
        *missing,
        *_how_long(found, headline=str(headline)),
        Heading("From said to told"),
        Paragraph(Headline("", on_answers.flow(known))),
        Bullets(
            tuple(
                Headline(f"{each.number:,} {each.word}", f": {each.note}")
                for each in flow_steps.steps(known.flow)
            )
        ),
        *_came_of_it(known),
        SmallPrint((on_answers.REPORTS,)),
    )


def _waiting(known: Answers, *, headline: str) -> tuple[Block, ...]:
    """Return who waits: the oldest on the calendar, and every report with its clock, those that wait first."""
    table, rest = cutting.rows(
        cutting.columns(waiting_tables.reports(known), CLOCK), most=waiting_words.MOST_LISTED, page=PAGE
    )
    every: tuple[Block, ...] = (Figures(table), *([SmallPrint(rest)] if rest else []))
    listed = known.waiting[: waiting_words.MOST_LISTED]
    if not listed:
        return (Heading("Waiting for an answer"), Paragraph(Headline("", on_answers.NOBODY_WAITS)), *every)
    drawn = timeline_chart.info(listed, on=known.on, headline=headline)
    return (
        Heading("Waiting for an answer, oldest first"),
        Paragraph(Headline("", on_answers.promise(answer_rules().promised_days))),
        Chart(
            "waiting",
            "How long each report has waited",
            timeline_chart.figure(drawn),
            drawn.alt,
            timeline_chart.KEY,
            native.counted(
                "Days waited",
                [
                    (label, each.days)
                    for label, each in zip(waiting_words.labels(listed), listed, strict=True)
                ],
                unit="Days",
            ),
        ),
        *every,
    )


def _how_long(found: Times, *, headline: str) -> tuple[Block, ...]:
    """Return how long an answer takes by community and by stage, and whether some wait longer."""
    promised = answer_rules().promised_days
    drawn = days_chart.info(found.by_community, promised=promised, headline=headline)
    by_community = waiting_tables.times(
        "Community",
        found.by_community,
        compared=found.each,
        promised=promised,
        caption="Time to answer by community",
    )
    by_stage = waiting_tables.times(
        "Stage", found.by_stage, promised=promised, caption="Time to answer by stage"
    )
    return (
        Heading("Do some communities wait longer?"),
        Paragraph(Headline("", " ".join(on_answers.equity(found)))),
        Chart(
            "days_to_answer",
            "How long an answer takes, by community",
            days_chart.figure(drawn),
            drawn.alt,
            days_chart.KEY,
            native.medians(
                [(each.name, each.median, on_answers.median(each)) for each in found.by_community]
            ),
        ),
        Figures(by_community),
        Heading(on_in_time.HEADING),
        Paragraph(Headline("", on_in_time.sentence(found.in_time[0], rules=answer_rules()))),
        Figures(in_time_table.table(found.in_time, rules=answer_rules())),
        SmallPrint(on_in_time.notes(found.in_time)),
        *([Figures(by_stage)] if found.by_stage else []),
    )


def _came_of_it(known: Answers) -> tuple[Block, ...]:
    heading = Heading("What you said and what we did")
    if not known.told:
        return heading, Paragraph(Headline("", on_answers.NOTHING_TOLD))
    table, rest = cutting.rows(waiting_tables.came_of_it(known.told), most=waiting_words.MOST_TOLD, page=PAGE)
    return heading, Figures(table), *([SmallPrint(rest)] if rest else [])
