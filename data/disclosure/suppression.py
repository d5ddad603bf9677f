"""Complementary suppression of a two-way table with its margins (method 2.6 F).

Used only to decide which selections the menu may offer (2.6 H): the counts are bases, numbers of people.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.disclosure.bounds import whole_bounds


def with_margins(inner: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the table with a last column of row totals, a last row of column totals and the grand total."""
    wide = np.hstack([inner, inner.sum(axis=1, keepdims=True)])
    return np.vstack([wide, wide.sum(axis=0, keepdims=True)])


def suppressed(
    inner: NDArray[np.int64], *, threshold: int, width: int, never_shown: tuple[int, ...] = ()
) -> NDArray[np.bool_]:
    """Return which cells of the table, margins included, must not be shown; all True: withhold the table.

    A small cell is one from 1 to `threshold` - 1. Nobody may work one out to within less than `width` people.
    Zeros are known to everyone and are never hidden to protect another. Rows in `never_shown` (people of no
    closed year) are hidden from the start and protect nothing by themselves.
    """
    shape = inner.shape
    packed = _suppressed(inner.astype(np.int64).tobytes(), shape, threshold, width, tuple(never_shown))
    return packed.reshape(shape[0] + 1, shape[1] + 1).copy()


@lru_cache(maxsize=4096)
def _suppressed(
    packed: bytes, shape: tuple[int, int], threshold: int, width: int, never_shown: tuple[int, ...]
) -> NDArray[np.bool_]:
    cells = with_margins(np.frombuffer(packed, dtype=np.int64).reshape(shape))
    small = (cells >= 1) & (cells < threshold)
    hidden = small.copy()
    idle = np.zeros_like(small)
    for row in never_shown:
        hidden[row] = cells[row] > 0
        idle[row] = ~small[row]
    free = cells > 0
    free[-1, -1] = False
    while True:
        worse = _line_to_mend(cells, hidden, idle, threshold)
        if worse is None:
            worse = _cell_too_narrow(cells, hidden, small, width)
            if worse is None:
                return hidden
        if not _hide_cheapest(cells, hidden, free, worse):
            return np.ones_like(hidden)


Line = tuple[int | slice, int | slice]


def _lines(shape: tuple[int, int]) -> list[Line]:
    return [(row, slice(None)) for row in range(shape[0])] + [
        (slice(None), column) for column in range(shape[1])
    ]


def _line_to_mend(
    cells: NDArray[np.int64], hidden: NDArray[np.bool_], idle: NDArray[np.bool_], threshold: int
) -> list[Line] | None:
    """Find a line whose hidden cells can be had by subtraction: one cell alone, or a small hidden sum.

    A large cell that is never shown may stand alone (`idle`): nothing was hidden to protect it.
    """
    for line in _lines(cells.shape):
        concealed = hidden[line]
        count = int(concealed.sum())
        if count == 0:
            continue
        alone = count == 1 and not idle[line][concealed][0]
        total_visible = not concealed[-1]
        sum_hidden = int(cells[line][:-1][concealed[:-1]].sum())
        if alone or (total_visible and 1 <= sum_hidden < threshold):
            return [line]
    return None


def _cell_too_narrow(
    cells: NDArray[np.int64], hidden: NDArray[np.bool_], small: NDArray[np.bool_], width: int
) -> list[Line] | None:
    """Audit each small hidden cell by linear programming; return the lines through the first that is too narrow."""
    unknown = np.flatnonzero(hidden)
    place = {int(cell): i for i, cell in enumerate(unknown)}
    rows: list[NDArray[np.float64]] = []
    values: list[float] = []
    columns = cells.shape[1]
    for line in _lines(cells.shape):
        flat = np.arange(cells.size).reshape(cells.shape)[line]
        signs = np.ones(len(flat))
        signs[-1] = -1
        equation = np.zeros(len(unknown))
        known = 0.0
        for cell, sign in zip(flat, signs, strict=True):
            if int(cell) in place:
                equation[place[int(cell)]] = sign
            else:
                known += sign * cells.flat[cell]
        if equation.any():
            rows.append(equation)
            values.append(-known)
    for cell in np.flatnonzero(small & hidden):
        aim = np.zeros(len(unknown))
        aim[place[int(cell)]] = 1
        low, high = whole_bounds(
            aim, equal=np.array(rows), equal_to=np.array(values), bounds=[(1, None)] * len(unknown)
        )
        if high - low < width:
            row, column = divmod(int(cell), columns)
            return [(row, slice(None)), (slice(None), column)]
    return None


def _hide_cheapest(
    cells: NDArray[np.int64], hidden: NDArray[np.bool_], free: NDArray[np.bool_], lines: list[Line]
) -> bool:
    """Hide the cheapest cell that may be hidden in the first of `lines` that has one; False where none has."""
    flat = np.arange(cells.size).reshape(cells.shape)
    columns = cells.shape[1]
    for line in lines:
        choice: list[tuple[bool, float, int]] = []
        for cell in flat[line]:
            row, column = divmod(int(cell), columns)
            if hidden[row, column] or not free[row, column]:
                continue
            crossing = int(hidden[row].sum() + hidden[:, column].sum())
            margin = row == cells.shape[0] - 1 or column == columns - 1
            choice.append((margin, cells[row, column] / (1 + crossing), int(cell)))
        if choice:
            hidden.flat[min(choice)[2]] = True
            return True
    return False
