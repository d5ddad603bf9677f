"""Who we reached: for one characteristic, whom are we missing, and how sure are we?"""

import streamlit as st

from pages.parts import apart, choices, for_one_group, frame, own_benchmarks, reads, sources
from pages.parts.reach import compared_reach, only_counts, own_figures
from pages.parts.sentences import on_reach

TITLE = "Who we reached"
QUESTION = "Whom are we missing, and how sure are we?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("who_we_reached", step=sources.next_step())
        return
    answer = st.container()
    chosen = choices.everything(release)
    if not chosen.available or chosen.characteristic is None or chosen.level is None:
        frame.withheld(address="who-we-reached")
        return
    found = reads.compared(release, chosen.selection, chosen.characteristic.slug, chosen.level.slug)
    if not found.comparison.table.available:
        frame.withheld(address="who-we-reached")
        return
    what = on_reach.subject(found)
    for_some = for_one_group.is_for_some(release, chosen.selection)
    headline = on_reach.for_some(found) if for_some else on_reach.headline(found)
    with answer:
        frame.headline(headline, leads=() if for_some else on_reach.leads(found))
    if chosen.aside:
        frame.notes([chosen.aside])
    if for_some:
        only_counts.show(found, chosen, release=release, what=what)
    else:
        own_benchmarks.show(release, chosen.selection)
        compared_reach.show(found, chosen, release=release, what=what, headline=str(headline))
    own_figures.show(release, chosen.selection, shown=found, what=what, counted=for_some)
    if chosen.open_to_all:
        apart.show(release, chosen.selection.period, level=found.level, what=what)
    frame.how_to_read("who_we_reached")
    frame.leads([on_reach.CHECK])
