"""People for each selection and category, and the sum of their keys, which drives rounding (design 8).

One pass over the columns makes a tally by atom; every selection is then a sum over it, one matrix product. Only
people who took part more than once need a look of their own: each counts once, with the latest known answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from data.counting.placing import (
    ASKED,
    BASES,
    COARSE_SHARE,
    KNOWN,
    PEOPLE,
    UNPLACED,
    cells_of,
    figures_of,
    marked,
    standings,
)
from data.counting.records import Answers, Records
from models.facts import Level
from models.intake import SINGLE_ANSWER
from models.vocabulary import MISSING_AMONG_ASKED, Missing

__all__ = [
    "ASKED",
    "BASES",
    "COARSE_SHARE",
    "KNOWN",
    "PEOPLE",
    "UNPLACED",
    "Membership",
    "Tally",
    "answering",
    "asked_at",
    "figures_of",
    "membership",
    "tallies",
]


@dataclass(frozen=True)
class Tally:
    """Exact counts of one characteristic at one level, for every selection. Ends in `data.disclosure`."""

    characteristic: str
    level: Level
    figures: tuple[str, ...]
    """Categories in reference order, the six kinds of missing, then `BASES`."""
    counts: NDArray[np.int64]
    """Selections by figures: distinct people."""
    keys: NDArray[np.uint64]
    """Selections by figures: sum of the people's record keys, modulo 2^64."""
    attendances: NDArray[np.int64]
    """By atom: participations asked. More than the people where somebody came again."""
    asked_once: NDArray[np.int64]
    """By selection: people asked who took part just once in all."""
    asked_again: NDArray[np.int64]
    """People who came again, by selections: how often each was asked there."""
    concerned: NDArray[np.int64]
    """By selection: people whose form had the question, whether or not the level can hold them."""
    concerned_once: NDArray[np.int64]
    concerned_again: NDArray[np.int64]
    """As for the people asked."""
    attended: NDArray[np.int64]
    """By atom: participations, asked or not."""
    attended_again: NDArray[np.int64]
    """People who came again, by selections: how often each took part there, asked or not."""
    single_answers: bool
    """Whether a person has one answer, so that cells add up to the base."""
    consistent: bool
    """Whether everybody who came again has one and the same category at every activity that knows it."""

    def of(self, figure: str) -> NDArray[np.int64]:
        """Return the counts of one figure, by selection."""
        return self.counts[:, self.figures.index(figure)]


@dataclass(frozen=True)
class Membership:
    """Who belongs to which selection: what counting needs of the records, worked out once."""

    holds: csr_matrix
    """Selections by atoms, 0 or 1."""
    atoms: NDArray[np.int64]
    people: NDArray[np.int64]
    keys: NDArray[np.uint64]
    once: NDArray[np.bool_]
    """By participation: whether its person took part just once."""
    worked_out: dict[bytes, NDArray[np.int64]] = field(default_factory=dict, repr=False, compare=False)
    """How often people who came again were where, by the participations counted: most questions are of the same."""


def membership(records: Records, *, holds: NDArray[np.bool_]) -> Membership:
    """Prepare `records` for counting over selections `holds` (selections by atoms)."""
    times = np.bincount(records.people, minlength=1)
    return Membership(
        holds=csr_matrix(holds.astype(np.int64)),
        atoms=records.atoms,
        people=records.people,
        keys=records.keys,
        once=times[records.people] == 1,
    )


def tallies(records: Records, *, members: Membership, levels: Sequence[Level]) -> Iterator[Tally]:
    """Count every level in turn. The levels of one characteristic must stand together."""
    chosen_for, chosen = "", None
    for level in levels:
        answers = records.answers[level.characteristic]
        standing = standings(answers, size=records.size)
        if level.characteristic != chosen_for:
            chosen_for, chosen = level.characteristic, answering(members, standing)
        yield _tally(records, members=members, level=level, answers=answers, chosen=chosen)


def asked_at(records: Records, *, level: Level) -> NDArray[np.bool_]:
    """Return for each participation whether it counts in the base of a level: asked, and the level can hold it."""
    indicator = _indicator(records, level=level, answers=records.answers[level.characteristic])
    return indicator[:, figures_of(level).index(ASKED)].toarray().ravel() > 0


def answering(members: Membership, standing: NDArray[np.int64]) -> csr_matrix | None:
    """Selections by participations: for people who came again, the one whose answer counts there."""
    again = np.flatnonzero(~members.once)
    if len(again) == 0:
        return None
    order = again[np.lexsort((again, standing[again], members.people[again]))]
    atoms, people = members.atoms[order], members.people[order]
    holds = members.holds.toarray().astype(bool)
    pointers, indices = [0], []
    for held in holds:
        rows = np.flatnonzero(held[atoms])
        last = (
            np.append(people[rows][1:] != people[rows][:-1], True) if len(rows) else np.zeros(0, dtype=bool)
        )
        indices.append(order[rows[last]])
        pointers.append(pointers[-1] + len(indices[-1]))
    flat = np.concatenate(indices)
    return csr_matrix(
        (np.ones(len(flat), dtype=np.int64), flat, pointers), shape=(len(holds), len(members.atoms))
    )


