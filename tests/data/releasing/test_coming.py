"""What publishing will change is said before, and holds: the release that follows does just that, engagement by engagement.

Mutants and failed here: the newest stamp of an engagement looked at and not the oldest; people who were taken out left out;
a person who came to two activities counted twice; heads left out; the few people of an engagement without figures counted as new.
"""

from itertools import product

import pytest
from sqlalchemy import text

from data import published
from data.databases import register_session
from data.releasing.coming import Coming, coming
from models.protected import Selection
from models.vocabulary import Dimension, TableChange
from tests.world import World


@pytest.fixture
def world(sqlite_databases) -> World:
    """Two engagements of 60 people each, published."""
    made = World()
    for reference, n in (("first", 60), ("second", 60)):
        made.activity(reference, engagement=f"about-{reference}")
        made.people(reference, n // 2, sex="female", age_band="16_24")
        made.people(reference, n // 2, sex="male", age_band="65_74")
    made.publish()
    return made


def shown(engagement: str) -> tuple[bool, TableChange]:
    table = published.table(
        Selection(dimension=Dimension.ENGAGEMENT, value=engagement), characteristic="sex", level="two"
    )
    return table.available, table.change


def test_before_the_first_release_everything_is_new(databases):
    world = World()
    assert coming() == Coming(first=True, empty=True, all_work="same", engagements={})
    world.activity("first", engagement="about-first")
    world.activity("other", engagement="about-other")
    world.people("first", 12, sex="female")
    assert coming().all_work == "too_few"
    world.people("first", 40, sex="female")
    world.people("other", 5, sex="female")
    assert coming() == Coming(
        first=True, empty=False, all_work="new", engagements={"about-first": "new", "about-other": "too_few"}
    )


def test_nothing_changed(world):
    assert coming() == Coming(first=False, empty=False, all_work="same", engagements={})


def test_what_can_move_and_what_stays_is_said_and_then_is_so(world):
    world.people("first", 30, sex="male", age_band="16_24")
    world.people("second", 29, sex="male", age_band="16_24")
    world.activity("third", engagement="about-third")
    world.people("third", 15, sex="male", age_band="16_24")
    world.people("third", 15, sex="female", age_band="16_24")
    assert coming() == Coming(
        first=False,
        empty=False,
        all_work="moves",
        engagements={
            "about-first": "moves",
            "about-second": "keeps",
            "about-third": "new",
        },
    )
    world.publish()
    assert shown("about-first") == (True, TableChange.REVISED)
    assert shown("about-second") == (True, TableChange.KEPT)
    assert shown("about-third") == (True, TableChange.NEW)
    # What stayed is still waiting: one more is the thirtieth. Few people of other work have no figures of their own.
    world.activity("small", engagement="about-small")
    world.people("small", 5, sex="female", age_band="16_24")
    assert coming().engagements == {"about-second": "keeps", "about-small": "too_few"}
    world.remove("small", 5)
    world.people("second", 1, sex="male", age_band="16_24")
    assert coming().engagements == {"about-second": "moves"}
    world.publish()
    assert shown("about-second") == (True, TableChange.REVISED)
    assert coming().engagements == {}


def test_people_who_were_taken_out_change_figures_and_too_few_left_end_them(world):
    world.remove("first", 10)
    world.remove("second", 31)
    assert coming().engagements == {"about-first": "keeps", "about-second": "leaves"}
    world.publish()
    # The other one's could be taken away from all work: the audit withdraws them too, which nobody knows before.
    assert shown("about-first")[0] is False
    assert shown("about-second")[0] is False


def test_whoever_left_an_activity_that_is_empty_now_counts_in_its_engagement_too(world):
    """And in every other; but where nothing else changed there, nothing is said of it."""
    world.activity("again", engagement="about-first")
    world.people("again", 31, sex="female", age_band="16_24")
    world.publish()
    assert coming().engagements == {}
    world.remove("again", 31)
    assert coming().engagements == {"about-first": "moves"}
    assert coming().all_work == "moves"


def test_a_person_who_changed_in_two_activities_is_one(world):
    world.activity("again", engagement="about-first")
    world.people("first", 16, person="regular", sex="female", age_band="16_24")
    world.people("again", 16, person="regular", sex="female", age_band="16_24")
    assert coming().engagements == {"about-first": "keeps"}
    world.publish()
    assert shown("about-first") == (True, TableChange.KEPT)


def test_counted_heads_are_people_who_changed(world):
    world.counts("first", 30, sex={"female": 20, "male": 10})
    assert coming().engagements == {"about-first": "moves"}
    world.publish()
    assert shown("about-first") == (True, TableChange.REVISED)


def test_nobody_left(world):
    for reference, n in (("first", 60), ("second", 60)):
        world.remove(reference, n)
    found = coming()
    assert (found.empty, found.first, found.all_work) == (True, False, "leaves")


def test_the_oldest_figures_of_an_engagement_say_whether_it_moves(world):
    """One table moves and another waits: who waited for it still counts after the release. Mutant: `max` in `_stamps`."""
    world.people("first", 25, sex="male", age_band="16_24")
    world.people("first", 60, unpaid_carer="carer_unspecified")
    world.people("first", 60, unpaid_carer="not_carer")
    world.publish()
    assert shown("about-first") == (True, TableChange.KEPT)
    world.people("first", 5, sex="male", age_band="16_24")
    assert coming().engagements == {"about-first": "moves"}
    world.publish()
    assert shown("about-first") == (True, TableChange.REVISED)


def test_a_year_that_waits_moves_when_all_time_does_not(sqlite_databases):
    """16 in each of two years moved all time; 16 more in the first are its thirty. Mutant: the stamps of all time alone."""
    world = World()
    for reference in ("first", "second"):
        world.activity(reference, engagement=f"about-{reference}")
        for quarter, sex in product(("2023-Q1", "2024-Q1"), ("female", "male")):
            world.people(reference, 60, quarter=quarter, sex=sex)
    world.publish()
    for quarter in ("2023-Q1", "2024-Q1"):
        world.people("first", 16, quarter=quarter, sex="female")
    world.publish()
    year = Selection(period="2023-24", dimension=Dimension.ENGAGEMENT, value="about-first")
    assert published.table(year, characteristic="sex", level="two").change is TableChange.KEPT
    assert (coming().engagements, coming().all_work) == ({"about-first": "keeps"}, "keeps"), (
        "nobody came since"
    )
    world.people("first", 16, quarter="2023-Q1", sex="female")
    assert (coming().engagements, coming().all_work) == ({"about-first": "moves"}, "moves")
    world.publish()
    assert published.table(year, characteristic="sex", level="two").change is TableChange.REVISED
    assert shown("about-first") == (True, TableChange.KEPT)


def test_what_was_withdrawn_is_not_new_and_comes_back_when_enough_changed(world):
    """Mutant: withdrawn tables left out of the stamps."""
    with register_session() as session:
        session.execute(
            text("UPDATE published_table SET withdrawn = :gone WHERE \"by\" = 'engagement=about-first'"),
            {"gone": True},
        )
        session.commit()
    world.people("first", 29, sex="female", age_band="16_24")
    assert "about-first" not in coming().engagements
    world.people("first", 1, sex="female", age_band="16_24")
    assert coming().engagements == {"about-first": "moves"}
