"""Funnel limits against the binomial itself, and positions at every boundary."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import binom

from data.measures.funnel import INNER, OUTER, limits, position
from models.comparison import KnownBase
from models.protected import ProtectedCount


def exactly(people: int) -> ProtectedCount:
    return ProtectedCount(people, None, people, people)


def base(people: int) -> KnownBase:
    return KnownBase(people, people, people)


@pytest.mark.parametrize("pi", [Fraction(1, 50), Fraction(12, 100), Fraction(1, 2), Fraction(88, 100)])
@pytest.mark.parametrize("size", [10, 30, 100, 777, 5000])
@pytest.mark.parametrize("inside", [INNER, OUTER])
def test_a_number_lies_under_the_lower_limit_just_where_so_few_are_rarer_than_the_tail(pi, size, inside):
    """Mutant: limits without interpolation (r / n), which puts r itself on the limit."""
    tail = float(1 - inside) / 2
    lower, upper = limits([size], pi=pi, inside=inside)
    people = np.arange(size + 1)
    below = people / size < lower[0] - 1e-12
    above = people / size > upper[0] + 1e-12
    assert below.tolist() == (binom.cdf(people, size, float(pi)) < tail).tolist()
    assert above.tolist() == (binom.sf(people - 1, size, float(pi)) < tail).tolist()


def test_limits_by_hand():
    """Ten people of a group that is half: P(X<=1) = 11/1024, P(X<=2) = 56/1024, so 2.5 % lies between 1 and 2."""
    lower, upper = limits([10], pi=Fraction(1, 2), inside=INNER)
    a = (56 / 1024 - 0.025) / (45 / 1024)
    assert lower[0] == pytest.approx((2 - a) / 10)
    assert upper[0] == pytest.approx(1 - lower[0]), "where half are of the group, both ends mirror each other"


def test_limits_narrow_as_engagements_grow_and_stay_between_nobody_and_everybody():
    lower, upper = limits([10, 100, 1000, 10_000], pi=Fraction(1, 10), inside=OUTER)
    assert list(lower) == sorted(lower)
    assert list(upper) == sorted(upper, reverse=True)
    assert lower[0] == 0
    assert all(upper <= 1)


@pytest.mark.parametrize(
    ("people", "expected"),
    [(25, "far_below"), (26, "far_below"), (34, "far_below"), (35, "below"), (39, "below"), (40, "inside"),
     (50, "inside"), (60, "inside"), (61, "above"), (65, "above"), (66, "far_above"), (80, "far_above")],
)  # fmt: skip
def test_positions_of_a_hundred_people_where_half_are_of_the_group(people, expected):
    """P(X<=39) = 0.0176, P(X<=40) = 0.0284, P(X<=34) = 0.00089, P(X<=35) = 0.00176, and the same from above.

    Mutant: `<=` on a count one higher.
    """
    assert position(exactly(people), base=base(100), pi=Fraction(1, 2)) == expected


def test_a_position_is_said_only_where_it_holds_for_all_that_the_rounding_may_hide():
    """Mutant: the shown count in place of the highest."""
    assert (
        position(ProtectedCount(40, None, 36, 44), base=KnownBase(120, 116, 124), pi=Fraction(1, 2))
        == "below"
    )
    assert (
        position(ProtectedCount(40, None, 36, 48), base=KnownBase(120, 116, 124), pi=Fraction(1, 2))
        == "inside"
    )


@pytest.mark.parametrize(
    ("size", "expected"),
    [(20, "unknown"), (35, "unknown"), (60, "unknown"), (90, "unknown"), (190, "below"), (300, "far_below")],
)
def test_a_hidden_number_is_surely_below_or_not_known(size, expected):
    """Mutant: every hidden number that is not surely outside said to be inside."""
    hidden = ProtectedCount(None, None, 0, 9)
    assert position(hidden, base=base(size), pi=Fraction(1, 10)) == expected


@pytest.mark.parametrize(
    ("pi", "size", "expected"),
    [(Fraction(1, 50), 180, "unknown"), (Fraction(1, 10), 36, "unknown"), (Fraction(1, 4), 12, "unknown"),
     (Fraction(1, 10), 10, "unknown")],
)  # fmt: skip
def test_a_hidden_number_that_may_lie_on_both_sides_of_a_limit_is_not_known(pi, size, expected):
    """Up to 9 people may be too many in a small engagement and nobody too few in a large one."""
    assert position(ProtectedCount(None, None, 0, 9), base=base(size), pi=pi) == expected


def test_a_hidden_number_whose_whole_band_is_inside_is_inside():
    """P(X=0) of 30 at 5 % is 0.21 and P(X>=4) is 0.061. Mutant: the band's lower end alone."""
    assert position(ProtectedCount(None, None, 0, 4), base=base(30), pi=Fraction(1, 20)) == "inside"
    assert position(ProtectedCount(None, None, 0, 5), base=base(30), pi=Fraction(1, 20)) == "unknown"


def test_an_empty_base_is_inside():
    assert position(ProtectedCount(None, None, 0, 9), base=KnownBase(0, 0, 0), pi=Fraction(1, 10)) == "inside"


def test_plain_numbers_are_refused():
    with pytest.raises(TypeError):
        position(5, base=base(100), pi=Fraction(1, 2))
