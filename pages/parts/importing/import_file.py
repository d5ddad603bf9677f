"""Import, step 1: which activity the file is from, where it comes from, and the file itself."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from data.importing import ColumnMap, FileRefused, parse_map
from pages.parts import frame, wording
from pages.parts.importing import import_activity, import_boxes, import_reading, import_state
from pages.parts.importing.import_state import Steps

KINDS = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "sav"]
WHICH_FILES = (
    "CSV, tab-separated text, a workbook (.xlsx, .xls, .ods) or SPSS (.sav), as the survey tool exports it: one row for "
    "each person. Nothing needs cleaning first, and nothing is stored before you say so."
)
NO_ACTIVITY = "Choose the activity that the file is from."
NO_FILE = "Choose a file."


def draw(now: Steps) -> None:
    """Draw the step."""
    import_activity.choose()
    _source()
    upload = st.file_uploader(
        "File" if now.table is None else "Another file instead",
        type=KINDS,
        key=f"import_file_{now.serial}",
        help=WHICH_FILES,
    )
    if upload is not None:
        import_reading.take(upload.getvalue, name=upload.name, upload=upload.file_id)
    elif now.refused:
        # It was taken away again.
        import_state.put(replace(import_state.steps(), refused="", upload=""))
    now = import_state.steps()
    if now.refused:
        frame.panel("This file can't be brought in", now.refused)
    if now.table is None:
        frame.notes([WHICH_FILES])
    else:
        st.html(
            f'<p class="er-inhand">In hand: <strong>{wording.html(now.table.file_name)}</strong>, {in_hand(now)}</p>'
        )
        frame.notes(now.table.notes)
    _map()


def lacking(now: Steps) -> str:
    """Return why the next step can't be taken yet, or an empty text."""
    if import_activity.chosen() is None:
        return NO_ACTIVITY
    if now.table is None or now.refused:
        return now.refused or NO_FILE
    return ""


def in_hand(now: Steps) -> str:
    """Return how large the file in hand is."""
    if now.table is None:
        return ""
    return f"{_some(now.table.rows, 'row')}, {_some(len(now.table.headings), 'column')}"


def _some(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def summary(now: Steps) -> str:
    """Return the step in a line."""
    activity = import_activity.chosen()
    name = now.table.file_name if now.table else ""
    return f"{name}, {in_hand(now)}, into “{activity.title if activity else ''}”"


def _source() -> None:
    now = import_state.steps()
    known = import_reading.sources()
    import_boxes.write(
        "Where the file comes from (optional)",
        written=now.source,
        max_chars=60,
        key="import_source",
        tell=_from,
        placeholder="For instance Microsoft Forms, or a partner's name",
        explained="What you say of this file is remembered under this name, and is there for its next file. "
        + _so_far(known),
    )


def _so_far(known: Sequence[str]) -> str:
    return f"So far: {wording.plain_markdown('; '.join(known))}." if known else ""


def _from(written: str) -> None:
    import_state.put(import_reading.with_memory(replace(import_state.steps(), source=written.strip())))


def _map() -> None:
    now = import_state.steps()
    title = f"Saved map: {wording.plain_markdown(now.map_name)}" if now.map_name else "Use a saved map"
    with st.expander(title, expanded=bool(now.map_name)):
        upload = st.file_uploader(
            "Map (TOML)",
            type=["toml"],
            key=f"import_map_{now.serial}",
            help="A file that says which column answers which question and what words mean. You can save one before "
            "you store a file.",
        )
        if upload is not None and now.map_upload != upload.file_id:
            try:
                given, why = parse_map(upload.getvalue(), file_name=upload.name), ""
            except FileRefused as refused:
                given, why = ColumnMap(), str(refused)
            now = replace(now, map_upload=upload.file_id, map_name=upload.name, given=given, map_refused=why)
            now = import_reading.with_memory(replace(now, source=now.source or given.source))
            import_state.put(now)
            # The box of the source, above, may have to say another name.
            st.rerun()
        if now.map_refused:
            frame.panel("This map can't be used", now.map_refused)
        elif now.map_name:
            frame.notes([f"{now.map_name} is used for this file."])
            st.button("Put this map aside", key="import_map_aside", on_click=_aside)


def _aside() -> None:
    import_state.put(replace(import_state.steps(), map_name="", map_refused="", given=ColumnMap()))
