"""Attacks 9, 10, 18, 19 and 23: ask for what is not on the menu, and listen to how it is refused (method 2.8)."""

import json
import random
import re
from dataclasses import replace

import pytest
from sqlalchemy import text

from data import facts, published
from data.commands import tables as tables_command
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension, Missing, Withheld
from tests.attacks import attacker
from tests.world import World

pytestmark = pytest.mark.usefixtures("sqlite_databases")

CANARIES = (1237, 1863)
"""No end of a shown interval: those are 4 off a multiple of 5."""


@pytest.fixture
def release() -> World:
    """Publish two large activities, a focus group and an open quarter."""
    world = World()
    world.activity("post", method="survey", quarter="2024-Q1")
    world.activity("hall", method="event", quarter="2025-Q2", place="Dorchester")
    world.activity("group", method="focus_group", quarter="2025-Q2", place="Portland", engagement="group")
    world.people("post", 60, sex="female")
    world.people("post", 70, sex="male")
    world.people("hall", 80, sex="female")
    world.people("hall", 52, sex="male")
    world.people("group", 12, sex="female")
    world.publish()
    return world


def test_two_hundred_questions_off_the_menu_get_one_answer(release):
    """Attack 9. Mutant: `frozen.stored` without the condition on `by`."""
    chance, answers = random.Random(9), set()
    values = (
        "survey",
        "focus_group",
        "event",
        "Portland",
        "Poole",
        "group",
        "",
        "%",
        "survey' OR '1'='1",
        "roma",
    )
    periods = (None, "2024-04-01", "2025-Q2", "2024-Q1/2025-Q2", "2023-24", "9999-Q9", "all", "")
    menu = published.menu().selections
    asked = 0
    while asked < 200:
        one = Selection(chance.choice(periods), chance.choice(list(Dimension)), chance.choice(values))
        if one in menu or replace(one, period=one.period or None) in menu:
            continue
        asked += 1
        table = published.table(one, characteristic="sex", level="two")
        assert not table.available
        answers.add(repr(replace(table, selection=EVERYTHING)))
    assert len(answers) == 1


@pytest.mark.parametrize(
    "period", ["2024-04-01", "2024-04-01/2024-06-30", "2024", "2024-Q1-Q2", "2026-Q3", "2026-27"]
)
def test_only_closed_quarters_and_years_have_figures(release, period):
    """Attack 10. Mutant: `closed_quarters = sorted(set(quarters))` in `menu.candidates`."""
    release.activity("now", quarter="2026-Q3", method="event")
    release.people("now", 90, sex="female")
    release.people("now", 60, sex="male")
    release.publish()
    assert not published.table(Selection(period=period), characteristic="sex", level="two").available
    assert period not in published.menu().periods


@pytest.mark.parametrize(
    "selection",
    [
        pytest.param(Selection(dimension=Dimension.METHOD, value="focus_group"), id="too small"),
        pytest.param(Selection(dimension=Dimension.METHOD, value="survey_of_martians"), id="not existing"),
        pytest.param(
            Selection(period="2025-Q2", dimension=Dimension.METHOD, value="event"), id="not offered"
        ),
        pytest.param(Selection(period="2026-Q3"), id="not closed"),
    ],
)
def test_hidden_and_absent_cannot_be_told_apart(release, selection):
    """Attack 19. Mutant: `not_available` saying "fewer than 10" of its people."""
    table = published.table(selection, characteristic="sex", level="two")
    counts = [table.people, table.asked, table.known, table.unplaced]
    counts += [cell.count for cell in (*table.cells, *table.missing)]
    assert {*counts} == {NOT_AVAILABLE}
    assert (table.change.value, table.figures_from) == ("new", None)


@pytest.mark.parametrize(
    "by", ["method=focus_group", "method=nothing", "method=", "method", "method==", "place=%"]
)
def test_the_command_line_refuses_without_saying_why(release, by, capsys):
    """Attack 19.

    Mutants: `table.known.high` as the base in `tables.as_json`; exit 2 where no table is available.
    """
    parser = __import__("argparse").ArgumentParser()
    tables_command.arguments(parser)
    assert tables_command.run(parser.parse_args(["--by", by, "--characteristic", "sex", "--json"])) == 0
    [table] = json.loads(capsys.readouterr().out)
    assert table["base"] is None
    assert {(cell["shown"], cell["withheld"]) for cell in table["cells"]} == {(None, "not available")}


def test_every_category_and_kind_of_missing_is_listed_in_reference_order(release):
    """Attacks 17 and 18. Mutants: cells sorted by what is shown, and zeros dropped, in `frozen._as_value`."""
    order = [one.slug for one in facts.levels("sex")[0].categories]
    for selection in (*published.menu().selections, Selection(period="1999-00")):
        table = published.table(selection, characteristic="sex", level="two")
        assert [cell.category for cell in table.cells] == order
        assert [cell.category for cell in table.missing] == [kind.value for kind in Missing]


def test_zero_is_shown_in_everything_and_nowhere_else(release):
    """Mutant: `zeros_hidden=False` for every row of `one_way.protect`."""
    for one in attacker.published("sex"):
        if one.where != ("", ""):
            assert one.shown != 0
    assert any(one.shown == 0 for one in attacker.published("sex"))


def test_limits_say_no_more_than_the_shown_number_does(release):
    """Whoever reads the register whole learns nothing from `low` and `high`: the rules make them of what is shown.

    Mutant: `high` as the true count where a number is shown, in `one_way.protect`.
    """
    rules = facts.disclosure_rules()
    for one in attacker.published("sex"):
        filtered = one.where != ("", "")
        expected = (
            rules.hidden_bounds(zeros_hidden=filtered) if one.shown is None else rules.bounds(one.shown)
        )
        assert (one.low, one.high) == expected


def test_no_exact_count_stands_anywhere_in_the_register():
    """Attack 23, with canaries. Mutant: a count of the tally in `AuditReport.hidden_cells`."""
    world = World()
    world.activity("post")
    world.people("post", CANARIES[0], sex="female", age_band="25_34")
    world.people("post", CANARIES[1], sex="male", age_band="45_54")
    world.publish()
    exact = {*CANARIES, *(round(1000 * n / sum(CANARIES)) / 10 for n in CANARIES)}
    with register_session() as register:
        names = (
            register.connection()
            .execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
            .scalars()
        )
        for name in names.all():
            for row in register.connection().execute(text(f'SELECT * FROM "{name}"')):
                said = {
                    float(n)
                    for value in row
                    for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])", str(value))
                }
                assert not said & exact, name


def test_a_withheld_cell_says_only_that_it_is_fewer_than_10(release):
    """Mutant: "not available" for half of the hidden cells in `tables.protected_table`."""
    with register_session() as register:
        words = (
            register.connection()
            .execute(text("SELECT DISTINCT withheld FROM published_cell"))
            .scalars()
            .all()
        )
    assert {*words} == {None, Withheld.FEWER_THAN_10.value}
