"""What importing costs for each further row, in calls of Python functions: no clock, for machines differ and are shared.

A million rows within a minute leave room for a handful of calls a row. Labels repeat, so that whatever is worked out
for a label is worked out once. Mutant: the rows of counts looked for in the whole file.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice
from types import FrameType
from typing import Any

import pytest

from data.importing import harmonise, read, store
from data.secret import read_secret
from tests.performance.people_file import MAP, rows

CALLS_A_ROW = {"read": 1.5, "harmonise": 3.0, "store": 4.0}
"""How many calls each step may make for each further row. One more costs every million rows a tenth of a second or more."""
FEW, MANY = 3_000, 5_000
"""Both are more than the first rows, which are looked at closely to find out what a file is."""
TODAY = date(2026, 6, 15)


def calls(step: Callable[[], Any]) -> tuple[Counter[str], Any]:
    """Return what a step called, by place, and what came of it."""
    found: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call":
            found[f"{frame.f_code.co_filename}:{frame.f_code.co_name}"] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        made = step()
    finally:
        sys.setprofile(before)
    return found, made


def content(n: int) -> bytes:
    first = islice(rows(MANY), n + 1)
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in first).encode()


@pytest.mark.parametrize(
    ("person_key", "more"), [("", {}), ("Response ID", {"harmonise": 45.0, "store": 2.0})]
)
def test_a_further_row_costs_few_calls(sqlite_databases, activity, person_key, more) -> None:
    """To spell who a person is costs many calls, and is done once for each person: `more`."""
    reference, key = activity(), read_secret().person
    known = replace(MAP, person_key=person_key)
    found = {}
    # Once before, so that nothing is worked out that holds for every file.
    for n in (FEW - 1, FEW, MANY):
        file = content(n)
        reading, table = calls(lambda file=file: read(file, file_name="people.csv"))
        harmonising, people = calls(
            lambda table=table: harmonise(table, today=TODAY, column_map=known, person_key=key)
        )
        storing, _ = calls(lambda people=people: store(people, activity=reference, who="x", today=TODAY))
        found[n] = {"read": reading, "harmonise": harmonising, "store": storing}
    for step, most in CALLS_A_ROW.items():
        further = found[MANY][step] - found[FEW][step]
        a_row = {place: times / (MANY - FEW) for place, times in further.most_common(8)}
        assert further.total() / (MANY - FEW) <= most + more.get(step, 0.0), f"{step}: {a_row}"
