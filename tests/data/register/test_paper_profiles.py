"""Saved choices for a paper: saved under a name, changed, taken out; refused where they can't be; moving with time."""

from dataclasses import replace

import pytest
from sqlmodel import select

from data.databases import INTAKE_SETTING, register_session
from data.published import Menu
from data.register import paper_profiles, shown_names
from data.register.entries import ChangedSince, EntryRefused, NameMayIdentify
from data.register.paper_profiles import (
    ALL,
    NEWEST_QUARTER,
    NEWEST_YEAR,
    OPEN_TO_ALL,
    ProfileEntry,
    period_of,
    selection_of,
)
from models.protected import Selection
from models.register import AuditEvent
from models.vocabulary import Audience, Dimension
from pages.parts import address

GOOD = ProfileEntry(
    name="Bi-monthly to the senior leadership team",
    title="Who we heard",
    sections=("summary", "gaps", "reach.ethnic_group"),
    period=NEWEST_YEAR,
    activities=OPEN_TO_ALL,
    for_whom="Senior leadership team",
)
TELLING = "Report on the 6 trans people who came"


@pytest.fixture(autouse=True)
def register(databases):
    return databases


def add(entry=GOOD, **given):
    return paper_profiles.add_profile(entry, who="steward", **given)


def the_one():
    (found,) = paper_profiles.profiles()
    return found


def noted():
    with register_session() as session:
        rows = session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
        return [(row.who, row.what, row.detail) for row in rows]


def test_choices_are_saved_in_their_order_and_noted_without_their_words():
    """Mutant: the sections kept as a set."""
    assert paper_profiles.profiles() == ()
    reference = add()
    assert reference == "bi-monthly-to-the-senior-leadership-team"[:40].strip("-")
    assert (the_one().reference, the_one().entry) == (reference, GOOD)
    assert noted() == [("steward", "paper profile saved", reference)]


