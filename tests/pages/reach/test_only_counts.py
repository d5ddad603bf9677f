"""Activities for one community or group by themselves: counts, and no verdict, whichever way a reader chooses them."""

import re

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import register_session
from models.protected import Selection
from models.register import Engagement
from models.vocabulary import Dimension
from pages.parts import for_one_group, reads
from tests.world import World


@pytest.fixture
def world(sqlite_databases):
    """A survey open to all, and two engagements for one community each, all with women and men."""
    made = World()
    made.activity("survey", engagement="urgent-care", stage="consultation")
    made.activity("circle", engagement="carers", stage="participation", method="forum", community="carers")
    made.activity("lunch", engagement="elders", stage="participation", method="event", community="elders")
    made.people("survey", 900, sex="female")
    made.people("survey", 700, sex="male")
    for activity, women, men in (("circle", 300, 80), ("lunch", 150, 60)):
        made.people(activity, women, sex="female")
        made.people(activity, men, sex="male")
    made.publish()
    return made


def html(**address):
    app = AppTest.from_string("from pages import who_we_reached\nwho_we_reached.page()", default_timeout=60)
    for name, value in ({"characteristic": "sex"} | address).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


@pytest.mark.parametrize("activities", ["audience=one_group", "engagement=carers"])
def test_they_have_counts_and_no_verdict(world, activities):
    """Mutant: `is_for_some` that looks at the audience only judges the engagement."""
    told = html(activities=activities)
    assert "These were meant for some" in told
    assert re.findall(r'data-name="People heard"', told)
    assert 'data-name="Verdict"' not in told
    assert "nder-reached" not in told.split('class="er-headline"')[1]


def test_those_open_to_all_are_compared_and_the_others_listed_beneath(world):
    told = html()
    assert 'data-name="Verdict"' in told
    listed = told.split("Engagements for one community or group")[1]
    assert re.findall(r"<th scope=\"row\"[^>]*><span[^>]*>([^<]+)<", listed)[:2] == [
        "About carers",
        "About elders",
    ]


def test_an_engagement_with_a_benchmark_of_its_own_is_compared_with_whom_it_was_for(world):
    with register_session() as session:
        engagement = session.exec(select(Engagement).where(Engagement.reference == "carers")).one()
        engagement.benchmark = "carers-of-dorset"
        session.add(engagement)
        session.commit()
    for_one_group.engagements_for_one.cache_clear()
    release = reads.release()
    assert not for_one_group.is_for_some(release, Selection(None, Dimension.ENGAGEMENT, "carers"))
    assert for_one_group.is_for_some(release, Selection(None, Dimension.ENGAGEMENT, "elders"))
    assert not for_one_group.is_for_some(release, Selection(None, Dimension.AUDIENCE, "open_to_all"))
    assert not for_one_group.is_for_some(release, Selection("2024-25"))
