"""Rounds and hides heads: counts of people whom nobody asked anything, of one community or need at one engagement.

The rules are those of a cell (method 2.6 B and C, 3). A reader who knows who came knows the base exactly, and takes the
heads from it: what is left must keep its values, as a hidden cell must.
"""

from dataclasses import dataclass

import numpy as np

from data.disclosure.rounding import HIDDEN, shown
from models.facts import DisclosureRules
from models.protected import ProtectedCount
from models.vocabulary import Withheld


@dataclass(frozen=True)
class ExactHeads:
    """Heads of one community or need at one engagement. Never leaves counting and `data.disclosure`."""

    stated: int
    stated_key: int
    met: int | None
    """Those of `stated` who got it; None for a community."""
    met_key: int
    base: int
    """People on record at the activities where they were counted: readers may know it."""
    meant_for: bool
    """Whether the register says of each of those activities that it was for this community."""
    own: tuple[int, ...] = ()
    """How many came to those of the activities that were for this community, each person once and each visit once."""
    open: int = 0
    """How many of the activities were not for this community; at each of them somebody of it was counted."""


def protect_heads(exact: ExactHeads, *, rules: DisclosureRules) -> tuple[ProtectedCount, ...] | None:
    """Return the count and, for a need, how many of them got it; None where they may not be shown.

    Zero is hidden with the small counts. Where the count is hidden, so is how many got it: a shown part would narrow the
    hidden whole. None where the whole base belongs, or so much of it that the rest keeps fewer than `audit_width` + 1
    values, unless the register says itself that the activities were for this community; and where how many went without
    would keep fewer. Where some of the activities were for the community, nearly all who came to those may be taken for
    members, so that what is left for the open ones keeps as many values or nothing is shown.
    """
    count = _protected(exact.stated, key=exact.stated_key, rules=rules)
    if not exact.meant_for and (exact.stated >= exact.base or _told(count, exact, rules=rules)):
        return None
    if exact.met is None:
        return (count,)
    if count.shown is None:
        return count, count
    met = _protected(exact.met, key=exact.met_key, rules=rules)
    if met.shown is not None and met.shown > count.shown:
        # Everybody who got it had asked: two numbers the wrong way round would say that hardly anybody went without.
        met = count
    unmet = (count.high - met.low) - max(0, count.low - met.high)
    return (count, met) if unmet >= rules.audit_width else None


def _told(count: ProtectedCount, exact: ExactHeads, *, rules: DisclosureRules) -> bool:
    """Say whether a count and what readers may know of who came leave too few values. Looks at no exact heads."""
    # That the whole base belongs is never shown, so at least one is left.
    least, most = max(1, exact.base - count.high), max(1, exact.base - count.low)
    if least < rules.min_display and most - least < rules.audit_width:
        return True
    top = min(count.high, exact.base - 1)
    return any(
        (top - own) - max(exact.open, count.low - own) < rules.audit_width for own in exact.own if exact.open
    )


def _protected(n: int, *, key: int, rules: DisclosureRules) -> ProtectedCount:
    number = int(
        shown(np.array([n]), keys=np.array([key], dtype=np.uint64), rules=rules, zeros_hidden=True)[0]
    )
    if number == HIDDEN:
        low, high = rules.hidden_bounds(zeros_hidden=True)
        return ProtectedCount(None, Withheld.FEWER_THAN_10, low, high)
    low, high = rules.bounds(number)
    return ProtectedCount(number, None, low, high)
