"""A release: frozen, whole or not at all, and moving only when enough people changed (method 2.6 J)."""

import json
from dataclasses import replace

import pytest
from sqlmodel import select

import data.releasing.release
from data import published
from data.databases import intake_session, register_session
from data.releasing.protecting import NOTHING_LEFT
from data.releasing.release import (
    NOTHING_STORED,
    OTHER_SECRET,
    UNKNOWN_ACTIVITY,
    PublishRefused,
)
from data.secret import secret_path
from models.intake import Import
from models.protected import EVERYTHING, Selection
from models.register import Activity
from models.release import PublishedCell, PublishedTable, Release
from models.vocabulary import Dimension, TableChange
from tests.world import World


def sexes():
    table = published.table(EVERYTHING, characteristic="sex", level="two")
    return {cell.category: cell.count.shown for cell in table.cells}, table.change


def figures(table):
    return replace(table, change=TableChange.NEW, figures_from=None)


@pytest.fixture
def world(databases):
    world = World()
    world.activity("survey")
    world.people("survey", 120, sex="female", age_band="16_24")
    world.people("survey", 80, sex="male", age_band="65_74")
    return world


def test_a_release_holds_protected_tables_and_says_what_it_did(world):
    made = world.publish()
    assert (made.release, made.new, made.revised, made.unchanged, made.kept) == (1, made.tables, 0, 0, 0)
    shown, change = sexes()
    assert shown == {"female": 120, "male": 80, "indeterminate": 0}
    assert change is TableChange.NEW
    note = published.release()
    assert note is not None
    assert (note.number, note.organisation, note.area) == (1, "NHS Dorset", "E54000041")
    assert note.figures_to.isoformat() == "2024-06-30"


@pytest.mark.parametrize(
    ("added", "change", "female"), [(0, "unchanged", 120), (25, "kept", 120), (30, "revised", 150)]
)
def test_figures_move_when_thirty_people_changed_and_not_before(world, added, change, female):
    """Mutant: change_base 25 revises at 25."""
    world.publish()
    if added:
        world.people("survey", added, sex="female", age_band="16_24")
    world.publish()
    assert sexes() == ({"female": female, "male": 80, "indeterminate": 0}, TableChange(change))


def test_twenty_nine_changed_nothing_moves_and_the_thirtieth_moves_it(world):
    """Attack 11. Small changes add up until they count. Mutant: stamping a kept table anew."""
    world.publish()
    before = published.tables(EVERYTHING)
    world.people("survey", 29, sex="female", age_band="16_24")
    world.publish()
    assert [figures(table) for table in published.tables(EVERYTHING)] == [figures(table) for table in before]
    world.people("survey", 1, sex="female", age_band="16_24")
    world.publish()
    assert sexes() == ({"female": 150, "male": 80, "indeterminate": 0}, TableChange.REVISED)


def test_people_who_were_taken_out_count_as_changed(world):
    """Mutant: tombstones left out of the count keep the 30 who left in the figures."""
    world.publish()
    world.remove("survey", 29)
    world.publish()
    assert sexes()[0]["male"] == 80
    world.remove("survey", 1)
    world.publish()
    assert sexes() == ({"female": 120, "male": 50, "indeterminate": 0}, TableChange.REVISED)


def test_changes_that_left_the_figures_alone_still_add_up(world):
    """Ten men leave and ten others come: 80 as before. Ten more, and 30 have changed.

    Mutant: a new stamp on kept figures forgets the twenty.
    """
    world.publish()
    world.remove("survey", 10)
    world.people("survey", 10, sex="male", age_band="65_74")
    world.publish()
    assert sexes() == ({"female": 120, "male": 80, "indeterminate": 0}, TableChange.KEPT)
    world.people("survey", 10, sex="male", age_band="65_74")
    world.publish()
    assert sexes() == ({"female": 120, "male": 90, "indeterminate": 0}, TableChange.REVISED)


def test_a_table_that_went_and_came_back_moves_by_the_same_rule(world):
    """A place of 32 falls to 29, is not offered, and returns with 33: its first figures are known and stay.

    Mutant: looking at the standing release alone shows 33 people anew.
    """
    world.activity("clinic", place="Weymouth", quarter="2025-Q1")
    world.people("clinic", 20, sex="female", age_band="16_24")
    world.people("clinic", 12, sex="male", age_band="16_24")
    weymouth = Selection(dimension=Dimension.PLACE, value="Weymouth")
    world.publish()
    first = published.table(weymouth, characteristic="sex", level="two")
    assert first.available
    world.remove("clinic", 3)
    world.publish()
    assert not published.table(weymouth, characteristic="sex", level="two").available
    world.people("clinic", 4, sex="female", age_band="16_24")
    world.publish()
    last = published.table(weymouth, characteristic="sex", level="two")
    assert figures(last) == figures(first)
    assert last.change is TableChange.KEPT


def test_changes_are_counted_at_each_level(world):
    """29 people who only said "disabled" join, and four who said how: four changed at the level of four kinds.

    Mutant: counting whoever was asked the question moves the finer level for four people.
    """
    world.people("survey", 603, disability="limited_a_lot")
    world.people("survey", 603, disability="no_condition")
    world.publish()
    before = published.table(EVERYTHING, characteristic="disability", level="four")
    world.people("survey", 29, disability="disabled_unspecified")
    world.people("survey", 4, disability="limited_a_lot")
    world.publish()
    after = published.table(EVERYTHING, characteristic="disability", level="four")
    assert figures(after) == figures(before)
    assert after.change is TableChange.KEPT
    two = published.table(EVERYTHING, characteristic="disability", level="two")
    assert two.change is TableChange.REVISED


