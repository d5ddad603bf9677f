"""What a steward may add to the register, and what is refused, word for word."""

from datetime import date

import pytest
from sqlmodel import select

from data import engagements
from data.databases import register_session
from data.engagements import EntryRefused, KnownActivity, NewActivity
from models.register import Activity, AuditEvent, Engagement, Organisation

STALL = NewActivity(
    "Market stall", "consultation", "involve", "event", "Poole", date(2026, 6, 1), date(2026, 6, 30)
)


def add(new=STALL, *, engagement="", title="Winter plan"):
    return engagements.add_activity(new, engagement=engagement, new_engagement=title, who="steward")


def test_an_activity_comes_with_its_new_engagement(databases):
    assert add() == "market-stall"
    assert engagements.engagements() == (("winter-plan", "Winter plan"),)
    assert engagements.activities() == (
        KnownActivity("market-stall", "Market stall", "Winter plan", date(2026, 6, 30)),
    )


def test_a_second_of_the_same_title_has_a_reference_of_its_own(sqlite_databases):
    add()
    assert add(engagement="winter-plan") == "market-stall-2"
    assert len(engagements.engagements()) == 1


def test_white_space_goes_and_a_blank_community_is_open_to_all(sqlite_databases):
    add(NewActivity("  Market \n stall ", "consultation", "involve", "event", " Poole", community="  "))
    with register_session() as session:
        stored = session.exec(select(Activity)).one()
    assert (stored.title, stored.place, stored.community) == ("Market stall", "Poole", None)


def test_a_title_without_latin_letters_still_gets_a_reference(sqlite_databases):
    assert add(NewActivity("नेपाली", "consultation", "involve", "event", "Poole")) == "entry"


@pytest.mark.parametrize(
    ("new", "title", "engagement", "message"),
    [
        (STALL, "  ", "", "Give the new engagement a title."),
        (
            NewActivity(" ", "consultation", "involve", "event", "Poole"),
            "W",
            "",
            "Give the activity a title.",
        ),
        (
            NewActivity("A", "consultation", "involve", "event", " "),
            "W",
            "",
            "Say where the activity is, for instance a town, or Online.",
        ),
        (
            NewActivity("A", "talk", "involve", "event", "P"),
            "W",
            "",
            "Choose one of the offered answers for stage.",
        ),
        (
            NewActivity("A", "consultation", "x", "event", "P"),
            "W",
            "",
            "Choose one of the offered answers for level.",
        ),
        (
            NewActivity("A", "consultation", "involve", "x", "P"),
            "W",
            "",
            "Choose one of the offered answers for method.",
        ),
        (
            NewActivity("A", "consultation", "involve", "event", "P", date(2026, 6, 2), date(2026, 6, 1)),
            "W",
            "",
            "The day it closed is before the day it opened.",
        ),
        (STALL, "", "nowhere", "Choose an engagement that is in the register, or give a new one a title."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_added(sqlite_databases, new, title, engagement, message):
    with pytest.raises(EntryRefused) as refused:
        add(new, engagement=engagement, title=title)
    assert str(refused.value) == message
    with register_session() as session:
        assert session.exec(select(Engagement)).all() == []
        assert session.exec(select(Activity)).all() == []


def test_opened_and_closed_on_one_day_is_fine(sqlite_databases):
    assert add(NewActivity("A", "consultation", "involve", "event", "P", date(2026, 6, 1), date(2026, 6, 1)))


def test_the_home_organisation_is_named_once_and_can_be_named_anew(sqlite_databases):
    assert engagements.home() == ""
    engagements.set_home("  NHS  Somewhere ", area="E54000041", who="steward")
    engagements.set_home("NHS Elsewhere", area="E06000059", who="steward")
    assert engagements.home() == "NHS Elsewhere"
    with register_session() as session:
        (home,) = session.exec(select(Organisation)).all()
        assert (home.is_home, home.area) == (True, "E06000059")
        assert len(session.exec(select(AuditEvent)).all()) == 2


@pytest.mark.parametrize(
    ("name", "area", "message"),
    [
        (" ", "E54000041", "Give the organisation a name."),
        ("NHS Somewhere", "E99", "Choose the area whose population you compare with."),
    ],
)
def test_an_organisation_needs_a_name_and_a_known_area(sqlite_databases, name, area, message):
    with pytest.raises(EntryRefused, match=message):
        engagements.set_home(name, area=area, who="steward")
