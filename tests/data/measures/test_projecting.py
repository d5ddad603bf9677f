"""From the people heard so far to a range by closing: what is projected, and what is not."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.special import betainc

from data.measures import compare, pace, projected, projections
from data.measures.thresholds import thresholds
from models.projection import Pace
from models.vocabulary import Course

OPENED, CLOSES = date(2026, 1, 1), date(2026, 3, 2)


# --- days


@pytest.mark.parametrize(
    ("opened", "closes", "as_of", "expected"),
    [
        (OPENED, CLOSES, date(2026, 1, 31), Pace(30, 30)),
        (OPENED, CLOSES, OPENED, Pace(0, 60)),
        (OPENED, CLOSES, CLOSES, Pace(60, 0)),
        (OPENED, CLOSES, date(2026, 4, 1), Pace(90, 0)),
        (None, CLOSES, date(2026, 1, 31), Pace(None, 30)),
        (OPENED, None, date(2026, 1, 31), Pace(30, None)),
        (OPENED, CLOSES, date(2025, 12, 1), Pace(0, 91)),
    ],
)
def test_days_are_counted_to_the_day_of_the_figures_and_from_it_to_closing(opened, closes, as_of, expected):
    """Mutant: days ahead counted from opening."""
    assert pace(opened_on=opened, closes_on=closes, as_of=as_of) == expected


# --- the range


@pytest.mark.parametrize(
    ("people", "days_open", "days_ahead", "expected"),
    [
        # Without a day ahead there is only the rounding: 40 is 36 to 44, outwards to 5.
        (40, 30, 0, (35, 45)),
        (40, 309, 66, (35, 65)),
        (40, 30, 30, (55, 110)),
        (400, 30, 30, (735, 870)),
        (10, 30, 30, (10, 40)),
        (0, 30, 30, (0, 5)),
    ],
)
def test_the_range_holds_rounding_and_chance_in_whole_fives(shown, people, days_open, days_ahead, expected):
    """Mutants: the range from the shown count alone; rounded to the nearest 5 instead of outwards."""
    assert projected([shown(people)], days_open=days_open, days_ahead=days_ahead) == (expected,)


def test_the_range_is_that_of_the_predictive_distribution(exactly):
    """Worked out another way: P(Y <= y) of the negative binomial is the regularised beta I_p(x + 1/2, y + 1).

    Mutant: Jeffreys' half left out.
    """
    for people, days_open, days_ahead in ((3, 20, 40), (17, 30, 15), (250, 90, 30)):
        chance = days_open / (days_open + days_ahead)
        below = [betainc(people + 0.5, y + 1, chance) for y in range(2000)]
        low = people + next(y for y, p in enumerate(below) if p >= 0.025)
        high = people + next(y for y, p in enumerate(below) if p >= 0.975)
        outwards = (low // 5 * 5, -(-high // 5) * 5)
        assert projected([exactly(people)], days_open=days_open, days_ahead=days_ahead) == (outwards,)


@pytest.mark.parametrize("rate", [0.1, 0.5, 2.0])
@pytest.mark.parametrize(("days_open", "days_ahead"), [(20, 5), (20, 20), (20, 80)])
def test_nineteen_ranges_in_twenty_hold_what_comes(exactly, rate, days_open, days_ahead):
    """A simulation of people who come at one rate, seeded; rounding outwards makes it more than 95 %.

    Mutant: the tail at 20 % instead of 2.5 %.
    """
    rng = np.random.default_rng(20260)
    so_far = rng.poisson(rate * days_open, 400)
    by_then = so_far + rng.poisson(rate * days_ahead, 400)
    ranges = projected([exactly(int(n)) for n in so_far], days_open=days_open, days_ahead=days_ahead)
    held = sum(low <= n <= high for (low, high), n in zip(ranges, by_then.tolist(), strict=True))
    assert held / 400 >= 0.94


def test_a_hidden_count_has_no_range(shown):
    assert projected([shown(None), shown(40)], days_open=30, days_ahead=0) == (None, (35, 45))


def test_a_plain_number_is_refused():
    with pytest.raises(TypeError, match="protected counts only"):
        projected([40], days_open=30, days_ahead=30)


@pytest.mark.parametrize(("days_open", "days_ahead"), [(0, 10), (-1, 10), (10, -1)])
def test_no_days_no_pace(shown, days_open, days_ahead):
    with pytest.raises(ValueError, match="at least one day"):
        projected([shown(40)], days_open=days_open, days_ahead=days_ahead)


# --- the course


@pytest.fixture
def course(table, benchmark, rules):
    """course({"cats": 60}, {"cats": "0.5"}, known=200, days=(30, 30)): each projection by category."""

    def run(cells, shares, *, known=200, asked=None, days=(30, 30)):
        made = table(cells, known=known, asked=asked or known)
        found = compare(made, benchmark=benchmark(**shares) if shares else None, rules=rules)
        return {each.category: each for each in projections(found, pace=Pace(*days))}

    return run


SHARES = {"cats": "0.3", "dogs": "0.3", "fish": "0.1", "birds": "0.3"}


@pytest.mark.parametrize(
    ("cats", "expected", "by"),
    [
        # In proportion by closing: 0.3 of twice 200, that is 120; the base may be 196, so 117.6.
        (20, Course.SHORT, 80),
        (35, Course.SHORT, 50),
        (45, Course.NO_CLEAR_ANSWER, None),
        (60, Course.NO_CLEAR_ANSWER, None),
        (80, Course.ON_COURSE, None),
        (120, Course.ON_COURSE, None),
    ],
)
def test_short_on_course_or_no_clear_answer(course, cats, expected, by):
    """Mutants: *short* drawn at the bottom of the range; *on course* drawn at its top."""
    found = course({"cats": cats, "dogs": 40, "fish": 20, "birds": 60}, SHARES)["cats"]
    assert (found.course, found.short_by) == (expected, by)
    assert found.in_proportion == pytest.approx(120)


def test_the_ends_decide_and_not_the_middle(course):
    """At 0.8 of proportion the bottom of the range is just enough; the limits of the base count too.

    Mutant: the shown base instead of its limits.
    """
    found = course({"cats": 665, "dogs": 335}, {"cats": "0.6", "dogs": "0.4"}, known=1000, days=(1000, 0))
    assert (found["cats"].low, found["cats"].high) == (665, 670)
    assert found["cats"].course is Course.ON_COURSE
    # 0.8 of 0.4 of 1,000 is 320, of 1,004 it is more: a bottom of 320 is not enough, 325 is. What is told of either
    # begins at the number that is shown.
    for dogs, low, expected in ((325, 325, Course.SHORT), (330, 330, Course.ON_COURSE)):
        edge = course({"cats": 675, "dogs": dogs}, {"cats": "0.6", "dogs": "0.4"}, known=1000, days=(1000, 0))
        assert (edge["dogs"].low, edge["dogs"].course) == (low, expected)


@pytest.mark.parametrize("days", [(300, 3), (30, 1), (30, 30), (30, 0)])
def test_never_fewer_by_closing_than_are_shown_now(course, days):
    """Mutant: the low end as `projected` gives it."""
    found = course({"cats": 20, "dogs": 40, "fish": 10, "birds": 130}, SHARES, days=days)
    for category, shown in (("cats", 20), ("dogs", 40), ("fish", 10), ("birds", 130)):
        assert found[category].low >= shown


def test_two_days_of_the_figures_make_one_wider_range_and_agree_on_a_course(table, benchmark, rules):
    """Cats are short at both paces; of another group the two do not agree.

    Mutants: the later pace alone; the earlier one alone; a course from either end.
    """
    made = table({"cats": 200, "dogs": 300, "fish": 90, "birds": 1410}, known=2000, asked=2000)
    shares = {"cats": "0.3", "dogs": "0.2", "fish": "0.05", "birds": "0.45"}
    found = compare(made, benchmark=benchmark(**shares), rules=rules)
    late, early = Pace(90, 10), Pace(30, 70)
    slow, fast = projections(found, pace=late), projections(found, pace=early)
    both = projections(found, pace=late, earliest=early)
    for one, a, b in zip(both, slow, fast, strict=True):
        assert (one.low, one.high) == (a.low, b.high)
        assert one.course is (a.course if a.course is b.course else Course.NO_CLEAR_ANSWER)
        assert (one.in_proportion, one.most_in_proportion) == (a.in_proportion, b.in_proportion)
        assert one.shares[0] <= min(a.low / a.in_proportion, b.low / b.in_proportion)
        assert one.shares[1] >= max(a.high / a.in_proportion, b.high / b.in_proportion)
    assert both[0].course is Course.SHORT
    assert both[0].short_by == min(slow[0].short_by, fast[0].short_by)
    assert any(a.course is not b.course for a, b in zip(slow, fast, strict=True))
    assert projections(found, pace=late, earliest=late) == slow


def test_a_hidden_group_has_no_pace_and_its_proportion_stands(course):
    found = course({"cats": 60, "dogs": None, "fish": 20, "birds": 60}, SHARES)["dogs"]
    assert (found.low, found.high, found.course) == (None, None, None)
    assert (found.no_pace, found.no_course) == ("hidden", "no_pace")
    assert found.in_proportion == pytest.approx(120)


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((6, 30), "too_early"),
        ((7, 30), ""),
        ((None, 30), "no_opening_day"),
        ((30, None), "no_closing_day"),
    ],
)
def test_without_a_week_or_a_day_there_is_no_pace_for_anybody(course, days, why):
    """Mutant: a week taken as more than 7 days."""
    found = course({"cats": 60, "dogs": 60, "fish": 20, "birds": 60}, SHARES, days=days)
    assert {each.no_pace for each in found.values()} == {why}
    assert all((each.low is None) == bool(why) for each in found.values())
    assert thresholds().minimum_days_open == 7


def test_a_table_that_is_not_available_has_no_pace(table, benchmark, rules):
    made = replace(table({"cats": None, "dogs": None}, known=None, asked=None), available=False)
    found = projections(
        compare(made, benchmark=benchmark(cats="0.5", dogs="0.5"), rules=rules), pace=Pace(30, 30)
    )
    assert [(each.category, each.no_pace, each.low) for each in found] == [
        ("cats", "not_available", None),
        ("dogs", "not_available", None),
    ]


@pytest.mark.parametrize(
    ("shares", "known", "asked", "why"),
    [
        (None, 200, 200, "no_benchmark"),
        ({"cats": "0.5", "dogs": "0.5"}, 115, 200, "not_enough_answers"),
    ],
)
def test_without_something_to_hold_it_against_there_is_a_range_and_no_course(
    course, shares, known, asked, why
):
    found = course({"cats": 60, "dogs": 55}, shares, known=known, asked=asked)["cats"]
    assert (found.course, found.no_course) == (None, why)
    assert found.low is not None
    assert found.in_proportion is None


def test_projections_stand_in_the_order_of_the_table(course):
    assert list(course({"cats": 60, "dogs": 60, "fish": 20, "birds": 60}, SHARES)) == list(SHARES)


def test_two_tables_that_show_the_same_project_the_same(course):
    cells = {"cats": 60, "dogs": None, "fish": 20, "birds": 60}
    assert course(cells, SHARES) == course(cells, SHARES)
