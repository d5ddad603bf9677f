"""Attacks on tables of two characteristics: what sums, linked tables, third characteristics and years give away.

Each world is made so that, as its people round, a hidden number is given away unless a table is withdrawn. The
attacker's programme knows every table at once (`two_way_attacker`); it is not the product's.
"""

import pytest

from data.counting.counting import KNOWN
from models.protected import EVERYTHING, Selection
from tests.attacks.two_way_attacker import ANSWERS, Attack, random_groups
from tests.two_way_world import Group, tables_of

SIX_VALUES = 5
"""Between the ends of a hidden number, so that six values are left."""

DISABLED, NOT_DISABLED = "disabled_unspecified", "not_disabled_unspecified"
CARER, NOT_CARER = "carer_unspecified", "not_carer"


def group(n, sex, disability, carer=None, *, quarter="2024-Q2"):
    more = {"unpaid_carer": carer} if carer else {}
    return Group(n, quarter=quarter, sex=sex, disability=disability, **more)


TOTAL_LESS_VISIBLE = [
    group(9, "female", DISABLED),
    group(27, "female", NOT_DISABLED),
    group(41, "male", DISABLED),
    group(62, "male", NOT_DISABLED),
]
"""36 women may show as 40 and 27 of them as 25: then at least 7 are left for the hidden ones, who are at most 9."""

A_THIRD_CHARACTERISTIC = [
    group(9, "female", DISABLED, CARER),
    group(9, "male", DISABLED, CARER),
    group(60, "female", NOT_DISABLED, NOT_CARER),
    group(35, "female", NOT_DISABLED, CARER),
    group(40, "male", DISABLED, NOT_CARER),
    group(60, "male", NOT_DISABLED, NOT_CARER),
]
"""18 disabled carers may show as 20, so 16 at least: 9 at most are women and 9 at most are men, so 7 at least of either."""

EVERYTHING_LESS_A_YEAR = [
    group(14, "female", DISABLED, quarter="2023-Q2"),
    group(40, "female", NOT_DISABLED, quarter="2023-Q2"),
    group(40, "male", DISABLED, quarter="2023-Q2"),
    group(60, "male", NOT_DISABLED, quarter="2023-Q2"),
    group(9, "female", DISABLED),
    group(50, "female", NOT_DISABLED),
    group(45, "male", DISABLED),
    group(70, "male", NOT_DISABLED),
]
"""23 may show as 25 and the 14 of one year as 10: then at least 7 are left for the other year's hidden ones."""


@pytest.mark.parametrize(
    ("groups", "seed", "tables"),
    [
        (TOTAL_LESS_VISIBLE, 157, 0),
        (TOTAL_LESS_VISIBLE, 159, 0),
        (A_THIRD_CHARACTERISTIC, 157, 4),
        (A_THIRD_CHARACTERISTIC, 344, 4),
        (EVERYTHING_LESS_A_YEAR, 39, 2),
        (EVERYTHING_LESS_A_YEAR, 148, 2),
    ],
)
def test_a_table_that_gives_a_hidden_number_away_is_withdrawn(groups, seed, tables):
    """Mutants: neither sums nor programmes (all six fail); without `_third` (the third and fourth); nothing that ties
    years to everything (the last two); audit width less 3 (all).
    """
    made = tables_of(groups, seed=seed)
    attack = Attack(made, tuple(sorted(groups[0].answers)))
    for secret in attack.secrets():
        assert secret.low <= secret.truth <= secret.high, secret
        assert secret.width >= SIX_VALUES, secret
    assert len(made.overlaps.tables) == tables
    assert made.overlaps.report.withdrawn > 0
    assert len(made.overlaps.withdrawn) == made.overlaps.report.withdrawn


@pytest.mark.parametrize("seed", [11, 25, 30, 34, 38, 47])
def test_every_number_that_is_not_shown_keeps_six_values(seed):
    """Hidden cells, cells of lines left out and hidden one-way answers, with four characteristics in one programme.

    Mutant: neither sums nor programmes (30 and 47 fail).
    """
    made = tables_of(random_groups(seed), seed=seed)
    secrets = Attack(made, tuple(ANSWERS)).secrets()
    assert len(secrets) > 10
    for secret in secrets:
        assert secret.low <= secret.truth <= secret.high, secret
        assert secret.width >= SIX_VALUES, secret


def test_the_same_people_show_the_same_number_one_way_and_two_ways():
    """All who answered one question answered the other: a line of the table is the one-way group itself."""
    made = tables_of([*TOTAL_LESS_VISIBLE, group(43, "female", DISABLED, quarter="2023-Q2")], seed=3)
    table = made.table("sex", "disability")
    one_way = made.drafts["sex"]["two"].shown
    row = made.selections.index(EVERYTHING)
    assert [one.base.shown for one in table.rows[:2]] == one_way.numbers[row, :2].tolist()
    assert table.base.shown == one_way.numbers[row, one_way.column(KNOWN)]


@pytest.mark.parametrize(("rest", "offered"), [(29, False), (30, True), (0, True)])
def test_everything_less_a_year_is_nobody_or_30_people(rest, offered):
    """29 people of an open year answered both and would be what is left; enough others answered one of the questions.

    Mutant: without `offer_nested`.
    """
    made = tables_of(
        [
            group(60, "female", DISABLED),
            group(60, "female", NOT_DISABLED),
            group(60, "male", DISABLED),
            group(60, "male", NOT_DISABLED),
            Group(40, quarter="2026-Q3", sex="female"),
            Group(40, quarter="2026-Q3", disability=DISABLED),
            *([group(rest, "female", DISABLED, quarter="2026-Q3")] if rest else []),
        ]
    )
    assert made.table("sex", "disability") is not None
    assert (made.table("sex", "disability", Selection("2024-25")) is not None) is offered


@pytest.mark.parametrize(("silent", "offered"), [(29, False), (30, True), (0, True)])
def test_those_who_left_one_question_open_are_nobody_or_30_people(silent, offered):
    """A one-way table less a line of a two-way one is those who were silent, or were not asked: a focus group of 12.

    Mutant: without `unsafe` in `offer_beside_one_way`.
    """
    groups = [
        group(60, "female", DISABLED),
        group(60, "female", NOT_DISABLED),
        group(60, "male", DISABLED),
        group(60, "male", NOT_DISABLED),
    ]
    if silent:
        groups += [
            Group(silent - 12, quarter="2024-Q2", sex="female"),
            Group(12, quarter="2024-Q2", sex="male"),
        ]
    assert (tables_of(groups).table("sex", "disability") is not None) is offered
