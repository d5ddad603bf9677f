"""What people can take part in on a day, and when it closes. Read from the register, which holds no people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import select

from data.databases import register_session
from data.register import shown_names
from models.register import Activity, Engagement


@dataclass(frozen=True)
class OpenActivity:
    """An activity that people can take part in."""

    reference: str
    title: str
    method: str
    """A value of the dimension."""
    place: str
    held_by: str
    """Name of an organisation, or blank."""
    closes_on: date | None


@dataclass(frozen=True)
class OpenEngagement:
    """An engagement of which at least one activity is open."""

    reference: str
    title: str
    decision: str
    """The decision that it informs; may be blank."""
    opened_on: date | None
    """Its own opening day, or the first of its activities'."""
    closes_on: date | None
    """Its own closing day, or the last of its open activities'; None where one of them has none."""
    days_left: int | None
    """From the day asked about to closing; 0 on the last day."""
    children_in_scope: bool
    activities: tuple[OpenActivity, ...]
    """Those that are open, the first to close first."""


def open_engagements(*, on: date) -> tuple[OpenEngagement, ...]:
    """Return the engagements that are open on a day, the first to close first, those without a closing day last."""
    with register_session() as session:
        engagements = session.exec(select(Engagement)).all()
        of: dict[str, list[Activity]] = {}
        for activity in session.exec(select(Activity)).all():
            of.setdefault(activity.engagement, []).append(activity)
        titles, named = shown_names.engagements(session), shown_names.activities(session)
        prose = shown_names.prose(session)
        found = [
            replace(
                one,
                title=titles[one.reference],
                decision=prose(one.decision, titles[one.reference]),
                activities=_named(one.activities, named),
            )
            for engagement in engagements
            if (one := _open(engagement, of.get(engagement.reference, []), on=on)) is not None
        ]
    return tuple(sorted(found, key=lambda one: (one.closes_on or date.max, one.title.casefold())))


def known_engagements() -> frozenset[str]:
    """Return the references of all engagements of the register, open or not."""
    with register_session() as session:
        return frozenset(session.exec(select(Engagement.reference)).all())


def _open(engagement: Engagement, activities: list[Activity], *, on: date) -> OpenEngagement | None:
    if not _is_open(engagement.opened_on or on, engagement.closed_on, on=on):
        return None
    opened = engagement.opened_on
    listed = [each for each in activities if _is_open(each.opened_on or opened, each.closed_on, on=on)]
    if not listed:
        return None
    closes = engagement.closed_on or _last(each.closed_on for each in listed)
    first = min((each.opened_on for each in activities if each.opened_on), default=None)
    return OpenEngagement(
        reference=engagement.reference,
        title=engagement.title,
        decision=engagement.decision,
        opened_on=opened or first,
        closes_on=closes,
        days_left=None if closes is None else (closes - on).days,
        children_in_scope=engagement.children_in_scope,
        activities=tuple(
            OpenActivity(each.reference, each.title, each.method, each.place, each.held_by, each.closed_on)
            for each in listed
        ),
    )


def _named(listed: Iterable[OpenActivity], named: Mapping[str, str]) -> tuple[OpenActivity, ...]:
    """Return activities by their names as shown: the order of those kept back would tell of them."""
    shown = [replace(each, title=named[each.reference]) for each in listed]
    return tuple(sorted(shown, key=lambda one: (one.closes_on or date.max, one.title.casefold())))


def _is_open(opened: date | None, closed: date | None, *, on: date) -> bool:
    """Return whether `on` is among the days. Without an opening day, only a closing day still to come says so."""
    if closed is not None and closed < on:
        return False
    return opened <= on if opened is not None else closed is not None


def _last(days: Iterable[date | None]) -> date | None:
    """Return the latest day; None where one is missing, for then nobody knows when the last one closes."""
    known = list(days)
    return max((day for day in known if day), default=None) if all(known) else None
