"""*Partners and network*: what it says of who reaches whom, and of a meeting, by address."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data import facts, network
from data.databases import register_session
from data.register import activities, engagements, organisations
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.network_work import Work, WorkActivity
from data.register.organisations import OrganisationEntry
from data.register.reaching import Reach, Reached
from models.register import Finding, Response
from pages.parts import downloads, frame
from pages.parts.network import network_tables, network_view, partner_tables
from pages.parts.network.network_view import OnRecord
from pages.parts.sentences import on_network
from tests.pages.visits import html, table, visit

TODAY = date(2026, 11, 25)
NOW = datetime.now(UTC).date()
NASTY = '<img src=x onerror="a()"> ![x](//zebra)'


def reached(slug, *by, ours=0):
    names = {slug: one.name for slug, one in facts.communities().items()}
    return Reached(slug, names.get(slug, slug), by, ours)


def by(name="Stable", held=0, last=None):
    return Reach(name, "voluntary_sector", "Desk", True, held, last)


def work(reference, *, place="Poole", community="", opens=TODAY, learnt=""):
    one = WorkActivity("Stall", "event", place, "Voices", community, opens, opens + timedelta(days=9))
    return Work(reference, reference.title(), "Head", (), "", learnt, TODAY if learnt else None, (one,))


def record(*of, works=(), partners=("x",)):
    return OnRecord(TODAY, tuple(partners), tuple(of), tuple(works), ())


def said(found: OnRecord) -> str:
    return str(on_network.headline(found, network_view.view(found, "2026-11")))


NOTHING = " Nothing that is open or coming could be joined."


@pytest.mark.parametrize(
    ("found", "headline"),
    [
        (record(partners=()), f"No partner is on record yet, so nobody helps us to reach any community.{NOTHING}"),
        (record(reached("carers", by())), f"Every community on record is reached by at least one partner.{NOTHING}"),
        (record(reached("carers", by()), reached("deaf_people", ours=3)), f"No partner of ours reaches Deaf people.{NOTHING}"),
        (record(reached("armed_forces"), reached("lgbt_plus")), f"No partner of ours reaches Armed forces and LGBT+ people.{NOTHING}"),
        (
            record(*(reached(slug) for slug in ("carers", "deaf_people", "nepalese", "homeless", "young_people"))),
            f"No partner of ours reaches unpaid carers, Deaf people, Nepalese people, people experiencing homelessness and one more community.{NOTHING}",
        ),
        (
            record(reached("carers", by()), works=[work("one"), work("other")]),
            "Every community on record is reached by at least one partner. One pair of engagements that are open or coming could be joined.",
        ),
        (
            record(reached("carers", by()), works=[work("one", community="Carers"), work("other", community="Carers"), work("third")]),
            "Every community on record is reached by at least one partner. Three pairs of engagements that are open or coming could be joined.",
        ),
    ],
)  # fmt: skip
def test_the_headline_names_whom_nobody_reaches(found, headline):
    """Mutants: our own activities taken for a partner's; a pair with two things in common counted twice."""
    assert said(found) == headline


def test_those_never_spoken_with_are_named_first():
    """Mutant: by the alphabet alone."""
    slugs = ("armed_forces", "autistic_people", "carers", "deaf_people", "lgbt_plus")
    found = record(*(reached(slug) for slug in slugs))
    told = on_network.headline(found, network_view.view(found, "2026-11"), never={"lgbt_plus", "deaf_people"})
    assert told.claim.startswith("No partner of ours reaches Deaf people, LGBT+ people, ")
    assert told.claim.endswith(" and one more community.")


def test_nobody_yet_leads_to_where_a_partner_is_added():
    some, none = partner_tables.communities(record(reached("carers", by()), reached("deaf_people"))).rows
    assert (some.cells[1].link, none.cells[1].link) == ("", "register?")


def test_the_second_sentence_counts_what_is_open_coming_and_learnt():
    works = [work("one", learnt="Markets."), work("other", opens=date(2026, 12, 1))]
    (told,) = on_network.more(network_view.view(record(works=works), "2026-11"))
    assert told == (
        "One engagement is open, one activity starts by 25 January 2027 and one engagement wrote down what was learnt."
    )
    (told,) = on_network.more(network_view.view(record(), "2026-11"))
    assert told == "No engagements are open and no activities start by 25 January 2027."


@pytest.mark.parametrize(
    ("community", "cells"),
    [
        (reached("deaf_people"), ["Deaf people", "nobody yet", "none yet"]),
        (reached("deaf_people", ours=2), ["Deaf people", "nobody yet", "2 by us"]),
        (
            reached("carers", by(held=2, last=date(2026, 5, 1)), by("Farm"), ours=1),
            ["Carers", "Stable (Voluntary sector); Farm (Voluntary sector)", "2 by partners, the last 1 May 2026; 1 by us"],
        ),
    ],
)  # fmt: skip
def test_a_community_says_who_reaches_it(community, cells):
    (row,) = partner_tables.communities(record(community)).rows
    assert [cell.text for cell in row.cells] == cells


def test_a_month_is_told_in_words_and_the_meeting_by_its_days():
    assert on_network.month("2026-11") == "November 2026"
    assert on_network.meeting(network.meeting("2026-11", today=TODAY), today=TODAY) == (
        "For a meeting today: two months ahead, to 25 January 2027, and two months back, to 25 September 2026."
    )
    assert on_network.meeting(network.meeting("2026-12", today=TODAY), today=TODAY).startswith(
        "For a meeting on 1 December 2026: two months ahead, to 1 February 2027"
    )


