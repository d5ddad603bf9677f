"""What the page of open activities says: when it closes, whom it is short of, and what is not known."""

from dataclasses import replace
from datetime import date

import pytest

from models.projection import Pace, Projection
from models.vocabulary import Course
from pages.parts.sentences import on_open_activities as said
from tests.pages.pets import benchmark
from tests.pages.plans.winter_plan import winter_plan


def told(**of_plan) -> str:
    return str(said.headline(winter_plan(**of_plan)))


@pytest.mark.parametrize(
    ("days_left", "words"),
    [
        (None, "Winter plan has no closing day"),
        (0, "Winter plan closes today"),
        (1, "Winter plan closes tomorrow"),
        (24, "Winter plan closes in 24 days"),
    ],
)
def test_it_begins_with_the_closing_day(days_left, words):
    assert told(days_left=days_left, cats=20, dogs=40, fish=20, birds=120).startswith(words)


def test_one_short_group_is_named_with_its_range_and_its_proportion():
    """Mutant: the expected number so far instead of that by closing."""
    assert told(cats=20, dogs=60, fish=20, birds=100) == (
        "Winter plan closes in 24 days and is short of friends of cats: at this pace we will have heard 20 to 65 "
        "friends of cats, where about 120 would be in proportion."
    )


def test_the_furthest_of_two_is_told_and_more_than_two_are_counted():
    """Mutant: the first short group in the order of reference told instead of the furthest."""
    assert (
        "short of friends of cats and friends of dogs: at this pace we will have heard 20 to 65 friends of dogs"
        in told(cats=30, dogs=20, fish=30, birds=120)
    )
    assert "is short of three groups" in told(known=400, cats=20, dogs=30, fish=10, birds=340)


def test_hidden_groups_are_counted_after_it():
    few = benchmark({"cats": "0.5", "dogs": "0.48", "fish": "0.02"})
    assert told(population=few, cats=20, dogs=170, fish=None).endswith(
        "would be in proportion. Of one group we have heard fewer than 10 people."
    )


def test_nobody_short_says_so_and_what_is_not_clear():
    assert told(known=200, cats=60, dogs=60, fish=20, birds=60) == (
        "Winter plan closes in 24 days, and no group is clearly short. For four groups there is no clear answer."
    )
    assert told(known=1000, cats=300, dogs=300, fish=100, birds=300) == (
        "Winter plan closes in 24 days, and no group is clearly short. Every group is on course."
    )


FEW = benchmark({"cats": "0.02", "dogs": "0.5", "fish": "0.48"})


def test_who_is_under_reached_over_all_our_work_comes_first_where_nothing_can_be_judged_here():
    """Mutants: the groups of all our work left out; every group said to be on course though one is hidden."""
    plan = winter_plan(population=FEW, elsewhere=("cats", "dogs"), known=400, cats=None, dogs=200, fish=200)
    assert [(each.group.category, said.why(each)) for each in plan.sought] == [
        ("cats", "Under-reached over all our work")
    ]
    headline = said.headline(plan)
    assert str(headline) == (
        "Winter plan closes in 24 days. Too few friends of cats were heard here to judge, but over all our work (open to "
        "everyone) they are under-reached: look for them first. Two groups are on course; of the others we cannot tell."
    )
    assert "every group" not in told(population=FEW, known=400, cats=None, dogs=200, fish=200).lower()


def test_beside_a_short_group_they_are_told_too_and_stand_first():
    plan = winter_plan(population=FEW, elsewhere=("cats",), known=400, cats=None, dogs=20, fish=370)
    assert [each.group.category for each in plan.sought] == ["cats", "dogs"]
    headline = str(said.headline(plan))
    assert "is short of friends of dogs" in headline
    assert headline.endswith("they are under-reached: look for them first.")


def test_without_a_pace_it_speaks_of_what_is_so_far():
    """Mutant: a projection read where there is none."""
    for days in ((3, 30), (None, 30), (30, None)):
        assert told(days=days, cats=20, dogs=60, fish=20, birds=100) == (
            "Winter plan closes in 24 days, and so far misses friends of cats: we have heard 20 friends of cats, where "
            "about 60 would be in proportion."
        )


def test_a_hidden_group_that_is_surely_missed_is_told_as_fewer_than_10():
    assert "we have heard fewer than 10 friends of dogs, where about 60 would be in proportion" in told(
        cats=60, dogs=None, fish=20, birds=120
    )


