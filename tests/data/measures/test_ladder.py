"""The ladder ratio: a small table of counts in, shares, ratios and words out."""

import pytest

from data.measures.ladder import ladder
from models.vocabulary import Presence
from tests.pages.pets import pets


def rungs(surveyed: dict, table: dict):
    return {
        rung.category: rung
        for rung in ladder(pets(**surveyed).comparison.table, table=pets(**table).comparison.table)
    }


SURVEYED = {"known": 2000, "cats": 600, "dogs": 600, "fish": 200, "birds": 600}


@pytest.mark.parametrize(
    ("cats", "known", "word"),
    [
        (30, 500, Presence.LESS),
        (110, 500, Presence.LESS),  # At most 114 of 496, against at least 596 of 2,004: 0.77.
        (115, 500, Presence.TOO_FEW),  # At most 0.81.
        (150, 500, Presence.ALIKE),
        (180, 500, Presence.TOO_FEW),
        (190, 500, Presence.TOO_FEW),  # At least 186 of 504, against at most 604 of 1,996: 1.22.
        (195, 500, Presence.MORE),  # At least 1.25.
        (600, 2000, Presence.ALIKE),
        (5, 25, Presence.TOO_FEW),
    ],
)
def test_a_word_is_said_only_where_interval_and_rounding_agree(cats, known, word):
    """Mutants: the shown counts in place of the least favourable ones; a line at 1 in place of 0.8."""
    found = rungs(SURVEYED, {"known": known, "cats": cats, "dogs": known // 4, "fish": None, "birds": 20})
    assert found["cats"].presence is word


def test_shares_and_ratio_are_of_shown_values():
    found = rungs(SURVEYED, {"known": 500, "cats": 50, "dogs": 200, "fish": 50, "birds": 200})["cats"]
    assert (found.asked_share, found.table_share) == (0.3, 0.1)
    assert found.ratio == pytest.approx(1 / 3)
    # statsmodels 0.15: confint_proportions_2indep(50, 500, 600, 2000, compare="ratio", method="log-adjusted").
    assert found.interval == pytest.approx((0.2566, 0.4403), abs=0.0001)
    assert found.highest == pytest.approx((54 / 496) / (596 / 2004))


def test_a_hidden_group_at_the_table_has_a_most_and_may_still_be_less():
    found = rungs(SURVEYED, {"known": 500, "cats": None, "dogs": 200, "fish": None, "birds": 200})
    assert found["cats"].ratio is None
    assert found["cats"].interval is None
    assert found["cats"].highest == pytest.approx((9 / 496) / (596 / 2004))
    assert found["cats"].presence is Presence.LESS


def test_a_hidden_group_among_those_surveyed_has_no_bound():
    found = rungs(
        {**SURVEYED, "fish": None}, {"known": 500, "cats": 150, "dogs": 150, "fish": 60, "birds": 140}
    )["fish"]
    assert (found.ratio, found.highest) == (None, None)
    assert found.presence is Presence.MORE


def test_the_same_people_are_as_present():
    found = rungs(SURVEYED, SURVEYED)
    assert {rung.presence for rung in found.values()} <= {Presence.ALIKE, Presence.TOO_FEW}
    assert found["cats"].presence is Presence.ALIKE
    assert found["cats"].ratio == 1


def test_few_answers_at_either_end_give_no_word():
    few = {"known": 500, "asked": 1000, "cats": 20, "dogs": 180, "fish": 100, "birds": 200}
    for surveyed, table in ((SURVEYED, few), (few, SURVEYED)):
        assert {rung.presence for rung in rungs(surveyed, table).values()} == {Presence.NOT_ENOUGH_ANSWERS}


def test_nobody_at_the_table_is_none_and_not_a_word():
    found = rungs(SURVEYED, {"known": None, "cats": None, "dogs": None, "fish": None, "birds": None})
    assert {rung.presence for rung in found.values()} == {None}


def test_many_groups_ask_for_more_evidence():
    """One group of two near the line is said, one of many is not: Benjamini-Hochberg over the groups.

    Mutant: p-values as they are.
    """
    many = {f"pet_{n}": 100 for n in range(18)}
    alone = rungs({"known": 2000, "cats": 200, "dogs": 1800}, {"known": 400, "cats": 20, "dogs": 380})
    among = rungs({"known": 2000, "cats": 200, **many}, {"known": 400, "cats": 20, **dict.fromkeys(many, 20)})
    assert alone["cats"].presence is Presence.LESS
    assert among["cats"].presence is Presence.TOO_FEW


def test_tables_of_other_groups_are_refused():
    with pytest.raises(ValueError, match="not the same groups"):
        rungs(SURVEYED, {"known": 500, "cats": 100})
