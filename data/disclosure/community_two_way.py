"""Communities beside two-way tables. Where two questions of one rule meet, who is in both is told by a cell; and what a
community tells of its questions narrows every two-way table of them. Only numbers of communities are withdrawn here.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import KNOWN, UNPLACED
from data.disclosure.audit import Drafts
from data.disclosure.community_audit import Bench, CommunityDraft, families, key_of
from data.disclosure.community_sums import split
from data.disclosure.offering import Nesting
from data.disclosure.sums import SEVERAL
from data.disclosure.two_way import TwoWayDraft
from data.disclosure.two_way_audit import Gate
from data.disclosure.two_way_limits import Knowledge
from models.facts import DisclosureRules, Level


def tell_of_two_way(
    communities: Sequence[CommunityDraft],
    *,
    two_way: TwoWayDraft,
    one_way: Drafts,
    nested: Nesting,
    rules: DisclosureRules,
) -> None:
    """Put into each community's draft what the two-way table of its two questions tells of who is in both."""
    met = [(one, block) for one in communities if (block := _block(one, two_way)) is not None]
    if not any(two_way.available[:, block.one, block.other].any() for _, block in met):
        return
    gate = Gate(two_way, one_way=one_way, nested=nested, rules=rules)
    known = gate.known(between=True)
    for one, block in met:
        draft = one.draft
        several = draft.shown.column(SEVERAL)
        for place, row in enumerate(two_way.crossed.answered.rows):
            if two_way.available[place, block.one, block.other]:
                low, high = block.of(known, place)
                draft.low[row, several] = max(draft.low[row, several], low.sum())
                draft.high[row, several] = min(
                    draft.high[row, several], high.sum() + _unplaced(one, one_way, row)
                )


def withdraw_beside_two_way(
    communities: Sequence[CommunityDraft],
    *,
    two_way: TwoWayDraft,
    one_way: Drafts,
    nested: Nesting,
    rules: DisclosureRules,
) -> int:
    """Withdraw numbers of everything and of years until every two-way number that is not shown keeps its values.

    The communities have passed the audit beside their one-way tables. Returns how many went.
    """
    withdrawn = 0
    rows = np.array(two_way.crossed.answered.rows, dtype=np.int64)
    while True:
        gate = Gate(two_way, one_way=one_way, nested=nested, rules=rules)
        moved = _narrow_gate(gate, communities, one_way=one_way, nested=nested)
        failing = _blocks_fail(gate, communities, one_way=one_way, nested=nested)
        if moved.any():
            known = gate.known(between=True)
            tables = {row for row, _, _ in gate.failing(known)}
            linked = any(gate.one_way_fails(known, place, levels) for place, levels in enumerate(gate.levels))
            if tables or linked:
                failing |= moved
        gone = 0
        for one in communities:
            at = rows[failing]
            gone += int(one.draft.available[at].sum())
            one.draft.available[at] = False
        withdrawn += gone
        if not gone:
            return withdrawn


def _narrow_gate(
    gate: Gate, communities: Sequence[CommunityDraft], *, one_way: Drafts, nested: Nesting
) -> NDArray[np.bool_]:
    """Narrow what the gate takes from the one-way tables by what the communities tell; return in which selections."""
    given = gate.given
    rows = list(given.rows)
    moved = np.zeros(len(rows), dtype=bool)
    for family in families(communities):
        if not any(one.draft.available.any() for one in family):
            continue
        _, limits = Bench(family, one_way=one_way).limits(nested=nested)
        for place, level in enumerate(given.levels):
            known = limits.get(key_of(level.characteristic, level.slug))
            draft = gate.coarsest[place]
            if known is None:
                continue
            own = slice(*given.starts[place : place + 2])
            here = draft.available[rows]
            size = draft.shown.categories
            column = draft.shown.column(KNOWN)
            for range_, low, high in (
                (
                    (gate.one_way.categories.low[:, own], gate.one_way.categories.high[:, own]),
                    known.low[rows, :size],
                    known.high[rows, :size],
                ),
                (
                    (gate.one_way.known.low[:, [place]], gate.one_way.known.high[:, [place]]),
                    known.low[rows][:, [column]],
                    known.high[rows][:, [column]],
                ),
            ):
                narrower = (low > range_[0]) | (high < range_[1])
                moved |= narrower.any(axis=1) & here
            gate.one_way.categories.low[:, own] = np.where(
                here[:, None],
                np.maximum(gate.one_way.categories.low[:, own], known.low[rows, :size]),
                gate.one_way.categories.low[:, own],
            )
            gate.one_way.categories.high[:, own] = np.where(
                here[:, None],
                np.minimum(gate.one_way.categories.high[:, own], known.high[rows, :size]),
                gate.one_way.categories.high[:, own],
            )
            gate.one_way.known.low[here, place] = np.maximum(
                gate.one_way.known.low[here, place], known.low[rows, column][here]
            )
            gate.one_way.known.high[here, place] = np.minimum(
                gate.one_way.known.high[here, place], known.high[rows, column][here]
            )
    return moved


