"""Import: the imports so far, taking one back, and starting with one's own records."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.importing import FileRefused, undo
from data.importing.storing.history import ImportKind, PastImport
from data.register import activities, organisations
from data.who_is_here import steward
from pages.parts import frame, tables, wording
from pages.parts.importing import import_publish
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table

MOST_LISTED = 20
KINDS: Mapping[ImportKind, str] = {"people": "People", "counts": "Totals", "heads": "Heads and needs"}
NONE_LEFT = Headline(
    "Every import is taken back.",
    " Readers still see figures of the people who are gone: publish, and they go.",
)
NONE_YET = Headline("No records are here yet.", " Choose an activity and a file.")


def headline(past: Sequence[PastImport], *, published: bool) -> Headline:
    """Return what stands in the intake, in a sentence; `published` says whether readers see any figures."""
    standing = [each for each in past if not each.undone]
    if not standing:
        return NONE_LEFT if past and published else NONE_YET
    if all(each.invented for each in standing):
        return Headline("Only invented records are here.", " Clear them to start with your own.")
    own = [each for each in standing if not each.invented]
    imports = (
        "One import stands"
        if len(own) == 1
        else f"{wording.at_start(wording.in_words(len(own)))} imports stand"
    )
    newest = own[0]
    if len(own) < len(standing):
        return Headline(
            "Your own records stand beside invented ones.",
            " Clear the invented records, then publish, so that readers see only people who exist.",
        )
    return Headline(
        f"{imports},",
        f" the latest of {wording.day(newest.imported_at.date())}. Publish after each change, so that readers see it.",
    )


def start_with_own(clear: Callable[..., object]) -> None:
    """Draw the way from the invented records to one's own; `clear` removes them."""
    frame.section(
        "Start with your own records",
        "Clears the invented people, their engagements and every release made from them. Your own imports stay. "
        "This can't be taken back.",
    )
    sure = st.checkbox("I want to clear the invented records", key="clear_sure")
    if st.button("Clear the invented records", disabled=not sure, key="clear"):
        with st.spinner("Clearing"):
            clear(who=steward())
        first = "Add" if organisations.home() else "Name your organisation, add"
        st.session_state[import_publish.BEGUN_ANEW] = (
            "The invented records are gone",
            f"{first} an activity, and bring in your first file.",
        )
        st.rerun()


def listed(past: Sequence[PastImport]) -> None:
    """Draw the list of imports, the latest first, and the way to take one back."""
    own = [each for each in past if not each.invented]
    if not own:
        return
    frame.section(
        "Imports so far",
        "An import can be taken back whole. It is then gone; to have it again, bring in its file again.",
    )
    tables.show(imports_table(own))
    standing = {each.number: each for each in own if not each.undone}
    if not standing:
        return
    number = st.selectbox(
        "Import to take back",
        list(standing),
        index=None,
        format_func=lambda each: f"{each}: {standing[each].file_name}",
        placeholder="Choose an import",
        key="undo_number",
    )
    if number is None:
        return
    frame.notes(what_goes(standing[number]))
    sure = st.checkbox(f"I want to take import {number} back", key=f"undo_sure_{number}")
    if st.button("Take it back", disabled=not sure, key="undo"):
        try:
            with st.spinner("Taking it back"):
                undone = undo(number, who=steward())
        except FileRefused as refused:
            frame.panel("Nothing was changed", str(refused))
            return
        st.session_state[import_publish.HAPPENED] = (
            "Taken back",
            f"Import {undone.number} is gone, whole. Publish, so that readers see it.",
        )
        st.rerun()


def what_goes(each: PastImport) -> tuple[str, ...]:
    """Return, in sentences, what taking an import back does and what stays."""
    titles = {one.reference: one.title for one in activities.activities()}
    return (
        f"“{each.file_name}” goes out of “{titles.get(each.activity, each.activity)}”, whole: its people, their answers, "
        "its problems, and its words that nobody has decided.",
        "What was decided of its words stays known for the next file of its source, and whoever asked not to be counted "
        "stays away.",
        "Readers see it after the next Publish. A table in which fewer than 30 people changed keeps its figures until 30 "
        "have, and says so.",
    )


def imports_table(own: Sequence[PastImport]) -> Table:
    """Return the latest imports as a table."""
    titles = {each.reference: each.title for each in activities.activities()}
    rows = [
        Row(
            (
                Cell(f"{each.number}"),
                Cell(each.file_name),
                Cell(KINDS[each.kind]),
                Cell(titles.get(each.activity, each.activity)),
                Cell(wording.short_day(each.imported_at.date())),
                Cell("Taken back" if each.undone else "Stands"),
            )
        )
        for each in own[:MOST_LISTED]
    ]
    columns = (
        Column("Import"),
        Column("File"),
        Column("What"),
        Column("Activity"),
        Column("Day"),
        Column("State"),
    )
    return Table("Imports, the latest first", columns, tuple(rows))
