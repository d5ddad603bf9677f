"""The main chart: what it thinks (info), then what it draws (figure)."""

import pytest

from models.vocabulary import Verdict
from pages.parts.charts import reach_chart
from pages.parts.charts.reach_chart import ReachHeading, ReachInfo, ReachRow
from tests.pages.pets import benchmark, pets


def info(compared, headings=None):
    return reach_chart.info(
        compared.comparison, level=compared.level, headings=headings or {}, what="pet", headline="It is so."
    )


def row(compared, category):
    group = next(g for g in compared.comparison.groups if g.category == category)
    return reach_chart.row(group, label=category)


def test_every_group_has_a_row_in_reference_order_and_none_vanishes():
    drawn = info(pets(cats=60, dogs=None, fish=0, birds=120))
    assert [each.label for each in drawn.rows] == ["Cats", "Dogs", "Fish", "Birds"]
    assert [each.heard for each in drawn.rows] == ["60", "fewer than 10", "0", "120"]
    assert [each.expected for each in drawn.rows] == ["60", "60", "20", "60"]


def test_the_order_is_that_of_reference_and_not_of_size():
    """Mutant: groups sorted by what is shown in `reach_chart.info`."""
    low_first = info(pets(cats=10, dogs=60, fish=20, birds=120))
    high_first = info(pets(cats=120, dogs=60, fish=20, birds=10))
    assert [r.label for r in low_first.rows] == [r.label for r in high_first.rows]


def test_a_hidden_group_has_a_band_and_no_mark():
    """Mutant: at=0.0 for a hidden group fails here."""
    dogs = row(pets(cats=60, dogs=None, fish=20, birds=120), "dogs")
    assert (dogs.at, dogs.line) == (None, None)
    # At most 9 people of at least 196, where 30 % live here.
    assert dogs.hatched_to == pytest.approx(9 / 196 / 0.3)
    assert dogs.verdict is Verdict.UNDER


def test_zero_is_a_mark_on_nobody_with_its_interval():
    fish = row(pets(cats=60, dogs=60, fish=0, birds=80), "fish")
    assert fish.at == 0.0
    assert fish.line is not None
    assert fish.line[0] == 0.0 < fish.line[1]
    assert fish.hatched_to is None


def test_a_mark_beyond_double_is_written_and_the_line_goes_on():
    cats = row(pets(cats=160, dogs=20, fish=10, birds=10), "cats")
    assert cats.at is None
    assert cats.beyond == "2.7 times"
    assert cats.line == (2.0, 2.0)
    assert cats.goes_on


def test_an_interval_beyond_double_is_cut_and_goes_on():
    fish = row(pets(cats=60, dogs=60, fish=35, birds=45), "fish")
    assert fish.at == pytest.approx(1.75)
    assert fish.line is not None
    assert fish.line[1] == 2.0
    assert fish.goes_on


def test_a_hidden_band_beyond_double_is_cut_and_goes_on():
    compared = pets(known=40, cats=20, dogs=10, fish=None, birds=10)
    fish = row(compared, "fish")
    assert (fish.hatched_to, fish.goes_on) == (2.0, True)


def test_no_benchmark_is_words_and_nothing_drawn():
    nobody = row(pets(cats=60, dogs=60, fish=20, birds=60, compared_with_nobody=True), "cats")
    assert nobody == ReachRow("cats", "60", "–", Verdict.NO_BENCHMARK)


def test_not_enough_answers_is_words_and_nothing_drawn():
    cats = row(pets(known=115, asked=200, cats=60, dogs=30, fish=10, birds=15), "cats")
    assert cats == ReachRow("cats", "60", "35", Verdict.NOT_ENOUGH_ANSWERS)


def test_headings_stand_before_the_first_of_their_group():
    compared = pets(cats=60, dogs=60, fish=20, birds=60)
    drawn = info(compared, headings={"cats": "Legs", "dogs": "Legs", "fish": "Fins", "birds": "Wings"})
    assert [type(each).__name__[5:] + ":" + each.label for each in drawn.rows] == [
        "Heading:Legs", "Row:Cats", "Row:Dogs", "Heading:Fins", "Row:Fish", "Heading:Wings", "Row:Birds",
    ]  # fmt: skip


def test_the_text_for_those_who_cannot_see_it():
    assert info(pets(cats=60, dogs=None, fish=20, birds=120)).alt == (
        "Reach ratios of pet, 4 groups. It is so. One hidden, fewer than 10 people. A table has the same figures."
    )
    assert info(pets(cats=60, dogs=60, fish=20, birds=60)).alt == (
        "Reach ratios of pet, 4 groups. It is so. A table has the same figures."
    )
    assert "All are hidden" in reach_chart.alt_text("Form", what="pet", groups=2, headline="So.", hidden=2)


