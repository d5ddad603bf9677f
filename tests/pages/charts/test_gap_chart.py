"""The gap in dialogue: what it thinks, then what it draws.

Mutants, each caught here: an overdue answer as a hollow circle; blocks for activities at the table; the order of the
reference file; one mark too many for what was told.
"""

from datetime import date

import pytest

from data.register.contacts import never_at_the_table
from pages.parts.charts import palette
from pages.parts.communities import gap_chart as chart
from tests.contacts_on_record import CONSULTATION, contact, listed, record

CLOSED = date(2025, 6, 1)


def ranked(period=None):
    return never_at_the_table(
        record(
            listed("lgbt", "roma", "quiet"),
            contact("lgbt", closed=date(2022, 6, 14)),
            *[contact("roma", closed=CLOSED, opened=date(2023, 2, 1))] * 4,
            contact("roma", stage=CONSULTATION, closed=CLOSED),
            contact("quiet", closed=CLOSED),
            said=(
                *[("lgbt", 1625, None)],
                *[("roma", 400, None), ("roma", 30, None), ("roma", 500, 60)],
            ),
            period=period,
        )
    )


def info():
    return chart.info(ranked(), period=None, headline="Roma most.")


def test_the_rows_stand_in_the_order_of_the_ranking_with_what_came_of_it():
    roma, lgbt, quiet = info().rows
    assert roma == chart.GapRow("Roma", 5, "Five times since 2023", 1, 1, 1, "1 of 3", "1 year 1 month")
    assert lgbt == chart.GapRow("Lgbt", 1, "Once in 2022", 0, 0, 1, "0 of 1", "4 years 5 months")
    assert quiet == chart.GapRow("Quiet", 1, "Once in 2025", 0, 0, 0, "–", "")


def test_within_a_period_no_year_is_said():
    rows = chart.info(ranked("2025-26"), period="2025-26", headline="So.").rows
    assert [(row.label, row.often) for row in rows] == [("Roma", "Five times"), ("Quiet", "Once")]


def test_the_alternative_text_says_form_and_finding():
    assert info().alt == (
        "Blocks of times asked beside marks of what they told us, 3 communities that were not at the table, most often asked "
        "first. Roma most. A table has the same figures."
    )


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_there_is_a_block_for_each_time_and_a_mark_for_each_thing_they_said(width):
    figure = chart.figure(info(), width)
    blocks = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert len(blocks) == 5 + 1 + 1
    assert {block.fillcolor for block in blocks} == {palette.BLUE}
    marks = {trace.name: (len(trace.x), trace.marker.symbol) for trace in figure.data}
    assert marks == {
        "heard back": (1, "circle"),
        "waiting": (1, "circle"),
        "overdue": (2, "triangle-right"),
    }


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_what_is_overdue_is_pink_and_bold_and_everything_is_printed(width):
    said = {note.text: note.font.color for note in chart.figure(info(), width).layout.annotations}
    assert said["<b>waiting 4 years 5 months</b>"] == palette.PINK
    assert {"1 of 3", "0 of 1", "–"} <= {text.removeprefix("Heard back: ") for text in said}


def test_many_blocks_stay_on_the_axis_and_the_words_say_the_whole_number():
    many = chart.info(
        never_at_the_table(record(listed("roma"), *[contact("roma", closed=CLOSED)] * 40)),
        period=None,
        headline="So.",
    )
    figure = chart.figure(many)
    blocks = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert len(blocks) == chart.MOST
    assert max(block.x1 for block in blocks) <= figure.layout.xaxis.range[1]
    assert "40 times since 2025" in [note.text for note in figure.layout.annotations]
