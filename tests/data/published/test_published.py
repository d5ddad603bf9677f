"""The only door for pages."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from data import published
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from models.protected import EVERYTHING, Selection
from models.register import AuditEvent, BenchmarkEntry, BenchmarkShare, Engagement, Target
from models.release import PublishedTable
from models.vocabulary import Dimension, TargetState, Verdict
from pages.parts import reads
from tests.world import World


def comparison(selection, **asked):
    return published.compared(published.table(selection, **asked), library=published.library())


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

    Mutants: `frozen.stored` without the condition on `by`; "fewer than 10" of the people of `not_available`.
    """
    world.publish()
    table = published.table(selection, characteristic=characteristic, level=level)
    assert not table.available
    assert {cell.count for cell in (*table.cells, *table.missing)} == {NOT_AVAILABLE}
    assert table.people == table.asked == table.known == table.unplaced == NOT_AVAILABLE


def test_a_comparison_is_with_the_home_organisations_area(world):
    world.publish()
    found = comparison(EVERYTHING, characteristic="sex", level="two")
    assert found.benchmark is not None
    assert found.benchmark.area == "E54000041"
    assert {group.category: group.verdict for group in found.groups}["male"] is Verdict.UNDER


def add_benchmark(reference: str, characteristic: str, level: str, **shares: str) -> None:
    with register_session() as register:
        entry = BenchmarkEntry(
            reference=reference,
            area_name="NHS Dorset",
            characteristic=characteristic,
            level=level,
            universe="women who gave birth in a year",
            source="births",
            table="B1",
            measured_on=date(2024, 1, 1),
        )
        register.add(entry)
        register.flush()
        register.add_all(
            BenchmarkShare(benchmark_id=entry.id, category=category, share=share)
            for category, share in shares.items()
        )
        register.commit()


def change(what: str, reference: str, **values: object) -> None:
    """Change an engagement as a form does: with a note of it."""
    with register_session() as register:
        found = register.exec(select(Engagement).where(Engagement.reference == reference)).one()
        for name, value in values.items():
            setattr(found, name, value)
        detail = json.dumps({"engagement": reference})
        register.add(AuditEvent(at=datetime.now(UTC), who="test", what=what, detail=detail))
        register.commit()


FORUM = Selection(dimension=Dimension.ENGAGEMENT, value="mental-health")


def test_an_engagement_is_held_against_its_own_benchmark_and_no_longer_the_county(world):
    world.publish()
    add_benchmark("births", "sex", "two", female="0.9", male="12/120")
    before = comparison(FORUM, characteristic="sex", level="two")
    change("benchmark chosen", "mental-health", benchmark="births")
    found = comparison(FORUM, characteristic="sex", level="two")
    assert before.benchmark is not None
    assert found.benchmark is not None
    assert (before.benchmark.reference, found.benchmark.reference) == ("", "births")
    assert {each.category: each.benchmark_share for each in found.groups} == {
        "female": 0.9,
        "male": 0.1,
        "indeterminate": None,
    }
    ages = comparison(FORUM, characteristic="age_band", level="ten_year")
    assert ages.benchmark is None
    assert {group.verdict for group in ages.groups} == {Verdict.NO_BENCHMARK}
    everyone = comparison(EVERYTHING, characteristic="sex", level="two")
    assert everyone.benchmark is not None
    assert everyone.benchmark.area == "E54000041"


def test_what_changes_in_the_register_is_never_read_from_memory(world):
    """Mutant: the note of the release without the register's newest event."""
    world.publish()
    add_benchmark("births", "sex", "two", female="0.9", male="0.1")
    before = reads.compared(reads.release(), FORUM, "sex", "two")
    change("benchmark chosen", "mental-health", benchmark="births")
    release = reads.release()
    assert before.comparison.benchmark.reference == ""
    assert reads.compared(release, FORUM, "sex", "two").comparison.benchmark.reference == "births"
    listed = {each.characteristic.slug: each for each in reads.overview(release, FORUM)}
    assert listed["sex"].comparison.benchmark.reference == "births"
    assert listed["age_band"].comparison.benchmark is None
    open_to_all = Selection(dimension=Dimension.AUDIENCE, value="open_to_all")
    assert [each.reference for each in reads.own_benchmarks(release, open_to_all)] == ["mental-health"]
    assert [each.reference for each in reads.own_benchmarks(release, EVERYTHING)] == ["mental-health"]


def test_targets_are_read_with_how_we_stand_to_them(world):
    world.publish()
    with register_session() as register:
        for kind, amount, by, ended in (
            ("voices", "110", "engagement=mental-health", None),
            ("share", "0.5", None, None),
            ("share_of_benchmark", "0.8", "engagement=nowhere", None),
            ("voices", "1", None, date(2026, 1, 1)),
        ):
            register.add(
                Target(
                    by=by,
                    characteristic="age_band",
                    category="65_74",
                    kind=kind,
                    amount=amount,
                    owner="Head of Engagement",
                    set_on=date(2025, 1, 1),
                    source="the board",
                    ended_on=ended,
                )
            )
        register.commit()
    found = published.targets(on=date(2026, 11, 25))
    assert [(each.target.kind.value, each.state, each.why) for each in found] == [
        ("voices", TargetState.MET, ""),
        ("share", TargetState.MET, ""),
        ("share_of_benchmark", None, "not_available"),
    ]
    assert [each.level for each in found] == ["ten_year"] * 3
    assert len(published.targets(FORUM, on=date(2026, 11, 25))) == 1
    assert published.targets(characteristic="sex", on=date(2026, 11, 25)) == ()
    assert len(published.targets(on=date(2025, 6, 1))) == 4


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
