"""Each kind of evidence: a small engagement in, a standing and its figure out, at every boundary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.standards import kinds
from data.standards.kinds import counted, of_all, of_engagement
from data.standards.on_record import AllWork, NeedsMet
from data.standards.published_evidence import NEEDS, protected_questions
from models.standards import Evidence
from models.vocabulary import Standing
from tests.standards_world import (
    LATE,
    ON,
    OVERDUE,
    SAID,
    SURVEY,
    TOLD,
    WAITING,
    WORKSHOP,
    asked,
    unasked,
    unavailable,
    work,
)

SHOWN, PARTLY, NOT_SHOWN = Standing.SHOWN, Standing.PARTLY, Standing.NOT_SHOWN
NOT_YET, CANT_TELL = Standing.NOT_YET, Standing.CANNOT_TELL
OPEN = replace(SAID, closed_on=ON, decision_on=None)
"""Its last day is the day on which it is looked at."""


def said(kind, one):
    """Return standing, part and whole of what a kind says of one engagement."""
    found = of_engagement(kind, one)
    return found.standing, found.part, found.of


def everything(*engagements, **more):
    given = {"asked": {}, "released_on": date(2026, 10, 1), "targets": 0, "dated_targets": 0}
    return AllWork(ON, engagements, **(given | more))


# --- what was written down


@pytest.mark.parametrize(
    ("can", "cannot", "expected"),
    [
        ("Hours.", "The sum.", (SHOWN, 2, 2)),
        ("Hours.", " ", (PARTLY, 1, 2)),
        ("", "The sum.", (PARTLY, 1, 2)),
        ("", "", (NOT_SHOWN, 0, 2)),
    ],
)
def test_honesty_is_what_can_and_what_cannot_change(can, cannot, expected):
    """Mutant: one of the two is enough."""
    assert said("can_change", work(said=replace(SAID, can_change=can, cannot_change=cannot))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (SHOWN, 3, 3)),
        ({"feedback_due_on": None}, (PARTLY, 2, 3)),
        ({"purpose": "", "decision": "", "feedback_due_on": None}, (NOT_SHOWN, 0, 3)),
    ],
)
def test_planning_is_purpose_decision_and_feedback_date(changes, expected):
    assert said("purpose_written", work(said=replace(SAID, **changes))) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(14, (SHOWN, 14, 14)), (13, (PARTLY, 13, 14)), (0, (PARTLY, 0, 14)), (-1, (NOT_SHOWN, None, None))],
)
def test_time_between_closing_and_decision(days, expected):
    """Mutants: `>` for `>=`; a decision on the closing day counted as first."""
    decided = replace(SAID, decision_on=SAID.closed_on + timedelta(days=days))
    assert said("closed_before_decision", work(said=decided)) == expected


def test_a_decision_without_a_day_says_nothing():
    assert said("closed_before_decision", work(said=replace(SAID, decision_on=None)))[0] is CANT_TELL
    never_closed = replace(SAID, closed_on=None, decision_on=ON)
    assert said("closed_before_decision", work(said=never_closed))[0] is CANT_TELL


def test_a_decision_while_it_is_open_without_end_is_not_shown_and_past_changing():
    never_closed = replace(SAID, closed_on=None, decision_on=ON - timedelta(days=1))
    found = of_engagement("closed_before_decision", work(said=never_closed))
    assert (found.standing, found.detail, found.act) == (NOT_SHOWN, "still_open", False)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(28, (SHOWN, 28, 28)), (27, (PARTLY, 27, 28)), (14, (PARTLY, 14, 28)), (13, (NOT_SHOWN, 13, 28))],
)
def test_time_to_take_part_counts_both_ends(days, expected):
    """Mutant: without the first day."""
    closing = SAID.opened_on + timedelta(days=days - 1)
    assert said("time_to_answer", work(said=replace(SAID, closed_on=closing))) == expected


def test_the_days_of_an_engagement_are_those_of_its_activities_where_it_has_none():
    bare = replace(SAID, opened_on=None, closed_on=None)
    first = replace(SURVEY, opened_on=date(2026, 1, 5), closed_on=date(2026, 1, 20))
    last = replace(WORKSHOP, opened_on=date(2026, 1, 1), closed_on=date(2026, 1, 28))
    assert said("time_to_answer", work(first, last, said=bare)) == (SHOWN, 28, 28)
    assert said("time_to_answer", work(first, WORKSHOP, said=bare))[0] is CANT_TELL


# --- what people could take part in


def test_one_activity_beyond_gathering_information_is_enough():
    assert said("beyond_surveys", work(SURVEY, WORKSHOP)) == (SHOWN, 1, 2)
    assert said("beyond_surveys", work(SURVEY)) == (NOT_SHOWN, 0, 1)
    assert said("beyond_surveys", work(replace(SURVEY, stage="not_given"))) == (CANT_TELL, None, None)


@pytest.mark.parametrize(
    ("level", "standing"),
    [
        ("inform", NOT_SHOWN),
        ("engage_consult", NOT_SHOWN),
        ("involve", PARTLY),
        ("collaborate", SHOWN),
        ("empower", SHOWN),
        ("not_given", CANT_TELL),
    ],
)
def test_the_furthest_level_counts(level, standing):
    """Mutant: the first level in place of the furthest."""
    below = replace(SURVEY, level="not_given" if level == "not_given" else "inform")
    found = of_engagement("level_reached", work(replace(SURVEY, level=level), below))
    assert found.standing is standing


def test_methods_are_counted_once_each():
    assert said("methods", work(SURVEY, WORKSHOP)) == (SHOWN, 2, 2)
    assert said("methods", work(SURVEY, SURVEY)) == (NOT_SHOWN, 1, 2)
    assert said("methods", work()) == (CANT_TELL, None, None)


@pytest.mark.parametrize(
    ("named", "held_by", "standing"),
    [
        (("Himal Society",), "Himal Society", SHOWN),
        (("Himal Society",), " nhs somewhere ", PARTLY),
        ((), "Himal Society", PARTLY),
        (("NHS Somewhere",), "", NOT_SHOWN),
    ],
)
def test_partners_are_named_and_hold_activities_and_we_are_not_our_own(named, held_by, standing):
    """Mutant: the home organisation counted as a partner."""
    one = work(replace(SURVEY, held_by=held_by), said=replace(SAID, partners=named))
    assert of_engagement("partners", one).standing is standing


@pytest.mark.parametrize(
    "there",
    [{"method": "outreach"}, {"held_by": "Himal Society"}, {"community": "nepalese"}],
    ids=lambda there: next(iter(there)),
)
def test_where_people_already_are_is_outreach_a_partner_or_for_one_community(there):
    """Mutant: 0.25 asked for, and more than it."""
    going = replace(SURVEY, **there)
    assert said("where_people_are", work(going, SURVEY, SURVEY, SURVEY)) == (SHOWN, 1, 4)
    assert said("where_people_are", work(going, *[SURVEY] * 4)) == (PARTLY, 1, 5)
    assert said("where_people_are", work(SURVEY)) == (NOT_SHOWN, 0, 1)


def test_formats_in_four_of_five_and_another_language():
    easy = replace(SURVEY, formats=("easy_read",))
    polish = replace(easy, languages=("polish",))
    assert said("formats", work(polish, easy, easy, easy, SURVEY)) == (SHOWN, 4, 5)
    assert said("formats", work(easy, easy, easy, easy, easy)) == (PARTLY, 5, 5)
    assert said("formats", work(polish, easy, easy, SURVEY)) == (PARTLY, 3, 4)
    assert said("formats", work(replace(SURVEY, languages=("polish",)))) == (PARTLY, 0, 1)
    assert said("formats", work(SURVEY)) == (NOT_SHOWN, 0, 1)


# --- what became of it


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((TOLD,) * 9 + (LATE,), (SHOWN, 9, 10)),
        ((TOLD,) * 8 + (LATE,), (PARTLY, 8, 9)),
        ((TOLD,) * 9 + (OVERDUE,), (PARTLY, 9, 10)),
        ((TOLD, LATE), (PARTLY, 1, 2)),
        ((TOLD, LATE, LATE), (NOT_SHOWN, 1, 3)),
        ((TOLD, WAITING), (SHOWN, 1, 1)),
        ((WAITING,), (NOT_YET, None, None)),
    ],
)
def test_feedback_is_the_clock(answers, expected):
    """Mutants: an overdue answer forgotten; one that is not due counted."""
    assert said("told_in_time", work(answers=answers)) == expected


def test_an_overdue_answer_is_to_be_acted_on_and_one_that_came_late_is_past():
    """Mutant: act on whatever is not shown."""
    assert of_engagement("told_in_time", work(answers=(OVERDUE,))).act
    assert not of_engagement("told_in_time", work(answers=(LATE,))).act


def test_feedback_that_was_promised_and_is_not_on_record_is_not_shown():
    """Mutant: the day it is due counted as over."""
    found = of_engagement("told_in_time", work())
    assert (found.standing, found.detail, found.act) == (NOT_SHOWN, "nothing_on_record", True)
    assert said("told_in_time", work(said=replace(SAID, feedback_due_on=ON)))[0] is NOT_YET
    assert said("told_in_time", work(said=replace(SAID, feedback_due_on=None)))[0] is CANT_TELL
    assert said("told_in_time", work(said=OPEN))[0] is NOT_YET


def test_an_answer_needs_a_reason_unless_everything_is_agreed():
    partly = replace(TOLD, in_full=False)
    assert said("reasoned_answers", work(answers=(TOLD,))) == (SHOWN, 1, 1)
    assert said("reasoned_answers", work(answers=(partly,))) == (NOT_SHOWN, 0, 1)
    assert said("reasoned_answers", work(answers=(replace(partly, reason="No money."),))) == (SHOWN, 1, 1)
    assert said("reasoned_answers", work(answers=(WAITING,))) == (NOT_YET, None, None)
    assert said("reasoned_answers", work(answers=(OVERDUE,))) == (NOT_SHOWN, 0, 1)


def test_improvement_is_what_was_agreed_and_done():
    undone = replace(TOLD, done=False)
    refused = replace(TOLD, to_do=False, in_full=False, reason="No money.")
    assert said("actions_done", work(answers=(TOLD, refused))) == (SHOWN, 1, 1)
    assert said("actions_done", work(answers=(TOLD, undone))) == (PARTLY, 1, 2)
    assert said("actions_done", work(answers=(undone, OVERDUE))) == (NOT_SHOWN, 0, 1)
    assert said("actions_done", work(answers=(OVERDUE,))) == (NOT_SHOWN, 0, 0)
    assert said("actions_done", work(answers=(WAITING,))) == (NOT_YET, None, None)
    assert said("actions_done", work(answers=(refused,))) == (CANT_TELL, None, None)


# --- what the release shows


def questions(answered, silent=0, hidden=0):
    """Return the nine questions: so many answered by enough, some not asked, some not available, the rest by too few."""
    tables = {}
    for place, slug in enumerate(protected_questions()):
        if place < answered:
            tables[slug] = asked(slug, 60, 100)
        elif place < answered + silent:
            tables[slug] = unasked(slug)
        elif place < answered + silent + hidden:
            tables[slug] = unavailable(slug)
        else:
            tables[slug] = asked(slug, 55, 100)
    return tables


def test_the_nine_protected_characteristics_are_the_nine_of_the_act():
    assert len(protected_questions()) == 9


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (questions(9), (SHOWN, 9, 9)),
        (questions(7), (SHOWN, 7, 9)),
        (questions(6), (PARTLY, 6, 9)),
        (questions(5, silent=4), (PARTLY, 5, 9)),
        (questions(4, silent=5), (NOT_SHOWN, 4, 9)),
        (questions(6, hidden=3), (SHOWN, 6, 6)),
        (questions(0, silent=9), (CANT_TELL, None, None)),
        (questions(0, silent=3, hidden=6), (CANT_TELL, None, None)),
        ({}, (CANT_TELL, None, None)),
    ],
)
def test_monitoring_is_questions_asked_and_answered_by_enough(tables, expected):
    """Mutants: what was not asked left out; what can't be shown counted as not answered."""
    assert said("monitoring", work(asked=tables)) == expected


