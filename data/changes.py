"""How many people changed in a table since its figures were made (method 2.6 J): a tally, not a copy of the people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from data.counting import ASKED_STANDINGS, standing_of
from data.records import Records


@dataclass(frozen=True)
class Changed:
    """People added, removed or changed since a running number, by selection."""

    asked: NDArray[np.int64]
    """Those of them who were asked the question; a removed person counts, for nobody kept what they were asked."""
    all: NDArray[np.int64]


def changed_since(records: Records, *, characteristic: str, holds: NDArray[np.bool_], number: int) -> Changed:
    """Count, for each selection of `holds` (selections by atoms), the people who changed after `number`."""
    later = records.changes > number
    asked = standing_of(records.answers[characteristic], size=records.size) >= ASKED_STANDINGS
    removed = np.zeros(holds.shape[1], dtype=np.int64)
    elsewhere = 0
    place = {name: i for i, name in enumerate(records.atom_names)}
    for activity, quarter, stamp in records.tombstones:
        if stamp > number:
            atom = place.get((activity, quarter))
            if atom is None:
                elsewhere += 1
            else:
                removed[atom] += 1
    gone = holds.astype(np.int64) @ removed + elsewhere
    return Changed(
        asked=_people(records, holds=holds, counted=later & asked) + gone,
        all=_people(records, holds=holds, counted=later) + gone,
    )


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
