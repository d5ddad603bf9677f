"""*Method*: the box for a sentence. It is read once, on the press of the button; nothing of it is kept, logged or put into
the address.
"""

import streamlit as st

from data.measures import claims
from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import frame, reads, tables
from pages.parts.claims import claim_words
from pages.parts.sentences.headline import Told

HEADING = "Check a sentence before you publish it"
UNDER = (
    "How many replied does not say whom they speak for. Type what you mean to write, and see what can be defended. The text is read "
    "once and kept nowhere."
)
OPEN_TO_ALL = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
EXAMPLE = "893 replies, so representative to within 3.28 %"
FORM = "claim"
NOT_CHECKED = "Nothing was checked"


def section(release: ReleaseNote | None, *, anchor: str = "") -> None:
    """Draw the section: the form, and below it what can be said in place of the sentence, and why."""
    frame.section(HEADING, UNDER, anchor=anchor)
    with st.form(FORM):
        text = st.text_area(
            "Your sentence",
            max_chars=claims.lines().longest,
            placeholder=EXAMPLE,
            height=100,
            key=f"{FORM}_text",
        )
        replies = st.text_input(
            "Number of replies, if the sentence does not say it", max_chars=12, key=f"{FORM}_replies"
        )
        margin = st.text_input("Margin claimed, in percent, if any", max_chars=12, key=f"{FORM}_margin")
        sent = st.form_submit_button("Check this sentence", type="primary")
    if sent:
        _answer(text, replies, margin, release)


def _answer(text: str, typed_replies: str, typed_margin: str, release: ReleaseNote | None) -> None:
    try:
        replies = claims.number(typed_replies)
    except ValueError:
        frame.panel(NOT_CHECKED, claim_words.NUMBER_WRONG)
        return
    try:
        margin = claims.percentage(typed_margin)
    except ValueError:
        frame.panel(NOT_CHECKED, claim_words.MARGIN_WRONG)
        return
    if not text.strip() and replies is None and margin is None:
        frame.panel(NOT_CHECKED, claim_words.NOTHING_TYPED)
        return
    said = claims.read(text, replies=replies, margin=margin)
    frame.label("What can be defended")
    frame.headline(claim_words.defensible(said), _missed(release) if said.claims else ())
    if said.claims:
        tables.show(claim_words.reasons(said))
    if notes := claim_words.notes(said):
        frame.notes(notes)


def _missed(release: ReleaseNote | None) -> tuple[Told, ...]:
    if release is None or OPEN_TO_ALL not in reads.menu(release).selections:
        return ()
    return claim_words.whom_we_missed(reads.overview(release, OPEN_TO_ALL))
