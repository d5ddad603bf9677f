"""Keyed random rounding: the same people give the same number by any route (method 2.6 A and B)."""

import numpy as np
from numpy.typing import NDArray

from models.facts import DisclosureRules

HIDDEN = -1
"""Stands for "fewer than 10" in arrays of shown counts."""

_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


def uniform(cell_keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return for each cell key a number from 0 up to 1: the three mixing lines of splitmix64, over 2^64."""
    z = np.asarray(cell_keys, dtype=np.uint64)
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    z = z ^ (z >> np.uint64(31))
    return z.astype(np.float64) / 2.0**64


def rounded(
    counts: NDArray[np.int64], *, keys: NDArray[np.uint64], rules: DisclosureRules
) -> NDArray[np.int64]:
    """Round each count to a multiple of the base, up or down by its cell key; multiples stay as they are.

    Keyed: up with probability remainder/base, so without bias and by at most base - 1. Otherwise to the nearest.
    """
    counts = np.asarray(counts, dtype=np.int64)
    floor = counts // rules.base * rules.base
    rest = counts - floor
    up = uniform(keys) < rest / rules.base if rules.keyed else 2 * rest >= rules.base
    return floor + rules.base * up


def shown(
    counts: NDArray[np.int64], *, keys: NDArray[np.uint64], rules: DisclosureRules, zeros_hidden: bool
) -> NDArray[np.int64]:
    """Return what may be shown of each count: a rounded number, or `HIDDEN`.

    Hidden: 1 to `hide_up_to`; whatever rounds to less than `min_display`; zero where `zeros_hidden`.
    """
    counts = np.asarray(counts, dtype=np.int64)
    numbers = rounded(counts, keys=keys, rules=rules)
    small = (counts <= rules.hide_up_to) | (numbers < rules.min_display)
    if not zeros_hidden:
        small &= counts > 0
    return np.where(small, HIDDEN, numbers)
