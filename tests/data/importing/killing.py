"""Imports in processes of their own, killed at any moment or two at once: run by test_killed.py as a program.

python -m tests.data.importing.killing killed 50
python -m tests.data.importing.killing together 5

It prints one object. This process has everything loaded and no connection open; each import is a fork of it, for starting an
interpreter takes longer than the import.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import text
from sqlmodel import select

from data.databases import close, intake_session, register_session
from data.importing import ColumnMap, FileRefused, harmonise, read, store, undo
from data.secret import read_secret
from models.intake import Import, Participation, ParticipationTick, Problem, UnmatchedLabel
from models.release import PublishedCell, PublishedTable, Release

ACTIVITY = "A1"
TODAY = date(2026, 6, 15)
ROWS = 400
MOST_TRIES = 5
FAILED, REFUSED = 1, 3
MAP = ColumnMap(person_key="Member")


def file_of(name: str, answer: str) -> bytes:
    """Return a file in which everybody has the same answer, and there is one problem and an unknown label."""
    rows = [f"M{number},{answer},34,Hearing;Mobility,Martian" for number in range(ROWS)]
    heading = "Member,Sex,Age,Impairments,Religion"
    return "\n".join([heading, *rows, f"{name},{answer},300,,Martian"]).encode()


def bring_in(content: bytes, name: str) -> int:
    """Import a file; return its number."""
    found = harmonise(
        read(content, file_name=name), today=TODAY, column_map=MAP, person_key=read_secret().person
    )
    return store(found, activity=ACTIVITY, who="steward", today=TODAY).number


def forked(job: Callable[[], object]) -> int:
    """Start a job in a process of its own; return its number. It ends with 0, or says by its code what happened."""
    child = os.fork()
    if child:
        return child
    try:
        job()
    except FileRefused:
        os._exit(REFUSED)
    except BaseException as reason:
        os.write(2, f"{type(reason).__name__}: {reason}\n".encode())
        os._exit(FAILED)
    os._exit(0)


def ended(child: int) -> int:
    """Wait for a job; return how it ended, below 0 where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def standing() -> dict[int, tuple[int, ...]]:
    """Return what stands in the intake of each import: people, ticks, problems, labels, and what the import says of itself."""
    _wait_for_others()
    with intake_session() as session:
        counts = [
            Counter(session.exec(select(model.import_id)))
            for model in (Participation, Problem, UnmatchedLabel)
        ]
        ticks = Counter(
            session.exec(
                select(Participation.import_id).join(
                    ParticipationTick, ParticipationTick.participation_id == Participation.id
                )
            )
        )
        stored = session.exec(select(Import.id, Import.accepted).where(Import.state == "stored")).all()
        said = dict(stored)
    numbers = {*said, *(number for tally in counts[:2] for number in tally), *ticks}
    close()
    return {
        number: (counts[0][number], ticks[number], counts[1][number], counts[2][number], said.get(number, -1))
        for number in numbers
    }


def _wait_for_others() -> None:
    """Wait until the server has noticed that the killed are gone: what they asked for last may still be done."""
    while True:
        with intake_session() as session:
            if session.get_bind().dialect.name != "postgresql":
                return
            others = session.connection().execute(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
            if not others.scalar():
                return
        time.sleep(0.005)


def release() -> list[str]:
    """Return everything that the register holds of releases."""
    with register_session() as session:
        held = [
            repr(row.model_dump())
            for model in (Release, PublishedTable, PublishedCell)
            for row in session.exec(select(model).order_by(model.id))
        ]
    close()
    return held


def killed(times: int) -> dict[str, Any]:
    """Kill an import at so many moments; after each see what stands, and that another can be brought in."""
    content = file_of("last", "Female")
    before, last_release = set(standing()), release()
    started = time.perf_counter()
    assert ended(forked(lambda: bring_in(content, "people.csv"))) == 0
    length = time.perf_counter() - started
    [number] = set(standing()) - before
    whole = standing()[number]
    undo(number, who="steward")
    close()
    luck = random.Random(1)
    found: Counter[str] = Counter()
    odd: list[object] = []
    moment = tries = 0
    # One that was quicker than the first ends before it is killed: that proves nothing, and another is killed sooner.
    while moment < times and tries < MOST_TRIES * times:
        tries += 1
        started = time.perf_counter()
        child = forked(lambda: bring_in(content, "people.csv"))
        time.sleep(length * (moment + luck.random()) / times)
        os.kill(child, signal.SIGKILL)
        code = ended(child)
        if code == 0:
            length = min(length, time.perf_counter() - started) * 0.97
        moment += code == -signal.SIGKILL
        new = {n: held for n, held in standing().items() if n not in before}
        found["whole" if new else "not at all"] += 1
        found["killed" if code == -signal.SIGKILL else f"ended with {code}"] += 1
        if list(new.values()) not in ([], [whole]):
            odd.append([moment, new])
        number = bring_in(content, "people.csv") if not new and not moment % 5 else next(iter(new), 0)
        if number:
            if standing()[number] != whole:
                odd.append([moment, "the next import", standing()[number]])
            undo(number, who="steward")
        close()
    return {
        "found": found,
        "odd": odd,
        "whole": whole,
        "seconds": length,
        "release stands": bool(last_release) and release() == last_release,
    }


def _when_told(ready: int, go: int, content: bytes, name: str) -> None:
    os.close(go)
    os.read(ready, 1)
    bring_in(content, name)


def together(times: int) -> list[dict[str, Any]]:
    """Bring in two files at once, the same one and different ones in turn; say how each ended and what stands."""
    rounds = []
    for turn in range(times * 2):
        same = turn % 2 == 0
        files = [
            (file_of(f"{turn}", "Female"), "one.csv"),
            (file_of(f"{turn}" if same else f"{turn} too", "Female" if same else "Male"), "two.csv"),
        ]
        ready, go = os.pipe()
        before = set(standing())
        children = []
        for content, name in files:
            children.append(forked(partial(_when_told, ready, go, content, name)))
        os.close(ready)
        os.close(go)
        codes = sorted(ended(child) for child in children)
        new = {number: held for number, held in standing().items() if number not in before}
        with intake_session() as session:
            people = session.exec(
                select(Participation.import_id, Participation.sex, Participation.change_number)
            ).all()
        close()
        rounds.append(
            {
                "same": same,
                "codes": codes,
                "standing": sorted(new.values()),
                "answers": sorted({sex for number, sex, _ in people if number in new}),
                "answers of each": [len({sex for n, sex, _ in people if n == number}) for number in new],
                "changes": len({change for number, _, change in people if number in new}),
            }
        )
        for number in new:
            undo(number, who="steward")
        close()
    return rounds


if __name__ == "__main__":
    read_secret()
    what, how_often = sys.argv[1:]
    sys.stdout.write(json.dumps({"killed": killed, "together": together}[what](int(how_often))))
