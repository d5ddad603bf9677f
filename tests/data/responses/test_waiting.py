"""Who waits for an answer: a finding and a day in, where it stands out.

Mutants, each caught here: late on the day it is due; an answer that people were not told stopping the clock; the day of
the month forgotten in a wait in months; what is dated later counted as happened.
"""

from datetime import date, timedelta

import pytest

from data.responses import waiting
from data.responses.waiting import Flow, duration
from models.vocabulary import Decision, FindingState
from tests.findings import RECEIVED, a_finding

STATES = [
    # decided, told, day (all after it was received; due after 90), state, days, overdue since
    (None, None, 0, FindingState.WAITING, 0, None),
    (None, None, 90, FindingState.WAITING, 90, None),
    (None, None, 91, FindingState.OVERDUE, 91, 91),
    (40, None, 39, FindingState.WAITING, 39, None),
    (40, None, 40, FindingState.NOT_TOLD, 40, None),
    (40, None, 91, FindingState.OVERDUE, 91, 91),
    (40, 50, 49, FindingState.NOT_TOLD, 49, None),
    (40, 50, 50, FindingState.TOLD, 50, None),
    (40, 50, 900, FindingState.TOLD, 50, None),
    (100, 120, 119, FindingState.OVERDUE, 119, 91),
    (100, 120, 120, FindingState.TOLD, 120, None),
]


@pytest.mark.parametrize(("decided", "told", "day", "state", "days", "since"), STATES)
def test_where_a_finding_stands(decided, told, day, state, days, since):
    found = waiting.standing(a_finding(decided=decided, told=told), on=RECEIVED + timedelta(days=day))
    assert (found.state, found.days) == (state, days)
    assert found.overdue_since == (None if since is None else RECEIVED + timedelta(days=since))


@pytest.mark.parametrize(("told", "late"), [(90, False), (91, True), (None, True)])
def test_an_answer_is_late_from_the_day_after_it_is_due(told, late):
    found = waiting.standing(a_finding(told=told), on=RECEIVED + timedelta(days=400))
    assert found.late is late


def test_without_a_day_that_it_is_due_nothing_is_overdue():
    found = waiting.standing(a_finding(due=None), on=RECEIVED + timedelta(days=4000))
    assert (found.state, found.overdue_since, found.late) == (FindingState.WAITING, None, False)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 6, 14), date(2026, 10, 2), "4 years 3 months"),
        (date(2022, 6, 14), date(2026, 6, 14), "4 years"),
        (date(2022, 6, 14), date(2026, 6, 13), "3 years 11 months"),
        (date(2025, 8, 11), date(2026, 10, 2), "1 year 1 month"),
        (date(2026, 2, 2), date(2026, 10, 2), "8 months"),
        (date(2026, 2, 3), date(2026, 10, 2), "7 months"),
        (date(2026, 8, 2), date(2026, 10, 2), "2 months"),
        (date(2026, 8, 3), date(2026, 10, 2), "60 days"),
        (date(2026, 10, 1), date(2026, 10, 2), "1 day"),
        (date(2026, 10, 2), date(2026, 10, 2), "0 days"),
    ],
)
def test_a_wait_in_words(first, last, words):
    assert duration(first, last) == words


def test_those_who_wait_come_oldest_first_and_later_ones_not_at_all():
    on = RECEIVED + timedelta(days=200)
    known = waiting.standings(
        [
            a_finding("b", received=RECEIVED + timedelta(days=150)),
            a_finding("told", told=20),
            a_finding("later", received=on + timedelta(days=1)),
            a_finding("c"),
            a_finding("a"),
        ],
        on=on,
    )
    assert [each.finding.reference for each in waiting.waiting(known)] == ["a", "c", "b"]
    assert [each.finding.reference for each in waiting.overdue(known)] == ["a", "c"]


def test_the_flow_counts_each_step_and_what_was_refused_has_nothing_to_do():
    on = RECEIVED + timedelta(days=100)
    findings = [
        a_finding("a"),
        a_finding("b", decided=50),
        a_finding("c", decided=50, done=60, told=101),
        a_finding("d", decided=50, done=60, told=70),
        a_finding("e", decided=50, told=70, decision=Decision.NOT),
    ]
    found = waiting.flow(waiting.standings(findings, on=on), on=on)
    assert found == Flow(said=5, answered=4, to_do=3, done=2, told=2)
