"""How wide the columns of a printed table are: by what stands in them, for paper does not scroll."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.vocabulary import Verdict
from pages.parts.tables import Table

GAP = 9.0
"""Points between two columns."""
_NARROW, _WIDE = "iIjlftr.,;:'|!()[]- \N{NON-BREAKING HYPHEN}", "mwMWOQ@%–"
_MOST = 300.0
"""Points beyond which a column of long texts asks for no more room."""
_SHORT, _DATE = 105.0, 62.0
"""Points up to which a text should stay in one line; and where there is no room for that."""


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

    Every column gets its longest word. Where there is room, what is short stays in one line (a date, a verdict, a name);
    else at least what a number column says does. The rest goes to the columns whose texts are long.
    """
    places = range(len(table.columns))
    wanted = [_longest(table, place, size=size) for place in places]
    for numbers, short in ((True, _SHORT), (True, _DATE), (True, 0.0), (False, 0.0)):
        least = [_least(table, place, size=size, numbers=numbers, short=short) for place in places]
        if sum(least) <= room:
            return Widths(_shared(table, least, wanted, room=room), True)
    return Widths(tuple(room * each / sum(least) for each in least), False)


def _shared(
    table: Table, least: Sequence[float], wanted: Sequence[float], *, room: float
) -> tuple[float, ...]:
    rest = room - sum(least)
    asked = [max(0.0, want - low) for low, want in zip(least, wanted, strict=True)]
    total = sum(asked)
    if total > rest:
        extra = [rest * each / total for each in asked]
    else:
        # Room to spare goes to sentences, else to the names of the rows, so that numbers stay near each other.
        takers = [place for place, column in enumerate(table.columns) if column.prose] or [0]
        extra = [each + (rest - total) / len(takers) * (place in takers) for place, each in enumerate(asked)]
    return tuple(low + more for low, more in zip(least, extra, strict=True))


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


def _longest(table: Table, place: int, *, size: float) -> float:
    found = [width_of(table.columns[place].heading, size=size, bold=True)]
    found += [width_of(text, size=size, bold=bold) for text, bold in _texts(table, place)]
    return min(max(found), _MOST) + GAP


def _texts(table: Table, place: int) -> list[tuple[str, bool]]:
    """Return what stands in a column, and whether it is bold."""
    cells = [row.cells[place] for row in table.rows]
    said = [(cell.text, cell.act or cell.verdict is Verdict.UNDER) for cell in cells]
    return said + ([(row.under, True) for row in table.rows] if not place else [])
