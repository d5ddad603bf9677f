"""Can we trust it? How good are the data?"""

import streamlit as st

from data.who_is_here import is_steward
from pages.parts import choices, frame, reads, sources
from pages.parts.trust import answering, trust_sections

TITLE = "Can we trust it?"
QUESTION = "How good are the data?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("can_we_trust_it", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.period_and_activities(release)
    if not chosen.available:
        frame.withheld(address=trust_sections.HERE)
        return
    rows = answering.of_questions(reads.asked(release, chosen.selection))
    with answer:
        headline = trust_sections.headline(release, rows, chosen)
    trust_sections.questions(release, rows, chosen, headline=headline)
    trust_sections.groups(release, chosen)
    trust_sections.to_sort(rows, steward=is_steward())
    trust_sections.ages(release)
    trust_sections.rounding(release)
    frame.how_to_read("can_we_trust_it")
