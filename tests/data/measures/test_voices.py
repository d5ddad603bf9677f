"""Voices of one community, engagement by engagement, put together from what is shown."""

import pytest

from data.measures.voices import together
from models.protected import ProtectedCount
from models.vocabulary import TargetState
from tests.pages.pets import count


def test_only_shown_counts_are_added():
    """Mutant: a hidden count added with the most it can be."""
    whole = together([count(35), count(None), count(50)])
    assert (whole.shown, whole.hidden) == (85, 1)
    assert together([count(None), count(None)]).shown is None


def test_the_fewest_are_those_of_the_largest_count_and_the_most_came_only_once():
    """Somebody may have come to both. Mutant: the fewest added up."""
    whole = together([count(35), count(50)])
    assert (whole.low, whole.high) == (46, 93)


@pytest.mark.parametrize(
    ("wanted", "state"),
    [
        (46, TargetState.MET),
        (47, TargetState.ABOUT_THERE),
        (93, TargetState.ABOUT_THERE),
        (94, TargetState.NOT_MET),
    ],
)
def test_a_target_is_met_where_even_the_fewest_are_enough(wanted, state):
    assert together([count(35), count(50)]).state(wanted=wanted) is state


def test_a_plain_number_is_refused():
    with pytest.raises(TypeError):
        together([35])


def test_nothing_is_nobody():
    assert together([]) == together(())
    assert (together([]).shown, together([]).high) == (None, 0)
    assert isinstance(count(35), ProtectedCount)
