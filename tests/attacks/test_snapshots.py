"""Attack 11: compare one release with the next, when few people changed between them (method 2.6 J)."""

from itertools import product

import pytest
from sqlmodel import col, select

from data import published
from data.databases import register_session
from models.protected import EVERYTHING, ProtectedTable, Selection
from models.release import PublishedOverlap, PublishedTable
from models.vocabulary import Dimension, TableChange
from tests.attacks import attacker
from tests.world import World

pytestmark = pytest.mark.usefixtures("sqlite_databases")


def first_release() -> World:
    """Publish 160 people of two activities."""
    attacker.use_secret()
    world = World()
    world.activity("post", method="survey")
    world.activity("hall", method="event", quarter="2025-Q1")
    for reference in ("post", "hall"):
        world.people(reference, 43, sex="female", age_band="25_34")
        world.people(reference, 37, sex="male", age_band="45_54")
    world.publish()
    return world


def figures(table: ProtectedTable) -> tuple:
    """Return every figure of a table."""
    return table.people, table.asked, table.known, table.unplaced, table.cells, table.missing


def sex(selection: Selection = EVERYTHING) -> ProtectedTable:
    """Return the table of sex that stands."""
    return published.table(selection, characteristic="sex", level="two")


@pytest.mark.parametrize(("added", "moves"), [(1, False), (29, False), (30, True), (31, True)])
def test_nothing_moves_for_29_people_and_it_moves_for_30(added, moves):
    """Mutants: `>` for `>=`, and `change_base - 1`, in `carrying.carry_over`."""
    world = first_release()
    before = sex()
    world.people("post", added, sex="female", age_band="25_34")
    world.publish()
    assert (figures(sex()) != figures(before)) is moves


@pytest.mark.parametrize(("gone", "moves"), [(29, False), (30, True)])
def test_people_who_are_removed_count_as_changed(gone, moves):
    """Mutants: `+ gone` left out of `changes.changed_since`; `>` and `change_base - 1` as above."""
    world = first_release()
    before = sex()
    world.remove("hall", gone)
    world.publish()
    assert (figures(sex()) != figures(before)) is moves


def test_people_who_come_twice_are_one_change():
    """Fifteen newcomers at both activities are 30 attendances and 15 people.

    Mutant: attendances instead of people in `changes._people`.
    """
    world = first_release()
    before = sex()
    for reference in ("post", "hall"):
        world.people(reference, 15, sex="female", age_band="25_34", person="newcomer")
    world.publish()
    assert figures(sex()) == figures(before)
    assert sex().change is TableChange.KEPT


def test_small_changes_add_up_over_releases():
    """Mutant: kept tables stamped with the newest running number in `carry_over`."""
    world = first_release()
    before = sex()
    for _ in range(2):
        world.people("post", 14, sex="female", age_band="25_34")
        world.publish()
        assert figures(sex()) == figures(before)
    world.people("post", 2, sex="female", age_band="25_34")
    world.publish()
    assert figures(sex()) != figures(before)
    assert sex().change is TableChange.REVISED


def test_a_table_without_change_stays_to_the_byte_while_another_moves():
    """Mutant: the intake's last running number added to the record keys in `release.publish`."""
    world = first_release()
    event = Selection(dimension=Dimension.METHOD, value="event")
    before = sex(event)
    world.people("post", 40, sex="female", age_band="25_34")
    world.publish()
    assert sex().change is TableChange.REVISED
    assert figures(sex(event)) == figures(before)
    assert sex(event).change is TableChange.UNCHANGED


def test_a_question_is_not_moved_by_people_who_were_not_asked_it():
    """Mutant: `& asked` left out of `changes.changed_since`."""
    world = first_release()
    before = sex()
    world.people("post", 29, age_band="25_34")
    world.people("post", 1, sex="female", age_band="25_34")
    world.publish()
    assert figures(sex()) == figures(before)
    assert sex().change is TableChange.KEPT


def test_publishing_twice_gives_the_same_twice():
    """Mutant: a fresh random number for `uniform(keys)` in `rounding.rounded`."""
    world = first_release()
    before = {one.slug: attacker.published(one.slug) for one in attacker.facts.characteristics()}
    outcome = world.publish()
    assert outcome.unchanged == outcome.tables
    assert {one.slug: attacker.published(one.slug) for one in attacker.facts.characteristics()} == before


NEWCOMERS = {
    "a woman who was asked everything": {
        "sex": "female",
        "imd_quintile": "2",
        "ethnic_group": "white_british",
    },
    "a child": {"sex": "female", "imd_quintile": "not_applicable", "ethnic_group": "white"},
    "somebody who was asked nothing": {},
}


@pytest.mark.parametrize("newcomer", NEWCOMERS)
def test_the_words_of_a_selection_say_nothing_of_what_one_newcomer_answered(newcomer):
    """One is known to have come to the survey: every table there, one-way or two-way, is kept, and elsewhere unchanged.

    Mutants: the word of each table from those who were asked its question; two-way tables left out.
    """
    attacker.use_secret()
    world = World()
    world.activity("post", method="survey")
    world.activity("hall", method="event")
    for reference in ("post", "hall"):
        for sex_, imd in product(("female", "male"), ("2", "4")):
            world.people(reference, 40, sex=sex_, imd_quintile=imd, ethnic_group="white_british")
            world.people(reference, 41, sex=sex_, imd_quintile=imd, ethnic_group="indian")
    world.publish()
    world.people("post", 1, **NEWCOMERS[newcomer])
    world.publish()
    with register_session() as session:
        two_way = select(PublishedOverlap).where(
            PublishedOverlap.release_id == 2, col(PublishedOverlap.withdrawn).is_(False)
        )
        one_way = select(PublishedTable).where(
            PublishedTable.release_id == 2, col(PublishedTable.withdrawn).is_(False)
        )
        # A child answers one question of some tables and not the other: those are not offered.
        assert {row.change for row in session.exec(two_way)} <= {"kept"}
        words = {(row.by, row.change) for row in session.exec(one_way)}
    changed = dict(words)
    assert len(words) == len(changed), "one word in a selection"
    assert [changed[by] for by in ("", "method=survey", "method=event")] == ["kept", "kept", "unchanged"]
