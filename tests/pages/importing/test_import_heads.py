"""Import: heads and needs of the chosen activity, one by one or as a small CSV, and taken back."""

from sqlmodel import select

from data.databases import intake_session
from models.intake import NeedCount
from pages.parts.importing import import_heads
from tests.pages.importing.test_import_page import html, opened, press, ready  # noqa: F401 - a fixture

ADD, STORE = "Add this count", "Store these counts"


def counted():
    with intake_session() as session:
        return {(row.category, row.stated, row.met) for row in session.exec(select(NeedCount))}


def chosen():
    app = opened()
    return app.selectbox(key="import_activity").set_value("market-stall").run()


def test_a_count_is_added_and_the_boxes_are_blank_again(ready):  # noqa: F811
    app = chosen()
    app.selectbox(key="heads_what_0").set_value("easy_read")
    app.text_input(key="heads_people_0").set_value("12")
    app.text_input(key="heads_given_0").set_value("9")
    press(app, ADD)
    assert not app.exception
    assert import_heads.STORED in html(app)
    assert counted() == {("easy_read", 12, 9)}
    assert app.selectbox(key="heads_what_1").value is None
    assert "One import stands" in html(app)


def test_a_count_that_cannot_be_says_why_and_stores_nothing(ready):  # noqa: F811
    app = chosen()
    app.selectbox(key="heads_what_0").set_value("nepalese")
    app.text_input(key="heads_people_0").set_value("a dozen")
    press(app, ADD)
    assert import_heads.NOT_STORED in html(app)
    assert "People: it must be a whole number" in html(app)
    assert counted() == set()


def test_a_csv_is_stored_whole_and_taken_back(ready):  # noqa: F811
    app = chosen()
    content = b"what,people,given\nNepalese,28,\nEasy Read,12,9\n"
    next(one for one in app.file_uploader if one.key == "heads_file_0").set_value(
        ("counts.csv", content, "text/csv")
    ).run()
    press(app, STORE)
    assert counted() == {("nepalese", 28, None), ("easy_read", 12, 9)}
    app.selectbox(key="undo_number").set_value(1).run()
    app.checkbox(key="undo_sure_1").check().run()
    press(app, "Take it back")
    assert counted() == set()
