"""Every engagement with the days, places and audiences of its activities, as the leads' network looks at them. No people."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import select

from data.databases import register_session
from data.register import communities, entries, shown_names
from models.register import Activity, Engagement


@dataclass(frozen=True)
class WorkActivity:
    """One activity: where and when, for whom, and by whom."""

    title: str
    """As shown."""
    method: str
    """A value of the dimension."""
    place: str
    held_by: str
    community: str
    """Name of the community it was for; blank where it was open to all."""
    opens: date | None
    """Its own day, or its engagement's."""
    closes: date | None


@dataclass(frozen=True)
class Work:
    """One engagement, its activities by the day they open."""

    reference: str
    title: str
    """As shown."""
    lead: str
    partners: tuple[str, ...]
    decision: str
    learnt: str
    """What was learnt of how to reach and hear people; may be blank."""
    learnt_on: date | None
    activities: tuple[WorkActivity, ...]


def work() -> tuple[Work, ...]:
    """Return every engagement of the register that has an activity, by title as shown."""
    with register_session() as session:
        names = communities.names(session)
        titles, named = shown_names.engagements(session), shown_names.activities(session)
        prose = shown_names.prose(session)
        of: dict[str, list[Row[Any]]] = defaultdict(list)
        # Columns, not objects: of a thousand activities the objects alone would take longer than a page may.
        for one in session.execute(entries.columns_of(Activity)).all():
            of[one.engagement].append(one)
        found = [
            Work(
                each.reference,
                titles[each.reference],
                each.lead,
                entries.apart(each.partners),
                prose(each.decision, titles[each.reference]),
                prose(each.learnt, titles[each.reference]),
                each.learnt_on,
                _activities(each, of[each.reference], names, named),
            )
            for each in session.exec(select(Engagement)).all()
            if of[each.reference] or each.learnt
        ]
    return tuple(sorted(found, key=lambda each: each.title.casefold()))


def _activities(
    engagement: Engagement, rows: list[Row[Any]], names: Mapping[str, str], named: Mapping[str, str]
) -> tuple[WorkActivity, ...]:
    listed = [
        WorkActivity(
            named[each.reference],
            each.method,
            each.place,
            each.held_by,
            names.get(each.community, each.community) if each.community else "",
            each.opened_on or engagement.opened_on,
            each.closed_on or engagement.closed_on,
        )
        for each in rows
    ]
    return tuple(sorted(listed, key=lambda each: (each.opens or date.min, each.title.casefold())))
