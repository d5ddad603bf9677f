"""The summary: what a chair could read out, the key numbers, and every characteristic at a glance."""

from dataclasses import replace

from pages.paper.asked import Asked
from pages.paper.blocks import Block, Bullets, Chart, Figures, Heading, Opening, Paragraph, SmallPrint
from pages.paper.shaping import native
from pages.parts import reach_table, reads, sources
from pages.parts.answers import answer_reads
from pages.parts.charts import glance_strip
from pages.parts.sentences import on_answers, on_board, since_last
from pages.parts.sentences.headline import Headline


def blocks(asked: Asked) -> tuple[Block, ...]:
    """Return the sentences of *Board summary*, without the links that a paper has no use for."""
    held = reads.overview(asked.release, asked.selection)
    listed = [each for each in held if reads.is_compared(each)]
    answers = answer_reads.answers(asked.release, on=asked.on)
    overdue = on_answers.on_board(answers)
    told = [*overdue, *on_board.more(listed, before=asked.before, beside=overdue)]
    open_to_all, one_group = reads.people_heard(asked.release, asked.selection.period)
    numbers = [
        *on_board.key_numbers(listed, open_to_all=open_to_all, one_group=one_group),
        *on_answers.key_number(answers),
    ]
    found: list[Block] = [
        Opening(on_board.headline(listed)),
        *(Paragraph(Headline(each.claim, each.text)) for each in told),
        Bullets(tuple(Headline(number, f" {what}") for number, what in numbers)),
    ]
    if listed:
        drawn = glance_strip.info(listed)
        found += [
            Heading("Every characteristic at a glance"),
            Chart(
                "glance",
                "Each group against its share of who lives here",
                glance_strip.figure(drawn),
                drawn.alt,
                f"{glance_strip.ONE_MARK} {glance_strip.KEY}",
                replace(
                    native.counted(
                        "Groups clearly under-reached",
                        [(f"{row.label} ({row.judged} groups)", row.under) for row in drawn.rows],
                        unit="Groups",
                    ),
                    title="Groups clearly under-reached, by characteristic",
                ),
            ),
            Figures(
                reach_table.glance(listed, period=asked.selection.period, where=asked.where, linked=False)
            ),
            SmallPrint((*sources.what_is_a_score(), *sources.left_off(held))),
        ]
    if listed and asked.before:
        found += [
            Heading(since_last.heading(asked.before)),
            Bullets(since_last.bullets(listed, asked.before)),
        ]
    return tuple(found)
