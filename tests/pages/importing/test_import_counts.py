"""Import: totals of the chosen activity, typed or as a file: what will count is said first, then stored, then taken back.

Mutants: a blank box stored as 0; totals that disagree stored all the same; the boxes not blank after storing.
"""

from html import escape

import pytest
from sqlmodel import select

from data.databases import intake_session
from data.importing.storing import history
from models.intake import Import, ParticipationCount
from pages.parts.importing import import_counts
from tests.pages.importing.bringing import an_activity, html, opened, press

SEE, STORE = "See what counts", "Store these totals"


@pytest.fixture
def ready(sqlite_databases) -> None:
    """An organisation with one activity, and nothing imported."""
    an_activity()


def counted():
    with intake_session() as session:
        rows = session.exec(select(ParticipationCount).order_by(ParticipationCount.id))
        return [(row.characteristic, row.category, row.n) for row in rows]


def chosen():
    app = opened()
    return app.selectbox(key="import_activity").set_value("market-stall").run()


def typed(app, came, **sex):
    app.multiselect(key="counts_asked_0").set_value(["sex"]).run()
    app.text_input(key="counts_came_0").set_value(came)
    for slug, text in sex.items():
        app.text_input(key=f"counts_sex_{slug}_0").set_value(text)
    return press(app, SEE)


def sent(app, text, *, serial=0):
    uploader = next(one for one in app.file_uploader if one.key == f"counts_file_{serial}")
    return uploader.set_value(("totals.csv", text.encode(), "text/csv")).run()


def see_file(app):
    return app.button(key="counts_see_0").click().run()


def test_eighteen_came_is_said_before_it_is_stored(ready):
    app = chosen()
    typed(app, "18", female="11", male="5")
    assert not app.exception
    assert "Sex: 16 of 18 told. The other 2 count as not known." in html(app)
    assert counted() == []
    press(app, STORE)
    assert not app.exception
    assert import_counts.STORED in html(app)
    assert "18 people as import 1." in html(app)
    assert counted() == [
        ("people", "", 18),
        ("sex", "female", 11),
        ("sex", "male", 5),
        ("sex", "not_known", 2),
    ]
    assert app.text_input(key="counts_came_1").value == ""
    assert [one.kind for one in history.imports()] == ["counts"]
    assert ">Totals<" in html(app)


@pytest.mark.parametrize("version", ["2025", "2019", ""])
def test_totals_of_deprivation_ask_by_which_index(ready, version):
    """Mutant: the answer not handed on to storing."""
    app = chosen()
    sent(app, "characteristic,category,n\nIMD quintile,Quintile 1,11\nIMD quintile,Quintile 5,7")
    app.selectbox(key="counts_version_file_0").set_value(version).run()
    assert ("and not compared" in html(app)) is (version != "2025")
    see_file(app)
    press(app, STORE)
    assert not app.exception
    with intake_session() as session:
        assert session.exec(select(Import.imd_version)).one() == (version or None)


def test_totals_whose_file_says_the_index_ask_nothing_and_typed_ones_ask(ready):
    app = chosen()
    sent(app, "characteristic,category,n\nIMD 2019 quintile,Quintile 1,11\nIMD 2019 quintile,Quintile 5,7")
    assert [box.key for box in app.selectbox if "version" in (box.key or "")] == []
    app.multiselect(key="counts_asked_0").set_value(["imd_quintile"]).run()
    app.selectbox(key="counts_version_typed_0").set_value("2015")
    app.text_input(key="counts_imd_quintile_1_0").set_value("12")
    press(app, SEE)
    press(app, STORE)
    with intake_session() as session:
        assert session.exec(select(Import.imd_version)).one() == "2015"


def test_blank_is_not_told_and_nought_is_nobody(ready):
    app = chosen()
    typed(app, "", female="11", male="0")
    press(app, STORE)
    assert counted() == [("people", "", 11), ("sex", "female", 11)]


@pytest.mark.parametrize(
    ("came", "sex", "said"),
    [
        ("a dozen", {}, "How many came in all: it must be a whole number from 0 to 20,000, or blank"),
        ("18", {"female": "some"}, "Sex, Female: it must be a whole number"),
        ("", {}, "Nothing is counted. Say how many came, or how many gave an answer."),
    ],
)
def test_a_number_that_cannot_be_says_which_box(ready, came, sex, said):
    app = chosen()
    typed(app, came, **sex)
    assert escape(import_counts.NOT_READ) in html(app)
    assert said in html(app)
    assert counted() == []


def test_totals_that_disagree_are_asked_about(ready):
    app = chosen()
    typed(app, "17", female="11", male="7")
    assert escape(import_counts.DISAGREE) in html(app)
    assert "Sex adds up to 18, but 17 are said to have come. Nothing is scaled" in html(app)
    assert STORE not in [button.label for button in app.button]
    press(app, "18 came: the total was wrong")
    assert escape(import_counts.DISAGREE) not in html(app)
    press(app, STORE)
    assert counted()[0] == ("people", "", 18)


def test_a_file_asks_which_question_it_answers(ready):
    app = chosen()
    sent(app, "Women,Men,Total\n11,7,18\n")
    assert "these may be answers about gender or sex" in html(app)
    app.selectbox(key="counts_question_0").set_value("gender").run()
    see_file(app)
    assert "Gender: all 18 told." in html(app)
    press(app, STORE)
    assert not app.exception
    assert counted()[1:] == [("gender", "man", 7), ("gender", "woman", 11)]


def test_an_unknown_answer_is_decided_and_remembered_for_who_sent_it(ready):
    app = chosen()
    sent(app, "characteristic,category,n\nSex,Ladies who lunch,11\nSex,Men,7\n")
    app.text_input(key="counts_source_0").set_value("Quillhaven").run()
    app.selectbox(key="counts_label_sex_Ladies who lunch_0").set_value("female")
    press(app, "Use these meanings")
    see_file(app)
    press(app, STORE)
    assert counted()[1:] == [("sex", "female", 11), ("sex", "male", 7)]
    sent(app, "characteristic,category,n\nSex,Ladies who lunch,4\n", serial=1)
    app.text_input(key="counts_source_1").set_value("Quillhaven").run()
    assert "Ladies who lunch" not in [box.label for box in app.selectbox]


def test_counts_of_the_same_activity_are_of_other_people_or_refused(ready):
    app = chosen()
    typed(app, "18")
    press(app, STORE)
    app.text_input(key="counts_came_1").set_value("20")
    press(app, SEE)
    press(app, STORE)
    assert "People were counted at market-stall before, by import 1" in html(app)
    app.checkbox(key="counts_others_1").check().run()
    press(app, STORE)
    assert [n for _, _, n in counted()] == [18, 20]


def test_totals_are_taken_back_whole(ready):
    app = chosen()
    typed(app, "18", female="11")
    press(app, STORE)
    app.selectbox(key="undo_number").set_value(1).run()
    app.checkbox(key="undo_sure_1").check().run()
    press(app, "Take it back")
    assert counted() == []
