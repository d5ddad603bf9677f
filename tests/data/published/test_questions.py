"""What the release shows of each question by itself."""

import pytest

from data import facts, published
from data.published import questions
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.world import World

CLINIC = Selection(None, Dimension.ENGAGEMENT, "clinic")


@pytest.fixture
def world(sqlite_databases) -> World:
    """Two engagements, of which one asked about religion or belief and the other did not."""
    made = World()
    made.activity("survey", method="survey", engagement="plan")
    made.activity("desk", method="forum", engagement="clinic")
    made.people("survey", 40, sex="female", religion_or_belief="christian")
    made.people("survey", 40, sex="male", religion_or_belief="no_religion")
    made.people("desk", 60, sex="female")
    made.people("desk", 60, sex="male")
    made.publish()
    return made


def of(selection, slug):
    (found,) = [each for each in questions.questions(selection) if each.characteristic == slug]
    return found


def test_there_is_a_table_for_each_published_question_in_reference_order(world):
    listed = [each.characteristic for each in questions.questions(EVERYTHING)]
    assert listed == [each.slug for each in facts.characteristics() if each.published]
    assert of(EVERYTHING, "sex") == published.table(EVERYTHING, characteristic="sex", level="two")
    assert of(EVERYTHING, "sex").available


def test_what_no_form_asked_says_so_and_what_cannot_be_shown_does_not(world):
    """Mutant: `questions` without its look at what was not asked."""
    belief = "religion_or_belief"
    assert of(CLINIC, belief).asked.shown == 0
    assert of(CLINIC, "sex").available
    # Offered to nobody: as if it did not exist.
    nowhere = of(Selection(None, Dimension.ENGAGEMENT, "nowhere"), belief)
    assert (nowhere.available, nowhere.asked.shown) == (False, None)


def test_the_engagements_that_did_not_ask_are_told_by_question(world):
    found = questions.never_asked(Dimension.ENGAGEMENT)
    assert found["religion_or_belief"] == {"clinic"}
    assert "sex" not in found
    assert found["ethnic_group"] == {"clinic", "plan"}


def test_before_the_first_release_nothing_is_available(sqlite_databases):
    assert not any(each.available for each in questions.questions(EVERYTHING))
    assert questions.never_asked(Dimension.ENGAGEMENT) == {}
