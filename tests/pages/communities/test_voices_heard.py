"""How the voices of a community are said, from what the release shows."""

import pytest

from data.disclosure.not_available import NOT_AVAILABLE
from data.published.voices_wanted import VoicesWanted
from models.community import Heads, KnownBy
from models.community import Voices as Published
from models.protected import EVERYTHING, Selection
from models.vocabulary import TargetState
from pages.parts.communities.voices_heard import voices
from tests.pages.pets import count

WANTED = VoicesWanted(100, "Lead", None, sourced=True)


def by_rule(shown):
    return Published("carers", KnownBy.RULE, count(shown))


def by_heads(*shown):
    heads = tuple(Heads(f"work-{number}", count(each)) for number, each in enumerate(shown))
    return Published("deaf", KnownBy.HEADS, NOT_AVAILABLE, heads)


@pytest.mark.parametrize(
    ("published", "said", "against", "hidden_to"),
    [
        (by_rule(85), "85", "85 of 100", None),
        (by_rule(1690), "1,690", "1,690 of 100", None),
        (by_rule(None), "fewer than 10", "fewer than 10 of 100", 9),
        (Published("c", KnownBy.RULE, NOT_AVAILABLE), "not available", "not available, target 100", None),
        (by_heads(), "not available", "not available, target 100", None),
        (by_heads(35), "35", "35 of 100", None),
        (by_heads(None), "fewer than 10", "fewer than 10 of 100", 9),
        (by_heads(35, 50), "about 85", "about 85 of 100", None),
        (by_heads(40, None), "at least about 40", "at least about 40 of 100", None),
        (by_heads(None, None), "fewer than 10 at each of 2", "fewer than 10 at each of 2, target 100", 18),
        (None, "not counted", "not counted, target 100", None),
    ],
)
def test_the_number_in_words_and_against_its_target(published, said, against, hidden_to):
    """Mutants: heads of one engagement called about; a hidden part left unsaid; no figure as 0."""
    found = voices(published, selection=EVERYTHING, wanted=WANTED)
    assert (found.said, found.against_target, found.hidden_to) == (said, against, hidden_to)
    assert voices(published, selection=EVERYTHING).against_target == said


def test_heads_are_known_over_all_time_only_and_answers_in_every_period():
    """Mutant: the heads of all time in every year."""
    year = Selection("2024-25")
    assert voices(by_heads(35, 50), selection=year).said == "not counted"
    assert voices(by_rule(85), selection=year).said == "85"


@pytest.mark.parametrize(
    ("published", "state"),
    [
        (by_rule(85), TargetState.NOT_MET),
        (by_rule(100), TargetState.ABOUT_THERE),
        (by_rule(105), TargetState.MET),
        (by_rule(None), TargetState.NOT_MET),
        (by_heads(105, 50), TargetState.MET),
        (by_heads(60, 50), TargetState.ABOUT_THERE),
        (by_heads(20, None), TargetState.NOT_MET),
        (Published("c", KnownBy.RULE, NOT_AVAILABLE), None),
        (by_heads(), None),
    ],
)
def test_how_they_stand_to_the_number_we_set_out_to_hear(published, state):
    """Mutant: heads of two engagements added up as if nobody came to both."""
    assert voices(published, selection=EVERYTHING, wanted=WANTED).state is state
    unsourced = VoicesWanted(100, "Lead", None, sourced=False)
    assert voices(published, selection=EVERYTHING, wanted=unsourced).state is None
