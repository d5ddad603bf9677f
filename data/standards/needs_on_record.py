"""Needs of information and communication that were stated and met, engagement by engagement, from shown values. Pure."""

from collections.abc import Iterable, Mapping

from data.standards.on_record import NeedsMet
from models.community import Needs


def needs_met(published: Mapping[str, Iterable[Needs]]) -> Mapping[str, NeedsMet]:
    """Return engagement to its needs of every kind of which it is shown how many stated it; absent where none is."""
    found = {engagement: together(kinds) for engagement, kinds in published.items()}
    return {engagement: sums for engagement, sums in found.items() if sums is not None}


def together(kinds: Iterable[Needs]) -> NeedsMet | None:
    """Return the sums over kinds of which it is shown how many stated it; None where there are none.

    A hidden number of needs met counts by the least it can be: left out, the kinds that were met worst would be missing.
    """
    told = [(each.stated.shown, each.met) for each in kinds if each.stated.shown is not None]
    if not told:
        return None
    return NeedsMet(
        sum(stated for stated, _ in told),
        sum(met.low if met.shown is None else met.shown for _, met in told),
        hidden=sum(met.high - met.low for _, met in told if met.shown is None),
    )
