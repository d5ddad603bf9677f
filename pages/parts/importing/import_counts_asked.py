"""Import: what only somebody who knows the form can say of totals: which question, in which form, by which index of deprivation."""

from collections.abc import Sequence

import streamlit as st

from data import facts
from data.importing.columns.column_map import Frame
from data.importing.labels.deprivation_version import VERSIONS, ImdVersion
from pages.parts.importing.import_questions import FRAMES, index_words
from pages.parts.importing.import_questions import LEAVE as NOT_SAID


def which_question(fitting: Sequence[str], serial: int) -> str | None:
    """Ask what the counts of a file are answers to. Drawn as long as the file is there, so that the answer is kept."""
    return st.selectbox(
        "What are these answers about?",
        fitting,
        index=None,
        format_func=lambda slug: facts.characteristic(slug).label,
        placeholder="Choose the question",
        key=f"counts_question_{serial}",
    )


def frame_asked(serial: int, way: str) -> Frame | None:
    """Ask which of the three ethnic group questions was asked; None where the steward does not know."""
    asked = st.selectbox(
        "Ethnic group question on the form",
        list(FRAMES),
        index=list(FRAMES).index(NOT_SAID),
        format_func=FRAMES.__getitem__,
        key=f"counts_frame_{way}_{serial}",
        help="The boxes on the form for Arab, Roma, and Gypsy or Irish Traveller tell which it was.",
    )
    return asked or None


def version_said(serial: int, way: str) -> ImdVersion | None:
    """Return what was answered so far to `version_asked`: what is read by it is drawn before the box."""
    said: ImdVersion | None = st.session_state.get(_version_key(serial, way))
    return said or None


def version_asked(serial: int, way: str) -> ImdVersion | None:
    """Ask which index of deprivation totals are by; None where the steward does not know."""
    asked = st.selectbox(
        "Index of deprivation",
        [NOT_SAID, *VERSIONS],
        format_func=index_words,
        key=_version_key(serial, way),
        help="Whoever put the fifths beside the postcodes knows. No two indices divide the areas alike.",
    )
    return asked or None


def _version_key(serial: int, way: str) -> str:
    return f"counts_version_{way}_{serial}"
