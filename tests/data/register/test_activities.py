"""Activities of the register: what a steward may add and change, and what is refused, word for word."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from data import facts
from data.databases import register_session
from data.register import activities, bare_activities, communities, engagements, entries
from data.register.activities import ActivityEntry, KnownActivity
from data.register.entries import ChangedSince, EntryRefused, NameMayIdentify
from models.register import Activity, AuditEvent, Community, Engagement
from models.vocabulary import Dimension

STALL = ActivityEntry(
    "Market stall", "consultation", "involve", "event", "Poole", date(2026, 6, 1), date(2026, 6, 30)
)
TELLING = replace(STALL, title="Trans young people's group, 6 people")


def add(new=STALL, *, engagement="", title="Winter plan", keep_name=False):
    return activities.add_activity(
        new, engagement=engagement, new_engagement=title, who="steward", keep_name=keep_name
    )


def the_one():
    (found,) = activities.recorded()
    return found


def change(new, *, engagement="winter-plan", opened=None, keep_name=False):
    return activities.change_activity(
        "market-stall",
        new,
        engagement=engagement,
        opened=opened or the_one().version,
        who="anna",
        keep_name=keep_name,
    )


def events():
    with register_session() as session:
        return [
            (row.who, row.what, row.detail)
            for row in session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        ]


def test_an_activity_comes_with_its_new_engagement(databases):
    assert add() == "market-stall"
    assert engagements.engagements() == (("winter-plan", "Winter plan"),)
    assert activities.activities() == (
        KnownActivity("market-stall", "Market stall", "Winter plan", date(2026, 6, 30)),
    )
    assert events() == [
        ("steward", "engagement added", "winter-plan"),
        ("steward", "activity added", "market-stall"),
    ]


def test_a_second_of_the_same_title_has_a_reference_of_its_own(sqlite_databases):
    add()
    assert add(engagement="winter-plan") == "market-stall-2"
    assert len(engagements.engagements()) == 1


def test_white_space_goes_and_a_blank_community_is_open_to_all(sqlite_databases):
    add(ActivityEntry("  Market \n stall ", "consultation", "involve", "event", " Poole", community="  "))
    said = the_one().entry
    assert (said.title, said.place, said.community) == ("Market stall", "Poole", None)


def test_a_title_without_latin_letters_still_gets_a_reference(sqlite_databases):
    assert add(ActivityEntry("नेपाली", "consultation", "involve", "event", "Poole")) == "entry"


@pytest.mark.parametrize(
    ("new", "title", "engagement", "message"),
    [
        (STALL, "  ", "", "Give the new engagement a title."),
        (replace(STALL, title=" "), "W", "", "Give the activity a title."),
        (replace(STALL, place=" "), "W", "", "Say where the activity is, for instance a town, or Online."),
        (
            replace(STALL, place="not_given"),
            "W",
            "",
            "Say where the activity is, for instance a town, or Online.",
        ),
        (replace(STALL, stage="talk"), "W", "", "Choose one of the offered answers for stage."),
        (replace(STALL, stage="not_given"), "W", "", "Choose one of the offered answers for stage."),
        (replace(STALL, level="x"), "W", "", "Choose one of the offered answers for level."),
        (replace(STALL, method="x"), "W", "", "Choose one of the offered answers for method."),
        (replace(STALL, formats=("papyrus",)), "W", "", "Choose one of the offered answers for format."),
        (
            replace(STALL, languages=("klingon",)),
            "W",
            "",
            "Choose one of the offered answers for language.",
        ),
        (
            replace(STALL, opened_on=date(2026, 6, 2), closed_on=date(2026, 6, 1)),
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
        for table in (Engagement, Activity, Community, AuditEvent):
            assert session.exec(select(table)).all() == []


def test_opened_and_closed_on_one_day_is_fine(sqlite_databases):
    assert add(replace(STALL, opened_on=date(2026, 6, 1), closed_on=date(2026, 6, 1)))


def test_everything_that_is_said_is_kept(databases):
    """Mutant: `_write` without the formats."""
    add(
        replace(
            STALL,
            community="Nepalese families",
            held_by=" Himal  Society",
            formats=("easy_read", "audio"),
            languages=("nepali",),
        )
    )
    assert added() == {"nepalese-families": "Nepalese families"}
    assert the_one().entry == replace(
        STALL,
        community="nepalese-families",
        held_by="Himal Society",
        formats=("easy_read", "audio"),
        languages=("nepali",),
    )


@pytest.mark.parametrize("said", ["nepalese", "Nepalese", " NEPALESE "])
def test_a_community_of_the_library_is_not_made_again(sqlite_databases, said):
    """Mutant: `slug_of` that knows the register alone."""
    add(replace(STALL, community=said))
    assert added() == {}
    assert the_one().entry.community == "nepalese"


@pytest.mark.parametrize("said", ["boat-people", "Boat people", " boat PEOPLE "])
def test_a_community_that_somebody_added_is_not_made_again(sqlite_databases, said):
    with register_session() as session:
        session.add(Community(slug="boat-people", name="Boat people"))
        session.commit()
    add(replace(STALL, community=said))
    assert added() == {"boat-people": "Boat people"}
    assert the_one().entry.community == "boat-people"


def added():
    """The communities that are not of the library."""
    known = communities.communities()
    assert list(known.values()) == sorted(known.values(), key=str.casefold)
    return {slug: name for slug, name in known.items() if slug not in facts.communities()}


def test_a_change_is_kept_and_noted_and_the_reference_stays(databases):
    """Mutant: a reference made anew of the new title."""
    add()
    now = change(replace(STALL, title="Harbour stall", place="Swanage", closed_on=None))
    found = the_one()
    assert (found.reference, found.entry.title, found.entry.place) == (
        "market-stall",
        "Harbour stall",
        "Swanage",
    )
    assert found.version == now
    assert events()[-1] == ("anna", "activity changed", "market-stall")


def test_who_saves_second_is_refused_and_the_first_change_stands(databases):
    """Mutant: `unchanged` that only looks whether the row is there."""
    add()
    opened = the_one().version
    change(replace(STALL, place="Swanage"), opened=opened)
    with pytest.raises(ChangedSince, match="Somebody changed this entry after you opened it"):
        change(replace(STALL, place="Weymouth"), opened=opened)
    assert the_one().entry.place == "Swanage"


def test_the_same_change_there_and_back_is_open_to_who_opened_it_before(sqlite_databases):
    """The mark is of what the row holds: nothing of anybody's is lost."""
    add()
    opened = the_one().version
    change(replace(STALL, place="Swanage"))
    change(STALL)
    assert the_one().version == opened


