"""In which formats and languages each activity was offered, engagement by engagement. From the register: no people."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as select_columns
from sqlmodel import col

from data.databases import register_session
from data.register import entries, shown_names
from models.register import Activity


@dataclass(frozen=True)
class Offer:
    """What one activity offered."""

    title: str
    """As shown."""
    opened_on: date | None
    closed_on: date | None
    formats: tuple[str, ...]
    """Values of the closed choices."""
    languages: tuple[str, ...]
    """Besides English."""


@dataclass(frozen=True)
class Offers:
    """One engagement and what its activities offered, the first to open first."""

    reference: str
    title: str
    """As shown."""
    activities: tuple[Offer, ...]


def offers() -> tuple[Offers, ...]:
    """Return every engagement that has activities, by title as shown."""
    with register_session() as session:
        titles, named = shown_names.engagements(session), shown_names.activities(session)
        of: dict[str, list[Offer]] = defaultdict(list)
        for row in session.execute(
            select_columns(
                col(Activity.engagement),
                col(Activity.reference),
                col(Activity.opened_on),
                col(Activity.closed_on),
                col(Activity.formats_offered),
                col(Activity.languages_offered),
            )
        ).all():
            engagement, reference, opened, closed, formats, languages = row
            of[engagement].append(
                Offer(named[reference], opened, closed, entries.apart(formats), entries.apart(languages))
            )
    found = [
        Offers(
            reference,
            titles[reference],
            tuple(sorted(listed, key=lambda one: (one.opened_on or date.max, one.title.casefold()))),
        )
        for reference, listed in of.items()
    ]
    return tuple(sorted(found, key=lambda each: each.title.casefold()))
