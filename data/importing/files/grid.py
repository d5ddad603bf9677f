"""Cells as they stand in a file, before anyone knows which row is the heading.

Must stay fast and lean at a million rows: one pass, nothing of our own is called for each cell, and equal cells are one
string in memory.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

SHARED = 200_000
"""Different cells that are kept once. What comes later is mostly numbers of people and moments, which are all different."""
STEP = 10_000
"""Rows that are turned into columns at a time."""
LONGEST = 3_000
"""Characters of a cell. A person may tick twenty options of a hundred letters; what is longer is a text of their own."""
TOO_LONG = "(text too long)"
BLANKS = re.compile(r"(\s)\s{7,}")


@dataclass(frozen=True)
class Grid:
    """The rows of one sheet that hold anything, as text, each without the empty cells at its end."""

    rows: list[list[str]]
    numbers: list[int]
    """Number of each row as a spreadsheet shows it, from 1."""
    blank: list[int]
    """Numbers of the rows between them that hold nothing."""
    width: int
    """Cells of the longest row, those at its end too that are empty."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    headed: bool = False
    """Whether the first row is the headings for certain: the file keeps them apart."""


def make_grid(
    rows: Iterable[list[str]],
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    headed: bool = False,
    first: int = 1,
) -> Grid:
    """Part the rows that hold something from those that do not.

    `first` is the spreadsheet's number of the first of `rows`. Blank rows at the end count for nothing.
    """
    kept: list[list[str]] = []
    numbers: list[int] = []
    blank: list[int] = []
    width = 0
    one: dict[str, str] = {}
    same = one.setdefault
    for number, row in enumerate(rows, start=first):
        joined = "".join(row)
        if not joined.strip():
            blank.append(number)
            continue
        if len(joined) > LONGEST:
            row = list(map(_bounded, row))
        width = max(width, len(row))
        while not row[-1]:
            del row[-1]
        kept.append(list(map(same, row, row)))
        numbers.append(number)
        if len(one) > SHARED:
            same = one.get
    last = numbers[-1] if numbers else 0
    return Grid(
        kept,
        numbers,
        [number for number in blank if number < last],
        width,
        encoding,
        delimiter,
        sheet,
        headed,
    )


def _bounded(cell: str) -> str:
    """Return a cell as it is, unless it is so long that to look for answers in it would take minutes.

    It is not cut: its beginning alone could say something else.
    """
    if len(cell) <= LONGEST:
        return cell
    # Seven blanks more than one say nothing, and the patterns that part answers try each of them.
    text = BLANKS.sub(r"\1", cell).strip()
    return text if len(text) <= LONGEST else TOO_LONG


def columns_of(rows: Sequence[list[str]], *, width: int) -> tuple[list[str], ...]:
    """Return the first `width` columns of rows; a row that is too short is empty where it ends."""
    columns: tuple[list[str], ...] = tuple([] for _ in range(width))
    for start in range(0, len(rows), STEP):
        some = rows[start : start + STEP]
        for place, cells in enumerate(islice(zip_longest(*some, fillvalue=""), width)):
            columns[place].extend(cells)
        for column in columns:
            column += [""] * (start + len(some) - len(column))
    return columns
