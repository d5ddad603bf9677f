"""How often each community was asked, how deeply, when last, and whether it heard back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.register.contacts import first_alike, long_ago, never_at_the_table, never_spoken_with
from models.vocabulary import Stage
from tests.contacts_on_record import CONSULTATION, GATHERING, ON, RULE, TABLE, contact, listed, record


def of(found, slug):
    return next(each for each in found if each.community.slug == slug)


def test_an_activity_counts_once_for_the_community_that_it_was_for_at_its_stage():
    """Mutants: every activity counted for every community; consultation counted as information gathering."""
    found = record(
        listed("deaf", "nepalese"),
        contact("deaf"),
        contact("deaf", stage=CONSULTATION),
        contact("deaf", stage=CONSULTATION),
        contact("deaf", stage=TABLE),
        contact("nepalese", stage=CONSULTATION),
    )
    counts = {each.community.slug: [each.at(stage) for stage in Stage] for each in found}
    assert counts == {"deaf": [1, 2, 1], "nepalese": [0, 1, 0]}
    assert [(each.asked, each.at_table) for each in found] == [(3, 1), (1, 0)]


def test_a_community_that_nothing_was_held_for_stands_there_with_none():
    (found,) = record(listed("polish"))
    assert (found.all_time, found.asked, found.first_on, found.last_on, found.a_year) == (
        0,
        0,
        None,
        None,
        None,
    )
    assert (found.waiting, found.told, found.longest_wait, found.long_ago) == ((), 0, 0, False)


def test_an_activity_without_a_stage_is_in_no_column_and_is_counted_apart():
    (found,) = record(listed("deaf"), contact("deaf", stage=None))
    assert ([found.at(stage) for stage in Stage], found.unstaged, found.all_time) == ([0, 0, 0], 1, 1)


@pytest.mark.parametrize(
    ("opened", "closed", "last", "open_now", "planned"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 1), False, 0),
        (date(2026, 1, 1), ON, ON, True, 0),
        (date(2026, 1, 1), ON + timedelta(days=9), ON, True, 0),
        (date(2026, 1, 1), ON - timedelta(days=1), ON - timedelta(days=1), False, 0),
        (ON, ON + timedelta(days=9), ON, True, 0),
        (ON + timedelta(days=1), ON + timedelta(days=9), None, False, 1),
        (date(2026, 1, 1), None, date(2026, 1, 1), False, 0),
        (None, None, None, False, 0),
    ],
    ids=["closed", "closes today", "open", "closed yesterday", "opens today", "planned", "no end", "no day"],
)
def test_the_last_contact_is_the_last_day_up_to_today(opened, closed, last, open_now, planned):
    """Mutants: a planned activity counted; the closing day of an open one taken, which is still to come."""
    (found,) = record(listed("deaf"), contact("deaf", opened=opened, closed=closed))
    assert (found.last_on, found.open_now, found.planned) == (last, open_now, planned)
    assert found.all_time == (0 if planned else 1)


@pytest.mark.parametrize(
    ("last", "on", "expected"),
    [
        (date(2025, 11, 25), ON, False),
        (date(2025, 11, 24), ON, True),
        (date(2025, 11, 26), ON, False),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
    ],
    ids=["exactly 12 months", "a day more", "a day less", "leap day, a year", "leap day, a day more"],
)
def test_long_ago_is_over_12_months_and_not_exactly_12(last, on, expected):
    """Mutant: `<=` in place of `<`."""
    (found,) = record(listed("deaf"), contact("deaf", closed=last), on=on)
    assert found.long_ago is expected


def test_an_activity_belongs_to_the_financial_year_in_which_it_closed():
    """Mutant: the year in which it opened."""
    contacts = [
        contact("deaf", opened=date(2024, 12, 1), closed=date(2025, 3, 31)),
        contact("deaf", opened=date(2025, 1, 1), closed=date(2025, 4, 1)),
        contact("deaf", closed=None),
    ]
    counts = {
        period: record(listed("deaf"), *contacts, period=period)[0].asked
        for period in (None, "2023-24", "2024-25", "2025-26")
    }
    assert counts == {None: 3, "2023-24": 0, "2024-25": 1, "2025-26": 1}


def test_last_contact_and_what_waits_are_those_of_today_whatever_the_period():
    (found,) = record(
        listed("deaf"),
        contact("deaf", closed=date(2026, 5, 1)),
        said=(("deaf", 300, None),),
        period="2024-25",
    )
    assert (found.asked, found.all_time, found.last_on, found.longest_wait) == (0, 1, date(2026, 5, 1), 300)


def test_activities_a_year_are_over_the_time_since_the_first_and_over_a_year_at_least():
    """Mutant: without the year at least, one activity of last week would be 52 a year."""
    often = [contact("deaf", closed=ON - timedelta(days=each)) for each in (1461, 1000, 700, 400, 30)]
    assert record(listed("deaf"), *often)[0].a_year == pytest.approx(5 / 4)
    assert record(listed("deaf"), contact("deaf", closed=ON - timedelta(days=7)))[0].a_year == 1


def test_told_waiting_and_overdue_are_told_apart():
    """Mutant: an overdue answer counted as told."""
    (found,) = record(
        listed("deaf"), said=(("deaf", 400, None), ("deaf", 30, None), ("deaf", 500, 60), ("deaf", 90, None))
    )
    assert (found.told, len(found.waiting), found.overdue, found.longest_wait) == (1, 3, 1, 400)


def test_only_communities_asked_and_never_at_the_table_are_in_the_gap_most_asked_first():
    """Mutants: those at the table left in; those never asked left in; the least asked first."""
    communities = listed("often", "twice", "table", "never", "unsaid")
    ranked = never_at_the_table(
        record(
            communities,
            *[contact("often")] * 3,
            *[contact("twice", stage=CONSULTATION)] * 2,
            *[contact("table")] * 9,
            contact("table", stage=TABLE),
            *[contact("unsaid")] * 8,
            contact("unsaid", stage=None),
        )
    )
    assert [each.community.slug for each in ranked] == ["often", "twice"]


def test_of_those_asked_alike_more_waiting_comes_first_then_the_longer_wait_then_reference_order():
    """Mutant: the longest wait before the number that waits."""
    slugs = ("none", "told", "long", "short", "two", "also_none")
    ranked = never_at_the_table(
        record(
            listed(*slugs),
            *[contact(slug) for slug in slugs],
            said=(
                *[("told", 900, 10)],
                *[("long", 400, None), ("short", 300, None), ("two", 20, None), ("two", 10, None)],
            ),
        )
    )
    assert [each.community.slug for each in ranked] == ["two", "long", "short", "none", "told", "also_none"]
    assert [each.community.slug for each in first_alike(ranked)] == ["two"]
    assert [each.community.slug for each in first_alike(ranked[3:])] == ["none", "told", "also_none"]


def test_at_the_table_in_another_year_is_not_at_the_table_in_this_one():
    contacts = [
        contact("deaf", closed=date(2024, 6, 1)),
        contact("deaf", stage=TABLE, closed=date(2025, 6, 1)),
    ]
    assert never_at_the_table(record(listed("deaf"), *contacts)) == ()
    assert len(never_at_the_table(record(listed("deaf"), *contacts, period="2024-25"))) == 1


def test_nobody_says_never_spoken_with_of_people_who_came_elsewhere_or_may_have():
    """Answers count them, or their heads were counted at what was open to all. Mutants: either not looked at."""
    deaf, carers, polish = listed("deaf", "carers", "polish")
    found = record([deaf, replace(carers, rule=RULE), polish], counted=("polish",))
    assert [each.community.slug for each in never_spoken_with(found)] == ["deaf"]
    assert never_spoken_with(record([deaf], contact("deaf", closed=None))) == ()


def test_long_ago_is_listed_longest_first_and_never_is_not_among_it():
    found = record(
        listed("b", "a", "never", "lately"),
        contact("a", closed=date(2022, 6, 1)),
        contact("b", closed=date(2024, 6, 1)),
        contact("lately", closed=date(2026, 6, 1)),
    )
    assert [each.community.slug for each in long_ago(found)] == ["a", "b"]


def test_the_newest_activity_stands_first_and_one_without_a_day_last():
    (found,) = record(
        listed("deaf"),
        contact("deaf", title="Old", closed=date(2022, 1, 1)),
        contact("deaf", title="No day", closed=None),
        contact("deaf", title="New", closed=date(2025, 1, 1)),
    )
    assert [each.title for each in found.contacts] == ["New", "Old", "No day"]
    assert found.first_on == date(2022, 1, 1)
    assert found.asked_since == date(2022, 1, 1)
    assert found.at(GATHERING) == 3
