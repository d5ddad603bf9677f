"""Which two-way tables are offered: what two of them, or one and the one-way tables, leave over is nobody or 30 people."""

import numpy as np
import pytest

from data import facts
from data.counting.two_way_counting import answered, crossed
from data.disclosure.two_way import protect_two_way
from data.disclosure.two_way_offering import offer_beside_one_way
from data.menu import Atom, candidates
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.two_way_world import ON, Group, records_of, tables_of

YEAR, EARLIER = Selection("2024-25"), Selection("2023-24")
DISABLED, NOT_DISABLED = "disabled_unspecified", "not_disabled_unspecified"


def square(n, quarter, **more):
    """Return four groups of `n`: either sex, disabled or not."""
    return [
        Group(n, quarter=quarter, sex=sex, disability=disability, **more)
        for sex in ("female", "male")
        for disability in (DISABLED, NOT_DISABLED)
    ]


def offered(made, one="sex", other="disability"):
    return [made.table(one, other, selection) is not None for selection in (EVERYTHING, EARLIER, YEAR)]


@pytest.mark.parametrize(("men", "expected"), [(29, False), (30, True), (0, True)])
def test_a_line_that_two_tables_show_leaves_nobody_or_30_people(men, expected):
    """Of the open year 60 women and some men answered both: everything less the year is those men.

    Mutant: without lines in `offer_nested`.
    """
    rest = [
        Group(30, quarter="2026-Q3", sex="female", disability=DISABLED),
        Group(30, quarter="2026-Q3", sex="female", disability=NOT_DISABLED),
    ]
    if men:
        rest += [
            Group(men - 10, quarter="2026-Q3", sex="male", disability=DISABLED),
            Group(10, quarter="2026-Q3", sex="male", disability=NOT_DISABLED),
        ]
    # Others who were asked one question: so the one-way tables leave enough people of either sex.
    rest += [Group(60, quarter="2026-Q3", sex=sex) for sex in ("female", "male")]
    made = tables_of([*square(60, "2024-Q2"), *rest])
    assert offered(made) == [True, False, expected]


@pytest.mark.parametrize(("rest", "expected"), [(29, [True, False, True]), (30, [True, True, True])])
def test_everything_less_all_its_years_leaves_nobody_or_30_people(rest, expected):
    """Each year alone leaves enough, for the other is there: the smaller of the two goes. Mutant: no `_after_all`."""
    made = tables_of(
        [
            *square(60, "2023-Q2"),
            *square(70, "2024-Q2"),
            Group(rest, quarter="2026-Q3", sex="female", disability=DISABLED),
            Group(40, quarter="2026-Q3", sex="female"),
            Group(40, quarter="2026-Q3", disability=DISABLED),
        ]
    )
    assert offered(made) == expected


@pytest.mark.parametrize(("group", "expected"), [(12, False), (30, True), (0, True)])
def test_two_tables_of_one_characteristic_leave_nobody_or_30_people(group, expected):
    """A focus group was not asked about caring: sex by disability less sex by caring would be that group.

    40 who answered sex alone keep both away from the one-way table. Mutant: no `_apart_by_another_question`.
    """
    carers = [
        *square(30, "2024-Q2", unpaid_carer="carer_unspecified"),
        *square(30, "2024-Q2", unpaid_carer="not_carer"),
    ]
    focus = [Group(group, quarter="2024-Q2", sex="female", disability=DISABLED)] if group else []
    made = tables_of([*carers, *focus, Group(40, quarter="2024-Q2", sex="male")])
    assert offered(made) == [True, False, True]
    assert offered(made, "sex", "unpaid_carer") == [expected, False, expected]


def test_whoever_came_again_with_another_answer_is_not_left_over_by_mistake():
    """30 come in both years and answer the second time that they are disabled: they are in both tables, not in the rest.

    The audit must hold the truth of such worlds, or it would refuse the release.
    """
    made = tables_of(
        [
            *square(60, "2023-Q2"),
            *square(70, "2024-Q2"),
            Group(30, quarter="2023-Q2", person="again", sex="female", disability=NOT_DISABLED),
            Group(30, quarter="2024-Q2", person="again", sex="female", disability=DISABLED),
        ]
    )
    table = made.table("sex", "disability")
    assert [cell.count.shown for cell in table.rows[0].cells] == [160, 130]
    assert offered(made) == [True, True, True]


def test_a_table_is_not_offered_where_a_one_way_table_is_not():
    """12 people of the open year were asked about disability and did not say: the year has no one-way table of it.

    Nobody is left over between the two-way tables, which count only who answered.
    """
    made = tables_of(
        [
            *square(60, "2024-Q2"),
            Group(12, quarter="2026-Q3", sex="female", disability="prefer_not_to_say"),
            Group(40, quarter="2026-Q3", sex="male"),
        ]
    )
    year = made.selections.index(YEAR)
    assert made.drafts["sex"]["two"].available[year]
    assert not made.drafts["disability"]["two"].available[year]
    assert offered(made) == [True, False, False]


@pytest.mark.parametrize("stands", [True, False])
def test_offering_asks_for_both_one_way_tables(stands):
    """Mutant: without `offered` in `offer_beside_one_way`."""
    records = records_of(square(60, "2024-Q2"))
    atoms = [Atom(one, quarter, dict.fromkeys(Dimension, "one")) for one, quarter in records.atom_names]
    levels = [facts.levels("sex")[0], facts.levels("disability")[0]]
    counted = crossed(answered(records, menu=candidates(atoms, on=ON), levels=levels))
    draft = protect_two_way(counted, rules=facts.disclosure_rules())
    beside = np.array([[True, stands], [True, True]])
    offer_beside_one_way(draft, offered=beside, known=np.full((2, 2), 240), rules=facts.disclosure_rules())
    assert draft.available[:, 0, 1].tolist() == [stands, True]
