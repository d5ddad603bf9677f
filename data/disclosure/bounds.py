"""The smallest and largest value that a sum of unknown counts can take: what an attacker can work out."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

TOLERANCE = 1e-6
UNBOUNDED = 3


class NoSolutionError(Exception):
    """The equations contradict each other: the model of what is known is wrong."""


def whole_bounds(
    aim: NDArray[np.float64],
    *,
    bounds: Sequence[tuple[float, float | None]],
    equal: NDArray[np.float64] | None = None,
    equal_to: NDArray[np.float64] | None = None,
    at_most: NDArray[np.float64] | None = None,
    at_most_to: NDArray[np.float64] | None = None,
) -> tuple[float, float]:
    """Return the least and greatest value of `aim` @ x in whole numbers, by linear programming (HiGHS).

    x has the length of `aim`; it keeps to `bounds`, `equal` @ x = `equal_to` and `at_most` @ x <= `at_most_to`.
    The bounds are of the relaxation, rounded inwards: right for a sum of whole counts. No upper limit gives inf.

    Raises
    ------
    NoSolutionError
        Nothing satisfies the equations.
    """
    least = _least(aim, bounds, equal, equal_to, at_most, at_most_to)
    most = -_least(-aim, bounds, equal, equal_to, at_most, at_most_to)
    return (
        math.ceil(least - TOLERANCE) if math.isfinite(least) else least,
        math.floor(most + TOLERANCE) if math.isfinite(most) else most,
    )


def _least(
    aim: NDArray[np.float64],
    bounds: Sequence[tuple[float, float | None]],
    equal: NDArray[np.float64] | None,
    equal_to: NDArray[np.float64] | None,
    at_most: NDArray[np.float64] | None,
    at_most_to: NDArray[np.float64] | None,
) -> float:
    found = linprog(
        aim, A_ub=at_most, b_ub=at_most_to, A_eq=equal, b_eq=equal_to, bounds=bounds, method="highs"
    )
    if found.status == UNBOUNDED:
        return -math.inf
    if found.status != 0 or found.fun is None:
        raise NoSolutionError(found.message)
    return float(found.fun)