class _Block:
    """The cells of a two-way table in which both answers make a member."""

    def __init__(self, one: int, other: int, lines: NDArray[np.int64], columns: NDArray[np.int64]) -> None:
        self.one, self.other = one, other
        self.cells = np.ix_(lines, columns)

    def of(self, known: Knowledge, place: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the least and the most of each cell in one selection."""
        return known.cells.low[place][self.cells], known.cells.high[place][self.cells]


def _block(one: CommunityDraft, two_way: TwoWayDraft) -> _Block | None:
    """Return where the two questions of a rule meet; None for a rule of one question, or one that has no such table."""
    given = two_way.crossed.answered
    places = [
        next((i for i, level in enumerate(given.levels) if level.characteristic == asked), None)
        for asked in one.community.characteristics
    ]
    if len(places) != 2 or places[0] is None or places[1] is None:
        return None
    starts = given.starts
    first, second = (
        _whole(one, given.levels[place], int(starts[place])) for place in places if place is not None
    )
    return _Block(places[0], places[1], first, second)


def _whole(one: CommunityDraft, level: Level, start: int) -> NDArray[np.int64]:
    whole, _ = split(one.community, level)
    return np.array(
        [start + i for i, category in enumerate(level.categories) if category.slug in whole], dtype=np.int64
    )


def _unplaced(one: CommunityDraft, one_way: Drafts, row: int) -> int:
    """Return the most people who may be in both and have no place in the table: answers that a level can't hold."""
    most = 0
    for asked in one.community.characteristics:
        draft = next(iter(one_way[asked].values()))
        _, mixed = split(one.community, draft.tally.level)
        for name in (*mixed, UNPLACED):
            most += int(draft.high[row, draft.shown.column(name)])
    return most


def _blocks_fail(
    gate: Gate, communities: Sequence[CommunityDraft], *, one_way: Drafts, nested: Nesting
) -> NDArray[np.bool_]:
    """Return in which selections a hidden cell of a rule's two questions keeps too few values beside the community."""
    two_way = gate.draft
    failing = np.zeros(len(two_way.crossed.answered.rows), dtype=bool)
    met = [(one, block) for one in communities if (block := _block(one, two_way)) is not None]
    if not any(two_way.available[:, block.one, block.other].any() for _, block in met):
        return failing
    known = gate.known(between=True)
    for one, block in met:
        (family,) = (each for each in families(communities) if one in each)
        drafts, limits = Bench(family, one_way=one_way).limits(nested=nested)
        column = drafts[one.name].shown.column(SEVERAL)
        for place, row in enumerate(two_way.crossed.answered.rows):
            if not (one.draft.available[row] and two_way.available[place, block.one, block.other]):
                continue
            low, high = block.of(known, place)
            most = int(limits[one.name].high[row, column])
            least = int(limits[one.name].low[row, column]) - _unplaced(one, one_way, row)
            narrow_high = np.minimum(high, most - (low.sum() - low))
            narrow_low = np.maximum(low, least - (high.sum() - high))
            hidden = ~gate.on_show[place][block.cells]
            failing[place] |= bool((hidden & (narrow_high - narrow_low < gate.rules.audit_width)).any())
    return failing
