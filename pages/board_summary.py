"""Board summary: what must we act on now?"""

import streamlit as st

from pages.parts import (
    board_sections,
    choices,
    days,
    earlier,
    frame,
    groups,
    own_benchmarks,
    reads,
    since_last,
    sources,
)
from pages.parts.answers import answer_reads, answer_sections
from pages.parts.charts import gaps_chart
from pages.parts.sentences import on_answers, on_board

TITLE = "Board summary"
QUESTION = "What must we act on now?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("board_summary", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.period_and_audience(release)
    if not chosen.available:
        frame.withheld(address="./")
        return
    held = reads.overview(release, chosen.selection)
    listed = [each for each in held if reads.is_compared(each)]
    gaps = groups.sure_gaps(listed)
    headline = on_board.headline(listed)
    before = earlier.before(release, chosen.selection)
    answers = answer_reads.answers(release, on=days.today())
    overdue = on_answers.on_board(answers)
    more = on_board.more(listed, before=before, beside=overdue)
    with answer:
        frame.headline(headline, more, leads=on_board.plan(listed), second=overdue)
    if chosen.aside:
        frame.notes([chosen.aside])
    own_benchmarks.show(release, chosen.selection)
    open_to_all, one_group = reads.people_heard(release, chosen.selection.period)
    numbers = on_board.key_numbers(listed, open_to_all=open_to_all, one_group=one_group)
    frame.keys((*numbers, *on_answers.key_number(answers)))

    if gaps:
        frame.section("Whom we are sure we are missing", sources.over_the_gaps(chosen.where))
        frame.chart(
            "gaps", gaps_chart.figure, gaps_chart.info(gaps, headline=str(headline)), key=gaps_chart.KEY
        )
    if listed:
        board_sections.at_a_glance(listed, held, chosen, release=release)
    answer_sections.on_the_board(answers)
    if listed and before:
        since_last.show(listed, before)
    if gaps:
        board_sections.gaps_as_table(gaps, listed, chosen, release=release)
    frame.how_to_read("board_summary")
