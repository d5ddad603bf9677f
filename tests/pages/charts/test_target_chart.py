"""Targets as bullets: what they think, then what they draw.

Mutants, each caught here: voices and shares on one axis; a hidden number as a bar of 0; the tick left out of the end of the
axis; the colour of what is not met on what is about there.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from data.disclosure.not_available import NOT_AVAILABLE
from models.comparison import KnownBase
from models.protected import EVERYTHING, ReleaseNote
from models.target import SetTarget, TargetStanding
from models.vocabulary import TargetKind, TargetState
from pages.parts.charts import palette, target_chart
from pages.parts.targets import target_words
from tests.pages.charts.test_figure_numbers import sent
from tests.pages.pets import count

RELEASE = ReleaseNote(
    number=1,
    made_at=datetime(2026, 11, 1, tzinfo=UTC),
    figures_to=date(2026, 9, 30),
    organisation="NHS Somewhere",
    area="E54000041",
    invented=False,
    tables=1,
    withdrawn=0,
)
TARGET = SetTarget(
    number=1,
    selection=EVERYTHING,
    characteristic="age_band",
    category="16_24",
    kind=TargetKind.VOICES,
    amount=Fraction(60),
    owner="Head of Engagement",
    set_on=date(2025, 1, 1),
    due_on=date(2026, 11, 25),
    source="the board",
    reason="",
)


def voices(shown: int | None, wanted: int, state: TargetState | None) -> TargetStanding:
    return TargetStanding(
        target=replace(TARGET, amount=Fraction(wanted)),
        level="ten_year",
        heard=count(shown),
        base=None,
        share=None,
        wanted_share=None,
        wanted_people=wanted,
        state=state,
    )


def share(shown: int | None, of: int, wanted: str, state: TargetState | None, **more) -> TargetStanding:
    amount = Fraction(wanted)
    return TargetStanding(
        target=replace(TARGET, kind=TargetKind.SHARE, amount=amount),
        level="ten_year",
        heard=count(shown),
        base=KnownBase(of, of - 4, of + 4),
        share=None if shown is None else shown / of,
        wanted_share=float(amount),
        wanted_people=float(amount * of),
        state=state,
        **more,
    )


STANDINGS = (
    voices(55, 60, TargetState.NOT_MET),
    voices(None, 20, TargetState.NOT_MET),
    voices(80, 78, TargetState.ABOUT_THERE),
    voices(40, 20, TargetState.MET),
    share(20, 200, "0.08", TargetState.ABOUT_THERE),
    share(None, 200, "0.125", TargetState.NOT_MET),
)


def drawn(measure: str, standings=STANDINGS):
    return target_chart.info(
        standings, measure=measure, release=RELEASE, headline="So.", on=date(2026, 11, 26)
    )


def test_voices_and_shares_stand_apart_each_with_its_bar_and_tick():
    of_voices, of_shares = drawn("voices"), drawn("shares")
    assert [(row.bar, row.tick) for row in of_voices.rows] == [(55, 60), (None, 20), (80, 78), (40, 20)]
    assert [(row.bar, row.tick) for row in of_shares.rows] == [(0.1, 0.08), (None, 0.125)]
    assert [row.heard for row in of_voices.rows] == ["55", "fewer than 10", "80", "40"]
    assert [row.wanted for row in of_shares.rows] == ["8%", "12.5%"]
    assert of_voices.end == pytest.approx(80 * target_chart.BEYOND)
    assert of_shares.end == pytest.approx(0.125 * target_chart.BEYOND)


def test_a_hidden_number_is_a_band_up_to_nine():
    assert [row.hatched_to for row in drawn("voices").rows] == [None, 9, None, None]
    assert [row.hatched_to for row in drawn("shares").rows] == [None, pytest.approx(9 / 200)]
    assert "One hidden, fewer than 10 people." in drawn("voices").alt


def test_what_is_not_available_and_where_nothing_is_of_the_measure_is_not_drawn():
    gone = replace(STANDINGS[0], heard=NOT_AVAILABLE, state=None, why="not_available")
    assert drawn("voices", [gone]) is None
    assert drawn("shares", STANDINGS[:4]) is None
    assert drawn("voices", []) is None


def test_a_long_name_of_activities_is_cut_and_the_axis_keeps_room():
    row = drawn("voices").rows[0]
    assert (row.label, row.where) == ("People aged 16 to 24", "All activities together")
    assert len(row.where) <= target_chart.LONGEST_WHERE


@pytest.mark.parametrize(
    ("on", "word", "colour"),
    [
        (date(2026, 11, 24), "Not yet met", palette.GREY),
        (date(2026, 11, 25), "Not yet met", palette.GREY),
        (date(2026, 11, 26), "Not met", palette.PINK),
    ],
)
def test_pink_says_act_on_this_and_so_waits_for_the_day_that_a_target_is_due(on, word, colour):
    """Mutant: the day itself counted as past."""
    (row,) = target_chart.info(STANDINGS[:1], measure="voices", release=RELEASE, headline="So.", on=on).rows
    assert (row.look.word, row.colour) == (word, colour)


def test_a_target_that_is_due_on_no_day_is_not_met_now():
    undated = replace(STANDINGS[0], target=replace(STANDINGS[0].target, due_on=None))
    (row,) = target_chart.info(
        [undated], measure="voices", release=RELEASE, headline="So.", on=date(2020, 1, 1)
    ).rows
    assert row.look.word == "Not met"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_bars_have_the_colour_and_the_name_of_their_state(width):
    figure = target_chart.figure(drawn("voices"), width)
    assert {trace.name: trace.marker.color for trace in figure.data} == {
        "hidden": palette.WHITE,
        "heard: met": palette.BLUE,
        "heard: about there": palette.GREY,
        "heard: not met": palette.PINK,
    }
    words = " ".join(note.text for note in figure.layout.annotations)
    assert all(word in words for word in ("<b>Not met</b>", "About there", "Met"))
    ticks = [shape.x0 for shape in figure.layout.shapes if shape.type == "line" and shape.line.width == 3]
    assert ticks == [60, 20, 78, 20]


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("measure", ["voices", "shares"])
def test_every_number_that_is_sent_is_a_shown_or_a_wanted_one(width, measure):
    """Method 2.8 no. 14. Mutant: the bar at the most that a rounded number may be."""
    said = sent(target_chart.figure(drawn(measure), width))
    ages = {16, 24}
    allowed = {
        "voices": {0, 1, 55, 60, 9, 10, 20, 80, 78, 40, 80 * target_chart.BEYOND},
        "shares": {0, 1, 0.1, 0.08, 0.125, 9 / 200, 10, 8, 12.5, 0.125 * target_chart.BEYOND},
    }[measure]
    assert said <= {round(each, 6) for each in allowed | ages}


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (STANDINGS[0], ("60 people", "55", "Not met")),
        (STANDINGS[1], ("20 people", "fewer than 10", "Not met")),
        (STANDINGS[4], ("8%", "10%", "About there")),
        (share(1500, 5000, "0.299", TargetState.MET), ("29.9%", "30.0%", "Met")),
        (
            replace(STANDINGS[4], state=None, why="not_enough_answers"),
            ("8%", "10%", "Not enough answers"),
        ),
        (replace(STANDINGS[0], state=None, why="not_asked"), ("60 people", "not asked", "Not asked")),
        (replace(STANDINGS[0], state=None, why="no_source"), ("60 people", "55", "No source stated")),
    ],
)
def test_a_target_in_words(standing, words):
    said = (
        target_words.wanted(standing),
        target_words.heard(standing),
        target_words.state(standing, on=date(2026, 11, 26)).word,
    )
    assert said == words


def test_a_part_of_the_benchmark_says_the_share_that_comes_out():
    target = replace(TARGET, kind=TargetKind.SHARE_OF_BENCHMARK, amount=Fraction(4, 5))
    standing = replace(STANDINGS[4], target=target, wanted_share=0.0992)
    assert target_words.wanted(standing) == "80% of its share in the benchmark: 9.9%"
    assert target_words.to_type(target) == "80%"
    assert target_words.to_type(replace(target, amount=Fraction(1, 3))) == "33.333333%"


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 11, 25), "25 Nov 2026"), (date(2026, 11, 26), "overdue since 25 Nov 2026")],
)
def test_due_today_is_not_overdue(on, words):
    assert target_words.due(STANDINGS[0], on=on) == words
    assert target_words.due(STANDINGS[3], on=on) == "25 Nov 2026"
