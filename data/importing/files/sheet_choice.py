"""Chooses among the sheets of a workbook the one that is one row per person, and says which were passed over."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.importing.columns.column_phrases import said_by
from data.importing.files.grid import Grid
from data.importing.files.headings import Heading, find_heading, first_row_as_heading
from data.importing.files.shapes import why_refused
from data.importing.refusal import FileRefused
from models.intake import MULTIPLE_ANSWER, SINGLE_ANSWER

EMPTY = "{file} is empty. Export the answers as CSV or XLSX, with one row per person."
PASSED_OVER = "Passed over: {sheets}."
ALIKE = "Only this sheet is brought in. {sheets} has the same headings: save it as a file of its own, and bring it in too."
ALIKE_MANY = "Only this sheet is brought in. {sheets} have the same headings: save each as a file of its own, and bring it in too."
MOST_COLUMNS = 4_000
"""Each is weighed against the others: five times as many would take minutes."""
TOO_MANY_COLUMNS = (
    "{file} has {width:,} columns, and {most:,} are the most. "
    "Save only the questions about who took part, as CSV or XLSX, and bring that in."
)


@dataclass(frozen=True)
class ChosenSheet:
    """The sheet that is read, and what is said of the others."""

    grid: Grid
    heading: Heading
    notes: tuple[str, ...]


def choose_sheet(grids: Iterable[Grid], *, file_name: str) -> ChosenSheet:
    """Return the sheet whose headings ask most about who took part; among equals the first.

    Raises
    ------
    FileRefused
        No sheet is one row per person; the reason is that of the first that holds anything.
    """
    best: tuple[tuple[int, bool], Grid, Heading] | None = None
    sheets: dict[str, tuple[str, ...]] = {}
    reasons: list[tuple[bool, FileRefused]] = []
    for grid in grids:
        try:
            heading = _heading(grid, file_name=file_name)
        except FileRefused as refused:
            reasons.append((not grid.rows, refused))
            sheets[grid.sheet] = ()
            continue
        sheets[grid.sheet] = heading.names
        # A sheet of one row is more often an example or a form than an answer.
        worth = asked(heading.names), len(grid.rows) - heading.first - heading.rows > 1
        if best is None or worth > best[0]:
            best = worth, grid, heading
    if best is None:
        raise (
            min(reasons, key=lambda reason: reason[0])[1]
            if reasons
            else FileRefused(EMPTY.format(file=file_name))
        )
    sheets.pop(best[1].sheet)
    return ChosenSheet(best[1], best[2], _notes(sheets, best[2]))


ROW_NAMES = 200
FEWEST_ROW_NAMES = 2


def asked(headings: Iterable[str]) -> int:
    """Return how many characteristics a row of headings asks for."""
    told = {said[0].answers for said in map(said_by, headings) if said}
    return len(told & {*SINGLE_ANSWER, *MULTIPLE_ANSWER})


def _head_the_row_names(rows: list[list[str]]) -> None:
    """Put a blank heading before those of a file whose rows each begin with their number, which has no heading.

    R writes such files. Every cell would else stand under the heading before its own.
    """
    first, *body = rows[:ROW_NAMES]
    numbers = [row[0] for row in body]
    numbered = [str(number) for number in range(1, len(body) + 1)]
    longer = sum(len(row) == len(first) + 1 for row in body)
    if len(body) >= FEWEST_ROW_NAMES and numbers == numbered and longer * 2 > len(body):
        rows[0] = ["", *first]


def _heading(grid: Grid, *, file_name: str) -> Heading:
    if not grid.rows:
        raise FileRefused(EMPTY.format(file=file_name))
    if (width := max(map(len, grid.rows))) > MOST_COLUMNS:
        raise FileRefused(TOO_MANY_COLUMNS.format(file=file_name, width=width, most=MOST_COLUMNS))
    _head_the_row_names(grid.rows)
    heading = (
        first_row_as_heading(grid.rows)
        if grid.headed
        else find_heading(grid.rows, numbers=grid.numbers, file_name=file_name)
    )
    if reason := why_refused(grid.rows, numbers=grid.numbers, heading=heading, file_name=file_name):
        raise FileRefused(reason)
    return heading


def _notes(others: dict[str, tuple[str, ...]], heading: Heading) -> tuple[str, ...]:
    if not others:
        return ()
    notes = [PASSED_OVER.format(sheets=_listed(list(others)))]
    if alike := [sheet for sheet, names in others.items() if names == heading.names and asked(names)]:
        notes.append((ALIKE if len(alike) == 1 else ALIKE_MANY).format(sheets=_listed(alike)))
    return tuple(notes)


def _listed(sheets: list[str]) -> str:
    named = [f'"{sheet}"' for sheet in sheets]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
