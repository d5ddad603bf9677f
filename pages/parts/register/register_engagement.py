"""Register: the forms for engagements, for stewards."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.register import engagements
from data.register.engagements import EngagementEntry, KnownEngagement
from data.who_is_here import steward
from pages.parts import days, frame, saving
from pages.parts.register import register_boxes
from pages.parts.saving import Saved, Saving

ADD, CHANGE = "add_engagement", "change_engagement"
BLANK = EngagementEntry("")
SURE = "I want to remove this engagement"
CANNOT = (
    "An engagement can't be removed while it has activities, findings, targets, evidence or published figures. Its "
    "reference never changes, so links to it stay good whatever you call it."
)
Entered = Callable[[], EngagementEntry]
"""What makes the entry of what was typed; raises EntryRefused for a day that is none."""


def add(partners: Sequence[str]) -> None:
    """Draw the form that adds an engagement; `partners` are the names of organisations."""
    with st.expander("Add an engagement"):
        with st.form(ADD, border=False):
            entered = _boxes(saving.serial(ADD), BLANK, partners)
            sent = st.form_submit_button("Add this engagement", type="primary")
        if sent:
            saving.attempt(Saving(ADD, lambda keep: _added(entered(), keep)))
        saving.ask_about_name(ADD)
        saving.say_what_happened(ADD)


def change(listed: Sequence[KnownEngagement], partners: Sequence[str]) -> None:
    """Draw the form that changes an engagement, and the way to remove one that nothing refers to."""
    with st.expander("Change an engagement"):
        titles = {each.reference: each.entry.title for each in listed}
        chosen = st.selectbox(
            "Engagement to change",
            list(titles),
            index=None,
            key=f"{CHANGE}_which",
            format_func=titles.__getitem__,
            placeholder="Choose an engagement",
        )
        opened = saving.opened(CHANGE, next((each for each in listed if each.reference == chosen), None))
        if opened is None:
            saving.say_what_happened(CHANGE)
            return
        with st.form(CHANGE, border=False):
            entered = _boxes(f"{saving.serial(CHANGE)}_{opened.reference}", opened.entry, partners)
            sent = st.form_submit_button("Save this engagement", type="primary")
        if sent:
            saving.attempt(_changing(opened, entered))
        saving.ask_about_name(CHANGE)
        saving.say_what_happened(CHANGE)
        frame.notes([CANNOT])
        if st.checkbox(SURE, key=f"{saving.serial(CHANGE)}_sure") and st.button(
            "Remove this engagement", key=f"{CHANGE}_remove"
        ):
            saving.attempt(Saving(CHANGE, lambda _keep: _removed(opened)))


def _boxes(key: str, entry: EngagementEntry, partners: Sequence[str]) -> Entered:
    title = register_boxes.title(key, "engagement", entry.title)
    purpose = register_boxes.text(key, "purpose", engagements.PURPOSE, entry.purpose)
    can = register_boxes.text(
        key, "can", engagements.CAN_CHANGE, entry.can_change, gloss="What people's answers can still move."
    )
    cannot = register_boxes.text(key, "cannot", engagements.CANNOT_CHANGE, entry.cannot_change)
    lead = st.text_input(
        "Lead",
        entry.lead,
        max_chars=register_boxes.LONGEST_NAME,
        key=f"{key}_lead",
        help="A role, such as “Head of Maternity”, not a person's name.",
    )
    joined = st.multiselect(
        "Partners",
        [*partners, *(each for each in entry.partners if each not in partners)],
        list(entry.partners),
        key=f"{key}_partners",
        placeholder="None chosen",
        help="Organisations of this register. Add one below if it is missing.",
    )
    decision = register_boxes.text(key, "decision", engagements.DECISION, entry.decision)
    decided = register_boxes.day(
        key,
        "decided",
        "Day of the decision",
        entry.decision_on,
        gloss="When it is taken, or was. People can only change what is still open.",
    )
    opened = register_boxes.day(key, "opened", "Day it opened", entry.opened_on)
    closed = register_boxes.day(key, "closed", "Day it closed or will close", entry.closed_on)
    due = register_boxes.day(
        key,
        "due",
        "Day feedback is due",
        entry.feedback_due_on,
        gloss="When people are to hear what came of it.",
    )
    learnt = register_boxes.text(
        key,
        "learnt",
        engagements.LEARNT,
        entry.learnt,
        gloss="For the other leads, who read it on Partners and network. Nothing about a single person.",
    )
    learnt_on = register_boxes.day(key, "learnt_on", "Day you write this down", entry.learnt_on)
    children = st.checkbox(
        "Children under 16 could take part",
        entry.children_in_scope,
        key=f"{key}_children",
    )
    return lambda: EngagementEntry(
        title=title,
        purpose=purpose,
        can_change=can,
        cannot_change=cannot,
        lead=lead,
        partners=tuple(joined),
        decision=decision,
        decision_on=days.typed(decided),
        opened_on=days.typed(opened),
        closed_on=days.typed(closed),
        feedback_due_on=days.typed(due),
        children_in_scope=children,
        learnt=learnt,
        learnt_on=days.typed(learnt_on),
    )


def _added(entry: EngagementEntry, keep: bool) -> Saved:
    engagements.add_engagement(entry, who=steward(), keep_name=keep)
    return Saved(f"“{entry.title}” is in the register. Add what people could take part in as activities.")


def _changing(opened: KnownEngagement, entered: Entered) -> Saving:
    def save(keep: bool) -> Saved:
        entry = entered()
        now = engagements.change_engagement(
            opened.reference, entry, opened=opened.version, who=steward(), keep_name=keep
        )
        return Saved(
            f"“{entry.title}” has changed.",
            lambda: engagements.change_engagement(
                opened.reference, opened.entry, opened=now, who=steward(), keep_name=True
            ),
        )

    return Saving(CHANGE, save)


def _removed(opened: KnownEngagement) -> Saved:
    engagements.remove_engagement(opened.reference, opened=opened.version, who=steward())
    return Saved(f"“{opened.entry.title}” is no longer in the register.")
