"""Who answered a question and who did not: the numbers of the strip as a table, and as rows of the download."""

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from models.facts import Frame
from models.protected import ProtectedCount, ProtectedTable
from models.vocabulary import Missing
from pages.parts import frame, tables, wording
from pages.parts.charts.missing_strip import NAMES, unplaced_name
from pages.parts.tables import Cell, Column, Row, Table, heard

HEADING = "Who answered, and who did not"
HEARD = "People heard"
"""The column in whose place these numbers stand in a table of groups."""


def table(of: ProtectedTable, *, what: str, form: Frame = "any") -> Table:
    """Return how many there are of everybody, of those asked and those who answered, and of each kind of missing.

    A kind that nobody has and whose zero is shown has no row, as it has no part of the strip. `form` is that of the question which
    the level of the table holds.
    """
    rows = tuple(Row((Cell(name), heard(count))) for name, count in _counts(of, form))
    columns = (Column("Answer"), Column("People", number=True))
    return Table(f"{HEADING}: {what}", columns, rows, scrolls=True)


def show(of: ProtectedTable, *, what: str, form: Frame) -> None:
    """Draw that table under a heading of its own; its two columns fit every window."""
    frame.label(HEADING)
    with st.container(key="fits_who_answered"):
        tables.show(table(of, what=what, form=form))


def under(groups: Table, of: ProtectedTable, *, form: Frame = "any") -> Table:
    """Return a table of groups with the same numbers under a heading of their own, for the download."""
    place = [column.heading for column in groups.columns].index(HEARD)
    rest = [Cell(wording.NOT_APPLICABLE)] * (len(groups.columns) - 1)
    rows = []
    for name, count in _counts(of, form):
        cells = [Cell(name), *rest]
        cells[place] = heard(count)
        rows.append(Row(tuple(cells), HEADING))
    return replace(groups, rows=(*groups.rows, *rows))


def _counts(of: ProtectedTable, form: Frame) -> Iterator[tuple[str, ProtectedCount]]:
    yield "All people", of.people
    yield "Asked", of.asked
    yield "Answered", of.known
    kinds = {cell.category: cell.count for cell in of.missing}
    others = [(unplaced_name(form), of.unplaced), *((NAMES[kind], kinds[kind.value]) for kind in Missing)]
    yield from ((name, count) for name, count in others if count.shown != 0)
