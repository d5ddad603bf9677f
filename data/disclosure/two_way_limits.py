"""What a reader can work out of all two-way tables by sums and by third characteristics, on every cell (method 2.6 G, i).

Limits on every count are narrowed by every sum in turn until nothing narrows any further. What a reader knows besides
the two-way tables: the one-way tables, as the audit has narrowed them, and who attended what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import KNOWN, PEOPLE
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.presence import of_two_left, of_unlike_numbers
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import narrowed
from data.disclosure.two_way import TwoWayDraft
from models.facts import DisclosureRules

MANY = 10**9
"""Stands for no limit in sums of people."""
ROUNDS = 30
"""More than any chain of sums is long; narrowing ends by itself before, and stopping early only widens."""

Array = NDArray[np.int64]


@dataclass
class Range:
    """The least and most that each count of an array can be."""

    low: Array
    high: Array

    def narrow(self, low: Array, high: Array) -> None:
        """Take over whatever is narrower."""
        np.maximum(self.low, low, out=self.low)
        np.minimum(self.high, high, out=self.high)

    def copy(self) -> "Range":
        """Return one that may be narrowed by itself."""
        return Range(self.low.copy(), self.high.copy())


@dataclass(frozen=True)
class OneWay:
    """What the one-way tables tell, by selection: MANY where there is no table."""

    categories: Range
    """Selections by categories."""
    known: Range
    """Selections by levels: people whose answer is known."""
    people: Array
    """By selection: everyone who came, which readers know."""
    numbers: Array
    """Selections by categories: what is shown of people alone, or `HIDDEN`."""


@dataclass(frozen=True)
class Meetings:
    """How far everything may differ from its years: people who came in more than one of them, or in none."""

    several_years: Array
    """By year: people who came then and at another time too."""
    too_many: int
    """By how much the years may add up to more than everything."""
    too_few: int
    """By how much they may add up to less: who came after the last closed year, or in two years."""

    @staticmethod
    def of(times: Array) -> "Meetings":
        """Work it out from `times` (people by selections, everything first): how often each took part."""
        in_years = times[:, 1:] > 0
        years = in_years.sum(axis=1)
        elsewhere = times[:, 0] > times[:, 1:].sum(axis=1)
        several = years + elsewhere >= 2
        return Meetings(
            several_years=(in_years & several[:, None]).sum(axis=0).astype(np.int64),
            too_many=int((years - ~elsewhere)[several].sum()),
            too_few=int((elsewhere | (years >= 2)).sum()),
        )


@dataclass
class Knowledge:
    """The limits of every count. Selections come first in every array."""

    cells: Range
    """By categories by categories; within a level a category meets itself alone."""
    lines: Range
    """By categories by levels: people of a category whose answer at the level is known."""
    bases: Range
    """By levels by levels."""
    silent: Range
    """By categories by levels: people of a category whose answer at the level is not known."""
    categories: Range
    known: Range


def told_by_one_way(
    coarsest: Sequence[Draft], levels: Sequence[Mapping[str, Draft]], draft: TwoWayDraft, nested: Nesting
) -> tuple[OneWay, NDArray[np.bool_]]:
    """Return what the one-way tables tell, as their audit narrows it, and in which categories they show nobody."""
    rows = list(draft.crossed.answered.rows)
    parts: list[tuple[NDArray[np.int64], ...]] = []
    for one, of_characteristic in zip(coarsest, levels, strict=True):
        limits = narrowed(of_characteristic, nested=nested)[one.shown.level]
        offered = one.available[rows][:, None]
        low = np.where(offered, limits.low[rows], 0)
        high = np.where(offered, limits.high[rows], MANY)
        known = one.shown.column(KNOWN)
        parts.append(
            (low[:, : one.shown.categories], high[:, : one.shown.categories], low[:, known], high[:, known])
        )
    return (
        OneWay(
            categories=Range(
                np.concatenate([p[0] for p in parts], axis=1), np.concatenate([p[1] for p in parts], axis=1)
            ),
            known=Range(np.column_stack([p[2] for p in parts]), np.column_stack([p[3] for p in parts])),
            people=coarsest[0].tally.of(PEOPLE)[rows],
            numbers=np.concatenate([one.numbers_on_show[rows] for one in coarsest], axis=1),
        ),
        np.concatenate([one.nobody[: one.shown.categories] for one in coarsest]),
    )


def first_limits(draft: TwoWayDraft, *, one_way: OneWay, rules: DisclosureRules) -> Knowledge:
    """Return what is shown of each count before anything is subtracted; no limit where nothing is shown."""
    of_level = draft.of_level
    same_level = of_level[:, None] == of_level[None, :]
    itself = np.eye(len(of_level), dtype=bool)
    cells = _behind(draft.numbers, draft.cells_available & draft.in_shown_lines, rules)
    cells.low[:, same_level & ~itself] = cells.high[:, same_level & ~itself] = 0
    cells.low[:, itself], cells.high[:, itself] = one_way.categories.low, one_way.categories.high
    lines = _behind(draft.line_numbers, draft.lines_available & draft.lines, rules)
    left_out = draft.lines_available & ~draft.lines
    lines.high[left_out] = rules.bounds(rules.min_base - rules.base)[1]
    own = np.zeros(lines.low.shape[1:], dtype=bool)
    own[np.arange(len(of_level)), of_level] = True
    lines.low[:, own], lines.high[:, own] = one_way.categories.low, one_way.categories.high
    bases = _behind(draft.base_numbers, draft.available, rules)
    silent = Range(np.zeros_like(lines.low), np.full_like(lines.high, MANY))
    silent.high[:, own] = 0
    # A group that shows one number here and another there is not the same people: some left the other question open.
    number = one_way.numbers[:, :, None]
    here = draft.lines_available & (number != HIDDEN)
    unlike = np.where(draft.lines, draft.line_numbers != number, number >= rules.min_base)
    silent.low[here & unlike] = 1
    return Knowledge(cells, lines, bases, silent, one_way.categories.copy(), one_way.known.copy())


def _behind(numbers: Array, on_show: NDArray[np.bool_], rules: DisclosureRules) -> Range:
    low, high = np.zeros_like(numbers), np.full_like(numbers, MANY)
    for value in np.unique(numbers[on_show]):
        at = on_show & (numbers == value)
        low[at], high[at] = (
            rules.hidden_bounds(zeros_hidden=True) if value == HIDDEN else rules.bounds(int(value))
        )
    return Range(low, high)


def narrow(
    known: Knowledge, *, draft: TwoWayDraft, people: Array, meetings: Meetings | None = None
) -> Knowledge:
    """Return the limits once nothing narrows them further; without `meetings`, each selection by itself."""
    found = replace(
        known,
        **{
            name: getattr(known, name).copy()
            for name in ("cells", "lines", "bases", "silent", "categories", "known")
        },
    )
    ranges = [found.cells, found.lines, found.bases, found.silent, found.categories, found.known]
    starts = draft.crossed.answered.starts[:-1]
    for _ in range(ROUNDS):
        before = [one.copy() for one in ranges]
        _sums(found, starts, draft.of_level, people)
        _third(found, starts, draft.of_level)
        _presence(found, draft, starts)
        if meetings is not None and len(people) > 1:
            for one in (found.cells, found.lines, found.bases):
                _years(one, meetings)
        if all(
            np.array_equal(old.low, new.low) and np.array_equal(old.high, new.high)
            for old, new in zip(before, ranges, strict=True)
        ):
            break
    return found


def _sums(found: Knowledge, starts: Array, of_level: Array, people: Array) -> None:
    """Cells make lines, lines make bases; a category is its line and those who are silent on the other question."""
    _total(found.lines, found.cells, starts, of_level, axis=2)
    _mirror(found.cells)
    _total(found.bases, found.lines, starts, of_level, axis=1)
    _mirror(found.bases)
    _total(found.known, found.categories, starts, of_level, axis=1)
    whole = Range(found.categories.low[:, :, None], found.categories.high[:, :, None])
    for part, rest in ((found.lines, found.silent), (found.silent, found.lines)):
        part.narrow(whole.low - rest.high, whole.high - rest.low)
    found.categories.narrow(
        (found.lines.low + found.silent.low).max(axis=2), (found.lines.high + found.silent.high).min(axis=2)
    )
    # Of those known here, who is silent on the other question: their sum is what the two bases leave.
    of_known = Range(
        found.known.low[:, :, None] - found.bases.high, found.known.high[:, :, None] - found.bases.low
    )
    of_known.narrow(np.zeros_like(of_known.low), people[:, None, None] - found.known.low[:, None, :])
    _total(of_known, found.silent, starts, of_level, axis=1)
    found.bases.narrow(
        found.known.low[:, :, None] - of_known.high, found.known.high[:, :, None] - of_known.low
    )
    # Nobody is in both rests at once more often than there are people.
    found.bases.narrow(
        found.known.low[:, :, None] + found.known.low[:, None, :] - people[:, None, None],
        np.minimum(found.known.high[:, :, None], found.known.high[:, None, :]),
    )


def _total(whole: Range, parts: Range, starts: Array, of_level: Array, *, axis: int) -> None:
    """Narrow a whole and its parts by each other, the parts of each level standing together along `axis`."""
    low = np.add.reduceat(parts.low, starts, axis=axis)
    high = np.add.reduceat(parts.high, starts, axis=axis)
    whole.narrow(low, high)
    low, high, whole_low, whole_high = (
        one.take(of_level, axis=axis) for one in (low, high, whole.low, whole.high)
    )
    parts.narrow(whole_low - (high - parts.high), whole_high - (low - parts.low))


def _mirror(both: Range) -> None:
    both.narrow(both.low.transpose(0, 2, 1), both.high.transpose(0, 2, 1))


def _third(found: Knowledge, starts: Array, of_level: Array) -> None:
    """Narrow each cell by a third category k: i and j meet in k, or in j without k; and i with k needs k without j."""
    cells, whole = found.cells, found.categories
    others = np.add.reduceat(cells.high, starts, axis=2)[:, :, of_level] - cells.high
    without = np.minimum(whole.high[:, :, None] - cells.low, others + found.silent.high[:, :, of_level])
    low, high = np.empty_like(cells.low), np.empty_like(cells.high)
    for row in range(len(cells.low)):
        # [i, j, k]
        high[row] = (cells.high[row][:, None, :] + without[row][None, :, :]).min(axis=2)
        low[row] = (cells.low[row][:, None, :] - without[row].T[None, :, :]).max(axis=2)
    cells.narrow(low, high)
    _mirror(cells)


def _presence(found: Knowledge, draft: TwoWayDraft, starts: Array) -> None:
    """Raise to one each count that is known to be somebody, because nobody else of its line or base may be there."""
    shown = draft.lines_available & draft.lines
    held = of_two_left(found.cells.high > 0, several=shown, starts=starts)
    found.cells.narrow(held.astype(np.int64), found.cells.high)
    _mirror(found.cells)
    left_out = of_unlike_numbers(
        found.lines.high.transpose(0, 2, 1) > 0,
        numbers=draft.line_numbers.transpose(0, 2, 1),
        on_show=shown.transpose(0, 2, 1),
        whole_numbers=draft.base_numbers,
        whole_on_show=draft.available,
        starts=starts,
    )
    found.lines.narrow(left_out.transpose(0, 2, 1).astype(np.int64), found.lines.high)


def _years(one: Range, meetings: Meetings) -> None:
    """Narrow everything by its years and each year by everything; the first of the array is everything."""
    moved = meetings.several_years.reshape(-1, *([1] * (one.low.ndim - 1)))
    one.narrow(
        np.concatenate([(one.low[1:] - moved).max(axis=0, keepdims=True), np.zeros_like(one.low[1:])]),
        np.concatenate([one.high[:1], one.high[:1] + moved]),
    )
    low, high = one.low[1:].sum(axis=0), one.high[1:].sum(axis=0)
    everything_low, everything_high = one.low[0], one.high[0]
    one.narrow(
        np.concatenate(
            [
                (low - meetings.too_many)[None],
                everything_low - meetings.too_few - (high - one.high[1:]),
            ]
        ),
        np.concatenate(
            [
                (high + meetings.too_few)[None],
                everything_high + meetings.too_many - (low - one.low[1:]),
            ]
        ),
    )
