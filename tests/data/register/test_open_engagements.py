"""What is open on a day: every boundary of the days, and what closes first."""

from datetime import date

import pytest

from data.databases import register_session
from data.register.open_engagements import known_engagements, open_engagements
from models.register import Activity, Engagement

ON = date(2026, 11, 25)


def register(*engagements: Engagement | Activity) -> None:
    with register_session() as session:
        for one in engagements:
            session.add(one)
            session.flush()
        session.commit()


def engagement(reference="plan", opened=None, closed=None, **more) -> Engagement:
    return Engagement(
        reference=reference, title=reference.title(), opened_on=opened, closed_on=closed, **more
    )


def activity(reference, opened=None, closed=None, *, of="plan") -> Activity:
    return Activity(
        reference=reference, engagement=of, title=reference.title(), stage="consultation", level="involve",
        method="survey", place="Poole", held_by="Voices", opened_on=opened, closed_on=closed,
    )  # fmt: skip


YESTERDAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("opened", "closed", "is_open"),
    [
        (ON, ON, True),
        (YESTERDAY, None, True),
        (YESTERDAY, YESTERDAY, False),
        (TOMORROW, TOMORROW, False),
        (TOMORROW, None, False),
        # Without an opening day, only a closing day still to come says that it is open.
        (None, TOMORROW, True),
        (None, YESTERDAY, False),
        (None, None, False),
    ],
)
def test_the_days_of_an_activity_say_whether_it_is_open(sqlite_databases, opened, closed, is_open):
    """Mutants: the last day left out; the first day left out."""
    register(engagement(), activity("survey", opened, closed))
    assert bool(open_engagements(on=ON)) is is_open


@pytest.mark.parametrize(
    ("opened", "closed", "is_open"),
    [
        (ON, ON, True),
        (None, None, True),
        (TOMORROW, None, False),
        (None, YESTERDAY, False),
    ],
)
def test_the_days_of_an_engagement_bind_its_activities(sqlite_databases, opened, closed, is_open):
    register(engagement(opened=opened, closed=closed), activity("survey", YESTERDAY, TOMORROW))
    assert bool(open_engagements(on=ON)) is is_open


def test_an_activity_without_an_opening_day_opened_with_its_engagement(sqlite_databases):
    register(engagement(opened=YESTERDAY), activity("survey"))
    (found,) = open_engagements(on=ON)
    assert (found.opened_on, found.closes_on, found.days_left) == (YESTERDAY, None, None)


def test_an_engagement_without_open_activities_is_not_listed(databases):
    register(engagement("done"), engagement("empty"), activity("old", None, YESTERDAY, of="done"))
    assert open_engagements(on=ON) == ()
    assert known_engagements() == {"done", "empty"}


def test_what_closes_first_comes_first_and_what_never_closes_last(sqlite_databases):
    """Mutant: sorted by title."""
    for name, closes in (("a", None), ("b", date(2027, 1, 1)), ("c", date(2026, 12, 1))):
        register(engagement(name), activity(f"of-{name}", YESTERDAY, closes, of=name))
    assert [(one.reference, one.days_left) for one in open_engagements(on=ON)] == [
        ("c", 6),
        ("b", 37),
        ("a", None),
    ]


def test_an_engagement_opens_with_its_first_activity_and_closes_with_its_last_open_one(sqlite_databases):
    register(
        engagement(decision="What we do.", children_in_scope=True),
        activity("closed", date(2026, 1, 1), date(2026, 2, 1)),
        activity("late", date(2026, 6, 1), date(2027, 2, 1)),
        activity("early", date(2026, 5, 1), date(2026, 12, 1)),
        activity("not-yet", date(2027, 1, 1), date(2027, 9, 1)),
    )
    (found,) = open_engagements(on=ON)
    assert (found.opened_on, found.closes_on) == (date(2026, 1, 1), date(2027, 2, 1))
    assert [one.reference for one in found.activities] == ["early", "late"]
    assert (found.decision, found.children_in_scope) == ("What we do.", True)
    first = found.activities[0]
    assert (first.title, first.method, first.place, first.held_by) == ("Early", "survey", "Poole", "Voices")


def test_its_own_days_come_before_those_of_its_activities(sqlite_databases):
    register(
        engagement(opened=date(2026, 3, 1), closed=date(2026, 12, 31)),
        activity("survey", date(2026, 4, 1), date(2027, 4, 1)),
    )
    (found,) = open_engagements(on=ON)
    assert (found.opened_on, found.closes_on, found.days_left) == (date(2026, 3, 1), date(2026, 12, 31), 36)


def test_nobody_knows_when_it_closes_where_one_activity_does_not_say(sqlite_databases):
    register(engagement(), activity("a", YESTERDAY, TOMORROW), activity("b", YESTERDAY))
    assert open_engagements(on=ON)[0].closes_on is None
