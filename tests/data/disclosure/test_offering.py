"""Which selections may be offered (method 2.6 H)."""

from datetime import date

import pytest

from data import facts
from data.counting.atoms import atoms_of
from data.counting.counting import ASKED, membership, tallies
from data.counting.records import read
from data.databases import intake_session, register_session
from data.disclosure.offering import Bases, nesting, offered
from data.menu import candidates
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.world import World

RULES = facts.disclosure_rules("nhs")


@pytest.fixture
def world(sqlite_databases):
    return World()


def offer():
    with intake_session() as intake, register_session() as register:
        records = read(intake)
        menu = candidates(atoms_of(register, records=records, least=30), on=date(2026, 11, 1))
    members = membership(records, holds=menu.holds)
    (tally,) = tallies(records, members=members, levels=[facts.level("sex", "two")])
    bases = Bases(people=tally.of(ASKED), once=tally.asked_once, again=tally.asked_again)
    keep = offered(menu, nested=nesting(menu), bases=bases, rules=RULES)
    return {selection for selection, kept in zip(menu.selections, keep, strict=True) if kept}


def stage(name, period=None):
    return Selection(period, Dimension.STAGE, name)


@pytest.mark.parametrize(("small", "kept"), [(12, False), (29, False), (30, True), (45, True)])
def test_everything_less_the_rest_never_leaves_a_small_group(world, small, kept):
    """The rest beside a focus group of 12 is not offered: everything less it would be the 12.

    Mutant: `>` for `>=` in `offered` leaves out the 30. Pairs and tables of bases each stop the 12.
    """
    world.activity("survey")
    world.activity("focus", stage="consultation", method="focus_group", place="Weymouth")
    world.people("survey", 200, sex="female")
    world.people("focus", small, sex="female")
    listed = offer()
    assert EVERYTHING in listed
    assert (stage("consultation") in listed) is kept
    assert (stage("information_gathering") in listed) is kept
    assert (Selection(dimension=Dimension.METHOD, value="survey") in listed) is kept


def test_a_small_year_takes_another_with_it(world):
    world.activity("one", quarter="2023-Q1")
    world.activity("two", quarter="2024-Q1")
    world.activity("three", quarter="2025-Q1")
    for name, n in (("one", 200), ("two", 12), ("three", 300)):
        world.people(name, n, sex="female")
    listed = offer()
    assert EVERYTHING in listed
    assert Selection("2024-25") not in listed
    assert not {Selection("2023-24"), Selection("2025-26")} <= listed


def test_an_open_quarter_of_few_people_is_not_what_is_left_of_everything(world):
    """The open quarter counts in everything: with 12 people in it, not every closed year may be offered."""
    world.activity("old", quarter="2024-Q1")
    world.activity("older", quarter="2023-Q1")
    world.activity("now", quarter="2026-Q3")
    world.people("old", 200, sex="female")
    world.people("older", 100, sex="female")
    world.people("now", 12, sex="female")
    listed = offer()
    assert EVERYTHING in listed
    assert not {Selection("2024-25"), Selection("2023-24")} <= listed


def test_people_who_were_not_asked_do_not_count(world):
    """Only a focus group of 12 was asked: nothing at all is offered."""
    world.activity("survey")
    world.activity("focus", stage="consultation")
    world.people("survey", 300)
    world.people("focus", 12, sex="female")
    assert offer() == set()


def test_people_who_came_again_are_counted_once_in_what_is_left(world):
    """40 came, 35 of them came again elsewhere: 5 people are left, though 40 attendances are.

    Mutant: remainders by attendances only.
    """
    world.activity("first", stage="consultation", quarter="2024-Q1")
    world.activity("second", stage="participation", quarter="2024-Q1")
    world.people("first", 35, person="regular", sex="female")
    world.people("first", 5, sex="male")
    world.people("second", 35, person="regular", sex="female")
    world.people("second", 60, sex="male")
    assert not {EVERYTHING, stage("participation")} <= offer()


def test_large_parts_are_all_offered(world):
    for year in (2023, 2024):
        for name in ("consultation", "participation"):
            world.activity(f"{name}{year}", stage=name, quarter=f"{year}-Q1")
            world.people(f"{name}{year}", 60, sex="female")
    listed = offer()
    assert {EVERYTHING, Selection("2023-24"), Selection("2024-25"), Selection("2024-Q1")} <= listed
    assert {
        stage(n, p) for n in ("consultation", "participation") for p in (None, "2023-24", "2024-25")
    } <= listed


def test_people_of_no_closed_year_who_also_came_before_are_people_of_that_row(world):
    """Forty regulars came in a closed year and again this quarter, with 60 others: 60 and more are in no closed year.

    Mutant: the total less the years gives 20, too few, and withdraws the place.
    """
    world.activity("then", quarter="2024-Q1", place="Poole")
    world.activity("now", quarter="2026-Q3", place="Poole")
    world.activity("elsewhere", quarter="2024-Q1", place="Weymouth")
    world.people("then", 40, person="regular", sex="female")
    world.people("then", 60, sex="female")
    world.people("now", 40, person="regular", sex="female")
    world.people("now", 20, sex="male")
    world.people("elsewhere", 100, sex="male")
    listed = offer()
    assert EVERYTHING in listed
    assert Selection("2024-25", Dimension.PLACE, "Weymouth") in listed
