"""People for every two answers at once, in everything and in each closed year, and the sum of their keys. Sees people.

A person counts in a table of two characteristics where both answers are known, each by the answer that counts in the
one-way table of the same selection. Every table of a selection comes out of one product: categories by categories.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from data.counting.counting import answering, membership
from data.counting.placing import placed, standings
from data.counting.records import Records
from data.menu import Candidates
from data.periods import QUARTER
from models.facts import Level
from models.protected import Selection

PEOPLE_AT_ONCE = 100_000
"""Bounds the memory of a product."""

NOWHERE = -1
"""The code of a person whose answer is not known, or has no place at the level."""


@dataclass(frozen=True)
class Answered:
    """Which category each person counts in. Never leaves counting and offering."""

    levels: tuple[Level, ...]
    """One of each characteristic, in reference order."""
    rows: tuple[int, ...]
    """The selections, by their number in the menu: everything, then the closed years."""
    selections: tuple[Selection, ...]
    holds: NDArray[np.bool_]
    """Selections by atoms."""
    codes: NDArray[np.int8]
    """Selections by levels by people: the place of a category in its level, or `NOWHERE`."""
    keys: NDArray[np.uint64]
    """By person: the record key."""
    once: NDArray[np.bool_]
    """By person: whether they took part just once in all."""
    times: NDArray[np.int64]
    """People by selections: how often each took part there."""

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where the categories of each level start among all of them; one more for the end."""
        return np.cumsum([0, *(len(level.categories) for level in self.levels)])

    @property
    def of_level(self) -> NDArray[np.int64]:
        """By category: the place of its level."""
        return np.repeat(np.arange(len(self.levels)), np.diff(self.starts))


@dataclass(frozen=True)
class Crossed:
    """Exact counts of every two categories of different levels, for every selection. Ends in `data.disclosure`."""

    answered: Answered
    counts: NDArray[np.int64]
    """Selections by categories by categories: distinct people; symmetric, 0 within a level."""
    keys: NDArray[np.uint64]
    """The same shape: sum of the people's record keys, modulo 2^64."""

    @property
    def line_counts(self) -> NDArray[np.int64]:
        """Selections by categories by levels: people of a category whose answer at that level is known."""
        return np.add.reduceat(self.counts, self.answered.starts[:-1], axis=2)

    @property
    def line_keys(self) -> NDArray[np.uint64]:
        """The same shape: the sums of their keys."""
        return np.add.reduceat(self.keys, self.answered.starts[:-1], axis=2)

    @property
    def base_counts(self) -> NDArray[np.int64]:
        """Selections by levels by levels: people whose answers are known at both."""
        return np.add.reduceat(self.line_counts, self.answered.starts[:-1], axis=1)

    @property
    def base_keys(self) -> NDArray[np.uint64]:
        """The same shape: the sums of their keys."""
        return np.add.reduceat(self.line_keys, self.answered.starts[:-1], axis=1)


def two_way_rows(menu: Candidates) -> tuple[int, ...]:
    """Return the selections that may have two-way tables: no filter but a closed financial year (method 2.7)."""
    return tuple(
        row
        for row, selection in enumerate(menu.selections)
        if selection.dimension is None and not (selection.period and QUARTER.fullmatch(selection.period))
    )


def answered(records: Records, *, menu: Candidates, levels: Sequence[Level]) -> Answered:
    """Find for every person, selection and level the category that the person counts in there."""
    rows = two_way_rows(menu)
    holds = menu.holds[list(rows)]
    members = membership(records, holds=holds)
    people = int(records.people.max()) + 1 if records.size else 0
    codes = np.full((len(rows), len(levels), people), NOWHERE, dtype=np.int8)
    for place, level in enumerate(levels):
        category = placed(records, level=level)
        chosen = answering(members, standings(records.answers[level.characteristic], size=records.size))
        for row, held in enumerate(holds):
            here = np.flatnonzero(members.once & held[records.atoms])
            codes[row, place, records.people[here]] = category[here]
            if chosen is not None:
                last = chosen.indices[chosen.indptr[row] : chosen.indptr[row + 1]]
                codes[row, place, records.people[last]] = category[last]
    keys = np.zeros(people, dtype=np.uint64)
    keys[records.people] = records.keys
    once = np.zeros(people, dtype=bool)
    once[records.people] = members.once
    attended = csr_matrix(
        (np.ones(records.size, dtype=np.int64), (records.people, records.atoms)),
        shape=(people, holds.shape[1]),
    )
    return Answered(
        levels=tuple(levels),
        rows=rows,
        selections=tuple(menu.selections[row] for row in rows),
        holds=holds,
        codes=codes,
        keys=keys,
        once=once,
        times=np.asarray((attended @ csr_matrix(holds.T.astype(np.int64))).toarray()),
    )


def crossed(given: Answered) -> Crossed:
    """Count every two categories together: one product for each selection."""
    size = int(given.starts[-1])
    counts = np.zeros((len(given.rows), size, size), dtype=np.int64)
    keys = np.zeros((len(given.rows), size, size), dtype=np.uint64)
    for row in range(len(given.rows)):
        for some, there in _indicators(given, row):
            flat = there.T.tocsr()
            counts[row] += (flat @ there).toarray()
            keyed = there.astype(np.uint64)
            keyed.data *= np.repeat(given.keys[some], np.diff(there.indptr))
            keys[row] += (flat.astype(np.uint64) @ keyed).toarray()
    within = given.of_level[:, None] == given.of_level[None, :]
    counts[:, within] = 0
    keys[:, within] = 0
    return Crossed(given, counts, keys)


def _indicators(given: Answered, row: int) -> Iterator[tuple[slice, csr_matrix]]:
    """Yield some people at a time: people by categories, 1 where a person counts in the category."""
    for start in range(0, given.codes.shape[2], PEOPLE_AT_ONCE):
        some = slice(start, start + PEOPLE_AT_ONCE)
        yield some, indicator(given.codes[row, :, some], starts=given.starts)


def indicator(codes: NDArray[np.int8], *, starts: NDArray[np.int64]) -> csr_matrix:
    """Return people by categories: 1 where a person counts. `codes` is levels by people."""
    by_person = codes.T
    known = by_person != NOWHERE
    columns = (by_person + starts[:-1][None, :])[known]
    pointers = np.concatenate([[0], np.cumsum(known.sum(axis=1))])
    return csr_matrix(
        (np.ones(len(columns), dtype=np.int64), columns, pointers), shape=(len(by_person), int(starts[-1]))
    )
