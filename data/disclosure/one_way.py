"""One-way tables: one characteristic at one level, for every selection of the menu at once (method 2.6 C)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import ASKED, KNOWN, Tally
from data.disclosure.rounding import HIDDEN, shown
from models.facts import DisclosureRules
from models.protected import Selection


@dataclass(frozen=True)
class ShownTables:
    """What may be shown of a tally, before the menu and the audit withdraw anything."""

    characteristic: str
    level: str
    figures: tuple[str, ...]
    categories: int
    """How many of the first figures are categories."""
    numbers: NDArray[np.int64]
    """Selections by figures: a rounded count or `HIDDEN`."""
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    """Selections by figures: the limits that a reader may know."""
    available: NDArray[np.bool_]
    """By selection."""
    one_holds_all: NDArray[np.bool_]
    """By selection: one category holds the whole known base, so that the breakdown is withheld."""

    def column(self, figure: str) -> int:
        """Return where a figure stands."""
        return self.figures.index(figure)


def protect(tally: Tally, *, selections: tuple[Selection, ...], rules: DisclosureRules) -> ShownTables:
    """Round and hide every figure of a tally; each base is rounded by its own key, never summed from cells.

    Zero is shown only where nothing filters the selection (2.7, `show_zero`). A table is not available where
    fewer than `min_base` people were asked, or where one category holds all of a known base of any size.
    """
    filtered = np.array([selection.filtered for selection in selections])
    numbers = np.empty_like(tally.counts)
    for zeros_hidden in (False, True):
        rows = filtered == zeros_hidden
        numbers[rows] = shown(
            tally.counts[rows], keys=tally.keys[rows], rules=rules, zeros_hidden=zeros_hidden
        )
    low, high = limits(numbers, filtered=filtered, rules=rules)
    categories = len(tally.level.categories)
    known = tally.of(KNOWN)
    one_holds_all = (known > 0) & (tally.counts[:, :categories] == known[:, None]).any(axis=1)
    return ShownTables(
        characteristic=tally.characteristic,
        level=tally.level.slug,
        figures=tally.figures,
        categories=categories,
        numbers=numbers,
        low=low,
        high=high,
        available=(tally.of(ASKED) >= rules.min_base) & ~one_holds_all,
        one_holds_all=one_holds_all,
    )


def limits(
    numbers: NDArray[np.int64], *, filtered: NDArray[np.bool_], rules: DisclosureRules
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the smallest and largest true count behind each shown number, as any reader may know them."""
    low, high = np.zeros_like(numbers), np.zeros_like(numbers)
    for value in np.unique(numbers):
        if value != HIDDEN:
            at = numbers == value
            low[at], high[at] = rules.bounds(int(value))
    hidden = numbers == HIDDEN
    for zeros_hidden in (False, True):
        at = hidden & (filtered == zeros_hidden)[:, None]
        low[at], high[at] = rules.hidden_bounds(zeros_hidden=zeros_hidden)
    return low, high
