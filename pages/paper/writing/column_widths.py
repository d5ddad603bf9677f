"""How wide the columns of a printed table are: by what stands in them, for paper does not scroll."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from models.vocabulary import Verdict
from pages.parts.tables import Cell, Table

GAP = 9.0
"""Points between two columns."""
_NARROW, _WIDE = "iIjlftr.,;:'|!()[]- \N{NON-BREAKING HYPHEN}", "mwMWOQ@%–"
_DATE = 62.0
"""Points up to which a text, such as a date, stays in one line where that leaves enough for the others."""
_ENOUGH = 0.85
"""Share of the room that short lines may take before long ones get any."""
_STEP = 8.0
"""Points that are given to a column at a time."""
_RAGGED = 1.08
"""How much longer a text is when it wraps: lines end before the edge."""


@dataclass(frozen=True)
class Widths:
    """Points of each column, and whether every word fits into its own."""

    points: tuple[float, ...]
    whole: bool


def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """Return about how many points a line of text takes in Arial, rather too many than too few."""
    letters = sum(
        0.33 if letter in _NARROW else 0.9 if letter in _WIDE else 0.69 if letter.isupper() else 0.56
        for letter in text
    )
    return letters * size * (1.06 if bold else 1.0)


def widths(table: Table, *, room: float, size: float) -> Widths:
    """Share the room (points) among the columns of a table in letters of a size (points).

    Every column gets its longest word; what a number column says, and what is as short as a date, stays in one line where
    there is room for it. The rest is given step by step to the column that makes the rows tallest.
    """
    places = range(len(table.columns))
    for numbers, short, share in ((True, _DATE, _ENOUGH), (True, 0.0, 1.0), (False, 0.0, 1.0)):
        least = [_least(table, place, size=size, numbers=numbers, short=short) for place in places]
        if sum(least) <= share * room:
            return Widths(_filled(table, least, room=room, size=size), True)
    return Widths(tuple(room * each / sum(least) for each in least), False)


def _filled(table: Table, least: Sequence[float], *, room: float, size: float) -> tuple[float, ...]:
    """Give what is left of the room to the columns that make rows tall; where none does, to sentences or names."""
    points, rest = list(least), room - sum(least)
    rows = _lengths(table, size=size)
    while rest > 0:
        tall = [0] * len(points)
        for row in rows:
            lines = [_lines(text, width) for text, width in zip(row, points, strict=True)]
            highest = max(lines)
            for place, high in enumerate(lines):
                tall[place] += high if high == highest > 1 else 0
        if not any(tall):
            break
        given = min(_STEP, rest)
        points[tall.index(max(tall))] += given
        rest -= given
    # Room to spare goes to sentences, else to the names of the rows, so that numbers stay near each other.
    takers = [place for place, column in enumerate(table.columns) if column.prose] or [0]
    for place in takers:
        points[place] += rest / len(takers)
    return tuple(points)


def _lengths(table: Table, *, size: float) -> list[list[float]]:
    """Return the length of each cell in one line, the heads first."""
    heads = [[width_of(column.heading, size=size, bold=True) for column in table.columns]]
    return heads + [
        [width_of(cell.text, size=size, bold=_is_bold(cell)) for cell in row.cells] for row in table.rows
    ]


def _lines(length: float, width: float) -> int:
    inside = width - GAP
    return 1 if length <= inside else math.ceil(_RAGGED * length / inside)


def _least(table: Table, place: int, *, size: float, numbers: bool, short: float) -> float:
    """Return what a column needs so that no word breaks, and no line of numbers nor of up to `short` points."""
    column = table.columns[place]
    found = [width_of(word, size=size, bold=True) for word in column.heading.split()]
    for text, bold in _texts(table, place):
        whole = width_of(text, size=size, bold=bold)
        if whole <= short or (numbers and column.number):
            found.append(whole)
        else:
            found += [width_of(word, size=size, bold=bold) for word in text.split()]
    return max(found, default=0.0) + GAP


def _texts(table: Table, place: int) -> list[tuple[str, bool]]:
    """Return what stands in a column, and whether it is bold."""
    cells = [row.cells[place] for row in table.rows]
    said = [(cell.text, _is_bold(cell)) for cell in cells]
    return said + ([(row.under, True) for row in table.rows] if not place else [])


def _is_bold(cell: Cell) -> bool:
    return cell.act or cell.verdict is Verdict.UNDER
