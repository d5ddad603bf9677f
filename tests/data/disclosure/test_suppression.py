"""Complementary suppression of a two-way table (method 2.6 F)."""

import itertools

import numpy as np
import pytest
from scipy.optimize import linprog

from data.disclosure.suppression import suppressed, with_margins


def test_a_table_of_large_cells_hides_nothing():
    assert not suppressed(np.array([[40, 50], [60, 70]]), threshold=30, width=15).any()


def test_a_small_cell_takes_a_rectangle_with_it():
    """One hidden cell alone in its row or column could be had by subtraction."""
    hidden = suppressed(np.array([[12, 80, 90], [70, 85, 95], [75, 100, 110]]), threshold=30, width=15)
    assert hidden[0, 0]
    assert hidden[0].sum() != 1
    assert hidden[:, 0].sum() != 1


def test_zeros_are_known_and_never_hidden():
    hidden = suppressed(np.array([[12, 0, 90], [70, 0, 95]]), threshold=30, width=15)
    assert not hidden[:, 1].any()


def test_people_of_no_closed_year_protect_nothing_by_themselves():
    """The last row is never shown; its large cells alone in a column are no danger."""
    hidden = suppressed(np.array([[80, 90], [70, 95], [200, 300]]), threshold=30, width=15, never_shown=(2,))
    assert hidden[2].tolist() == [True, True, True]
    assert not hidden[[0, 1, 3]].any()


def test_a_small_rest_of_no_closed_year_hides_something_above_it():
    """Otherwise the 12 are the column total less the years shown."""
    hidden = suppressed(np.array([[80, 90], [70, 95], [12, 300]]), threshold=30, width=15, never_shown=(2,))
    assert hidden[:, 0].sum() >= 2


def test_two_small_cells_whose_sum_is_small_take_a_third():
    """10 and 12 beside a total of 112 and a shown 90 are 22 people. Mutant: no rule on hidden sums."""
    inner = np.array([[10, 200], [12, 210], [90, 220]])
    hidden = suppressed(inner, threshold=30, width=15)
    assert hidden[3, 0] or inner[hidden[:3, 0], 0].sum() >= 30


def test_lines_in_order_can_still_leave_a_cell_too_narrow():
    """Found by trying 4,000 tables: no line has one hidden cell alone, yet subtraction pins one down.

    Mutant: without `_cell_too_narrow` a small cell of this table keeps fewer than 15 values.
    """
    inner = np.array([[29, 58, 15], [108, 41, 16], [44, 1, 86]])
    cells = with_margins(inner)
    hidden = suppressed(inner, threshold=30, width=15)
    for cell in np.argwhere((cells >= 1) & (cells < 30)):
        low, high = feasible_ends(cells, hidden, tuple(cell))
        assert high - low >= 15 - 1e-6


def feasible_ends(cells, hidden, cell):
    """Least and greatest value of a cell in any table that fits what is shown: the test's own programme."""
    rows, columns = cells.shape[0] - 1, cells.shape[1] - 1
    unknown = rows * columns
    equal, value, low, high = [], [], [], []
    for r, c in itertools.product(range(rows), range(columns)):
        low.append(1 if hidden[r, c] else cells[r, c])
        high.append(None if hidden[r, c] else cells[r, c])
    for r in range(rows):
        if not hidden[r, columns]:
            line = np.zeros(unknown)
            line[r * columns : (r + 1) * columns] = 1
            equal.append(line)
            value.append(cells[r, columns])
    for c in range(columns):
        if not hidden[rows, c]:
            line = np.zeros(unknown)
            line[c::columns] = 1
            equal.append(line)
            value.append(cells[rows, c])
    equal.append(np.ones(unknown))
    value.append(cells[rows, columns])
    aim = np.zeros(unknown)
    if cell[0] < rows and cell[1] < columns:
        aim[cell[0] * columns + cell[1]] = 1
    elif cell[0] < rows:
        aim[cell[0] * columns : (cell[0] + 1) * columns] = 1
    else:
        aim[cell[1] :: columns] = 1
    ends = [
        linprog(s * aim, A_eq=np.array(equal), b_eq=value, bounds=list(zip(low, high, strict=True)))
        for s in (1, -1)
    ]
    return ends[0].fun, -ends[1].fun if ends[1].status == 0 else np.inf


@pytest.mark.parametrize("seed", range(60))
def test_no_small_cell_of_a_random_table_can_be_worked_out(seed):
    """Every small cell keeps at least 15 values, by a programme of the test's own."""
    random = np.random.default_rng(seed)
    shape = (int(random.integers(2, 5)), int(random.integers(2, 6)))
    inner = np.where(
        random.random(shape) < 0.35, random.integers(0, 40, shape), random.integers(30, 400, shape)
    )
    cells = with_margins(inner)
    hidden = suppressed(inner, threshold=30, width=15)
    if hidden.all():
        return
    for cell in np.argwhere((cells >= 1) & (cells < 30)):
        assert hidden[tuple(cell)]
        low, high = feasible_ends(cells, hidden, tuple(cell))
        assert low <= cells[tuple(cell)] <= high
        assert high - low >= 15 - 1e-6


def test_few_random_tables_are_withheld_whole():
    random = np.random.default_rng(0)
    withheld = 0
    for _ in range(100):
        inner = np.where(
            random.random((3, 6)) < 0.25, random.integers(1, 30, (3, 6)), random.integers(60, 400, (3, 6))
        )
        withheld += bool(suppressed(inner, threshold=30, width=15).all())
    assert withheld <= 15
