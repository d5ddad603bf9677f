"""Import, step 7: publish what everybody may see, and what that changes."""

from collections.abc import Sequence

import streamlit as st

from data.importing.storing import history
from data.importing.storing.history import ChangedSince, PastImport, in_utc
from data.releasing import release
from data.releasing.release import PublishOutcome, PublishRefused
from data.who_is_here import steward
from models.protected import ReleaseNote
from pages.parts import frame, reads, wording
from pages.parts.importing import import_coming, import_reading

HAPPENED = "import_happened"
"""Key of the session for what the last press did: (heading, words), drawn once beside the next step."""
STORED_NOW = "import_stored_now"
"""The same for a file that was just stored: drawn once at the first step, to which the page then goes."""
BEGUN_ANEW = "import_begun_anew"
"""The same for clearing the invented records, after which the page begins anew: drawn once at the top."""
PUBLISHED = "Published"
MOST_NAMED = 5
NOTHING_CHANGED = ChangedSince((), people_removed=False, words_decided=False)
NOTHING_SHOWN = (
    "Release {number} stands and shows nothing: too few people are left for any figure to be shown safely."
)


def say_what_happened(key: str = HAPPENED) -> None:
    """Draw what the last press of a button did, once."""
    if key in st.session_state:
        heading, text = st.session_state.pop(key)
        frame.panel(heading, text)


def publish(past: Sequence[PastImport]) -> None:
    """Draw the step: what publishing does, what it will change, and the button.

    Also where every import is taken back and figures of them still stand: publishing takes those down.
    """
    standing = reads.release()
    if all(each.undone for each in past) and (standing is None or not past):
        return
    frame.section(
        "7. Publish",
        "Counts, rounds and hides everything anew, checks that nobody can be worked out, and shows the result to every "
        "reader. Figures that fail the check are withdrawn.",
    )
    since = NOTHING_CHANGED if standing is None else history.changed_since(standing.made_at)
    st.html(f"<p>{wording.html(waiting_words(past, standing, since))}</p>")
    if lines := import_coming.lines(import_coming.found(standing), import_coming.titles()):
        frame.label("What publishing will change")
        frame.bullets(lines)
    if not st.button("Publish", type="primary", key="publish"):
        return
    bar = st.progress(0.0, text="Publishing")
    try:
        outcome = release.publish(progress=import_reading.telling(bar), who=steward())
    except PublishRefused as refused:
        bar.empty()
        frame.panel("Nothing was published", str(refused))
        return
    st.session_state[HAPPENED] = (PUBLISHED, outcome_words(outcome))
    st.rerun()


def waiting_words(past: Sequence[PastImport], standing: ReleaseNote | None, since: ChangedSince) -> str:
    """Return what readers do not see yet; `since` is what was done to stored records since the release that stands."""
    new = [
        each
        for each in past
        if not each.undone and (standing is None or in_utc(each.imported_at) > in_utc(standing.made_at))
    ]
    if standing is None:
        return "Nothing is published yet: readers see no figures."
    told = []
    if new:
        told.append(f"New since the last release: {_named([each.file_name for each in new])}.")
    if since.taken_back:
        told.append(f"Taken back since: {_named(since.taken_back)}.")
    if since.people_removed:
        told.append("People who asked not to be counted were removed.")
    if since.words_decided:
        told.append("What words mean was decided again.")
    if not told:
        return "Nothing was brought in, taken back or decided since the last release."
    return f"{' '.join(told)} Readers see it after you publish."


def _named(files: Sequence[str]) -> str:
    names = [f"“{each}”" for each in files[:MOST_NAMED]]
    more = len(files) - len(names)
    return wording.joined([*names, *([f"{wording.in_words(more)} more"] if more else [])])


def outcome_words(outcome: PublishOutcome) -> str:
    """Return what a release changed and withdrew, in tables."""
    if not outcome.tables:
        return NOTHING_SHOWN.format(number=outcome.release)
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
