"""Accessible information: did people get information in the form that they need?"""

import streamlit as st

from pages.parts import frame, reads, sources
from pages.parts.information import information_sections, information_view
from pages.parts.sentences import on_information

TITLE = "Accessible information"
QUESTION = "Did people get information in the form that they need?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    listed = information_view.on_record()
    if not listed:
        frame.nothing_yet("accessible_information", step=sources.register_step())
        return
    answer = st.container()
    chosen = information_sections.choose(listed)
    if chosen is None:
        frame.withheld(address="accessible-information")
        return
    view = information_view.view(listed, release, chosen=chosen)
    headline = on_information.headline(view)
    with answer:
        frame.headline(headline, on_information.more(view))
    information_sections.asked_for(view, release, headline=str(headline))
    information_sections.offered(view)
    frame.how_to_read("accessible_information")
