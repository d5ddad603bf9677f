"""What a steward does to the number of voices of a community that we set out to hear: set it, change it, end it.

What was there stays in the register with the day on which it ended.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session, col, select

from data.databases import register_session
from data.published.voices_wanted import COMMUNITY
from data.register import communities
from data.register.entries import EntryRefused, words
from data.register.target_entries import (
    DUE_FIRST,
    GONE,
    NO_OWNER,
    NO_REASON,
    NO_SOURCE,
    TARGET_CHANGED,
    TARGET_ENDED,
    TARGET_SET,
    amount_of,
)
from models.register import AuditEvent, Target
from models.vocabulary import TargetKind

NO_COMMUNITY = "Choose the community whose voices you set out to hear."
NO_CHANGE = "That is the number, owner, day, source and reason as they stand already."


@dataclass(frozen=True)
class VoicesEntry:
    """What a steward says of a number of voices, over all time. `voices` is as it was typed: "60"."""

    community: str
    """Slug."""
    voices: str
    owner: str
    due_on: date | None
    source: str
    reason: str


def set_voices(entry: VoicesEntry, *, who: str, on: date) -> VoicesEntry | None:
    """Set a number of voices in place of the one in force, which ends today; return that one, or None.

    Raises
    ------
    EntryRefused
        Something is missing or can't be, or nothing is different; the message says what to put there.
    """
    with register_session(writing=True) as session:
        if entry.community not in communities.names(session):
            raise EntryRefused(NO_COMMUNITY)
        voices = amount_of(entry.voices, kind=TargetKind.VOICES)
        for text, why in ((entry.owner, NO_OWNER), (entry.source, NO_SOURCE), (entry.reason, NO_REASON)):
            if not words(text):
                raise EntryRefused(why)
        if entry.due_on is not None and entry.due_on < on:
            raise EntryRefused(DUE_FIRST)
        new = Target(
            characteristic=COMMUNITY,
            category=entry.community,
            kind=TargetKind.VOICES.value,
            amount=str(voices),
            owner=words(entry.owner),
            set_on=on,
            due_on=entry.due_on,
            source=words(entry.source),
            reason=words(entry.reason),
        )
        old = _in_force(session, entry.community, on=on)
        if old is not None:
            if _said(old) == _said(new):
                raise EntryRefused(NO_CHANGE)
            old.ended_on = on
            session.add(old)
        session.add(new)
        session.flush()
        detail = {"target": new.id, **({"was": old.id} if old else {})}
        _note(session, who, TARGET_CHANGED if old else TARGET_SET, detail)
        before = _said(old) if old else None
        session.commit()
    return before


def end_voices(community: str, *, reason: str, who: str, on: date) -> VoicesEntry:
    """End the number of voices of a community today; return it as it was.

    Raises
    ------
    EntryRefused
        None is in force, or there is no reason.
    """
    if not words(reason):
        raise EntryRefused(NO_REASON)
    with register_session(writing=True) as session:
        old = _in_force(session, community, on=on)
        if old is None:
            raise EntryRefused(GONE)
        before = _said(old)
        old.ended_on = on
        session.add(old)
        _note(session, who, TARGET_ENDED, {"target": old.id, "reason": words(reason)})
        session.commit()
    return before


def in_force(community: str, *, on: date) -> VoicesEntry | None:
    """Return the number of voices set for a community itself that is in force on a day, or None."""
    with register_session() as session:
        found = _in_force(session, community, on=on)
        return _said(found) if found else None


def _in_force(session: Session, community: str, *, on: date) -> Target | None:
    rows = session.exec(
        select(Target)
        .where(
            Target.characteristic == COMMUNITY,
            Target.category == community,
            col(Target.period).is_(None),
            col(Target.by).is_(None),
        )
        .order_by(col(Target.id).desc())
    ).all()
    holding = (row for row in rows if row.set_on <= on and (row.ended_on is None or row.ended_on > on))
    return next(holding, None)


def _said(row: Target) -> VoicesEntry:
    return VoicesEntry(row.category, row.amount, row.owner, row.due_on, row.source, row.reason)


def _note(session: Session, who: str, what: str, detail: Mapping[str, object]) -> None:
    session.add(AuditEvent(at=datetime.now(UTC), who=who, what=what, detail=json.dumps(detail)))