def test_invented_people_are_said_to_be_there_while_there_are_any(world):
    """Mutant: only where all are invented, the tag went with the first real file."""
    with intake_session() as intake:
        intake.get(Import, 1).invented = True
        real = intake.get(Import, 1).model_dump() | {"id": 2, "sha256": "1" * 64, "invented": False}
        intake.add(Import(**real))
        intake.commit()
    world.publish()
    assert published.release().invented


def test_people_who_were_not_asked_do_not_move_a_table(world):
    """Sixty people join, five of them asked for their sex: the table of sex keeps its figures.

    Mutant: counting everyone who changed shows the five.
    """
    world.publish()
    world.people("survey", 55, age_band="16_24")
    world.people("survey", 5, sex="male", age_band="16_24")
    world.publish()
    assert sexes() == ({"female": 120, "male": 80, "indeterminate": 0}, TableChange.KEPT)
    age = published.table(EVERYTHING, characteristic="age_band", level="broad")
    assert age.change is TableChange.REVISED


def test_the_same_people_give_the_same_release_whatever_the_order_of_rows(databases):
    """Attack 8. Mutant: rounding by row number."""
    world = World()
    world.activity("survey")
    world.people("survey", 63, person="a", sex="female")
    world.people("survey", 44, person="b", sex="male")
    world.publish()
    first = published.tables(EVERYTHING)
    world.remove("survey", 107)
    world.people("survey", 44, person="b", sex="male")
    world.people("survey", 63, person="a", sex="female")
    world.publish()
    assert [figures(table) for table in published.tables(EVERYTHING)] == [figures(table) for table in first]


def test_without_records_nothing_is_published(databases):
    world = World()
    with pytest.raises(PublishRefused) as refused:
        world.publish()
    assert str(refused.value) == NOTHING_STORED


@pytest.mark.parametrize("left", [0, 29])
def test_figures_of_people_who_are_gone_do_not_stay_up(world, left):
    """An import is taken back and nothing, or too little, is left: the release that stood stands no longer.

    Mutant: refusing without records leaves 200 people on show who were taken out.
    """
    world.publish()
    world.remove("survey", 200 - left)
    assert world.publish().tables == 0
    assert published.release() is None
    assert published.tables(EVERYTHING) == ()
    world.people("survey", 40, sex="female", age_band="16_24")
    world.people("survey", 40, sex="male", age_band="16_24")
    world.publish()
    assert published.release() is not None


def test_too_few_people_for_a_first_release(databases):
    world = World()
    world.activity("focus")
    world.people("focus", 29, sex="female")
    with pytest.raises(PublishRefused) as refused:
        world.publish()
    assert str(refused.value) == NOTHING_LEFT


def test_an_activity_that_the_register_lacks_is_named(world):
    with register_session() as register:
        register.delete(register.exec(select(Activity)).one())
        register.commit()
    with pytest.raises(PublishRefused) as refused:
        world.publish()
    assert str(refused.value) == UNKNOWN_ACTIVITY.format(reference="survey")


def test_another_secret_is_refused_while_a_release_stands(world):
    """Attack 25. Mutant: no comparison of fingerprints publishes a second draw."""
    world.publish()
    secret_path().write_bytes(b"another secret of thirty-two bytes!!")
    with pytest.raises(PublishRefused) as refused:
        world.publish()
    assert str(refused.value) == OTHER_SECRET
    assert published.release().number == 1


def test_a_failure_half_way_leaves_the_last_release_standing(world, monkeypatch):
    """Mutant: a commit before the cells are written leaves a release without figures."""
    world.publish()

    def fail(*_args, **_kwargs):
        message = "the disk is full"
        raise OSError(message)

    world.people("survey", 40, sex="male", age_band="16_24")
    with monkeypatch.context() as patch:
        patch.setattr(data.releasing.release.frozen, "write", fail)
        with pytest.raises(OSError, match="the disk is full"):
            world.publish()
    assert published.release().number == 1
    assert sexes()[0]["male"] == 80
    with register_session() as register:
        assert len(register.exec(select(Release)).all()) == 1


def test_the_register_holds_no_exact_count_and_no_secret(world):
    """Figures of 10 or more in multiples of 5, or none; the audit's record counts cells, never people.

    Mutants: the lower limit as the number of a hidden cell; the rounding key in the audit's record.
    """
    world.people("survey", 4, sex="indeterminate", age_band="85_plus")
    world.people("survey", 133, sex="female", age_band="45_54")
    world.publish()
    with register_session() as register:
        for cell in register.exec(select(PublishedCell)):
            assert cell.shown is None or cell.shown == 0 or (cell.shown >= 10 and cell.shown % 5 == 0)
        release = register.exec(select(Release)).one()
        stored = json.dumps([release.model_dump(mode="json")])
        assert secret_path().read_bytes().hex() not in stored
        assert set(json.loads(release.audit)) == {
            "hidden_cells",
            "solved_cells",
            "narrowest",
            "share_narrow",
            "withdrawn_by_subtraction",
            "withdrawn_by_programme",
            "seconds",
            "candidates",
            "tables",
            "two_way_hidden_cells",
            "two_way_solved_cells",
            "two_way_narrowest",
            "two_way_withdrawn",
            "two_way_seconds",
            "two_way_candidates",
            "two_way_tables",
        }
        assert register.exec(select(PublishedTable)).first() is not None
