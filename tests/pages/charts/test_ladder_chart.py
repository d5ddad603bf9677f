"""The ladder: what stands on each track, and the words at its end."""

import pytest

from data.measures.ladder import ladder
from models.vocabulary import Verdict
from pages.parts.charts import ladder_chart
from pages.parts.charts.ladder_chart import LadderRow
from pages.parts.charts.reach_chart import ReachHeading, ReachRow
from pages.parts.side_by_side import ladder_table
from tests.pages.pets import pets

SURVEYED = pets(known=2000, cats=600, dogs=600, fish=200, birds=600, mice=None)
TABLE = pets(known=500, cats=60, dogs=150, fish=None, birds=None, mice=200)
RUNGS = ladder(SURVEYED.comparison.table, table=TABLE.comparison.table)


def info(headings=None):
    return ladder_chart.info(RUNGS, level=SURVEYED.level, headings=headings or {}, what="pet", headline="So.")


def test_each_row_says_its_shares_and_its_word():
    """Mutants: the two shares swapped; a mark for a hidden group."""
    rows = {row.track.label: row for row in info().rows}
    assert rows["Cats"].word == "Less at the table"
    assert (rows["Cats"].track.heard, rows["Cats"].track.expected) == ("30%", "12%")
    assert rows["Cats"].track.at == pytest.approx(0.4)
    assert rows["Dogs"].word == "About as present"
    assert rows["Birds"] == LadderRow(
        ReachRow("Birds", "30%", "hidden", Verdict.UNDER, hatched_to=pytest.approx((9 / 496) / (596 / 2004))),
        "Less at the table",
    )
    assert rows["Mice"] == LadderRow(
        ReachRow("Mice", "hidden", "40%", Verdict.OVER, hatched_to=2.0, goes_on=True), "More at the table"
    )


def test_a_group_hidden_at_both_ends_is_hatched_along_the_whole_axis_and_has_a_dash():
    """Mutants: no band where the ratio has no upper end; too few to tell with the hollow circle."""
    both = ladder(
        pets(known=300, cats=100, dogs=100, fish=100, birds=None).comparison.table,
        table=pets(known=60, cats=20, dogs=20, fish=20, birds=None).comparison.table,
    )
    drawn = ladder_chart.info(both, level=SURVEYED.level, headings={}, what="pet", headline="So.")
    birds = next(row for row in drawn.rows if row.track.label == "Birds")
    assert birds == LadderRow(
        ReachRow("Birds", "hidden", "hidden", Verdict.TOO_FEW, hatched_to=2.0, goes_on=True),
        "Too few to tell",
    )


def test_a_group_far_more_present_is_written_where_the_axis_ends():
    rungs = ladder(TABLE.comparison.table, table=SURVEYED.comparison.table)
    rows = ladder_chart.info(rungs, level=SURVEYED.level, headings={}, what="pet", headline="So.").rows
    cats = rows[0]
    assert isinstance(cats, LadderRow)
    assert (cats.track.at, cats.track.beyond, cats.track.goes_on) == (None, "2.5 times", True)


def test_headings_and_the_text_for_those_who_cannot_see_it():
    drawn = info({"cats": "Legs"})
    assert drawn.rows[0] == ReachHeading("Legs")
    assert drawn.alt == (
        "Ladder ratios of pet, 5 groups. So. Three hidden, fewer than 10 people. A table has the same figures."
    )


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_axis_is_that_of_the_main_chart_in_words_of_its_own(width):
    drawn = ladder_chart.figure(info(), width)
    assert drawn.layout.xaxis.range == (0, 2)
    words = {note.text for note in drawn.layout.annotations}
    assert {"Never", "Half", "As present", "Double", "Cats"} <= words
    assert [trace.name for trace in drawn.data] == [
        "hidden",
        "interval: under-reached",
        "mark: under-reached",
        "interval: about in line",
        "mark: about in line",
        "beyond the axis: over-reached",
    ]


def test_the_table_has_the_same_figures():
    rows = ladder_table.table(RUNGS, level=SURVEYED.level, headings={}, caption="C").rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Cats", "600", "60", "30%", "12%", "0.4", "0.3 to 0.5", "Less at the table"],
        ["Dogs", "600", "150", "30%", "30%", "1.0", "0.9 to 1.2", "About as present"],
        ["Fish", "200", "fewer than 10", "10%", "hidden", "hidden", "0.0 to 0.2", "Less at the table"],
        ["Birds", "600", "fewer than 10", "30%", "hidden", "hidden", "0.0 to 0.1", "Less at the table"],
        ["Mice", "fewer than 10", "200", "hidden", "40%", "hidden", "–", "More at the table"],
    ]


def test_without_a_stage_there_is_no_ladder():
    assert ladder_table.rungs(None, None) == ()
