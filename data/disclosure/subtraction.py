"""The quick audit, run on every hidden cell: what sums and differences of figures give away (method 2.6 G, i).

Limits are narrowed by every sum in turn until none narrows any further: what a patient reader could do with a pencil.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import ASKED, KNOWN, PEOPLE
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.rounding import HIDDEN
from data.disclosure.sums import ANY_NUMBER, SEVERAL, TOGETHER, Sum, sums_of

Table = tuple[str, int]
"""Level, and number of the selection."""

ROUNDS = 50
"""More than any chain of sums in a menu is long; narrowing ends by itself before."""
NO_SUM = -1
NOT_ADDED_UP = (ASKED, KNOWN, PEOPLE, TOGETHER, SEVERAL)
"""Figures that no sum over the values of a dimension is made of: bases, which `offering` keeps apart, and what counts a
person more than once."""


@dataclass(frozen=True)
class TooNarrow:
    """A hidden cell that the figures named here give away."""

    level: str
    selection: int
    figure: int
    mentions: tuple[Table, ...]
    """Tables (level, selection) whose figures together give the cell away."""


@dataclass
class Limits:
    """What is known so far of every figure of one level (selections by figures), and which sum narrowed it last."""

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    low_by: NDArray[np.int64]
    high_by: NDArray[np.int64]


@dataclass(frozen=True)
class _Lanes:
    """Many sums of one shape side by side: the cell (level, selection, figure) of each term in each lane."""

    levels: tuple[str, ...]
    """Of the whole, then of each part."""
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    """Terms by lanes."""
    over: int | NDArray[np.int64]
    extra: int
    some_of: tuple[str, int] | None = None
    """Level and figure of which an unknown part belongs to the whole."""


def too_narrow(
    drafts: Mapping[str, Draft], *, nested: Nesting, width: int, sums: Sequence[Sum] | None = None
) -> list[TooNarrow]:
    """Return every hidden cell of one characteristic to which sums of figures leave fewer than `width` + 1 values.

    `sums` are those of one selection where they are not those of one characteristic's levels alone.
    """
    lanes = [*_within_selections(drafts, sums), *_along_dimensions(drafts, nested)]
    found: list[TooNarrow] = []
    for attendance in (True, False):
        limits = _narrowed(drafts, lanes, attendance=attendance)
        for level, draft in drafts.items():
            known = limits[level]
            judged = [draft.attendance_counts(i) is attendance for i in range(len(draft.shown.figures))]
            hidden = (
                (draft.shown.numbers == HIDDEN) & draft.available[:, None] & (draft.secret & judged)[None, :]
            )
            for row, column in np.argwhere(hidden & (known.high - known.low < width)):
                mentions: set[Table] = {(level, int(row))}
                for number in (known.low_by[row, column], known.high_by[row, column]):
                    if number != NO_SUM:
                        mentions |= _tables(lanes[number], int(row))
                found.append(TooNarrow(level, int(row), int(column), tuple(sorted(mentions))))
    return found


def narrowed(
    drafts: Mapping[str, Draft],
    *,
    nested: Nesting,
    attendance: bool = True,
    sums: Sequence[Sum] | None = None,
) -> Mapping[str, Limits]:
    """Return, by level, the limits of every figure of one characteristic once no sum narrows them any further.

    For a reader who knows the attendance, or one who knows only what is shown.
    """
    lanes = [*_within_selections(drafts, sums), *_along_dimensions(drafts, nested)]
    return _narrowed(drafts, lanes, attendance=attendance)


def _narrowed(drafts: Mapping[str, Draft], lanes: list[_Lanes], *, attendance: bool) -> dict[str, Limits]:
    limits = {}
    for level, draft in drafts.items():
        low, high = draft.known_limits(attendance=attendance)
        limits[level] = Limits(low, high, np.full(low.shape, NO_SUM), np.full(low.shape, NO_SUM))
    for _ in range(ROUNDS):
        moved = [_narrow(limits, each, number) for number, each in enumerate(lanes)]
        if not any(moved):
            break
    return limits


def _within_selections(drafts: Mapping[str, Draft], sums: Sequence[Sum] | None) -> list[_Lanes]:
    """One lane for each selection that every level of the sum is offered for."""
    found = []
    for tied in sums_of(drafts) if sums is None else sums:
        terms = [tied.whole, *tied.parts]
        named = {level for level, _ in [*terms, *([tied.some_of] if tied.some_of else [])]}
        rows = np.flatnonzero(np.logical_and.reduce([drafts[level].available for level in named]))
        if len(rows):
            columns = np.array([drafts[level].shown.column(name) for level, name in terms])
            found.append(
                _Lanes(
                    levels=tuple(level for level, _ in terms),
                    rows=np.tile(rows, (len(terms), 1)),
                    columns=np.repeat(columns[:, None], len(rows), axis=1),
                    over=tied.over,
                    extra=tied.extra,
                    some_of=_some_of(drafts, tied),
                )
            )
    return found


def _some_of(drafts: Mapping[str, Draft], tied: Sum) -> tuple[str, int] | None:
    if tied.some_of is None:
        return None
    level, name = tied.some_of
    return level, drafts[level].shown.column(name)


def _along_dimensions(drafts: Mapping[str, Draft], nested: Nesting) -> list[_Lanes]:
    """One lane for each figure: a selection and the offered values of one dimension that lie in it."""
    found = []
    for level, draft in drafts.items():
        columns = np.array([i for i, name in enumerate(draft.shown.figures) if name not in NOT_ADDED_UP])
        # What people may add up to is the same for all figures of a kind: worked out once for the first of each.
        kinds = [(draft.outside_the_base(int(column)), draft.keeps(int(column))) for column in columns]
        of_kind = np.array([kinds.index(kind) for kind in kinds])
        for whole, parts in nested.parts:
            kept = np.array([part for part in parts if draft.available[part]], dtype=np.int64)
            if not draft.available[whole] or len(kept) == 0:
                continue
            some = tuple(int(part) for part in kept)
            complete = bool((draft.holds[kept].any(axis=0) == draft.holds[whole]).all())
            rows = np.array([whole, *some])
            over = {
                first: draft.too_many(some, whole=whole, figure=int(columns[first]))
                for first in np.unique(of_kind)
            }
            found.append(
                _Lanes(
                    levels=(level,) * len(rows),
                    rows=np.repeat(rows[:, None], len(columns), axis=1),
                    columns=np.tile(columns, (len(rows), 1)),
                    over=np.array([over[first] for first in of_kind]),
                    extra=0 if complete else ANY_NUMBER,
                )
            )
    return found


def _narrow(limits: Mapping[str, Limits], lanes: _Lanes, number: int) -> bool:
    """Narrow the limits of every term by the others; return whether any moved."""
    terms = range(len(lanes.levels))
    low = np.stack([limits[lanes.levels[t]].low[lanes.rows[t], lanes.columns[t]] for t in terms])
    high = np.stack([limits[lanes.levels[t]].high[lanes.rows[t], lanes.columns[t]] for t in terms])
    extra: int | NDArray[np.int64] = lanes.extra
    if lanes.some_of is not None:
        level, column = lanes.some_of
        extra = limits[level].high[lanes.rows[0], column]
    low_sum, high_sum = low[1:].sum(axis=0), high[1:].sum(axis=0)
    new_low, new_high = low.copy(), high.copy()
    new_low[0] = np.maximum(low[0], low_sum - lanes.over)
    new_high[0] = np.minimum(high[0], high_sum + extra)
    new_low[1:] = np.maximum(low[1:], low[0] - extra - (high_sum - high[1:]))
    new_high[1:] = np.minimum(high[1:], high[0] + lanes.over - (low_sum - low[1:]))
    raised, lowered = new_low > low, new_high < high
    if not (raised.any() or lowered.any()):
        return False
    for t in terms:
        known, rows, columns = limits[lanes.levels[t]], lanes.rows[t], lanes.columns[t]
        known.low[rows, columns], known.high[rows, columns] = new_low[t], new_high[t]
        known.low_by[rows[raised[t]], columns[raised[t]]] = number
        known.high_by[rows[lowered[t]], columns[lowered[t]]] = number
    return True


def _tables(lanes: _Lanes, row: int) -> set[Table]:
    """Return the tables that a sum takes its figures from, in the lane of selection `row`."""
    if len(set(lanes.rows[:, 0])) > 1:
        return {(level, int(r)) for level, r in zip(lanes.levels, lanes.rows[:, 0], strict=True)}
    named = {*lanes.levels, *([lanes.some_of[0]] if lanes.some_of else [])}
    return {(level, row) for level in named}
