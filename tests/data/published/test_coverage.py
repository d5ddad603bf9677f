"""Which parts of our work asked what, and whom they were for, over a small published world."""

import pytest
from sqlmodel import select

from data.databases import register_session
from data.published import coverage
from models.release import PublishedTable
from models.vocabulary import Dimension
from tests.world import World


@pytest.fixture
def world(sqlite_databases):
    made = World()
    made.activity("survey", engagement="open-work", method="survey")
    made.activity("forum", engagement="open-work", method="forum", community="young people")
    made.activity("circle", engagement="carers", method="forum", community="carers")
    made.activity("census", engagement="own", method="survey", benchmark="mothers")
    made.activity("lunch", engagement="small", method="event", community="elders")
    made.people("survey", 200, sex="female")
    made.people("survey", 150, sex="male")
    made.people("forum", 60, sex="male", age_band="16_24")
    made.people("forum", 90, sex="female", age_band="25_34")
    made.people("circle", 50, sex="female")
    made.people("census", 45, sex="female", age_band="25_34")
    made.people("lunch", 12, sex="female", age_band="85_plus")
    made.publish()


def test_a_question_is_asked_not_asked_or_has_nothing_to_show(world):
    """Mutant: stages and places among the methods."""
    asked = coverage.asked_across(Dimension.METHOD)
    assert asked["survey", "sex"] is True
    assert asked["survey", "disability"] is False
    assert ("event", "sex") not in asked, "twelve people: too few to show, whatever was asked"
    assert {value for value, _ in asked} <= {"survey", "forum", "event"}


def test_a_table_that_the_audit_withdrew_has_nothing_to_show(world):
    """Mutant: a withdrawn table counted as asked."""
    assert coverage.asked_across(Dimension.METHOD)["survey", "sex"] is True
    with register_session(writing=True) as session:
        for row in session.exec(select(PublishedTable).where(PublishedTable.by == "method=survey")):
            row.withdrawn = True
        session.commit()
    assert ("survey", "sex") not in coverage.asked_across(Dimension.METHOD)


def test_nothing_is_asked_before_the_first_release(sqlite_databases):
    assert coverage.asked_across(Dimension.ENGAGEMENT) == {}


def test_engagements_are_for_everyone_for_one_group_or_for_both(world):
    """Mutant: an engagement with a benchmark of its own counted as open."""
    listed = ("open-work", "carers", "own", "other_small_engagements")
    assert coverage.audience_of_engagements(listed=listed) == {
        "open-work": "both",
        "carers": "one_group",
        "own": "one_group",
        "other_small_engagements": "one_group",
    }


def test_small_engagements_together_are_apart_where_any_of_them_is(world):
    """Mutant: only where all of them are."""
    listed = ("carers", "own", "other_small_engagements")
    assert coverage.audience_of_engagements(listed=listed)["other_small_engagements"] == "one_group"
    listed = ("open-work", "carers", "own", "small", "other_small_engagements")
    assert coverage.audience_of_engagements(listed=listed)["other_small_engagements"] == "open"


def test_an_engagement_that_the_register_does_not_know_counts_as_open(world):
    assert coverage.audience_of_engagements(listed=("nowhere",)) == {"nowhere": "open"}
