"""How long an answer takes: days of reports in, told or still waiting, a median with its interval out.

The worked cases were computed by hand from the product-limit estimate. Mutants, each caught here: those who still wait left
out; those who still wait taken as told; Holm's correction left out; the direction of a difference turned round; no least number.
"""

from datetime import timedelta

import pytest
from statsmodels.stats.multitest import multipletests

from data.responses import times, waiting
from data.responses.rules import answer_rules
from data.responses.times import time_to_answer
from models.vocabulary import Pace
from tests.findings import RECEIVED, a_finding


def reports(told=(), still=(), community=""):
    """Reports of a community that were told after so many days, and others that still wait for so many."""
    day = RECEIVED + timedelta(days=2000)
    return [
        *(
            waiting.standing(a_finding(f"{community}t{n}", told=days, community=community), on=day)
            for n, days in enumerate(told)
        ),
        *(
            waiting.standing(
                a_finding(f"{community}w{n}", received=day - timedelta(days=days), community=community),
                on=day,
            )
            for n, days in enumerate(still)
        ),
    ]


MEDIANS = [
    # told after, still waiting for, median, why not
    ((), (), None, "nobody told"),
    ((), (1626,), None, "nobody told"),
    ((66, 48), (), None, "too few"),
    ((10, 20, 30), (), 20, None),
    # Half exactly is not more than half: the next one tells.
    ((10, 20, 30, 40), (), 30, None),
    # By hand: 3/4 after 10, 1/2 after 20, and nobody is told after that.
    ((10, 20), (25, 30), None, "below half"),
    # Who waits leaves the count only after the wait: 4/5, then 3 at risk, 2/3 of it, then 1/2.
    ((10, 40, 50), (20, 60), 50, None),
    # Taken as told after 5 days, those two would give 10.
    ((10, 20, 30), (5, 5), 20, None),
]


@pytest.mark.parametrize(("told", "still", "median", "why"), MEDIANS)
def test_the_median_counts_those_who_wait_as_waiting(told, still, median, why):
    found = time_to_answer(reports(told, still), name="all")
    assert (found.median, found.why) == (median, why)
    assert (found.reports, found.told, found.days) == (len(told) + len(still), len(told), tuple(sorted(told)))
    assert found.longest_wait == max(still, default=None)


def test_an_interval_is_given_from_six_answered_reports_up():
    five = time_to_answer(reports((10, 20, 30, 40, 50)), name="all")
    six = time_to_answer(reports((10, 20, 30, 40, 50, 60)), name="all")
    assert (five.median, five.low, five.high) == (30, None, None)
    assert (six.median, six.low, six.high) == (40, 10, 60)


def test_where_many_still_wait_the_interval_has_no_upper_end():
    found = time_to_answer(reports((10, 20, 30, 40, 50, 60), (100,) * 4), name="all")
    assert (found.median, found.low, found.high) == (60, 10, None)


def test_kinds_come_in_the_order_given_and_then_by_name():
    known = [*reports((10,), community="young"), *reports((20,), community="carers"), *reports((5,))]
    found = times.times_by(known, lambda each: each.finding.community_name or "all", order=("all",))
    assert [each.name for each in found] == ["all", "Carers", "Young"]


def is_carers(each):
    return each.finding.community_name == "Carers"


SLOW, QUICK = (100, 110, 120, 130, 140), (10, 20, 30, 40, 50)
PACES = [
    (SLOW, (), QUICK, (), Pace.LONGER),
    (QUICK, (), SLOW, (), Pace.SHORTER),
    # Nobody of them was told: they wait longer, though there is no median.
    ((), (1000,) * 5, QUICK, (), Pace.LONGER),
    (QUICK, (), (11, 21, 31, 41, 51), (), Pace.NO_CLEAR_DIFFERENCE),
    (SLOW[:4], (), QUICK, (), Pace.TOO_FEW),
    (SLOW, (), QUICK[:4], (), Pace.TOO_FEW),
    ((100, 110), (500,) * 3, (10, 20), (500,) * 3, Pace.TOO_FEW),
]


@pytest.mark.parametrize(("those", "those_wait", "others", "others_wait", "pace"), PACES)
def test_whether_some_wait_longer(those, those_wait, others, others_wait, pace):
    known = [*reports(those, those_wait, "carers"), *reports(others, others_wait)]
    found = times.one_against_others(known, is_carers, name="Carers", others="Others")
    assert found.pace is pace
    assert (found.those.told, found.others.told) == (len(those), len(others))


def test_each_community_is_held_against_all_others_and_looking_at_many_costs_certainty():
    """One comparison alone would be sure of Carers; among eight it is not."""
    mixed = (15, 35, 55, 75, 95)
    known = reports((55, 75, 95, 105, 115), community="carers")
    for name in ("a", "b", "c", "d", "e", "f", "g"):
        known += reports(mixed, community=name)
    alone = times.one_against_others(known, is_carers, name="Carers", others="Others")
    among = times.each_against_others(known, lambda one: one.finding.community_name, others="Others")
    assert alone.pace is Pace.LONGER
    assert {each.name: each.pace for each in among}["Carers"] is Pace.NO_CLEAR_DIFFERENCE
    assert [each.name for each in among] == ["A", "B", "C", "Carers", "D", "E", "F", "G"]


def test_reports_that_are_all_answered_on_one_day_differ_in_nothing():
    """Mutant: the test's own error let through, which took the whole page away."""
    known = [*reports((70,) * 6), *reports((70,) * 6, community="carers")]
    found = times.one_against_others(known, is_carers, name="Carers", others="Others")
    assert found.pace is Pace.NO_CLEAR_DIFFERENCE


def test_holms_correction_is_that_of_statsmodels():
    found = {"a": 0.04, "b": 0.01, "c": 0.03, "d": 0.9, "e": 0.02}
    adjusted = times.holm(found)
    assert [adjusted[name] for name in found] == pytest.approx(
        multipletests(list(found.values()), method="holm")[1]
    )
    assert times.holm({}) == {}


def test_the_rules_are_those_of_the_file():
    rules = answer_rules()
    assert rules.promised_days == 90
    assert 1 - 2 * 0.5 ** (rules.minimum_for_interval - 1) < 0.95 <= 1 - 2 * 0.5**rules.minimum_for_interval
