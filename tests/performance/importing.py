"""Measures how fast files are brought in, and what memory it takes, beside plain pandas; prints tables for docs.

python -m tests.performance.importing [--rows 1000000] [--xlsx-rows 200000] [--folder FOLDER]

The folder keeps the invented files, so that a second run only measures. See docs/performance.md.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text

from data.databases import with_driver
from tests.browser.serving import ROOT
from tests.conftest import sqlite_address, start_postgres
from tests.performance.one_import import Took
from tests.performance.people_file import QUESTIONS, csv_file, xlsx_file
from tests.performance.report import table

SECONDS_LIMIT = 60
MEGABYTES_LIMIT = 1_500
"""What the design asks for, on two cores."""
STEPS = ("read", "harmonise", "store")
HEADING = (
    "file",
    "database",
    "how",
    "rows a second",
    *(f"{step} (s)" for step in STEPS),
    "all (s)",
    "of these at work (s)",
    "times of pandas",
    "memory at most (MB)",
    "longest silence (s)",
    "within limits",
)


@dataclass(frozen=True)
class Measured:
    """One file brought into one database, and what pandas took for it in the same minute."""

    file: str
    database: str
    ours: Took
    pandas: Took


@contextmanager
def postgres_addresses() -> Iterator[Iterator[str] | None]:
    """Yield the addresses of fresh databases of a PostgreSQL server as it comes; None where there is none."""
    with tempfile.TemporaryDirectory(prefix="equal-reach-", ignore_cleanup_errors=True) as folder:
        try:
            server = start_postgres(Path(folder))
        except Exception:
            yield None
            return
        admin = create_engine(
            with_driver(server.get_uri("postgres"), setting="the server"), isolation_level="AUTOCOMMIT"
        )

        def fresh() -> Iterator[str]:
            for number in count(1):
                with admin.connect() as connection:
                    connection.execute(text(f"CREATE DATABASE measured_{number}"))
                yield server.get_uri(f"measured_{number}")

        yield fresh()
        admin.dispose()
        server.cleanup()


def brought_in(how: str, file: Path, *, postgres: Iterator[str] | None) -> Took:
    """Bring a file into fresh databases in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="equal-reach-", dir=file.parent) as made:
        folder = Path(made)
        if postgres is None:
            intake, register = sqlite_address(folder / "intake.db"), sqlite_address(folder / "register.db")
        else:
            intake, register = next(postgres), next(postgres)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.performance.one_import",
                how,
                file,
                intake,
                register,
                folder / "secret",
            ],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
    return Took(**json.loads(done.stdout))


def measure(file: Path, *, database: str, postgres: Iterator[str] | None) -> Measured:
    """Bring one file into one database, with pandas and then as we do."""
    pandas = brought_in("pandas", file, postgres=postgres)
    return Measured(file.name, database, brought_in("ours", file, postgres=postgres), pandas)


def within(took: Took) -> bool:
    """Say whether an import kept to the limits."""
    return took.seconds <= SECONDS_LIMIT and took.peak_megabytes <= MEGABYTES_LIMIT


def told(found: list[Measured]) -> str:
    """Return what was measured as a table in Markdown: a line for us and one for pandas."""
    lines = []
    for each in found:
        for how, took in (("Equal Reach", each.ours), ("pandas", each.pandas)):
            mine = how == "Equal Reach"
            lines.append(
                [
                    each.file,
                    each.database,
                    how,
                    f"{took.rows / took.seconds:,.0f}",
                    *(f"{took.steps[step]:.1f}" if step in took.steps else "" for step in STEPS),
                    f"{took.seconds:.1f}",
                    f"{took.busy:.1f}",
                    f"{took.seconds / each.pandas.seconds:.2f}" if mine else "",
                    f"{took.peak_megabytes:,.0f}",
                    f"{took.longest_silence:.1f}" if mine else "",
                    ("yes" if within(took) else "no") if mine else "",
                ]
            )
    return table(HEADING, lines)


def run(folder: Path, *, csv_rows: int, xlsx_rows: int, with_postgres: bool = True) -> list[Measured]:
    """Write the files where they are not there, and measure all."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    with postgres_addresses() as postgres:
        for file in _files(folder, csv_rows=csv_rows, xlsx_rows=xlsx_rows):
            found.append(measure(file, database="SQLite", postgres=None))
            if postgres is not None and with_postgres:
                found.append(measure(file, database="PostgreSQL", postgres=postgres))
    return found


def _files(folder: Path, *, csv_rows: int, xlsx_rows: int) -> Iterator[Path]:
    if csv_rows:
        yield csv_file(folder / f"people_{csv_rows}.csv", n=csv_rows)
    if xlsx_rows:
        yield xlsx_file(folder / f"people_{xlsx_rows}.xlsx", n=xlsx_rows)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the CSV file; 0 for none")
    parser.add_argument("--xlsx-rows", type=int, default=200_000, help="rows of the XLSX file; 0 for none")
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "local" / "performance")
    parser.add_argument("--no-postgres", action="store_true", help="only SQLite")
    args = parser.parse_args()
    print(
        f"{QUESTIONS} questions, a number and a day for each person. {platform.system()}, "
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, "
        f"{shutil.disk_usage(args.folder.parent).free / 1e9:.0f} GB of disk free.\n"
    )
    found = run(args.folder, csv_rows=args.rows, xlsx_rows=args.xlsx_rows, with_postgres=not args.no_postgres)
    print(told(found))


if __name__ == "__main__":
    main()
