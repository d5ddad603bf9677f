"""People for every two answers: a small table in, the table of two characteristics out."""

import numpy as np

from data import facts
from data.counting.counting import membership, tallies
from data.counting.two_way_counting import Crossed, answered, crossed, two_way_rows
from data.menu import Atom, candidates
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.two_way_world import ON, Group, records_of

YEAR = Selection("2023-24")


def menu_of(records):
    return candidates(
        [Atom(one, quarter, dict.fromkeys(Dimension, "one")) for one, quarter in records.atom_names], on=ON
    )


def cross(groups, *characteristics):
    records = records_of(groups)
    levels = [facts.levels(name)[0] for name in characteristics]
    return crossed(answered(records, menu=menu_of(records), levels=levels))


def cell(found: Crossed, one: str, other: str, selection: Selection = EVERYTHING) -> int:
    slugs = [category.slug for level in found.answered.levels for category in level.categories]
    row = found.answered.selections.index(selection)
    return int(found.counts[row, slugs.index(one), slugs.index(other)])


def test_a_person_counts_where_both_answers_are_known():
    """One more who was not asked, one who would not say, and one whose answer has no place at the level."""
    found = cross(
        [
            Group(25, sex="female", ethnic_group="asian_indian"),
            Group(2, sex="female", ethnic_group="white_british"),
            Group(3, sex="male", ethnic_group="white_british"),
            Group(7, sex="male"),
            Group(1, sex="prefer_not_to_say", ethnic_group="asian_indian"),
            Group(1, sex="male", ethnic_group="global_majority_unspecified"),
        ],
        "sex",
        "ethnic_group",
    )
    assert cell(found, "female", "asian") == 25
    assert cell(found, "female", "white") == 2
    assert cell(found, "male", "white") == 3
    assert cell(found, "male", "asian") == 0
    assert found.base_counts[0, 0, 1] == found.base_counts[0, 1, 0] == 30
    assert found.line_counts[0, :2, 1].tolist() == [27, 3]
    assert (found.counts == found.counts.transpose(0, 2, 1)).all()
    assert found.counts[:, :3, :3].sum() == 0


def test_a_person_who_came_again_counts_once_with_the_latest_known_answer_of_each_characteristic():
    """In the year the later answers are not there yet. Mutant: the chosen participation left out."""
    found = cross(
        [
            Group(4, quarter="2023-Q2", person="regular", sex="female", unpaid_carer="not_carer"),
            Group(4, quarter="2024-Q2", person="regular", sex="prefer_not_to_say", unpaid_carer="carer_1_19"),
            Group(3, quarter="2024-Q2", sex="male", unpaid_carer="not_carer"),
        ],
        "sex",
        "unpaid_carer",
    )
    assert cell(found, "female", "carer") == 4
    assert cell(found, "female", "not_carer") == 0
    assert cell(found, "female", "not_carer", YEAR) == 4
    assert found.base_counts[:, 0, 1].tolist() == [7, 4, 3]


def test_keys_are_those_of_the_one_way_table_of_the_same_people():
    """Everybody answered both, so a line is the one-way group: count and key. Mutant: keys of every attendance."""
    groups = [
        Group(5, sex="female", disability="no_condition"),
        Group(4, sex="female", disability="limited_a_lot"),
        Group(6, sex="male", disability="no_condition"),
        Group(3, person="regular", sex="male", disability="no_condition"),
        Group(3, quarter="2024-Q3", person="regular", sex="male", disability="no_condition"),
    ]
    records = records_of(groups)
    menu = menu_of(records)
    level = facts.levels("sex")[0]
    (tally,) = tallies(records, members=membership(records, holds=menu.holds), levels=[level])
    found = cross(groups, "sex", "disability")
    rows = list(two_way_rows(menu))
    assert found.line_counts[:, :3, 1].tolist() == tally.counts[rows, :3].tolist() != []
    assert found.line_keys[:, :3, 1].tolist() == tally.keys[rows, :3].tolist()


def test_only_everything_and_closed_years_have_tables():
    """2026-Q1 is a closed quarter of a year that is not over."""
    records = records_of(
        [Group(1, quarter=quarter, sex="female") for quarter in ("2023-Q2", "2024-Q1", "2026-Q1")]
    )
    menu = menu_of(records)
    assert [menu.selections[row] for row in two_way_rows(menu)] == [
        EVERYTHING,
        Selection("2023-24"),
        Selection("2024-25"),
    ]


def test_people_are_taken_some_at_a_time_without_a_difference(monkeypatch):
    groups = [
        Group(9, sex="female", disability="no_condition"),
        Group(8, sex="male", disability="limited_a_lot"),
    ]
    whole = cross(groups, "sex", "disability")
    monkeypatch.setattr("data.counting.two_way_counting.PEOPLE_AT_ONCE", 4)
    parts = cross(groups, "sex", "disability")
    assert np.array_equal(whole.counts, parts.counts)
    assert np.array_equal(whole.keys, parts.keys)
