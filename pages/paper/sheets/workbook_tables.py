"""From a table of the paper to a worksheet. Pure."""

from models.vocabulary import Verdict
from pages.paper.sheets import workbook_cells as cells
from pages.paper.sheets.workbook_cells import Shown
from pages.paper.sheets.workbook_notes import MARKS, NAME, ONE_TABLE, Notes
from pages.paper.sheets.workbook_sheets import Grid, unlike
from pages.parts.tables import Table

UNDER = "Heading"
"""The first column of a table whose rows stand under headings, as in its CSV."""
NOTHING_TO_LIST = f"{cells.NOT_APPLICABLE} nothing to list"


def grid(
    table: Table,
    *,
    notes: Notes,
    name: str,
    where: str,
    before: tuple[Shown, ...] = (),
    after: tuple[Shown, ...] = (),
) -> Grid:
    """Return the worksheet of a table, with lines before and after the one that says what stands on the worksheet.

    A group heading becomes a first column, so that sorting loses nothing. What is longer than a cell of Excel may be
    goes on in `notes`, as of the section `where`.
    """
    grouped = any(row.under for row in table.rows)
    numeric = [
        column.number or (place > 0 and _all_numbers([row.cells[place].text for row in table.rows]))
        for place, column in enumerate(table.columns)
    ]

    def cell(text: str, *, number: bool, quiet: bool = False, act: bool = False) -> Shown:
        made = cells.of_number(text) if number else cells.of_words(text)
        said = made.text if made.number is not None else notes.fitted(made.text, where=where)
        return Shown(said, made.number, made.layout, quiet=quiet or made.quiet, act=act)

    headings = [
        notes.fitted(cells.clean_heading(text), where=where, longest=cells.LONGEST_HEADING)
        for text in (*([UNDER] if grouped else []), *(column.heading for column in table.columns))
    ]
    rows = tuple(
        (
            *([cell(row.under, number=False)] if grouped else []),
            *(
                cell(
                    each.text, number=number, quiet=each.quiet, act=each.act or each.verdict is Verdict.UNDER
                )
                for each, number in zip(row.cells, numeric, strict=True)
            ),
        )
        for row in table.rows
    )
    return Grid(
        name,
        notes.fitted(cells.clean(table.caption), where=where),
        (*before, Shown(f"{ONE_TABLE} {MARKS}", link=NAME), *after),
        unlike(headings),
        (*([False] if grouped else []), *numeric),
        rows or ((Shown(NOTHING_TO_LIST),) * len(headings),),
    )


def _all_numbers(texts: list[str]) -> bool:
    """Return whether a column holds nothing but numbers and words for missing ones."""
    made = [cells.of_number(text) for text in texts]
    return any(each.number is not None for each in made) and all(
        each.number is not None or cells.is_missing(text) for each, text in zip(made, texts, strict=True)
    )
