"""How many people changed in a table since its figures were made (method 2.6 J): a tally, not a copy of the people."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from data.counting.records import Records


def changed_since(
    records: Records, *, asked: NDArray[np.bool_], holds: NDArray[np.bool_], number: int
) -> NDArray[np.int64]:
    """Count, for each selection of `holds` (selections by atoms), the people who changed after running number `number`.

    Of those who are there, people whom the table's base counts (`asked`, by participation). A removed participation
    counts as one person everywhere it was, for nobody kept what it had answered; where its activity and quarter have
    no other people left, in every selection. So does a counted head that was taken back.
    """
    there = _people(records, holds=holds, counted=(records.changes > number) & asked)
    return there + removed_since(records, holds=holds, number=number)


def removed_since(records: Records, *, holds: NDArray[np.bool_], number: int) -> NDArray[np.int64]:
    """Count, for each selection, the participations that were removed after running number `number`."""
    removed = np.zeros(holds.shape[1], dtype=np.int64)
    elsewhere = 0
    place = {name: i for i, name in enumerate(records.atom_names)}
    for activity, quarter, stamp in (*records.tombstones, *records.counted_tombstones):
        if stamp > number:
            atom = place.get((activity, quarter))
            if atom is None:
                elsewhere += 1
            else:
                removed[atom] += 1
    return holds.astype(np.int64) @ removed + elsewhere


def newest_change(records: Records, *, holds: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return, for each selection, the running number of the last change of anybody in it, whatever they were asked.

    Whoever was removed counts where `removed_since` counts them. 0 where nobody is.
    """
    newest = np.zeros(holds.shape[1], dtype=np.int64)
    np.maximum.at(newest, records.atoms, records.changes)
    elsewhere = 0
    place = {name: i for i, name in enumerate(records.atom_names)}
    for activity, quarter, stamp in (*records.tombstones, *records.counted_tombstones):
        atom = place.get((activity, quarter))
        if atom is None:
            elsewhere = max(elsewhere, stamp)
        else:
            newest[atom] = max(newest[atom], stamp)
    return np.maximum(np.where(holds, newest, 0).max(axis=1, initial=0), elsewhere)


def _people(records: Records, *, holds: NDArray[np.bool_], counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Distinct people among the counted participations, by selection."""
    rows = np.flatnonzero(counted)
    if len(rows) == 0:
        return np.zeros(len(holds), dtype=np.int64)
    _, numbers = np.unique(records.people[rows], return_inverse=True)
    there = csr_matrix(
        (np.ones(len(rows), dtype=np.int64), (numbers, records.atoms[rows])),
        shape=(int(numbers.max()) + 1, holds.shape[1]),
    )
    attended = (there @ csr_matrix(holds.T.astype(np.int64))).tocsc()
    return np.diff(attended.indptr).astype(np.int64)
