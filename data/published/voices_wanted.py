"""How many voices of each community we set out to hear. Sees no people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from data import facts
from data.databases import register_session
from data.frozen import selection_of
from models.protected import Selection
from models.register import Target
from models.vocabulary import TargetKind

COMMUNITY = "community"
"""Stands in the place of a characteristic where a target is for a community itself; its category is the slug."""


@dataclass(frozen=True)
class VoicesWanted:
    """A number of voices of one community that somebody set out to hear."""

    voices: int
    owner: str
    due_on: date | None
    sourced: bool
    """Whether it says where it comes from; without, nobody may say whether it is met (method 3.3)."""


def voices_wanted(selection: Selection, *, on: date) -> Mapping[str, VoicesWanted]:
    """Return by community slug the number of voices wanted in a selection, in force on a day; the newest of several.

    Either set for the community itself, or for the one answer that its rule is.
    """
    by_rule = {
        (part.characteristic, part.category): slug
        for slug, one in facts.communities().items()
        if len(one.rule) == 1
        for part in one.rule
    }
    with register_session() as session:
        rows = session.exec(
            select(Target).where(Target.kind == TargetKind.VOICES.value).order_by(col(Target.id))
        ).all()
    found: dict[str, VoicesWanted] = {}
    for row in rows:
        slug = (
            row.category
            if row.characteristic == COMMUNITY
            else by_rule.get((row.characteristic, row.category))
        )
        holds = row.set_on <= on and (row.ended_on is None or row.ended_on > on)
        if slug and holds and selection_of(row.period or "", row.by or "") == selection:
            found[slug] = VoicesWanted(int(row.amount), row.owner, row.due_on, bool(row.source.strip()))
    return found
