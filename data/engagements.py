"""What the register knows of organisation, engagements and activities, and how a steward adds to it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from data import facts
from data.databases import register_session
from models.register import Activity, AuditEvent, Engagement, Organisation
from models.vocabulary import Dimension

NO_TITLE = "Give the {what} a title."
NO_NAME = "Give the organisation a name."
NO_SUCH_AREA = "Choose the area whose population you compare with."
NO_SUCH_ENGAGEMENT = "Choose an engagement that is in the register, or give a new one a title."
NO_SUCH_VALUE = "Choose one of the offered answers for {what}."
NO_PLACE = "Say where the activity is, for instance a town, or Online."
CLOSED_FIRST = "The day it closed is before the day it opened."
LONGEST_REFERENCE = 40
NOT_GIVEN = "not_given"
"""Value of a dimension that nobody has said yet."""


class EntryRefused(Exception):
    """Something in a form can't be; the message says what to put there."""


@dataclass(frozen=True)
class KnownActivity:
    """An activity of the register, as a steward chooses it."""

    reference: str
    title: str
    engagement: str
    """Title of its engagement."""
    closed_on: date | None


@dataclass(frozen=True)
class NewActivity:
    """What a steward says of an activity."""

    title: str
    stage: str
    level: str
    method: str
    place: str
    opened_on: date | None = None
    closed_on: date | None = None
    community: str | None = None
    """Whom it was for, in words; None means open to everyone."""


def home() -> str:
    """Return the name of the organisation whose dashboard this is; empty where none is named."""
    with register_session() as session:
        found = session.exec(select(Organisation).where(col(Organisation.is_home))).first()
        return found.name if found else ""


def set_home(name: str, *, area: str, who: str) -> None:
    """Name the organisation whose dashboard this is, and the area (code) whose population it is compared with.

    Raises
    ------
    EntryRefused
        The name is blank, or there is no such area.
    """
    name = _words(name)
    if not name:
        raise EntryRefused(NO_NAME)
    if area not in {each.code for each in facts.areas()}:
        raise EntryRefused(NO_SUCH_AREA)
    with register_session(writing=True) as session:
        found = session.exec(select(Organisation).where(col(Organisation.is_home))).first()
        taken = set(session.exec(select(Organisation.reference)).all())
        found = found or Organisation(
            reference=_reference(name, taken=taken), name=name, role="lead", is_home=True
        )
        found.name, found.area = name, area
        session.add(found)
        _note(session, who=who, what="organisation", detail=found.reference)
        session.commit()


def engagements() -> tuple[tuple[str, str], ...]:
    """Return (reference, title) of every engagement, by title."""
    with register_session() as session:
        rows = session.exec(select(Engagement.reference, Engagement.title)).all()
    return tuple(sorted(rows, key=lambda row: row[1].casefold()))


def activities() -> tuple[KnownActivity, ...]:
    """Return every activity, by the title of its engagement and its own."""
    with register_session() as session:
        rows = session.exec(
            select(Activity, Engagement.title).join(
                Engagement, col(Engagement.reference) == col(Activity.engagement)
            )
        ).all()
        known = [KnownActivity(one.reference, one.title, title, one.closed_on) for one, title in rows]
    return tuple(sorted(known, key=lambda each: (each.engagement.casefold(), each.title.casefold())))


def add_activity(new: NewActivity, *, engagement: str, who: str, new_engagement: str = "") -> str:
    """Add an activity to an engagement; return its reference.

    `engagement` is a reference; blank makes a new engagement of the title `new_engagement`, with the activity or not
    at all.

    Raises
    ------
    EntryRefused
        Something is blank, is not in the reference files, or can't be; or there is no such engagement.
    """
    title, place = _words(new.title), _words(new.place)
    if not engagement and not _words(new_engagement):
        raise EntryRefused(NO_TITLE.format(what="new engagement"))
    if not title:
        raise EntryRefused(NO_TITLE.format(what="activity"))
    if not place:
        raise EntryRefused(NO_PLACE)
    for dimension, value in (
        (Dimension.STAGE, new.stage),
        (Dimension.LEVEL, new.level),
        (Dimension.METHOD, new.method),
    ):
        if value not in facts.dimension_values(dimension.value):
            raise EntryRefused(NO_SUCH_VALUE.format(what=dimension.value))
    if new.opened_on and new.closed_on and new.closed_on < new.opened_on:
        raise EntryRefused(CLOSED_FIRST)
    with register_session(writing=True) as session:
        engagement = engagement or _new_engagement(session, _words(new_engagement))
        if session.exec(select(Engagement).where(Engagement.reference == engagement)).first() is None:
            raise EntryRefused(NO_SUCH_ENGAGEMENT)
        reference = _reference(title, taken=set(session.exec(select(Activity.reference)).all()))
        session.add(
            Activity(
                reference=reference,
                engagement=engagement,
                title=title,
                stage=new.stage,
                level=new.level,
                method=new.method,
                place=place,
                opened_on=new.opened_on,
                closed_on=new.closed_on,
                community=_words(new.community or "") or None,
            )
        )
        _note(session, who=who, what="activity added", detail=reference)
        session.commit()
    return reference


def add_bare_activity(reference: str, *, who: str) -> None:
    """Add an activity of which only the reference is known, in an engagement of its own; leave one that is there.

    Stage, level, method and place are "not given" until somebody says them.
    """
    with register_session(writing=True) as session:
        if session.exec(select(Activity).where(Activity.reference == reference)).first() is not None:
            return
        if session.exec(select(Engagement).where(Engagement.reference == reference)).first() is None:
            session.add(Engagement(reference=reference, title=reference))
            session.flush()
        session.add(
            Activity(
                reference=reference,
                engagement=reference,
                title=reference,
                stage=NOT_GIVEN,
                level=NOT_GIVEN,
                method=NOT_GIVEN,
                place=NOT_GIVEN,
            )
        )
        _note(session, who=who, what="activity added", detail=reference)
        session.commit()


def _new_engagement(session: Session, title: str) -> str:
    reference = _reference(title, taken=set(session.exec(select(Engagement.reference)).all()))
    session.add(Engagement(reference=reference, title=title))
    session.flush()
    return reference


def _note(session: Session, *, who: str, what: str, detail: str) -> None:
    session.add(AuditEvent(at=datetime.now(UTC), who=who, what=what, detail=detail))


def _words(text: str) -> str:
    return " ".join(text.split())


def _reference(title: str, *, taken: set[str]) -> str:
    """Return a reference made of a title, numbered where it is taken: "maternity-review", "maternity-review-2"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_REFERENCE].strip("-") or "entry"
    number = 1
    reference = stem
    while reference in taken:
        number += 1
        reference = f"{stem}-{number}"
    return reference
