"""A plan for an invented engagement, made of shown counts as for real.

made = winter_plan(cats=20, dogs=None, fish=20, birds=100, partners={"cats": (CLUB,)})
"""

from collections.abc import Mapping
from datetime import date

from data.measures import projections
from data.register.open_engagements import OpenActivity, OpenEngagement
from data.register.partners import Partner
from models.projection import Pace
from pages.parts.groups import sure_gaps
from pages.parts.plans import plans
from pages.parts.plans.plans import MethodReach, Plan, Sought
from tests.pages.pets import count, pets

AS_OF, CLOSES = date(2026, 11, 1), date(2026, 12, 1)
CLUB = Partner("Cat club", "Voluntary sector", "Coordinator", "Cat friends")
FRIENDS = Partner("=Friends", "", "", "Cat friends")
FORUM = MethodReach("Forum", count(100), 2.7)
PANEL = MethodReach("Citizens' panel", count(15), None)
STALL = OpenActivity("stall", "Market stall", "event", "Poole", "", None)
SURVEY = OpenActivity("survey", "Winter survey", "survey", "Poole", "NHS Dorset", CLOSES)


def winter_plan(
    *,
    counted: bool = True,
    days: tuple[int | None, int | None] = (30, 30),
    days_left: int | None = 24,
    days_old: int = 6,
    title: str = "Winter plan",
    decision: str = "Where we open.",
    methods: Mapping[str, tuple[MethodReach, ...]] | None = None,
    partners: Mapping[str, tuple[Partner, ...]] | None = None,
    elsewhere: tuple[str, ...] = (),
    **of_pets,
) -> Plan:
    """Return a plan; other arguments go to `pets`. With `counted=False` the counts are those of open activities."""
    held = pets(**of_pets)
    going = Pace(*days)
    found = projections(held.comparison, pace=going) if counted else ()
    whom = (
        plans.wanted(held.comparison, found, children_in_scope=False, elsewhere=elsewhere)
        if counted
        else [(gap.group, None) for gap in sure_gaps([held])]
    )
    return Plan(
        engagement=OpenEngagement(
            "winter", title, decision, date(2026, 10, 2), CLOSES if days_left is not None else None, days_left,
            False, (SURVEY, STALL),
        ),
        compared=held,
        counted=counted,
        as_of=AS_OF,
        days_old=days_old,
        pace=going,
        projections=found,
        sought=tuple(
            Sought(
                held.category(group),
                group,
                projection,
                (methods or {}).get(group.category, ()),
                (partners or {}).get(group.category, ()),
                plans.is_overall(group, projection, elsewhere=elsewhere),
            )
            for group, projection in whom
        ),
    )  # fmt: skip