FIGURES = {
    "empty": ReachInfo((), "a"),
    "heading and row": ReachInfo(
        (ReachHeading("Legs"), ReachRow("Cats", "60", "60", Verdict.IN_LINE, 1.0, (0.9, 1.1))), "a"
    ),
    "every verdict": ReachInfo(tuple(ReachRow(str(v), "60", "60", v, 1.0, (0.9, 1.1)) for v in Verdict), "a"),
    "not available": ReachInfo((ReachRow("Cats", "not available", "–", None),), "a"),
}


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_drawn_on_a_linear_axis_from_nobody_to_double(name, width):
    figure = reach_chart.figure(FIGURES[name], width)
    assert figure.layout.xaxis.range == (0, 2)
    assert figure.layout.xaxis.type is None
    assert figure.layout.hovermode is False
    words = [note.text for note in figure.layout.annotations]
    assert {"Nobody", "Half", "In proportion", "Double"} <= set(words)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_traces_are_named_for_what_they_mean(width):
    drawn = info(pets(cats=60, dogs=None, fish=35, birds=100))
    names = [trace.name for trace in reach_chart.figure(drawn, width).data]
    assert names[0] == "hidden"
    assert "interval: over-reached" in names
    assert "beyond the axis: over-reached" in names


def test_the_axis_is_the_same_whatever_the_counts():
    """Scale never tells of hidden numbers (method 2.8 no. 17).

    Mutant: an axis that ends at the largest mark in `reach_chart._wide`.
    """
    few = reach_chart.figure(info(pets(cats=60, dogs=None, fish=20, birds=120)))
    many = reach_chart.figure(info(pets(cats=180, dogs=10, fish=None, birds=10)))
    assert few.layout.xaxis.range == many.layout.xaxis.range
    assert few.layout.height == many.layout.height


def test_a_long_label_leaves_room_for_fewer_than_10():
    short = reach_chart.figure(ReachInfo((ReachRow("Cats", "60", "60", None),), "a"))
    long = reach_chart.figure(ReachInfo((ReachRow("White and Black Caribbean", "60", "60", None),), "a"))
    assert long.layout.margin.l - short.layout.margin.l == pytest.approx(25 * 8.2 - 96)


def test_a_group_without_a_share_living_here_has_no_track():
    compared = pets(cats=60, dogs=60, fish=80, population=benchmark({"cats": "0.5", "dogs": "0.5"}))
    assert row(compared, "fish") == ReachRow("fish", "80", "–", Verdict.NO_BENCHMARK)


def test_who_was_heard_apart_stands_under_the_verdict_of_a_group_that_is_short_of_its_share():
    """Mutant: words beside every group, which say "heard apart" of those who are over-reached too."""
    compared = pets(cats=20, dogs=None, fish=20, birds=150)
    drawn = reach_chart.info(
        compared.comparison,
        level=compared.level,
        headings={},
        what="pet",
        headline="So.",
        apart={"cats": "+35 heard apart", "birds": "+765 heard apart"},
    )
    assert [each.apart for each in drawn.rows] == ["+35 heard apart", "", "", ""]
    for width, more in (("wide", 10), ("narrow", 18)):
        figure = reach_chart.figure(drawn, width)
        assert "+35 heard apart" in [note.text for note in figure.layout.annotations]
        assert figure.layout.height - reach_chart.figure(info(compared), width).layout.height == more


def test_a_group_with_too_few_answers_says_from_how_many_one_could_tell():
    """Wide under the verdict, narrow beside it. Mutants: beside every group; a wide margin that cuts the words off."""
    few = pets(known=25, cats=10, dogs=10, fish=None, birds=0)
    drawn = info(few)
    assert [each.until for each in drawn.rows] == ["until about 30 answers"] * 2 + [
        "until about 160 answers",
        "until about 30 answers",
    ]
    assert {each.until for each in info(pets(cats=60, dogs=60, fish=20, birds=60)).rows} == {""}
    wide, narrow = (reach_chart.figure(drawn, width) for width in ("wide", "narrow"))
    assert "until about 160 answers" in [note.text for note in wide.layout.annotations]
    assert "too few to tell until about 160 answers" in [note.text for note in narrow.layout.annotations]
    assert wide.layout.margin.r == 226
    both = reach_chart.info(
        few.comparison,
        level=few.level,
        headings={},
        what="pet",
        headline="So.",
        apart={"cats": "+35 heard apart"},
    )
    assert both.rows[0].below == ("until about 30 answers", "+35 heard apart")
    assert reach_chart.figure(both).layout.height - wide.layout.height == 18


def test_a_target_is_an_ink_tick_in_its_row():
    compared = pets(cats=20, dogs=None, fish=20, birds=150)
    drawn = reach_chart.info(
        compared.comparison,
        level=compared.level,
        headings={},
        what="pet",
        headline="So.",
        targets={"cats": (0.8, 3.0)},
    )
    assert drawn.rows[0].targets == (0.8, 2.0), "cut at the end of the axis"
    for width in ("wide", "narrow"):
        ticks = [shape for shape in reach_chart.figure(drawn, width).layout.shapes if shape.line.width == 3]
        assert [(shape.x0, shape.layer) for shape in ticks] == [(0.8, "above"), (2.0, "above")]
        assert not [s for s in reach_chart.figure(info(compared), width).layout.shapes if s.line.width == 3]
