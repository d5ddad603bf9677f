"""The matrix of communities: what it thinks, then what it draws.

Mutants, each caught here: two activities blue; "none" in a filled cell; a bar beyond the axis drawn to its end; a hidden
number as a bar of 0; what is overdue in ink; the axis as long as the longest bar.
"""

from dataclasses import replace
from datetime import date

import pytest

from models.vocabulary import TargetState
from pages.parts.charts import palette
from pages.parts.communities import communities_chart as chart
from pages.parts.communities.voices_heard import Voices
from tests.contacts_on_record import CONSULTATION, RULE, TABLE, contact, listed, record
from tests.pages.charts.test_figure_numbers import sent

NONE = Voices(None, None, "not counted", None, None)
SHOWN = Voices(85, None, "85", 100, TargetState.NOT_MET)
HIDDEN = Voices(None, 9, "fewer than 10", 40, TargetState.NOT_MET)
MET = Voices(160, None, "160", 150, TargetState.MET)
FAR = Voices(1690, None, "1,690", None, None)


def found():
    return record(
        [*listed("deaf", "lgbt", "never", "young"), *[replace(each, rule=RULE) for each in listed("older")]],
        *[contact("deaf", closed=date(2026, 6, 1))] * 2,
        *[contact("deaf", stage=CONSULTATION, closed=date(2026, 6, 1))] * 3,
        contact("lgbt", closed=date(2022, 6, 14)),
        contact("young", stage=TABLE, closed=date(2026, 11, 2)),
        said=(("lgbt", 1625, None), ("deaf", 30, None), ("deaf", 200, 40), ("young", 300, 20)),
    )


def info():
    return chart.info(
        list(zip(found(), (SHOWN, MET, HIDDEN, NONE, FAR), strict=True)), headline="Deaf people most."
    )


def rows():
    return {row.label: row for row in info().rows}


def test_each_row_says_what_is_known_of_its_community():
    drawn = rows()
    assert list(drawn) == ["Deaf", "Lgbt", "Never", "Young", "Older"]
    assert drawn["Deaf"] == chart.CommunityRow(
        label="Deaf",
        cells=(2, 3, 0),
        last="5 months ago",
        late=False,
        voices="85 of 100",
        bar=85.0,
        hatched_to=None,
        tick=100.0,
        state=TargetState.NOT_MET,
        waiting="30 days",
        overdue=False,
        back="heard back on 1 of 2",
    )
    assert (drawn["Lgbt"].last, drawn["Lgbt"].late, drawn["Lgbt"].overdue) == ("4 years ago", True, True)
    assert (drawn["Never"].last, drawn["Never"].late, drawn["Never"].back) == ("Never", True, "")
    assert (drawn["Older"].last, drawn["Older"].late) == ("No activity of their own", False)
    assert (drawn["Never"].voices, drawn["Never"].hatched_to) == ("fewer than 10 of 40", 9.0)
    assert (drawn["Young"].waiting, drawn["Young"].back) == ("–", "heard back on 1 of 1")


def test_the_axis_is_as_long_as_the_largest_target_and_a_longer_bar_goes_on_beyond_it():
    assert info().end == pytest.approx(150 * chart.BEYOND)
    without = chart.info([(found()[0], FAR)], headline="So.")
    assert without.end == pytest.approx(1690 * chart.BEYOND)
    assert chart.info([(found()[0], NONE)], headline="So.").end > 0


def test_the_alternative_text_says_form_finding_and_what_is_hidden_and_cut():
    assert info().alt == (
        "Matrix of activities by community and stage, 5 communities, with the last activity, voices against target and answers "
        "waiting. Deaf people most. 1 is hidden: fewer than 10 voices. 1 bar goes on beyond the axis. A table has the "
        "same figures."
    )


