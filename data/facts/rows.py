"""Reads one file of `data/reference/`: a CSV table with a heading row. Says which file, row and column is wrong."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE_MISSING = "{file} is missing. Restore it from the repository."
FILE_UNREADABLE = "{file} cannot be read: {why}. Restore it from the repository."
COLUMNS_WRONG = "{file}, row 1: the columns are {found}. They must be {wanted}."
CELL_COUNT = "{file}, row {row}: it has {found} cells. Give it {wanted}, one for each column."
CELL_WRONG = "{file}, row {row}, column {column}: {why}"
NOT_BLANK = "it is blank. Fill it in."
NOT_WHOLE = 'it must be a whole number, 0 or more. Write digits only, such as "16".'
NOT_YES_OR_NO = 'it must be "yes" or "no".'


class FactsError(Exception):
    """A file of `data/reference/` is missing or wrong. The message names file, row, column and remedy."""


@dataclass(frozen=True)
class Row:
    """One row of one file, with its number as a spreadsheet shows it."""

    file: str
    number: int
    cells: dict[str, str]

    def wrong(self, column: str, why: str) -> FactsError:
        """Return the error for one cell; `why` says what is wrong and what to do."""
        return FactsError(CELL_WRONG.format(file=self.file, row=self.number, column=column, why=why))

    def text(self, column: str) -> str:
        """Return a text that must not be blank; raise `FactsError` if it is."""
        if not self.cells[column].strip():
            raise self.wrong(column, NOT_BLANK)
        return self.cells[column]

    def whole(self, column: str) -> int:
        """Return a whole number of 0 or more; raise `FactsError` for anything else."""
        if not (self.cells[column].isascii() and self.cells[column].isdigit()):
            raise self.wrong(column, NOT_WHOLE)
        return int(self.cells[column])

    def yes(self, column: str) -> bool:
        """Return whether the cell says "yes"; raise `FactsError` unless it says "yes" or "no"."""
        if self.cells[column] not in ("yes", "no"):
            raise self.wrong(column, NOT_YES_OR_NO)
        return self.cells[column] == "yes"


def read_rows(path: Path, *, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read a UTF-8 CSV file whose heading row is exactly `columns`.

    Raises `FactsError` where the file is missing or unreadable, or a row has too many or too few cells.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except FileNotFoundError as error:
        raise FactsError(FILE_MISSING.format(file=path.name)) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FactsError(FILE_UNREADABLE.format(file=path.name, why=type(error).__name__)) from error
    heading = lines[0] if lines else []
    if heading != list(columns):
        found, wanted = ", ".join(heading), ", ".join(columns)
        raise FactsError(COLUMNS_WRONG.format(file=path.name, found=found, wanted=wanted))
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(columns):
            wrong = CELL_COUNT.format(file=path.name, row=number, found=len(cells), wanted=len(columns))
            raise FactsError(wrong)
    return tuple(
        Row(path.name, number, dict(zip(columns, cells, strict=True)))
        for number, cells in enumerate(lines[1:], start=2)
    )
