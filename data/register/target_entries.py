"""What a steward does to targets: set one, change it, end it. What was there stays, so that the history can be told."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction

from sqlmodel import Session, select

from data import facts, published
from data.databases import register_session
from data.published.comparing import home
from data.published.set_targets import levels_with, of
from data.register import benchmark_library
from data.register.entries import EntryRefused, words
from models.protected import Selection
from models.register import AuditEvent, Target
from models.target import SetTarget
from models.vocabulary import TargetKind

TARGET_SET = "target set"
TARGET_CHANGED = "target changed"
TARGET_ENDED = "target ended"

MOST_VOICES = 1_000_000
MOST_PARTS = 10
"""Times the benchmark's share, up to which a target may ask for; and never more than everybody."""
NOT_OFFERED = "The dashboard does not publish these activities by themselves. Choose some that it does."
NO_GROUP = "Choose a characteristic and one of its groups."
NO_OWNER = "Say who owns the target. A role, such as “Head of Engagement”, outlasts a person."
NO_SOURCE = "Say where the target comes from, for instance “agreed by the board, June 2026”. Without a source we may not say whether it is met."
NO_REASON = "Say why, in a sentence. It stands in the history."
NO_SET_DATE = "Give the day it was set."
SET_AHEAD = "The day it was set has not come yet. Set it on that day."
DUE_FIRST = "It is due before the day it was set. Correct one of them."
NOT_A_SHARE = (
    "Write the share as a percentage from above 0 to 100, such as 8%, or as a part of 1, such as 0.08."
)
NOT_A_PART = (
    "Write the part of the benchmark's share as a percentage or a number, such as 80% or 0.8. The share that comes out must "
    "be above 0 and at most everybody."
)
NOT_VOICES = f"Write a whole number of people, from 1 to {MOST_VOICES:,}."
NO_BENCHMARK_SHARE = "There is no benchmark share of this group that a target could be a part of. Set a share, or a number of voices, instead."
TWICE = "There is a target of this kind for this group and these activities already. Change that one."
GONE = "This target is no longer in force. Choose another."
NO_CHANGE = "Nothing is different from the target as it stands."

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})\s*(%?)")
_VOICES = re.compile(r"\d{1,7}|\d{1,3}(?:,\d{3}){1,2}")


@dataclass(frozen=True)
class TargetEntry:
    """What a steward says of a target. `amount` is as it was typed: "8%", "0.8" or "60"."""

    selection: Selection
    characteristic: str
    category: str
    kind: TargetKind
    amount: str
    owner: str
    set_on: date | None
    due_on: date | None
    source: str
    reason: str


def set_target(entry: TargetEntry, *, who: str, on: date) -> int:
    """Set a target; return its number. `on` is today.

    Raises
    ------
    EntryRefused
        Something is missing or can't be, or there is such a target already; the message says what to put there.
    """
    if entry.selection not in published.menu().selections:
        raise EntryRefused(NOT_OFFERED)
    with register_session(writing=True) as session:
        row = _row(entry, session=session, on=on)
        if any(_same_aim(each, row) for each in session.exec(select(Target)) if of(each).in_force(on)):
            raise EntryRefused(TWICE)
        session.add(row)
        session.flush()
        _note(session, who, TARGET_SET, target=row.id)
        session.commit()
        return row.id or 0


def change_target(number: int, entry: TargetEntry, *, who: str, on: date) -> int:
    """End a target today and begin another in its place; return the new one's number.

    Activities, group and kind stay: another of these is another target. `entry.set_on` is not asked: the new one is set
    today, and may be overdue from its first day, where only the owner of a late one changes.

    Raises
    ------
    EntryRefused
        It is no longer in force; nothing is different; or something is missing or can't be.
    """
    with register_session(writing=True) as session:
        old = _in_force(session, number, on=on)
        before = of(old)
        aim = replace(
            entry,
            selection=before.selection,
            characteristic=before.characteristic,
            category=before.category,
            kind=before.kind,
            set_on=before.set_on,
        )
        row = _row(aim, session=session, on=on)
        if _told(of(row)) == _told(before):
            raise EntryRefused(NO_CHANGE)
        row.set_on = old.ended_on = on
        session.add(old)
        session.add(row)
        session.flush()
        _note(session, who, TARGET_CHANGED, target=row.id, was=number)
        session.commit()
        return row.id or 0