def test_needs_are_asked_about_or_not():
    assert said("needs_asked", work(asked={NEEDS: asked(NEEDS, 60, 100)}))[0] is SHOWN
    assert said("needs_asked", work(asked={NEEDS: unasked(NEEDS)}))[0] is NOT_SHOWN
    assert said("needs_asked", work(asked={NEEDS: unavailable(NEEDS)}))[0] is CANT_TELL
    assert said("needs_asked", work())[0] is CANT_TELL


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        (90, (SHOWN, 90, 100)),
        (85, (PARTLY, 85, 100)),
        (50, (PARTLY, 50, 100)),
        (45, (NOT_SHOWN, 45, 100)),
        (105, (SHOWN, 100, 100)),
    ],
)
def test_needs_stated_and_met(met, expected):
    """Rounding may show more met than stated: that is all of them."""
    assert said("needs_met", work(needs=NeedsMet(100, met))) == expected


@pytest.mark.parametrize(
    ("met", "hidden", "standing"),
    [
        (90, 9, SHOWN),
        (85, 15, PARTLY),
        (49, 9, CANT_TELL),
        (40, 9, NOT_SHOWN),
        (41, 9, CANT_TELL),
        (0, 9, NOT_SHOWN),
    ],
)
def test_what_is_hidden_of_the_needs_met_may_leave_it_open(met, hidden, standing):
    """Mutants: not shown whatever is hidden; the most it can be taken for what was met."""
    assert said("needs_met", work(needs=NeedsMet(100, met, hidden)))[0] is standing


