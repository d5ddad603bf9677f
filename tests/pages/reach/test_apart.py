"""Activities for one community: counts beside the comparison, never in it."""

from dataclasses import replace

from data.register import for_one_community
from data.register.for_one_community import ForOne
from models.protected import ProtectedCount
from models.vocabulary import TableChange, Withheld
from pages.parts import apart, sources
from pages.parts.method import method_tables
from tests.pages.pets import count, level, pets
from tests.world import World

PETS = level("cats", "dogs", "fish", "birds")


def test_only_groups_with_a_shown_number_are_listed_and_the_hidden_are_counted_in_words():
    found = pets(known=90, cats=60, dogs=None, fish=0, birds=30).comparison.table
    listed = apart.table(found, level=PETS, what="pet")
    assert [[cell.text for cell in row.cells] for row in listed.rows] == [["Cats", "60"], ["Birds", "30"]]
    assert [column.heading for column in listed.columns] == ["Group", "People heard"], "nothing to compare"
    assert apart.sentence(found) == (
        "90 people answered this question in activities meant for one community or group. They are not in the figures "
        "above. Who was invited decides who came, so nothing is compared. One group is not listed: fewer than 10 people "
        "each."
    )


def test_beside_a_row_stands_who_was_heard_apart_of_the_same_level_only():
    """Mutant: no look at the level, which would set a coarser group's people beside a finer one."""
    found = pets(known=90, cats=60, dogs=None, fish=0, birds=30).comparison.table
    assert apart.beside(found, level=PETS) == {"cats": "+60 heard apart", "birds": "+30 heard apart"}
    assert apart.beside(found, level=replace(PETS, slug="finer")) == {}
    assert apart.beside(replace(found, available=False), level=PETS) == {}


def test_engagements_for_one_community_are_listed_with_whom_they_were_for():
    nobody = ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 9)
    listed = apart.engagements(
        [
            (ForOne("a", "Roadside", ("Gypsy, Roma, Traveller",), False), count(35)),
            (ForOne("b", "Maternity", (), True), nobody),
        ],
        period="2024-25",
    )
    assert [[cell.text for cell in row.cells] for row in listed.rows] == [
        ["Roadside", "Gypsy, Roma, Traveller", "35"],
        ["Maternity", apart.ITS_OWN, "not available"],
    ]
    assert listed.rows[1].cells[2].swatch == "", "the hatch stands for fewer than 10"


def test_only_engagements_without_any_other_activity_are_for_one_community(sqlite_databases):
    world = World()
    world.activity("stall", engagement="roadside", community="travellers")
    world.activity("lunch", engagement="roadside", community="elders")
    world.activity("survey", engagement="both")
    world.activity("meeting", engagement="both", community="elders")
    world.activity("forum", engagement="maternity", benchmark="own")
    world.activity("open", engagement="open")
    assert for_one_community.engagements_for_one() == (
        ForOne("maternity", "About maternity", (), True),
        ForOne("roadside", "About roadside", ("elders", "travellers"), False),
    )


def test_a_table_that_is_not_there_says_the_same_whatever_the_reason():
    found = replace(pets(cats=60).comparison.table, available=False)
    assert apart.sentence(found) == apart.NONE_TO_SHOW
    assert apart.table(found, level=PETS, what="pet").rows == ()


def test_what_a_page_of_comparisons_leaves_off_is_named_with_the_reason():
    (line,) = sources.left_off([])
    assert line.startswith("Left off, because there are no figures for it that we can show: Age, ")


def test_the_method_page_counts_new_revised_unchanged_and_kept_tables():
    counts = dict(zip(TableChange, (1, 2000, 3, 4), strict=True))
    said = {row.cells[0].text: row.cells[1].text for row in method_tables.changed(counts).rows}
    assert set(method_tables.CHANGE_ROWS) == set(TableChange)
    assert said["Tables in which nothing changed"] == "2,000"
    assert said["Tables that keep their earlier figures, because few people changed"] == "3"