def end_target(number: int, *, reason: str, who: str, on: date) -> None:
    """End a target today, met or not.

    Raises
    ------
    EntryRefused
        It is no longer in force, or there is no reason.
    """
    if not words(reason):
        raise EntryRefused(NO_REASON)
    with register_session(writing=True) as session:
        old = _in_force(session, number, on=on)
        old.ended_on = on
        session.add(old)
        _note(session, who, TARGET_ENDED, target=number, reason=words(reason))
        session.commit()


def _in_force(session: Session, number: int, *, on: date) -> Target:
    found = session.get(Target, number)
    if found is None or not of(found).in_force(on):
        raise EntryRefused(GONE)
    return found


def _row(entry: TargetEntry, *, session: Session, on: date) -> Target:
    """Return the row of an entry, checked."""
    listed = {one.slug for one in facts.published()}
    known = (
        {one.slug for one in facts.categories(entry.characteristic)}
        if entry.characteristic in listed
        else set()
    )
    if entry.category not in known:
        raise EntryRefused(NO_GROUP)
    for text, why in ((entry.owner, NO_OWNER), (entry.source, NO_SOURCE), (entry.reason, NO_REASON)):
        if not words(text):
            raise EntryRefused(why)
    if entry.set_on is None:
        raise EntryRefused(NO_SET_DATE)
    if entry.set_on > on:
        raise EntryRefused(SET_AHEAD)
    if entry.due_on is not None and entry.due_on < entry.set_on:
        raise EntryRefused(DUE_FIRST)
    row = Target(
        period=entry.selection.period,
        by=entry.selection.by,
        characteristic=entry.characteristic,
        category=entry.category,
        kind=entry.kind.value,
        amount=str(amount_of(entry.amount, kind=entry.kind)),
        owner=words(entry.owner),
        set_on=entry.set_on,
        due_on=entry.due_on,
        source=words(entry.source),
        reason=words(entry.reason),
    )
    if not levels_with(of(row)):
        raise EntryRefused(NO_GROUP)
    if entry.kind is TargetKind.SHARE_OF_BENCHMARK:
        _require_benchmark(of(row), session=session)
    return row


def amount_of(text: str, *, kind: TargetKind) -> Fraction:
    """Return the amount that was typed, exactly: "8%" is 2/25, "60" voices are 60. Raises EntryRefused."""
    typed = text.strip()
    if kind is TargetKind.VOICES:
        whole = int(typed.replace(",", "")) if _VOICES.fullmatch(typed) else 0
        if not 1 <= whole <= MOST_VOICES:
            raise EntryRefused(NOT_VOICES)
        return Fraction(whole)
    why = NOT_A_SHARE if kind is TargetKind.SHARE else NOT_A_PART
    found = _NUMBER.fullmatch(typed)
    if found is None:
        raise EntryRefused(why)
    amount = Fraction(found[1]) / (100 if found[2] else 1)
    if not 0 < amount <= (1 if kind is TargetKind.SHARE else MOST_PARTS):
        raise EntryRefused(why)
    return amount


def _require_benchmark(target: SetTarget, *, session: Session) -> None:
    library = benchmark_library.read(session, area=home(session)[1])
    found = [
        library.benchmark(target.selection, characteristic=target.characteristic, level=level.slug)
        for level in levels_with(target)
    ]
    shares = [
        each.shares[target.category]
        for each in found
        if each is not None and not each.indicative and target.category in each.shares
    ]
    if not shares or not facts.characteristic(target.characteristic).verdict_allowed:
        raise EntryRefused(NO_BENCHMARK_SHARE)
    if target.amount * max(shares) > 1:
        raise EntryRefused(NOT_A_PART)


def _same_aim(one: Target, other: Target) -> bool:
    return _aim(one) == _aim(other)


def _aim(row: Target) -> tuple[object, ...]:
    return row.period, row.by, row.characteristic, row.category, row.kind


def _told(target: SetTarget) -> tuple[object, ...]:
    return target.amount, target.owner, target.due_on, target.source, target.reason


def _note(session: Session, who: str, what: str, **detail: object) -> None:
    session.add(AuditEvent(at=datetime.now(UTC), who=who, what=what, detail=json.dumps(detail)))
