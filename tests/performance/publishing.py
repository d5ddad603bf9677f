"""Makes and publishes a large world in a folder, and notes what each step took; does nothing where that is done."""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from data.releasing.release import publish
from tests.performance.large_world import make
from tests.performance.settings import use

ON = date(2026, 11, 1)
"""The day on which worlds are published, as in the other tests."""
NOTE = "published.json"


@dataclass(frozen=True)
class Publishing:
    """What making a release of a large world took."""

    activities: int
    engagements: int
    participations: int
    returning: int
    tables: int
    withdrawn: int
    steps: dict[str, float]
    """Seconds by what the progress bar said."""
    peak_gigabytes: float


def published(folder: Path, *, activities: int, participations: int) -> Publishing:
    """Return what publishing took, now or when it was done in this folder."""
    note = folder / NOTE
    if note.exists():
        return Publishing(**json.loads(note.read_text()))
    folder.mkdir(parents=True, exist_ok=True)
    use(folder)
    made = make(activities=activities, participations=participations, on=ON)
    steps: dict[str, float] = {}
    now, since = "", time.perf_counter()

    def progress(_share: float, doing: str) -> None:
        nonlocal now, since
        if doing != now:
            if now:
                steps[now] = time.perf_counter() - since
            now, since = doing, time.perf_counter()

    outcome = publish(on=ON, progress=progress)
    found = Publishing(
        activities=made.activities,
        engagements=made.engagements,
        participations=made.participations,
        returning=made.returning,
        tables=outcome.tables,
        withdrawn=outcome.audit.withdrawn_by_subtraction + outcome.audit.withdrawn_by_programme,
        steps=steps,
        # On Linux in kilobytes.
        peak_gigabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    )
    note.write_text(json.dumps(asdict(found)))
    return found


if __name__ == "__main__":
    published(Path(sys.argv[1]), activities=int(sys.argv[2]), participations=int(sys.argv[3]))
