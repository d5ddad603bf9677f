"""Two-way tables: which lines and cells are shown, and which tables are not available at all (method 2.6 D)."""

import numpy as np
import pytest

from data import facts
from data.counting.two_way_counting import answered, crossed
from data.disclosure.not_available import no_overlap
from data.disclosure.rounding import HIDDEN
from data.disclosure.two_way import protect_two_way
from data.disclosure.two_way_tables import overlap_table
from data.menu import Atom, candidates
from models.protected import EVERYTHING, ProtectedCount, Selection
from models.vocabulary import Dimension, Withheld
from tests.two_way_world import ON, Group, records_of

RULES = facts.disclosure_rules()
SEX, DISABILITY = 0, 1
FEMALE, MALE, DISABLED, NOT_DISABLED = 0, 1, 3, 4
HIDDEN_COUNT = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)


def people(n, sex, disability, **more):
    return Group(n, **{"quarter": "2024-Q2", **more}, sex=sex, disability=f"{disability}_unspecified")


def drafted(*groups, seed=1):
    """Return the draft of sex by disability, nothing withdrawn yet."""
    records = records_of(groups, seed=seed)
    menu = candidates(
        [Atom(one, quarter, dict.fromkeys(Dimension, "one")) for one, quarter in records.atom_names], on=ON
    )
    levels = [facts.levels("sex")[0], facts.levels("disability")[0]]
    return protect_two_way(crossed(answered(records, menu=menu, levels=levels)), rules=RULES)


def shown(draft):
    return overlap_table(draft, row=0, one=SEX, other=DISABILITY, rules=RULES)


def test_a_small_table_in_a_protected_table_out():
    """Multiples of 5 stay; 7 and nobody at all look the same; a line without 30 people is left out with its cells."""
    table = shown(
        drafted(
            people(40, "female", "disabled"),
            people(7, "female", "not_disabled"),
            people(25, "male", "disabled"),
            people(50, "male", "not_disabled"),
            people(5, "indeterminate", "disabled"),
        )
    )
    found = {(row.category, cell.category): cell.count.shown for row in table.rows[:2] for cell in row.cells}
    assert found == {
        ("female", "disabled"): 40,
        ("female", "not_disabled"): None,
        ("male", "disabled"): 25,
        ("male", "not_disabled"): 50,
    }
    assert table.rows[0].cells[1].count == HIDDEN_COUNT
    assert {row.category: row.base.withheld for row in table.rows} == {
        "female": None,
        "male": None,
        "indeterminate": Withheld.NOT_AVAILABLE,
    }
    assert all(cell.count.withheld is Withheld.NOT_AVAILABLE for cell in table.rows[2].cells)
    assert table.rows[1].base == ProtectedCount(75, None, 71, 79)
    assert table.columns[0].count.shown == 70
    assert table.available


@pytest.mark.parametrize(("n", "hides"), [(0, True), (1, True), (7, True), (10, False)])
def test_one_to_seven_and_nobody_are_hidden_alike(n, hides):
    """Mutant: zeros_hidden=False shows nobody as 0."""
    draft = drafted(
        people(n, "female", "disabled"),
        people(60, "female", "not_disabled"),
        people(60, "male", "disabled"),
        people(60, "male", "not_disabled"),
        people(30, "male", "not_disabled", quarter="2023-Q2"),
    )
    assert draft.crossed.answered.selections[2] == Selection("2024-25")
    assert bool(draft.numbers[0, FEMALE, DISABLED] == HIDDEN) is hides
    assert bool(draft.numbers[2, FEMALE, DISABLED] == HIDDEN) is hides


def test_eight_shows_as_ten_or_is_hidden_and_never_as_five():
    """Mutant: `numbers < min_display - 5`."""
    seen = {
        int(
            drafted(
                people(8, "female", "disabled"),
                people(60, "female", "not_disabled"),
                people(60, "male", "disabled"),
                seed=seed,
            ).numbers[0, FEMALE, DISABLED]
        )
        for seed in range(30)
    }
    assert seen == {HIDDEN, 10}


