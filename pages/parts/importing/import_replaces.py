"""Import, step 6: whether the file corrects an earlier import of its activity, and takes its place."""

from collections.abc import Sequence

import streamlit as st

from data.importing import history
from data.importing.history import PastImport
from pages.parts import frame

ASKED = "Does this file correct an earlier import?"
NO = "No, these are more people"
WHAT_FOLLOWS = (
    "Import {number} is taken back as this one is stored. Whoever is the same in both has not changed; so a table moves only "
    "when 30 people really changed in it."
)


def choose(activity: str, *, serial: int) -> None:
    """Ask it, where imports of the activity stand; say what follows."""
    standing = [each for each in history.imports() if each.activity == activity and not each.undone]
    if not standing:
        return
    by_number = {each.number: each for each in standing}
    number = st.selectbox(
        ASKED, [0, *by_number], format_func=lambda each: _name(each, standing), key=_key(serial)
    )
    if number:
        frame.notes([WHAT_FOLLOWS.format(number=number)])


def chosen(serial: int) -> int | None:
    """Return the import whose place the file takes; None where it takes none."""
    return st.session_state.get(_key(serial)) or None


def _name(number: int, standing: Sequence[PastImport]) -> str:
    return next(
        (f"Yes, import {each.number}: {each.file_name}" for each in standing if each.number == number), NO
    )


def _key(serial: int) -> str:
    return f"import_replaces_{serial}"
