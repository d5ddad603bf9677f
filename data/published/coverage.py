"""Which parts of our work asked what, and whom they were for: from the release that stands and the register. No people."""

from collections.abc import Mapping
from typing import Literal

from sqlmodel import Session, col, select

from data import frozen
from data.databases import register_session
from data.menu import OTHER_SMALL
from models.register import Activity, Engagement
from models.release import PublishedTable
from models.vocabulary import Audience, Dimension

Meant = Literal["open", "one_group", "both"]
"""Whom the activities of an engagement were for: everyone, one community or group, or some for each."""


def asked_across(dimension: Dimension, *, period: str | None = None) -> Mapping[tuple[str, str], bool]:
    """Return (value, characteristic) to whether it was asked, in one read and without any figure.

    True where the standing release has a table at any level, False where no form asked; a pair that is absent has
    nothing that can be shown. `period` None is all time.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is None or standing.id is None:
            return {}
        rows = session.exec(
            select(PublishedTable.by, PublishedTable.characteristic)
            .where(
                PublishedTable.release_id == standing.id,
                col(PublishedTable.withdrawn).is_(False),
                PublishedTable.period == (period or ""),
                col(PublishedTable.by).startswith(f"{dimension.value}="),
            )
            .distinct()
        ).all()
        never = frozen.not_asked(session, release=standing.id)
    found = {
        (selection.value or "", characteristic): False
        for selection, characteristic in never
        if (selection.period, selection.dimension) == (period, dimension)
    }
    return found | {(by.partition("=")[2], characteristic): True for by, characteristic in rows}


def audience_of_engagements(*, listed: tuple[str, ...]) -> Mapping[str, Meant]:
    """Return engagement to whom its activities were for, of every engagement in `listed`, as the register says today.

    An engagement with a benchmark of its own is for one group, whatever its activities say (method 3.4). Engagements
    that are not listed stand together as the small ones; where any of them is for one group, all of them count so,
    because nobody can tell how much of the sum is theirs.
    """
    with register_session() as session:
        kinds = _kinds(session)
    apart = any(Audience.ONE_GROUP in kinds[engagement] for engagement in kinds.keys() - set(listed))
    small: Meant = "one_group" if apart else "open"
    return {each: small if each == OTHER_SMALL else _meant(kinds.get(each, set())) for each in listed}


def _kinds(session: Session) -> dict[str, set[Audience]]:
    rows = session.exec(
        select(Engagement.reference, Engagement.benchmark, Activity.community)
        .join(Activity, col(Activity.engagement) == col(Engagement.reference))
        .distinct()
    ).all()
    kinds: dict[str, set[Audience]] = {}
    for engagement, benchmark, community in rows:
        one = benchmark is not None or community is not None
        kinds.setdefault(engagement, set()).add(Audience.ONE_GROUP if one else Audience.OPEN_TO_ALL)
    return kinds


def _meant(kinds: set[Audience]) -> Meant:
    if Audience.ONE_GROUP not in kinds:
        return "open"
    return "both" if Audience.OPEN_TO_ALL in kinds else "one_group"