def test_a_change_can_be_put_back_also_what_was_not_given(databases):
    """Mutant: `restore_activity` without its engagement."""
    bare_activities.add_bare_activity("stall", who="steward")
    add(title="Winter plan")
    bare = next(each for each in activities.recorded() if each.reference == "stall")
    assert not bare.entry.complete
    now = activities.change_activity(
        "stall", STALL, engagement="winter-plan", opened=bare.version, who="steward"
    )
    activities.restore_activity(bare, now=now, who="anna")
    assert bare in activities.recorded()
    assert events()[-1] == ("anna", "activity put back", "stall")
    with pytest.raises(ChangedSince):
        activities.restore_activity(bare, now=now, who="anna")


def test_an_entry_that_is_gone_says_so(sqlite_databases):
    with pytest.raises(EntryRefused, match=entries.GONE):
        activities.change_activity("nowhere", STALL, engagement="", opened="", who="steward")


# --- names that may say who took part


def test_a_name_that_may_identify_is_asked_about_and_kept_knowingly(databases):
    """Mutant: a reference made of the title although it was kept knowingly."""
    add()
    with pytest.raises(NameMayIdentify, match="it says how few came, 6"):
        add(TELLING, engagement="winter-plan")
    assert len(activities.recorded()) == 1
    # It stands in addresses, files and messages, and never changes: so it does not repeat the name.
    assert add(TELLING, engagement="winter-plan", keep_name=True) == "activity"
    assert events()[-2:] == [
        ("steward", "activity added", "activity"),
        ("steward", "name kept that may say who took part", "activity"),
    ]


def test_a_new_engagement_of_a_telling_title_is_asked_about_too(sqlite_databases):
    with pytest.raises(NameMayIdentify):
        add(title="Six Muslim women")
    assert activities.recorded() == ()


def test_a_kept_name_is_not_asked_about_again_when_something_else_changes(sqlite_databases):
    add()
    change(TELLING, keep_name=True)
    change(replace(TELLING, place="Swanage"))
    with pytest.raises(NameMayIdentify):
        change(replace(TELLING, title="Trans group, 5 people"))
    assert the_one().entry.title == TELLING.title


def test_a_place_in_a_name_counts_with_a_sensitive_group(sqlite_databases):
    with pytest.raises(NameMayIdentify, match="and the place"):
        add(replace(STALL, title="Traveller site, Poole"))
    assert add(replace(STALL, title="Urgent care evening, Poole"))


# --- what moves


@pytest.mark.parametrize(
    ("new", "engagement", "moved"),
    [
        (STALL, "winter-plan", ()),
        (replace(STALL, title="T", held_by="H", closed_on=None, formats=("audio",)), "winter-plan", ()),
        (replace(STALL, place=" Poole "), "winter-plan", ()),
        (STALL, "spring", (Dimension.ENGAGEMENT,)),
        (replace(STALL, stage="participation"), "winter-plan", (Dimension.STAGE,)),
        (
            replace(STALL, level="inform", method="survey", place="Swanage"),
            "winter-plan",
            (Dimension.LEVEL, Dimension.METHOD, Dimension.PLACE),
        ),
        (replace(STALL, community="carers"), "winter-plan", (Dimension.AUDIENCE,)),
    ],
)
def test_what_a_change_takes_to_another_selection(sqlite_databases, new, engagement, moved):
    add()
    assert activities.moved(the_one(), new, engagement=engagement) == moved
