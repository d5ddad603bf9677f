"""An activity of which only the reference is known: added for a file that names it, and taken out again if that is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import select

from data.databases import register_session
from data.register import entries
from data.register.activities import NOT_GIVEN
from models.register import Activity, Engagement


@dataclass(frozen=True)
class Added:
    """What was put into the register."""

    activity: bool
    """False where the activity was there."""
    engagement: bool


def add_bare_activity(reference: str, *, who: str) -> Added:
    """Add an activity of which only the reference is known, in an engagement of its own; leave one that is there.

    Stage, level, method and place are "not given" until somebody says them.
    """
    with register_session(writing=True) as session:
        if session.exec(select(Activity).where(Activity.reference == reference)).first() is not None:
            return Added(activity=False, engagement=False)
        alone = session.exec(select(Engagement).where(Engagement.reference == reference)).first() is None
        if alone:
            session.add(Engagement(reference=reference, title=reference))
            session.flush()
        session.add(
            Activity(
                reference=reference,
                engagement=reference,
                title=reference,
                stage=NOT_GIVEN,
                level=NOT_GIVEN,
                method=NOT_GIVEN,
                place=NOT_GIVEN,
            )
        )
        entries.note(session, who=who, what="activity added", reference=reference)
        session.commit()
    return Added(activity=True, engagement=alone)


@contextmanager
def bare_activity(reference: str, *, who: str) -> Iterator[None]:
    """Have a bare activity while a file is stored under it, and keep it only where that ends well.

    Whatever ends it otherwise, an interruption from the keyboard too, takes out what was added and passes on.
    """
    added = add_bare_activity(reference, who=who)
    try:
        yield
    except BaseException:
        _take_out(reference, added, who=who)
        raise


def _take_out(reference: str, added: Added, *, who: str) -> None:
    if not added.activity:
        return
    with register_session(writing=True) as session:
        activity = session.exec(select(Activity).where(Activity.reference == reference)).one()
        session.delete(activity)
        session.flush()
        others = session.exec(select(Activity.id).where(Activity.engagement == reference)).first()
        if added.engagement and others is None:
            session.delete(session.exec(select(Engagement).where(Engagement.reference == reference)).one())
        entries.note(session, who=who, what="activity taken out", reference=reference)
        session.commit()
