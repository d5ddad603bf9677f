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


def test_a_cell_without_a_benchmark_holds_the_words_that_it_is_given():
    group = pets(cats=20, dogs=180, compared_with_nobody=True).comparison.groups[0]
    assert matrix_chart.cell(group, text="20") == MatrixCell("shown", Verdict.NO_BENCHMARK, "20")


def test_not_asked_and_not_available_are_two_things():
    group = pets(cats=20, dogs=180).comparison.groups[0]
    asleep = replace(group, heard=count(None), verdict=Verdict.NOT_ASKED)
    assert matrix_chart.cell(asleep).state == "not_asked"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_matrix_is_drawn_with_a_pattern_for_each_kind_of_nothing(width):
    """Mutant tried: both kinds of nothing in one pattern."""
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


@pytest.mark.parametrize(
    ("width", "columns", "numbers"),
    [("wide", 9, True), ("wide", 10, False), ("narrow", 5, True), ("narrow", 6, False)],
)
def test_numbers_stand_where_there_is_room(width, columns, numbers):
    cell = MatrixCell("shown", Verdict.IN_LINE, "1.0")
    info = MatrixInfo(
        tuple("ABCDEFGHIJ"[:columns]), "Answered", (MatrixRow("Survey", "200", (cell,) * columns),), ""
    )
    words = [note.text for note in matrix_chart.figure(info, width).layout.annotations]
    assert words.count("1.0") == (columns if numbers else 0)


def test_a_long_name_is_cut_on_the_chart():
    info = replace(INFO, rows=(MatrixRow("x" * 40, "200", CELLS),))
    words = [note.text for note in matrix_chart.figure(info).layout.annotations]
    assert "x" * 33 + "…" in words
