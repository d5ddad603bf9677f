"""The matrix: each cell says what is known of it, by shape, pattern and word."""

from dataclasses import replace

import pytest

from models.vocabulary import Verdict
from pages.parts.charts import matrix_chart
from pages.parts.charts.matrix_chart import MatrixCell, MatrixHeading, MatrixInfo, MatrixRow
from tests.pages.pets import count, pets

CELLS = tuple(
    matrix_chart.cell(group) for group in pets(cats=20, dogs=None, fish=20, birds=150).comparison.groups
)
ASLEEP = MatrixCell("not_asked", Verdict.NOT_ASKED)
INFO = MatrixInfo(
    ("Cats", "Dogs", "Fish", "Birds"),
    "Answered",
    (
        MatrixHeading("Open to everyone"),
        MatrixRow("Survey", "200", CELLS),
        MatrixRow("Forum", "not asked", (ASLEEP,) * 4),
        MatrixRow("Walk", "not available", (MatrixCell("not_available"),) * 4),
    ),
    "A matrix.",
)


def test_a_cell_says_what_is_known_of_it():
    assert (
        MatrixCell("shown", Verdict.UNDER, "0.3"),
        MatrixCell("hidden", Verdict.UNDER, ""),
        MatrixCell("shown", Verdict.NO_CLEAR_EVIDENCE, "1.0"),
        MatrixCell("shown", Verdict.OVER, "2.5"),
    ) == CELLS


def test_a_cell_that_is_compared_with_nobody_holds_its_people():
    """Mutant: the reach ratio in a cell that is not judged."""
    group = pets(cats=20, dogs=180, compared_with_nobody=True).comparison.groups[0]
    assert matrix_chart.cell(group) == MatrixCell("shown", Verdict.NO_BENCHMARK, "20")
    few = pets(known=100, asked=300, cats=20, dogs=80).comparison.groups[0]
    assert matrix_chart.cell(few) == MatrixCell("shown", Verdict.NOT_ENOUGH_ANSWERS, "20")
    apart = pets(cats=20, dogs=None, fish=20, birds=150).comparison.groups
    assert [matrix_chart.cell(group, judged=False) for group in apart[:2]] == [
        MatrixCell("shown", None, "20"),
        MatrixCell("hidden", None, ""),
    ]


def test_not_asked_and_not_available_are_two_things():
    group = pets(cats=20, dogs=180).comparison.groups[0]
    asleep = replace(group, heard=count(None), verdict=Verdict.NOT_ASKED)
    assert matrix_chart.cell(asleep).state == "not_asked"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_matrix_is_drawn_with_a_pattern_for_each_kind_of_nothing(width):
    """Mutant: both kinds of nothing in one pattern."""
    drawn = matrix_chart.figure(INFO, width)
    assert [trace.name for trace in drawn.data] == [
        "hidden",
        "not asked",
        "mark: under-reached",
        "mark: over-reached",
        "mark: no clear evidence",
    ]
    shapes = {trace.name: trace.marker.pattern.shape for trace in drawn.data if trace.type == "bar"}
    assert shapes == {"hidden": "/", "not asked": "|"}
    words = [note.text for note in drawn.layout.annotations]
    assert words.count("–") == 4
    assert {"Survey", "<b>Open to everyone</b>", "<b>0.3</b>", "2.5", "Cats"} <= set(words)
    assert drawn.layout.xaxis.range == (0, 4)


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize(("columns", "place"), [(5, "beside"), (6, "under"), (9, "under"), (10, "none")])
def test_numbers_stand_where_there_is_room(width, columns, place):
    """Mutants: both limits moved by one."""
    cell = MatrixCell("shown", Verdict.IN_LINE, "1.0")
    info = MatrixInfo(
        tuple("ABCDEFGHIJ"[:columns]), "Answered", (MatrixRow("Survey", "200", (cell,) * columns),), ""
    )
    drawn = matrix_chart.figure(info, width)
    numbers = [note for note in drawn.layout.annotations if note.text == "1.0"]
    assert len(numbers) == (0 if place == "none" else columns)
    (marks,) = drawn.data
    assert list(marks.x) == pytest.approx([n + (0.32 if place == "beside" else 0.5) for n in range(columns)])
    if place == "under":
        assert numbers[0].y - marks.y[0] == 19


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_no_cell_is_empty_where_there_is_no_room_for_numbers(width):
    """Mutant: nothing drawn for people who are compared with nobody."""
    cells = (MatrixCell("shown", None, "35"), MatrixCell("shown", Verdict.NO_BENCHMARK, "20")) * 6
    info = MatrixInfo(tuple("ABCDEFGHIJKL"), "Answered", (MatrixRow("Survey", "200", cells),), "")
    (squares,) = matrix_chart.figure(info, width).data
    assert squares.name == "heard, not compared"
    assert list(squares.x) == [n + 0.5 for n in range(12)]


def test_what_somebody_typed_is_shown_and_not_obeyed():
    info = replace(INFO, rows=(MatrixRow("<b>Bold</b>", "200", CELLS), MatrixHeading("A<i>")))
    words = [note.text for note in matrix_chart.figure(info).layout.annotations]
    assert {"&lt;b&gt;Bold&lt;/b&gt;", "<b>A&lt;i&gt;</b>"} <= set(words)


def test_a_long_name_is_cut_on_the_chart():
    info = replace(INFO, rows=(MatrixRow("x" * 40, "200", CELLS),))
    words = [note.text for note in matrix_chart.figure(info).layout.annotations]
    assert "x" * 35 + "…" in words
