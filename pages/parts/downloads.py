"""Tables as CSV: the same words as on the screen, safe to open in a spreadsheet, with what they are written on them."""

import csv
import io
from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from pages.parts.tables import Table

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


def offer(table: Table, *, notes: Sequence[str], name: str, label: str = "Download this table (CSV)") -> None:
    """Draw the download button; the file is named `name`.csv."""
    st.download_button(
        label,
        data=as_csv(table, notes=notes),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
    )
