"""What somebody knows who counted heads for us: their own heads, exactly. For them a table is a table of the others.

A partner who sent "11 women, 7 men" takes those 18 away from every figure that holds them. What is left must keep to the
same rules as any table: nobody or `min_base` people, and at least `audit_width` + 1 values for every few. Whoever knows
less than all of the counted heads knows less of the others, so a draft without any of them is also the one that
tables of two characteristics and communities are held against: they hold people only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from data.counting.counting import ASKED, PEOPLE, Tally
from data.disclosure.draft import Draft
from data.disclosure.rounding import HIDDEN
from models.facts import DisclosureRules
from models.vocabulary import Missing


def without_heads(tally: Tally, heads: Tally) -> Tally:
    """Return a tally of the same selections without some heads, each of whom took part just once."""
    concerned = heads.of(PEOPLE) - heads.of(Missing.NOT_ASKED)
    return replace(
        tally,
        counts=tally.counts - heads.counts,
        attendances=tally.attendances - heads.attendances,
        asked_once=tally.asked_once - heads.of(ASKED),
        concerned=tally.concerned - concerned,
        concerned_once=tally.concerned_once - concerned,
        attended=tally.attended - heads.attended,
    )


def of_others(draft: Draft, heads: Tally, *, rules: DisclosureRules) -> Draft:
    """Return the draft as somebody sees it who knows some heads exactly: what is left is of the others.

    It shares `available` with the draft: what an audit withdraws of one is withdrawn of both. A number that is shown
    counts as hidden where it is of so few others that theirs would be.
    """
    others = without_heads(draft.tally, heads)
    mixed = heads.counts > 0
    few = mixed & (others.counts <= rules.hide_up_to)
    numbers = np.where(few, HIDDEN, draft.shown.numbers)
    # Where none of the others was asked, whoever knows the heads knows all there is.
    numbers[others.concerned == 0] = 0
    low, high = np.maximum(draft.low - heads.counts, 0), draft.high - heads.counts
    return replace(
        draft,
        tally=others,
        shown=replace(draft.shown, numbers=numbers, low=low, high=high),
        low=low,
        high=high,
        insiders=(),
        with_heads=mixed,
    )


def who_knows(tally: Tally, heads: Sequence[Tally]) -> tuple[Tally, ...]:
    """Return whose knowledge of a tally must be looked at, of `heads`: all counted heads, then those of each partner.

    A partner alone knows less of people than all partners together. It could only work out what the others counted, and
    only where nobody but counted heads was asked: elsewhere `min_base` people stand in the way, or nobody is offered.
    """
    if not heads:
        return ()
    everyone, *partners = heads
    alone = (everyone.concerned > 0) & (everyone.concerned == tally.concerned)
    return (everyone, *(partners if alone.any() else ()))


def seen_by(
    drafts: Mapping[str, Mapping[str, Draft]], place: int, *, rules: DisclosureRules, only_told: bool
) -> dict[str, dict[str, Draft]]:
    """Return the drafts as an insider sees them; `only_told` leaves out questions of which they know no answer.

    With nobody counted, they are the drafts themselves.
    """
    return {
        name: {
            level: of_others(draft, draft.insiders[place], rules=rules) if draft.insiders else draft
            for level, draft in levels.items()
        }
        for name, levels in drafts.items()
        if not only_told or any(_told(draft, place) for draft in levels.values())
    }


def _told(draft: Draft, place: int) -> bool:
    """Whether an insider, by place, knows an answer of any head to the draft's question."""
    return len(draft.insiders) > place and bool(draft.insiders[place].concerned.any())
