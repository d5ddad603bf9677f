"""Who knows which counted heads: the partner who holds an activity knows the heads counted there, exactly."""

from collections.abc import Mapping

import numpy as np

from data.counting.records import Records, only
from models.register import Activity


def insiders(records: Records, *, activities: Mapping[str, Activity]) -> tuple[Records, ...]:
    """Return the heads that somebody knows: all of them, as if partners told each other, then those of each partner.

    Empty where nobody was counted. With one partner the second would be the first again, and is left out. `activities`
    are those of the register, by reference.

    Raises
    ------
    KeyError
        A record is of an activity that is not among them.
    """
    if not records.counted.any():
        return ()
    holders = np.array([activities[reference].held_by for reference, _ in records.atom_names], dtype=str)
    held_by = holders[records.atoms]
    partners = sorted(set(held_by[records.counted]))
    each = [only(records, records.counted & (held_by == name)) for name in partners]
    return (only(records, records.counted), *(each if len(each) > 1 else ()))
