"""How a standard stands: what its evidence says together, and what is written by hand beside it."""

from dataclasses import replace
from datetime import date

import pytest

from data.standards import frames, judging
from models.standards import Evidence, WrittenEvidence
from models.vocabulary import Standing
from tests.standards_world import SAID, SURVEY, TOLD, WORKSHOP, work

SHOWN, PARTLY, NOT_SHOWN = Standing.SHOWN, Standing.PARTLY, Standing.NOT_SHOWN
NOT_YET, CANT_TELL = Standing.NOT_YET, Standing.CANNOT_TELL
FRAME = frames.frames()["standards"]
FEEDBACK = FRAME.standard("feedback")


def written(
    standing, *, number=1, on=date(2026, 5, 1), engagement: str | None = "winter-plan", standard="feedback"
):
    return WrittenEvidence(number, "standards", standard, engagement, standing, "We met them.", "Lead", on)


def stands(records, *by_hand):
    return judging.stands(FEEDBACK, [Evidence("told_in_time", records)], by_hand, engagement="winter-plan")


@pytest.mark.parametrize(
    ("evidence", "standing"),
    [
        ([SHOWN], SHOWN),
        ([SHOWN, SHOWN], SHOWN),
        ([SHOWN, NOT_SHOWN], PARTLY),
        ([SHOWN, PARTLY], PARTLY),
        ([NOT_SHOWN, PARTLY], PARTLY),
        ([NOT_SHOWN, NOT_SHOWN], NOT_SHOWN),
        ([SHOWN, NOT_YET, CANT_TELL], SHOWN),
        ([NOT_SHOWN, NOT_YET], NOT_SHOWN),
        ([NOT_YET, CANT_TELL], NOT_YET),
        ([CANT_TELL], CANT_TELL),
        ([], CANT_TELL),
    ],
)
def test_what_can_be_judged_decides(evidence, standing):
    """Mutant: one piece that shows it is enough."""
    assert judging.together(evidence) is standing


def test_evidence_by_hand_counts_where_the_records_cannot_tell():
    found = stands(CANT_TELL, written(SHOWN))
    assert (found.standing, found.rests_on, found.disagrees) == (SHOWN, "hand", False)
    assert stands(CANT_TELL).rests_on == "nothing"


def test_what_somebody_says_is_not_shown_is_to_be_acted_on():
    """Mutant: only what the records say."""
    assert stands(CANT_TELL, written(NOT_SHOWN)).act
    assert not stands(SHOWN, written(NOT_SHOWN)).act
    assert not stands(CANT_TELL, written(PARTLY)).act


@pytest.mark.parametrize("records", [SHOWN, PARTLY, NOT_SHOWN, NOT_YET])
def test_evidence_by_hand_never_changes_what_the_records_say(records):
    """Mutant: the better of the two."""
    for by_hand in (SHOWN, PARTLY, NOT_SHOWN):
        found = stands(records, written(by_hand))
        assert (found.standing, found.records, found.rests_on) == (records, records, "records")
        assert found.written


def test_where_the_two_disagree_it_is_said():
    """Mutant: never."""
    assert stands(NOT_SHOWN, written(SHOWN)).disagrees
    assert not stands(SHOWN, written(SHOWN)).disagrees
    assert not stands(NOT_YET, written(SHOWN)).disagrees


def test_the_newest_of_several_counts():
    older, newer = written(SHOWN, number=2), written(NOT_SHOWN, number=1, on=date(2026, 5, 2))
    found = stands(CANT_TELL, older, newer)
    assert found.standing is NOT_SHOWN
    assert found.written == (newer, older)
    same_day = written(PARTLY, number=3, on=date(2026, 5, 2))
    assert stands(CANT_TELL, older, newer, same_day).standing is PARTLY


def test_a_standard_of_one_engagement_takes_its_own_evidence_alone():
    """Mutant: evidence of every engagement."""
    other = written(SHOWN, engagement="other")
    of_all = written(SHOWN, engagement=None)
    elsewhere = written(SHOWN, standard="methods")
    one = work(said=replace(SAID, feedback_due_on=None))
    found = {
        each.standard.slug: each
        for each in judging.of_engagement(FRAME, one, written=[other, of_all, elsewhere])
    }
    assert (found["feedback"].standing, found["feedback"].written) == (CANT_TELL, ())
    assert found["methods"].written == (elsewhere,)


def test_a_well_run_engagement_shows_all_that_its_records_can_tell():
    easy = replace(SURVEY, formats=("easy_read",))
    found = judging.of_engagement(FRAME, work(easy, WORKSHOP, answers=(TOLD,)), written=())
    standings = {each.standard.slug: each.standing for each in found}
    silent = {"support", "monitoring"}
    assert {slug for slug, standing in standings.items() if standing is not SHOWN} == silent
    assert {standings[slug] for slug in silent} == {CANT_TELL}


def test_what_speaks_of_all_work_only_says_nothing_of_one_engagement():
    duty = frames.frames()["equality_duty"]
    found = judging.of_engagement(duty, work(), written=())
    assert [len(each.evidence) for each in found] == [0, 1, 0]
