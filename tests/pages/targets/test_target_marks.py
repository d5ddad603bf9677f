"""Targets on the page of one characteristic: which are shown, where they stand, what they say."""

from datetime import date
from fractions import Fraction

from models.protected import EVERYTHING, Selection
from models.target import SetTarget, TargetStanding
from models.vocabulary import TargetKind, TargetState
from pages.parts.reach import target_marks
from tests.pages.pets import count, pets

COMPARED = pets(cats=20, dogs=None, fish=20, birds=150)


def standing(category="cats", *, selection=EVERYTHING, level="all", **given):
    target = SetTarget(
        number=1,
        selection=selection,
        characteristic="pet",
        category=category,
        kind=TargetKind.SHARE,
        amount=Fraction("0.24"),
        owner="Head of pets",
        set_on=date(2026, 1, 1),
        due_on=given.pop("due_on", None),
        source="plan",
        reason="",
    )
    values = {
        "heard": count(20),
        "base": None,
        "share": 0.1,
        "wanted_share": 0.24,
        "wanted_people": None,
        "state": TargetState.NOT_MET,
    }
    return TargetStanding(target, level, **(values | given))


def test_only_targets_of_the_very_selection_and_level_are_shown():
    """Mutant: no look at the selection, which holds a target for one year against all time."""
    here = standing()
    others = [standing(selection=Selection("2024-25")), standing(level="coarse")]
    assert target_marks.of([here, *others], COMPARED) == (here,)


def test_a_share_stands_at_its_part_of_the_benchmark_and_voices_at_their_part_of_the_expected():
    """Cats: 30% live here and 60 of 200 are expected."""
    voices = standing(wanted_share=None, wanted_people=90.0)
    nothing = standing("dogs", wanted_share=None)
    assert target_marks.on_axis([standing(), voices, nothing], COMPARED) == {"cats": (0.8, 1.5)}


def test_a_target_says_what_it_asks_for_by_when_and_how_it_stands():
    voices = standing(wanted_share=None, wanted_people=90.0, due_on=date(2027, 3, 31), state=TargetState.MET)
    silent = standing(state=None, why="no_source")
    never = standing(state=None, why="not_asked")
    assert target_marks.lines([standing(), voices, silent, never], COMPARED) == [
        "Target for friends of cats: 24.0% of those who answered. Not met.",
        "Target for friends of cats: 90 people by 31 March 2027. Met.",
        "Target for friends of cats: 24.0% of those who answered. No source is given, so nothing is said of it.",
        "Target for friends of cats: 24.0% of those who answered. Nobody was asked this question.",
    ]
