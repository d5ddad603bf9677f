"""The tables of a plan and the file to take away: the same words as on the chart, safe in a spreadsheet."""

import csv
import io
from dataclasses import replace

from models.vocabulary import Verdict
from pages.parts.downloads import as_csv
from pages.parts.plans import plan_table
from pages.parts.tables import Cell, as_html
from tests.pages.pets import benchmark
from tests.pages.plans.winter_plan import CLUB, FORUM, FRIENDS, PANEL, winter_plan

PEOPLE = {"cats": 20, "dogs": 60, "fish": None, "birds": 110}


def texts(row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_the_figures_are_those_of_the_chart():
    """No number is needed of a group of 30 % or more (method 3.1).

    Mutant: the expected so far under the heading of by closing.
    """
    table = plan_table.figures(winter_plan(**PEOPLE), headings={"cats": "Legs"})
    assert texts(table.rows[0]) == [
        "Cats", "20", "60", "Under-reached", "–", "20 to 65", "120", "Short by about 80",
    ]  # fmt: skip
    assert texts(table.rows[2])[4:] == ["at least 13", "hidden", "40", "Number hidden"]
    assert table.rows[0].under == "Legs"
    assert table.rows[0].cells[-1].verdict is Verdict.UNDER
    assert table.rows[2].cells[1].swatch == "hidden"


def test_whom_to_look_for_comes_with_methods_and_partners():
    plan = winter_plan(methods={"cats": (FORUM, PANEL)}, partners={"cats": (CLUB, FRIENDS)}, **PEOPLE)
    table = plan_table.help_with(plan, register="register")
    assert texts(table.rows[0]) == [
        "Friends of cats",
        "Short by about 80",
        "Forum (100 people, 2.7 times their share); Citizens' panel (15 people)",
        "Cat club (Voluntary sector, reaches Cat friends). Contact: Coordinator; "
        "=Friends (held an activity for Cat friends). Contact: no contact on record",
    ]
    assert table.rows[0].under == plan_table.MISSED


def test_where_nobody_is_known_it_says_so_plainly_and_where_to_add_one():
    """Mutant: the link in a viewer, who has no Register."""
    plan = winter_plan(**PEOPLE)
    words = "No partner is on record for this group. Add one in Register."
    assert plan_table.help_with(plan, register="register").rows[0].cells[3] == Cell(words, link="register")
    assert plan_table.help_with(plan, register="").rows[0].cells[3] == Cell(
        "No partner is on record for this group."
    )
    assert plan_table.help_with(plan, register="").rows[0].cells[2].text == "None that we can show."


def test_a_ratio_above_5_is_told_as_several_times():
    """Mutant: the ratio of an activity for one community told as that of a method."""
    listed = (replace(FORUM, ratio=5.0), replace(FORUM, ratio=49.1))
    assert plan_table.methods(listed) == (
        "Forum (100 people, 5.0 times their share); Forum (100 people, several times their share)"
    )


def test_groups_of_whom_fewer_than_10_were_heard_stand_after_the_others():
    few = benchmark({"cats": "0.02", "dogs": "0.49", "fish": "0.49"})
    table = plan_table.help_with(winter_plan(population=few, cats=None, dogs=20, fish=170), register="")
    assert [(row.cells[0].text, row.under) for row in table.rows] == [
        ("Friends of dogs", plan_table.MISSED),
        ("Friends of cats", plan_table.UNSEEN),
    ]


def test_what_is_open_names_method_place_holder_and_day():
    assert [texts(row) for row in plan_table.open_now(winter_plan(**PEOPLE)).rows] == [
        ["Winter survey", "Survey", "Poole", "NHS Dorset", "1 Dec 2026"],
        ["Market stall", "Event", "Poole", "–", "–"],
    ]


def test_no_cell_is_empty():
    plan = winter_plan(methods={"cats": (FORUM,)}, partners={"cats": (FRIENDS,)}, **PEOPLE)
    tables = [
        plan_table.figures(plan, headings={}),
        plan_table.help_with(plan, register=""),
        plan_table.open_now(plan),
        plan_table.to_take_away(plan),
    ]
    assert all(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_the_plan_to_take_away_holds_everything_and_no_formula():
    """Mutant: the names of partners written as they are."""
    plan = winter_plan(
        title="=Plan()", methods={"cats": (FORUM,)}, partners={"cats": (FRIENDS, CLUB)}, **PEOPLE
    )
    file = as_csv(plan_table.to_take_away(plan), notes=["Release 1", "Rounded to 5"]).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(file)))
    assert lines[:3] == [["Plan, by pet: =Plan()"], ["Release 1"], ["Rounded to 5"]]
    assert dict(zip(lines[4], lines[5], strict=True)) == {
        "Engagement": "'=Plan()",
        "Closes": "1 Dec 2026",
        "Characteristic": "Pet",
        "Look for": "Friends of cats",
        "Why": "Short by about 80",
        "People heard": "20",
        "More needed now": "–",
        "At this pace, by closing": "20 to 65",
        "In proportion, by closing": "120",
        "Methods that reached them before": "Forum (100 people, 2.7 times their share)",
        "Partners": "'=Friends; Cat club",
        "Whom to ask": "no contact on record; Coordinator",
    }
    assert lines[6][3:6] == ["Friends of fish", "Under-reached so far", "fewer than 10"]


def test_an_engagement_without_figures_takes_no_number_along():
    """Method 2.5: nothing of an engagement that is not offered, and no number of another in its place.

    Mutant: people heard in open activities in the column of this engagement.
    """
    plan = winter_plan(counted=False, days_left=None, cats=20, dogs=60, fish=20, birds=100)
    (row,) = plan_table.to_take_away(plan).rows
    assert texts(row)[1] == "no closing day"
    assert texts(row)[4] == "Clearly under-reached in activities open to everyone"
    assert texts(row)[5:9] == ["–", "–", "–", "–"]


def test_what_people_typed_is_escaped():
    plan = winter_plan(title="<b>Plan</b>", **PEOPLE)
    assert "<b>Plan</b>" not in as_html(plan_table.figures(plan, headings={}))
