"""The Import page from an empty dashboard to a published one and back, with real databases and a real file."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data import published
from data.importing import history
from data.register import activities, organisations
from data.register.activities import ActivityEntry
from pages.parts import days, saving
from pages.parts.importing import import_publish

PAGE = "from pages import import_records\nimport_records.page()"


def opened() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=120).run()


def html(app: AppTest) -> str:
    return "\n".join(str(each.proto.body) for each in app.get("html"))


@pytest.fixture
def ready(sqlite_databases) -> None:
    """An organisation with one activity, and nothing imported."""
    organisations.set_home("NHS Somewhere", area="E54000041", who="steward")
    stall = ActivityEntry(
        "Market stall", "consultation", "involve", "event", "Poole", closed_on=date(2026, 6, 30)
    )
    activities.add_activity(stall, engagement="", new_engagement="Winter plan", who="steward")


def with_file(rows: list[str], *, name: str = "own.csv") -> AppTest:
    app = opened()
    app.selectbox(key="import_activity").set_value("market-stall").run()
    app.file_uploader[0].set_value((name, "\n".join(rows).encode(), "text/csv")).run()
    return app


PEOPLE = ["Sex,Ethnic group,Name", *["Female,White British,Ann"] * 40, *["Male,Martian,Bob"] * 35]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


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
    """Mutant tried: `ask_about_name` left out of the form."""
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


def test_what_was_found_is_shown_and_no_person_is(ready):
    app = with_file(PEOPLE)
    assert "75</b>people" in html(app)
    assert "Dropped: names" in html(app)
    assert "Ann" not in html(app)
    assert "White: English, Welsh, Scottish, Northern Irish or British" in html(app)


def test_a_word_that_nobody_mapped_is_decided_and_counted(ready):
    app = with_file(PEOPLE)
    box = app.selectbox(key="label_ethnic_group_Martian")
    assert box.label == r"Ethnic group\: “Martian” \(35\)"
    box.set_value("white_other")
    press(app, "Use these meanings")
    assert not [each for each in app.selectbox if str(each.key).startswith("label_")]
    press(app, "Store these records")
    assert "75 people, as import 1." in html(app)


def test_store_publish_and_take_back(ready):
    app = press(with_file(PEOPLE), "Store these records")
    assert [each.accepted for each in history.imports()] == [75]
    assert published.release() is None
    press(app, "Publish")
    assert import_publish.PUBLISHED in html(app)
    assert published.release().invented is False
    app.selectbox(key="undo_number").set_value(1).run()
    press(app, "Take it back")
    assert "Import 1 is gone, whole." in html(app)
    assert [each.undone for each in history.imports()] == [True]


def test_a_file_that_is_refused_says_why_and_stores_nothing(ready):
    app = with_file([""], name="empty.csv")
    assert "This file can&#x27;t be brought in" in html(app)
    assert not [button for button in app.button if button.label == "Store these records"]
    assert history.imports() == ()


def test_too_few_people_are_not_published_and_the_page_says_so(ready):
    app = press(with_file(PEOPLE[:20]), "Store these records")
    press(app, "Publish")
    assert "Nothing was published" in html(app)
    assert published.release() is None


def test_nothing_exact_stays_after_storing(ready):
    app = press(with_file(PEOPLE), "Store these records")
    assert "import_in_hand" not in app.session_state
    assert "import_decided" not in app.session_state