def test_without_needs_on_record_nothing_is_said():
    assert said("needs_met", work())[0] is CANT_TELL
    assert said("needs_met", work(needs=NeedsMet(0, 0)))[0] is CANT_TELL


@pytest.mark.parametrize(("days", "standing"), [(0, SHOWN), (366, SHOWN), (367, NOT_SHOWN)])
def test_figures_are_published_at_least_once_a_year(days, standing):
    found = of_all("published_yearly", everything(released_on=ON - timedelta(days=days)))
    assert (found.standing, found.act) == (standing, standing is NOT_SHOWN)


def test_before_the_first_release_nothing_is_published():
    assert of_all("published_yearly", everything(released_on=None)).standing is NOT_SHOWN


@pytest.mark.parametrize(
    ("dated", "targets", "standing"), [(2, 2, SHOWN), (1, 2, PARTLY), (0, 2, NOT_SHOWN), (0, 0, NOT_SHOWN)]
)
def test_objectives_are_targets_with_owner_and_day(dated, targets, standing):
    assert of_all("objectives", everything(targets=targets, dated_targets=dated)).standing is standing


# --- when it is too early, and what can still be put right


def test_while_an_engagement_is_open_less_than_shown_is_not_yet():
    """Mutant: the closing day itself counted as closed."""
    found = of_engagement("methods", work(SURVEY, said=OPEN))
    assert (found.standing, found.part, found.early) == (NOT_YET, 1, "not_closed")
    assert of_engagement("methods", work(SURVEY, WORKSHOP, said=OPEN)).standing is SHOWN
    closed = replace(OPEN, closed_on=ON - timedelta(days=1))
    assert of_engagement("methods", work(SURVEY, said=closed)).standing is NOT_SHOWN


