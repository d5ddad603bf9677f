"""What a steward does to targets, on both engines: set, change, end; the history is kept and told.

Mutants, each caught here: the old target overwritten; a target of another's aim changed; the menu not asked; due on the day
it is set refused; the end noted without its reason; the product with the benchmark's share not held to everybody.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from sqlmodel import select

from data import published
from data.databases import register_session
from data.register import target_entries
from data.register.comparison_history import history
from data.register.entries import EntryRefused
from data.register.target_entries import TargetEntry, amount_of
from models.protected import EVERYTHING, Selection
from models.register import Target
from models.vocabulary import Dimension, TargetKind
from tests.world import World

ON = datetime.now(UTC).date()
ENTRY = TargetEntry(
    selection=EVERYTHING,
    characteristic="age_band",
    category="16_24",
    kind=TargetKind.VOICES,
    amount="60",
    owner="Head of  Engagement",
    set_on=ON,
    due_on=ON,
    source="agreed by the board",
    reason="Enough to hear more than one story.",
)


def publish_survey() -> None:
    made = World()
    made.activity("survey", engagement="urgent-care", quarter="2024-Q1")
    made.people("survey", 120, sex="female", age_band="65_74")
    made.people("survey", 60, sex="male", age_band="16_24")
    made.publish()


@pytest.fixture
def world(databases):
    publish_survey()


def set_target(entry: TargetEntry = ENTRY) -> int:
    return target_entries.set_target(entry, who="steward", on=ON)


def change(number: int, on: date = ON, **values: object) -> int:
    return target_entries.change_target(number, replace(ENTRY, **values), who="steward", on=on)


def rows() -> list[Target]:
    with register_session() as session:
        return list(session.exec(select(Target).order_by(Target.id)).all())


def test_set_change_and_end_keep_what_was(world):
    first = set_target()
    second = change(first, amount="80", owner="Head of Youth Work")
    assert [(row.amount, row.owner, row.set_on, row.ended_on) for row in rows()] == [
        ("60", "Head of Engagement", ON, ON),
        ("80", "Head of Youth Work", ON, None),
    ]
    assert [each.target.number for each in published.targets(on=ON)] == [second]
    target_entries.end_target(second, reason="The work is done.", who="steward", on=ON)
    assert published.targets(on=ON) == ()
    told = history()
    assert [each.what for each in told] == ["target ended", "target changed", "target set"]
    assert {each.who for each in told} == {"steward"}
    assert told[0].detail["reason"] == "The work is done."
    assert (told[1].was.amount, told[1].target.amount) == (60, 80)


def test_a_change_can_be_changed_back(world):
    second = change(set_target(), amount="80")
    change(second)
    assert [row.amount for row in rows() if row.ended_on is None] == ["60"]


def test_a_change_keeps_the_aim_and_the_owner_of_a_late_target_can_change(world):
    first = set_target(replace(ENTRY, set_on=date(2025, 1, 1), due_on=date(2026, 1, 1)))
    change(first, due_on=date(2026, 1, 1), owner="Chief Nurse", category="25_34", kind=TargetKind.SHARE)
    now = rows()[-1]
    assert (now.category, now.kind, now.owner) == ("16_24", "voices", "Chief Nurse")
    assert (now.set_on, now.due_on) == (ON, date(2026, 1, 1))


@pytest.fixture
def small(sqlite_databases):
    publish_survey()


def test_what_is_refused(small):
    """One world for all: each refusal leaves nothing behind."""
    elsewhere = Selection(None, Dimension.ENGAGEMENT, "nowhere")
    for values, why in [
        ({"selection": elsewhere}, "does not publish these activities"),
        ({"selection": Selection("2031-32")}, "does not publish these activities"),
        ({"characteristic": "shoe_size"}, "one of its groups"),
        ({"characteristic": "gender_identity_detail"}, "one of its groups"),
        ({"category": "male"}, "one of its groups"),
        ({"category": ""}, "one of its groups"),
        ({"owner": "  "}, "who owns the target"),
        ({"source": ""}, "where the target comes from"),
        ({"reason": ""}, "Say why"),
        ({"set_on": None}, "the day it was set"),
        ({"set_on": date(ON.year + 1, 1, 1)}, "has not come yet"),
        ({"due_on": date(2020, 1, 1)}, "due before the day it was set"),
        ({"amount": "0"}, "whole number of people"),
        ({"amount": "12.5"}, "whole number of people"),
        ({"amount": "1000001"}, "whole number of people"),
        ({"kind": TargetKind.SHARE, "amount": "101%"}, "share as a percentage"),
        ({"kind": TargetKind.SHARE, "amount": "1.01"}, "share as a percentage"),
        ({"kind": TargetKind.SHARE, "amount": "0"}, "share as a percentage"),
        ({"kind": TargetKind.SHARE_OF_BENCHMARK, "amount": "10.1"}, "part of the benchmark's share"),
        # About an eighth of adults are of this age: nine times that is more than everybody.
        ({"kind": TargetKind.SHARE_OF_BENCHMARK, "amount": "9"}, "part of the benchmark's share"),
        (
            {
                "kind": TargetKind.SHARE_OF_BENCHMARK,
                "amount": "0.8",
                "characteristic": "pregnancy_maternity",
                "category": "pregnant_or_maternity",
            },
            "no benchmark share",
        ),
        (
            {
                "kind": TargetKind.SHARE_OF_BENCHMARK,
                "amount": "0.8",
                "characteristic": "trans_status",
                "category": "different_from_birth",
            },
            "no benchmark share",
        ),
    ]:
        with pytest.raises(EntryRefused, match=why):
            set_target(replace(ENTRY, **values))
    assert rows() == []
    assert history() == ()


def test_one_aim_has_one_target_and_another_kind_is_another_aim(small):
    first = set_target()
    with pytest.raises(EntryRefused, match="There is a target of this kind"):
        set_target(replace(ENTRY, amount="70"))
    set_target(replace(ENTRY, kind=TargetKind.SHARE, amount="8%"))
    set_target(replace(ENTRY, kind=TargetKind.SHARE_OF_BENCHMARK, amount="80%"))
    with pytest.raises(EntryRefused, match="Nothing is different"):
        change(first)
    with pytest.raises(EntryRefused, match="Say why"):
        target_entries.end_target(first, reason=" ", who="steward", on=ON)
    target_entries.end_target(first, reason="Done.", who="steward", on=ON)
    for again in (lambda: change(first, amount="70"), lambda: change(99, amount="70")):
        with pytest.raises(EntryRefused, match="no longer in force"):
            again()
    set_target(replace(ENTRY, amount="70"))
    assert [row.amount for row in rows()] == ["60", "2/25", "4/5", "70"]


def test_targets_that_came_without_a_note_are_told_from_their_days(small):
    with register_session() as register:
        for ended in (None, date(2026, 1, 1)):
            register.add(
                Target(
                    characteristic="sex",
                    category="female",
                    kind="voices",
                    amount="5",
                    owner="x",
                    set_on=date(2025, 1, 1),
                    source="x",
                    ended_on=ended,
                )
            )
        register.commit()
    assert [(each.what, each.on, each.who) for each in history()] == [
        ("target ended", date(2026, 1, 1), ""),
        ("target set", date(2025, 1, 1), ""),
        ("target set", date(2025, 1, 1), ""),
    ]


@pytest.mark.parametrize(
    ("typed", "kind", "amount"),
    [
        ("60", TargetKind.VOICES, 60),
        ("1,250", TargetKind.VOICES, 1250),
        ("8%", TargetKind.SHARE, Fraction(2, 25)),
        (" 0.08 ", TargetKind.SHARE, Fraction(2, 25)),
        ("100 %", TargetKind.SHARE, 1),
        ("80%", TargetKind.SHARE_OF_BENCHMARK, Fraction(4, 5)),
        ("1.2", TargetKind.SHARE_OF_BENCHMARK, Fraction(6, 5)),
    ],
)
def test_amounts_are_exact(typed, kind, amount):
    assert amount_of(typed, kind=kind) == amount
