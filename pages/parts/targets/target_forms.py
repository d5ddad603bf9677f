"""Targets and benchmarks: the forms for targets, for stewards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from data import facts
from data.register import target_entries
from data.register.target_entries import TargetEntry
from data.who_is_here import steward
from models.facts import Category
from models.protected import ReleaseNote, Selection
from models.target import SetTarget, TargetStanding
from models.vocabulary import Dimension, TargetKind
from pages.parts import choices, days, reads, saving
from pages.parts.saving import Saved, Saving
from pages.parts.targets import target_words

SET, CHANGE, END = "set_target", "change_target", "end_target"
LONGEST_NAME = 80
LONGEST_REASON = 300
AMOUNTS = (
    "Voices: a whole number of people, such as 60. Part of the benchmark: such as 80%, which asks for eight in ten of what "
    "would be in proportion. Fixed share: such as 8% of those who answered."
)
OWNER = "A role, such as “Head of Engagement”, not a person's name."
SOURCE = "Who agreed it, and when. Without a source we may not say whether it is met."
DUE = "Leave it blank where it is not due on a day."
SET_BY_MISTAKE = "Taken back right after it was set."
NOTHING_IS_LOST = "The one before stays in the history, and can be set again."


def set_one(release: ReleaseNote, *, on: date) -> None:
    """Draw the form that sets a target."""
    with st.expander("Set a target"):
        key = saving.serial(SET)
        names = {each.slug: each.label for each in facts.published()}
        characteristic = st.selectbox(
            "Characteristic of the group",
            list(names),
            index=None,
            key=f"{key}_characteristic",
            format_func=names.__getitem__,
            placeholder="Choose a characteristic",
        )
        if characteristic is None:
            return
        with st.form(SET, border=False):
            groups = _groups(characteristic)
            category = st.selectbox(
                "Group",
                list(groups),
                index=None,
                key=f"{key}_group_{characteristic}",
                format_func=lambda slug: groups[slug].label,
                placeholder="Choose a group",
            )
            selection = _activities(release, key)
            kind = st.selectbox(
                "What the target is a number of",
                list(target_words.KINDS),
                key=f"{key}_kind",
                format_func=target_words.KINDS.__getitem__,
                help=AMOUNTS,
            )
            blank = TargetEntry(
                selection,
                characteristic,
                category or "",
                kind or TargetKind.VOICES,
                "",
                "",
                on,
                None,
                "",
                "",
            )
            entered = _boxes(key, blank)
            set_on = st.text_input("Day it was set", days.to_type(on), key=f"{key}_set_on")
            sent = st.form_submit_button("Set this target", type="primary")
        if sent:
            saving.attempt(Saving(SET, lambda _keep: _set(entered, set_on, on=on)))


def change_one(release: ReleaseNote, standings: Sequence[TargetStanding], *, on: date) -> None:
    """Draw the forms that change a target, or end it."""
    with st.expander("Change or end a target"):
        known = {each.target.number: each.target for each in standings}
        chosen = st.selectbox(
            "Target to change",
            list(known),
            index=None,
            key=f"{CHANGE}_which",
            format_func=lambda number: _name(release, known[number]),
            placeholder="Choose a target",
        )
        if chosen is None:
            return
        target = known[chosen]
        key = f"{saving.serial(CHANGE)}_{chosen}"
        with st.form(CHANGE, border=False):
            entered = _boxes(key, _entry(target))
            sent = st.form_submit_button("Save this target", type="primary")
        if sent:
            saving.attempt(Saving(CHANGE, lambda _keep: _changed(target, entered, on=on)))
        with st.form(END, border=False):
            why = st.text_input("Why it ends", max_chars=LONGEST_REASON, key=f"{key}_end")
            ended = st.form_submit_button("End this target")
        if ended:
            saving.attempt(Saving(CHANGE, lambda _keep: _ended(target, why, on=on)))


def _boxes(key: str, entry: TargetEntry) -> tuple[TargetEntry, str]:
    """Draw the boxes that a new target and a changed one share; return the entry, and the due day as typed."""
    amount = st.text_input("Amount", entry.amount, key=f"{key}_amount", placeholder="60 or 80%", help=AMOUNTS)
    owner = st.text_input("Owner", entry.owner, max_chars=LONGEST_NAME, key=f"{key}_owner", help=OWNER)
    due = st.text_input(
        "Day it is due", days.to_type(entry.due_on), key=f"{key}_due", placeholder=days.EXAMPLE, help=DUE
    )
    source = st.text_input(
        "Where it comes from", entry.source, max_chars=LONGEST_REASON, key=f"{key}_source", help=SOURCE
    )
    reason = st.text_input("Why", entry.reason, max_chars=LONGEST_REASON, key=f"{key}_reason")
    return replace(entry, amount=amount, owner=owner, source=source, reason=reason), due


def _groups(characteristic: str) -> dict[str, Category]:
    """Return the groups that a target may be for, in the order of levels, broadest first, each once."""
    return {each.slug: each for level in facts.levels(characteristic) for each in level.categories}


def _activities(release: ReleaseNote, key: str) -> Selection:
    menu = reads.menu(release)
    offered = {
        (selection.by or choices.ALL): Selection(None, selection.dimension, selection.value)
        for selection in sorted(menu.selections, key=lambda each: each.by or "")
    }
    first = [each for each in (choices.OPEN_TO_ALL, choices.ALL) if each in offered]
    values = [*first, *(each for each in _in_order(release, offered) if each not in first)]
    activities = st.selectbox(
        "Activities that count",
        values,
        key=f"{key}_activities",
        format_func=lambda value: choices.activities_label(release, value),
    )
    period = st.selectbox(
        "Period that counts",
        [choices.ALL, *menu.periods],
        key=f"{key}_period",
        format_func=choices.period_label,
        help="A quarter takes all activities together.",
    )
    chosen = offered.get(activities or choices.ALL, Selection())
    return Selection(None if period in (choices.ALL, None) else period, chosen.dimension, chosen.value)


def _in_order(release: ReleaseNote, offered: dict[str, Selection]) -> list[str]:
    """Return the choices by dimension, and within one as the menu has its values."""
    values = reads.menu(release).values
    listed = [f"{dimension.value}={value}" for dimension in Dimension for value in values[dimension]]
    return [each for each in listed if each in offered]


def _entry(target: SetTarget) -> TargetEntry:
    return TargetEntry(
        target.selection,
        target.characteristic,
        target.category,
        target.kind,
        target_words.to_type(target),
        target.owner,
        target.set_on,
        target.due_on,
        target.source,
        target.reason,
    )


def _name(release: ReleaseNote, target: SetTarget) -> str:
    where = target_words.activities(release, target.selection)
    return f"{target_words.group(target)}: {target_words.amount(target)} ({where})"


def _set(entered: tuple[TargetEntry, str], set_on: str, *, on: date) -> Saved:
    entry = replace(entered[0], set_on=days.typed(set_on), due_on=days.typed(entered[1]))
    number = target_entries.set_target(entry, who=steward(), on=on)
    people = _groups(entry.characteristic)[entry.category].people
    said = f"The target for {people} is set."
    return Saved(said, lambda: target_entries.end_target(number, reason=SET_BY_MISTAKE, who=steward(), on=on))


def _changed(target: SetTarget, entered: tuple[TargetEntry, str], *, on: date) -> Saved:
    entry = replace(entered[0], due_on=days.typed(entered[1]))
    number = target_entries.change_target(target.number, entry, who=steward(), on=on)
    said = f"The target for {target_words.category(target).people} is changed. {NOTHING_IS_LOST}"
    return Saved(said, lambda: target_entries.change_target(number, _entry(target), who=steward(), on=on))


def _ended(target: SetTarget, why: str, *, on: date) -> Saved:
    target_entries.end_target(target.number, reason=why, who=steward(), on=on)
    again = replace(_entry(target), set_on=on)
    return Saved(
        f"The target for {target_words.category(target).people} has ended. {NOTHING_IS_LOST}",
        lambda: target_entries.set_target(again, who=steward(), on=on),
    )
