"""How many more people a group needs, in exact fractions: floats are one off at equality (method 3.1)."""

from fractions import Fraction

from data.measures.bases import require_protected
from data.measures.shares import drawn
from data.measures.thresholds import thresholds
from models.comparison import KnownBase, Needed
from models.protected import ProtectedCount


def additional_needed(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> int | None:
    """Return the smallest m with (x + m) / (n + m) >= pi, all newcomers from the group; None where hidden.

    `pi` is below 1: at 1 no number of newcomers is enough, and ValueError is raised.
    """
    people = drawn(count, base=base)
    return None if people is None else _additional(people, base=base, pi=pi)


def _additional(people: int, *, base: KnownBase, pi: Fraction) -> int:
    if pi >= 1:
        raise ValueError("People needed are worked out for a share below 1.")
    # ceil((pi n - x) / (1 - pi)) in whole numbers: fractions say the same and take ten times as long.
    part, whole = pi.numerator, pi.denominator
    return max(0, -((people * whole - part * base.shown) // (whole - part)))


def needed(count: ProtectedCount, *, base: KnownBase, pi: Fraction) -> Needed:
    """Return what may be said of the people needed: a number, a range for a hidden group, or why none.

    A hidden group's range runs from the need at its highest count, as it is, to that at its lowest, up to the next 5:
    "at least" may not be rounded up (docs/decisions/0009-at-least-is-not-rounded-up.md).
    """
    require_protected(count, base)
    if pi >= thresholds().large_group:
        return Needed(low=None, high=None, why="large_group")
    exact = additional_needed(count, base=base, pi=pi)
    if exact is not None:
        low = high = exact
    else:
        low = _additional(count.high, base=base, pi=pi)
        high = _up_to_step(_additional(count.low, base=base, pi=pi))
    if high == 0:
        return Needed(low=None, high=None, why="in_proportion")
    return Needed(low=low, high=high)


def rounded_up(people: int) -> int:
    """Return a number of people needed as it is printed: below 20 as it is, else up to the next 5."""
    return people if people < thresholds().exact_below else _up_to_step(people)


def _up_to_step(people: int) -> int:
    step = thresholds().step
    return -(-people // step) * step


def percent_decimals(base: int) -> int:
    """Return the decimals that a percentage of a shown base may have: 0, or 1 from 1,000 up (method 2.7)."""
    return 1 if base >= thresholds().one_decimal_from else 0
