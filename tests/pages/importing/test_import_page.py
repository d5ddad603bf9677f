"""The Import page from an empty dashboard to a published one and back, with real databases and a real file."""

from collections import Counter

import pytest
from sqlmodel import select

from data import published
from data.databases import intake_session
from data.importing import Scope, decide_again, undo
from data.importing.again.removing import remove_row
from data.importing.storing import history
from data.register import activities, organisations
from models.intake import Participation
from pages.parts import days, saving
from pages.parts.importing import import_coming, import_past, import_publish, import_replaces
from tests.pages.importing.bringing import PEOPLE, an_activity, html, onward, opened, press, with_file


@pytest.fixture
def ready(sqlite_databases) -> None:
    """An organisation with one activity, and nothing imported."""
    an_activity()


def test_an_empty_dashboard_asks_for_the_organisation_first(sqlite_databases):
    app = opened()
    assert "No records are here yet." in html(app)
    assert [each.label for each in app.selectbox] == ["Area that you serve"]
    app.text_input[0].set_value("NHS Somewhere")
    press(app, "Save")
    assert organisations.home() == "NHS Somewhere"


def test_a_form_that_cannot_be_says_why_and_adds_nothing(ready):
    app = opened()
    next(box for box in app.text_input if box.label == "Day it closed").set_value("31/31/2026")
    press(app, "Add this activity")
    assert days.NOT_A_DAY in html(app)
    assert len(activities.activities()) == 1


def test_a_new_activity_is_chosen_at_once(ready):
    app = opened()
    for label, text in (
        ("Title of the new engagement", "Spring"),
        ("Title of the activity", "Walk"),
        ("Place", "Poole"),
    ):
        next(box for box in app.text_input if box.label == label).set_value(text)
    press(app, "Add this activity")
    assert app.selectbox(key="import_activity").value == "walk"


def test_a_name_that_may_identify_is_asked_about_here_too(ready):
    """Mutant: `ask_about_name` left out of the form."""
    app = opened()
    for label, text in (
        ("Title of the new engagement", "Spring"),
        ("Title of the activity", "Deaf people's group, 7 people"),
        ("Place", "Poole"),
    ):
        next(box for box in app.text_input if box.label == label).set_value(text)
    press(app, "Add this activity")
    assert saving.NAME_HEADING in html(app)
    assert len(activities.activities()) == 1
    press(app, saving.KEEP)
    assert [each.title for each in activities.activities()] == [
        "Deaf people's group, 7 people",
        "Market stall",
    ]
    assert app.selectbox(key="import_activity").value == "activity"


def test_store_publish_and_take_back(ready):
    app = press(onward(with_file(PEOPLE), to="6"), "Store these records")
    assert [each.accepted for each in history.imports()] == [75]
    assert published.release() is None
    press(app, "Publish")
    assert import_publish.PUBLISHED in html(app)
    assert published.release().invented is False
    app.selectbox(key="undo_number").set_value(1).run()
    assert next(button for button in app.button if button.label == "Take it back").disabled
    assert "“own.csv” goes out of “Market stall”, whole" in html(app)
    app.checkbox(key="undo_sure_1").check().run()
    press(app, "Take it back")
    assert "Import 1 is gone, whole." in html(app)
    assert [each.undone for each in history.imports()] == [True]


def test_figures_of_people_who_are_gone_are_taken_down_by_publishing_without_any_import(ready):
    """Mutant: the step left out where every import is taken back, as if nothing had ever been there."""
    assert not [button for button in opened().button if button.label == "Publish"]
    app = press(onward(with_file(PEOPLE), to="6"), "Store these records")
    assert "Nothing is published yet" in html(app)
    assert "First figures of all work together." in html(app)
    press(app, "Publish")
    assert not app.exception, app.exception
    assert "No table of answers changes." in html(app)
    undo(1, who="steward")
    app = opened()
    said = html(app)
    assert import_past.NONE_LEFT.claim in said
    assert "Taken back since: “own.csv”. Readers see it after you publish." in said
    assert import_coming.ALL_GO.claim in said
    press(app, "Publish")
    assert import_publish.NOTHING_SHOWN.format(number=2) in html(app)
    assert published.release() is None
    # Nothing is there and nothing stands: there is nothing to publish.
    assert not [button for button in opened().button if button.label == "Publish"]


def test_what_publishing_will_change_is_said_before_it_is_pressed(ready):
    """By engagement and in words; no number of people but the rule's. Mutant: looked for only after a release."""
    press(press(onward(with_file(PEOPLE), to="6"), "Store these records"), "Publish")
    more = [PEOPLE[0], *["Female,Irish,Ann"] * 29]
    app = press(onward(with_file(more, name="more.csv"), to="6"), "Store these records")
    said = html(app)
    assert "New since the last release: “more.csv”. Readers see it after you publish." in said
    assert "Kept as they are:</strong> “Winter plan”, until 30 people have changed" in said
    app = press(
        onward(with_file([*more, "Male,Irish,Bob"], name="yet-more.csv"), to="6"), "Store these records"
    )
    assert "Updated:</strong> “Winter plan”. A table in which fewer than 30 people changed" in html(app)


def test_what_was_removed_or_decided_again_waits_to_be_published_too(ready):
    """Mutant: only new and undone files named."""
    press(press(onward(with_file(PEOPLE, source="Booking"), to="6"), "Store these records"), "Publish")
    remove_row(1, 2, who="steward")
    scope = Scope(source="Booking")
    decide_again("Martian", characteristic="ethnic_group", slug="other_any", scope=scope, who="steward")
    said = html(opened())
    assert "People who asked not to be counted were removed. What words mean was decided again." in said
    assert "1 person" not in said


def test_a_corrected_file_takes_the_place_of_the_one_it_corrects(ready):
    """Mutant: the choice not handed on to storing."""
    app = onward(with_file(PEOPLE), to="6")
    assert not [box for box in app.selectbox if box.label == import_replaces.ASKED]
    press(app, "Store these records")
    mended = [PEOPLE[0], PEOPLE[1].replace("Female", "Male"), *PEOPLE[2:]]
    app = onward(with_file(mended, name="mended.csv"), to="6")
    next(box for box in app.selectbox if box.label == import_replaces.ASKED).set_value(1).run()
    assert import_replaces.WHAT_FOLLOWS.format(number=1) in html(app)
    press(app, "Store these records")
    assert [(each.number, each.undone) for each in history.imports()] == [(2, False), (1, True)]
    with intake_session() as session:
        assert Counter(session.exec(select(Participation.change_number))) == {1: 74, 2: 1}


def test_a_file_that_is_refused_says_why_and_stores_nothing(ready):
    app = with_file([""], name="empty.csv")
    assert "This file can&#x27;t be brought in" in html(app)
    assert not [button for button in app.button if button.label == "Store these records"]
    assert history.imports() == ()


def test_too_few_people_are_not_published_and_the_page_says_so(ready):
    app = press(onward(with_file(PEOPLE[:20]), to="6"), "Store these records")
    press(app, "Publish")
    assert "Nothing was published" in html(app)
    assert published.release() is None
