"""Starts the app as `make run` does, on databases of its own."""

import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.databases import INTAKE_SETTING, REGISTER_SETTING
from data.secret import SECRET_FILE_SETTING

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 180
"""Seconds for which a first start may take on a busy machine. How long it should take is tested elsewhere."""
DATABASES = ("intake.db", "register.db")


@dataclass(frozen=True)
class Server:
    """A running app."""

    address: str
    """Ends with a slash."""
    folder: Path
    """Holds its two databases and its secret."""
    seconds_to_first_page: float | None = None
    """From the start of the process to the first page standing still, where that was measured."""


@contextmanager
def serving(
    folder: Path, *, port: int = 0, options: Sequence[str] = (), settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run the app on the databases in `folder`, with other options and settings where given; give it once it answers."""
    every = {
        INTAKE_SETTING: f"sqlite:///{(folder / 'intake.db').as_posix()}",
        REGISTER_SETTING: f"sqlite:///{(folder / 'register.db').as_posix()}",
        SECRET_FILE_SETTING: str(folder / "secret"),
        **(settings or {}),
    }
    port = port or free_port()
    log = folder / "server.log"
    started = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", *options],
            cwd=ROOT,
            env=os.environ | every,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            while not answers(port):
                if process.poll() is not None or time.monotonic() - started > PATIENCE:
                    pytest.fail(f"The app does not answer. It said: {log.read_text(errors='replace')}")
                time.sleep(0.1)
            yield Server(f"http://127.0.0.1:{port}/", folder)
        finally:
            process.terminate()
            process.wait(timeout=30)


def copied(folder: Path, *, to: Path) -> Path:
    """Copy the databases, which a server may have open, and the secret; return the new folder."""
    to.mkdir()
    for name in DATABASES:
        with closing(sqlite3.connect(folder / name)) as source, closing(sqlite3.connect(to / name)) as target:
            source.backup(target)
    shutil.copy(folder / "secret", to / "secret")
    return to


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(port: int) -> bool:
    """Say whether a Streamlit server answers on a port."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
