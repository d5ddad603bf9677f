"""The closed list of selections a reader may ask for, before any is withdrawn (method 2.5).

Everything; one closed period; one value of a dimension; a closed financial year and one such value.
No exclusion, no free text, no date of one's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.periods import is_closed, year_of
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension

OTHER_SMALL = "other_small_engagements"
"""The value that holds every engagement of fewer people than a selection may have."""


@dataclass(frozen=True)
class Atom:
    """One activity in one quarter: the smallest set of participations that a selection is built from."""

    activity: str
    quarter: str
    values: Mapping[Dimension, str]
    """The activity's value of each dimension."""


@dataclass(frozen=True)
class Candidates:
    """Selections with the atoms that make them up."""

    selections: tuple[Selection, ...]
    atoms: tuple[Atom, ...]
    holds: NDArray[np.bool_]
    """Selections by atoms: whether the selection holds the atom."""


def candidates(atoms: Sequence[Atom], *, on: date) -> Candidates:
    """List every selection of the menu for `atoms`, periods closed on the day `on`, in a fixed order."""
    quarters = np.array([atom.quarter for atom in atoms], dtype=object)
    years = np.array([year_of(atom.quarter) for atom in atoms], dtype=object)
    closed_quarters = [q for q in sorted(set(quarters)) if is_closed(q, on=on)]
    closed_years = [y for y in sorted(set(years)) if is_closed(y, on=on)]

    listed: list[tuple[Selection, NDArray[np.bool_]]] = [(EVERYTHING, np.ones(len(atoms), dtype=bool))]
    listed += [(Selection(period=year), years == year) for year in closed_years]
    listed += [(Selection(period=quarter), quarters == quarter) for quarter in closed_quarters]
    for dimension in Dimension:
        of_atoms = np.array([atom.values[dimension] for atom in atoms], dtype=object)
        for value in sorted(set(of_atoms)):
            mask = of_atoms == value
            listed.append((Selection(dimension=dimension, value=value), mask))
            listed += [
                (Selection(period=year, dimension=dimension, value=value), mask & (years == year))
                for year in closed_years
            ]
    listed = [(selection, mask) for selection, mask in listed if mask.any()]
    holds = np.array([mask for _, mask in listed], dtype=bool).reshape(len(listed), len(atoms))
    return Candidates(tuple(selection for selection, _ in listed), tuple(atoms), holds)
