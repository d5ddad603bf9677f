"""Partners and network: who reaches whom, and what is coming?"""

import streamlit as st

from pages.parts import days, frame, reads, sources
from pages.parts.communities import community_reads
from pages.parts.network import network_sections, network_view
from pages.parts.sentences import on_network

TITLE = "Partners and network"
QUESTION = "Who reaches whom, and what is coming?"


def page() -> None:
    """Draw the page."""
    release, today = reads.release(), days.today()
    frame.opening(TITLE, QUESTION, release=release)
    found = network_view.on_record(today=today)
    if not found.organisations and not found.works:
        frame.nothing_yet("partners_and_network", step=sources.register_step())
        return
    answer = st.container()
    month = network_sections.choose(found)
    if month is None:
        frame.withheld(address="partners-and-network")
        return
    view = network_view.view(found, month)
    headline = on_network.headline(found, view, never=community_reads.never_spoken_with(release, on=today))
    with answer:
        frame.headline(headline, on_network.more(view))
    network_sections.meeting(found, view, headline=str(headline))
    network_sections.who_reaches_whom(found)
    frame.how_to_read("partners_and_network")
