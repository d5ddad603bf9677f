"""Standards: can we show that we meet our eleven standards?"""

import streamlit as st

from data.who_is_here import is_steward
from pages.parts import days, frame, reads, sources
from pages.parts.standards import evidence_forms, standard_choices, standard_reads, standard_sections

TITLE = "Standards"
QUESTION = "Can we show that we meet our eleven standards?"


def page() -> None:
    """Draw the page; its forms only where the intake is, for stewards."""
    release = reads.release()
    today = days.today()
    frame.opening(TITLE, QUESTION, release=release)
    titles = standard_reads.titles()
    if not titles:
        frame.nothing_yet("standards", step=sources.register_step())
        return
    answer = st.container()
    chosen = standard_choices.ask(standard_reads.all_frames(), titles)
    if chosen is None:
        frame.withheld(address="standards")
        return
    found = standard_reads.standings(release, chosen[0], on=today)
    row = found.row(chosen[1])
    with answer:
        headline = standard_sections.headline(found, row)
    if row is None:
        standard_sections.over_engagements(found, headline=str(headline), on=today)
    else:
        standard_sections.of_engagement(found, row, headline=str(headline))
    standard_sections.evidence(found, row, on=today)
    if row is None:
        standard_sections.by_hand(found, on=today)
    if is_steward():
        evidence_forms.add(found, titles, chosen=chosen[1], on=today)
        evidence_forms.correct(found, titles, on=today)
    standard_sections.looked_at(found)
    frame.how_to_read("standards")
