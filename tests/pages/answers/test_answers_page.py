"""*You said, we did* and the board as a reader opens them: findings in the register, people from the release.

Mutants, each caught here: the number of people of everything and not of the engagement; an address with another name taken;
forms for a viewer.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest

from data.databases import INTAKE_SETTING, register_session
from data.register import finding_entries
from data.register.findings import FindingEntry
from data.register.responses import ResponseEntry
from models.register import Organisation
from models.vocabulary import Decision
from pages.parts import frame
from pages.parts.sentences import on_answers
from tests.pages.test_canary import opened
from tests.pages.visits import html
from tests.world import World

TODAY = datetime.now(UTC).date()


def publish_world() -> None:
    """Two findings, one of them long overdue."""
    world = World()
    world.activity("survey", engagement="urgent-care")
    world.people("survey", 63, sex="female", age_band="65_74")
    world.people("survey", 97, sex="male", age_band="16_24")
    world.activity("circle", engagement="carers")
    world.people("circle", 80, sex="female", age_band="65_74")
    world.publish()
    fill()


def fill() -> None:
    with register_session() as session:
        session.add(Organisation(reference="n", name="LGBT+ Network", role="voluntary_sector"))
        session.commit()
    for title, community, days, response in (
        ("Being ourselves", "LGBT+", 1600, ResponseEntry(owner="Director of Nursing")),
        (
            "Signs",
            None,
            300,
            ResponseEntry(
                Decision.ACCEPTED,
                TODAY - timedelta(days=260),
                "",
                "New signs.",
                told_on=TODAY - timedelta(days=250),
            ),
        ),
    ):
        entry = FindingEntry(
            "urgent-care", title, "We said so.", TODAY - timedelta(days=days), community, "consultation"
        )
        finding_entries.add_finding(entry, response=response, who="steward", on=TODAY)


def test_the_page_says_who_has_waited_longest_and_shows_it_in_list_charts_tables_and_steps(world):
    app = opened("you-said-we-did", {})
    said = html(app)
    assert not app.exception
    assert "what we heard in “About urgent-care” has waited over four years for an answer." in said
    assert "1,600 days" in said
    assert "Owner: Director of Nursing" in said
    for heading in (
        "Waiting for an answer, oldest first",
        "How long each report has waited",
        "How long an answer takes, by community",
        "Do some communities wait longer?",
        "From said to told",
        "What you said and what we did",
        "Every report as a table",
    ):
        assert heading in said
    assert on_answers.FAR_TOO_FEW in said
    assert len(app.get("plotly_chart")) == 4


def test_people_come_from_the_release_and_are_rounded(world):
    """165 or 160 by the key; never what went in."""
    said = html(opened("you-said-we-did", {}))
    assert "LGBT+ in “About urgent-care”, 160 people took part" in said


def test_one_community_can_be_chosen_and_a_link_shows_the_same(world):
    app = opened("you-said-we-did", {"community": "everyone"})
    said = html(app)
    assert on_answers.ALL_TOLD in said
    assert on_answers.NOBODY_WAITS in said
    assert "1,600 days" not in said.split("Time to answer")[0]


@pytest.mark.parametrize("address", [{"community": "nowhere"}, {"community": "all", "start": "1"}])
def test_another_address_gets_the_one_plain_message(world, address):
    app = opened("you-said-we-did", address)
    assert frame.WITHHELD in html(app)
    assert not app.get("plotly_chart")


def test_without_findings_the_page_says_what_it_would_show(sqlite_databases):
    app = opened("you-said-we-did", {})
    assert frame.NOTHING_YET in html(app)
    assert not app.exception


def test_findings_stand_there_before_the_first_release(sqlite_databases):
    from data.register import engagements
    from data.register.engagements import EngagementEntry

    engagements.add_engagement(EngagementEntry("Urgent care"), who="steward")
    fill()
    app = opened("you-said-we-did", {})
    assert not app.exception
    assert "number of people not available took part" in html(app)


def test_the_board_shows_who_is_overdue_with_days_and_owner(world):
    app = opened("board-summary", {})
    said = html(app)
    assert not app.exception
    first = said.split('class="er-headline"')[1].split("</div>")[0]
    assert (
        "<strong>One report is overdue an answer</strong>; LGBT+ in “About urgent-care” has waited over four years."
        in first
    )
    assert first.index("overdue an answer") < first.index('href="who-we-reached?')
    assert re.search(
        r'<h3><a target="_self" href="you-said-we-did\?[^"]*community=lgbt_plus">Being ourselves</a></h3>',
        said,
    )
    assert "report overdue an answer, of 1 waiting" in said
    assert "1,600 days" in said
    assert "Owner: Director of Nursing" in said
    assert "The one report that is waiting" in said
    assert 'href="you-said-we-did?' in said


def test_a_viewer_has_no_forms(world, monkeypatch):
    monkeypatch.delenv(INTAKE_SETTING)
    app = opened("you-said-we-did", {})
    assert not app.get("form")
    assert [each.label for each in app.expander] == ["How to read this page"]


def test_a_chosen_community_gets_a_page_to_send_back_and_nobody_else_does(world, files):
    opened("you-said-we-did", {})
    assert not [each for each in files if each.startswith(b"<!DOCTYPE")]
    files.clear()
    opened("you-said-we-did", {"community": "lgbt_plus"})
    (sent,) = [each.decode() for each in files if each.startswith(b"<!DOCTYPE")]
    assert "You said, we did: LGBT+" in sent
    assert "Director of Nursing." in sent
    assert "Signs" not in sent


@pytest.mark.parametrize("community", [None, "everyone"])
def test_every_part_of_the_page_can_be_reached_from_its_top(world, community):
    """On a telephone the page is fifteen windows long. Mutant: a section without its anchor."""
    choices = {"community": community} if community else {}
    said = html(opened("you-said-we-did", choices))
    listed = re.search(r'<nav aria-label="On this page">(.*?)</nav>', said)
    assert listed is not None
    anchors = re.findall(r'href="#([a-z-]+)"', listed[1])
    assert len(anchors) == 7
    assert re.findall(r'<h2 class="er-heading" id="([a-z-]+)"', said) == anchors
