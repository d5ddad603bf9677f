"""Tables as CSV: the same words as on the screen, safe to open in a spreadsheet, with what they are written on them.

Every file says the choices of its page in words and carries them in its name: one of another year must not pass for it,
nor take its place in a folder.
"""

import csv
import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

import streamlit as st

from pages.parts import picture
from pages.parts.signing_in import gate, given
from pages.parts.signing_in.configured import sign_in
from pages.parts.tables import Table

KEY = "csv_of_"
"""How the key of every such button begins."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(table: Table, *, notes: Sequence[str]) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark, which Excel needs for "–".

    First the caption and the notes (selection, release, rounding rule, sources), a blank line, then heading and rows.
    A group heading becomes a first column, so that sorting loses nothing.
    """
    grouped = any(row.under for row in table.rows)
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    for line in (table.caption, *notes):
        write.writerow([escaped(line)])
    write.writerow([])
    write.writerow(
        [*(["Heading"] if grouped else []), *(escaped(column.heading) for column in table.columns)]
    )
    for row in table.rows:
        write.writerow(
            [*([escaped(row.under)] if grouped else []), *(escaped(cell.text) for cell in row.cells)]
        )
    return out.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: one that starts like a formula gets an apostrophe first."""
    return (
        f"'{text}"
        if text.lstrip(" ").startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)
        else text
    )


def offer(table: Table, *, notes: Sequence[str], name: str, what: str) -> None:
    """Draw the button that downloads `what` ("the gaps"), for a reader who hears only its words.

    The file is named for `name` and the choices of the page, and says them under its caption.
    """
    shown = picture.shown()
    chosen = [f"Chosen on “{shown.page}”: {shown.chosen}"] if shown.choices else []
    button(
        f"Download {what} (CSV)",
        data=as_csv(table, notes=[*chosen, *notes]),
        file_name=f"{shown.named(name)}.csv",
        mime="text/csv",
        key=f"{KEY}{name}",
    )


def button(
    label: str,
    *,
    data: bytes | str | Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    type: Literal["primary", "secondary"] = "secondary",
    on_click: Literal["rerun", "ignore"] = "rerun",
    disabled: bool = False,
) -> None:
    """Draw a button that gives a file, to whoever is here and nobody else. The only one: any other file would not be let out.

    `data` is the file, or what makes it once the button is pressed.
    """
    content = data.encode() if isinstance(data, str) else data
    if sign_in() is not None:
        whose = gate.whose()
        if callable(content):
            content = given.noting(content, mime=mime, file_name=file_name, whose=whose)
        else:
            given.note(content, mime=mime, file_name=file_name, whose=whose)
    st.download_button(
        label,
        data=content,
        file_name=file_name,
        mime=mime,
        key=key,
        type=type,
        on_click=on_click,
        disabled=disabled,
    )
