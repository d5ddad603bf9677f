"""Import, step 7: publish what everybody may see, and what that changes."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from data.importing.storing.history import PastImport
from data.releasing import release
from data.releasing.release import PublishOutcome, PublishRefused
from models.protected import ReleaseNote
from pages.parts import frame, reads, wording
from pages.parts.importing import import_reading

HAPPENED = "import_happened"
"""Key of the session for what the last press did: (heading, words), drawn once beside the next step."""
STORED_NOW = "import_stored_now"
"""The same for a file that was just stored: drawn once at the first step, to which the page then goes."""
BEGUN_ANEW = "import_begun_anew"
"""The same for clearing the invented records, after which the page begins anew: drawn once at the top."""
PUBLISHED = "Published"
MOST_NAMED = 5


def say_what_happened(key: str = HAPPENED) -> None:
    """Draw what the last press of a button did, once."""
    if key in st.session_state:
        heading, text = st.session_state.pop(key)
        frame.panel(heading, text)


def publish(past: Sequence[PastImport]) -> None:
    """Draw the step: what publishing does, and the button."""
    if all(each.undone for each in past):
        return
    frame.section(
        "7. Publish",
        "Counts, rounds and hides everything anew, checks that nobody can be worked out, and shows the result to every "
        "reader. A table in which few people changed keeps its earlier figures.",
    )
    frame.notes([waiting_words(past, reads.release())])
    if not st.button("Publish", type="primary", key="publish"):
        return
    bar = st.progress(0.0, text="Publishing")
    try:
        outcome = release.publish(progress=import_reading.telling(bar))
    except PublishRefused as refused:
        bar.empty()
        frame.panel("Nothing was published", str(refused))
        return
    st.session_state[HAPPENED] = (PUBLISHED, outcome_words(outcome))
    st.rerun()


def waiting_words(past: Sequence[PastImport], standing: ReleaseNote | None) -> str:
    """Return what readers do not see yet."""
    new = [
        each
        for each in past
        if not each.undone and (standing is None or _utc(each.imported_at) > _utc(standing.made_at))
    ]
    if standing is None:
        return "Nothing is published yet: readers see no figures."
    if not new:
        return "No import has come since the last release. What was taken back since goes with the next one."
    names = [each.file_name for each in new[:MOST_NAMED]]
    more = len(new) - len(names)
    rest = [f"{wording.in_words(more)} more"] if more else []
    return (
        f"New since the last release: {wording.joined([*names, *rest])}. Readers see them after you publish."
    )


def _utc(when: datetime) -> datetime:
    """Return a moment with its zone: SQLite forgets it."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)


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
