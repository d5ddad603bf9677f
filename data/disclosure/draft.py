"""A draft of a release: exact tallies beside what would be shown of them, while tables may still be withdrawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import ASKED, KNOWN, PEOPLE, UNPLACED, Tally
from data.disclosure.one_way import ShownTables
from data.disclosure.presence import of_two_left
from data.disclosure.rounding import HIDDEN
from data.menu import Candidates
from models.protected import EVERYTHING
from models.vocabulary import MISSING_OUTSIDE, Missing

OUTSIDE_THE_BASE = (*MISSING_OUTSIDE, UNPLACED)

KNOWN_TO_READERS = (PEOPLE, Missing.NOT_ASKED.value)
"""Figures that whoever knows the activities knows exactly: who attended, and what each form asked (method 2.3)."""


@dataclass
class Draft:
    """One characteristic at one level, for every selection. `available` only ever loses tables."""

    tally: Tally
    shown: ShownTables
    available: NDArray[np.bool_]
    """By selection: still offered."""
    holds: NDArray[np.bool_]
    """Selections by atoms."""
    nobody: NDArray[np.bool_]
    """By figure: everything shows 0, so that it is known to be nobody everywhere, and no cell of it is secret."""
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    """Selections by figures: what a reader knows of each before subtracting anything: what is shown, every zero
    that follows from a shown one, and that somebody is there where the table itself says so. Never leaves the audit."""
    insiders: tuple[Tally, ...] = ()
    """Counted heads that somebody outside knows: all of them, then those of each partner (`insiders`)."""
    with_heads: NDArray[np.bool_] | None = None
    """Selections by figures: where the number shown is of counted heads too, whom this draft leaves out."""

    @property
    def own_numbers(self) -> NDArray[np.bool_]:
        """Selections by categories: whether the number shown is of the draft's own people, rounded by their keys.

        Of no other does anything follow from its being unlike another number.
        """
        categories = self.shown.numbers[:, : self.shown.categories]
        return (
            np.ones_like(categories, dtype=bool)
            if self.with_heads is None
            else ~self.with_heads[:, : categories.shape[1]]
        )

    @property
    def numbers_on_show(self) -> NDArray[np.int64]:
        """Selections by categories: what the tables that are still offered show of the draft's own people, or `HIDDEN`."""
        numbers = self.shown.numbers[:, : self.shown.categories]
        return np.where(self.available[:, None] & self.own_numbers, numbers, HIDDEN)

    @property
    def asked(self) -> NDArray[np.int64]:
        """People asked, by selection."""
        return self.tally.of(ASKED)

    @property
    def secret(self) -> NDArray[np.bool_]:
        """By figure: whether a hidden count of it must keep its values."""
        known = np.array([name in KNOWN_TO_READERS for name in self.shown.figures])
        return ~self.nobody & ~known

    def known_limits(self, *, attendance: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return copies of `low` and `high`; with `attendance`, of a reader who knows who came and what was asked."""
        low, high = self.low.copy(), self.high.copy()
        if attendance:
            for name in KNOWN_TO_READERS:
                column = self.shown.column(name)
                low[:, column] = high[:, column] = self.tally.counts[:, column]
        return low, high

    def attendance_counts(self, figure: int) -> bool:
        """Whether a hidden count of `figure` must keep its values from a reader who knows the attendance.

        Not the people outside the base: attendance less the people asked is how many of them there are. That says
        whom the question reached, not what anybody answered, and from what is shown alone it keeps its values.
        """
        return not self.outside_the_base(figure)

    def outside_the_base(self, figure: int) -> bool:
        """Whether a figure counts people who were not asked, or whom the level can't hold."""
        return self.shown.figures[figure] in OUTSIDE_THE_BASE

    def attendances(self, figure: int) -> NDArray[np.int64]:
        """By atom: the most people that a figure can hold there."""
        return self.tally.attended if self.outside_the_base(figure) else self.tally.attendances

    def again(self, figure: int) -> NDArray[np.int64]:
        """People who came again, by selections: how often each could count in a figure there."""
        return self.tally.attended_again if self.outside_the_base(figure) else self.tally.asked_again

    def keeps(self, figure: int) -> bool:
        """Whether whoever is counted in a figure of some selection is counted in it in every larger one too."""
        return self.tally.consistent and figure < self.shown.categories

    def too_many(self, parts: tuple[int, ...], *, whole: int, figure: int) -> int:
        """Return by how much the people of `parts` (selections without a common atom) may add up to too many.

        Whoever is in several parts counts once in the `whole`. Where people gave several answers, whoever came to
        the rest of the whole too may count there by another one, and not in this figure at all.
        """
        again = self.again(figure)
        there = again[:, list(parts)] > 0
        if self.keeps(figure):
            return int(there.sum() - there.any(axis=1).sum())
        return int((there & (again[:, [whole]] > again[:, list(parts)])).sum())


def draft(
    tally: Tally,
    *,
    shown: ShownTables,
    offered: NDArray[np.bool_],
    menu: Candidates,
    insiders: tuple[Tally, ...] = (),
) -> Draft:
    """Put together a tally, what may be shown of it, and which selections the menu offers it for."""
    available = offered & shown.available
    everything = menu.selections.index(EVERYTHING)
    # Who came again may count by another answer over all time: then a zero there is not one everywhere.
    nobody = (
        (shown.numbers[everything] == 0) & (tally.counts[available] == 0).all(axis=0)
        if available[everything]
        else np.zeros(len(shown.figures), dtype=bool)
    )
    low, high = shown.low.copy(), shown.high.copy()
    high[:, nobody] = 0
    # A table whose known answers are all the same is not available: where only two may hold somebody, both do.
    answers = slice(0, shown.categories)
    told = available & (low[:, shown.column(KNOWN)] > 0)
    held = of_two_left(high[:, answers] > 0, several=told[:, None], starts=np.array([0]))
    low[:, answers] = np.maximum(low[:, answers], held)
    return Draft(
        tally=tally,
        shown=shown,
        available=available.copy(),
        holds=menu.holds,
        nobody=nobody,
        low=low,
        high=high,
        insiders=insiders,
    )
