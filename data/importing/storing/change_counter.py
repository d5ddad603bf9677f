"""The running number of the intake's last change: releases tell by it what they count."""

from sqlalchemy import text
from sqlmodel import Session, select

from models.intake import ChangeCounter


def next_change(session: Session) -> int:
    """Return the next running number, and hold every other writer back until the session ends.

    On SQLite the writing session holds the lock already; on PostgreSQL the counter's row is locked here.
    """
    # Two first imports at once would both find no counter, and one of them would fail to make the second.
    session.connection().execute(
        text("INSERT INTO change_counter (id, last) VALUES (1, 0) ON CONFLICT DO NOTHING")
    )
    counter = session.exec(select(ChangeCounter).where(ChangeCounter.id == 1).with_for_update()).one()
    counter.last += 1
    session.flush()
    return counter.last
