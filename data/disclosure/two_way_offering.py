"""Which two-way tables may be offered (method 2.6 H): no two sets of people on show differ by a few of them.

The sets are the bases of the tables, of people who answered both questions, and the lines that two tables both show.
"""

import numpy as np
from numpy.typing import NDArray

from data.counting.two_way_counting import NOWHERE, Answered, indicator
from data.disclosure.two_way import TwoWayDraft
from models.facts import DisclosureRules

EVERYTHING = 0
"""The place of everything among the selections of a two-way draft; the years follow."""


def offer_beside_one_way(
    draft: TwoWayDraft,
    *,
    offered: NDArray[np.bool_],
    known: NDArray[np.int64],
    rules: DisclosureRules,
) -> None:
    """Withdraw every table that would stand beside one-way tables of nearly the same people, or beside none.

    `offered` and `known` are selections by levels: whether the one-way table is offered, and how many answered it.
    A line's base is a one-way count of those who answered the other question too: if 1 to `min_base` - 1 people did
    not, the two together show those few.
    """
    left = known[:, :, None] - draft.crossed.base_counts
    draft.available &= offered[:, :, None] & offered[:, None, :]
    unsafe = _few(left, rules)
    draft.available &= ~(unsafe | unsafe.transpose(0, 2, 1))
    for row in range(len(draft.available)):
        _apart_by_another_question(draft, row, rules)


def _apart_by_another_question(draft: TwoWayDraft, row: int, rules: DisclosureRules) -> None:
    """Withdraw the smaller of two tables that share a characteristic, where its people lie in the other's but for a few."""
    given = draft.crossed.answered
    places = np.arange(len(given.levels))
    answered = (given.codes[row] != NOWHERE).T @ (1 << places)
    patterns, people = np.unique(answered, return_counts=True)
    flags = patterns[None, :] >> places[:, None] & 1
    both = draft.crossed.base_counts[row]
    for shared in range(len(flags)):
        among = flags * (flags[shared] * people)
        three = among @ flags.T
        base = both[shared]
        inside = (three == base[:, None]) & _few(base[None, :] - base[:, None], rules)
        for small in np.argsort(base, kind="stable"):
            there = draft.available[row, shared]
            if there[small] and (inside[small] & there).any():
                draft.withdraw(row, shared, int(small))


def offer_nested(draft: TwoWayDraft, *, rules: DisclosureRules) -> None:
    """Withdraw years until nothing is left of everything, after one year or all offered ones, but nobody or enough.

    "Enough" is `min_base`. For each table and each line that both show; of several years the one with the smallest
    base goes. What is left is counted as people who are only there, as all who were there, and, of one year, as all
    whom its table does not count there.
    """
    left = _Left(draft)
    years = range(1, len(draft.available))
    while True:
        bad = np.zeros_like(draft.available)
        shown_lines = draft.lines & draft.lines_available
        for year in years:
            for tables, lines in left.after_one(year):
                bad[year] |= _few(tables, rules) & draft.available[EVERYTHING] & draft.available[year]
                bad[year] |= _any_line(
                    draft, _few(lines, rules) & shown_lines[EVERYTHING] & shown_lines[year]
                )
        bad |= _after_all(draft, left, shown_lines, rules)
        if not bad.any():
            return
        for one, other in np.argwhere(np.triu(bad.any(axis=0))):
            worst = min(
                np.flatnonzero(bad[:, one, other]),
                key=lambda year: (int(draft.crossed.base_counts[year, one, other]), int(year)),
            )
            draft.withdraw(int(worst), int(one), int(other))


def _after_all(
    draft: TwoWayDraft, left: "_Left", shown_lines: NDArray[np.bool_], rules: DisclosureRules
) -> NDArray[np.bool_]:
    """Return the smallest year of each table where too few are left of everything after all its years."""
    bad = np.zeros_like(draft.available)
    base = draft.crossed.base_counts
    if len(base) < 3:  # everything, and no two years
        return bad
    offered = draft.available & draft.available[EVERYTHING]
    on_show = shown_lines & shown_lines[EVERYTHING]
    masks = {tuple(np.flatnonzero(one)) for one in offered[1:].reshape(len(base) - 1, -1).T}
    masks |= {tuple(np.flatnonzero(one)) for one in on_show[1:].reshape(len(base) - 1, -1).T}
    for mask in masks:
        if len(mask) < 2:  # one year alone is looked at by itself
            continue
        years = [int(place) + 1 for place in mask]
        others = [year for year in range(1, len(base)) if year not in years]
        smallest = np.array(years)[base[years].argmin(axis=0)]
        for tables, lines in left.after(tuple(years)):
            these = offered[years].all(axis=0) & ~offered[others].any(axis=0)
            found = _few(tables, rules) & these
            these_lines = on_show[years].all(axis=0) & ~on_show[others].any(axis=0)
            found |= _any_line(draft, _few(lines, rules) & these_lines)
            for one, other in np.argwhere(found):
                bad[smallest[one, other], one, other] = True
    return bad


class _Left:
    """How many people are left of everything, by tables and by lines. Each count is made once."""

    def __init__(self, draft: TwoWayDraft) -> None:
        self._draft = draft
        self._given = draft.crossed.answered
        self._known: dict[tuple[int, ...], list[tuple[NDArray[np.int64], NDArray[np.int64]]]] = {}

    def after_one(self, year: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """As `after`, and people whom the table of the year does not count in the same line."""
        if (-year,) not in self._known:
            base, lines = self._draft.crossed.base_counts, self._draft.crossed.line_counts
            bases_then, lines_then = self._in_both(year)
            self._known[-year,] = [(base[EVERYTHING] - bases_then, lines[EVERYTHING] - lines_then)]
        return [*self.after((year,)), *self._known[-year,]]

    def after(self, years: tuple[int, ...]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Return people of everything who were never in `years`, and people who were somewhere else."""
        if years not in self._known:
            there = self._given.times[:, list(years)].sum(axis=1)
            only = there == 0
            outside = self._given.times[:, EVERYTHING] > there
            self._known[years] = [self._count(only), self._count(outside)]
        return self._known[years]

    def _count(self, who: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        given = self._given
        there = indicator(given.codes[EVERYTHING][:, who], starts=given.starts)
        cells = (there.T.tocsr() @ there).toarray()
        lines = np.add.reduceat(cells, given.starts[:-1], axis=1)
        return np.add.reduceat(lines, given.starts[:-1], axis=0), lines

    def _in_both(self, year: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return by table, and by line, the people who count in it both in everything and in the year."""
        given: Answered = self._given
        now, then = given.codes[EVERYTHING], given.codes[year]
        same = indicator(np.where(now == then, then, NOWHERE).astype(np.int8), starts=given.starts)
        known = indicator(np.where(now == NOWHERE, NOWHERE, then).astype(np.int8), starts=given.starts)
        lines = np.add.reduceat((same.T.tocsr() @ known).toarray(), given.starts[:-1], axis=1)
        every_line = np.add.reduceat((known.T.tocsr() @ known).toarray(), given.starts[:-1], axis=1)
        return np.add.reduceat(every_line, given.starts[:-1], axis=0), lines


def _few(people: NDArray[np.int64], rules: DisclosureRules) -> NDArray[np.bool_]:
    return (people >= 1) & (people < rules.min_base)


def _any_line(draft: TwoWayDraft, lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """By table: whether any of its lines, on either side, is marked."""
    side = np.logical_or.reduceat(lines, draft.crossed.answered.starts[:-1], axis=0)
    return side | side.T
