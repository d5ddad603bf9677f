"""An address that names no page of ours: the one plain message, and a way back, in place of Streamlit's own dialog."""

from collections.abc import Collection

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts import frame

TITLE = "Not available"
NO_SUCH_PAGE = "This page is not available"
NO_SUCH_PAGE_WHY = (
    "There may be no such page, or it may not be for readers. Choose another page from the list."
)
BACK = "Go to the first page"
_ASKED = "no_such_page"
"""Key of the session for the last such address: Streamlit names it on the first run only, and may come back to it."""


def asked_for(known: Collection[str]) -> str | None:
    """Return the page that the address names where it is none of those `known`, now or last in this session; else None.

    A page that a viewer does not have is unknown too: nothing tells it from one that is nowhere.
    """
    context = get_script_run_ctx()
    asked = context.pages_manager.intended_page_name if context else None
    if asked and asked not in known:
        st.session_state[_ASKED] = asked
    remembered: str | None = st.session_state.get(_ASKED)
    return remembered if remembered not in known else None


def page() -> None:
    """Draw the message, with the heading that every page has."""
    frame.opening(TITLE, "", release=None)
    frame.panel(NO_SUCH_PAGE, NO_SUCH_PAGE_WHY, step=(BACK, "./"))
