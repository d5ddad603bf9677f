"""Needs of information and communication that were stated and met, engagement by engagement, from shown values. Pure."""

from collections.abc import Iterable, Mapping

from data.standards.on_record import NeedsMet
from models.community import Needs


def needs_met(published: Mapping[str, Iterable[Needs]]) -> Mapping[str, NeedsMet]:
    """Return engagement to its needs of every kind whose two figures are both shown; absent where none is."""
    found = {engagement: together(kinds) for engagement, kinds in published.items()}
    return {engagement: sums for engagement, sums in found.items() if sums is not None}


def together(kinds: Iterable[Needs]) -> NeedsMet | None:
    """Return the sums over kinds whose two figures are both shown; None where there are none."""
    pairs = [
        (each.stated.shown, each.met.shown)
        for each in kinds
        if each.stated.shown is not None and each.met.shown is not None
    ]
    if not pairs:
        return None
    return NeedsMet(sum(stated for stated, _ in pairs), sum(met for _, met in pairs))
