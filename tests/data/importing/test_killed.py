"""A process killed at any moment of an import, and two imports at once, on SQLite and PostgreSQL.

Mutant: a commit after the people and before their ticks.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from data.databases import close, intake_session
from tests.data.importing.killing import ACTIVITY, ROWS
from tests.world import World

ROOT = Path(__file__).parents[3]
KILLS = 50
WHOLE = (ROWS + 1, 2 * ROWS + 1, 1, 1, ROWS + 1)
"""People, ticks, problems, labels, and people as the import says."""


def run(what: str, times: int) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.importing.killing", what, str(times)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def released(databases, activity) -> None:
    """Make a release of a small world, and an activity to import into."""
    world = World()
    world.activity("clinic")
    world.people("clinic", 300, sex="female")
    world.people("clinic", 200, sex="male")
    world.publish()
    activity(ACTIVITY)
    if databases.engine == "postgres":
        with intake_session(writing=True) as session:
            # The world numbers its import itself, which the server's own numbers do not know of.
            session.connection().execute(text("SELECT setval('import_id_seq', 1)"))
            session.commit()
    close()


def test_a_killed_import_is_there_whole_or_not_at_all(released) -> None:
    found = run("killed", KILLS)
    assert found["odd"] == []
    assert tuple(found["whole"]) == WHOLE
    assert found["release stands"]
    assert found["found"]["killed"] == KILLS, found


def test_two_imports_at_once_do_not_mix(databases, activity) -> None:
    """Of the same file one is refused; different files are both there, with answers and change numbers of their own."""
    activity(ACTIVITY)
    close()
    whole = list(WHOLE)
    for found in run("together", 2):
        if found["same"]:
            assert found == {
                "same": True, "codes": [0, 3], "standing": [whole], "answers": ["female"],
                "answers of each": [1], "changes": 1,
            }  # fmt: skip
        else:
            # The people whom both files name count once: the second import says so of each.
            second = [*whole[:2], whole[2] + ROWS, *whole[3:]]
            assert found == {
                "same": False, "codes": [0, 0], "standing": [whole, second], "answers": ["female", "male"],
                "answers of each": [1, 1], "changes": 2,
            }  # fmt: skip
