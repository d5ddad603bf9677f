"""The audit of communities beside the tables of their rules. A gate: numbers are withdrawn until nothing hidden is too narrow.

Only numbers of communities are ever withdrawn here. Communities that share a question are judged together, with every
level of every question: what must keep `audit_width` + 1 values is every hidden number of all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.disclosure.audit import OUTSIDE, AuditFailed, Drafts
from data.disclosure.community_draft import part_figure
from data.disclosure.community_sums import split, sums_of_community
from data.disclosure.differences import too_narrow_between
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import Limits, TooNarrow, narrowed, too_narrow
from data.disclosure.sums import ANY_NUMBER, Sum, sums_of
from models.community import LibraryCommunity
from models.facts import DisclosureRules


@dataclass(frozen=True)
class CommunityDraft:
    """One community with its draft. The draft's `available` only ever loses selections."""

    community: LibraryCommunity
    draft: Draft

    @property
    def name(self) -> str:
        """What it is called among the drafts that it is audited with."""
        return f"community {self.community.slug}"


def audit_communities(
    communities: Sequence[CommunityDraft], *, one_way: Drafts, nested: Nesting, rules: DisclosureRules
) -> int:
    """Withdraw numbers of `communities` until every hidden number beside them passes; return how many went.

    `one_way` has passed its own audit and stays as it is.

    Raises
    ------
    AuditFailed
        A true count lies outside what the published figures allow.
    """
    withdrawn = 0
    for family in families(communities):
        bench = Bench(family, one_way=one_way)
        while any(one.draft.available.any() for one in family):
            failing = bench.failing(nested=nested, width=rules.audit_width)
            if not failing:
                break
            withdrawn += _withdraw(family, failing, nested=nested)
        bench.holds_the_truth(nested=nested)
    return withdrawn


def families(communities: Sequence[CommunityDraft]) -> list[list[CommunityDraft]]:
    """Return the communities in lists: those that share a question, directly or through others, stand together."""
    found: list[list[CommunityDraft]] = []
    for one in communities:
        asked = set(one.community.characteristics)
        akin = [
            family for family in found if any(asked & set(each.community.characteristics) for each in family)
        ]
        found = [family for family in found if family not in akin]
        found.append([*(each for family in akin for each in family), one])
    return found


class Bench:
    """Everything that a family of communities is judged with: all levels of all their questions, and themselves."""

    def __init__(self, family: Sequence[CommunityDraft], *, one_way: Drafts) -> None:
        self.family = family
        asked = dict.fromkeys(name for one in family for name in one.community.characteristics)
        self.by_question = {name: one_way[name] for name in asked if name in one_way}
        self.levels = {
            key_of(name, level): draft
            for name, levels in self.by_question.items()
            for level, draft in levels.items()
        }

    def drafts(self) -> dict[str, Draft]:
        """Return every draft by name. A table that is not shown where a community's number is stands there unknown."""
        there = np.logical_or.reduce([one.draft.available for one in self.family])
        found = {name: _with_unknown(draft, there) for name, draft in self.levels.items()}
        for one in self.family:
            found[one.name] = _with_presence(one, self.levels)
        return found

    def sums(self) -> list[Sum]:
        """Return every sum of one selection: of each question by itself, and of each community with its questions."""
        found: list[Sum] = []
        for name, levels in self.by_question.items():
            found += [_renamed(tied, name) for tied in sums_of(levels)]
        for one in self.family:
            found += sums_of_community(one.community, name=one.name, levels=self.levels)
        return found

    def limits(self, *, nested: Nesting) -> tuple[dict[str, Draft], Mapping[str, Limits]]:
        """Return every draft, and what a reader who knows the attendance knows of its figures."""
        drafts = self.drafts()
        return drafts, narrowed(drafts, nested=nested, sums=self.sums())

    def failing(self, *, nested: Nesting, width: int) -> list[TooNarrow]:
        """Return what sums give away; where they give nothing away, what differences of any two selections do."""
        drafts, sums = self.drafts(), self.sums()
        if failing := too_narrow(drafts, nested=nested, width=width, sums=sums):
            return failing
        limits = narrowed(drafts, nested=nested, sums=sums)
        return too_narrow_between(drafts, limits=limits, nested=nested, width=width)

    def holds_the_truth(self, *, nested: Nesting) -> None:
        """Raise `AuditFailed` where a true count lies outside the limits."""
        drafts, limits = self.limits(nested=nested)
        for name, draft in drafts.items():
            known = limits[name]
            outside = (draft.tally.counts < known.low) | (draft.tally.counts > known.high)
            if (outside & draft.available[:, None]).any():
                raise AuditFailed(OUTSIDE.format(level=name))


def key_of(characteristic: str, level: str) -> str:
    """Return what a level is called where levels of several questions stand together."""
    return f"{characteristic} {level}"


def _renamed(tied: Sum, characteristic: str) -> Sum:
    def to(figure: tuple[str, str]) -> tuple[str, str]:
        return key_of(characteristic, figure[0]), figure[1]

    return replace(
        tied,
        whole=to(tied.whole),
        parts=tuple(to(part) for part in tied.parts),
        some_of=None if tied.some_of is None else to(tied.some_of),
    )


def _with_unknown(draft: Draft, there: NDArray[np.bool_]) -> Draft:
    real = draft.available[:, None]
    return replace(
        draft,
        available=draft.available | there,
        shown=replace(draft.shown, numbers=np.where(real, draft.shown.numbers, 0)),
        low=np.where(real, draft.low, 0),
        high=np.where(real, draft.high, ANY_NUMBER),
    )


def _with_presence(one: CommunityDraft, levels: Mapping[str, Draft]) -> Draft:
    """Raise a part to one where the community and the only other part show unlike numbers: not the same people."""
    draft, questions = one.draft, one.community.characteristics
    if len(questions) != 2:
        return draft
    low = draft.low.copy()
    number = draft.shown.numbers[:, 0]
    for table in levels.values():
        level = table.tally.level
        if level.characteristic not in questions:
            continue
        whole, mixed = split(one.community, level)
        if len(whole) != 1 or mixed:
            continue
        cell = table.shown.numbers[:, table.shown.column(whole[0])]
        unlike = table.available & (cell != HIDDEN) & (number != HIDDEN) & (cell != number)
        (other,) = (name for name in questions if name != level.characteristic)
        column = draft.shown.column(part_figure(other))
        # Only where the level holds everybody who answered: whoever it can't hold may be what is unlike.
        unlike &= table.tally.of("unplaced") == 0
        unlike &= table.own_numbers[:, table.shown.column(whole[0])]
        low[unlike, column] = np.maximum(low[unlike, column], 1)
    return replace(draft, low=low)


def _withdraw(family: Sequence[CommunityDraft], failing: Sequence[TooNarrow], *, nested: Nesting) -> int:
    """Withdraw the community's number of each selection that fails; where it has none, the smallest that may tell."""
    gone = 0
    rows = {cell.selection for cell in failing}
    for one in family:
        for row in rows:
            if one.draft.available[row]:
                one.draft.available[row] = False
                gone += 1
    if gone:
        return gone
    related = set(_related(rows, nested))
    left = [
        (row not in related, int(one.draft.asked[row]), place, int(row))
        for place, one in enumerate(family)
        for row in np.flatnonzero(one.draft.available)
    ]
    *_, place, row = min(left)
    family[place].draft.available[row] = False
    return 1


def _related(rows: set[int], nested: Nesting) -> Iterator[int]:
    for small, large in nested.inside:
        if small in rows:
            yield large
        if large in rows:
            yield small