@pytest.mark.parametrize(("people_in_all", "offered"), [(29, {False}), (30, {False, True})])
def test_a_table_needs_30_people_who_answered_both(people_in_all, offered):
    """With 40 more who answered one question. One line of each side shows as 30, if it rounds so.

    Mutant: `rules.min_base - 1`.
    """
    found = set()
    for seed in range(30):
        draft = drafted(
            people(people_in_all - 3, "female", "disabled"),
            people(1, "male", "disabled"),
            people(1, "female", "not_disabled"),
            people(1, "male", "not_disabled"),
            Group(40, sex="female", disability="prefer_not_to_say"),
            seed=seed,
        )
        assert draft.crossed.base_counts[0, SEX, DISABILITY] == people_in_all
        found.add(bool(draft.available[0, SEX, DISABILITY]))
    assert found == offered


def test_a_line_is_shown_where_its_rounded_base_is_30():
    """29 women show as 25 and are left out, or as 30; 25 always stay out. Mutant: true bases."""
    for women, ends in ((25, {False}), (29, {False, True}), (30, {True})):
        drafts = [
            drafted(
                people(women - 10, "female", "disabled"),
                people(10, "female", "not_disabled"),
                people(60, "male", "disabled"),
                people(60, "male", "not_disabled"),
                seed=seed,
            )
            for seed in range(25)
        ]
        assert {bool(draft.lines[0, FEMALE, DISABILITY]) for draft in drafts} == ends
        for draft in drafts:
            assert draft.lines[0, FEMALE, DISABILITY] == (draft.line_numbers[0, FEMALE, DISABILITY] >= 30)


@pytest.mark.parametrize(("others", "offered"), [(0, False), (1, True)])
def test_a_line_with_one_answer_alone_takes_the_whole_table(others, offered):
    """Attack test 20. All women are disabled: whoever knows a woman would know it. Mutant: without `single`."""
    draft = drafted(
        people(60, "female", "disabled"),
        people(others, "female", "not_disabled"),
        people(60, "male", "disabled"),
        people(60, "male", "not_disabled"),
    )
    assert draft.available[0, SEX, DISABILITY] == offered
    assert draft.available[0, DISABILITY, SEX] == offered


def test_one_answer_alone_in_a_column_takes_the_table_too():
    draft = drafted(
        people(60, "female", "disabled"), people(60, "female", "not_disabled"), people(40, "male", "disabled")
    )
    assert not draft.available[0].any()


def test_one_answer_alone_in_a_line_that_is_left_out_takes_nothing():
    draft = drafted(
        people(60, "female", "disabled"),
        people(60, "female", "not_disabled"),
        people(60, "male", "disabled"),
        people(60, "male", "not_disabled"),
        people(12, "indeterminate", "disabled"),
    )
    assert draft.available[0, SEX, DISABILITY]


def test_the_same_table_read_the_other_way():
    table = shown(
        drafted(
            people(40, "female", "disabled"),
            people(30, "female", "not_disabled"),
            people(20, "male", "disabled"),
            people(50, "male", "not_disabled"),
        )
    )
    turned = table.turned()
    assert turned.turned() == table
    assert (turned.characteristic, turned.other) == ("disability", "sex")
    assert turned.rows[0].base == table.columns[0].count
    assert turned.rows[0].cells[1].count == table.rows[1].cells[0].count
    assert [column.count for column in turned.columns] == [row.base for row in table.rows]


def test_limits_are_those_of_the_shown_number():
    """No exact count stands in a table: limits come from the number that is shown."""
    draft = drafted(
        people(41, "female", "disabled"),
        people(33, "female", "not_disabled"),
        people(28, "male", "disabled"),
        people(52, "male", "not_disabled"),
    )
    table = shown(draft)
    for row in table.rows:
        for count in (row.base, *(cell.count for cell in row.cells)):
            if count.shown is not None:
                assert (count.low, count.high) == RULES.bounds(count.shown)


def test_no_table_looks_the_same_whatever_the_reason():
    one = no_overlap(EVERYTHING, characteristic="sex", other="disability")
    assert not one.available
    assert [row.category for row in one.rows] == ["female", "male", "indeterminate"]
    assert {cell.count.withheld for row in one.rows for cell in row.cells} == {Withheld.NOT_AVAILABLE}
    nothing = no_overlap(EVERYTHING, characteristic="nonsense", other="sex")
    assert not nothing.available
    assert nothing.rows == ()
    assert np.all([cell.count.shown is None for cell in nothing.columns])
