"""Which targets belong to a series, in which periods they were in force, and what is said of them."""

from datetime import date
from fractions import Fraction

import pytest

from models.protected import Selection
from models.target import SetTarget, TargetStanding
from models.vocabulary import Dimension, TargetKind
from pages.parts.series import series_targets
from tests.pages.pet_series import over
from tests.pages.pets import pets

OPEN = Selection(None, Dimension.AUDIENCE, "open_to_all")
SAME = pets(cats=60, dogs=60, fish=20, birds=60)
SERIES = over(SAME, SAME, SAME, selection=OPEN)


def standing(
    category="cats", *, selection=OPEN, kind=TargetKind.SHARE, wanted=0.24, set_on=date(2024, 6, 1), due=None,
    ended=None, characteristic="pet",
):  # fmt: skip
    amount = Fraction(60) if kind is TargetKind.VOICES else Fraction(24, 100)
    target = SetTarget(
        1,
        selection,
        characteristic,
        category,
        kind,
        amount,
        "Head",
        set_on,
        due,
        "The board",
        "First step",
        ended,
    )
    return TargetStanding(
        target, "all", pets(cats=60).comparison.groups[0].heard, None, None, wanted, None, None
    )


@pytest.mark.parametrize(
    ("found", "belongs"),
    [
        (standing(), True),
        (standing(selection=Selection("2024-25", Dimension.AUDIENCE, "open_to_all")), True),
        (standing(selection=Selection("2031-32", Dimension.AUDIENCE, "open_to_all")), False),
        (standing(selection=Selection()), False),
        (standing(selection=Selection(None, Dimension.METHOD, "survey")), False),
        (standing("horses"), False),
        (standing(characteristic="sex"), False),
    ],
)
def test_a_target_belongs_where_group_and_activities_are_the_same(found, belongs):
    """Mutants: the selection's value not looked at; the period not looked at."""
    assert series_targets.of([found], SERIES) == ((found,) if belongs else ())


@pytest.mark.parametrize(
    ("set_on", "ended", "periods"),
    [
        (date(2023, 1, 1), None, ["2023-24", "2024-25", "2025-26"]),
        (date(2025, 3, 31), None, ["2024-25", "2025-26"]),
        (date(2025, 4, 1), None, ["2025-26"]),
        (date(2026, 4, 1), None, []),
        (date(2023, 1, 1), date(2024, 4, 1), ["2023-24"]),
        (date(2023, 1, 1), date(2024, 4, 2), ["2023-24", "2024-25"]),
    ],
)
def test_a_line_stands_in_every_period_in_which_it_was_in_force_on_any_day(set_on, ended, periods):
    """Mutants: in force on the last day of the period only; the day it ended taken for a day of its own."""
    wanted = series_targets.wanted([standing(set_on=set_on, ended=ended)], SERIES)
    assert wanted == dict.fromkeys([(period, "cats") for period in periods], 0.24)


def test_a_target_for_one_period_stands_in_that_alone():
    only = standing(
        selection=Selection("2024-25", Dimension.AUDIENCE, "open_to_all"), set_on=date(2023, 1, 1)
    )
    assert series_targets.wanted([only], SERIES) == {("2024-25", "cats"): 0.24}


def test_of_two_the_newest_counts():
    old, new = standing(set_on=date(2023, 1, 1)), standing(set_on=date(2025, 6, 1), wanted=0.3)
    assert series_targets.wanted([new, old], SERIES) == {
        ("2023-24", "cats"): 0.24, ("2024-25", "cats"): 0.24, ("2025-26", "cats"): 0.3,
    }  # fmt: skip


def test_a_number_of_voices_has_no_line_and_says_so():
    voices = standing(kind=TargetKind.VOICES, wanted=None)
    assert series_targets.wanted([voices], SERIES) == {}
    assert series_targets.notes([voices, standing(due=date(2027, 3, 31))], SERIES) == [
        "Target for friends of cats: 60 voices, set 1 June 2024.",
        "Target for friends of cats: 24% of those heard, set 1 June 2024, due 31 March 2027.",
        "A number of voices is no share, and has no line.",
    ]


def test_a_part_of_a_share_that_is_not_known():
    unknown = standing(kind=TargetKind.SHARE_OF_BENCHMARK, wanted=None)
    assert series_targets.notes([unknown], SERIES) == [
        "Target for friends of cats: a part of their share of the population, which is not known, set 1 June 2024."
    ]
