"""Makes the published heads of communities and of needs, engagement by engagement: add up, round, hide, carry over.

Sees counts of people, and how many were where. Heads are published for an engagement alone that the release offers, never
for a period, a place or everything: engagements have no activity in common, so no two numbers can be subtracted.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from data.counting.changes import newest_change
from data.counting.records import Records
from data.disclosure.heads import ExactHeads, protect_heads
from data.frozen.heads import EarlierHeads, HeadKey, StampedHeads, WithdrawnHeads
from data.menu import Candidates
from data.releasing.carrying import NOT_MADE_YET
from data.releasing.communities import MadeHeads
from models.facts import DisclosureRules
from models.intake import HeadTombstone, NeedCount
from models.protected import Selection
from models.register import Activity
from models.vocabulary import Dimension, HeadKind, TableChange

COMMUNITY, NEED = "community", "need"


@dataclass(frozen=True)
class HeadRow:
    """One count at one activity."""

    activity: str
    kind: str
    category: str
    stated: int
    met: int
    stated_key: int
    met_key: int
    """Sums of the heads' record keys, modulo 2^64."""
    change_number: int


@dataclass(frozen=True)
class HeadRecords:
    """Every count of heads in the intake, and what was taken back."""

    rows: tuple[HeadRow, ...] = ()
    gone: tuple[tuple[str, str, str, int, int], ...] = ()
    """Activity, kind, category, heads and running number."""

    @property
    def last_change(self) -> int:
        """Running number of the last change of any."""
        return max([0, *(row.change_number for row in self.rows), *(number for *_, number in self.gone)])


NO_RECORDS = HeadRecords()


def read_heads(session: Session) -> HeadRecords:
    """Read every count of heads of the intake that `session` is open on."""
    rows = []
    for row in session.exec(select(NeedCount).order_by(col(NeedCount.id))):
        keys = json.loads(row.record_keys)
        rows.append(
            HeadRow(
                activity=row.activity,
                kind=row.kind,
                category=row.category,
                stated=row.stated,
                met=row.met or 0,
                stated_key=_sum(keys["stated"]),
                met_key=_sum(keys["met"]),
                change_number=row.change_number,
            )
        )
    gone = tuple(
        (one.activity, one.kind, one.category, one.heads, one.change_number)
        for one in session.exec(select(HeadTombstone))
    )
    return HeadRecords(tuple(rows), gone)


def _sum(keys: Iterable[str]) -> int:
    return sum(int(key, 16) for key in keys) % 2**64


Place = tuple[str, str, str]
"""Engagement, kind and category."""


@dataclass
class _Counted:
    """Everything counted of one community or need at one engagement."""

    rows: list[HeadRow] = field(default_factory=list)
    changes: list[tuple[int, int]] = field(default_factory=list)
    """Running number and heads of each change."""

    def changed(self, *, since: int) -> int:
        """Return the heads that came or went after a running number."""
        return sum(heads for number, heads in self.changes if number > since)


def make_heads(
    heads: HeadRecords,
    records: Records,
    *,
    activities: Mapping[str, Activity],
    menu: Candidates,
    offered: Collection[Selection],
    earlier: EarlierHeads,
    rules: DisclosureRules,
) -> MadeHeads:
    """Make every count of heads that may be shown.

    `activities` are those of the register by reference; `offered` are the selections that the release has a table of. A
    count that was shown, or withheld for what it is, stays so until `change_base` heads changed in it (method 2.6 J).

    All that stay in an engagement bear one word: kept where any head, need or person of it changed since, else unchanged.
    A word of each count would say which community or need one newcomer has, of whom is known that they came.
    """
    number = max(records.last_change, heads.last_change)
    engagements = {
        one.value for one in offered if one.dimension is Dimension.ENGAGEMENT and one.period is None
    }
    of_activity = {reference: one.engagement for reference, one in activities.items()}
    of_activity |= {atom.activity: atom.values[Dimension.ENGAGEMENT] for atom in menu.atoms}
    there = _people_at(records)
    counts: list[StampedHeads] = []
    withdrawn: list[WithdrawnHeads] = []
    found = _by_place(heads, of_activity, earlier)
    newest = _newest_by_engagement(found, records, menu=menu)
    for (engagement, kind, category), counted in sorted(found.items()):
        if engagement not in engagements:
            continue
        keys = _keys((engagement, kind, category))
        # Asked for and given move together: one of them alone would be held against the other's earlier figure.
        before = [earlier[key] for key in keys if key in earlier]
        if before:
            changed = counted.changed(since=min(each.change_number for each in before))
            if changed < rules.change_base:
                for each in before:
                    if isinstance(each, WithdrawnHeads):
                        withdrawn.append(each)
                    else:
                        moved = newest[engagement] > each.change_number
                        change = TableChange.KEPT if moved else TableChange.UNCHANGED
                        counts.append(replace(each, change=change))
                continue
        exact = _exact(counted.rows, kind=kind, there=there, activities=activities)
        if not counted.rows or exact.base < rules.min_base:
            continue
        shown = protect_heads(exact, rules=rules)
        if shown is None:
            withdrawn += [WithdrawnHeads(key, number) for key in keys]
            continue
        change = TableChange.REVISED if before else TableChange.NEW
        counts += [
            StampedHeads(key, count, change, NOT_MADE_YET, date.min, number)
            for key, count in zip(keys, shown, strict=True)
        ]
    return MadeHeads(tuple(counts), tuple(withdrawn))


