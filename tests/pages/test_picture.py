"""Pictures of charts: the words that go with them, their room, their name, and the one button."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import picture
from pages.parts.charts import glance_strip, missing_strip
from pages.parts.charts.canvas import Canvas
from pages.parts.picture import Shown
from tests.pages.pets import pets

SHOWN = Shown(
    page="Who we reached",
    release="NHS Dorset. Release 3, made 1 July 2026, figures to 30 June 2026. Invented records.",
    heading="People heard",
    choices=(
        ("Characteristic", "Sex", "sex"),
        ("Activities", "Stage: Consultation", "stage=consultation"),
    ),
)


def test_a_picture_says_page_heading_choices_how_to_read_it_and_release():
    assert SHOWN.words("Hatched: hidden.") == (
        "Who we reached: People heard. Characteristic: Sex. Activities: Stage: Consultation.",
        "Hatched: hidden.",
        "NHS Dorset. Release 3, made 1 July 2026, figures to 30 June 2026. Invented records.",
    )
    assert Shown("Method").words() == ("Method.",)


def test_its_file_is_named_for_page_chart_and_choices():
    assert SHOWN.file_name("reach") == "who-we-reached-reach-sex-stage-consultation"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_lines_fit_and_lose_no_word(width):
    lines = picture.lines(SHOWN.words(glance_strip.KEY), width)
    assert max(map(len, lines)) <= {"wide": 90, "narrow": 40}[width]
    assert " ".join(lines) == " ".join(SHOWN.words(glance_strip.KEY))
    assert "▼\u00a0under-reached," in " ".join(lines), "a sign stays with its word"


def figure():
    return Canvas(100, 10, 10, 20, 5, (0, 1)).figure()


def test_words_stand_under_the_chart_and_the_rows_stay_where_they_were():
    """Mutant: height without the margin, which pulls the rows apart."""
    before = figure()
    after = picture.captioned(figure(), ["one", "two"])
    room = picture.FOOT + 2 * picture.LINE
    assert (after.layout.height - before.layout.height, after.layout.margin.b - before.layout.margin.b) == (
        room,
        room,
    )
    assert after.layout.title.text == "one<br>two"
    assert after.layout.annotations == before.layout.annotations


def test_words_are_added_once_and_markup_in_them_is_shown():
    twice = picture.captioned(picture.captioned(figure(), ["<b>A & B</b>"]), ["other"])
    assert twice.layout.title.text == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert twice.layout.height == 125 + picture.FOOT + picture.LINE


def test_the_strip_of_the_unanswered_is_told_from_left_to_right():
    drawn = missing_strip.info(pets(known=200, unplaced=50, people=250, cats=60).comparison.table, what="pet")
    assert missing_strip.key(drawn) == "From left to right: answered 200, answered in less detail 50."


PAGE = """
from pages.parts import frame
from tests.pages.test_picture import chart
frame.opening("A page", "A question?", release=None)
frame.section("Pets")
frame.chart("pets", chart, type("Info", (), {"alt": "Pets."}))
frame.how_to_read("board_summary")
"""


def chart(info, width):
    return figure()


def told(app):
    return [json.loads(each.proto.config) for each in app.get("plotly_chart")]


def test_one_button_and_nothing_else_on_both_variants():
    """Mutant: no `modeBarButtons`, which shows all that Plotly has."""
    wide, narrow = told(AppTest.from_string(PAGE).run())
    assert wide == narrow
    assert wide["modeBarButtons"] == [["toImage"]]
    assert (wide["doubleClick"], wide["scrollZoom"], wide["showAxisDragHandles"]) == (False, False, False)
    assert wide["toImageButtonOptions"]["filename"] == "a-page-pets"


def test_the_format_is_chosen_at_the_foot_and_kept():
    app = AppTest.from_string(PAGE).run()
    assert told(app)[0]["toImageButtonOptions"]["format"] == "png"
    app.radio(key="box_picture_format").set_value("svg").run()
    assert {each["toImageButtonOptions"]["format"] for each in told(app)} == {"svg"}
    assert "Save as a picture (SVG)" in json.dumps(told(app)[0])
    assert app.run().radio(key="box_picture_format").value == "svg"
    assert not app.query_params


def test_a_page_without_charts_asks_for_no_format():
    app = AppTest.from_string(PAGE.replace('frame.chart("pets"', "print(")).run()
    assert not app.radio
