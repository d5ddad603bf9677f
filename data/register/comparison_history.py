"""What changed in targets and benchmarks, by whom and when, from the register's events. Sees no people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlmodel import Session, col, select

from data.databases import register_session
from data.published.set_targets import every
from data.register import shown_names
from data.register.benchmark_entries import BENCHMARK_ADDED, BENCHMARK_REMOVED
from data.register.benchmark_library import BENCHMARK_CHOSEN
from data.register.organisations import AREA_CHANGED
from data.register.target_entries import TARGET_CHANGED, TARGET_ENDED, TARGET_SET
from models.register import AuditEvent
from models.target import SetTarget

What = Literal[
    "target set",
    "target changed",
    "target ended",
    "benchmark added",
    "benchmark removed",
    "benchmark chosen",
    "area changed",
]
EVENTS = (
    *(TARGET_SET, TARGET_CHANGED, TARGET_ENDED),
    *(BENCHMARK_ADDED, BENCHMARK_REMOVED, BENCHMARK_CHOSEN, AREA_CHANGED),
)


@dataclass(frozen=True)
class Change:
    """One change, newest first in a history."""

    on: date
    who: str
    """Empty where nobody noted it."""
    what: What
    target: SetTarget | None = None
    was: SetTarget | None = None
    """The target that it took the place of."""
    detail: Mapping[str, Any] | None = None
    """Of a benchmark: its `name`; where it was chosen for an engagement also its `title`, what `was_name` before, and
    whether it has `children` in scope now and `had_children` before. Of the organisation's area: its `name`, and `was_name` before. Of an ended target:
    the `reason`."""


def history() -> tuple[Change, ...]:
    """Return every change, newest first; of targets that came without a note, when they were set and ended."""
    with register_session() as session:
        targets = {each.number: each for each in every(session)}
        events = session.exec(
            select(AuditEvent).where(col(AuditEvent.what).in_(EVENTS)).order_by(col(AuditEvent.id))
        ).all()
        noted = [_of(event, targets, _detail(session, event)) for event in events]
    # A change of an engagement was once noted without what was different.
    noted = [each for each in noted if each.what != BENCHMARK_CHOSEN or "children" in (each.detail or {})]
    # A target that was cleared away with the invented records can't be told of.
    noted = [each for each in noted if each.target is not None or not each.what.startswith("target")]
    set_noted = {each.target.number for each in noted if each.target and each.what != "target ended"}
    ended_noted = {each.target.number for each in noted if each.target and each.what == "target ended"}
    ended_noted |= {each.was.number for each in noted if each.was}
    bare = [
        Change(each.set_on, "", "target set", target=each)
        for each in targets.values()
        if each.number not in set_noted
    ]
    bare += [
        Change(each.ended_on, "", "target ended", target=each)
        for each in targets.values()
        if each.ended_on is not None and each.number not in ended_noted
    ]
    # The sort keeps the order of events within a day.
    return tuple(sorted([*reversed(noted), *bare], key=lambda change: change.on, reverse=True))


def _detail(session: Session, event: AuditEvent) -> Mapping[str, Any]:
    """Return what an event noted, the title of its engagement as whoever looks may see it."""
    detail: dict[str, Any] = json.loads(event.detail)
    if "title" in detail:
        detail["title"] = shown_names.as_noted(session, detail["engagement"], title=detail["title"])
    return detail


def _of(event: AuditEvent, targets: Mapping[int, SetTarget], detail: Mapping[str, Any]) -> Change:
    return Change(
        on=event.at.date(),
        who=shown_names.doer(event.who),
        what=event.what,  # type: ignore[arg-type]
        target=targets.get(detail.get("target", 0)),
        was=targets.get(detail.get("was", 0)) if event.what == TARGET_CHANGED else None,
        detail=detail,
    )
