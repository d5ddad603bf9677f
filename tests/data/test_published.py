"""The only door for pages."""

from datetime import date

import pytest

from data import published
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from models.protected import EVERYTHING, Selection
from models.release import PublishedTable
from models.vocabulary import Dimension, Verdict
from tests.world import World


@pytest.fixture
def world(databases):
    world = World()
    world.activity("survey", engagement="urgent-care", quarter="2024-Q1")
    world.activity(
        "forum", engagement="mental-health", stage="participation", method="forum", quarter="2025-Q2"
    )
    for name in ("survey", "forum"):
        world.people(name, 120, sex="female", age_band="65_74")
        world.people(name, 60, sex="male", age_band="16_24")
    return world


def test_before_the_first_release_there_is_nothing(databases):
    World()
    assert published.release() is None
    assert published.menu().selections == frozenset()
    assert published.tables() == ()
    table = published.table(EVERYTHING, characteristic="sex", level="two")
    assert not table.available
    assert {cell.count for cell in table.cells} == {NOT_AVAILABLE}


def test_the_menu_holds_what_the_release_holds(world):
    world.publish()
    menu = published.menu()
    assert menu.years == ("2025-26", "2024-25")
    assert menu.quarters == ("2025-Q2", "2024-Q1")
    assert menu.values[Dimension.STAGE] == ("information_gathering", "participation")
    assert menu.values[Dimension.ENGAGEMENT] == ("mental-health", "urgent-care")
    assert menu.years_of(Dimension.STAGE, value="participation") == ("2025-26",)


def test_a_selection_of_which_the_audit_withdrew_every_table_is_not_in_the_menu(world):
    world.publish()
    with register_session() as register:
        register.add(
            PublishedTable(
                release_id=1,
                by="place=Swanage",
                characteristic="sex",
                level="two",
                change="",
                made_in=1,
                made_on=date(2026, 10, 2),
                change_number=1,
                withdrawn=True,
            )
        )
        register.commit()
    assert "Swanage" not in published.menu().values[Dimension.PLACE]


def test_a_table_reads_back_as_it_was_frozen(world):
    world.publish()
    table = published.table(Selection("2024-25"), characteristic="sex", level="two")
    assert table.available
    assert [(cell.category, cell.count.shown) for cell in table.cells] == [
        ("female", 120),
        ("male", 60),
        ("indeterminate", None),
    ]
    assert table.known.shown == 180
    assert table in published.tables(Selection("2024-25"))


@pytest.mark.parametrize(
    ("selection", "characteristic", "level"),
    [
        (Selection("1999-00"), "sex", "two"),
        (Selection("2024-Q2"), "sex", "two"),
        (Selection(dimension=Dimension.STAGE, value="consultation"), "sex", "two"),
        (Selection(dimension=Dimension.ENGAGEMENT, value="' OR 1=1 --"), "sex", "two"),
        (EVERYTHING, "sex", "nineteen"),
        (EVERYTHING, "shoe_size", "two"),
    ],
)
def test_hidden_and_absent_look_the_same(world, selection, characteristic, level):
    """Attack 19.

    Mutants tried: `frozen.stored` without the condition on `by`; "fewer than 10" of the people of `not_available`.
    """
    world.publish()
    table = published.table(selection, characteristic=characteristic, level=level)
    assert not table.available
    assert {cell.count for cell in (*table.cells, *table.missing)} == {NOT_AVAILABLE}
    assert table.people == table.asked == table.known == table.unplaced == NOT_AVAILABLE


def test_a_comparison_is_with_the_home_organisations_area(world):
    world.publish()
    found = published.comparison(EVERYTHING, characteristic="sex", level="two")
    assert found.benchmark is not None
    assert found.benchmark.area == "E54000041"
    assert {group.category: group.verdict for group in found.groups}["male"] is Verdict.UNDER


def test_labels_are_what_a_reader_sees(world):
    assert published.value_label(Dimension.ENGAGEMENT, "urgent-care") == "About urgent-care"
    assert published.value_label(Dimension.ENGAGEMENT, "other_small_engagements") == "Other small engagements"
    assert published.value_label(Dimension.STAGE, "information_gathering") == "Information gathering"


def test_the_release_before_can_be_read_beside_the_one_that_stands(world):
    world.publish()
    assert published.previous_release() is None
    world.people("survey", 60, sex="male", age_band="16_24")
    world.publish(on=date(2026, 11, 2))
    assert published.previous_release() == 1
    before = {(t.characteristic, t.level): t for t in published.tables(release=1)}
    assert before["sex", "two"].cells[1].count.shown == 120
    assert published.table(EVERYTHING, characteristic="sex", level="two").cells[1].count.shown == 180
