"""The two databases: where they are, how they are opened, and how their tables come to be.

The intake holds people, the register holds none. A deployment that sets the register's address and not the
intake's is a viewer: nothing in it can reach a person. No engine is made when this module is imported.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlmodel import Session

from data import migrations

INTAKE_SETTING = "EQUAL_REACH_INTAKE_URL"
REGISTER_SETTING = "EQUAL_REACH_REGISTER_URL"
LOCAL = Path(__file__).parent / "local"
BUSY_TIMEOUT = 30_000
"""Milliseconds for which SQLite waits for another writer before it gives up."""
MIGRATION_LOCK = 0x45_51_52_45_41_43_48
"""Number of PostgreSQL's advisory lock, so that two processes that start at once migrate one after the other."""
WRITING = "equal_reach_writing"

NO_INTAKE = (
    f"There is no intake here: {REGISTER_SETTING} is set and {INTAKE_SETTING} is not, so this is a viewer. "
    "Do this where the people's records are kept."
)
ONE_DATABASE = (
    f"{INTAKE_SETTING} and {REGISTER_SETTING} name the same database. "
    "Give each its own, so that the register can be shared without the people."
)
UNKNOWN_KIND = "{setting} must begin with sqlite:/// or postgresql://, and name a database."

_engines: dict[str, Engine] = {}
_lock = threading.Lock()


class DatabaseError(Exception):
    """The databases can't be used as they are configured; the message says what to do."""


class NoIntake(DatabaseError):
    """A viewer holds no people: what needs them is done elsewhere."""


def intake_url() -> str | None:
    """Return the address of the intake, or None where there is none (a viewer).

    Raises
    ------
    DatabaseError
        The address is of no kind that we know, or is the register's too.
    """
    named = os.environ.get(INTAKE_SETTING)
    if not named:
        return None if os.environ.get(REGISTER_SETTING) else _local("intake")
    address = with_driver(named, setting=INTAKE_SETTING)
    if address == register_url():
        raise DatabaseError(ONE_DATABASE)
    return address


def register_url() -> str:
    """Return the address of the register.

    Raises
    ------
    DatabaseError
        The address is of no kind that we know.
    """
    named = os.environ.get(REGISTER_SETTING)
    return with_driver(named, setting=REGISTER_SETTING) if named else _local("register")


def intake_available() -> bool:
    """Say whether this installation holds people."""
    return intake_url() is not None


def intake_made() -> bool:
    """Say whether this installation holds people and has a database for them: a file of SQLite may not be made yet."""
    address = intake_url()
    if address is None:
        return False
    made = make_url(address)
    return made.get_backend_name() != "sqlite" or Path(str(made.database)).exists()


@contextmanager
def intake_session(*, writing: bool = False) -> Iterator[Session]:
    """Open a session on the intake; what its user does not commit is undone.

    `writing` takes SQLite's write lock at the start, so that two writers wait for each other instead of one failing.

    Raises
    ------
    NoIntake
        This is a viewer.
    """
    address = intake_url()
    if address is None:
        raise NoIntake(NO_INTAKE)
    with Session(_engine(address, writing=writing)) as session:
        yield session


@contextmanager
def register_session(*, writing: bool = False) -> Iterator[Session]:
    """Open a session on the register; what its user does not commit is undone. `writing` as in `intake_session`."""
    with Session(_engine(register_url(), writing=writing)) as session:
        yield session


def migrate() -> None:
    """Bring the register, and the intake where there is one, to the newest schema.

    Safe when several processes start at once. Databases that are up to date are only read.

    Raises
    ------
    DatabaseError
        A database was made by a newer version of this program.
    """
    intake = intake_url()
    addresses: list[tuple[migrations.Family, str]] = [("register", register_url())]
    if intake is not None:
        addresses.append(("intake", intake))
    for family, address in addresses:
        with _engine(address, writing=False).connect() as connection:
            standing = migrations.standing(connection, family=family)
        if standing == "unknown":
            raise DatabaseError(migrations.TOO_NEW.format(family=family))
        if standing == "behind":
            with _engine(address, writing=True).begin() as connection:
                _take_turns(connection)
                migrations.upgrade(connection, family=family)


def close() -> None:
    """Close every connection and forget the engines: at the end of a process, and between tests."""
    with _lock:
        for engine in _engines.values():
            engine.dispose()
        _engines.clear()


def with_driver(named: str, *, setting: str) -> str:
    """Return an address with the driver we use; hosts write postgres://, which SQLAlchemy doesn't know.

    Raises
    ------
    DatabaseError
        The address is of no kind that we know; the message names the setting, never the address.
    """
    kind, _, rest = named.strip().partition("://")
    if kind in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return f"postgresql+psycopg://{rest}"
    if kind == "sqlite" and len(rest) > 1 and rest.startswith("/"):
        return f"sqlite://{rest}"
    raise DatabaseError(UNKNOWN_KIND.format(setting=setting))


def _local(name: Literal["intake", "register"]) -> str:
    return f"sqlite:///{(LOCAL / f'{name}.db').as_posix()}"


def _engine(address: str, *, writing: bool) -> Engine:
    with _lock:
        if address not in _engines:
            _engines[address] = _make_engine(address)
        return _engines[address].execution_options(**{WRITING: writing})


def _make_engine(address: str) -> Engine:
    # Parameters are people's answers: hidden from the messages of errors.
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        Path(str(make_url(address).database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SQLiteConnection, _record: object) -> None:
    # Who asks to be removed is gone from the file too: what is deleted is overwritten.
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # The driver would begin at the first INSERT, which leaves CREATE TABLE and what was read before outside.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _take_turns(connection: Connection) -> None:
    """Wait until no other process migrates; SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
