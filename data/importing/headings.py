"""Finds which rows of a sheet are its headings, and gives every column a name of its own."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.importing.column_phrases import names_a_question
from data.importing.norm import norm
from data.importing.refusal import FileRefused

NO_HEADING = (
    "{file} has no row of headings. The first row must say what each column holds, "
    "such as Age or Ethnic group, and each row under it must be one person."
)

SHAPES = Path(__file__).parent.parent / "reference" / "shapes.toml"
SEARCHED_ROWS = 20
WIDTH_SAMPLE = 200
NUMBER = re.compile(r"[-+]?[\d.,]+%?")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")


@dataclass(frozen=True)
class Heading:
    """Where the headings stand and what each column is called."""

    first: int
    """Index of the first heading row."""
    rows: int
    """Number of heading rows: 1 or 2."""
    names: tuple[str, ...]
    """One name for each column, none blank, none twice."""


@cache
def shape_words(name: str) -> frozenset[str]:
    """Return one list of shapes.toml, normalised."""
    with SHAPES.open("rb") as file:
        return frozenset(norm(word) for word in tomllib.load(file)[name])


def is_number(cell: str) -> bool:
    """Whether a cell holds a number or a percentage and nothing else."""
    return bool(NUMBER.fullmatch(cell.strip()))


def filled(row: list[str]) -> list[str]:
    """Return the cells of a row that hold something."""
    return [cell for cell in row if cell.strip()]


def find_heading(rows: list[list[str]], *, file_name: str) -> Heading:
    """Find the heading rows of a sheet whose blank rows are gone.

    The row is taken that names most questions we know; where none names one, the first that is filled with words.
    Rows above it are notes.

    Raises
    ------
    FileRefused
        No row looks like headings.
    """
    width = max((_width(row) for row in rows[:WIDTH_SAMPLE]), default=0)
    enough = 1 if width == 1 else 2
    candidates = [
        (index, row)
        for index, row in enumerate(rows[:SEARCHED_ROWS])
        if len(filled(row)) >= enough and _words(row)
    ]
    if not candidates:
        raise FileRefused(NO_HEADING.format(file=file_name))
    known = {index: sum(names_a_question(cell) for cell in filled(row)) for index, row in candidates}
    most = max(known.values())
    # A note of two cells above a wide table has fewer than a third of its columns filled.
    first = next(
        index
        for index, row in [*candidates, candidates[0]]
        if (known[index] == most if most else len(filled(row)) * 3 >= width) or (index, row) == candidates[-1]
    )
    rows_taken = 2 if _second_heading(rows, first) else 1
    width = max(_width(row) for row in rows[first:])
    return Heading(first, rows_taken, _names(rows[first : first + rows_taken], width))


def column_letter(index: int) -> str:
    """Return the letters by which a spreadsheet names a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _width(row: list[str]) -> int:
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i].strip()), 0)


def _words(row: list[str]) -> bool:
    """Whether most of what a row holds is words, and none a date."""
    cells = filled(row)
    plain = [cell for cell in cells if not is_number(cell) and not DATE.fullmatch(cell.strip())]
    return len(plain) * 2 > len(cells)


def _second_heading(rows: list[list[str]], first: int) -> bool:
    if first + 1 >= len(rows):
        return False
    above, below = rows[first], rows[first + 1]
    if any(norm(cell) in shape_words("second_heading") for cell in filled(below)):
        return True
    width = _width(above)
    gaps = [i for i in range(width) if not above[i].strip()]
    named = [i for i in range(width) if above[i].strip()]
    under_named = sum(i < len(below) and bool(below[i].strip()) for i in named)
    return (
        len(gaps) >= 2
        and all(i < len(below) and below[i].strip() and not is_number(below[i]) for i in gaps)
        and under_named * 2 <= len(named)
    )


def _names(heading: list[list[str]], width: int) -> tuple[str, ...]:
    names: list[str] = []
    question = ""
    for index in range(width):
        upper, *lower = [row[index].strip() if index < len(row) else "" for row in heading]
        part = lower[0] if lower and norm(lower[0]) not in shape_words("second_heading") else ""
        question = upper or (question if part else "")
        name = f"{question} [{part}]" if question and part else question or part
        names.append(name or f"(no heading, column {column_letter(index)})")
    times: Counter[str] = Counter()
    unique: list[str] = []
    for name in names:
        times[name] += 1
        unique.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return tuple(unique)
