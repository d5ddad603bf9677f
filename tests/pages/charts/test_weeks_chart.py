"""What is open and coming, on the calendar: what is drawn, and that both variants print the same words."""

from datetime import date

import pytest

from data.network import meeting
from data.register.network_work import Work, WorkActivity
from pages.parts.network import network_view, weeks_chart
from pages.parts.network.network_view import OnRecord
from pages.parts.network.weeks_chart import WeeksRow

TODAY = date(2026, 11, 25)
AT = meeting("2026-11", today=TODAY)


def work(reference, *days):
    activities = tuple(
        WorkActivity("Stall", "event", "Poole", "", "", opens, closes) for opens, closes in days
    )
    return Work(reference, reference.title(), "", (), "", "", None, activities)


def day(month, number, year=2026):
    return date(year, month, number)


def drawn(*works, month="2026-11"):
    seen = network_view.view(OnRecord(TODAY, (), (), works, ()), month)
    return weeks_chart.info(seen, today=TODAY, headline="All is well.")


OPEN = work("open", (day(11, 1), day(12, 9)))
LONG = work("long", (day(1, 1), day(6, 1, 2027)), (day(12, 1), None))
LATER = work("later", (day(12, 20), day(12, 24)), (day(12, 10), day(6, 1, 2027)))
ENDLESS = work("endless", (day(11, 1), None))


def ordinal(*days):
    return tuple(each.toordinal() for each in days)


@pytest.mark.parametrize(
    ("of", "row"),
    [
        (OPEN, WeeksRow("Open", ordinal(day(11, 1), day(12, 9)), (), "to 9 Dec 2026")),
        (LONG, WeeksRow("Long", ordinal(AT.since, AT.until), (ordinal(day(12, 1), AT.until),), "to 1 Jun 2027")),
        (ENDLESS, WeeksRow("Endless", ordinal(day(11, 1), AT.until), (), "no end set")),
        (
            LATER,
            WeeksRow("Later", None, (ordinal(day(12, 10), AT.until), ordinal(day(12, 20), day(12, 24))), "from 10 Dec 2026"),
        ),
    ],
)  # fmt: skip
def test_a_row_is_as_long_as_the_calendar_lets_it(of, row):
    """Mutant: bars beyond the calendar."""
    assert drawn(of).rows == (row,)


def test_what_is_open_stands_first_and_the_calendar_has_its_months():
    found = drawn(LATER, LONG, OPEN)
    assert [row.label for row in found.rows] == ["Open", "Long", "Later"]
    assert [word for _, word in found.ticks] == ["Oct 2026", "Nov", "Dec", "Jan 2027"]
    assert found.day == "Today"
    assert drawn(OPEN, month="2026-12").day == "Meeting"
    assert (
        found.alt == "Calendar of 3 engagements, open or coming. All is well. Tables have the same figures."
    )


def test_no_more_are_drawn_than_can_be_read():
    found = drawn(*(work(f"plan-{number}", (day(11, 1), day(12, 9))) for number in range(30)))
    assert len(found.rows) == weeks_chart.MOST


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_both_variants_print_every_row_and_draw_both_kinds_of_bar(width):
    """Mutant: the narrow variant without the days."""
    layout = weeks_chart.figure(drawn(OPEN, LATER), width).to_plotly_json()
    words = [each["text"] for each in layout["layout"]["annotations"]]
    assert {"Open", "to 9 Dec 2026", "Later", "from 10 Dec 2026", "Today", "Dec"} <= set(words)
    assert [each["name"] for each in layout["data"]] == ["coming", "open"]


def test_what_somebody_typed_is_shown_and_not_obeyed():
    layout = weeks_chart.figure(drawn(work("<b>x</b>", (day(11, 1), day(12, 9))))).to_plotly_json()
    assert any("&lt;B&gt;" in each["text"] for each in layout["layout"]["annotations"])
