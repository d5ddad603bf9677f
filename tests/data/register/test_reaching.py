"""Who reaches whom: what the register says, and what was held."""

from datetime import date

import pytest

from data.databases import register_session
from data.register import reaching
from models.register import Activity, Community, Engagement, Organisation

ON = date(2026, 11, 25)


def register(*rows) -> None:
    with register_session() as session:
        for one in rows:
            session.add(one)
            session.flush()
        session.commit()


def organisation(name, reaches="", role="voluntary_sector", **more):
    return Organisation(reference=name.casefold(), name=name, role=role, reaches=reaches, **more)


def activity(reference, held_by, community="zzz_riders", opened=date(2026, 1, 1), closed=date(2026, 2, 1)):
    return Activity(
        reference=reference, engagement="plan", title=reference, stage="consultation", level="involve",
        method="survey", place="Poole", held_by=held_by, opened_on=opened, closed_on=closed, community=community,
    )  # fmt: skip


@pytest.fixture
def plan(sqlite_databases) -> None:
    register(
        Community(slug="zzz_riders", name="Zzz riders"),
        Engagement(reference="plan", title="Plan"),
        organisation("Home", is_home=True, role="lead"),
    )


def riders():
    return next(each for each in reaching.reached(on=ON) if each.slug == "zzz_riders")


def test_a_community_that_nobody_reaches_is_there_too(plan):
    assert (riders().name, riders().by, riders().held) == ("Zzz riders", (), 0)


def test_who_says_so_and_who_has_held_something_both_reach_it(plan):
    """Mutants: only those on record; the name of the holder told in small letters."""
    register(
        organisation("Stable", "other;zzz_riders", contact="Desk"),
        organisation("Farrier"),
        activity("a", "farrier"),
        activity("b", "Farrier", closed=date(2026, 3, 1)),
        activity("c", "Village Hall"),
    )
    assert [(each.organisation, each.role, each.on_record, each.held, each.last_on) for each in riders().by] == [
        ("Farrier", "voluntary_sector", False, 2, date(2026, 3, 1)),
        ("Stable", "voluntary_sector", True, 0, None),
        ("Village Hall", "", False, 1, date(2026, 2, 1)),
    ]  # fmt: skip
    assert riders().by[1].contact == "Desk"


def test_ours_is_not_a_partners(plan):
    """Mutant: the home organisation counted among the partners."""
    register(activity("a", "Home"), activity("b", " "))
    assert (riders().by, riders().ours, riders().held) == ((), 2, 2)


@pytest.mark.parametrize(
    ("opened", "closed", "last"),
    [
        (ON, date(2026, 12, 24), ON),
        (date(2026, 11, 26), None, "none held"),
        (None, None, None),
        (date(2026, 3, 1), None, date(2026, 3, 1)),
    ],
)
def test_an_activity_counts_from_the_day_it_opens(plan, opened, closed, last):
    register(activity("a", "Farrier", opened=opened, closed=closed))
    assert [each.last_on for each in riders().by] == ([] if last == "none held" else [last])
