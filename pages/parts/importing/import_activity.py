"""Import: which activity a file is from; a small form adds one. And who the organisation is, where nobody has said."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from data import facts
from data.register import activities, engagements, organisations
from data.register.activities import ActivityEntry, KnownActivity
from data.who_is_here import steward
from models.vocabulary import Dimension
from pages.parts import days, frame, saving
from pages.parts.importing import import_boxes, import_state
from pages.parts.saving import Saved, Saving

NEW = "A new engagement"
FORM = "import_activity_form"


def organisation_named() -> bool:
    """Ask for the organisation where none is named; return whether one is."""
    if organisations.home():
        return True
    frame.section(
        "Your organisation",
        "Its name stands on every page. Its area says whose population you are compared with.",
    )
    areas = {area.code: area.name for area in facts.areas()}
    with st.form("organisation", border=False):
        name = st.text_input("Name of your organisation", max_chars=80)
        area = st.selectbox("Area that you serve", list(areas), format_func=areas.__getitem__)
        if st.form_submit_button("Save", type="primary"):
            saving.attempt(Saving("home", lambda _keep: _name(name, area or ""), told=False))
    return False


def known() -> Mapping[str, KnownActivity]:
    """Return the activities of the register by reference."""
    return {each.reference: each for each in activities.activities()}


def chosen() -> KnownActivity | None:
    """Return the activity that the steps are about, None where none is chosen yet."""
    return known().get(import_state.steps().activity or "")


def choose() -> None:
    """Draw the box of activities, and the form that adds one."""
    listed = known()
    now = import_state.steps()
    if "import_activity_added" in st.session_state:
        added = st.session_state.pop("import_activity_added")
        now = import_state.put(replace(now, activity=added, replaces=0))
    import_boxes.choose(
        "Activity",
        list(listed),
        chosen=now.activity if now.activity in listed else None,
        key="import_activity",
        words=lambda reference: f"{listed[reference].engagement}: {listed[reference].title}",
        tell=_choose,
        placeholder="Choose an activity" if listed else "There is none yet: add one below",
        explained="One method, in one place: a survey, a focus group, a stall at a market. One file holds the people of one activity.",
    )
    with st.expander("Add an activity", expanded=not listed):
        _form()


def _choose(reference: str) -> None:
    # What a file corrects is an import of its own activity.
    import_state.put(replace(import_state.steps(), activity=reference, replaces=0))


def _form() -> None:
    listed = dict(engagements.engagements())
    with st.form("activity", border=False, clear_on_submit=False):
        engagement = st.selectbox(
            "Engagement: the piece of work it belongs to",
            ["", *listed],
            format_func=lambda reference: listed.get(reference, NEW),
        )
        new_title = st.text_input(
            "Title of the new engagement", max_chars=120, help="Only for a new engagement."
        )
        title = st.text_input("Title of the activity", max_chars=120, help=_TITLES)
        stage = _dimension("Stage", Dimension.STAGE)
        level = _dimension("Level of involvement", Dimension.LEVEL)
        method = _dimension("Method", Dimension.METHOD)
        place = st.text_input("Place", max_chars=60, help="For instance a town, or Online.")
        opened = st.text_input("Day it opened", placeholder="14/06/2026")
        closed = st.text_input(
            "Day it closed", placeholder="30/06/2026", help="Rows without a date count on this day."
        )
        community = st.text_input(
            "For one community or group? Which?",
            max_chars=80,
            help="Leave blank where it was open to everyone.",
        )
        sent = st.form_submit_button("Add this activity", type="primary")
    if sent:

        def entry() -> ActivityEntry:
            first, last = days.typed(opened), days.typed(closed)
            return ActivityEntry(title, stage, level, method, place, first, last, community)

        saving.attempt(Saving(FORM, lambda keep: _add(engagement, new_title, entry, keep), told=False))
    saving.ask_about_name(FORM)


_TITLES = "Leave out how many took part, and anything that says who a small group was."


def _dimension(label: str, dimension: Dimension) -> str:
    values = facts.dimension_values(dimension.value)
    return st.selectbox(
        label,
        values,
        format_func=lambda value: facts.dimension_label(dimension.value, value),
        help="\n".join(
            f"- **{facts.dimension_label(dimension.value, value)}**: {facts.dimension_gloss(dimension.value, value)}"
            for value in values
        ),
    )


def _add(engagement: str, new_title: str, entry: Callable[[], ActivityEntry], keep_name: bool) -> Saved:
    added = activities.add_activity(
        entry(), engagement=engagement, new_engagement=new_title, who=steward(), keep_name=keep_name
    )
    # The box is drawn already in this run: it takes the new activity in the next.
    st.session_state["import_activity_added"] = added
    return Saved("")


def _name(name: str, area: str) -> Saved:
    organisations.set_home(name, area=area, who=steward())
    return Saved("")
