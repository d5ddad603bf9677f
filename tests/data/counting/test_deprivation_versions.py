"""From files whose deprivation is by three indices to figures that hold only one of them against the population.

Mutants and failed here: everybody placed, whatever the index; an index that nobody said taken for the benchmark's; the
same where a partner counted heads; a corrected file by another index counted as unchanged; members of a
community counted by every index, and its answers too.
"""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from data import facts, published
from data.counting.atoms import atoms_of
from data.counting.counting import membership
from data.counting.members import members_of
from data.counting.records import read as read_records
from data.databases import intake_session, register_session
from data.importing import harmonise, read, store
from data.importing.columns.column_map import ColumnMap
from data.importing.counts.file import read_counts
from data.importing.counts.storing import CountsSource, store_counts
from data.importing.counts.told import settle_all
from data.menu import candidates
from data.published.communities import voices
from models.community import LibraryCommunity
from models.intake import Import, Participation
from models.protected import EVERYTHING
from pages.parts.charts import missing_strip
from pages.parts.groups import Compared
from pages.parts.reach import who_answered
from pages.parts.sentences import on_reach, on_trust
from pages.parts.trust import answering
from tests.data.counting.test_counting import count
from tests.world import World

TODAY = date(2026, 6, 15)
PEOPLE = {"1": 40, "2": 60, "3": 80, "4": 50, "5": 40}
FILES = {"new": "IMD 2025 quintile", "old": "IMD 2019 quintile", "unsaid": "IMD quintile"}


def file(heading: str, name: str, **said):
    lines = [label for label, times in PEOPLE.items() for _ in range(times)]
    table = read("\n".join([heading, *lines]).encode(), file_name=f"{name}.csv")
    return harmonise(table, today=TODAY, closed_on=TODAY, column_map=ColumnMap(**said))


@pytest.fixture
def world(sqlite_databases) -> World:
    made = World()
    for name, heading in FILES.items():
        made.activity(name)
        store(file(heading, name), activity=name, who="test", today=TODAY)
    return made


def test_only_people_of_the_index_of_the_population_figures_stand_among_the_fifths(world):
    five, _ = count("imd_quintile", "five")
    everybody = sum(PEOPLE.values())
    assert {slug: five[slug] for slug in PEOPLE} == PEOPLE
    assert (five["unplaced"], five["known"], five["people"]) == (2 * everybody, everybody, 3 * everybody)


def members(community: LibraryCommunity) -> dict[str, int]:
    """Return the counts of one community in everything."""
    with intake_session() as intake, register_session() as register:
        records = read_records(intake)
        menu = candidates(atoms_of(register, records=records, least=1), on=TODAY)
    found = members_of(records, members=membership(records, holds=menu.holds), community=community)
    row = menu.selections.index(EVERYTHING)
    return {name: int(getattr(found, name)[row]) for name in ("members", "answered", "asked", "people")}


def test_a_community_has_no_members_by_another_index(world):
    """By itself it is the cell of its table; as a part of a rule it is counted, and no other fifths with it."""
    everybody = sum(PEOPLE.values())
    deprived, coastal = (facts.communities()[slug] for slug in ("deprived_areas", "rural_and_coastal"))
    expected = {
        "members": PEOPLE["1"],
        "answered": everybody,
        "asked": 3 * everybody,
        "people": 3 * everybody,
    }
    assert members(deprived) == expected
    world.activity("coast")
    world.people("coast", 30, coastal="coastal")
    several = replace(deprived, rule=(*deprived.rule, *coastal.rule))
    assert members(several) == {name: number + 30 for name, number in expected.items()}
    world.publish()
    assert voices()["deprived_areas"].people.shown == 40


def test_pages_say_who_is_left_out_and_why(world):
    world.publish()
    table = published.table(EVERYTHING, characteristic="imd_quintile", level="five")
    found = published.compared(table, library=published.library())
    assert found.share_placed == pytest.approx(1 / 3, abs=0.02)
    level = facts.level("imd_quintile", "five")
    said = on_reach.caution(Compared(facts.characteristic("imd_quintile"), level, found, found))
    assert on_reach.OTHERS_INDEX in said
    strip = missing_strip.info(table, what="deprivation", frame=level.frame)
    assert [part.name for part in strip.parts] == ["Answered", missing_strip.OTHER_INDEX]
    named = [
        row.cells[0].text for row in who_answered.table(table, what="deprivation", form=level.frame).rows
    ]
    assert missing_strip.OTHER_INDEX in named
    row = answering.row("Deprivation", table)
    assert row.table.unplaced.shown == table.unplaced.shown
    assert on_trust.other_index([row]).startswith(
        f"Deprivation is told for {table.unplaced.shown} people by another index than that of 2025"
    )


def test_totals_by_another_index_are_left_out_too(sqlite_databases):
    world = World()
    world.activity("totals")
    for heading, version in (
        ("IMD quintile 2025", "2025"),
        ("IMD quintile 2019", "2019"),
        ("IMD quintile", None),
    ):
        rows = "\n".join(
            ["characteristic,category,n", *(f"{heading},Quintile {slug},{n}" for slug, n in PEOPLE.items())]
        )
        found = read_counts(rows.encode(), today=TODAY)
        assert (found.imd_version, found.counts_deprivation) == (version, True)
        store_counts(
            settle_all(found.told, activity="totals"),
            given=CountsSource("totals.csv", "", found.ethnic_frame, found.imd_version),
            who="test",
            today=TODAY,
            other_people=True,
        )
    five, _ = count("imd_quintile", "five")
    assert {slug: five[slug] for slug in PEOPLE} == PEOPLE
    assert five["unplaced"] == 2 * sum(PEOPLE.values())


def test_a_file_brought_in_again_to_say_its_index_changes_everybody(world):
    of_activity = select(Participation.change_number).where(Participation.activity == "unsaid")
    with intake_session() as session:
        number = session.exec(select(Import.id).where(Import.file_name == "unsaid.csv")).one()
        before = max(session.exec(of_activity))
    store(
        file("IMD quintile", "unsaid", imd_version="2025"),
        activity="unsaid", who="test", today=TODAY, replacing=number,
    )  # fmt: skip
    with intake_session() as session:
        changes = session.exec(of_activity).all()
    assert len(changes) == sum(PEOPLE.values())
    assert min(changes) > before
    five, _ = count("imd_quintile", "five")
    assert five["known"] == 2 * sum(PEOPLE.values())
