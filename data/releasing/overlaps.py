"""Makes the two-way tables of a release: count, protect, offer, carry over, audit. Sees people; one-way tables come first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data import facts
from data.counting.changes import removed_since
from data.counting.counting import KNOWN
from data.counting.placing import placed
from data.counting.records import Records
from data.counting.two_way_counting import Answered, answered, crossed
from data.disclosure.audit import Drafts
from data.disclosure.offering import Nesting
from data.disclosure.two_way import TwoWayDraft, protect_two_way
from data.disclosure.two_way_audit import NOTHING_TO_AUDIT, TwoWayReport, audit_two_way
from data.disclosure.two_way_offering import offer_beside_one_way, offer_nested
from data.disclosure.two_way_tables import overlap_table
from data.frozen import TableKey
from data.frozen.overlaps import OverlapKey, StampedOverlap, WithdrawnOverlap
from data.menu import Candidates
from data.progress import Progress
from data.releasing.carrying import NOT_MADE_YET
from models.facts import DisclosureRules, Level
from models.protected import OverlapTable
from models.vocabulary import TableChange

EarlierOverlaps = Mapping[OverlapKey, StampedOverlap | WithdrawnOverlap]
"""The newest state of every two-way table that a release ever held or withdrew."""


@dataclass(frozen=True)
class MadeOverlaps:
    """The two-way tables of a release, what its audit withdrew, and how many the menu could hold."""

    tables: tuple[StampedOverlap, ...]
    withdrawn: tuple[WithdrawnOverlap, ...]
    report: TwoWayReport
    candidates: int


NO_OVERLAPS = MadeOverlaps((), (), NOTHING_TO_AUDIT, 0)


def make_overlaps(
    records: Records,
    drafts: Drafts,
    *,
    shown: Drafts | None = None,
    menu: Candidates,
    nested: Nesting,
    kept: frozenset[TableKey],
    earlier: EarlierOverlaps,
    rules: DisclosureRules,
    progress: Progress,
    audited: Callable[[TwoWayDraft], None] = lambda _: None,
) -> MadeOverlaps:
    """Make every two-way table that may stand beside the one-way tables of `drafts`, which have passed their audit.

    `records` are of people, and `drafts` of them only. Where heads were counted too, `shown` are the drafts with them,
    as readers see them: the counted heads are then among those whom a table of two characteristics leaves out.

    `kept` are the one-way tables that keep earlier figures. A new two-way table is made only beside one-way tables
    of the same records: beside older ones it would show what changed since. `audited` is told the exact draft, which must
    not leave counting and `data.disclosure`.

    Raises
    ------
    AuditFailed
        The audit could not prove the figures safe.
    """
    levels = [level for level in two_way_levels() if level.slug in drafts.get(level.characteristic, {})]
    if len(levels) < 2:
        return NO_OVERLAPS
    progress(0.0, "Counting where two characteristics meet")
    draft = protect_two_way(crossed(answered(records, menu=menu, levels=levels)), rules=rules)
    given = draft.crossed.answered
    candidates = int(np.triu(draft.crossed.base_counts >= rules.min_base, 1).sum())
    rows = list(given.rows)
    fresh = np.array([drafts[level.characteristic][level.slug].available[rows] for level in levels]).T
    keeping = np.array(
        [
            [(selection, level.characteristic, level.slug) in kept for level in levels]
            for selection in given.selections
        ]
    )
    for each in (drafts, shown or drafts):
        known = np.array([each[level.characteristic][level.slug].tally.of(KNOWN)[rows] for level in levels]).T
        offer_beside_one_way(draft, offered=fresh | keeping, known=known, rules=rules)
    offer_nested(draft, rules=rules)
    carried = _carry_over(records, draft, fresh=fresh, earlier=earlier, rules=rules)
    before_audit = draft.available.copy()
    report = audit_two_way(
        draft,
        one_way=drafts,
        nested=nested,
        rules=rules,
        progress=lambda share: progress(
            0.3 + 0.7 * share, "Checking that nobody can be worked out where two meet"
        ),
    )
    audited(draft)
    tables, withdrawn = list(carried.kept), list(carried.withdrawn)
    for row, one, other in np.argwhere(np.triu(before_audit)):
        key = _key(given, int(row), int(one), int(other))
        if not draft.available[row, one, other]:
            withdrawn.append(WithdrawnOverlap(key, records.last_change))
            continue
        table = overlap_table(draft, row=int(row), one=int(one), other=int(other), rules=rules)
        before = carried.unchanged.get(key)
        if before is not None:
            tables.append(replace(before, table=replace(table, change=TableChange.UNCHANGED)))
            continue
        change = TableChange.REVISED if isinstance(earlier.get(key), StampedOverlap) else TableChange.NEW
        tables.append(
            StampedOverlap(replace(table, change=change), NOT_MADE_YET, date.min, records.last_change)
        )
    place = {level.characteristic: i for i, level in enumerate(levels)}
    listed = {selection: i for i, selection in enumerate(given.selections)}
    tables.sort(
        key=lambda s: (listed[s.table.selection], place[s.table.characteristic], place[s.table.other])
    )
    return MadeOverlaps(tuple(tables), tuple(withdrawn), report, candidates)


def two_way_levels() -> list[Level]:
    """Return the level that each characteristic with one answer a person has in two-way tables: its coarsest."""
    return [facts.levels(one.slug)[0] for one in facts.published() if not one.multiple]


def _key(given: Answered, row: int, one: int, other: int) -> OverlapKey:
    first, second = given.levels[one], given.levels[other]
    return given.selections[row], first.characteristic, first.slug, second.characteristic, second.slug


@dataclass(frozen=True)
class _Carried:
    kept: tuple[StampedOverlap, ...]
    withdrawn: tuple[WithdrawnOverlap, ...]
    unchanged: Mapping[OverlapKey, StampedOverlap]


def _carry_over(
    records: Records,
    draft: TwoWayDraft,
    *,
    fresh: NDArray[np.bool_],
    earlier: EarlierOverlaps,
    rules: DisclosureRules,
) -> _Carried:
    """Take out of the draft every table that may not move yet, as `data.releasing.carrying` does with one-way tables."""
    given = draft.crossed.answered
    beside = fresh[:, :, None] & fresh[:, None, :]
    kept: list[StampedOverlap] = []
    withdrawn: list[WithdrawnOverlap] = []
    unchanged: dict[OverlapKey, StampedOverlap] = {}
    changed: dict[int, NDArray[np.int64]] = {}
    for row, one, other in np.argwhere(np.triu(draft.available)):
        key = _key(given, int(row), int(one), int(other))
        before = earlier.get(key)
        if before is None:
            continue
        number = before.change_number
        if number not in changed:
            changed[number] = _changed_since(records, given, number=number)
        people = int(changed[number][row, one, other])
        if people >= rules.change_base:
            continue
        if isinstance(before, WithdrawnOverlap):
            withdrawn.append(before)
        elif (
            people == 0
            and beside[row, one, other]
            and _same(
                overlap_table(draft, row=int(row), one=int(one), other=int(other), rules=rules), before.table
            )
        ):
            unchanged[key] = before
            continue
        else:
            kept.append(replace(before, table=replace(before.table, change=TableChange.KEPT)))
        draft.withdraw(int(row), int(one), int(other))
    draft.available &= beside
    return _Carried(tuple(kept), tuple(withdrawn), unchanged)


def _changed_since(records: Records, given: Answered, *, number: int) -> NDArray[np.int64]:
    """Count, by selection and two levels, the people who changed after `number`: selections by levels by levels.

    Of those who are there, people who count in the table and one of whose changed participations answers one of its
    questions. A removed participation counts as one person in every table of its selection (`data.counting.changes`).
    """
    gone = removed_since(records, holds=given.holds, number=number)
    counts = np.broadcast_to(gone[:, None, None], (len(gone), len(given.levels), len(given.levels))).copy()
    rows = np.flatnonzero(records.changes > number)
    if not len(rows):
        return counts
    people, of_row = np.unique(records.people[rows], return_inverse=True)
    answers = np.array([placed(records, level=level)[rows] >= 0 for level in given.levels])
    for row, held in enumerate(given.holds):
        here = held[records.atoms[rows]]
        said = np.zeros((len(given.levels), len(people)), dtype=bool)
        for place, answer in enumerate(answers):
            said[place, of_row[here & answer]] = True
        counted = given.codes[row][:, people] >= 0
        as_before = (counted & ~said).astype(np.int64)
        every = counted.astype(np.int64)
        counts[row] += every @ every.T - as_before @ as_before.T
    return counts


def _same(now: OverlapTable, before: OverlapTable) -> bool:
    return now == replace(before, change=now.change, figures_from=now.figures_from)
