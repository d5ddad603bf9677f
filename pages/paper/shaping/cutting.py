"""A page's table made narrower or shorter, so that it fits a paper: no cell is changed and none is made. Pure."""

from collections.abc import Container, Sequence
from dataclasses import replace

from pages.parts.tables import Table

REST = "The first {most} of {all}; the page “{page}” has the others."


def columns(table: Table, headings: Sequence[str], *, of: str = "") -> Table:
    """Return the first column and those of these headings, in the table's own order.

    `of` is added to the caption, where one table stands as several beside each other. Raises KeyError for a heading that
    the table does not have.
    """
    names = [column.heading for column in table.columns]
    if missing := set(headings) - set(names):
        raise KeyError(*missing)
    kept = [place for place, name in enumerate(names) if place == 0 or name in headings]
    return replace(
        table,
        caption=f"{table.caption}: {of}" if of else table.caption,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.rows),
    )


def named(table: Table, names: Container[str]) -> Table:
    """Return the rows whose first cell is one of these names."""
    return replace(table, rows=tuple(row for row in table.rows if row.cells[0].text in names))


def rows(table: Table, *, most: int, page: str) -> tuple[Table, tuple[str, ...]]:
    """Return the first rows, and a sentence that says on which page the others are; none where no row is left out."""
    if len(table.rows) <= most:
        return table, ()
    told = REST.format(most=most, all=f"{len(table.rows):,}", page=page)
    return replace(table, rows=table.rows[:most]), (told,)