def _indicator(records: Records, *, level: Level, answers: Answers) -> csr_matrix:
    """Participations by figures: 1 where the participation counts in the figure."""
    names = figures_of(level)
    column = {name: i for i, name in enumerate(names)}
    rows, cells = cells_of(records, level=level, answers=answers)
    asked_cells = [*range(len(level.categories)), *(column[m] for m in MISSING_AMONG_ASKED)]
    asked = np.flatnonzero(marked(rows[np.isin(cells, asked_cells)], size=records.size))
    known = np.flatnonzero(marked(rows[cells < len(level.categories)], size=records.size))
    every = np.arange(records.size)
    all_rows = np.concatenate([rows, asked, known, every])
    all_columns = np.concatenate(
        [
            cells,
            np.full(len(asked), column[ASKED]),
            np.full(len(known), column[KNOWN]),
            np.full(len(every), column[PEOPLE]),
        ]
    )
    matrix = csr_matrix(
        (np.ones(len(all_rows), dtype=np.int64), (all_rows, all_columns)), shape=(records.size, len(names))
    )
    matrix.data[:] = 1  # two answers of one person that fall into one category count once
    return matrix


def _tally(
    records: Records, *, members: Membership, level: Level, answers: Answers, chosen: csr_matrix | None
) -> Tally:
    indicator = _indicator(records, level=level, answers=answers)
    atom_count = members.holds.shape[1]
    every = np.arange(records.size)
    of_atom = csr_matrix(
        (members.once.astype(np.int64), (members.atoms, every)), shape=(atom_count, records.size)
    )
    counts = (members.holds @ (of_atom @ indicator)).toarray()
    as_keys = indicator.astype(np.uint64)
    record_keys = members.keys if answers.keys is None else answers.keys
    keyed = csr_matrix(
        (np.where(members.once, record_keys, np.uint64(0)), (members.atoms, every)),
        shape=(atom_count, records.size),
    )
    keys = (members.holds.astype(np.uint64) @ (keyed @ as_keys)).toarray()
    if chosen is not None:
        counts = counts + (chosen @ indicator).toarray()
        # Not `astype` and then the keys: it returns the indices in another order.
        keyed_choice = csr_matrix(
            (record_keys[chosen.indices], chosen.indices, chosen.indptr), shape=chosen.shape
        )
        keys = keys + (keyed_choice @ as_keys).toarray()
    names = figures_of(level)
    asked = indicator[:, names.index(ASKED)].toarray().ravel()
    concerned = indicator[:, names.index(Missing.NOT_ASKED)].toarray().ravel() == 0
    concerned_by_atom = np.bincount(members.atoms, weights=concerned & members.once, minlength=atom_count)
    asked_by_atom = np.bincount(members.atoms, weights=asked * members.once, minlength=atom_count)
    return Tally(
        characteristic=level.characteristic,
        level=level,
        figures=names,
        counts=counts.astype(np.int64),
        keys=keys.astype(np.uint64),
        attendances=np.bincount(members.atoms, weights=asked, minlength=atom_count).astype(np.int64),
        asked_once=(members.holds @ asked_by_atom.astype(np.int64)).astype(np.int64),
        asked_again=again_where(members, asked > 0),
        concerned=(counts[:, names.index(PEOPLE)] - counts[:, names.index(Missing.NOT_ASKED)]).astype(
            np.int64
        ),
        concerned_once=(members.holds @ concerned_by_atom.astype(np.int64)).astype(np.int64),
        concerned_again=again_where(members, concerned),
        attended=np.bincount(members.atoms, minlength=atom_count).astype(np.int64),
        attended_again=again_where(members, np.ones(records.size, dtype=bool)),
        single_answers=level.characteristic in SINGLE_ANSWER,
        consistent=_consistent(
            members, indicator, categories=len(level.categories), unplaced=names.index(UNPLACED)
        ),
    )


def again_where(members: Membership, counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return, for people who came again, by selections, how often they were where `counted` (by participation) holds."""
    again = np.flatnonzero(~members.once & counted)
    same = again.tobytes()
    if same not in members.worked_out:
        people, numbers = np.unique(members.people[again], return_inverse=True)
        attended = csr_matrix(
            (np.ones(len(again), dtype=np.int64), (numbers, members.atoms[again])),
            shape=(len(people), members.holds.shape[1]),
        )
        members.worked_out[same] = (attended @ members.holds.T).toarray().astype(np.int64)
    return members.worked_out[same]


def _consistent(members: Membership, indicator: csr_matrix, *, categories: int, unplaced: int) -> bool:
    """Whether everybody who came again has one category of a level throughout: no other, and never unplaced too.

    The same answer may be unplaced in another import, whose form was too coarse.
    """
    again = np.flatnonzero(~members.once)
    if len(again) == 0:
        return True
    people, numbers = np.unique(members.people[again], return_inverse=True)
    of_person = csr_matrix(
        (np.ones(len(again), dtype=np.int64), (numbers, np.arange(len(again)))),
        shape=(len(people), len(again)),
    )
    held = of_person @ indicator[again][:, [*range(categories), unplaced]]
    return bool((np.diff(held.indptr) <= 1).all())
