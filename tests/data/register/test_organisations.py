"""Organisations of the register: the home one, and those that lead, hold or join what it does."""

from dataclasses import replace

import pytest
from sqlmodel import select

from data import published
from data.databases import register_session
from data.register import activities, comparison_history, engagements, organisations
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.entries import ChangedSince, EntryRefused
from data.register.organisations import OrganisationEntry
from models.register import AuditEvent, Community, Organisation

HIMAL = OrganisationEntry("Himal Society", "voluntary_sector", ("Nepalese",), "Secretary")
STALL = ActivityEntry("Stall", "consultation", "involve", "event", "Poole", held_by="Himal Society")


def add(new=HIMAL):
    return organisations.add_organisation(new, who="steward")


def found(reference="himal-society"):
    return next(each for each in organisations.organisations() if each.reference == reference)


def noted():
    with register_session() as session:
        return [
            (row.what, row.detail) for row in session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        ]


def named_twice():
    """An activity that it held, and an engagement that it joins."""
    plan = EngagementEntry("Plan", partners=("Carers' Circle", "Himal Society"))
    engagements.add_engagement(plan, who="steward")
    activities.add_activity(STALL, engagement="plan", who="steward")


def test_everything_that_is_said_is_kept_and_a_new_community_with_it(databases):
    assert add() == "himal-society"
    assert found().entry == replace(HIMAL, reaches=("nepalese",))
    with register_session() as session:
        assert session.exec(select(Community)).first() is None, "it is of the library"
    assert noted() == [("organisation added", "himal-society")]


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (replace(HIMAL, name=" "), "Give the organisation a name."),
        (replace(HIMAL, role="friend"), "Choose one of the offered answers for role."),
        (replace(HIMAL, contact="Dr Ann Other"), "Give a role or a shared mailbox as contact"),
        (replace(HIMAL, contact="mrs Other"), "Give a role or a shared mailbox as contact"),
        (replace(HIMAL, contact="01202 123456"), "no person's name or telephone number"),
        (replace(HIMAL, name="himal SOCIETY"), "There is an organisation of this name already"),
    ],
)
def test_what_cannot_be_is_refused(sqlite_databases, new, message):
    if "already" in message:
        add()
    with pytest.raises(EntryRefused, match=message):
        add(new)
    assert len(organisations.organisations()) == ("already" in message)


@pytest.mark.parametrize("contact", ["engagement@example.org", "Ward 24 desk", "Director of Research", ""])
def test_a_role_or_a_mailbox_is_a_contact(sqlite_databases, contact):
    add(replace(HIMAL, contact=contact))
    assert found().entry.contact == contact


def test_a_new_name_goes_to_what_names_it(databases):
    """Mutant: `_rename` without the activities."""
    add()
    named_twice()
    before = found()
    new = replace(before.entry, name="Himal Community")
    now = organisations.change_organisation("himal-society", new, opened=before.version, who="steward")
    assert [each.entry.held_by for each in activities.recorded()] == ["Himal Community"]
    assert [each.entry.partners for each in engagements.recorded()] == [("Carers' Circle", "Himal Community")]
    organisations.change_organisation("himal-society", before.entry, opened=now, who="steward")
    assert found() == before
    assert [each.entry.held_by for each in activities.recorded()] == ["Himal Society"]


def test_who_saves_second_is_refused(databases):
    add()
    opened = found().version
    organisations.change_organisation(
        "himal-society", replace(HIMAL, contact="Desk"), opened=opened, who="anna"
    )
    with pytest.raises(ChangedSince):
        organisations.change_organisation("himal-society", HIMAL, opened=opened, who="ben")
    assert found().entry.contact == "Desk"


def test_one_that_nothing_names_can_be_removed(databases):
    add()
    organisations.remove_organisation("himal-society", opened=found().version, who="steward")
    assert organisations.organisations() == ()
    assert noted()[-1] == ("organisation removed", "himal-society")


def test_one_that_something_names_stays_and_so_does_the_home_one(databases):
    """Mutant: a removal that does not look at partners."""
    add()
    named_twice()
    with pytest.raises(EntryRefused, match="^2 entries still name this organisation"):
        organisations.remove_organisation("himal-society", opened=found().version, who="steward")
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    with pytest.raises(EntryRefused, match="This dashboard is this organisation's"):
        organisations.remove_organisation(
            "nhs-somewhere", opened=found("nhs-somewhere").version, who="steward"
        )
    assert [each.reference for each in organisations.organisations()] == ["nhs-somewhere", "himal-society"]


def test_the_home_organisation_is_named_once_and_can_be_named_anew(sqlite_databases):
    assert organisations.home() == ""
    organisations.set_home("  NHS  Somewhere ", area="E54000041", who="steward")
    organisations.set_home("NHS Elsewhere", area="E06000059", who="steward")
    assert organisations.home() == "NHS Elsewhere"
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
        organisations.set_home(name, area=area, who="steward")


# --- the area that everything is compared with


def change_area(area, *, who="anna"):
    before = next(each for each in organisations.organisations() if each.is_home)
    new = replace(before.entry, area=area)
    return organisations.change_organisation(before.reference, new, opened=before.version, who=who)


@pytest.fixture
def home(databases):
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    return databases


def test_another_area_is_compared_with_at_once_and_stands_in_the_history(home):
    """Mutants: `_change_area` without its note; a form that leaves the row's area as it was."""
    before = published.library().area
    change_area("E06000059")
    assert (before, published.library().area) == ("E54000041", "E06000059")
    (change,) = comparison_history.history()
    assert (change.what, change.who) == ("area changed", "anna")
    assert change.detail == {"name": "Dorset", "was_name": "NHS Dorset"}
    assert noted()[-1] == ("organisation changed", "nhs-somewhere")


def test_the_same_area_is_no_change(home):
    """Mutant: a note whatever the area."""
    change_area("E54000041")
    assert comparison_history.history() == ()


@pytest.mark.parametrize("area", ["", "E99"])
def test_an_area_that_nobody_knows_is_refused(home, area):
    with pytest.raises(EntryRefused, match="Choose the area whose population you compare with"):
        change_area(area)
    assert published.library().area == "E54000041"


def test_no_other_organisation_has_an_area(home):
    """Mutant: the area written whoever it is of."""
    add()
    new = replace(found().entry, area="E06000059")
    organisations.change_organisation("himal-society", new, opened=found().version, who="steward")
    assert found().entry.area == ""
    assert published.library().area == "E54000041"
    assert comparison_history.history() == ()
