"""How large a table's letters are in a PDF, how wide its columns, and whether its page lies on its side.

Columns are as wide as makes the rows low: every word has its room, numbers and short names stay in one line where that is
possible, and what is left goes where the most lines are saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.vocabulary import Verdict
from pages.paper.drawn.letters import Font, width
from pages.paper.drawn.parts import Run
from pages.parts.tables import Cell, Column, Table

PAGE = (595.28, 841.89)
"""Points of a page that stands."""
MARGIN = 56.0
GAP = 9.0
"""Points between two columns."""
SIZES = (9.0, 8.5, 8.0)
"""Points of the letters: the first in which the words fit."""
LONG = 500
"""Letters of a cell from which its row may go on on the next page."""
_SWATCH = 15.0
"""Points of the sign before a word."""
_SHORT = 12
"""Letters of a name that stays in one line: an age, a date, "not asked"."""
_LONGEST = 20
"""Letters of a longer word that a column must hold: beyond 36 it breaks anywhere (`paper.typ`)."""
_STEP = 4.0
_AIR = 12.0
"""Points that a column of single lines gets to spare."""
_LEAST = 0.6
"""Share of the page that a table takes at least."""
_TOGETHER = 0.4
"""Share of a page's height up to which a table stays on one page."""


@dataclass(frozen=True)
class Fitted:
    """How a table is set: points of its letters, and of each column with the gap between it and the next."""

    size: float
    turned: bool
    widths: tuple[float, ...]
    whole: bool
    """Whether it is so low that it stays on one page."""


@dataclass(frozen=True)
class _Measured:
    """Points of what stands in a column in letters of one point and beside a sign: in one line, and its longest word."""

    lines: tuple[float, ...]
    words: tuple[float, ...]
    signs: tuple[float, ...]
    together: tuple[bool, ...]
    """Whether it stays in one line where that is possible."""

    def least(self, size: float, *, together: bool) -> float:
        """Return the points that the column must have."""
        held = zip(self.lines, self.words, self.signs, self.together, strict=True)
        return GAP + max(
            1.03 * size * (line if together and whole else word) + sign for line, word, sign, whole in held
        )

    def natural(self, size: float) -> np.ndarray:
        """Return the points of each line, the heading's first."""
        return size * np.array(self.lines) + np.array(self.signs)


def fit(table: Table, of: Font) -> Fitted:
    """Return how a table is set in a font: on a page that stands, in the largest letters, and else as well as can be."""
    measured = [_measured(table, place, of) for place in range(len(table.columns))]
    tries = [(False, size, together) for together in (True, False) for size in SIZES]
    tries += [(True, size, False) for size in SIZES]
    for turned, size, together in tries:
        room = PAGE[turned] - 2 * MARGIN + GAP
        least = [each.least(size, together=together) for each in measured]
        if sum(least) <= room:
            break
    else:
        least = [each * room / sum(least) for each in least]
    lines = [each.natural(size) for each in measured]
    widths = _shared(table, lines, least, room=room)
    rows = np.max(
        [np.ceil(1.05 * line / (wide - GAP)) for line, wide in zip(lines, widths, strict=True)], axis=0
    )
    high = float(rows.sum()) * 1.3 * size + 9 * len(rows)
    long = any(len(cell.text) > LONG for row in table.rows for cell in row.cells)
    points = (*widths[:-1], widths[-1] - GAP)
    return Fitted(size, turned, points, not long and high <= _TOGETHER * PAGE[not turned])


def _shared(table: Table, lines: Sequence[np.ndarray], least: Sequence[float], *, room: float) -> list[float]:
    """Give what is left of the room, step by step, to the column whose cells break most for want of it."""
    widths = [*least]
    while sum(widths) + _STEP <= room:
        gains = [
            _broken(line, wide) - _broken(line, wide + _STEP)
            for line, wide in zip(lines, widths, strict=True)
        ]
        best = max(range(len(widths)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
    rest = room - sum(widths)
    sentences = [place for place, column in enumerate(table.columns) if column.prose]
    for place in range(len(widths)):
        if sentences:
            widths[place] += rest / len(sentences) * (place in sentences)
        else:
            widths[place] += min(_AIR, rest / len(widths))
    widths[0] += max(0.0, _LEAST * (PAGE[0] - 2 * MARGIN) - sum(widths))
    return widths


def _broken(line: np.ndarray, wide: float) -> float:
    """Return how badly the cells of a column break: a cell of many lines is worse than many of two."""
    return float((np.maximum(1.0, 1.05 * line / (wide - GAP)) ** 3).sum())


def _measured(table: Table, place: int, of: Font) -> _Measured:
    column = table.columns[place]
    cells = [row.cells[place] for row in table.rows]
    return _Measured(
        lines=(
            _width(column.heading, of, bold=True),
            *(_width(cell.text, of, bold=_bold(cell)) for cell in cells),
        ),
        words=(
            _widest(column.heading, of, bold=True),
            *(_widest(cell.text, of, bold=_bold(cell)) for cell in cells),
        ),
        signs=(0.0, *(_SWATCH if cell.swatch else 0.0 for cell in cells)),
        together=(False, *(_stays(cell, column) for cell in cells)),
    )


def _stays(cell: Cell, column: Column) -> bool:
    return column.number or bool(cell.swatch) or len(cell.text) <= _SHORT


def _bold(cell: Cell) -> bool:
    return cell.act or cell.verdict is Verdict.UNDER


def _widest(text: str, of: Font, *, bold: bool) -> float:
    return max((_width(word[:_LONGEST], of, bold=bold) for word in text.split()), default=0.0)


def _width(text: str, of: Font, *, bold: bool) -> float:
    return width((Run(text, bold),), 1, of)
