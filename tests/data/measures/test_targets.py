"""Targets: met, about there, not met.

Mutants that failed these tests: `>` for `>=` where met; `<=` for `<` where not met; the share taken of the shown base.
"""

from fractions import Fraction

import pytest

from data.measures.shares import differ
from data.measures.targets import share_met, voices_met
from models.vocabulary import TargetState


@pytest.mark.parametrize(
    ("people", "voices", "state"),
    [
        (20, 16, TargetState.MET),  # 20 is 16 to 24
        (20, 17, TargetState.ABOUT_THERE),
        (20, 24, TargetState.ABOUT_THERE),
        (20, 25, TargetState.NOT_MET),
        (None, 9, TargetState.ABOUT_THERE),
        (None, 10, TargetState.NOT_MET),
        (0, 1, TargetState.NOT_MET),
    ],
)
def test_a_number_of_voices(people, voices, state, shown):
    assert voices_met(shown(people), voices=voices) is state


@pytest.mark.parametrize(
    ("people", "wanted", "state"),
    [
        (20, "16/204", TargetState.MET),
        (20, "16/203", TargetState.ABOUT_THERE),
        (20, "24/196", TargetState.ABOUT_THERE),
        (20, "24/195", TargetState.NOT_MET),
    ],
)
def test_a_share_of_the_base(people, wanted, state, shown, known):
    assert share_met(shown(people), base=known(200), wanted=Fraction(wanted)) is state


def test_a_share_of_nobody_is_not_known(shown, out_of):
    assert share_met(shown(0), base=out_of(0), wanted=Fraction(1, 10)) is TargetState.ABOUT_THERE


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (20, 25, False),
        (20, 15, False),
        (20, 30, True),
        (15, 25, True),
        (None, 10, False),
        (None, 15, True),
        (0, None, False),
    ],
)
def test_two_releases_differ_where_their_ranges_do_not_meet(now, before, expected, shown):
    """20 is 16 to 24, 30 is 26 to 34; 25 starts at 21."""
    assert differ(shown(now), from_earlier=shown(before)) is expected
    assert differ(shown(before), from_earlier=shown(now)) is expected
