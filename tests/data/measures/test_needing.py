"""How many more people a group needs, and how numbers are printed.

Mutants that failed these tests: `ceil` of floats; the need of the whole group instead of the newcomers' (no division
by 1 - pi); low and high of the range swapped; no rounding of the range; `>` for `>=` at a share of 30 %; 21 printed
exactly as 19 is; one decimal from above 1,000 only.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.measures.needing import additional_needed, needed, percent_decimals, rounded_up
from models.comparison import KnownBase, Needed
from models.protected import ProtectedCount

ROWS_OF_THE_METHOD = [
    (10, 100, "0.1", 0),
    (9, 100, "0.1", 2),
    (0, 100, "0.1", 12),
    (0, 0, "0.1", 0),
    (12, 240, "0.093", 12),
    (3, 143, "0.04", 3),
    (49, 100, "0.5", 2),
    (0, 100, "0.001", 1),
    (100, 1000, "0.2", 125),
]
IN_PROPORTION = (7, 100, "0.07", 0)
"""7 of 100 at 7 %: in floating point 0.07 * 100 is a little over 7, and one person more would be asked for."""


@pytest.mark.parametrize(("people", "base", "pi", "additional"), [*ROWS_OF_THE_METHOD, IN_PROPORTION])
def test_rows_of_the_method(people, base, pi, additional, exactly, out_of):
    facts = {"base": out_of(base), "pi": Fraction(pi)}
    assert additional_needed(exactly(people), **facts) == additional


@given(
    people=st.integers(min_value=0, max_value=2000),
    others=st.integers(min_value=0, max_value=2000),
    pi=st.fractions(min_value=Fraction(1, 5000), max_value=Fraction(49, 50), max_denominator=10_000),
)
def test_the_number_needed_is_the_smallest_that_is_enough(people, others, pi):
    base = people + others
    count, known = ProtectedCount(people, None, people, people), KnownBase(base, base, base)
    more = additional_needed(count, base=known, pi=pi)
    assert people + more >= pi * (base + more)
    assert more == 0 or people + more - 1 < pi * (base + more - 1)


def test_a_hidden_count_has_no_single_number(shown, known):
    assert additional_needed(shown(None), base=known(240), pi=Fraction("0.093")) is None


def test_where_nobody_else_lives_no_number_is_enough(shown, known):
    with pytest.raises(ValueError, match=r"^People needed are worked out for a share below 1\.$"):
        additional_needed(shown(10), base=known(240), pi=Fraction(1))


@pytest.mark.parametrize(
    ("people", "base", "pi", "expected"),
    [
        (10, 240, "0.093", Needed(low=14, high=14)),  # 12.32 short over 0.907
        (None, 240, "0.093", Needed(low=15, high=25)),  # 14.69 and 24.61, each up to the next 5
        (None, 200, "0.045", Needed(low=0, high=10)),
        (25, 240, "0.093", Needed(low=None, high=None, why="in_proportion")),
        (70, 240, "0.2999", Needed(low=3, high=3)),
        (70, 240, "0.3", Needed(low=None, high=None, why="large_group")),
        (35, 30, "0.2", Needed(low=None, high=None, why="in_proportion")),  # 35 of 30 is drawn as 30
    ],
)
def test_what_is_said_of_the_people_needed(people, base, pi, expected, shown, known):
    assert needed(shown(people), base=known(base), pi=Fraction(pi)) == expected


def test_a_hidden_group_that_needs_nobody_even_at_none(shown, known):
    assert needed(shown(None), base=known(0), pi=Fraction("0.1")) == Needed(
        low=None, high=None, why="in_proportion"
    )


@given(
    low=st.integers(min_value=0, max_value=9),
    base=st.integers(min_value=6, max_value=400),
    pi=st.fractions(min_value=Fraction(1, 1000), max_value=Fraction(29, 100), max_denominator=1000),
)
def test_the_range_of_a_hidden_group_holds_every_number_it_can_be(low, base, pi):
    hidden = ProtectedCount(None, None, 0, 9)
    known = KnownBase(5 * base, 5 * base - 4, 5 * base + 4)
    found = needed(hidden, base=known, pi=pi)
    truth = additional_needed(ProtectedCount(low, None, low, low), base=known, pi=pi)
    assert found.low is not None
    assert found.low <= truth <= found.high, "at least is at least: never more than would do"
    assert found.high % 5 == 0


@pytest.mark.parametrize(
    ("people", "printed"), [(0, 0), (1, 1), (19, 19), (20, 20), (21, 25), (25, 25), (26, 30)]
)
def test_twenty_and_over_are_printed_up_to_the_next_five(people, printed):
    assert rounded_up(people) == printed


@pytest.mark.parametrize(("base", "decimals"), [(30, 0), (995, 0), (1000, 1), (250_000, 1)])
def test_a_percentage_has_a_decimal_from_a_base_of_a_thousand(base, decimals):
    assert percent_decimals(base) == decimals
