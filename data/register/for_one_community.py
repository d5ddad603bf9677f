"""Which engagements were for one community or group and no others, and for whom: what the register says of itself."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import col, select

from data.databases import register_session
from data.register import communities, shown_names
from models.register import Activity, Engagement


@dataclass(frozen=True)
class ForOne:
    """An engagement all of whose activities were for one community or group."""

    reference: str
    title: str
    whom: tuple[str, ...]
    """Names of the communities, by name; empty where only its benchmark says that it was for some."""
    own_benchmark: bool
    """Whether it has a benchmark of its own, and so can be compared (method 3.4)."""


def engagements_for_one() -> tuple[ForOne, ...]:
    """Return the engagements whose activities all have the audience "for one community or group", by title.

    An engagement that had others too is left out: its people cannot be told apart by what they took part in.
    """
    names = communities.communities()
    with register_session() as session:
        engagements = session.exec(select(Engagement)).all()
        titles = shown_names.engagements(session)
        whom: dict[str, list[str | None]] = defaultdict(list)
        for reference, community in session.exec(
            select(Activity.engagement, Activity.community).order_by(col(Activity.id))
        ):
            whom[reference].append(community)
    found = [
        ForOne(
            each.reference,
            titles[each.reference],
            tuple(sorted({names.get(slug, slug) for slug in whom[each.reference] if slug})),
            each.benchmark is not None,
        )
        for each in engagements
        if whom[each.reference] and (each.benchmark is not None or None not in whom[each.reference])
    ]
    return tuple(sorted(found, key=lambda each: each.title.casefold()))
