"""What nobody was asked is told apart from what can't be shown; it is told of forms, never of people."""

from datetime import date

import pytest

from data import facts, published
from data.databases import register_session
from models.protected import EVERYTHING, Selection
from models.register import Target
from models.vocabulary import Dimension, Missing, Verdict
from tests.world import World

BELIEF = {"characteristic": "religion_or_belief", "level": "eight"}
SURVEY, FORUM = (Selection(None, Dimension.METHOD, value) for value in ("survey", "forum"))


def comparison(selection, **asked):
    return published.compared(published.table(selection, **asked), library=published.library())


@pytest.fixture
def world(sqlite_databases):
    made = World()
    made.activity("survey", method="survey", engagement="one")
    made.activity("forum", method="forum", engagement="two")
    made.people("survey", 40, sex="female", religion_or_belief="christian")
    made.people("survey", 40, sex="male", religion_or_belief="no_religion")
    made.people("forum", 60, sex="female")
    made.people("forum", 60, sex="male")
    return made


def asked(selection, **what):
    return published.table(selection, **(what or BELIEF)).asked.shown


def test_a_question_that_no_form_had_was_asked_of_nobody(world):
    """Mutant: no `logical_not` in `asking.not_asked`."""
    world.publish()
    table = published.table(FORUM, **BELIEF)
    assert (table.available, table.asked.shown, table.known.shown) == (False, 0, None)
    assert asked(SURVEY) == 80
    assert asked(EVERYTHING) == 80
    assert asked(FORUM, characteristic="sex", level="two") == 120


@pytest.mark.parametrize("kind", [kind for kind in Missing if kind is not Missing.NOT_ASKED])
def test_one_form_with_the_question_is_enough_whatever_was_answered(world, kind):
    """Then the table is not available for one of the other reasons, and doesn't say which."""
    world.people("forum", 1, sex="male", religion_or_belief=kind.value)
    world.publish()
    assert asked(FORUM) is None


def test_a_selection_that_is_not_offered_says_nothing(world):
    """Mutant: every selection of the menu in `release._not_asked`, offered or not."""
    world.activity("lunch", method="event", engagement="three")
    world.people("lunch", 29, sex="female")
    world.publish()
    assert asked(Selection(None, Dimension.METHOD, "event")) is None


def test_every_group_has_the_verdict_not_asked(world):
    world.publish()
    found = comparison(FORUM, **BELIEF)
    assert {group.verdict for group in found.groups} == {Verdict.NOT_ASKED}


def test_a_target_on_a_question_that_nobody_was_asked_says_so(world):
    """Mutant: `published.targets` without its look at what was not asked."""
    world.publish()
    with register_session() as register:
        for by in ("method=forum", "method=survey", "method=walk"):
            register.add(
                Target(
                    by=by,
                    characteristic="religion_or_belief",
                    category="christian",
                    kind="voices",
                    amount="9",
                    owner="Head of Engagement",
                    set_on=date(2025, 1, 1),
                    source="the board",
                )
            )
        register.commit()
    found = published.targets(on=date(2026, 11, 25))
    assert {each.target.selection.value: each.why for each in found} == {
        "forum": "not_asked",
        "survey": "",
        "walk": "not_available",
    }


def test_a_dimension_is_read_in_the_order_that_is_asked_for(world):
    world.publish()
    forum, survey, absent = published.across(Dimension.METHOD, values=("forum", "survey", "walk"), **BELIEF)
    assert (forum, survey) == (published.table(FORUM, **BELIEF), published.table(SURVEY, **BELIEF))
    assert absent == published.table(Selection(None, Dimension.METHOD, "walk"), **BELIEF)
    assert [cell.category for cell in absent.cells] == [
        category.slug for category in facts.level("religion_or_belief", "eight").categories
    ]


def test_the_next_release_says_it_anew(world):
    """Mutant: `not_asked` read from every release."""
    world.publish()
    world.people("forum", 5, sex="male", religion_or_belief="christian")
    world.publish()
    assert asked(FORUM) is None