def test_what_can_be_written_from_the_first_day_does_not_wait():
    found = of_engagement("can_change", work(said=replace(OPEN, can_change="", cannot_change="")))
    assert (found.standing, found.act) == (NOT_SHOWN, True)


def test_before_it_opens_nothing_is_held_against_an_engagement():
    later = replace(OPEN, opened_on=ON + timedelta(days=1), closed_on=None, can_change="", cannot_change="")
    found = of_engagement("can_change", work(said=later))
    assert (found.standing, found.early) == (NOT_YET, "not_open")


def test_what_nobody_can_change_any_more_is_not_acted_on():
    """Mutant: `mends` not asked."""
    blank = replace(SAID, can_change="", cannot_change="")
    assert of_engagement("can_change", work(said=blank)).act
    assert not of_engagement("methods", work(SURVEY)).act


def test_an_engagement_without_any_day_is_judged():
    bare = replace(SAID, opened_on=None, closed_on=None)
    assert of_engagement("methods", work(SURVEY, said=bare)).standing is NOT_SHOWN
    assert of_engagement("methods", work(SURVEY, said=replace(bare, opened_on=ON))).standing is NOT_YET


# --- over all our work


def pieces(**numbers):
    return [
        Evidence("methods", Standing[name.upper()]) for name, number in numbers.items() for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (pieces(shown=9, not_shown=1), (SHOWN, 9, 10)),
        (pieces(shown=8, not_shown=1), (PARTLY, 8, 9)),
        (pieces(shown=5, not_shown=5), (PARTLY, 5, 10)),
        (pieces(shown=4, partly=1, not_shown=5), (PARTLY, 4, 10)),
        (pieces(shown=4, not_shown=6), (NOT_SHOWN, 4, 10)),
        (pieces(shown=1, not_yet=5, cannot_tell=5), (SHOWN, 1, 1)),
        (pieces(not_yet=1, cannot_tell=5), (NOT_YET, None, None)),
        (pieces(cannot_tell=5), (CANT_TELL, None, None)),
        ([], (CANT_TELL, None, None)),
    ],
)
def test_engagements_that_can_be_judged_are_counted(each, expected):
    """Mutants: those not yet counted; partly not counted."""
    found = counted("methods", each)
    assert (found.standing, found.part, found.of) == expected


def test_findings_of_all_engagements_are_taken_together():
    both = everything(work(answers=(TOLD,) * 3), work(answers=(OVERDUE,)))
    found = of_all("told_in_time", both)
    assert (found.standing, found.part, found.of, found.amount) == (PARTLY, 3, 4, 1)
    assert of_all("told_in_time", everything(work())).standing is CANT_TELL


def test_everybody_asked_is_one_table_and_not_a_sum():
    found = of_all("monitoring", everything(work(asked=questions(9)), asked=questions(5)))
    assert (found.standing, found.part) == (PARTLY, 5)


def test_every_kind_says_something_of_an_empty_register():
    for kind in {*kinds.OF_ONE, *kinds.OF_ALL}:
        assert of_all(kind, everything()).standing in (CANT_TELL, NOT_SHOWN, SHOWN)
