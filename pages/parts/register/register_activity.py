"""Register: the forms for activities, for stewards."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.register import activities
from data.register.activities import NOT_GIVEN, ActivityEntry, RecordedActivity
from data.register.entries import EntryRefused
from data.who_is_here import steward
from models.vocabulary import Dimension
from pages.parts import days, frame, saving
from pages.parts.register import register_boxes
from pages.parts.saving import Saved, Saving
from pages.parts.sentences import on_register

ADD, CHANGE = "add_activity", "change_activity"
BLANK = ActivityEntry("", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, "")
CANNOT = (
    "An activity can't be removed here: only the intake knows whether people are recorded under it. Its reference never "
    "changes."
)
NO_ENGAGEMENT = "Choose the engagement it belongs to. Add one above if it is missing."
NOT_SAID = "Not given"
Entered = Callable[[], tuple[ActivityEntry, str]]
"""What makes the entry of what was typed, and the reference of its engagement; raises EntryRefused."""


def add(
    engagements: Mapping[str, str], known: Mapping[str, str], holders: Sequence[str], *, chosen: str | None
) -> None:
    """Draw the form that adds an activity, to the engagement that is chosen unless another is.

    `engagements` are titles by reference, `known` the names of communities by slug, `holders` those of organisations.
    """
    with st.expander("Add an activity"):
        with st.form(ADD, border=False):
            entered = _boxes(saving.serial(ADD), BLANK, chosen, engagements, known, holders)
            sent = st.form_submit_button("Add this activity", type="primary")
        if sent:
            saving.attempt(Saving(ADD, lambda keep: _added(entered, keep)))
        saving.ask_about_name(ADD)
        saving.say_what_happened(ADD)


def change(
    listed: Sequence[RecordedActivity],
    engagements: Mapping[str, str],
    known: Mapping[str, str],
    holders: Sequence[str],
) -> None:
    """Draw the form that changes an activity, what waits to be completed first; the rest as in `add`."""
    with st.expander("Change an activity"):
        words = {each.reference: f"{engagements[each.engagement]}: {each.entry.title}" for each in listed}
        order = sorted(listed, key=lambda each: (each.entry.complete, words[each.reference].casefold()))
        chosen = st.selectbox(
            "Activity to change",
            [each.reference for each in order],
            index=None,
            key=f"{CHANGE}_which",
            format_func=words.__getitem__,
            placeholder="Choose an activity",
        )
        opened = saving.opened(CHANGE, next((each for each in listed if each.reference == chosen), None))
        if opened is None:
            saving.say_what_happened(CHANGE)
            return
        with st.form(CHANGE, border=False):
            key = f"{saving.serial(CHANGE)}_{opened.reference}"
            entered = _boxes(key, opened.entry, opened.engagement, engagements, known, holders)
            frame.notes([on_register.what_moves()])
            sent = st.form_submit_button("Save this activity", type="primary")
        if sent:
            saving.attempt(_changing(opened, entered))
        saving.ask_about_name(CHANGE)
        saving.say_what_happened(CHANGE)
        frame.notes([CANNOT])


def _boxes(
    key: str,
    entry: ActivityEntry,
    engagement: str | None,
    engagements: Mapping[str, str],
    known: Mapping[str, str],
    holders: Sequence[str],
) -> Entered:
    of = st.selectbox(
        "Engagement it belongs to",
        list(engagements),
        index=list(engagements).index(engagement) if engagement and engagement in engagements else None,
        key=f"{key}_engagement_{engagement}",
        format_func=engagements.__getitem__,
        placeholder="Choose an engagement" if engagements else "Add an engagement first",
    )
    title = register_boxes.title(key, "activity", entry.title)
    stage = register_boxes.dimension(key, "Stage", Dimension.STAGE, entry.stage)
    level = register_boxes.dimension(key, "Level of involvement", Dimension.LEVEL, entry.level)
    method = register_boxes.dimension(key, "Method", Dimension.METHOD, entry.method)
    place = st.text_input(
        "Place",
        "" if entry.place == NOT_GIVEN else entry.place,
        max_chars=60,
        key=f"{key}_place",
        help="For instance a town, or Online.",
    )
    offered = ["", *holders, *([entry.held_by] if entry.held_by and entry.held_by not in holders else [])]
    held_by = st.selectbox(
        "Held by",
        offered,
        index=offered.index(entry.held_by),
        key=f"{key}_held_by",
        format_func=lambda each: each or NOT_SAID,
    )
    opened = register_boxes.day(key, "opened", "Day it opened", entry.opened_on)
    closed = register_boxes.day(
        key,
        "closed",
        "Day it closed or will close",
        entry.closed_on,
        gloss="Rows without a date count on this day. Records that are here already keep theirs.",
    )
    community = register_boxes.community(key, known, entry.community)
    formats = register_boxes.several(key, "Formats offered", "format", entry.formats)
    languages = register_boxes.several(key, "Languages offered, besides English", "language", entry.languages)
    return lambda: (
        ActivityEntry(
            title=title,
            stage=stage,
            level=level,
            method=method,
            place=place,
            opened_on=days.typed(opened),
            closed_on=days.typed(closed),
            community=community,
            held_by=held_by,
            formats=formats,
            languages=languages,
        ),
        of or "",
    )


def _added(entered: Entered, keep: bool) -> Saved:
    entry, engagement = entered()
    if not engagement:
        raise EntryRefused(NO_ENGAGEMENT)
    activities.add_activity(entry, engagement=engagement, who=steward(), keep_name=keep)
    return Saved(f"“{entry.title}” is in the register. Bring in its records under Import.")


def _changing(opened: RecordedActivity, entered: Entered) -> Saving:
    def save(keep: bool) -> Saved:
        entry, engagement = entered()
        now = activities.change_activity(
            opened.reference,
            entry,
            engagement=engagement,
            opened=opened.version,
            who=steward(),
            keep_name=keep,
        )
        return Saved(
            on_register.activity_changed(entry.title, activities.moved(opened, entry, engagement=engagement)),
            lambda: activities.restore_activity(opened, now=now, who=steward()),
        )

    return Saving(CHANGE, save)
