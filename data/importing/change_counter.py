"""The running number of the intake's last change: releases tell by it what they count."""

from sqlmodel import Session, select

from models.intake import ChangeCounter


def next_change(session: Session) -> int:
    """Return the next running number, and hold every other writer back until the session ends.

    On SQLite the writing session holds the lock already; on PostgreSQL the counter's row is locked here.
    """
    counter = session.exec(select(ChangeCounter).where(ChangeCounter.id == 1).with_for_update()).first()
    if counter is None:
        counter = ChangeCounter(id=1, last=0)
        session.add(counter)
    counter.last += 1
    session.flush()
    return counter.last
