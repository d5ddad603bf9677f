"""The funnel: who stands where, and that limits and axes come from the population share alone."""

import pytest

from data.measures.funnel import OUTER, limits
from pages.parts.charts import funnel_chart
from pages.parts.charts.funnel_chart import FunnelInfo, Point
from pages.parts.side_by_side import funnel_table
from pages.parts.side_by_side.across import Part
from tests.pages.pets import pets


def part(label: str, meant: str = "open", **counts) -> Part:
    return Part(label, label, pets(**counts), meant)


LISTED = [
    part("Small", known=200, cats=60, dogs=60, fish=20, birds=60),
    part("Large", known=1000, cats=150, dogs=400, fish=150, birds=300),
    part("Hidden", known=400, cats=None, dogs=200, fish=50, birds=150),
    part("Loud", known=300, cats=250, dogs=20, fish=10, birds=20),
    part("Apart", "one_group", known=300, cats=100, dogs=100, fish=50, birds=50),
    part("Unanswered", known=100, asked=500, cats=30, dogs=30, fish=10, birds=30),
]
PLACED = funnel_table.placed(LISTED, category="cats")
INFO = funnel_chart.info(PLACED, category="cats", what="friends of cats", headline="So.")


def test_only_what_is_open_and_can_be_compared_is_placed():
    """Mutant: engagements for one community placed too."""
    assert [(each.label, position) for each, position in PLACED] == [
        ("Small", "inside"),
        ("Large", "far_below"),
        ("Hidden", "far_below"),
        ("Loud", "far_above"),
    ]


def test_each_point_says_what_is_shown_of_it():
    assert (
        FunnelInfo(
            (
                Point("Small", 200, "inside", 1.0),
                Point("Large", 1000, "far_below", 0.5),
                Point("Hidden", 400, "far_below", None, pytest.approx(9 / 396 / 0.3)),
                Point("Loud", 300, "far_above", 2.0, None, "2.8 times"),
            ),
            0.3,
            "Funnel of friends of cats, 4 engagements. So. One hidden, fewer than 10 people. A table has the same figures.",
        )
        == INFO
    )


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_marks_limits_and_hatch_are_traces_of_their_own(width):
    drawn = funnel_chart.figure(INFO, width)
    assert [trace.name for trace in drawn.data] == [
        "inner limit, lower",
        "inner limit, upper",
        "outer limit, lower",
        "outer limit, upper",
        "hidden",
        "mark: under-reached",
        "mark: no clear evidence",
        "mark: over-reached",
    ]
    assert drawn.layout.xaxis.range == (0, 1060)
    words = [note.text for note in drawn.layout.annotations]
    assert any("In" in word and "30%" in word for word in words)
    assert any("Loud, 2.8 times" in word for word in words)
    assert any("Large" in word for word in words)
    assert not any("Small" in word for word in words), "within the limits"


def test_limits_are_those_of_the_population_share_whatever_was_counted():
    """Mutant: the share of those heard as the centre."""
    other = FunnelInfo((Point("Other", 1000, "inside", 1.7),), 0.3, "")
    mine, theirs = funnel_chart.figure(INFO), funnel_chart.figure(other)
    assert [trace.y for trace in mine.data[:4]] == [trace.y for trace in theirs.data[:4]]
    lower = mine.data[2]
    expected = limits([int(lower.x[10])], pi=3 / 10, inside=OUTER)[0][0]
    assert lower.y[10] == pytest.approx(360 * (1 - expected / 0.3 / 2))


def test_the_axis_upwards_is_the_same_for_every_group():
    few = funnel_chart.figure(FunnelInfo((Point("A", 100, "inside", 0.1),), 0.02, ""))
    many = funnel_chart.figure(FunnelInfo((Point("A", 100, "inside", 1.9),), 0.9, ""))
    assert few.layout.yaxis.range == many.layout.yaxis.range


@pytest.mark.parametrize(
    ("end", "ticks"),
    [(10, [0, 2, 4, 6, 8, 10]), (100, [0, 20, 40, 60, 80, 100]), (943, [0, 200, 400, 600, 800]),
     (1060, [0, 500, 1000]), (2600, [0, 1000, 2000]), (0, [0])],
)  # fmt: skip
def test_people_are_marked_in_round_steps(end, ticks):
    assert funnel_chart.ticks(end) == ticks


def test_names_touch_neither_marks_nor_each_other_else_they_are_numbered():
    """Mutant: every name to the right of its mark."""
    apart = FunnelInfo((Point("A", 100, "far_below", 0.2), Point("B", 900, "far_above", 1.8)), 0.3, "")
    words = [note.text for note in funnel_chart.figure(apart).layout.annotations]
    assert {"A", "B"} <= set(words)
    close = tuple(Point(f"A rather long name {n}", 900 + n, "far_below", 0.2) for n in range(12))
    words = [note.text for note in funnel_chart.figure(FunnelInfo(close, 0.3, "")).layout.annotations]
    assert {"1", "12", "12  A rather long name 11"} <= set(words)


def test_the_table_has_the_same_figures():
    rows = funnel_table.table(PLACED, category="cats", caption="C").rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Small", "200", "60", "1.0", "30%", "24% to 37%", "Within the limits"],
        ["Large", "1,000", "150", "0.5", "15%", "27% to 33%", "Well below"],
        ["Hidden", "400", "fewer than 10", "hidden", "hidden", "25% to 35%", "Well below"],
        ["Loud", "300", "250", "2.8", "83%", "25% to 35%", "Well above"],
    ]
