"""The page of open activities over a small published world: what closes first, who is missed, and who can help."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.databases import INTAKE_SETTING, close, register_session
from models.register import Activity, Community, Engagement, Organisation
from pages.parts import frame
from pages.parts.plans import open_choice
from tests.pages.visits import html, visit
from tests.world import World

TODAY = datetime.now(UTC).date()
OPENED, CLOSES = TODAY - timedelta(days=60), TODAY + timedelta(days=24)
LATER = TODAY + timedelta(days=90)
EXACT = (1237, 1861, 3098, 413)
"""True counts of the open engagement, none a multiple of 5."""


def publish_world() -> None:
    """One open engagement with people, one with 21 of them, and one that has closed, which reached the young."""
    made = World()
    made.activity("survey", engagement="winter", method="survey", quarter="2026-Q1")
    made.activity("talks", engagement="screening", method="interview", quarter="2026-Q1")
    # Without a second small one beside it, the 21 could be found by subtraction, and nothing would be offered.
    made.activity("walks", engagement="walking", method="interview", quarter="2026-Q1")
    made.activity("forum", engagement="youth", method="forum", stage="participation", quarter="2025-Q1")
    made.people("survey", 1237, sex="male", age_band="65_74")
    made.people("survey", 1861, sex="female", age_band="45_54")
    made.people("survey", 66, sex="female", age_band="16_24")
    made.people("talks", 21, sex="female", age_band="45_54")
    made.people("walks", 27, sex="male", age_band="65_74")
    made.people("forum", 87, sex="female", age_band="16_24")
    made.people("forum", 31, sex="male", age_band="45_54")
    made.people("forum", 35, sex="male", age_band="65_74")
    made.publish()
    days = {
        "survey": (OPENED, CLOSES),
        "talks": (OPENED, LATER),
        "forum": (OPENED, OPENED),
        "walks": (OPENED, OPENED),
    }
    with register_session() as register:
        for one in register.exec(select(Activity)).all():
            one.opened_on, one.closed_on = days[one.reference]
            one.held_by = "NHS Dorset"
            register.add(one)
        for engagement in register.exec(select(Engagement)).all():
            engagement.decision = "Where we open."
            register.add(engagement)
        register.add(Community(slug="young_people", name="Young people", rule="age_band=16_24"))
        register.add(
            Organisation(
                reference="youth", name="Youth Network", role="voluntary_sector", reaches="young_people",
                contact="Coordinator",
            )
        )  # fmt: skip
        register.commit()
    close()


def opened(**address: str) -> AppTest:
    app = visit("open_activities", **address)
    assert not app.exception
    return app


def change(kind, reference: str, **values) -> None:
    with register_session() as register:
        one = register.exec(select(kind).where(kind.reference == reference)).one()
        for name, value in values.items():
            setattr(one, name, value)
        register.add(one)
        register.commit()
    close()


def test_before_the_first_release_it_says_what_is_needed(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.get("plotly_chart")


def test_it_opens_on_what_closes_first_and_on_the_characteristic_with_most_gaps(world):
    """Mutant: the last to close chosen first."""
    app = opened()
    assert app.selectbox(key="box_engagement").value == "winter"
    assert app.selectbox(key="box_engagement").options == ["About winter", "About screening"]
    assert app.selectbox(key="box_characteristic").value == "age_band"
    said = html(app)
    assert "About winter closes in 24 days and is short of" in said
    assert "It informs: where we open." in said


def test_a_link_with_a_characteristic_lands_on_a_plan_with_partners_and_methods(world):
    """From a gap to names of partners: the link, and the plan is on the page."""
    said = html(opened(characteristic="age_band"))
    row = next(
        part for part in said.split("<tr") if "People aged 16 to 24" in part and "Youth Network" in part
    )
    assert "Youth Network (Voluntary sector, reaches Young people). Contact: Coordinator" in row
    assert "Forum (85 people" in row or "Forum (90 people" in row
    assert "Survey (" not in row
    assert "Add one in Register." in said


def test_chart_and_table_are_there_in_the_order_of_every_page(world):
    app = opened(characteristic="age_band")
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    for chart in charts:
        assert chart.proto.alt.startswith("People heard so far and projected to closing of age")
        assert json.loads(chart.proto.spec)["layout"]["hovermode"] is False
    said = html(app)
    order = [
        "Open activities",
        "closes in 24 days",
        "People heard so far, and by closing",
        "The same figures as a table",
    ]
    order += ["Whom to look for, and who can help", "What is open now"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert [one.proto.label for one in app.get("download_button")] == [
        "Download the figures (CSV)", "Download the plan (CSV)",
    ]  # fmt: skip


def test_an_engagement_under_30_people_tells_nothing_of_itself(world):
    """Method 2.5. Mutant: `counted` always true."""
    app = opened(engagement="screening", characteristic="age_band")
    said = html(app)
    assert "About screening closes in 90 days: look for" in said
    assert "There are no figures of it that we can show yet" in said
    assert not app.get("plotly_chart")
    assert "People heard" not in said
    assert "Youth Network" in said


def test_two_engagements_that_cannot_be_shown_look_alike_whatever_they_hold(world):
    """Nobody in it and 21 people in it are one page."""
    few = html(opened(engagement="screening", characteristic="age_band"))
    with register_session() as register:
        register.add(Engagement(reference="empty", title="About screening", decision="Where we open."))
        register.flush()
        register.add(
            Activity(
                reference="empty", engagement="empty", title="talks", stage="information_gathering",
                level="engage_consult", method="interview", place="Poole", held_by="NHS Dorset", opened_on=OPENED,
                closed_on=LATER,
            )
        )  # fmt: skip
        register.commit()
    close()
    assert html(opened(engagement="empty", characteristic="age_band")) == few


def test_an_engagement_that_is_not_open_gives_way_to_one_that_is(world):
    app = opened(engagement="youth", characteristic="age_band")
    assert app.selectbox(key="box_engagement").value == "winter"
    assert open_choice.NOT_OPEN in html(app)
    assert open_choice.NOT_OPEN not in html(opened(engagement="winter"))


def test_a_link_from_a_page_of_all_engagements_opens_the_first_and_says_nothing_of_it(world):
    """Mutant: the choice of all left in the address, which then asked for what is not offered."""
    app = opened(engagement="all")
    assert frame.WITHHELD not in html(app)
    assert open_choice.NOT_OPEN not in html(app)
    assert html(app).count("er-headline") == 1


@pytest.mark.parametrize(
    "address",
    [
        {"engagement": "nowhere"},
        {"characteristic": "shoe_size"},
        {"level": "hundred"},
        {"start": "2024-01-01"},
    ],
    ids=str,
)
def test_anything_else_in_the_address_gets_the_one_plain_message(world, address):
    app = opened(**({"characteristic": "age_band"} | address))
    assert f"<h2>{frame.WITHHELD}</h2>" in html(app)
    assert 'href="open-activities"' in html(app)
    assert not app.get("plotly_chart")


def test_a_characteristic_that_was_not_asked_has_no_figures_and_no_error(world):
    said = html(opened(characteristic="religion_or_belief"))
    assert "There are no figures of it that we can show yet." in said


def test_where_nothing_is_open_it_says_so_and_leads_to_the_register(world, monkeypatch):
    for name in ("survey", "talks"):
        change(Activity, name, closed_on=TODAY - timedelta(days=1))
    said = html(opened())
    assert frame.NOTHING_YET in said
    assert 'href="register"' in said
    monkeypatch.delenv(INTAKE_SETTING)
    assert 'href="register"' not in html(opened())


def test_without_a_closing_day_the_chart_is_that_of_what_is_so_far(world):
    change(Activity, "survey", closed_on=None)
    app = opened(engagement="winter", characteristic="age_band")
    assert "About winter has no closing day, and so far misses" in html(app)
    assert "no closing day is on record" in html(app)
    assert app.get("plotly_chart")[0].proto.alt.startswith("Reach ratios of age")


def test_an_open_week_is_needed_for_a_pace(world):
    """Mutant: the days counted from today instead of from the release."""
    change(Activity, "survey", opened_on=TODAY - timedelta(days=6))
    assert "open too few days for a pace" in html(opened(engagement="winter", characteristic="age_band"))


def test_no_true_number_is_anywhere_on_the_page(world):
    """The canary (method 2.8 no. 14)."""
    for address in ({}, {"characteristic": "sex"}, {"engagement": "screening"}):
        app = opened(**address)
        said = html(app) + "".join(
            f"{chart.proto.spec}{chart.proto.alt}" for chart in app.get("plotly_chart")
        )
        for exact in EXACT:
            for written in (f"{exact:,}", str(exact)):
                assert not re.search(rf"(?<![\d,.]){written}(?![\d,])", said), written


def test_every_count_and_every_range_is_of_whole_fives(world):
    said = html(opened(characteristic="age_band"))
    told = []
    for column in ("People heard", "At this pace, by closing"):
        told += [
            re.sub("<[^>]+>", "", cell) for cell in re.findall(rf'data-name="{column}"[^>]*>(.*?)</td>', said)
        ]
    numbers = [
        int(n.replace(",", "")) for text in told for n in re.findall(r"[\d,]+", text) if text[0] != "f"
    ]
    assert len(numbers) >= 9
    assert all(number % 5 == 0 for number in numbers)
