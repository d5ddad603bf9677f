"""The chart of open activities: what it thinks (info), then what it draws (figure), and that it tells shown values only."""

import math

import pytest

from models.projection import Projection
from models.vocabulary import Course
from pages.parts.charts import projection_chart
from pages.parts.charts.projection_chart import ProjectionHeading, ProjectionInfo, ProjectionRow
from tests.pages.charts.test_figure_numbers import numbers_in, sent
from tests.pages.plans.winter_plan import winter_plan


def info(plan, headings=None):
    return projection_chart.info(plan, headings=headings or {}, headline="It is so.")


PEOPLE = {"known": 1235, "cats": 120, "dogs": None, "fish": 335, "birds": 770}


def test_every_group_has_a_row_in_reference_order_and_none_vanishes():
    """Mutant: rows sorted by what is heard."""
    drawn = info(winter_plan(cats=20, dogs=None, fish=20, birds=150))
    assert [each.label for each in drawn.rows] == ["Cats", "Dogs", "Fish", "Birds"]
    assert [each.heard for each in drawn.rows] == ["20", "fewer than 10", "20", "150"]
    assert [each.fair for each in drawn.rows] == ["120", "120", "40", "120"]
    assert [each.word for each in drawn.rows] == [
        "Short by about 80", "Number hidden", "No clear answer", "On course",
    ]  # fmt: skip


def test_places_on_the_axis_are_shares_of_what_is_in_proportion_by_closing():
    """Mutant: the bar as a share of the expected so far, twice as long as it is."""
    cats = info(winter_plan(cats=20, dogs=60, fish=20, birds=100)).rows[0]
    assert cats.so_far == pytest.approx(20 / 120)
    assert cats.line == (pytest.approx(20 / 120), pytest.approx(65 / 120))
    assert (cats.by_closing, cats.course, cats.goes_on) == ("20 to 65", Course.SHORT, False)


def test_a_hidden_group_has_a_band_and_neither_bar_nor_line():
    """Mutant: a bar of nobody for a hidden group."""
    dogs = info(winter_plan(cats=60, dogs=None, fish=20, birds=110)).rows[1]
    assert (dogs.so_far, dogs.line, dogs.by_closing) == (None, None, "hidden")
    assert dogs.hatched_to == pytest.approx(9 / 120)


def test_what_lies_beyond_the_axis_is_cut_and_goes_on():
    fish = info(winter_plan(cats=60, dogs=20, fish=100, birds=20)).rows[2]
    assert (fish.so_far, fish.line, fish.goes_on) == (1.5, (1.5, 1.5), True)
    few = info(winter_plan(known=40, cats=20, dogs=10, fish=None, birds=10)).rows[2]
    assert (few.hatched_to, few.goes_on) == (pytest.approx(9 / 8), False)


def test_without_a_population_figure_there_are_words_and_nothing_drawn():
    cats = info(winter_plan(compared_with_nobody=True, cats=60, dogs=140)).rows[0]
    assert cats == ProjectionRow("Cats", "60", "90 to 155", "–", None, "No benchmark")


def test_headings_stand_before_the_first_of_their_group():
    drawn = info(winter_plan(cats=60, dogs=60, fish=20), {"cats": "Legs", "dogs": "Legs", "fish": "Fins"})
    assert [each.label for each in drawn.rows] == ["Legs", "Cats", "Dogs", "Fins", "Fish"]
    assert [type(each) for each in drawn.rows].count(ProjectionHeading) == 2


def test_the_text_for_those_who_cannot_see_it():
    assert info(winter_plan(cats=60, dogs=None, fish=20, birds=120)).alt == (
        "People heard so far and projected to closing of pet, 4 groups. It is so. One hidden, fewer than 10 people. "
        "A table has the same figures."
    )


FIGURES = {
    "empty": ProjectionInfo((), "a"),
    "every course": ProjectionInfo(
        (
            ProjectionHeading("Legs"),
            *(ProjectionRow(c.value, "60", "60 to 80", "100", c, c.value, 0.6, (0.6, 0.8)) for c in Course),
            ProjectionRow(
                "none", "fewer than 10", "hidden", "3", None, "Number hidden", hatched_to=1.5, goes_on=True
            ),
            ProjectionRow(
                "People with a name that is long", "60", "60 to 80", "–", None, "Not enough answers"
            ),
        ),
        "a",
    ),
}


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_drawn_on_the_same_linear_axis(name, width):
    """Scale never tells of hidden numbers (method 2.8 no. 17)."""
    figure = projection_chart.figure(FIGURES[name], width)
    assert figure.layout.xaxis.range == (0, 1.5)
    assert figure.layout.hovermode is False
    assert {"Nobody", "Half", "In proportion"} <= {note.text for note in figure.layout.annotations}


def test_only_a_group_that_is_short_is_bold():
    words = [note.text for note in projection_chart.figure(FIGURES["every course"]).layout.annotations]
    assert "<b>short</b>" in words
    assert {"on course", "no clear answer", "Number hidden"} <= set(words)


def allowed(plan) -> set[float]:
    """Return every number that the shown values and their projections give, as it is and as it is printed."""
    end = projection_chart.AXIS_END
    found = {0.0, 0.5, 1.0, end}
    for group, each in zip(plan.compared.comparison.groups, plan.projections, strict=True):
        people = [group.heard.shown, each.low, each.high, each.short_by]
        if group.heard.shown is None:
            people += [10, group.heard.high]  # "fewer than 10", and the end of its band
        fair = each.in_proportion
        for number in (n for n in people if n is not None):
            found |= {float(number), *({round(min(number / fair, end), 6)} if fair else ())}
        found |= {float(math.floor(fair + 0.5))} if fair else set()
    return found


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_number_of_the_figure_is_made_from_shown_values(width):
    """Method 2.8 no. 14. Mutants: a bar moved by 0.0123 in `row`; the exact 1,237 in a label."""
    plan = winter_plan(**PEOPLE)
    figure = projection_chart.figure(info(plan), width)
    assert sent(figure) <= allowed(plan)
    assert numbers_in(info(plan).alt) <= {4.0, 10.0}


def test_two_plans_that_show_the_same_are_one_figure():
    once, again = (projection_chart.figure(info(winter_plan(**PEOPLE))).to_json() for _ in range(2))
    assert once == again


def test_a_projection_without_proportion_draws_no_line():
    projection = Projection("cats", 35, 65, None, None, None, "", "no_benchmark")
    group = winter_plan(cats=60, dogs=140).compared.comparison.groups[0]
    assert projection_chart.row(group, projection, label="Cats").line is None