def _by_place(
    heads: HeadRecords, of_activity: Mapping[str, str], earlier: EarlierHeads
) -> Mapping[Place, _Counted]:
    found: dict[Place, _Counted] = defaultdict(_Counted)
    for what, selection, category in earlier:
        if what is not HeadKind.RULE:
            kind = COMMUNITY if what is HeadKind.COMMUNITY else NEED
            found[selection.value or "", kind, category] = _Counted()
    for row in heads.rows:
        if row.activity in of_activity:
            one = found[of_activity[row.activity], row.kind, row.category]
            one.rows.append(row)
            one.changes.append((row.change_number, row.stated))
    for activity, of, category, gone, change in heads.gone:
        if activity in of_activity:
            found[of_activity[activity], of, category].changes.append((change, gone))
    return found


def _newest_by_engagement(
    found: Mapping[Place, _Counted], records: Records, *, menu: Candidates
) -> Mapping[str, int]:
    """Return the running number of the last change at each engagement, of people and of heads of any category."""
    newest: dict[str, int] = defaultdict(int)
    for selection, number in zip(menu.selections, newest_change(records, holds=menu.holds), strict=True):
        if selection.dimension is Dimension.ENGAGEMENT and selection.period is None:
            newest[selection.value or ""] = int(number)
    for (engagement, _, _), counted in found.items():
        newest[engagement] = max([newest[engagement], *(number for number, _ in counted.changes)])
    return newest


def _keys(place: Place) -> tuple[HeadKey, ...]:
    engagement, kind, category = place
    selection = Selection(None, Dimension.ENGAGEMENT, engagement)
    kinds = (HeadKind.COMMUNITY,) if kind == COMMUNITY else (HeadKind.STATED, HeadKind.MET)
    return tuple((each, selection, category) for each in kinds)


def _people_at(records: Records) -> Mapping[str, NDArray[np.int64]]:
    """Return the people of every activity, each once."""
    found: dict[str, list[NDArray[np.int64]]] = defaultdict(list)
    for place, (activity, _) in enumerate(records.atom_names):
        found[activity].append(records.people[records.atoms == place])
    return {activity: np.unique(np.concatenate(each)) for activity, each in found.items()}


def _exact(
    rows: Sequence[HeadRow],
    *,
    kind: str,
    there: Mapping[str, NDArray[np.int64]],
    activities: Mapping[str, Activity],
) -> ExactHeads:
    people = [there[row.activity] for row in rows if row.activity in there]
    meant = [row.activity for row in rows if _is_for(row, activities) and row.activity in there]
    own = [there[activity] for activity in dict.fromkeys(meant)]
    return ExactHeads(
        stated=sum(row.stated for row in rows),
        stated_key=sum(row.stated_key for row in rows) % 2**64,
        met=sum(row.met for row in rows) if kind == NEED else None,
        met_key=sum(row.met_key for row in rows) % 2**64,
        base=_distinct(people),
        meant_for=all(_is_for(row, activities) for row in rows),
        own=(_distinct(own), sum(len(each) for each in own)) if own else (),
        open=len({row.activity for row in rows if not _is_for(row, activities)}),
    )


def _is_for(row: HeadRow, activities: Mapping[str, Activity]) -> bool:
    return row.kind == COMMUNITY and activities[row.activity].community == row.category


def _distinct(people: Sequence[NDArray[np.int64]]) -> int:
    return len(np.unique(np.concatenate(people))) if people else 0
