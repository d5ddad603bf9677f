"""How many of those asked answered.

Mutants that failed these tests: `>` for `>=` in `enough_answers`, `<=` for `<` in `caution`; the hidden parts left out
of `rate_range`; "don't know" left out of the response rate; no upper end at 1; `unanswered` below 0.
"""

from fractions import Fraction

import pytest

from data.measures.answers import (
    caution,
    completeness,
    enough_answers,
    not_recorded_rate,
    prefer_not_to_say_rate,
    response_rate,
    unanswered,
    unanswered_bounds,
)
from models.vocabulary import Missing

CELLS = {"a": 100, "b": 100}


@pytest.mark.parametrize(
    ("known", "asked", "enough", "with_caution"),
    [
        (595, 1000, False, False),
        (600, 1000, True, True),
        (795, 1000, True, True),
        (800, 1000, True, False),
        (1000, 1000, True, False),
    ],
)
def test_under_60_per_cent_no_verdict_and_under_80_a_caution(known, asked, enough, with_caution, shown):
    complete = completeness(shown(known), asked=shown(asked))
    assert complete == Fraction(known, asked)
    assert (enough_answers(complete), caution(complete)) == (enough, with_caution)


def test_completeness_is_never_over_one_though_both_are_rounded(shown):
    assert completeness(shown(205), asked=shown(200)) == 1


def test_no_completeness_of_hidden_answers_or_of_nobody(shown):
    assert completeness(shown(None), asked=shown(40)) is None
    assert completeness(shown(0), asked=shown(0)) is None
    assert not enough_answers(None)
    assert not caution(None)


def test_response_rate_counts_everyone_who_wrote_something(table):
    missing = {Missing.PREFER_NOT_TO_SAY: 20, Missing.DONT_KNOW: 10, Missing.NOT_KNOWN: 70}
    answered = table(CELLS, known=200, asked=300, missing=missing)
    assert response_rate(answered) == (Fraction(230, 300), Fraction(230, 300))
    assert prefer_not_to_say_rate(answered) == Fraction(20, 300)
    assert not_recorded_rate(answered) == Fraction(70, 300)


def test_hidden_parts_leave_a_range(table):
    missing = {Missing.PREFER_NOT_TO_SAY: None, Missing.DONT_KNOW: 10, Missing.NOT_KNOWN: None}
    answered = table(CELLS, known=200, asked=300, missing=missing)
    assert response_rate(answered) == (Fraction(210, 300), Fraction(219, 300))
    assert prefer_not_to_say_rate(answered) is None
    assert not_recorded_rate(answered) is None


def test_rates_of_nobody_are_none(table):
    nobody = table({"a": 0}, known=0, asked=0)
    assert response_rate(nobody) is None
    assert prefer_not_to_say_rate(nobody) is None


@pytest.mark.parametrize(
    ("known", "asked", "people"), [(200, 260, 60), (200, 200, 0), (205, 200, 0), (None, 40, 0)]
)
def test_the_unanswered_are_asked_less_known_as_shown(known, asked, people, table):
    assert unanswered(table(CELLS, known=known, asked=asked)) == people


def test_bounds_of_a_share(shown):
    assert unanswered_bounds(shown(30), known=shown(240), asked=shown(300)) == (
        Fraction(1, 10),
        Fraction(3, 10),
    )
    assert unanswered_bounds(shown(None), known=shown(240), asked=shown(300)) is None
    assert unanswered_bounds(shown(35), known=shown(30), asked=shown(30)) == (1, 1)
