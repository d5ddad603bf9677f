"""The names of engagements and activities as whoever looks may see them (method 2.8 no. 24).

A name that may say who took part is warned of at entry (`identifying_names`) and merged on display: stewards
(`who_is_here`) see it; a viewer sees `KEPT_BACK` in its place. Whatever hands such a name from the register to pages asks here.
A paper leaves the house: it is made `as_viewers_see`, wherever it is made.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.register import communities, identifying_names
from data.register.entries import STEWARD
from data.who_is_here import is_steward
from models.register import Activity, Engagement

KEPT_BACK = "Name not shown"
"""Stands for every such name; where several engagements have one, with a number, so that they can be told apart."""
TEXT_KEPT_BACK = "Text not shown"
"""Stands, for viewers, for a text that may say who took part."""
_AS_VIEWERS_SEE: ContextVar[bool] = ContextVar("as_viewers_see", default=False)
_KEPT_BACK = re.compile(rf"{KEPT_BACK}(?: \(\d+\))?")

Communities = tuple[tuple[str, str], ...]
"""(name, characteristic that makes one a member) of those of the register."""


@contextmanager
def as_viewers_see() -> Iterator[None]:
    """Keep back from whoever asks inside what is kept back from viewers.

    What is kept in memory meanwhile must be keyed on it: see `ReleaseNote.for_viewers`.
    """
    outside = _AS_VIEWERS_SEE.set(True)
    try:
        yield
    finally:
        _AS_VIEWERS_SEE.reset(outside)


def all_shown() -> bool:
    """Say whether whoever asks sees every name and text: a steward, on a page."""
    return is_steward() and not _AS_VIEWERS_SEE.get()


def is_kept_back(shown: str) -> bool:
    """Say whether a name as shown stands for one that is kept back: no link may hold its reference, which may tell too."""
    return _KEPT_BACK.fullmatch(shown) is not None


def engagements(session: Session) -> Mapping[str, str]:
    """Return the title of every engagement by its reference, as whoever looks may see it.

    Those kept back are numbered in the order of a digest of their references, which says nothing of names or days.
    """
    titles = dict(session.exec(select(Engagement.reference, Engagement.title)).all())
    if all_shown():
        return titles
    known = _communities(session)
    kept = sorted((each for each in titles if _may_identify(titles[each], known)), key=_digest)
    return titles | {
        reference: f"{KEPT_BACK} ({number})" if len(kept) > 1 else KEPT_BACK
        for number, reference in enumerate(kept, start=1)
    }


def engagement(session: Session, reference: str) -> str:
    """Return the title of one engagement as in `engagements`; of one that is no longer there, what its reference says."""
    found = session.exec(select(Engagement.title).where(Engagement.reference == reference)).first()
    return as_noted(session, reference, title=found or reference)


def as_noted(session: Session, reference: str, *, title: str) -> str:
    """Return a title that an engagement has, or had when somebody noted it, as whoever looks may see it.

    One that is kept back gives way to what the engagement is shown as now.
    """
    if all_shown() or not _may_identify(title, _communities(session)):
        return title
    return engagements(session).get(reference, KEPT_BACK)


def activities(session: Session) -> Mapping[str, str]:
    """Return the title of every activity by its reference, as whoever looks may see it; those kept back look alike."""
    rows = session.execute(
        select_columns(
            col(Activity.reference), col(Activity.title), col(Activity.place), col(Activity.community)
        )
    ).all()
    if all_shown():
        return {reference: title for reference, title, _, _ in rows}
    known = _communities(session)
    named = communities.names(session)
    return {
        reference: KEPT_BACK
        if _may_identify(title, known, place=place, community=named.get(community or "", community or ""))
        else title
        for reference, title, place, community in rows
    }


def prose(session: Session) -> Callable[[str, str], str]:
    """Return what makes of a text and its engagement's title as shown the text as whoever looks may read it.

    One that may say who took part, and one about an engagement whose name is kept back, is kept back from viewers.
    """
    if all_shown():
        return lambda text, _title: text
    known = _communities(session)

    def shown(text: str, title: str) -> str:
        kept = is_kept_back(title) or any(_may_identify(line, known) for line in text.splitlines())
        return TEXT_KEPT_BACK if text.strip() and kept else text

    return shown


def doer(who: str) -> str:
    """Return who did something, as whoever looks may see it: which of the stewards it was is for stewards."""
    return who if all_shown() or not who else STEWARD


@lru_cache(maxsize=10_000)
def _may_identify(title: str, known: Communities, *, place: str = "", community: str = "") -> bool:
    found = identifying_names.warning(title, community=community, place=place, communities=dict(known))
    return found is not None


def _communities(session: Session) -> Communities:
    return tuple(sorted(communities.characteristics_of(session).items()))


def _digest(reference: str) -> bytes:
    return hashlib.sha256(reference.encode()).digest()
