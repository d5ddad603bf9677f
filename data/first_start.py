"""A first start: where both databases are empty, the invented records are made and published, so that there is a
full dashboard to look at. Nothing is ever added to databases that hold something.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import select

from data.databases import intake_available, intake_session, migrate, register_session, register_url
from models.intake import Import
from models.register import AuditEvent, Organisation, Release

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done (0 to 1)."""

FIRST_START_LOCK = 0x45_51_46_49_52_53_54
"""Number of PostgreSQL's advisory lock, so that one of several processes that start at once makes the records."""
WAIT = 600
"""Seconds for which a second process waits for the first to finish."""


def fill_if_empty(progress: Progress | None = None) -> bool:
    """Bring both databases to the newest schema; make and publish the invented records where there is nothing.

    Returns whether it made or published any. A start that was killed half way is finished by the next one. Safe when
    several processes start at once.
    """
    tell = progress or _print_progress
    migrate()
    if not intake_available() or not (_is_empty() or _is_unpublished()):
        return False
    with _alone():
        made = _is_empty()
        if made:
            # Imported here: no other start needs them.
            from data.demo import invent

            invent.fill(progress=tell)
        unpublished = _is_unpublished()
        if unpublished:
            from data import release

            release.publish(on=date.today(), progress=tell)
    return made or unpublished


def _is_empty() -> bool:
    """Say whether nobody has ever put anything into either database."""
    with register_session() as register, intake_session() as intake:
        tables = (register.exec(select(table.id).limit(1)).first() for table in (Organisation, AuditEvent))
        return (
            all(found is None for found in tables) and intake.exec(select(Import.id).limit(1)).first() is None
        )


def _is_unpublished() -> bool:
    """Say whether there are invented records alone, and no release of them: a first start that did not finish."""
    with register_session() as register, intake_session() as intake:
        released = register.exec(select(Release.id).limit(1)).first() is not None
        imports = intake.exec(select(Import.invented).distinct()).all()
    return not released and imports == [True]


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process is here. The lock goes with the process that holds it, however that ends."""
    address = make_url(register_url())
    if address.get_backend_name() == "postgresql":
        with register_session() as session:
            session.connection().execute(
                text("SELECT pg_advisory_lock(:number)"), {"number": FIRST_START_LOCK}
            )
            try:
                yield
            finally:
                session.connection().execute(
                    text("SELECT pg_advisory_unlock(:number)"), {"number": FIRST_START_LOCK}
                )
    else:
        # A file of its own: SQLite's lock on the register would keep the work itself out.
        lock = sqlite3.connect(f"{address.database}-first-start", timeout=WAIT, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            lock.close()


def _print_progress(what: str, done: float) -> None:
    # The terminal of whoever started the server: the page is not there yet.
    print(f"{what}: {done:.0%}", flush=True)  # noqa: T201