def test_a_long_list_of_pairs_is_cut_and_the_download_has_them_all(monkeypatch):
    """Mutant: the whole list whatever its length."""
    monkeypatch.setattr(network_tables, "MOST_JOINABLE", 2)
    seen = network_view.view(record(works=[work("one"), work("other"), work("third")]), "2026-11")
    assert len(network_tables.joinable(seen).rows) == 2
    assert sum(row.under == "Could be joined" for row in network_tables.agenda(seen).rows) == 3
    assert on_network.more_joinable(1) == "And one more pair: the download below has them all."
    assert on_network.more_joinable(0) == ""


# --- the page


def opened(**address: str) -> AppTest:
    return visit("partners_and_network", **address)


def stall(title: str, opens: date, **more) -> ActivityEntry:
    return ActivityEntry(
        title, "consultation", "involve", "event", "Poole", opens, opens + timedelta(days=20), **more
    )


@pytest.fixture
def recorded(sqlite_databases) -> None:
    """A partner for carers; one engagement open now, one that opens in ten days in the same place."""
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    organisations.add_organisation(
        OrganisationEntry("Carers' Circle", "voluntary_sector", ("carers",), "Desk"), who="steward"
    )
    plan = EngagementEntry("Winter plan", lead="Head of Winter", learnt="Go on market day.", learnt_on=NOW)
    engagements.add_engagement(plan, who="steward")
    engagements.add_engagement(EngagementEntry("Spring plan"), who="steward")
    activities.add_activity(
        stall("Market stall", NOW - timedelta(days=5)), engagement="winter-plan", who="steward"
    )
    activities.add_activity(
        stall("Tea", NOW + timedelta(days=10), community="carers", held_by="Carers' Circle"),
        engagement="spring-plan",
        who="steward",
    )
    with register_session() as session:
        session.add(
            Finding(
                reference="f",
                engagement="winter-plan",
                title="The bus",
                said="It goes too early.",
                received_on=NOW - timedelta(days=3),
            )
        )
        session.flush()
        session.add(
            Response(
                finding="f", decision="partly", decided_on=NOW, action="One later bus.", reason="Money.", told_on=NOW
            )
        )  # fmt: skip
        session.commit()


def test_an_empty_register_has_nothing_yet(sqlite_databases):
    app = opened()
    assert frame.NOTHING_YET in html(app)
    assert not app.exception


def test_a_meeting_shows_what_is_open_coming_to_be_joined_and_learnt(recorded):
    app = opened()
    assert not app.exception
    assert [row[0] for row in table(app, "Engagements that are open")] == ["Winter plan"]
    assert [row[0] for row in table(app, "Activities that open before")] == ["Tea"]
    assert [row[:3] for row in table(app, "Work that could be joined")] == [
        ["Poole", "Spring plan", "Winter plan"]
    ]
    assert [row[2] for row in table(app, "What was learnt since")] == ["Go on market day."]
    assert [row[0] for row in table(app, "What people told us since")] == ["The bus"]
    assert [row[3:] for row in table(app, "What people were told since")] == [
        ["Accepted in part", "One later bus. Money."]
    ]
    assert on_network.NONE_CLOSED in html(app)
    assert ["Carers", "Carers' Circle (Voluntary sector)", "none yet"] in [
        [cell.replace("&#x27;", "'") for cell in row] for row in table(app, "Who reaches each community")
    ]
    assert "Voluntary sector</th>" in html(app)
    assert 'href="communities?community=carers"' in html(app)
    assert 'href="register?engagement=winter-plan"' in html(app)  # fmt: skip


def test_another_month_of_the_address_is_another_meeting(recorded):
    later = f"{(NOW.replace(day=1) + timedelta(days=130)):%Y-%m}"
    app = opened(month=later)
    assert not app.exception
    assert on_network.NONE_OPEN in html(app)
    assert on_network.NOTHING_LEARNT in html(app)


@pytest.mark.parametrize(
    "address", [{"month": "1999-01"}, {"month": "2026-13"}, {"month": "x"}, {"start": "2026-11"}]
)
def test_an_address_that_is_not_offered_is_not_available(recorded, address):
    app = opened(**address)
    assert frame.WITHHELD in html(app)
    assert not app.exception


def test_the_meeting_is_one_table_to_download(recorded):
    view = network_view.view(network_view.on_record(today=NOW), f"{NOW:%Y-%m}")
    lines = csv.reader(
        io.StringIO(downloads.as_csv(network_tables.agenda(view), notes=["n"]).decode("utf-8-sig"))
    )
    rows = list(lines)[3:]
    assert rows[0] == ["Heading", "What", "Engagement", "When", "Where", "For"]
    assert [row[0] for row in rows[1:]] == [
        "Open now", "Coming", "Could be joined", "Learnt", "People told us", "People were told",
    ]  # fmt: skip


def test_what_somebody_typed_is_shown_and_not_obeyed(recorded):
    organisations.add_organisation(OrganisationEntry(NASTY, "nhs", (), NASTY), who="steward")
    engagements.add_engagement(EngagementEntry(NASTY, lead=NASTY, learnt=NASTY, learnt_on=NOW), who="steward")
    activities.add_activity(stall(NASTY, NOW), engagement="img-src-x-onerror-a-x-zebra", who="steward")
    app = opened()
    assert "<img" not in html(app)
    assert "&lt;img" in html(app)
