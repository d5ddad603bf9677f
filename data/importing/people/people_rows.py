"""The rows of the intake that a harmonised file becomes: its people, and the ticks of those who gave several answers.

Must stay fast at a million rows: columns are put side by side (zip), and only a record key is worked out for each row.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, repeat

from data.importing.harmonising import HarmonisedFile
from data.importing.storing.inserting import Cell
from data.keys import record_key, row_record_keys
from data.periods import quarter_of
from models.intake import SINGLE_ANSWER
from models.vocabulary import Missing

PEOPLE_COLUMNS = (
    "import_id",
    "activity",
    "took_part_on",
    "quarter",
    "row",
    "person_key",
    "record_key",
    "change_number",
    *SINGLE_ANSWER,
)
HEXADECIMAL = "{:016x}".format
TICK_COLUMNS = ("participation_id", "characteristic", "category")


def people_rows(
    harmonised: HarmonisedFile,
    people: Sequence[str | None],
    *,
    import_id: int,
    activity: str,
    instead: date,
    change: int,
    key: bytes,
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row of `PEOPLE_COLUMNS` for each person of the file, in its order.

    `people` are the person keys, `instead` the day that stands for a missing one, `key` that of record keys.
    """
    days = set(harmonised.took_part_on)
    written = {day: day.isoformat() if day else None for day in days}
    quarters = {day: quarter_of(day or instead) for day in days}
    numbers = harmonised.table.row_numbers
    not_asked = str(Missing.NOT_ASKED)
    return zip(
        repeat(import_id),
        repeat(activity),
        map(written.__getitem__, harmonised.took_part_on),
        map(quarters.__getitem__, harmonised.took_part_on),
        map(numbers.__getitem__, harmonised.kept),
        people,
        _record_keys(harmonised, people, activity=activity, key=key),
        repeat(change),
        *(harmonised.answers.get(name, repeat(not_asked)) for name in SINGLE_ANSWER),
        strict=False,
    )


def _record_keys(
    harmonised: HarmonisedFile, people: Sequence[str | None], *, activity: str, key: bytes
) -> Iterator[str]:
    table = harmonised.table
    chosen = bytearray(table.rows)
    for index in harmonised.kept:
        chosen[index] = 1
    rows = compress(zip(*table.columns, strict=True), chosen)
    if not any(people):
        return map(HEXADECIMAL, row_record_keys(rows, activity=activity, key=key))
    nameless = row_record_keys(
        (row for row, who in zip(rows, people, strict=True) if who is None), activity=activity, key=key
    )
    return (HEXADECIMAL(next(nameless) if who is None else record_key(who, key=key)) for who in people)


def tick_rows(harmonised: HarmonisedFile, ids: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row of `TICK_COLUMNS` for each tick of the file; `ids` are those of its people, in its order.

    All ticks of a person come together, as the index of the database wants them.
    """
    names = tuple(harmonised.ticks)
    for number, *answered in zip(ids, *harmonised.ticks.values(), strict=True):
        for name, slugs in zip(names, answered, strict=True):
            for slug in slugs:
                yield number, name, slug
