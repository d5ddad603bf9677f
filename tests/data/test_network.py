"""A meeting of the network: every boundary of its days, and which pieces of work could be joined."""

from datetime import date

import pytest

from data import network
from data.network import Meeting
from data.register.network_work import Work, WorkActivity

TODAY = date(2026, 11, 25)
AT = network.meeting("2026-11", today=TODAY)


def activity(title="Stall", opens=None, closes=None, *, place="Poole", community="", method="event"):
    return WorkActivity(title, method, place, "Voices", community, opens, closes)


def work(reference="plan", *activities, learnt="", learnt_on=None):
    return Work(reference, reference.title(), "Head", (), "", learnt, learnt_on, activities)


def day(month, number, year=2026):
    return date(year, month, number)


@pytest.mark.parametrize(
    ("month", "meeting"),
    [
        ("2026-11", Meeting(TODAY, date(2026, 9, 25), date(2027, 1, 25))),
        ("2026-10", Meeting(date(2026, 10, 1), date(2026, 8, 1), date(2026, 12, 1))),
        ("2027-01", Meeting(date(2027, 1, 1), date(2026, 11, 1), date(2027, 3, 1))),
    ],
)
def test_a_meeting_looks_two_months_back_and_two_ahead(month, meeting):
    """Mutant: the first of the month in place of today."""
    assert network.meeting(month, today=TODAY) == meeting


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [
        (date(2026, 12, 31), date(2026, 10, 31), date(2027, 2, 28)),
        (date(2027, 4, 30), date(2027, 2, 28), date(2027, 6, 30)),
        (date(2027, 12, 31), date(2027, 10, 31), date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_a_month_meets_the_last_of_a_shorter_one(today, since, until):
    found = network.meeting(f"{today:%Y-%m}", today=today)
    assert (found.since, found.until) == (since, until)


def test_the_months_go_from_the_first_activity_to_half_a_year_ahead_newest_first():
    found = network.months([work("plan", activity(opens=day(9, 3)))], today=TODAY)
    assert found == (
        "2027-05",
        "2027-04",
        "2027-03",
        "2027-02",
        "2027-01",
        "2026-12",
        "2026-11",
        "2026-10",
        "2026-09",
    )
    assert network.months([], today=TODAY)[-1] == "2026-11"
    assert network.months([work("plan", activity(opens=day(12, 3)))], today=TODAY)[-1] == "2026-11"  # fmt: skip


YESTERDAY, TOMORROW = day(11, 24), day(11, 26)


@pytest.mark.parametrize(
    ("opens", "closes", "is_open", "is_coming", "is_closed"),
    [
        (TODAY, TODAY, True, False, True),
        (YESTERDAY, None, True, False, False),
        (YESTERDAY, YESTERDAY, False, False, True),
        (None, TOMORROW, True, False, False),
        (None, None, False, False, False),
        (TOMORROW, None, False, True, False),
        (AT.until, None, False, True, False),
        (date(2027, 1, 26), None, False, False, False),
        (day(1, 1), AT.since, False, False, False),
        (day(1, 1), day(9, 26), False, False, True),
    ],
)
def test_the_days_say_what_is_open_coming_and_closed(opens, closes, is_open, is_coming, is_closed):
    """Mutants: the day of the next meeting left out; the day of the one before let in."""
    works = [work("plan", activity(opens=opens, closes=closes))]
    assert bool(network.open_at(works, at=AT)) is is_open
    assert bool(network.coming(works, at=AT)) is is_coming
    assert bool(network.closed(works, at=AT)) is is_closed


@pytest.mark.parametrize(
    ("learnt_on", "is_new"),
    [(AT.since, False), (day(9, 26), True), (TODAY, True), (TOMORROW, False), (None, False)],
)
def test_what_was_learnt_is_new_after_the_meeting_before(learnt_on, is_new):
    assert bool(network.learnt([work(learnt="Go on market day.", learnt_on=learnt_on)], at=AT)) is is_new
    assert network.learnt([work(learnt_on=TODAY)], at=AT) == ()


def test_what_is_open_is_told_by_its_open_activities():
    works = [
        work(
            "later",
            activity(opens=day(11, 1), closes=day(12, 9), community="Carers"),
            activity(opens=day(11, 1), closes=day(12, 31), place="Wareham"),
            activity(opens=day(1, 1), closes=day(2, 1), place="Swanage"),
        ),
        work("first", activity(opens=day(11, 1), closes=day(11, 30))),
        work("never", activity(opens=day(11, 1))),
    ]
    found = network.open_at(works, at=AT)
    assert [each.work.reference for each in found] == ["first", "later", "never"]
    assert (found[1].places, found[1].communities, found[1].open_to_all) == (
        ("Poole", "Wareham"),
        ("Carers",),
        True,
    )
    assert (found[1].closes, found[2].closes) == (day(12, 31), None)  # fmt: skip


def joined(mine, theirs):
    return network.joinable([work("one", mine), work("other", theirs)], at=AT)


class TestJoining:
    @pytest.mark.parametrize(
        ("opens", "closes", "together", "days"),
        [
            # Mine runs from 1 November to 9 December.
            (day(11, 20), day(12, 1), True, (TODAY, day(12, 1))),
            (day(12, 9), day(12, 20), True, (day(12, 9), day(12, 9))),
            (day(12, 10), day(12, 20), False, (day(12, 9), day(12, 10))),
            (day(12, 23), None, False, (day(12, 9), day(12, 23))),
            (day(12, 24), None, None, None),
            (day(10, 1), day(11, 24), None, None),
            (day(12, 1), None, True, (day(12, 1), day(12, 9))),
        ],
    )
    def test_at_the_same_time_or_within_two_weeks(self, opens, closes, together, days):
        """Mutants: fifteen days between; what closed yesterday counted."""
        found = joined(activity(opens=day(11, 1), closes=day(12, 9)), activity(opens=opens, closes=closes))
        assert [(each.together, (each.starts, each.ends)) for each in found] == (
            [] if together is None else [(together, days)]
        )

    @pytest.mark.parametrize(
        ("mine", "theirs", "common"),
        [
            ({"place": "Poole"}, {"place": "poole"}, [("place", "Poole")]),
            ({"place": "Poole"}, {"place": "Swanage"}, []),
            ({"place": "Countywide"}, {"place": "Countywide"}, []),
            ({"place": ""}, {"place": ""}, []),
            ({"community": "Carers"}, {"community": "Carers", "place": "Swanage"}, [("community", "Carers")]),
            ({"community": "Carers"}, {"community": "Carers"}, [("community", "Carers"), ("place", "Poole")]),
            ({"community": "Carers"}, {"place": "Swanage"}, []),
            ({"place": "Wareham"}, {"place": "Swanage"}, []),
        ],
    )
    def test_for_the_same_people_or_in_the_same_place(self, mine, theirs, common):
        """Mutant: work that is nowhere in particular joined by place."""
        days = {"opens": day(11, 1), "closes": day(12, 9)}
        found = joined(activity(**days, **mine), activity(**days, **theirs))
        assert [(each.common, each.value) for each in found] == common

    def test_of_several_meetings_of_two_the_first_together_is_told_once(self):
        mine = activity(opens=day(11, 1), closes=day(12, 31))
        theirs = (activity(opens=day(12, 20)), activity(opens=day(12, 1)))
        (found,) = network.joinable([work("one", mine), work("other", *theirs)], at=AT)
        assert found.starts == day(12, 1)

    def test_one_engagement_is_not_joined_with_itself(self):
        two = (activity(opens=day(11, 1)), activity(opens=day(11, 2)))
        assert network.joinable([work("one", *two)], at=AT) == ()
