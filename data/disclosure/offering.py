"""Which selections a characteristic may be offered for (method 2.6 H): what stops "everything minus the rest".

Runs on the people asked, for each characteristic at each level: if only a focus group of 12 was asked, the table
of everything is that focus group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.disclosure.suppression import suppressed
from data.menu import Candidates
from data.periods import QUARTER
from models.facts import DisclosureRules
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension


@dataclass(frozen=True)
class Bases:
    """People asked, and where they overlap."""

    people: NDArray[np.int64]
    """By selection: distinct people."""
    once: NDArray[np.int64]
    """By selection: those of them who took part just once in all."""
    again: NDArray[np.int64]
    """People who came again, by selections: how often each was asked there."""


@dataclass(frozen=True)
class Nesting:
    """How the selections of a menu lie inside each other, by sets of atoms."""

    inside: tuple[tuple[int, int], ...]
    """Pairs (smaller, larger), of selections with different atoms."""
    parts: tuple[tuple[int, tuple[int, ...]], ...]
    """For each larger selection and each dimension that divides it: the offered values of that dimension in it."""


def nesting(menu: Candidates) -> Nesting:
    """Work out which selections of `menu` lie inside which, and along which dimensions each is divided."""
    holds = menu.holds.astype(np.int64)
    outside = holds @ (1 - holds).T
    contained = (outside == 0) & ~((outside == 0) & (outside.T == 0))
    inside = tuple((int(s), int(t)) for s, t in np.argwhere(contained))
    return Nesting(inside, tuple(_parts(menu.selections)))


def _parts(selections: tuple[Selection, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    place = {selection: i for i, selection in enumerate(selections)}
    quarters = [s for s in selections if s.dimension is None and s.period and QUARTER.fullmatch(s.period)]
    years = [s for s in selections if s.dimension is None and s.period and not QUARTER.fullmatch(s.period)]
    yield place[EVERYTHING], tuple(place[year] for year in years)
    yield place[EVERYTHING], tuple(place[quarter] for quarter in quarters)
    open_year = [quarter for quarter in quarters if not any(_in_year(quarter, y.period or "") for y in years)]
    yield place[EVERYTHING], tuple(place[period] for period in [*years, *open_year])
    for whole in (EVERYTHING, *years):
        if whole.period:
            yield place[whole], tuple(place[q] for q in quarters if _in_year(q, whole.period))
        for dimension in Dimension:
            values = [s for s in selections if s.dimension is dimension and s.period == whole.period]
            yield place[whole], tuple(place[s] for s in values)
    for whole in selections:
        if whole.dimension is not None and whole.period is None:
            by_year = [s for s in selections if s.by == whole.by and s.period is not None]
            yield place[whole], tuple(place[s] for s in by_year)


def _in_year(quarter: Selection, year: str) -> bool:
    return quarter.period is not None and quarter.period[:4] == year[:4]


def offered(
    menu: Candidates, *, nested: Nesting, bases: Bases, rules: DisclosureRules, or_nobody: bool = False
) -> NDArray[np.bool_]:
    """Return which selections of `menu` may be offered for one characteristic at one level.

    First each dimension by year as a table of bases with margins (2.6 F with t = `min_base`, w = `offer_width`);
    then every pair of nested selections, and what is left of each after the offered values of one dimension:
    the remainder is nobody or at least `min_base` people, else the smaller selection is withdrawn.

    With `or_nobody` a selection of nobody may be offered too: `bases` are then what is left when somebody takes away
    the people whom they know.
    """
    keep = bases.people >= rules.min_base
    if or_nobody:
        keep |= bases.people == 0
    for table in _tables_of_bases(menu, bases):
        hide = suppressed(
            table.inner,
            threshold=rules.min_base,
            width=rules.offer_width,
            never_shown=(len(table.inner) - 1,),
        )
        for cell, selection in np.ndenumerate(table.stand_for):
            if selection not in (NOT_OFFERED, 0) and hide[cell]:
                keep[selection] = False
    small = np.array([pair[0] for pair in nested.inside], dtype=np.int64)
    large = np.array([pair[1] for pair in nested.inside], dtype=np.int64)
    unsafe = _leaves_too_few(bases, small, large, rules.min_base)
    judged = [(whole, np.array(parts, dtype=np.int64)) for whole, parts in nested.parts]
    left: dict[tuple[int, bytes], bool] = {}
    while True:
        bad = {int(s) for s in np.unique(small[unsafe & keep[small] & keep[large]])}
        for place, (whole, parts) in enumerate(judged):
            kept = parts[keep[parts]]
            if keep[whole] and len(kept):
                # Each turn withdraws one selection, and leaves nearly every division as it was.
                same = (place, kept.tobytes())
                if same not in left:
                    once = bases.once[kept].sum(keepdims=True)
                    again = bases.again[:, kept].sum(axis=1, keepdims=True)
                    left[same] = bool(_too_few_left(bases, np.array([whole]), once, again, rules.min_base)[0])
                if left[same]:
                    bad.add(min((int(bases.people[part]), int(part)) for part in kept)[1])
        if not bad:
            return keep
        keep[min((int(bases.people[selection]), selection) for selection in bad)[1]] = False


PAIRS_AT_ONCE = 256
"""Pairs of selections judged side by side: each takes a number for everybody who came again."""


def _leaves_too_few(
    bases: Bases, small: NDArray[np.int64], large: NDArray[np.int64], least: int
) -> NDArray[np.bool_]:
    """Whether what is left of `large` without `small` is too few people, pair by pair."""
    unsafe = np.zeros(len(small), dtype=bool)
    for start in range(0, len(small), PAIRS_AT_ONCE):
        some = slice(start, start + PAIRS_AT_ONCE)
        unsafe[some] = _too_few_left(
            bases, large[some], bases.once[small[some]], bases.again[:, small[some]], least
        )
    return unsafe


NOT_OFFERED = -1
"""Stands in a table of bases for a cell that no selection of the menu stands for."""


@dataclass(frozen=True)
class _TableOfBases:
    inner: NDArray[np.int64]
    """Closed years, then a last row for people of no closed year, by the values of one dimension."""
    stand_for: NDArray[np.int64]
    """The same shape with margins: which selection each cell stands for."""


def _tables_of_bases(menu: Candidates, bases: Bases) -> Iterator[_TableOfBases]:
    place = {selection: i for i, selection in enumerate(menu.selections)}
    years = [
        s.period
        for s in menu.selections
        if s.dimension is None and s.period and not QUARTER.fullmatch(s.period)
    ]
    for dimension in Dimension:
        values = [s.value for s in menu.selections if s.dimension is dimension and s.period is None]
        stand_for = np.full((len(years) + 2, len(values) + 1), NOT_OFFERED, dtype=np.int64)
        for column, value in enumerate(values):
            for row, year in enumerate(years):
                stand_for[row, column] = place.get(Selection(year, dimension, value), NOT_OFFERED)
            stand_for[-1, column] = place[Selection(None, dimension, value)]
        for row, year in enumerate(years):
            stand_for[row, -1] = place[Selection(year)]
        stand_for[-1, -1] = place[EVERYTHING]
        inner = np.where(stand_for == NOT_OFFERED, 0, bases.people[stand_for])[:-1, :-1].copy()
        for column in range(len(values)):
            by_year = stand_for[:-2, column]
            inner[-1, column] = _left_of(bases, int(stand_for[-1, column]), by_year[by_year != NOT_OFFERED])
        yield _TableOfBases(inner, stand_for)


def _left_of(bases: Bases, large: int, parts: NDArray[np.int64]) -> int:
    """Return how many people took part in `large` outside `parts`, whether or not they were in `parts` too."""
    once = int(bases.once[large] - bases.once[parts].sum())
    return once + int((bases.again[:, large] > bases.again[:, parts].sum(axis=1)).sum())


def _too_few_left(
    bases: Bases, large: NDArray[np.int64], once: NDArray[np.int64], again: NDArray[np.int64], least: int
) -> NDArray[np.bool_]:
    """Whether what is left of `large` is between 1 and `least` - 1 people, counted either way.

    `once` and `again` are taken away from it. Either way: people who are only in the rest, and all who were in it.
    """
    alone = bases.once[large] - once
    in_rest = bases.again[:, large] > again
    only_rest = in_rest & (again == 0)
    unsafe = np.zeros(len(large), dtype=bool)
    for left in (alone + in_rest.sum(axis=0), alone + only_rest.sum(axis=0)):
        unsafe |= (left >= 1) & (left < least)
    return unsafe
