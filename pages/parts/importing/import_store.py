"""Import, step 6: what will be stored, the map to save, and the button; then what was stored in this session.

Exact counts are shown here and nowhere else: of the file in hand, in the session of the steward who brought it. They
are never cached, never in the address, and gone once the file is stored.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import facts, importing
from data.importing import FileRefused, HarmonisedFile, StoredImport, as_toml, undo
from data.importing.outcome import answer_words
from data.importing.storing.history import PastImport
from data.register.activities import KnownActivity
from data.secret import SecretError
from data.who_is_here import NotASteward, steward
from pages.parts import downloads, frame, tables, wording
from pages.parts.importing import import_labels, import_publish, import_reading, import_replaces, import_state
from pages.parts.importing.import_state import Steps, StoredHere
from pages.parts.tables import Cell, Column, Row, Table

STORED = "Stored"
NOT_STORED = "Nothing was stored"
TAKEN_BACK = "Taken back"


def draw(now: Steps, found: HarmonisedFile, activity: KnownActivity) -> None:
    """Draw the step."""
    undecided = sum(times for labels in found.unmatched.values() for times in labels.values())
    frame.keys(
        (
            (f"{found.rows:,}", "rows read"),
            (f"{len(found.kept):,}", "people to store"),
            (f"{found.refused_rows:,}", "rows left out"),
            (f"{undecided:,}", "answers for review"),
        )
    )
    hidden = import_labels.hidden_rows(found)
    frame.notes(
        [
            f"They go into “{activity.title}”, whole or not at all.",
            *found.notes,
            *([import_labels.hidden_words(hidden)] if hidden else []),
        ]
    )
    import_replaces.choose(activity.reference, now)
    with st.expander("Answers, counted", key=f"import_counted_{now.serial}"):
        for slug, tally in found.counts.items():
            frame.label(facts.characteristic(slug).label)
            tables.show(counts_table(slug, tally))
    with st.expander("Save what you said as a map", key=f"import_map_fold_{now.serial}"):
        frame.notes([map_words(now)])
        downloads.button(
            "Save the map (TOML)",
            data=as_toml(found.said),
            file_name=f"{now.source or 'map'}.toml",
            mime="application/toml",
            key=f"import_save_map_{now.serial}",
            on_click="ignore",
        )


def store(found: HarmonisedFile, activity: KnownActivity) -> None:
    """Store the file, or say why not; then the next file may come."""
    bar = st.progress(0.0, text="Storing")
    try:
        stored = importing.store(
            found,
            activity=activity.reference,
            who=steward(),
            replacing=import_state.steps().replaces or None,
            progress=import_reading.telling(bar),
        )
    except (FileRefused, SecretError) as refused:
        bar.empty()
        frame.panel(NOT_STORED, str(refused))
        return
    import_state.next_file(StoredHere(stored.number, found.table.file_name, activity.title))
    st.session_state[import_publish.STORED_NOW] = (STORED, stored_words(stored))
    st.rerun()


def counts_table(characteristic: str, tally: Mapping[str, int]) -> Table:
    """Return how many rows of the file gave each answer, exactly."""
    rows = [
        Row((Cell(answer_words(characteristic, slug)), Cell(f"{times:,}"))) for slug, times in tally.items()
    ]
    name = facts.characteristic(characteristic).label
    return Table(f"{name}: answers in the file", (Column("Answer"), Column("Rows", number=True)), tuple(rows))


def stored_words(stored: StoredImport) -> str:
    """Return what was stored, and what to do next."""
    known = (
        f" {stored.known_people:,} of them were in this activity already, and count once."
        if stored.known_people
        else ""
    )
    left_out = (
        f" {stored.objecting:,} more asked not to be counted, and are left out." if stored.objecting else ""
    )
    return (
        f"{stored.accepted:,} people, as import {stored.number}.{known}{left_out} Nobody sees them yet. Bring in the next file, or "
        "publish, and the pages show what may be shown."
    )


def map_words(now: Steps) -> str:
    """Return what becomes of what was said."""
    kept = (
        f"It is remembered for the next file from {now.source} with the same headings."
        if now.source
        else "It is forgotten with this file, for step 1 does not say where the file comes from."
    )
    return f"{kept} As a map you can use it elsewhere, or on the command line with --map."


def listed(past: Sequence[PastImport]) -> None:
    """Draw what was stored in this session, each with the way to take it back."""
    stored = import_state.steps().stored
    if not stored:
        return
    undone = {each.number for each in past if each.undone}
    frame.section("Stored in this session", "An import is taken back whole. The others stay.")
    for each in reversed(stored):
        with st.container(key=f"import_today_{each.number}", horizontal=True, vertical_alignment="center"):
            gone = " (taken back)" if each.number in undone else ""
            said = f"<strong>{each.number}: {wording.html(each.file_name)}</strong>{gone}, into “{wording.html(each.activity)}”"
            st.html(f"<p>{said}</p>")
            if not gone:
                st.button(
                    f"Take back import {each.number}",
                    key=f"import_undo_{each.number}",
                    on_click=_take_back,
                    args=(each.number,),
                )


def _take_back(number: int) -> None:
    try:
        undone = undo(number, who=steward())
    except (FileRefused, NotASteward) as refused:
        st.session_state[import_publish.HAPPENED] = ("Nothing was changed", str(refused))
        return
    st.session_state[import_publish.HAPPENED] = (
        TAKEN_BACK,
        f"Import {undone.number} is gone, whole. Publish, so that readers see it.",
    )
