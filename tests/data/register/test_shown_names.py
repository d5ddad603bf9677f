"""Names as whoever looks may see them: a steward all of them, a viewer none that may say who took part."""

import pytest
from sqlmodel import select

from data.databases import INTAKE_SETTING, register_session
from data.register import (
    activities,
    benchmark_entries,
    comparison_history,
    engagements,
    network_work,
    open_engagements,
    shown_names,
)
from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from data.register.shown_names import KEPT_BACK, TEXT_KEPT_BACK, is_kept_back
from models.register import Community, Engagement
from tests.world import ON

TELLING = "Trans young people's group, 6 people"
STALL = ActivityEntry("Market stall", "consultation", "involve", "event", "Poole", ON, ON)


@pytest.fixture
def viewer(sqlite_databases, monkeypatch):
    """Return what turns the steward who fills the register into a viewer."""
    return lambda: monkeypatch.delenv(INTAKE_SETTING)


def engagement(title: str, *, reference: str) -> None:
    with register_session() as session:
        session.add(Engagement(reference=reference, title=title))
        session.commit()


def community(name: str) -> None:
    with register_session() as session:
        session.add(Community(slug=name.lower(), name=name))
        session.commit()


def shown() -> dict[str, str]:
    with register_session() as session:
        return dict(shown_names.engagements(session))


def shown_activities() -> list[str]:
    with register_session() as session:
        return sorted(shown_names.activities(session).values())


def test_a_viewer_sees_no_name_that_may_say_who_took_part(viewer):
    """Mutant: no look at whether the intake is there, and the telling names shown or kept back from everybody."""
    engagement("Winter plan", reference="winter")
    engagement(TELLING, reference="other")
    assert shown() == {"winter": "Winter plan", "other": TELLING}
    viewer()
    assert shown() == {"winter": "Winter plan", "other": KEPT_BACK}


def test_several_are_numbered_in_an_order_that_neither_titles_nor_entry_give(viewer):
    """Mutant: in the order of the references."""
    for number in range(1, 7):
        engagement(f"Trans group, {number} people", reference=f"r{number}")
    viewer()
    found = shown()
    assert set(found.values()) == {f"{KEPT_BACK} ({number})" for number in range(1, 7)}
    assert sorted(found, key=found.__getitem__) not in (sorted(found), sorted(found, reverse=True))
    with register_session() as session:
        assert {each: shown_names.engagement(session, each) for each in found} == found


def test_the_communities_of_the_register_are_known_as_they_are_at_entry(viewer):
    """Mutant: a warning that is not told of the communities."""
    engagement("Nepalese lunch club", reference="lunch")
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")
    community("Nepalese")
    club = ActivityEntry(
        "Nepalese lunch club", "consultation", "involve", "event", "Poole", community="nepalese"
    )
    activities.add_activity(club, engagement="winter-plan", who="steward", keep_name=True)
    assert shown()["lunch"] == "Nepalese lunch club"
    viewer()
    assert shown()["lunch"] == KEPT_BACK
    assert shown_activities() == [KEPT_BACK]


def test_activities_are_looked_at_with_their_place(viewer):
    engagements.add_engagement(EngagementEntry("Winter plan"), who="steward")
    for title in ("Market stall", "Muslim families of Swanage"):
        entry = ActivityEntry(title, "consultation", "involve", "event", "Swanage")
        activities.add_activity(entry, engagement="winter-plan", who="steward", keep_name=True)
    viewer()
    assert shown_activities() == ["Market stall", KEPT_BACK]


def test_the_lists_of_a_viewer_are_in_the_order_of_what_is_shown(viewer):
    """Mutant: the order of the true titles, in which "Trans ..." would betray its first letter."""
    for title, reference in (("About buses", "a"), (TELLING, "b"), ("Winter plan", "c")):
        engagement(title, reference=reference)
        for name in ("Market stall", "A trans group of 6 people"):
            entry = ActivityEntry(name, "consultation", "involve", "event", "Poole", ON, ON)
            activities.add_activity(entry, engagement=reference, who="steward", keep_name=True)
    viewer()
    in_order = ["About buses", KEPT_BACK, "Winter plan"]
    assert [title for _, title in engagements.engagements()] == in_order
    assert [each.entry.title for each in engagements.recorded()] == in_order
    assert [each.entry.title for each in activities.recorded()] == ["Market stall"] * 3 + [KEPT_BACK] * 3
    assert [each.engagement for each in activities.activities()[::2]] == in_order
    found = open_engagements.open_engagements(on=ON)
    assert [each.title for each in found] == in_order
    assert [each.title for each in found[0].activities] == ["Market stall", KEPT_BACK]


SAID = ("purpose", "can_change", "cannot_change", "decision", "learnt")


@pytest.mark.parametrize(
    ("title", "said", "kept"),
    [
        ("Winter plan", "Where to open late", False),
        ("Winter plan", TELLING, True),
        ("Winter plan", f"Where to open late\n{TELLING}", True),
        (TELLING, "Where to open late", True),
        (TELLING, "", False),
    ],
)
def test_a_viewer_reads_no_text_of_an_engagement_that_may_say_who_took_part(viewer, title, said, kept):
    """Mutants: only the name looked at; only the text; its first line; a blank one kept back; nothing at all."""
    with register_session() as session:
        row = Engagement(reference="w", title=title, learnt_on=ON, opened_on=ON, closed_on=ON)
        for name in SAID:
            setattr(row, name, said)
        session.add(row)
        session.commit()
    activities.add_activity(STALL, engagement="w", who="steward")

    def read() -> set[str]:
        (known,), (work,) = engagements.recorded(), network_work.work()
        (now,) = open_engagements.open_engagements(on=ON)
        return {*(getattr(known.entry, name) for name in SAID), work.decision, work.learnt, now.decision}

    assert read() == {said}
    viewer()
    assert read() == {TEXT_KEPT_BACK if kept else said}


def test_the_history_does_not_tell_a_name_that_an_engagement_had(viewer):
    """Mutant: the title as the event noted it."""
    engagement(TELLING, reference="group")
    benchmark_entries.choose("group", benchmark=None, children_in_scope=True, who="steward")
    (noted,) = comparison_history.history()
    assert noted.detail is not None
    assert noted.detail["title"] == TELLING
    viewer()
    (noted,) = comparison_history.history()
    assert noted.detail is not None
    assert noted.detail["title"] == KEPT_BACK
    with register_session() as session:
        renamed = session.exec(select(Engagement)).one()
        renamed.title = "Winter plan"
        session.add(renamed)
        session.commit()
    (noted,) = comparison_history.history()
    assert noted.detail is not None
    assert noted.detail["title"] == "Winter plan"


def test_an_engagement_that_is_gone_is_named_by_its_reference_unless_that_tells(viewer):
    viewer()
    with register_session() as session:
        assert shown_names.engagement(session, "winter-plan") == "winter-plan"
        assert shown_names.engagement(session, "trans-group-6-people") == KEPT_BACK


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (KEPT_BACK, True),
        (f"{KEPT_BACK} (12)", True),
        (f"{KEPT_BACK} at all", False),
        ("Winter plan", False),
    ],
)
def test_what_stands_for_a_name_is_known_as_such(name, kept):
    assert is_kept_back(name) is kept
