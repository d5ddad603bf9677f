"""Weaknesses that an attacker found in the first version of the core. Each failed on the code as it stood then."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from data import published
from data.databases import intake_session
from models.intake import ChangeCounter, Participation
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension, TableChange
from tests.attacks import attacker
from tests.attacks.attacker import rounds, use_secret
from tests.world import World

pytestmark = pytest.mark.usefixtures("sqlite_databases")


def too_narrow(characteristic, *, attendance=False):
    """Solve for every hidden cell of a person's answer, by the attacker's own programme over everything published."""
    programme = attacker.Programme(characteristic, world=attacker.World(), attendance=attendance)
    secrets = [
        cell
        for cell in programme.secrets()
        if cell.kind in ("category", "missing") and cell.category not in attacker.OUTSIDE
    ]
    return [found for found in map(programme.solve, secrets) if found.width < 5]


def unlucky(activity, large, small):
    """Choose a secret that rounds `large` down by 4, all together up, and hides `small`."""
    use_secret(
        lambda key: (
            rounds(key, activity, 1, large) == large - 4
            and rounds(key, activity, 1, large + small) == large + small + 2
            and rounds(key, activity, large + 1, large + small) is None
        )
    )


def figures(table):
    return replace(table, change=TableChange.NEW, figures_from=None)


@pytest.mark.parametrize("attendance", [False, True])
def test_a_known_zero_and_a_known_attendance_narrow_nothing_too_far(attendance):
    """Everything shows nobody in six groups: what is left of the base is one group, and its 9 people.

    Mutant: no roll-ups in `sums_of`, None from `across_levels`, and no attendance in `Draft.known_limits`.
    """
    unlucky("post", 44, 9)
    world = World()
    world.activity("post")
    world.people("post", 44, disability="limited_a_little")
    world.people("post", 9, disability="limited_a_lot")
    world.people("post", 60, disability="no_condition")
    world.publish()
    assert not too_narrow("disability", attendance=attendance)


def test_who_knows_how_many_came_does_not_work_out_nine_of_them():
    """The base of 125 (121 to 129) leaves 3 to 9, but 127 are known to have come: less 64 and 54 at most that is 9.

    Mutant: `Draft.known_limits` that leaves out the attendance.
    """
    use_secret(
        lambda key: (
            rounds(key, "post", 1, 64) == 60
            and rounds(key, "post", 65, 118) == 50
            and rounds(key, "post", 119, 127) is None
            and rounds(key, "post", 1, 127) == 125
        )
    )
    world = World()
    world.activity("post")
    world.people("post", 64, sex="female", age_band="25_34")
    world.people("post", 54, sex="male", age_band="65_74")
    world.people("post", 9, sex="indeterminate", age_band="65_74")
    world.publish()
    assert published.table(EVERYTHING, characteristic="age_band", level="broad").available
    assert not published.table(EVERYTHING, characteristic="sex", level="two").available


@pytest.mark.parametrize("lucky", [1, 5, 11])
def test_linked_tables_of_a_small_world(lucky):
    """Method, places and years of four activities, in one programme (attack 3).

    Mutant: no `_along_dimensions` in `subtraction`, and no `across_selections` in `audit._solve`.
    """
    use_secret(lambda key: key[0] % 24 == lucky)
    world = World()
    for name, method, place, quarter in (
        ("post", "survey", "Poole", "2024-Q1"),
        ("web", "survey", "Dorchester", "2025-Q1"),
        ("hall", "event", "Poole", "2025-Q2"),
        ("town", "event", "Dorchester", "2024-Q3"),
    ):
        world.activity(name, method=method, place=place, quarter=quarter)
        many = 40 + 7 * len(world.quarters)
        world.people(name, many, disability="no_condition")
        world.people(name, many - 20, disability="condition_not_limiting")
        world.people(name, 14 + len(name), disability="limited_a_little")
        world.people(name, 6, disability="limited_a_lot")
        world.people(name, 8, disability="prefer_not_to_say")
    world.publish()
    assert not too_narrow("disability")


def test_a_tick_can_not_be_had_from_the_base_and_the_other_ticks():
    """Each tick <= base <= sum of ticks: 44 and 9 of a base of 53. The table goes.

    Mutant: the sum of ticks left out of `sums._of_ticks`.
    """
    unlucky("a", 44, 9)
    world = World()
    world.activity("a")
    world.people("a", 44, ticks={"impairment": ("hearing",)}, sex="female")
    world.people("a", 9, ticks={"impairment": ("vision",)}, sex="male")
    world.people("a", 40, sex="male")
    world.publish()
    assert not too_narrow("impairment")


def test_what_one_group_holds_whole_does_not_stand_in_the_finer_level():
    """All are disabled: the breakdown in two is withheld, so the one in four is too.

    Mutant: `one_holds_all` of coarser levels left out of `drafting.draft_release`.
    """
    world = World()
    world.activity("a")
    world.people("a", 40, disability="limited_a_lot", sex="female")
    world.people("a", 30, disability="limited_a_little", sex="male")
    world.publish()
    for level in ("two", "four"):
        assert not published.table(EVERYTHING, characteristic="disability", level=level).available
    assert published.table(EVERYTHING, characteristic="sex", level="two").available


def test_a_table_that_the_audit_withdrew_does_not_come_back_for_one_newcomer():
    """Everything keeps its figures when one person joins, and so leaves the audit; what it gave away stays away."""
    use_secret(
        lambda key: all(
            (
                rounds(key, "a", 1, 44) == 40,
                rounds(key, "a", 45, 84) == 40,
                rounds(key, "a", 85, 93) is None,
                rounds(key, "a", 1, 93) == 95,
            )
        )
    )
    world = World()
    for name, quarter in (("a", "2023-Q1"), ("b", "2024-Q1")):
        world.activity(name, quarter=quarter, engagement=name, method=name, place=name)
    world.people("a", 44, sex="female")
    world.people("a", 40, sex="male")
    world.people("a", 9, sex="indeterminate")
    world.people("b", 60, sex="female")
    world.people("b", 60, sex="male")
    world.people("b", 14, sex="indeterminate")
    world.publish()
    before = published.menu().selections
    world.people("b", 1, sex="male")
    world.publish()
    assert published.menu().selections <= before
    assert not too_narrow("sex")


def test_closed_years_and_the_quarters_of_the_open_year_leave_nobody_alone():
    """Mutant: years with the quarters of the open year left out of `offering._parts`."""
    world = World()
    for name, quarter, n in (
        ("a", "2025-Q1", 75),
        ("a2", "2025-Q2", 25),
        ("b", "2026-Q1", 60),
        ("c", "2026-Q2", 50),
        ("now", "2026-Q3", 10),
    ):
        world.activity(name, quarter=quarter)
        world.people(name, n // 2, sex="female")
        world.people(name, n - n // 2, sex="male")
    world.publish(on=date(2026, 11, 1))
    truth = attacker.World()
    offered = [(s.period, "") for s in published.menu().selections if s.period and not s.by]
    rest = truth.within("", "") - frozenset().union(*(truth.within(*selection) for selection in offered))
    left = sum(row.atom in rest for row in truth.rows)
    assert left == 0 or left >= 30


def test_people_whom_a_level_can_not_hold_are_in_the_rules_of_the_menu():
    """Everything and the survey hold the same 600 people at ten-year bands, and differ by 8 who said "65 and over".

    Mutant: the people concerned left out of `drafting.draft_release`.
    """
    world = World()
    world.activity("a", method="survey")
    world.activity("c", method="event", quarter="2025-Q1")
    world.people("a", 300, age_band="25_34")
    world.people("a", 300, age_band="45_54")
    world.people("a", 12, age_band="65_plus")
    world.people("c", 8, age_band="65_plus")
    world.publish()
    survey = Selection(dimension=Dimension.METHOD, value="survey")
    offered = [
        published.table(selection, characteristic="age_band", level="ten_year").available
        for selection in (EVERYTHING, survey)
    ]
    assert not all(offered)


def test_answers_that_turn_into_not_applicable_move_nothing_behind_newcomers_who_were_not_asked():
    """Mutant: `people == 0` alone taken for unchanged in `carrying.carry_over`."""
    world = World()
    world.activity("a")
    world.activity("n")
    world.people("a", 60, sexual_orientation="heterosexual")
    world.people("a", 40, sexual_orientation="bisexual")
    world.publish()
    before = published.table(EVERYTHING, characteristic="sexual_orientation", level="four")
    with intake_session(writing=True) as intake:
        counter = intake.get(ChangeCounter, 1)
        counter.last += 1
        changed = select(Participation).where(Participation.sexual_orientation == "bisexual").limit(5)
        for row in intake.exec(changed).all():
            row.sexual_orientation = "not_applicable"
            row.change_number = counter.last
            intake.add(row)
        intake.commit()
    world.people("n", 29)
    world.publish()
    after = published.table(EVERYTHING, characteristic="sexual_orientation", level="four")
    assert figures(after) == figures(before)


def test_kept_says_how_many_changed_and_not_whether_the_rounding_moved():
    """Mutant: the same figures alone taken for unchanged in `carrying.carry_over`."""
    world = World()
    world.activity("a")
    world.people("a", 60, sex="female")
    world.people("a", 43, sex="male")
    world.publish()
    world.people("a", 1, sex="female")
    world.publish()
    assert published.table(EVERYTHING, characteristic="sex", level="two").change is TableChange.KEPT
