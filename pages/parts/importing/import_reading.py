"""Import: reads the file in hand, and finds out what it holds, each once for what was said; the steps keep it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import importing
from data.databases import intake_session
from data.importing import (
    FileRefused,
    HarmonisedFile,
    PostcodeLookup,
    Progress,
    RawTable,
    lookup_by_settings,
    suggested_person_keys,
)
from data.importing.columns.column_map import decided_for
from data.importing.columns.column_use import ColumnUse, Use
from data.importing.columns.finding import find_columns
from data.importing.columns.postcode_columns import says_postcodes
from data.importing.columns.questions import find_questions
from data.importing.columns.samples import samples
from data.importing.columns.saved_maps import known_sources, remembered_map
from data.importing.places.placing import whole_postcodes
from data.register.activities import KnownActivity
from data.secret import SecretError, read_secret
from pages.parts import days
from pages.parts.importing import import_state
from pages.parts.importing.import_state import Looked, Steps

LOOKING_UP = "Looking up where postcodes are"
UNUSABLE = "The postcode file can't be used"


def telling(bar: DeltaGenerator) -> Progress:
    """Return what tells a progress bar how far a step is."""

    def tell(share: float, doing: str) -> None:
        bar.progress(min(1.0, share), text=doing)

    return tell


def take(content: Callable[[], bytes], *, name: str, upload: str) -> Steps:
    """Read an upload, once, and return the steps with it; those of the same upload are returned as they are."""
    now = import_state.steps()
    before = now.table
    if now.upload == upload:
        return now
    bar = st.progress(0.0, text="Reading the file")
    try:
        table = importing.read(content(), file_name=name, progress=telling(bar))
    except FileRefused as reason:
        # The file in hand, where there is one, stays.
        return import_state.put(replace(now, upload=upload, refused=str(reason)))
    finally:
        bar.empty()
    now = replace(now, upload=upload, refused="", table=table, found=None)
    if before is None or before.sha256 != table.sha256:
        now = replace(now, said=importing.ColumnMap(), looked=None, replaces=0)
    return import_state.put(with_memory(now))


def with_memory(now: Steps) -> Steps:
    """Return the steps with what was said before of the source that they name."""
    with intake_session() as session:
        headings = now.table.headings if now.table else ()
        return replace(now, before=remembered_map(session, source=now.source, headings=headings))


def sources() -> tuple[str, ...]:
    """Return the names of the sources that files came from."""
    with intake_session() as session:
        return known_sources(session)


def looked_at(now: Steps, table: RawTable) -> Looked:
    """Return what each column is taken for, by all that was said; found anew only where something else is said."""
    said = now.column_map
    if now.looked is not None and now.looked.by == said:
        return now.looked
    decided = {slug: decided_for(said.labels, slug) for slug in said.labels}
    before = now.looked
    lookup, refused = (before.lookup, before.lookup_refused) if before else (lookup_by_settings(), "")
    try:
        columns = find_columns(table, column_map=said, decided=decided, lookup=lookup)
        _look_up(lookup, table, columns)
    except FileRefused as reason:
        # Only of the lookup: a map is fitted to the file before. Without it, postcodes are dropped.
        lookup, refused = PostcodeLookup(why_not=UNUSABLE), str(reason)
        columns = find_columns(table, column_map=said, decided=decided, lookup=lookup)
    looked = Looked(
        by=said,
        columns=columns,
        questions=find_questions(table, columns, said=said),
        keys=before.keys if before else suggested_person_keys(table, columns),
        samples=before.samples
        if before
        else {
            heading: samples(cells)
            for heading, cells in zip(table.headings, table.columns, strict=True)
            if not says_postcodes(heading)
        },
        lookup=lookup,
        lookup_refused=refused,
    )
    import_state.put(replace(now, looked=looked))
    return looked


def _look_up(lookup: PostcodeLookup, table: RawTable, columns: tuple[ColumnUse, ...]) -> None:
    """Read the postcode file now, so that what is wrong with it is said where columns are; it remembers what it found."""
    use = next((use for use in columns if use.use is Use.POSTCODE and use.gives), None)
    if use is None:
        return
    bar = st.progress(0.0, text=LOOKING_UP)
    try:
        lookup.answers(
            whole_postcodes(table.columns[use.index]).values(),
            told=lambda share: telling(bar)(share, LOOKING_UP),
        )
    finally:
        bar.empty()


def harmonised(
    now: Steps, table: RawTable, activity: KnownActivity, *, but_for_labels: bool
) -> HarmonisedFile:
    """Return the file as it would be stored, by all that was said; read anew only where something else is said.

    `but_for_labels` keeps it as it was read where only the meaning of labels has been said since.
    """
    said = now.column_map
    if now.found is not None and now.found_for == activity.reference:
        before = now.found.said
        if before == said or (but_for_labels and replace(before, labels={}) == replace(said, labels={})):
            return now.found
    bar = st.progress(0.0, text="Reading the answers")
    try:
        found = importing.harmonise(
            table,
            today=days.today(),
            closed_on=activity.closed_on,
            column_map=said,
            person_key=_person_key(),
            lookup=now.looked.lookup if now.looked else None,
            progress=telling(bar),
        )
    finally:
        bar.empty()
    import_state.put(replace(import_state.steps(), found=found, found_for=activity.reference))
    return found


def _person_key() -> bytes | None:
    """Return the key of the intake's person hashes; None where it can't be had, which storing then says."""
    try:
        return read_secret().person
    except SecretError:
        return None
