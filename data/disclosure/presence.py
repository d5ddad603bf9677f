"""What a reader knows of presence: that somebody is behind a number that is not shown (method 2.6 G, i).

Two arguments, both of sets of people that are one whole. A table in which one answer holds a whole shown line is not
available, so whoever sees the table knows that at least two answers of each line hold somebody. And the same people
give the same number, so a whole and its only shown part with different numbers are not the same people. Either proves
a single count to be at least one only where no other part of the whole may hold anybody.
"""

import numpy as np
from numpy.typing import NDArray


def of_two_left(
    may_hold: NDArray[np.bool_], *, several: NDArray[np.bool_], starts: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return which parts hold somebody, as `may_hold` (any shape, the parts of the wholes along the last axis).

    `starts` says where the parts of each whole start; `several` (wholes along the last axis) in which wholes at least
    two parts are known to hold somebody. Where only two may, both do.
    """
    two = several & (np.add.reduceat(may_hold.astype(np.int64), starts, axis=-1) == 2)
    return may_hold & _for_parts(two, may_hold, starts)


def of_unlike_numbers(
    may_hold: NDArray[np.bool_],
    *,
    numbers: NDArray[np.int64],
    on_show: NDArray[np.bool_],
    whole_numbers: NDArray[np.int64],
    whole_on_show: NDArray[np.bool_],
    starts: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return which parts that are not shown hold somebody, shapes as in `of_two_left`.

    That is the only other part of a whole of which one part is shown, with another number than the whole. `numbers`
    are rounded by the keys of the people behind them, as the wholes' are.
    """
    one_part = np.add.reduceat(np.where(on_show, numbers, 0), starts, axis=-1)
    unlike = whole_on_show & (one_part != whole_numbers)
    unlike &= np.add.reduceat(on_show.astype(np.int64), starts, axis=-1) == 1
    unlike &= np.add.reduceat((may_hold & ~on_show).astype(np.int64), starts, axis=-1) == 1
    return may_hold & ~on_show & _for_parts(unlike, may_hold, starts)


def _for_parts(
    wholes: NDArray[np.bool_], parts: NDArray[np.bool_], starts: NDArray[np.int64]
) -> NDArray[np.bool_]:
    sizes = np.diff(np.append(starts, parts.shape[-1]))
    return np.repeat(wholes, sizes, axis=-1)
