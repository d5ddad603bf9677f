"""Tables as real HTML: caption, scope and role on every part; on a narrow screen short ones become blocks of lines.

A table is a value first (`Table`): what stands on the screen, in the download and in the tests is the same text.
"""

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from models.comparison import GroupReach
from models.protected import ProtectedCount
from models.vocabulary import Verdict
from pages.parts import wording
from pages.parts.charts import palette

LONGEST_AS_BLOCKS = 12
"""Rows up to which a narrow screen shows blocks; longer tables scroll sideways, unless they hold sentences."""

MANY_COLUMNS = 6
"""Columns from which a table that scrolls is wider than every narrow screen; the style sheet has the widths."""
MORE = "{columns} columns. Scroll sideways to see them all."

Swatch = Literal[
    "",
    "hidden",
    "down",
    "up",
    "circle",
    "hollow_down",
    "hollow_up",
    "hollow_circle",
    "dash",
    "dot_circle",
    "diamond",
]


@dataclass(frozen=True)
class Column:
    """One column: its heading, whether it holds numbers (then it stands to the right), or whole sentences."""

    heading: str
    number: bool = False
    prose: bool = False


@dataclass(frozen=True)
class Cell:
    """What one cell says. The swatch is decoration: the words beside it say the same."""

    text: str
    swatch: Swatch = ""
    quiet: bool = False
    verdict: Verdict | None = None
    link: str = ""
    """An address of our own, where the cell leads somewhere."""
    act: bool = False
    """Whether it says to act on this, as an overdue target does: pink, as under-reached is."""
    wraps: bool = False
    """Whether a verdict has more words with it than stand on one line."""


@dataclass(frozen=True)
class Row:
    """One row; `under` is the heading of the group it stands under, or empty."""

    cells: tuple[Cell, ...]
    under: str = ""


@dataclass(frozen=True)
class Table:
    """A table as it stands on the page and in its download."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    scrolls: bool = False
    """Whether it scrolls sideways on a narrow screen however few its rows: one with many columns of numbers."""
    side_by_side: bool = False
    """A matrix: its cells wrap, and where it is wider than the page it scrolls sideways."""


def heard(count: ProtectedCount) -> Cell:
    """Return the cell of a protected count: a number, or "fewer than 10" with a hatched swatch."""
    if count.shown is None:
        return Cell(wording.people(count), swatch="hidden", quiet=True)
    return Cell(wording.people(count))


def verdict(value: Verdict | None) -> Cell:
    """Return the cell of a verdict: its shape and its word."""
    look = palette.look(value)
    return Cell(look.word, swatch=look.mark, verdict=value)


def verdict_on(group: GroupReach) -> Cell:
    """Return the cell of the verdict on a group: "Too few to tell until about 315 answers" says what would do."""
    said = verdict(group.verdict)
    until = wording.until(group)
    return replace(said, text=f"{said.text} until {until}", wraps=True) if until else said


def show(table: Table) -> None:
    """Draw the table."""
    st.html(as_html(table))


def as_html(table: Table) -> str:
    """Return the table as HTML, every text escaped."""
    long = (
        table.scrolls
        or table.side_by_side
        or (len(table.rows) > LONGEST_AS_BLOCKS and not any(column.prose for column in table.columns))
    )
    head = "".join(
        f'<th scope="col" role="columnheader"{_side(column)}>{wording.html(column.heading)}</th>'
        for column in table.columns
    )
    body = []
    last = ""
    for row in table.rows:
        if row.under and row.under != last:
            body.append(
                f'<tr role="row" class="er-group"><th scope="rowgroup" role="rowheader" colspan="{len(table.columns)}">'
                f"{wording.html(row.under)}</th></tr>"
            )
        last = row.under
        body.append(_row(row, table.columns))
    caption = wording.html(table.caption)
    inner = (
        f'<table role="table" class="er-table {"er-long" if long else "er-short"}">'
        f'<caption>{caption}</caption><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(body)}</tbody></table>'
    )
    if not long:
        return inner
    kind = " er-matrix" if table.side_by_side else ""
    # Whoever listens has every column named; whoever looks sees the first ones only, where the window is narrow.
    hint = MORE.format(columns=len(table.columns))
    return (
        f'<p class="er-columns{" er-sideways" if len(table.columns) >= MANY_COLUMNS else ""}" aria-hidden="true">{hint}</p>'
        f'<div class="er-scroll{kind}" role="region" tabindex="0" aria-label="{caption}">{inner}</div>'
    )


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    cells = [f'<th scope="row" role="rowheader">{_inside(row.cells[0])}</th>']
    cells += [
        f'<td role="cell" data-name="{wording.html(column.heading)}"{_side(column)}>{_inside(cell)}</td>'
        for cell, column in zip(row.cells[1:], columns[1:], strict=True)
    ]
    return f'<tr role="row">{"".join(cells)}</tr>'


def _side(column: Column) -> str:
    return ' class="er-number"' if column.number else ' class="er-prose"' if column.prose else ""


def _inside(cell: Cell) -> str:
    text = wording.html(cell.text)
    value = "er-value er-hang" if cell.wraps else "er-value er-word" if cell.verdict else "er-value"
    if cell.link:
        text = f'<a href="{wording.html(cell.link)}" target="_self">{text}</a>'
    swatch = (
        f'<span class="er-swatch er-{cell.swatch.replace("_", "-")}" aria-hidden="true"></span>'
        if cell.swatch
        else ""
    )
    kinds = [
        name
        for name, on in (("er-quiet", cell.quiet), ("er-act", cell.act or cell.verdict is Verdict.UNDER))
        if on
    ]
    said = f'<span class="{" ".join(kinds)}">{text}</span>' if kinds else text
    return f'<span class="{value}">{swatch}{said}</span>'
