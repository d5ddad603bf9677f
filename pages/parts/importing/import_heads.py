"""Import: counts of people without their answers, of the chosen activity: heads of a community, needs stated and met."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.importing import FileRefused
from data.importing.counts import heads
from data.importing.counts.heads import HeadLine
from data.published.needs import kinds
from data.register.activities import KnownActivity
from data.secret import SecretError
from data.who_is_here import steward
from pages.parts import frame
from pages.parts.importing import import_publish

SERIAL = "heads_stored"
"""Key of the session for how many counts were stored: the boxes are blank again after each."""
STORED = "Counts stored"
NOT_STORED = "Nothing was stored"


def count(activity: KnownActivity) -> None:
    """Draw the way to count heads and needs at an activity: one by one, or as a small CSV."""
    with st.expander("Or count heads and needs at this activity"):
        st.markdown(
            "How many of a community came, and how many people asked for a format or support and got it. Numbers only: "
            "no names. They are shown for an engagement of 30 people or more, rounded, and never for a single activity."
        )
        _one(activity)
        _file(activity)


def _one(activity: KnownActivity) -> None:
    names, needs = heads.countable(), set(kinds())
    serial = st.session_state.get(SERIAL, 0)
    with st.form(f"heads_{serial}", border=False):
        what = st.selectbox(
            "Whom or what do you count?",
            list(names),
            index=None,
            format_func=lambda slug: f"Need: {names[slug]}" if slug in needs else names[slug],
            placeholder="Choose a community or a kind of need",
            key=f"heads_what_{serial}",
        )
        people = st.text_input(
            "How many people came, or asked for it?", key=f"heads_people_{serial}", max_chars=6
        )
        given = st.text_input(
            "How many of them got it?",
            key=f"heads_given_{serial}",
            max_chars=6,
            help="Only for a need. Leave it blank for a community.",
        )
        sent = st.form_submit_button("Add this count")
    if sent:
        _store(
            lambda: (heads.line(what or "", people=people, given=given),),
            activity=activity,
            file_name=heads.ENTERED,
        )


def _file(activity: KnownActivity) -> None:
    serial = st.session_state.get(SERIAL, 0)
    sent = st.file_uploader(
        "Or a CSV with the headings what, people, given",
        type=["csv"],
        key=f"heads_file_{serial}",
        help="One row for each community or kind of need. “given” is blank for a community.",
    )
    if sent is not None and st.button("Store these counts", key=f"heads_store_{serial}"):
        _store(lambda: heads.read_heads(sent.getvalue()), activity=activity, file_name=sent.name)


def _store(lines: Callable[[], Sequence[HeadLine]], *, activity: KnownActivity, file_name: str) -> None:
    try:
        stored = heads.store_heads(lines(), activity=activity.reference, who=steward(), file_name=file_name)
    except (FileRefused, SecretError) as refused:
        frame.panel(NOT_STORED, str(refused))
        return
    st.session_state[SERIAL] = st.session_state.get(SERIAL, 0) + 1
    st.session_state[import_publish.HAPPENED] = (
        STORED,
        f"As import {stored.number}, which can be taken back below. Publish, so that readers see what may be shown.",
    )
    st.rerun()
