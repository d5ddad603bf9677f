"""One selection less another inside a third, whatever their dimensions: what three tables together give away.

Sums along one dimension (`subtraction`) don't see that the people of one engagement and those of one stage, with
nobody in both, fit into one year. The sampled programmes do, but not for every cell.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import Limits, TooNarrow


def too_narrow_between(
    drafts: Mapping[str, Draft], *, limits: Mapping[str, Limits], nested: Nesting, width: int
) -> list[TooNarrow]:
    """Return the hidden cells of one characteristic to which three tables leave fewer than `width` + 1 values.

    For selections A and B without a common activity and quarter, both inside C: A is at most the most of C less
    the least of B, plus the people who were in both.
    """
    found: list[TooNarrow] = []
    for level, draft in drafts.items():
        if draft.available.any():
            found += _of_level(level, draft, limits[level], nested, width)
    return found


def _of_level(level: str, draft: Draft, known: Limits, nested: Nesting, width: int) -> list[TooNarrow]:
    apart = _together(draft.holds) == 0
    inside = np.zeros(apart.shape, dtype=bool)
    small, large = np.array(nested.inside, dtype=np.int64).reshape(-1, 2).T
    inside[small, large] = draft.available[small] & draft.available[large]
    base = np.array([draft.attendance_counts(figure) for figure in range(len(draft.shown.figures))])
    judged = base & draft.secret
    hidden = (draft.shown.numbers == HIDDEN) & judged[None, :]
    in_both = _together(draft.tally.asked_again.T > 0)
    found: list[TooNarrow] = []
    for small, large in np.argwhere(inside & hidden.any(axis=1)[:, None]):
        columns = np.flatnonzero(hidden[small])
        others = np.flatnonzero(inside[:, large] & apart[small])
        if len(others):
            found += _of_pair(
                level, known, in_both[small, others], int(small), int(large), others, columns, width
            )
    return found


def _together(there: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return how many columns each two rows share. In floats, exact up to 2**24 of them, as whole numbers are slow."""
    return np.asarray(np.rint(there.astype(np.float32) @ there.T.astype(np.float32)).astype(np.int64))


def _of_pair(
    level: str,
    known: Limits,
    in_both: NDArray[np.int64],
    small: int,
    large: int,
    others: NDArray[np.int64],
    columns: NDArray[np.int64],
    width: int,
) -> list[TooNarrow]:
    taken = known.low[np.ix_(others, columns)] - in_both[:, None]
    most = known.high[large, columns] - taken.max(axis=0)
    narrow = np.minimum(most, known.high[small, columns]) - known.low[small, columns] < width
    return [
        TooNarrow(
            level,
            small,
            int(columns[i]),
            tuple(sorted({(level, small), (level, large), (level, int(others[taken[:, i].argmax()]))})),
        )
        for i in np.flatnonzero(narrow)
    ]
