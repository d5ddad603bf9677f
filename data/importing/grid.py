"""Cells as they stand in a file, before anyone knows which row is the heading."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """The rows of one sheet that hold anything, as text."""

    rows: list[list[str]]
    numbers: list[int]
    """Number of each row as a spreadsheet shows it, from 1."""
    blank: list[int]
    """Numbers of the rows between them that hold nothing."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


def make_grid(
    rows: list[list[str]], *, encoding: str = "", delimiter: str = "", sheet: str = "", first: int = 1
) -> Grid:
    """Part the rows that hold something from those that do not; equal cells become one string in memory.

    `first` is the spreadsheet's number of the first of `rows`. Blank rows at the end count for nothing.
    """
    kept: list[list[str]] = []
    numbers: list[int] = []
    blank: list[int] = []
    one: dict[str, str] = {}
    same = one.setdefault
    for number, row in enumerate(rows, start=first):
        if any(cell and not cell.isspace() for cell in row):
            kept.append([same(cell, cell) for cell in row])
            numbers.append(number)
        else:
            blank.append(number)
    last = numbers[-1] if numbers else 0
    return Grid(kept, numbers, [number for number in blank if number < last], encoding, delimiter, sheet)
