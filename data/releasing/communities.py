"""Makes the numbers of communities that follow from a rule of several parts: count, protect, offer, carry over, audit.

Sees people. One-way and two-way tables come first, and nothing here changes them. A rule of one category is its
published cell and needs no number of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data import facts
from data.counting.changes import changed_since
from data.counting.counting import membership
from data.counting.members import Members, members_of
from data.counting.records import Records
from data.disclosure.audit import Drafts
from data.disclosure.community_audit import CommunityDraft, audit_communities
from data.disclosure.community_draft import beside, draft_community
from data.disclosure.community_two_way import tell_of_two_way, withdraw_beside_two_way
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.tables import protected_count
from data.disclosure.two_way import TwoWayDraft
from data.facts.cells import cell_of
from data.frozen import TableKey
from data.frozen.heads import EarlierHeads, HeadKey, StampedHeads, WithdrawnHeads
from data.frozen.overlaps import OverlapKey
from data.menu import Candidates
from data.releasing.carrying import NOT_MADE_YET
from models.community import LibraryCommunity
from models.facts import DisclosureRules
from models.vocabulary import HeadKind, TableChange


@dataclass(frozen=True)
class MadeHeads:
    """Counts that stand alone in a release, and those that an audit withdrew."""

    counts: tuple[StampedHeads, ...]
    withdrawn: tuple[WithdrawnHeads, ...]


NO_HEADS = MadeHeads((), ())


def counted_by_themselves() -> list[LibraryCommunity]:
    """Return the communities of the library whose rule has several parts, or no level of its own."""
    return [one for one in facts.communities().values() if one.rule and cell_of(one) is None]


def make_communities(
    records: Records,
    drafts: Drafts,
    *,
    menu: Candidates,
    nested: Nesting,
    kept: frozenset[TableKey],
    kept_two_way: frozenset[OverlapKey],
    two_way: TwoWayDraft | None,
    earlier: EarlierHeads,
    rules: DisclosureRules,
) -> MadeHeads:
    """Make every number of a community that may stand beside the one-way and two-way tables of this release.

    A new number is made only beside tables of the same records: `kept` and `kept_two_way` keep earlier figures.

    Raises
    ------
    AuditFailed
        The audit could not prove the figures safe.
    """
    members = membership(records, holds=menu.holds)
    made: list[CommunityDraft] = []
    carried: list[MadeHeads] = []
    unchanged: dict[HeadKey, StampedHeads] = {}
    for community in counted_by_themselves():
        counted = members_of(records, members=members, community=community)
        draft = draft_community(
            counted, records=records, members=members, menu=menu, nested=nested, rules=rules
        )
        standing = _kept_rows(community, menu, kept)
        draft.available &= beside(counted, drafts=drafts, also=standing)
        stays, same = _carry_over(records, counted, draft, menu=menu, earlier=earlier, rules=rules)
        carried.append(stays)
        now = beside(counted, drafts=drafts, also={}) & ~_beside_kept_two_way(community, menu, kept_two_way)
        carried.append(_waiting(community, draft, now, menu=menu, earlier=earlier))
        draft.available &= now
        unchanged |= same
        made.append(CommunityDraft(community, draft))
    before = [one.draft.available.copy() for one in made]
    if two_way is not None:
        tell_of_two_way(made, two_way=two_way, one_way=drafts, nested=nested, rules=rules)
    audit_communities(made, one_way=drafts, nested=nested, rules=rules)
    if two_way is not None:
        withdraw_beside_two_way(made, two_way=two_way, one_way=drafts, nested=nested, rules=rules)
    counts = [stamped for each in carried for stamped in each.counts]
    withdrawn = [gone for each in carried for gone in each.withdrawn]
    for one, was in zip(made, before, strict=True):
        for row in np.flatnonzero(was):
            key = (HeadKind.RULE, menu.selections[row], one.community.slug)
            if not one.draft.available[row]:
                withdrawn.append(WithdrawnHeads(key, records.last_change))
            elif key in unchanged:
                counts.append(replace(unchanged[key], change=TableChange.UNCHANGED))
            else:
                counts.append(_new(key, one.draft, int(row), earlier=earlier, number=records.last_change))
    return MadeHeads(tuple(counts), tuple(withdrawn))


def _new(key: HeadKey, draft: Draft, row: int, *, earlier: EarlierHeads, number: int) -> StampedHeads:
    was = isinstance(earlier.get(key), StampedHeads)
    return StampedHeads(
        key=key,
        count=protected_count(draft.shown, row=row, column=0),
        change=TableChange.REVISED if was else TableChange.NEW,
        made_in=NOT_MADE_YET,
        made_on=date.min,
        change_number=number,
    )


def _carry_over(
    records: Records,
    counted: Members,
    draft: Draft,
    *,
    menu: Candidates,
    earlier: EarlierHeads,
    rules: DisclosureRules,
) -> tuple[MadeHeads, Mapping[HeadKey, StampedHeads]]:
    """Take out of the draft every number that may not move yet, as `data.releasing.carrying` does with tables.

    Returns what stands in their place, and the earlier state of those in which nobody changed.
    """
    kept: list[StampedHeads] = []
    withdrawn: list[WithdrawnHeads] = []
    unchanged: dict[HeadKey, StampedHeads] = {}
    changed: dict[int, NDArray[np.int64]] = {}
    for row in np.flatnonzero(draft.available):
        key = (HeadKind.RULE, menu.selections[row], counted.community.slug)
        before = earlier.get(key)
        if before is None:
            continue
        number = before.change_number
        if number not in changed:
            changed[number] = changed_since(
                records, asked=counted.asked_rows, holds=menu.holds, number=number
            )
        people = int(changed[number][row])
        if people >= rules.change_base:
            continue
        if isinstance(before, WithdrawnHeads):
            withdrawn.append(before)
        elif people == 0 and protected_count(draft.shown, row=int(row), column=0) == before.count:
            unchanged[key] = before
            continue
        else:
            kept.append(replace(before, change=TableChange.KEPT))
        draft.available[row] = False
    return MadeHeads(tuple(kept), tuple(withdrawn)), unchanged


def _waiting(
    community: LibraryCommunity,
    draft: Draft,
    now: NDArray[np.bool_],
    *,
    menu: Candidates,
    earlier: EarlierHeads,
) -> MadeHeads:
    """Return the earlier state of every number that might move, but for a table of its questions that may not yet."""
    keys = [
        (HeadKind.RULE, menu.selections[row], community.slug)
        for row in np.flatnonzero(draft.available & ~now)
    ]
    before = [earlier[key] for key in keys if key in earlier]
    return MadeHeads(
        tuple(replace(one, change=TableChange.KEPT) for one in before if isinstance(one, StampedHeads)),
        tuple(one for one in before if isinstance(one, WithdrawnHeads)),
    )


def _kept_rows(
    community: LibraryCommunity, menu: Candidates, kept: frozenset[TableKey]
) -> Mapping[str, NDArray[np.bool_]]:
    return {
        name: np.array(
            [(selection, name, facts.levels(name)[0].slug) in kept for selection in menu.selections],
            dtype=bool,
        )
        for name in community.characteristics
    }


def _beside_kept_two_way(
    community: LibraryCommunity, menu: Candidates, kept: frozenset[OverlapKey]
) -> NDArray[np.bool_]:
    """Return the selections in which a two-way table of two questions of the rule keeps earlier figures."""
    asked = set(community.characteristics)
    rows = {selection for selection, one, _, other, _ in kept if {one, other} <= asked}
    return np.array([selection in rows for selection in menu.selections], dtype=bool)
