"""Two-way tables: two characteristics at one level each, for everything and each closed year (method 2.6 D).

Kept as arrays over every two categories at once. A *line* is one category of one characteristic within the table with
another: a row read one way, a column read the other. What holds for rows holds for columns, for it is one table.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.counting.two_way_counting import Crossed
from data.disclosure.rounding import rounded, shown
from models.facts import DisclosureRules


@dataclass
class TwoWayDraft:
    """Exact counts beside what would be shown of them. `available` only ever loses tables."""

    crossed: Crossed
    numbers: NDArray[np.int64]
    """Selections by categories by categories: a rounded count or `HIDDEN`; zeros are hidden everywhere."""
    line_numbers: NDArray[np.int64]
    """Selections by categories by levels: the rounded base of each line."""
    base_numbers: NDArray[np.int64]
    """Selections by levels by levels: the rounded base of each table."""
    lines: NDArray[np.bool_]
    """As `line_numbers`: whether the line is shown. A cell is shown or hidden where both its lines are shown."""
    available: NDArray[np.bool_]
    """Selections by levels by levels, symmetric: still offered."""

    @property
    def of_level(self) -> NDArray[np.int64]:
        """By category: the place of its level."""
        return self.crossed.answered.of_level

    @property
    def in_shown_lines(self) -> NDArray[np.bool_]:
        """As `numbers`: whether both lines of a cell are shown."""
        across = self.lines[:, :, self.of_level]
        return across & across.transpose(0, 2, 1)

    @property
    def cells_available(self) -> NDArray[np.bool_]:
        """As `numbers`: whether the cell's table is still offered."""
        return self.available[:, self.of_level][:, :, self.of_level]

    @property
    def lines_available(self) -> NDArray[np.bool_]:
        """As `line_numbers`: whether the line's table is still offered, the line shown or not."""
        return self.available[:, self.of_level]

    def withdraw(self, row: int, one: int, other: int) -> None:
        """Take back the table of two levels in one selection."""
        self.available[row, one, other] = self.available[row, other, one] = False


def protect_two_way(crossed: Crossed, *, rules: DisclosureRules) -> TwoWayDraft:
    """Round and hide every figure; each base is rounded by its own key, never summed from cells.

    A table is not available where fewer than `min_base` people answered both; where a shown line holds all of its
    people in one category, for whoever is known to be in the line is then known to be there; and where no line of
    one of its sides is shown. Left to itself a line could tell by its absence which of the first two it was, so the
    second takes the whole table.
    """
    line_counts, base_counts = crossed.line_counts, crossed.base_counts
    line_numbers = rounded(line_counts, keys=crossed.line_keys, rules=rules)
    lines = line_numbers >= rules.min_base
    starts, of_level = crossed.answered.starts[:-1], crossed.answered.of_level
    most = np.maximum.reduceat(crossed.counts, starts, axis=2)
    one_holds_all = lines & (most == line_counts)
    sides = np.logical_or.reduceat(lines, starts, axis=1)
    single = np.logical_or.reduceat(one_holds_all, starts, axis=1)
    available = (base_counts >= rules.min_base) & sides & ~single
    available &= available.transpose(0, 2, 1)
    within = np.arange(len(starts))
    available[:, within, within] = False
    lines[:, np.arange(len(of_level)), of_level] = False
    return TwoWayDraft(
        crossed=crossed,
        numbers=shown(crossed.counts, keys=crossed.keys, rules=rules, zeros_hidden=True),
        line_numbers=line_numbers,
        base_numbers=rounded(base_counts, keys=crossed.base_keys, rules=rules),
        lines=lines,
        available=available,
    )
