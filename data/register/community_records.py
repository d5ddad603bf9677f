"""The communities on record, and the activities that were for them, with names as shown."""

from sqlmodel import col, select

from data import facts
from data.databases import register_session
from data.register import communities, shown_names
from data.register.contacts import Contact, ListedCommunity
from models.register import Activity
from models.vocabulary import Stage

STAGES = {stage.value: stage for stage in Stage}


def listed() -> tuple[ListedCommunity, ...]:
    """Return every community of the library and the register, by name; one that only an activity names, too."""
    library = facts.communities()
    with register_session() as session:
        names = dict(communities.names(session))
        for slug in filter(None, session.exec(select(Activity.community).distinct()).all()):
            names.setdefault(slug, facts.dimension_label("community", slug))
    known = [
        ListedCommunity(
            slug,
            name,
            library[slug].people if slug in library else "",
            tuple((part.characteristic, part.category) for part in library[slug].rule)
            if slug in library
            else (),
        )
        for slug, name in names.items()
    ]
    return tuple(sorted(known, key=lambda one: one.name.casefold()))


def contacts() -> tuple[Contact, ...]:
    """Return every activity that was for one community, with names as shown."""
    with register_session() as session:
        titles, named = shown_names.engagements(session), shown_names.activities(session)
        rows = session.exec(
            select(Activity).where(col(Activity.community).is_not(None)).order_by(col(Activity.id))
        ).all()
        return tuple(
            Contact(
                reference=row.reference,
                title=named[row.reference],
                engagement=row.engagement,
                engagement_title=titles[row.engagement],
                community=row.community or "",
                stage=STAGES.get(row.stage),
                method=row.method,
                held_by=row.held_by,
                opened_on=row.opened_on,
                closed_on=row.closed_on,
            )
            for row in rows
            if row.community
        )
