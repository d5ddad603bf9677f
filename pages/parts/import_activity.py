"""Import, step 1: which activity the file is from; a small form adds one."""

import re
from collections.abc import Callable
from datetime import date

import streamlit as st

from data import engagements, facts
from data.engagements import EntryRefused, KnownActivity, NewActivity
from models.vocabulary import Dimension
from pages.parts import frame

STEWARD = "steward"
"""Who acts, until sign-in says it."""
NOT_A_DAY = "Write a day as 14/06/2026, or leave it blank."
NEW = "A new engagement"
NOT_SAVED = "Nothing was saved"
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def organisation_named() -> bool:
    """Ask for the organisation where none is named; return whether one is."""
    if engagements.home():
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
            _try(lambda: engagements.set_home(name, area=area or "", who=STEWARD))
    return False


def choose() -> KnownActivity | None:
    """Draw the step; return the chosen activity, or None where there is none yet."""
    frame.section(
        "1. Which activity is the file from?",
        "One file holds the people of one activity: one method, in one place.",
    )
    known = engagements.activities()
    by_reference = {each.reference: each for each in known}
    if "import_activity_added" in st.session_state:
        st.session_state["import_activity"] = st.session_state.pop("import_activity_added")
    chosen = st.selectbox(
        "Activity",
        list(by_reference),
        index=None,
        key="import_activity",
        format_func=lambda reference: (
            f"{by_reference[reference].engagement}: {by_reference[reference].title}"
        ),
        placeholder="Choose an activity" if known else "There is none yet: add one below",
    )
    with st.expander("Add an activity", expanded=not known):
        _form()
    return by_reference.get(chosen) if chosen else None


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
        if st.form_submit_button("Add this activity", type="primary"):
            _try(
                lambda: _add(
                    engagement,
                    new_title,
                    NewActivity(title, stage, level, method, place, day(opened), day(closed), community),
                )
            )


_TITLES = "Do not put in the title how many people took part, or anything that says who a small group was."


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


def _add(engagement: str, new_title: str, new: NewActivity) -> None:
    added = engagements.add_activity(new, engagement=engagement, new_engagement=new_title, who=STEWARD)
    # The box is drawn already in this run: it takes the new activity in the next.
    st.session_state["import_activity_added"] = added


def day(text: str) -> date | None:
    """Return the day that a steward wrote as 14/06/2026, None for a blank. Raises EntryRefused."""
    if not text.strip():
        return None
    found = _DAY.fullmatch(text.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else _refuse()
    except ValueError as wrong:
        raise EntryRefused(NOT_A_DAY) from wrong


def _refuse() -> date:
    raise EntryRefused(NOT_A_DAY)


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except EntryRefused as refused:
        frame.panel(NOT_SAVED, str(refused))
    else:
        st.rerun()