def test_what_was_typed_is_tidied():
    add(replace(GOOD, name="  For   the board ", title=" Who\nwe heard ", for_whom="  "))
    found = the_one().entry
    assert (found.name, found.title, found.for_whom) == ("For the board", "Who we heard", "")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": " "}, "Give these choices a name"),
        ({"title": ""}, "Give the paper a title"),
        ({"name": "n" * 81}, "at most 80 letters for the name"),
        ({"title": "t" * 121}, "at most 120 letters for the title"),
        ({"for_whom": "w" * 81}, "at most 80 letters for whom it is for"),
        ({"sections": ()}, "Tick at least one section"),
        ({"period": "newest_month"}, "Choose a period"),
        ({"period": "2024-26"}, "Choose a period"),
        ({"activities": "stage=consultation"}, "Choose activities"),
        ({"period": NEWEST_QUARTER}, "Quarters are published for all activities"),
        ({"period": "2024-Q1"}, "Quarters are published for all activities"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(changes, message):
    """Mutant: activities unchecked."""
    with pytest.raises(EntryRefused, match=message):
        add(replace(GOOD, **changes))
    assert paper_profiles.profiles() == ()
    reference = add()
    with pytest.raises(EntryRefused, match=message):
        paper_profiles.change_profile(
            reference, replace(GOOD, **changes), opened=the_one().version, who="steward"
        )
    assert the_one().entry == GOOD


@pytest.mark.parametrize(
    ("period", "activities"),
    [(ALL, ALL), (ALL, OPEN_TO_ALL), ("2024-25", OPEN_TO_ALL), (NEWEST_QUARTER, ALL), ("2024-Q1", ALL)],
)
def test_the_longest_words_and_every_kind_of_choice_can_be_saved(period, activities):
    entry = replace(GOOD, name="n" * 80, title="t" * 120, period=period, activities=activities)
    add(entry)
    assert the_one().entry == entry


@pytest.mark.parametrize("other", ["FOR THE BOARD", "for  the board", "For The Board "])
def test_two_of_one_name_are_refused_whatever_its_case(other):
    """Mutant: names compared as they were typed."""
    add(replace(GOOD, name="For the board"))
    with pytest.raises(EntryRefused, match="of this name already"):
        add(replace(GOOD, name=other))
    second = add(replace(GOOD, name="For the committee"))
    opened = next(each for each in paper_profiles.profiles() if each.reference == second)
    with pytest.raises(EntryRefused, match="of this name already"):
        paper_profiles.change_profile(second, replace(GOOD, name=other), opened=opened.version, who="x")


def test_a_name_may_change_its_own_case_and_the_reference_stays():
    reference = add(replace(GOOD, name="for the board"))
    paper_profiles.change_profile(
        reference, replace(GOOD, name="For the Board"), opened=the_one().version, who="steward"
    )
    assert (the_one().reference, the_one().entry.name) == ("for-the-board", "For the Board")
    assert noted()[-1] == ("steward", "paper profile changed", "for-the-board")


def test_they_are_found_by_name_whatever_its_case_or_by_reference():
    """Mutant: the reference first."""
    add(replace(GOOD, name="For the board"))
    add(replace(GOOD, name="for-the-board"))
    for said, name in (
        ("for the BOARD", "For the board"),
        ("For-the-board", "for-the-board"),
        ("for-the-board-2", "for-the-board"),
    ):
        assert paper_profiles.profile(said).entry.name == name
    assert paper_profiles.profile("for nobody") is None


def test_they_stand_by_name():
    for name in ("beta", "Alpha", "gamma"):
        add(replace(GOOD, name=name))
    assert [each.entry.name for each in paper_profiles.profiles()] == ["Alpha", "beta", "gamma"]


def test_a_change_that_somebody_else_overtook_is_refused():
    reference = add()
    opened = the_one().version
    now = paper_profiles.change_profile(reference, replace(GOOD, period=ALL), opened=opened, who="anna")
    assert now == the_one().version
    for late in (
        lambda: paper_profiles.change_profile(reference, GOOD, opened=opened, who="steward"),
        lambda: paper_profiles.remove_profile(reference, opened=opened, who="steward"),
    ):
        with pytest.raises(ChangedSince):
            late()
    assert the_one().entry.period == ALL


def test_what_is_taken_out_is_gone_and_its_name_is_free():
    reference = add()
    opened = the_one().version
    paper_profiles.remove_profile(reference, opened=opened, who="steward")
    assert paper_profiles.profiles() == ()
    assert noted()[-1] == ("steward", "paper profile removed", reference)
    with pytest.raises(EntryRefused, match="no longer in the register"):
        paper_profiles.remove_profile(reference, opened=opened, who="steward")
    assert add() == reference


@pytest.mark.parametrize("part", ["name", "title", "for_whom"])
def test_words_that_may_say_who_took_part_are_asked_about_and_viewers_do_not_read_them(part, monkeypatch):
    """Their reference, which addresses hold, says nothing either. Mutant: the reference made of the name."""
    telling = replace(GOOD, **{part: TELLING})
    with pytest.raises(NameMayIdentify):
        add(telling)
    assert noted() == []
    reference = add(telling, keep_name=True)
    assert reference == "paper"
    assert [what for _, what, _ in noted()] == ["paper profile saved", paper_profiles.NAME_KEPT]
    paper_profiles.change_profile(
        reference, replace(telling, period=ALL), opened=the_one().version, who="steward"
    )
    assert [what for _, what, _ in noted()][2:] == ["paper profile changed"]
    assert getattr(the_one().entry, part) == TELLING
    monkeypatch.delenv(INTAKE_SETTING)
    shown = "Name not shown" if part == "name" else ""
    assert the_one().entry == replace(GOOD, period=ALL, **{part: shown})


def menu(*, years=("2025-26", "2024-25"), quarters=("2025-Q4", "2025-Q3")):
    alone = {Selection(), *(Selection(each) for each in (*years, *quarters))}
    openly = {
        replace(each, dimension=Dimension.AUDIENCE, value=Audience.OPEN_TO_ALL.value)
        for each in alone
        if each.period not in quarters
    }
    return Menu(frozenset(alone | openly), years, quarters, {})


@pytest.mark.parametrize(
    ("choice", "period"),
    [
        (ALL, None),
        (NEWEST_YEAR, "2025-26"),
        (NEWEST_QUARTER, "2025-Q4"),
        ("2024-25", "2024-25"),
        ("2019-20", "2019-20"),
    ],
)
def test_the_newest_year_and_quarter_move_with_the_menu(choice, period):
    """Mutant: the last of the years."""
    assert period_of(choice, menu()) == period


def test_the_newest_year_of_the_next_release_is_another():
    assert period_of(NEWEST_YEAR, menu(years=("2026-27", "2025-26"))) == "2026-27"
    assert period_of(NEWEST_QUARTER, menu(quarters=("2026-Q1", "2025-Q4"))) == "2026-Q1"


@pytest.mark.parametrize(
    ("period", "activities", "selection"),
    [
        (ALL, ALL, Selection()),
        (NEWEST_YEAR, ALL, Selection("2025-26")),
        (NEWEST_YEAR, OPEN_TO_ALL, Selection("2025-26", Dimension.AUDIENCE, "open_to_all")),
        (NEWEST_QUARTER, ALL, Selection("2025-Q4")),
        (NEWEST_QUARTER, OPEN_TO_ALL, None),
        ("2019-20", ALL, None),
        (ALL, "stage=consultation", None),
    ],
)
def test_only_what_the_menu_has_is_a_selection(period, activities, selection):
    """Mutant: a selection made whether or not the menu has it."""
    assert selection_of(period, activities, menu=menu()) == selection


def test_without_any_year_the_newest_is_not_offered():
    empty = menu(years=(), quarters=())
    assert selection_of(NEWEST_YEAR, ALL, menu=empty) is None


def test_no_saved_choices_stand_in_for_none():
    """Else every visit without saved choices would open them. Mutant: the reference as the name makes it."""
    assert add(replace(GOOD, name="None")) != address.NONE


def test_names_that_are_kept_back_look_alike_and_find_nothing(monkeypatch):
    """Two of them: a paper by "Name not shown" would be by one that nobody chose. Mutant: the first of them."""
    add(replace(GOOD, name=TELLING), keep_name=True)
    reference = add(replace(GOOD, name=f"{TELLING} again"), keep_name=True)
    monkeypatch.delenv(INTAKE_SETTING)
    assert paper_profiles.profile(shown_names.KEPT_BACK) is None
    found = paper_profiles.profile(reference)
    assert found is not None
    assert found.reference == reference
