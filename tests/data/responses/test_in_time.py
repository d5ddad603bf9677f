"""How often reports were told in the time promised: findings and a day in, two shares and their difference out.

The interval is held against Newcombe's own formula, written out here. Mutants, each caught: reports that are not due yet
counted; a report on its last day counted as due; the sides the other way about; no least number on a side.
"""

from datetime import timedelta
from math import sqrt

import pytest

from data.responses import in_time, waiting
from data.responses.in_time import InTime
from data.responses.rules import answer_rules
from tests.findings import RECEIVED, a_finding

ON = RECEIVED + timedelta(days=400)
PROMISED = 90


def reports(*days, age=400, community=""):
    """Reports that came in `age` days ago and were told after so many days; None still waits."""
    return [
        waiting.standing(
            a_finding(
                f"{community}{age}{n}", received=ON - timedelta(days=age), told=told, community=community
            ),
            on=ON,
        )
        for n, told in enumerate(days)
    ]


IN_TIME = [
    ((), 400, InTime(0, 0)),
    ((10, 90, 91, 200, None), 400, InTime(2, 5)),
    # On its last day a report may still be told in time, so that nothing is known of it yet.
    ((10, None), 90, InTime(0, 0)),
    ((10, None), 91, InTime(1, 2)),
]


@pytest.mark.parametrize(("days", "age", "found"), IN_TIME)
def test_only_reports_whose_promised_days_are_over_count(days, age, found):
    assert answer_rules().promised_days == PROMISED
    assert in_time.told_in_time(reports(*days, age=age), on=ON) == found


def newcombe(one, of_one, other, of_other):
    """Newcombe 1998, method 10: the square-root sum of the distances to the ends of Wilson's intervals."""
    z = 1.959963984540054

    def wilson(x, n):
        middle, half = x / n + z * z / (2 * n), z * sqrt(x / n * (1 - x / n) / n + z * z / (4 * n * n))
        return [(middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)]

    p, q = one / of_one, other / of_other
    (low, high), (least, most) = wilson(one, of_one), wilson(other, of_other)
    return (
        p - q - sqrt((p - low) ** 2 + (most - q) ** 2),
        p - q + sqrt((high - p) ** 2 + (q - least) ** 2),
    )


@pytest.mark.parametrize(
    ("those", "others"), [((2, 7), (8, 10)), ((0, 5), (5, 5)), ((5, 5), (5, 5)), ((7, 21), (6, 7))]
)
def test_the_difference_has_newcombes_interval(those, others):
    known = [
        *reports(*[10] * those[0], *[None] * (those[1] - those[0]), community="carers"),
        *reports(*[10] * others[0], *[None] * (others[1] - others[0])),
    ]
    found = in_time.difference(
        known, lambda each: each.finding.community_name == "Carers", name="Carers", others="Others", on=ON
    )
    assert (found.those, found.others) == (InTime(*those), InTime(*others))
    assert found.more == pytest.approx(those[0] / those[1] - others[0] / others[1])
    assert (found.low, found.high) == pytest.approx(newcombe(*those, *others))


def test_too_few_due_on_either_side_give_no_difference():
    least = answer_rules().minimum_on_each_side
    for mine, rest in ((least - 1, 20), (20, least - 1)):
        known = [*reports(*[10] * mine, community="carers"), *reports(*[10] * rest)]
        (found,) = [
            each
            for each in in_time.differences_of_each(
                known, lambda each: each.finding.community_name or "Open", others="All others", on=ON
            )
            if each.name == "Carers"
        ]
        assert (found.those.due, found.others.due) == (mine, rest)
        assert (found.more, found.low, found.high) == (None, None, None)


def test_kinds_stand_by_name_each_against_all_others():
    known = [*reports(10, None, community="young"), *reports(10, 10, 100, community="carers"), *reports(None)]
    found = in_time.differences_of_each(
        known, lambda each: each.finding.community_name or "open", others="All others", on=ON
    )
    assert [(each.name, each.those, each.others) for each in found] == [
        ("Carers", InTime(2, 3), InTime(1, 3)),
        ("open", InTime(0, 1), InTime(3, 5)),
        ("Young", InTime(1, 2), InTime(2, 4)),
    ]
