"""What people asked for, what was offered and what they got, kind by kind. Pure: offers and protected counts in.

The Accessible Information Standard (DAPB1605) asks to identify, record, flag, share, meet and review the information and
communication needs of people. Which format or language serves which need stands in `data/reference/formats_for_needs.csv`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from data.facts.rows import read_rows
from data.measures.unmet import unmet
from data.register.entry_choices import Kind, choices
from data.register.offers import Offer, Offers
from models.community import Needs

NEEDS_FILE = Path(__file__).parent / "reference" / "formats_for_needs.csv"
WORDS_FILE = NEEDS_FILE.with_name("needs_in_words.csv")
ANY = "*"
NO_SUCH_CHOICE = 'there is no "{value}" among the choices. See entry_choices.csv.'


@dataclass(frozen=True)
class NeedAt:
    """One kind of format or support at one engagement."""

    engagement: Offers
    needs: Needs
    """How many people asked for it and how many got it."""
    offered_at: int | None
    """Activities that offered what serves it; None where no format or language of the register does."""

    @property
    def asked(self) -> bool:
        """Whether somebody surely asked for it: a hidden count may be of nobody."""
        return self.needs.stated.low > 0

    @property
    def not_offered(self) -> bool:
        """Whether somebody surely asked for it, no activity offered it, and nobody surely got it all the same."""
        return self.asked and self.offered_at == 0 and self.needs.met.low == 0

    @property
    def fewer_than_asked(self) -> bool:
        """Whether some got it, or could have, and surely fewer than asked."""
        found = unmet(self.needs)
        return not self.not_offered and found is not None and found.low > 0

    @property
    def not_noted(self) -> bool:
        """Whether people surely got it though the register names no activity that offered it."""
        return self.offered_at == 0 and self.needs.met.low > 0


def largest_gap(needs: Sequence[NeedAt]) -> NeedAt | None:
    """Return the need that most people surely asked for and did not get, the first of several; None where there is none."""
    least = {each: found.low for each in needs if (found := unmet(each.needs)) is not None and found.low > 0}
    return max(least, key=least.__getitem__, default=None)


def at_each(offers: Sequence[Offers], needs: Mapping[str, Sequence[Needs]]) -> tuple[NeedAt, ...]:
    """Return every need that the release shows, in the order of the engagements and then of the kinds."""
    return tuple(
        NeedAt(each, one, offered_at(each, one.kind))
        for each in offers
        for one in needs.get(each.reference, ())
    )


def offered_at(engagement: Offers, need: str) -> int | None:
    """Return how many activities offered what serves a need; None where the register knows nothing that would."""
    if need not in serving():
        return None
    return sum(serves(one, need) for one in engagement.activities)


def serves(offer: Offer, need: str) -> bool:
    """Say whether an activity offered what serves a need."""
    held: Mapping[str, tuple[str, ...]] = {"format": offer.formats, "language": offer.languages}
    return any(
        value in held[kind] or (value == ANY and bool(held[kind]))
        for kind, value in serving().get(need, ())
    )  # fmt: skip


@cache
def serving() -> Mapping[str, tuple[tuple[Kind, str], ...]]:
    """Return need to the (kind, value) of the register's choices that serve it; `*` is any value of the kind.

    Raises `FactsError` where the file names a choice that there is not.
    """
    found: dict[str, list[tuple[Kind, str]]] = {}
    for row in read_rows(NEEDS_FILE, columns=("need", "kind", "value")):
        kind = next((one for one in get_args(Kind) if one == row.text("kind")), None)
        value = row.text("value")
        if kind is None or (value != ANY and value not in choices(kind)):
            raise row.wrong("value", NO_SUCH_CHOICE.format(value=value))
        found.setdefault(row.text("need"), []).append((kind, value))
    return {need: tuple(listed) for need, listed in found.items()}


@cache
def in_words() -> Mapping[str, tuple[str, str]]:
    """Return need to the words for what people asked for ("an interpreter"), and for getting it ("one")."""
    rows = read_rows(WORDS_FILE, columns=("need", "asked_for", "got"))
    return {row.text("need"): (row.text("asked_for"), row.text("got")) for row in rows}


def offering_nothing(offers: Sequence[Offers]) -> int:
    """Return how many activities offered no format and no language at all."""
    return sum(not one.formats and not one.languages for each in offers for one in each.activities)


def most_offered(offers: Sequence[Offers]) -> tuple[str, int] | None:
    """Return the format that most activities offered and how many, the first of the choices where several are; or None."""
    counted = {
        value: sum(value in one.formats for each in offers for one in each.activities)
        for value in choices("format")
    }
    value = max(counted, key=counted.__getitem__)
    return (value, counted[value]) if counted[value] else None
