"""Attacks 2 to 5: subtract what is shown from its total, from its roll-up, from its base, over linked tables.

All that is published of a characteristic goes into one programme of the attacker's own: every selection, every level,
every figure, and how many people were where. Each small world is rounded as unluckily as a secret can make it.
"""

import pytest

from data import published
from models.protected import EVERYTHING
from tests.attacks import attacker
from tests.world import World

pytestmark = pytest.mark.usefixtures("sqlite_databases")


def assert_hidden(characteristic: str, *, only: tuple[str, str] | None = None) -> None:
    """Solve every hidden answer: the truth is among what remains, and 6 values or more remain."""
    solved = attacker.narrowest(characteristic, world=attacker.World(), only=only)
    for one in solved:
        assert one.low <= one.truth <= one.high, one
        assert one.width >= 5, one


def test_five_groups_less_the_nineteen_that_are_shown():
    """Attack 4. Mutant: no `_roll_ups` in `sums_of`, and None from `programmes.across_levels`."""
    attacker.use_secret(
        lambda key: (
            attacker.rounds(key, "post", 1, 44) == 40
            and attacker.rounds(key, "post", 1, 53) == 55
            and attacker.rounds(key, "post", 45, 53) is None
        )
    )
    world = World()
    world.activity("post")
    world.people("post", 44, ethnic_group="asian_indian")
    world.people("post", 9, ethnic_group="asian_chinese")
    # Five groups more, so that the base and all the others leave the nine in doubt: only the roll-up tells.
    for name in ("white_british", "white_irish", "white_other", "black_african", "black_caribbean"):
        world.people("post", 60, ethnic_group=name)
    world.publish()
    assert published.table(EVERYTHING, characteristic="ethnic_group", level="five").available
    assert not published.table(EVERYTHING, characteristic="ethnic_group", level="nineteen").available
    assert_hidden("ethnic_group", only=("", ""))


def test_asked_less_known_is_who_would_not_say():
    """Attack 5.

    Mutant: no sums of ASKED in `sums_of`, and neither ASKED nor PEOPLE in `programmes.across_levels`.
    """
    attacker.use_secret(
        lambda key: (
            attacker.rounds(key, "post", 1, 97) == 95
            and attacker.rounds(key, "post", 1, 106) == 110
            and attacker.rounds(key, "post", 98, 106) is None
        )
    )
    world = World()
    world.activity("post")
    world.people("post", 50, sex="female", age_band="25_34")
    world.people("post", 47, sex="male", age_band="65_74")
    world.people("post", 9, sex="prefer_not_to_say", age_band="45_54")
    world.publish()
    assert not published.table(EVERYTHING, characteristic="sex", level="two").available
    assert_hidden("sex")


def test_all_less_online_is_in_person():
    """Attack 6.

    Mutant: no `_along_dimensions` in `subtraction`, and no `across_selections` in `audit._solve`.
    """
    attacker.use_secret(
        lambda key: (
            attacker.rounds(key, "web", 1, 44) == 40
            and attacker.rounds_together(key, ("web", 1, 44), ("hall", 1, 9)) == 55
            and attacker.rounds(key, "hall", 1, 9) is None
        )
    )
    world = World()
    world.activity("web", method="survey")
    world.activity("hall", method="event")
    world.people("web", 44, sexual_orientation="bisexual")
    world.people("hall", 9, sexual_orientation="bisexual")
    # Other answers, so that the attendance of the hall leaves the nine in doubt.
    for name in ("heterosexual", "gay_or_lesbian", "other_orientation"):
        for reference in ("web", "hall"):
            world.people(reference, 60, sexual_orientation=name)
    world.publish()
    assert published.table(EVERYTHING, characteristic="sexual_orientation", level="four").available
    assert_hidden("sexual_orientation")


def test_ticks_less_people_do_not_give_away_who_ticked_twice():
    """Attack 21: each tick is a cell, the base is rounded, and no figure counts the people with two ticks.

    Mutant: ticks counted instead of people in `counting._indicator`; the audit then refuses to publish.
    """
    world = World()
    world.activity("post")
    world.people("post", 60, ticks={"impairment": ("hearing", "vision")})
    world.people("post", 41, ticks={"impairment": ("hearing",)})
    world.people("post", 33, ticks={"impairment": ("vision",)})
    world.publish()
    shown = {one.name: one for one in attacker.published("impairment") if one.where == ("", "")}
    assert shown["known"].low <= 60 + 41 + 33 <= shown["known"].high
    assert shown["hearing"].low <= 60 + 41 <= shown["hearing"].high
    assert shown["vision"].low <= 60 + 33 <= shown["vision"].high
    limits = [shown[name] for name in ("hearing", "vision", "known")]
    least = limits[0].low + limits[1].low - limits[2].high
    most = limits[0].high + limits[1].high - limits[2].low
    assert most - least >= 20
