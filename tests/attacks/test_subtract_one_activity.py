"""Attack 1: subtract one selection from another, and what is left is one small activity (method 2.8, 1).

The sets of people are compared one by one, for every two tables that the release holds, whoever came again.
"""

from itertools import combinations

import pytest

from data import facts, published
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.attacks import attacker
from tests.world import World

pytestmark = pytest.mark.usefixtures("sqlite_databases")

FEWEST = 30


def world_with_focus_groups() -> None:
    """Fill a world in which four small groups differ from the rest by one dimension each."""
    world = World()
    world.activity("post", engagement="care", method="survey", place="Poole", quarter="2024-Q1")
    world.activity("web", engagement="care", method="survey", place="Dorchester", quarter="2025-Q2")
    world.activity("town", engagement="beds", method="event", place="Poole", quarter="2024-Q3")
    world.activity("hall", engagement="beds", method="event", place="Dorchester", quarter="2025-Q4")
    world.activity("roma", engagement="care", method="focus_group", place="Poole", community="roma")
    world.activity("late", engagement="beds", method="survey", place="Poole", quarter="2026-Q1")
    world.activity("deep", engagement="care", method="survey", place="Poole", stage="participation")
    world.activity("isle", engagement="beds", method="event", place="Portland", quarter="2025-Q4")
    for reference, women, men in (
        ("post", 60, 50),
        ("web", 45, 48),
        ("town", 41, 39),
        ("hall", 52, 33),
        ("roma", 9, 3),
        ("late", 6, 4),
        ("deep", 10, 8),
        ("isle", 8, 7),
    ):
        world.people(reference, women, sex="female", ethnic_group="white_british")
        world.people(reference, men, sex="male", ethnic_group="asian_indian")
    world.publish()


def world_where_people_come_again() -> None:
    """Fill a world in which a second activity is nearly all people of the first."""
    world = World()
    world.activity("first", method="survey", quarter="2024-Q1")
    world.activity("again", method="event", quarter="2024-Q2")
    world.activity("other", method="drop_in", quarter="2025-Q2", place="Dorchester")
    world.people("first", 80, sex="female", person="f")
    world.people("first", 70, sex="male", person="m")
    world.people("again", 26, sex="female", person="f")
    world.people("again", 12, sex="male")
    world.people("other", 50, sex="female")
    world.people("other", 44, sex="male", person="m")
    world.publish()


def tables() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the selections that are published, by characteristic and level."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for characteristic in facts.characteristics():
        for one in attacker.published(characteristic.slug):
            if one.kind == "people":
                found.setdefault((characteristic.slug, one.level), []).append(one.where)
    return found


def asked_in(world: attacker.World, where: tuple[str, str], characteristic: str, level: str) -> set[str]:
    """Return the people of a selection whom a level's table asks."""
    [found] = [one for one in facts.levels(characteristic) if one.slug == level]
    people = world.chosen(world.within(*where), characteristic)
    return {who for who, row in people.items() if "asked" in attacker.figures(row, found)}


@pytest.mark.parametrize("fill", [world_with_focus_groups, world_where_people_come_again])
def test_no_two_tables_differ_by_fewer_than_30_people(fill):
    """Mutant: `unsafe = np.zeros(...)` for the nested pairs of `offering.offered`."""
    fill()
    world, compared = attacker.World(), 0
    for (characteristic, level), selections in tables().items():
        asked = {where: asked_in(world, where, characteristic, level) for where in selections}
        for one, other in combinations(selections, 2):
            small, large = sorted((one, other), key=lambda where: len(world.within(*where)))
            if world.within(*small) < world.within(*large):
                compared += 1
                assert not 0 < len(asked[large] - asked[small]) < FEWEST, (characteristic, small, large)
    assert compared > 20


@pytest.mark.parametrize("fill", [world_with_focus_groups, world_where_people_come_again])
def test_what_the_values_of_a_dimension_leave_over_is_nobody_or_30_people(fill):
    """Mutant: no loop over `nested.parts` in `offering.offered`."""
    fill()
    world, compared = attacker.World(), 0
    for (characteristic, level), selections in tables().items():
        asked = {where: asked_in(world, where, characteristic, level) for where in selections}
        for whole in selections:
            if whole[1]:
                parted = [{s for s in selections if s[1] == whole[1] and s[0]}] if not whole[0] else []
            else:
                parted = [
                    {s for s in selections if s[0] == whole[0] and s[1].startswith(f"{dimension}=")}
                    for dimension in Dimension
                ]
                parted.append(
                    {s for s in selections if "Q" in s[0] and attacker.in_period(s[0], whole[0] or s[0])}
                )
                parted.append(
                    {s for s in selections if not whole[0] and s[0] and "Q" not in s[0] and not s[1]}
                )
            for parts in parted:
                if parts:
                    compared += 1
                    left = asked[whole] - set().union(*(asked[part] for part in parts))
                    assert not 0 < len(left) < FEWEST, (characteristic, level, whole, sorted(parts))
    assert compared > 20


def test_everything_is_not_offered_beside_all_but_a_focus_group():
    """Mutant: neither pairs, nor parts, nor `_tables_of_bases`, in `offering.offered`."""
    world = World()
    world.activity("post", method="survey")
    world.activity("group", method="focus_group")
    world.people("post", 60, sex="female")
    world.people("post", 60, sex="male")
    world.people("group", 12, sex="female")
    world.publish()
    assert published.table(EVERYTHING, characteristic="sex", level="two").available
    survey = Selection(dimension=Dimension.METHOD, value="survey")
    assert not published.table(survey, characteristic="sex", level="two").available


def test_a_question_that_only_the_focus_group_was_asked_has_no_table():
    """Mutant: the people present for the people asked, in `drafting.draft_release` and `one_way.protect`."""
    world = World()
    world.activity("post", method="survey")
    world.activity("group", method="focus_group")
    world.people("post", 120, sex="female")
    world.people("group", 15, sex="male", religion_or_belief="jewish")
    world.people("group", 14, sex="male", religion_or_belief="muslim")
    world.publish()
    assert attacker.published("religion_or_belief") == []


@pytest.mark.parametrize(("people", "offered"), [(29, False), (30, True)])
def test_29_people_are_not_offered_and_30_are(people, offered):
    """Mutants: `>` for `>=` in `offering.offered`; `min_base - 1` wherever it is read."""
    world = World()
    world.activity("group", method="focus_group", engagement="group")
    world.activity("post", method="survey", engagement="post", quarter="2025-Q1")
    world.people("group", people - 10, sex="female")
    world.people("group", 10, sex="male")
    world.people("post", 60, sex="female")
    world.people("post", 60, sex="male")
    world.publish()
    where = Selection(dimension=Dimension.METHOD, value="focus_group")
    assert published.table(where, characteristic="sex", level="two").available is offered
