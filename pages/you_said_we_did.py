"""You said, we did: who spoke, and did we answer?"""

import streamlit as st

from data.who_is_here import is_steward
from pages.parts import days, frame, reads
from pages.parts.answers import answer_reads, answer_sections, answer_steward
from pages.parts.choices import ALL
from pages.parts.sentences import on_answers

TITLE = "You said, we did"
QUESTION = "Who spoke, and did we answer?"


def page() -> None:
    """Draw the page; its forms only where the intake is, for stewards."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    everything = answer_reads.answers(release, on=days.today())
    if everything.standings:
        answer = st.container()
        found = answer_reads.how_long(everything)
        chosen = answer_sections.choose(everything)
        if chosen is None:
            frame.withheld(address="you-said-we-did")
            return
        known = everything if chosen == ALL else everything.of(chosen)
        headline = on_answers.headline(known)
        with answer:
            frame.headline(headline, on_answers.more(known, found if chosen == ALL else None))
        forms = ((answer_steward.FORMS, "Add, answer and correct"),) if is_steward() else ()
        frame.contents((*answer_sections.CONTENTS, *forms))
        answer_sections.waiting(known, headline=str(headline))
        answer_sections.how_long(release, found, headline=str(headline))
        answer_sections.flow(known)
        answer_sections.came_of_it(known.told)
        answer_sections.table(known, release=release)
        answer_sections.send_back(known, chosen=chosen, release=release)
    else:
        frame.nothing_yet("you_said_we_did", step=None)
    if is_steward():
        answer_steward.forms(everything)
    frame.how_to_read("you_said_we_did")
