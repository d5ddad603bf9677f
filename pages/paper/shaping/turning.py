"""A page's matrix turned on its side: a page of paper has less room across than down. No cell is changed. Pure."""

from pages.parts.tables import Cell, Column, Row, Table

MOST_COLUMNS = 6
"""Rows of a matrix that stand side by side on a page of paper, once it is turned."""


def turned(table: Table, *, first: str) -> tuple[Table, ...]:
    """Return the table with its columns as rows, headed `first`, and its rows as columns: several tables where they are many.

    The first column of the table names its rows. What stands above rows as a heading has no place in it.
    """
    tables = max(1, -(-len(table.rows) // MOST_COLUMNS))
    across = max(1, -(-len(table.rows) // tables))  # as many in each, so that none is left with one alone
    parts = [table.rows[start : start + across] for start in range(0, len(table.rows), across)]
    return tuple(
        Table(
            f"{table.caption}, {place} of {len(parts)}" if len(parts) > 1 else table.caption,
            (Column(first), *(Column(row.cells[0].text) for row in part)),
            tuple(
                Row((Cell(column.heading), *(row.cells[number] for row in part)))
                for number, column in enumerate(table.columns)
                if number
            ),
            side_by_side=True,
        )
        for place, part in enumerate(parts, start=1)
    )