def test_nothing_to_judge_is_said_and_nobody_is_blamed():
    assert told(compared_with_nobody=True, cats=60, dogs=60) == (
        "Winter plan closes in 24 days. There is no population figure to compare the answers to this question with."
    )
    assert told(known=100, asked=200, cats=40, dogs=60).endswith("so we give no verdict.")


def test_an_engagement_without_figures_names_those_whom_open_activities_miss():
    """Nothing of the engagement itself: method 2.5."""
    assert told(counted=False, cats=20, dogs=60, fish=20, birds=100) == (
        "Winter plan closes in 24 days: look for friends of cats. There are no figures of it that we can show yet; these "
        "are the people whom activities open to everyone clearly miss."
    )
    assert told(counted=False, cats=60, dogs=60, fish=20, birds=60) == (
        "Winter plan closes in 24 days. There are no figures of it that we can show yet. In activities open to everyone, no "
        "group is clearly under-reached by pet."
    )


@pytest.mark.parametrize(
    ("projection", "range_", "course"),
    [
        (Projection("a", 35, 65, 112.0, Course.SHORT, 1065), "35 to 65", "Short by about 1,065"),
        (Projection("a", 1000, 1200, 900.0, Course.ON_COURSE, None), "1,000 to 1,200", "On course"),
        (Projection("a", 40, 40, 40.0, Course.NO_CLEAR_ANSWER, None), "about 40", "No clear answer"),
        (Projection("a", None, None, 12.0, None, None, "hidden", "no_pace"), "hidden", "Number hidden"),
        (Projection("a", None, None, None, None, None, "hidden", "no_benchmark"), "hidden", "No benchmark"),
        (
            Projection("a", 10, 20, None, None, None, "", "not_enough_answers"),
            "10 to 20",
            "Not enough answers",
        ),
        (Projection("a", 0, 5, None, None, None, "", "not_asked"), "0 to 5", "Not asked"),
        (Projection("a", None, None, None, None, None, "too_early", "no_pace"), "–", "–"),
    ],
)
def test_every_range_and_course_has_words(projection, range_, course):
    assert (said.by_closing(projection), said.course(projection)) == (range_, course)


def test_why_a_group_is_looked_for():
    plan = winter_plan(known=300, cats=20, dogs=None, fish=45, birds=200)
    assert [said.why(each) for each in plan.sought] == ["Short by about 140", "Under-reached so far"]
    small = {"cats": "0.49", "dogs": "0.02", "fish": "0.49"}
    unseen = winter_plan(population=benchmark(small), cats=100, dogs=None, fish=100)
    assert [said.why(each) for each in unseen.sought] == ["Fewer than 10 heard"]
    elsewhere = winter_plan(counted=False, cats=20, dogs=60, fish=20, birds=100)
    assert [said.why(each) for each in elsewhere.sought] == [
        "Clearly under-reached in activities open to everyone"
    ]


def test_the_line_over_the_chart_says_of_when_and_what_the_range_means():
    assert said.under(winter_plan(cats=60, dogs=140)).startswith(
        "200 people who answered this question. They were counted up to 1 November 2026, 30 days after it opened. At this pace:"
    )
    span = replace(winter_plan(cats=60, dogs=140), earliest=date(2026, 9, 30), earliest_pace=Pace(20, 62))
    assert (
        "People may have been counted up to any day between 30 September 2026 and 1 November 2026, 20 to 30 days after"
        in said.under(span)
    )
    for days, why in (
        ((3, 30), "too few days"),
        ((None, 30), "no opening day"),
        ((30, None), "no closing day"),
    ):
        assert why in said.under(winter_plan(days=days, cats=60, dogs=140))
        assert "At this pace:" not in said.under(winter_plan(days=days, cats=60, dogs=140))


def test_old_figures_are_said_to_be_old_from_the_31st_day():
    """Mutant: the boundary moved by one."""
    assert said.old(winter_plan(days_old=30, cats=60, dogs=140)) == ""
    assert "31 days old" in said.old(winter_plan(days_old=31, cats=60, dogs=140))
    assert said.old(winter_plan(days_old=31, counted=False, cats=60, dogs=140)) == ""


def test_what_it_informs_stands_only_where_somebody_wrote_it():
    assert said.informs(winter_plan(cats=60, dogs=140)) == "It informs: where we open."
    assert said.informs(winter_plan(decision="", cats=60, dogs=140)) == ""
