"""One import in a process of its own, so that its memory is its own; or what plain pandas takes for the same file.

python -m tests.performance.one_import ours|pandas FILE INTAKE REGISTER SECRET prints one object.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

ON = date(2026, 11, 1)
"""The day of the import, whenever it is run."""
ACTIVITY = "large"


@dataclass
class Took:
    """What bringing in one file took."""

    rows: int = 0
    accepted: int = 0
    steps: dict[str, float] = field(default_factory=dict)
    """Seconds by step."""
    busy: float = 0.0
    """Seconds for which the processor was at it, in all steps."""
    longest_silence: float = 0.0
    """The longest that the progress bar stood still, in seconds."""
    peak_megabytes: float = 0.0
    """Of the whole process, Python and its libraries too."""
    at_start_megabytes: float = 0.0
    """The same before the file was opened."""

    @property
    def seconds(self) -> float:
        """Return all steps together."""
        return sum(self.steps.values())


def ours(file: Path) -> Took:
    """Import a file as the page and the command do."""
    from data.databases import close, migrate
    from data.importing import find_activity, harmonise, read, store
    from data.register.bare_activities import add_bare_activity
    from tests.performance.people_file import MAP

    migrate()
    add_bare_activity(ACTIVITY, who="benchmark")
    took = Took(at_start_megabytes=peak())
    last = time.perf_counter()

    def progress(_share: float, _doing: str) -> None:
        nonlocal last
        now = time.perf_counter()
        took.longest_silence = max(took.longest_silence, now - last)
        last = now

    started = time.process_time()
    with timed(took, "read"):
        table = read(file, progress=progress)
    with timed(took, "harmonise"):
        closed_on = find_activity(ACTIVITY).closed_on
        found = harmonise(table, today=ON, closed_on=closed_on, column_map=MAP, progress=progress)
    with timed(took, "store"):
        stored = store(found, activity=ACTIVITY, who="benchmark", today=ON, progress=progress)
    took.busy = time.process_time() - started
    took.rows, took.accepted = stored.rows, stored.accepted
    took.peak_megabytes = peak()
    close()
    return took


def with_pandas(file: Path) -> Took:
    """Read a file and store it as it stands: no harmonising, no keys, one table."""
    import pandas as pd
    from sqlalchemy import create_engine

    from data.databases import INTAKE_SETTING, with_driver

    engine = create_engine(with_driver(os.environ[INTAKE_SETTING], setting=INTAKE_SETTING))
    took = Took(at_start_megabytes=peak())
    started = time.process_time()
    with timed(took, "read"):
        people = pd.read_csv(file) if file.suffix == ".csv" else pd.read_excel(file, engine="calamine")
    with timed(took, "store"), engine.begin() as connection:
        people.to_sql("people", connection, index=False, if_exists="fail")
    took.busy = time.process_time() - started
    took.rows = took.accepted = len(people)
    took.peak_megabytes = peak()
    engine.dispose()
    return took


def peak() -> float:
    """Return the most memory that this process has held, in megabytes.

    Linux counts in what getrusage tells also what the parent held before this program began; its own file does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


@contextmanager
def timed(took: Took, step: str) -> Iterator[None]:
    """Note the seconds that a step takes."""
    started = time.perf_counter()
    yield
    took.steps[step] = time.perf_counter() - started


if __name__ == "__main__":
    how, named, intake, register, secret = sys.argv[1:]
    os.environ |= {
        "EQUAL_REACH_INTAKE_URL": intake,
        "EQUAL_REACH_REGISTER_URL": register,
        "EQUAL_REACH_SECRET_FILE": secret,
    }
    found = (ours if how == "ours" else with_pandas)(Path(named))
    sys.stdout.write(json.dumps(asdict(found)))
