"""Open activities: whom do we still need, before it closes?"""

import streamlit as st

from data.register import open_engagements
from pages.parts import days, frame, reads, sources
from pages.parts.plans import open_choice, plan_sections, plans
from pages.parts.sentences import on_open_activities

TITLE = "Open activities"
QUESTION = "Whom do we still need, before it closes?"


def page() -> None:
    """Draw the page."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    if release is None:
        frame.nothing_yet("open_activities", step=sources.next_step())
        return
    today = days.today()
    listed = reads.open_engagements(today)
    if not listed:
        frame.nothing_yet("open_activities", step=sources.register_step())
        return
    answer = st.container()
    chosen = open_choice.ask(release, listed, known=open_engagements.known_engagements())
    engagement = next((each for each in listed if each.reference == chosen.selection.value), None)
    if not chosen.available or not engagement or not chosen.characteristic or not chosen.level:
        frame.withheld(address="open-activities")
        return
    plan = plans.make(
        release,
        engagement,
        characteristic=chosen.characteristic,
        level=chosen.level,
        partners=reads.partners(),
        on=today,
    )
    headline = on_open_activities.headline(plan)
    with answer:
        frame.headline(headline)
    if about := [text for text in (chosen.aside, on_open_activities.informs(plan)) if text]:
        frame.notes(about)

    if plan.counted:
        plan_sections.figures(plan, release, headline=str(headline))
    plan_sections.who_can_help(plan, release)
    plan_sections.what_is_open(plan)
    frame.how_to_read("open_activities")
