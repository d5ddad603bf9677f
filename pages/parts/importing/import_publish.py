"""Import, step 5: store the file, then publish what everybody may see."""

from collections.abc import Sequence

import streamlit as st

from data import importing
from data.importing import FileRefused, HarmonisedFile
from data.importing.history import PastImport
from data.register.activities import KnownActivity
from data.register.entries import STEWARD
from data.releasing import release
from data.releasing.release import PublishOutcome, PublishRefused
from data.secret import SecretError
from pages.parts import frame, wording
from pages.parts.importing import import_file

HAPPENED = "import_happened"
"""Key of the session for what the last press did: (heading, words), drawn once beside the next step."""
BEGUN_ANEW = "import_begun_anew"
"""The same for clearing the invented records, after which the page begins anew: drawn once at the top."""
STORED = "Stored"
PUBLISHED = "Published"


def say_what_happened(key: str = HAPPENED) -> None:
    """Draw what the last press of a button did, once."""
    if key in st.session_state:
        heading, text = st.session_state.pop(key)
        frame.panel(heading, text)


def store(found: HarmonisedFile, *, activity: KnownActivity) -> None:
    """Draw the step: what will be stored, and the button."""
    undecided = sum(times for labels in found.unmatched.values() for times in labels.values())
    waiting = f" {undecided:,} answers stay for review." if undecided else ""
    frame.section(
        "5. Store", f"{len(found.kept):,} people go into “{activity.title}”, whole or not at all.{waiting}"
    )
    if not st.button("Store these records", type="primary", key="store"):
        return
    bar = st.progress(0.0, text="Storing")
    try:
        stored = importing.store(
            found,
            activity=activity.reference,
            who=STEWARD,
            progress=import_file.telling(bar),
        )
    except (FileRefused, SecretError) as refused:
        bar.empty()
        frame.panel("Nothing was stored", str(refused))
        return
    known = (
        f" {stored.known_people:,} of them were in this activity already, and count once."
        if stored.known_people
        else ""
    )
    words = (
        f"{stored.accepted:,} people, as import {stored.number}.{known} Nobody sees them yet: publish, and the pages show "
        "what may be shown."
    )
    import_file.forget()
    st.session_state["imports_stored"] = st.session_state.get("imports_stored", 0) + 1
    st.session_state[HAPPENED] = (STORED, words)
    st.rerun()


def publish(past: Sequence[PastImport]) -> None:
    """Draw the step: what publishing does, and the button."""
    if all(each.undone for each in past):
        return
    frame.section(
        "6. Publish",
        "Counts, rounds and hides everything anew, checks that nobody can be worked out, and shows the result to every "
        "reader. A table in which few people changed keeps its earlier figures.",
    )
    if not st.button("Publish", type="primary", key="publish"):
        return
    bar = st.progress(0.0, text="Publishing")
    try:
        outcome = release.publish(progress=import_file.telling(bar))
    except PublishRefused as refused:
        bar.empty()
        frame.panel("Nothing was published", str(refused))
        return
    st.session_state[HAPPENED] = (PUBLISHED, outcome_words(outcome))
    st.rerun()


def outcome_words(outcome: PublishOutcome) -> str:
    """Return what a release changed and withdrew, in tables."""
    kept = (
        f" {_tables(outcome.kept)} kept earlier figures, because few people changed." if outcome.kept else ""
    )
    return (
        f"Release {outcome.release} stands. It shows {outcome.tables:,} of {outcome.candidates:,} tables: "
        f"{outcome.new:,} new, {outcome.revised:,} revised, {outcome.unchanged:,} unchanged.{kept} "
        f"{_tables(outcome.candidates - outcome.tables)} can't be shown safely, and are not."
    )


def _tables(number: int) -> str:
    return wording.at_start(wording.in_words(number)) + (" table" if number == 1 else " tables")
