"""The release that stands: when it was made, up to when its figures go, what its audit looked at."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, func, select

from data import frozen
from data.databases import register_session
from data.published.comparing import home
from data.register import shown_names
from models.protected import ReleaseNote, Selection
from models.register import AuditEvent
from models.release import PublishedTable, Release
from models.vocabulary import Keyed, TableChange


def release() -> ReleaseNote | None:
    """Return what may be said of the release that stands, or None where there is none or it holds no table."""
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is None or standing.id is None:
            return None
        organisation, area = home(session)
        audit = json.loads(standing.audit)
        if not audit["tables"]:
            return None
        words = set(frozen.selections.keyed(session, release=standing.id).values())
        newest = session.exec(select(AuditEvent).order_by(col(AuditEvent.id).desc()).limit(1)).first()
        return ReleaseNote(
            number=standing.id,
            made_at=standing.made_at,
            figures_to=standing.figures_to,
            organisation=organisation,
            area=area,
            invented=standing.invented,
            tables=int(audit["tables"]),
            withdrawn=int(audit["candidates"]) - int(audit["tables"]),
            keyed=(words.pop() if len(words) == 1 else Keyed.SOME) if words else None,
            register_stamp="" if newest is None else f"{newest.id} {newest.at.isoformat()}",
            for_viewers=not shown_names.all_shown(),
        )


def audit() -> Mapping[str, float | int | None] | None:
    """Return what the audit of the standing release looked at and withdrew, by the names of `AuditReport`.

    Holds numbers of tables and cells and seconds, never of people. None before the first release.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        return None if standing is None else json.loads(standing.audit)


def changes() -> Mapping[TableChange, int]:
    """Return how many tables of the standing release are new, revised, unchanged or kept (method 2.6 J); none is 0."""
    with register_session() as session:
        standing = frozen.standing(session)
        found = session.exec(
            select(PublishedTable.change, func.count())
            .where(
                PublishedTable.release_id == (standing.id if standing else None),
                col(PublishedTable.withdrawn).is_(False),
            )
            .group_by(PublishedTable.change)
        ).all()
    counted = dict(found)
    return {change: counted.get(change.value, 0) for change in TableChange}


def keyed() -> Mapping[Selection, Keyed]:
    """Return for each selection whether all, some or none of the forms behind it asked who came twice.

    Empty for a release that was made before anybody noted it.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        return frozen.selections.keyed(session, release=standing.id or 0) if standing else {}


def as_frozen() -> bool | None:
    """Say whether the standing release still holds what was frozen; None where it has nothing to be checked by."""
    with register_session() as session:
        standing = frozen.standing(session)
        return None if standing is None else frozen.content.as_frozen(session, release=standing)


def previous_release() -> int | None:
    """Return the number of the release before the one that stands, or None."""
    with register_session() as session:
        numbers = session.exec(select(Release.id).order_by(col(Release.id).desc()).limit(2)).all()
    return numbers[1] if len(numbers) == 2 else None


def made_at(release: int) -> datetime:
    """Return when the release of a number was made. Raises NoResultFound where there is none."""
    with register_session() as session:
        return session.exec(select(Release.made_at).where(Release.id == release)).one()


def figures_of(selection: Selection) -> datetime | None:
    """Return when the oldest figures of a selection that still stand were made; None where it has none."""
    with register_session() as session:
        standing = frozen.standing(session)
        return session.exec(
            select(func.min(Release.made_at))
            .join(PublishedTable, col(PublishedTable.made_in) == col(Release.id))
            .where(
                PublishedTable.release_id == (standing.id if standing else None),
                PublishedTable.period == (selection.period or ""),
                PublishedTable.by == (selection.by or ""),
                col(PublishedTable.withdrawn).is_(False),
            )
        ).one()
