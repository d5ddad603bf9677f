"""Two-way tables of a release: in the register on either engine, through the door for pages, and from release to release."""

import json
from dataclasses import replace
from itertools import product

import pytest
from sqlmodel import func, select

from data import published
from data.databases import register_session
from data.demo.clear import clear
from models.protected import EVERYTHING, Selection
from models.release import PublishedOverlap, PublishedOverlapCell, Release
from models.vocabulary import Dimension, TableChange, Withheld
from tests.world import World

YEAR = Selection("2024-25")
DISABLED, NOT_DISABLED = "disabled_unspecified", "not_disabled_unspecified"


@pytest.fixture
def world(databases):
    """40 and 60 women, 35 and 65 men, and some of another year: nobody left a question open."""
    world = World()
    world.activity("survey")
    world.activity("earlier", quarter="2023-Q2")
    for activity in ("survey", "earlier"):
        world.people(activity, 40, sex="female", disability=DISABLED)
        world.people(activity, 60, sex="female", disability=NOT_DISABLED)
        world.people(activity, 35, sex="male", disability=DISABLED)
        world.people(activity, 65, sex="male", disability=NOT_DISABLED)
    return world


def women(selection=EVERYTHING):
    table = published.overlap(selection, characteristic="sex", other="disability")
    return [cell.count.shown for cell in table.rows[0].cells], table.change


def figures(table):
    return replace(table, change=TableChange.NEW, figures_from=None)


def test_a_table_goes_in_and_comes_out_whole(world):
    """Mutant: row bases not written."""
    made = world.publish()
    frozen = {stamped.table.selection: stamped.table for stamped in made.overlaps.tables}
    assert len(frozen) == made.overlaps.candidates == 3
    for selection in (EVERYTHING, YEAR, Selection("2023-24")):
        table = published.overlap(selection, characteristic="sex", other="disability")
        assert table.available
        assert figures(table) == figures(frozen[selection].turned())
        assert table.figures_from is not None
    table = published.overlap(EVERYTHING, characteristic="sex", other="disability")
    assert [cell.count.shown for cell in table.rows[0].cells] == [80, 120]
    assert [row.base.shown for row in table.rows] == [200, 200, None]
    assert table.rows[2].base.withheld is Withheld.NOT_AVAILABLE
    assert [column.count.shown for column in table.columns] == [150, 250]
    assert table.base.shown == 400


def test_either_characteristic_may_stand_first(world):
    world.publish()
    table = published.overlap(YEAR, characteristic="disability", other="sex")
    assert figures(table) == figures(
        published.overlap(YEAR, characteristic="sex", other="disability").turned()
    )
    assert [cell.count.shown for cell in table.rows[0].cells] == [40, 35, None]


def test_what_is_offered_is_told_either_way_round(world):
    assert published.overlaps_offered() == frozenset()
    world.publish()
    assert published.overlaps_offered() == {
        (selection, *pair)
        for selection in (EVERYTHING, YEAR, Selection("2023-24"))
        for pair in (("sex", "disability"), ("disability", "sex"))
    }


def test_every_reason_not_to_show_a_table_looks_the_same(world):
    """No such question asked, a quarter, a filter, the same twice, several answers, nonsense, no release at all."""
    asked = [
        (EVERYTHING, "sex", "religion_or_belief"),
        (Selection("2024-Q1"), "sex", "disability"),
        (Selection(None, Dimension.METHOD, "survey"), "sex", "disability"),
        (EVERYTHING, "sex", "sex"),
        (EVERYTHING, "sex", "impairment"),
        (EVERYTHING, "sex", "nonsense"),
    ]

    def answers():
        return [published.overlap(one, characteristic=first, other=other) for one, first, other in asked]

    before = answers()
    world.publish()
    assert answers() == before
    for table in before:
        assert not table.available
        assert {
            count.withheld for row in table.rows for count in (row.base, *(c.count for c in row.cells))
        } == {Withheld.NOT_AVAILABLE}


