"""Which papers were made, and from which release: the next one says what changed since the last."""

import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, select

from data.databases import intake_available, register_session
from models.paper import PaperMade

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class LastPaper:
    """The last paper that was made by some saved choices."""

    made_on: date
    release: int
    """Number of the release that it was made from."""


def last_paper(profile: str | None, *, before: date) -> LastPaper | None:
    """Return the newest paper by a profile (a reference) that was made before a day; None where there is none.

    Of an earlier day: a paper that is made in two formats, or again because of a slip, is one paper. Choices without a
    profile are everybody's, so no paper is the last of theirs.
    """
    if profile is None:
        return None
    with register_session() as session:
        row = session.exec(
            select(PaperMade)
            .where(
                PaperMade.profile == profile,
                col(PaperMade.made_at) < datetime.combine(before, time(), tzinfo=UTC),
            )
            .order_by(col(PaperMade.made_at).desc(), col(PaperMade.id).desc())
        ).first()
        return None if row is None else LastPaper(row.made_at.astimezone(UTC).date(), row.release_id)


def note_paper(profile: str | None, *, release: int, format: str, at: datetime) -> bool:
    """Note that a paper was made; say whether it could be. A viewer reads only: there it is not tried.

    No event of the register: the figures that pages keep in memory are as they were. A paper that was made is the
    reader's, so where it can't be noted (its profile was just taken out, the register is busy) nothing fails.
    """
    if not intake_available():
        return False
    try:
        with register_session(writing=True) as session:
            session.add(PaperMade(profile=profile, release_id=release, made_at=at, format=format))
            session.commit()
    except SQLAlchemyError as error:
        _LOG.warning("A paper could not be noted: %s", type(error).__name__)
        return False
    return True