def cells(figure):
    """Return the looks of the cells, row by row."""
    looks = {
        (palette.WHITE, "dot"): "none",
        (palette.PALE_BLUE, None): "few",
        (palette.BLUE, None): "many",
    }
    rects = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    return [looks[shape.fillcolor, shape.line.dash] for shape in rects]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_none_is_dotted_one_or_two_are_pale_and_three_are_blue(width):
    assert cells(chart.figure(info(), width)) == [
        *("few", "many", "none"),
        *("few", "none", "none"),
        *("none", "none", "none"),
        *("none", "none", "few"),
        *("none", "none", "none"),
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_number_is_printed_and_white_only_on_blue(width):
    notes = chart.figure(info(), width).layout.annotations
    said = {note.text: note.font.color for note in notes}
    assert {"<b>2</b>", "<b>3</b>", "none"} <= said.keys()
    assert (said["<b>3</b>"], said["<b>2</b>"]) == (palette.WHITE, palette.INK)
    voices = "Voices: " if width == "narrow" else ""
    assert {f"{voices}85 of 100", f"{voices}fewer than 10 of 40", f"{voices}1,690"} <= said.keys()
    waits = "waiting 4 years 5 months" if width == "narrow" else "4 years 5 months"
    assert said[f"<b>{waits}</b>"] == palette.PINK
    assert said["waiting 30 days" if width == "narrow" else "30 days"] == palette.INK
    assert "<b>4 years ago</b>" in said
    assert "5 months ago" in said
    assert "<b>Never</b>" in said
    assert ("No activity of their own" if width == "narrow" else "No activity<br>of their own") in said


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_bars_are_blue_where_met_pink_below_pale_without_target_and_end_with_the_axis(width):
    figure = chart.figure(info(), width)
    end = info().end
    scale = 1.0 if width == "wide" else 1.7 / end
    bars = {
        trace.name: [round(x / scale, 6) for x in trace.x] for trace in figure.data if trace.type == "bar"
    }
    assert bars == {
        "hidden": [9.0],
        "heard: met": [160.0],
        "heard: not met": [85.0],
        "heard: no target": [round(end, 6)],
    }
    colours = {trace.name: trace.marker.color for trace in figure.data}
    assert colours["heard: met"] == palette.BLUE
    assert colours["heard: not met"] == palette.PINK
    assert colours["heard: no target"] == palette.SILVER
    assert [trace.name for trace in figure.data if trace.type == "scatter"] == ["beyond the axis"]
    ticks = [shape for shape in figure.layout.shapes if shape.layer == "above"]
    assert [round(tick.x0 / scale, 6) for tick in ticks] == [100.0, 150.0, 40.0]


def test_every_number_of_the_wide_chart_is_made_from_what_is_shown():
    """Mutant: a bar moved by 0.0123."""
    end = info().end
    counted = {0.0, 1.0, 2.0, 3.0, 85.0, 100.0, 160.0, 150.0, 9.0, 10.0, 40.0, 1690.0}
    words = {4.0, 5.0, 30.0}
    axis = {round(end, 6), round(end * chart.ROOM, 6)}
    assert sent(chart.figure(info())) <= counted | words | axis


def test_a_hidden_number_is_drawn_the_same_whatever_it_holds():
    assert chart.figure(info()).to_json() == chart.figure(info()).to_json()


def test_a_name_that_somebody_typed_is_shown_and_not_obeyed():
    (one,) = record([replace(*listed("deaf"), name="<b>Harbour</b> & families")])
    drawn = chart.info([(one, NONE)], headline="So.")
    for width in ("wide", "narrow"):
        said = " ".join(note.text for note in chart.figure(drawn, width).layout.annotations)
        assert "&lt;b&gt;Harbour&lt;/b&gt; &amp; families" in said.replace("<br>", " ")


def test_a_long_name_takes_two_lines_in_the_margin_and_its_last_contact_a_line_of_its_own():
    long = "People with another main language"
    (one,) = record([replace(*listed("deaf"), name=long)], contact("deaf", closed=date(2024, 11, 1)))
    drawn = chart.info([(one, NONE)], headline="So.")
    assert "People with another main<br>language" in [
        note.text for note in chart.figure(drawn, "wide").layout.annotations
    ]
    places = {note.text: note.y for note in chart.figure(drawn, "narrow").layout.annotations}
    assert places["<b>2 years ago</b>"] > places[f"<b>{long}</b>"]
