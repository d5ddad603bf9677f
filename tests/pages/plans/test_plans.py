"""What a plan is made of: the day of its figures, whom to look for, and by which methods they came before."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.protected import ReleaseNote
from models.vocabulary import TableChange
from pages.parts.plans import plans
from tests.pages.pets import benchmark, pets
from tests.pages.plans.winter_plan import winter_plan

RELEASE = ReleaseNote(
    number=3,
    made_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
    figures_to=date(2026, 9, 30),
    organisation="NHS Dorset",
    area="E54000041",
    invented=False,
    tables=1,
    withdrawn=0,
)
EARLIER = date(2026, 8, 1)


NOW, END = date(2026, 11, 20), RELEASE.figures_to


@pytest.mark.parametrize(
    ("change", "opened_on", "expected"),
    [
        # The open quarter is counted too, and nothing tells how far.
        (TableChange.NEW, date(2026, 1, 20), (END, NOW)),
        (TableChange.REVISED, None, (END, NOW)),
        # Nobody changed since, so the figures are also those of the release that stands.
        (TableChange.UNCHANGED, date(2026, 1, 20), (END, NOW)),
        # Some people came since and are not in them: a pace up to today would be too slow.
        (TableChange.KEPT, date(2026, 1, 20), (date(2026, 6, 30), EARLIER)),
        # Nobody was counted before it opened; a pace needs a week.
        (TableChange.NEW, date(2026, 10, 5), (date(2026, 10, 12), NOW)),
        (TableChange.NEW, date(2026, 11, 16), (NOW, NOW)),
    ],
)
def test_the_pace_spans_the_days_up_to_which_people_may_have_been_counted(change, opened_on, expected):
    """Mutants: the day of the release alone; the end of the figures alone."""
    held = pets(cats=60, dogs=140).comparison
    held = replace(held, table=replace(held.table, change=change, figures_from=EARLIER))
    assert plans.figures_span(held, release=RELEASE, opened_on=opened_on) == expected


def looked_for(**of_plan) -> list[str]:
    return [each.group.category for each in winter_plan(**of_plan).sought]


def test_the_short_and_the_under_reached_come_first_then_the_unseen():
    """Mutant: the unseen left out."""
    few = benchmark({"cats": "0.02", "dogs": "0.38", "fish": "0.2", "birds": "0.4"})
    assert looked_for(population=few, known=400, cats=None, dogs=60, fish=95, birds=240) == ["dogs", "cats"]


def test_who_is_on_course_or_not_clear_is_not_looked_for():
    assert looked_for(cats=60, dogs=60, fish=20, birds=60) == []


def test_children_are_looked_for_only_where_they_were_in_scope():
    """Mutant: the check left out."""
    held = pets(population=benchmark({"dogs": "1"}), **{"0_15": None, "dogs": 190}).comparison
    projections = winter_plan(population=benchmark({"dogs": "1"}), **{"0_15": None, "dogs": 190}).projections
    for in_scope, expected in ((False, []), (True, ["0_15"])):
        found = plans.wanted(held, projections, children_in_scope=in_scope)
        assert [group.category for group, _ in found] == expected


def test_methods_are_those_that_reached_the_group_highest_first_and_by_shown_counts_only():
    """At 0.8 of its share and above; a hidden number proves nothing.

    Mutant: the line at 1 instead of 0.8.
    """
    methods = [
        ("Survey", pets(cats=45, dogs=60, fish=20, birds=75)),
        ("Event", pets(cats=50, dogs=60, fish=20, birds=70)),
        ("Forum", pets(cats=120, dogs=40, fish=20, birds=20)),
        ("Outreach", pets(cats=None, dogs=100, fish=20, birds=75)),
    ]
    found = plans.reached_by("cats", methods)
    assert [(each.label, each.heard.shown, round(each.ratio, 2)) for each in found] == [
        ("Forum", 120, 2.0),
        ("Event", 50, 0.83),
    ]
    assert plans.reached_by("mice", methods) == ()