@pytest.mark.parametrize(
    ("added", "change", "disabled"), [(0, "unchanged", 80), (29, "kept", 80), (30, "revised", 110)]
)
def test_figures_move_when_thirty_people_changed_and_not_before(world, added, change, disabled):
    """Attack test 11. Mutants: change_base 29; no figures kept."""
    world.publish()
    if added:
        world.people("survey", added, sex="female", disability=DISABLED)
    world.publish()
    assert women() == ([disabled, 120], TableChange(change))


def test_people_who_answered_one_question_change_no_table_of_both(world):
    """60 who were not asked the second question: the one-way table moves, the two-way table shows what it showed.

    Mutant: whoever answered one of the questions counts as changed.
    """
    world.publish()
    before = published.overlap(EVERYTHING, characteristic="sex", other="disability")
    world.people("survey", 60, sex="female")
    made = world.publish()
    after = published.overlap(EVERYTHING, characteristic="sex", other="disability")
    assert figures(after) == figures(before)
    assert after.change is not TableChange.REVISED
    assert made.revised > 0


def test_removed_people_count_as_changed_wherever_they_were(world):
    world.people("survey", 30, sex="female", disability=DISABLED)
    world.publish()
    assert women(YEAR)[0] == [70, 60]
    world.remove("survey", 29)
    world.publish()
    assert women(YEAR) == ([70, 60], TableChange.KEPT)
    world.remove("survey", 1)
    world.publish()
    assert women(YEAR) == ([40, 60], TableChange.REVISED)
    assert women(Selection("2023-24")) == ([40, 60], TableChange.UNCHANGED)


def test_a_new_table_waits_until_the_one_way_tables_beside_it_are_new_too(world):
    """With 30 people who were asked one question there may be a table. But one of them is new, and the one-way table keeps
    its figures: beside it, a table of today's people would show the one. After 30 who
    answered both it stands.

    Mutant: without `draft.available &= beside`.
    """
    world.people("survey", 40, disability=DISABLED)
    world.people("survey", 29, sex="female")
    world.publish()
    assert not published.overlap(YEAR, characteristic="sex", other="disability").available
    world.people("survey", 1, sex="female")
    assert world.publish().kept > 0
    assert not published.overlap(YEAR, characteristic="sex", other="disability").available
    world.people("survey", 30, sex="female", disability=DISABLED)
    world.publish()
    table = published.overlap(YEAR, characteristic="sex", other="disability")
    assert (table.available, table.change) == (True, TableChange.NEW)


def test_the_register_keeps_numbers_of_tables_and_no_exact_count(world):
    world.people("survey", 7, sex="female", disability=DISABLED)
    made = world.publish()
    with register_session() as register:
        record = json.loads(register.exec(select(Release.audit)).one())
        rows = register.exec(select(PublishedOverlapCell)).all()
    assert record["two_way_tables"] == len(made.overlaps.tables) > 0
    assert record["two_way_candidates"] >= record["two_way_tables"]
    assert {"two_way_hidden_cells", "two_way_solved_cells", "two_way_withdrawn", "two_way_seconds"} <= set(
        record
    )
    assert all(row.shown is None or (row.shown % 5 == 0 and row.shown >= 10) for row in rows)
    assert {row.withheld for row in rows} <= {None, "fewer than 10"}


def test_clearing_the_invented_records_takes_two_way_tables_along(world):
    world.publish()
    clear()
    with register_session() as register:
        assert register.exec(select(func.count()).select_from(PublishedOverlap)).one() == 0
        assert register.exec(select(func.count()).select_from(PublishedOverlapCell)).one() == 0


@pytest.mark.parametrize("quarters", [("2026-Q3",), ("2025-Q1", "2026-Q3")], ids=["no closed year", "one"])
def test_a_release_is_made_before_two_years_have_closed(sqlite_databases, quarters):
    """A newcomer's first publish is of this year's records. Mutant: no look at how many years there are."""
    world = World()
    for quarter in quarters:
        world.activity(f"survey {quarter}", quarter=quarter)
        for sex, disability in product(("female", "male"), (DISABLED, NOT_DISABLED)):
            world.people(f"survey {quarter}", 50, sex=sex, disability=disability)
    world.publish()
    table = published.overlap(EVERYTHING, characteristic="sex", other="disability")
    assert table.available
