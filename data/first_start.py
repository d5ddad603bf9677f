"""A first start: empty databases are filled with the invented records and published, so that there is a dashboard.

Nothing is ever added to databases that hold something.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel, select

from data.databases import intake_available, intake_session, migrate, register_session, register_url
from data.progress import Progress
from models.intake import Import
from models.register import Activity, AuditEvent, Engagement, Finding, Organisation
from models.release import Release

SOMETHING: tuple[type[SQLModel], ...] = (Organisation, Engagement, Activity, Finding, Release, AuditEvent)
"""A row of any of these, and the register is somebody's."""
FIRST_START_LOCK = 0x45_51_46_49_52_53_54
"""Number of PostgreSQL's advisory lock, so that one of several processes that start at once makes the records."""
WAIT = 600
"""Seconds for which a second process waits for the first to finish."""
NOT_PUBLISHED = "The invented records could not be published. {reason}"


def fill_if_empty(progress: Progress, *, people: int | None = None) -> bool:
    """Bring both databases to the newest schema; make and publish the invented records where there is nothing.

    `people` is about how many take part, where that is not the usual number. Returns whether it did anything but migrate. A start that was killed
    before it published is finished by the next one. Safe when several processes start at once.
    """
    migrate()
    if not intake_available() or not _unfinished():
        return False
    with alone():
        if _empty():
            # Imported here: no other start needs them.
            from data.demo import files, invent

            invent.fill(people=files.PEOPLE if people is None else people, progress=progress)
        elif not _unpublished():
            return False
        _publish(progress)
    return True


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process is here. The lock goes with the process that holds it, however that ends."""
    address = make_url(register_url())
    if address.get_backend_name() == "postgresql":
        with register_session() as session:
            number = {"number": FIRST_START_LOCK}
            session.connection().execute(text("SELECT pg_advisory_lock(:number)"), number)
            try:
                yield
            finally:
                session.connection().execute(text("SELECT pg_advisory_unlock(:number)"), number)
    else:
        # A file of its own: SQLite's lock on the register would keep the work itself out.
        lock = sqlite3.connect(f"{address.database}-first-start", timeout=WAIT, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            lock.close()


def in_tens(tell: Callable[[str], None]) -> Progress:
    """Return a progress that tells of each step once, and once more for each tenth of the whole that it takes."""
    told: set[tuple[str, int]] = set()

    def progress(done: float, what: str) -> None:
        if (what, int(done * 10)) not in told:
            told.add((what, int(done * 10)))
            tell(f"{what} ({done:.0%})" if 0 < done < 1 else what)

    return progress


def _publish(progress: Progress) -> None:
    from data.releasing import release

    try:
        release.publish(progress=progress)
    except release.PublishRefused as refused:
        # The dashboard opens all the same: each page says that nothing is published yet.
        progress(1.0, NOT_PUBLISHED.format(reason=refused))


def _unfinished() -> bool:
    return _empty() or _unpublished()


def _empty() -> bool:
    """Say whether nobody has ever put anything into either database."""
    with register_session() as register, intake_session() as intake:
        if any(register.exec(select(table).limit(1)).first() is not None for table in SOMETHING):
            return False
        return intake.exec(select(Import).limit(1)).first() is None


def _unpublished() -> bool:
    """Say whether there are invented records alone, and no release of them: a first start that did not finish."""
    with register_session() as register, intake_session() as intake:
        released = register.exec(select(Release).limit(1)).first() is not None
        imports = intake.exec(select(Import.invented).distinct()).all()
    return not released and imports == [True]
