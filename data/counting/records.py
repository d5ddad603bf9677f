"""Reads the intake into columns for counting: people, and heads that were counted. Nothing but counting may use it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.counting.counted_heads import CountedHeads, read_counted_heads
from models.facts import Frame
from models.intake import MULTIPLE_ANSWER, SINGLE_ANSWER, Import, Participation, ParticipationTick, Tombstone

AtomName = tuple[str, str]
"""Activity reference and quarter."""


@dataclass(frozen=True)
class Answers:
    """One characteristic's answers: a code for each of `slugs`."""

    slugs: tuple[str, ...]
    rows: NDArray[np.int64]
    """Index of the participation that each answer belongs to."""
    codes: NDArray[np.int64]
    """Index in `slugs`, one for each of `rows`."""
    keys: NDArray[np.uint64] | None = None
    """A record key for each participation, where they are not those of the records: a counted head has a key for each
    question, so that nothing says which head of one question is which of another."""


@dataclass(frozen=True)
class Records:
    """Every participation of the intake, in columns of one length, in order of recency (date, import, row).

    The heads that partners counted come last: each is a person of its own, with one answer to each question told.
    """

    atom_names: tuple[AtomName, ...]
    atoms: NDArray[np.int64]
    """Index in `atom_names` of each participation."""
    people: NDArray[np.int64]
    """A number for each distinct person."""
    keys: NDArray[np.uint64]
    """Record keys."""
    changes: NDArray[np.int64]
    """Running number of each participation's last change."""
    imports: NDArray[np.int64]
    """Number of the import that each participation came in."""
    frames: Mapping[Frame, NDArray[np.bool_]]
    """By the form of a question that only some levels hold: whether the import of each participation was of that form: the
    ethnic question of 2021, deprivation by the index of 2025."""
    answers: Mapping[str, Answers]
    """By characteristic. A single-answer characteristic has one row for each participation."""
    tombstones: tuple[tuple[str, str, int], ...]
    """Activity, quarter and running number of each removed participation."""
    last_change: int
    counted: NDArray[np.bool_]
    """Of each participation whether it is a counted head: nothing is known of two of its answers together."""
    counted_tombstones: tuple[tuple[str, str, int], ...] = ()
    """As `tombstones`, of counted heads."""

    @property
    def size(self) -> int:
        """Number of participations."""
        return len(self.atoms)


ROWS_AT_ONCE = 50_000
"""Rows turned into numbers at a time, so that a million need little more memory than their numbers."""


class _Coded:
    """A column of values as numbers, filled some rows at a time."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self._codes = [np.zeros(0, dtype=np.int64)]

    def add(self, values: Sequence[Hashable]) -> None:
        places = self._places
        self._codes.append(
            np.fromiter((places.setdefault(value, len(places)) for value in values), np.int64, len(values))
        )

    def codes(self) -> NDArray[np.int64]:
        """Return a number for each row, counted from 0 in the order in which each value came first."""
        return np.concatenate(self._codes)

    def sorted_codes(self) -> tuple[tuple[Any, ...], NDArray[np.int64]]:
        """Return the different values in order, and for each row the place of its value among them."""
        values: list[Any] = list(self._places)
        order = sorted(range(len(values)), key=values.__getitem__)
        place = np.zeros(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        return tuple(values[i] for i in order), place[self.codes()]


def read(session: Session) -> Records:
    """Read every participation, tick and counted head of the intake that `session` is open on."""
    forms: dict[Frame, list[int]] = {"2021": [], "2025": []}
    for row in session.exec(select(Import)):
        if row.ethnic_frame == "2021":
            forms["2021"].append(row.id or 0)
        if row.imd_version == "2025":
            forms["2025"].append(row.id or 0)
    atoms, people = _Coded(), _Coded()
    answered = {name: _Coded() for name in SINGLE_ANSWER}
    # Id, record key, change number, import.
    numbers = [np.zeros((4, 0), dtype=np.uint64)]
    for rows in session.execute(_participations()).partitions(ROWS_AT_ONCE):
        ids, activities, quarters, persons, keys, changes, imports, *answers = zip(*rows, strict=True)
        atoms.add(list(zip(activities, quarters, strict=True)))
        people.add(
            [number if person is None else person for number, person in zip(ids, persons, strict=True)]
        )
        for coded, values in zip(answered.values(), answers, strict=True):
            coded.add(values)
        as_numbers = [int(key, 16) for key in keys]
        numbers.append(np.array([ids, as_numbers, changes, imports], dtype=np.uint64))
    heads = read_counted_heads(session)
    atoms.add(heads.atoms)
    people.add([("head", number) for number in range(heads.size)])
    for name, coded in answered.items():
        coded.add(heads.slugs_of(name))
    no_ids = np.zeros(heads.size, dtype=np.uint64)
    numbers.append(np.array([no_ids, heads.keys, heads.changes, heads.imports], dtype=np.uint64))
    placed, keyed, changed, imported = np.concatenate(numbers, axis=1)
    atom_names, atom_codes = atoms.sorted_codes()
    every = np.arange(len(placed), dtype=np.int64)
    tombstones: dict[bool, list[tuple[str, str, int]]] = {False: [], True: []}
    for stone in session.exec(select(Tombstone)):
        tombstones[stone.counted].append((stone.activity, stone.quarter, stone.change_number))
    removed = [number for each in tombstones.values() for _, _, number in each]
    return Records(
        atom_names=atom_names,
        atoms=atom_codes,
        people=people.codes(),
        keys=keyed,
        changes=changed.astype(np.int64),
        imports=imported.astype(np.int64),
        frames={form: np.isin(imported, numbers) for form, numbers in forms.items()},
        answers={
            **{
                name: _answers(coded, rows=every, keys=_with_heads(keyed, heads, characteristic=name))
                for name, coded in answered.items()
            },
            **_ticks(session, placed=placed.astype(np.int64)),
        },
        tombstones=tuple(tombstones[False]),
        last_change=max([0, int(changed.max(initial=0)), *removed]),
        counted=np.arange(len(placed)) >= len(placed) - heads.size,
        counted_tombstones=tuple(tombstones[True]),
    )


def only(records: Records, who: NDArray[np.bool_]) -> Records:
    """Return some of the participations: those of whom `who` says so. Every activity and quarter stays."""
    place = np.cumsum(who) - 1
    answers = {}
    for name, each in records.answers.items():
        kept = who[each.rows]
        keys = None if each.keys is None else each.keys[who]
        answers[name] = Answers(each.slugs, place[each.rows[kept]], each.codes[kept], keys)
    return replace(
        records,
        atoms=records.atoms[who],
        people=records.people[who],
        keys=records.keys[who],
        changes=records.changes[who],
        imports=records.imports[who],
        frames={form: of_form[who] for form, of_form in records.frames.items()},
        answers=answers,
        counted=records.counted[who],
    )


def without_counted(records: Records) -> Records:
    """Return the records of people, without the heads that partners counted, those taken back too."""
    if not records.counted.any() and not records.counted_tombstones:
        return records
    return replace(only(records, ~records.counted), counted_tombstones=())


def _participations() -> Select[Any]:
    columns = ("id", "activity", "quarter", "person_key", "record_key", "change_number", "import_id")
    return select_columns(*(getattr(Participation, name) for name in (*columns, *SINGLE_ANSWER))).order_by(
        col(Participation.took_part_on).is_not(None),
        col(Participation.took_part_on),
        col(Participation.import_id),
        col(Participation.row),
        col(Participation.id),
    )


def _answers(coded: _Coded, *, rows: NDArray[np.int64], keys: NDArray[np.uint64] | None = None) -> Answers:
    slugs, codes = coded.sorted_codes()
    return Answers(slugs, rows, codes, keys)


def _with_heads(
    keys: NDArray[np.uint64], heads: CountedHeads, *, characteristic: str
) -> NDArray[np.uint64] | None:
    """Return the records' keys with those that the counted heads have for one question; None where none has any."""
    if characteristic not in heads.answer_keys:
        return None
    return np.concatenate([keys[: len(keys) - heads.size], heads.answer_keys[characteristic]])


def _ticks(session: Session, *, placed: NDArray[np.int64]) -> dict[str, Answers]:
    """Return the answers of every question that has several; `placed` is the id of each participation, in order."""
    ticked = {name: _Coded() for name in MULTIPLE_ANSWER}
    rows: dict[str, list[int]] = {name: [] for name in MULTIPLE_ANSWER}
    asked = select_columns(
        col(ParticipationTick.participation_id),
        col(ParticipationTick.characteristic),
        col(ParticipationTick.category),
    )
    for some in session.execute(asked).partitions(ROWS_AT_ONCE):
        categories: dict[str, list[str]] = {name: [] for name in MULTIPLE_ANSWER}
        for participation, characteristic, category in some:
            rows[characteristic].append(participation)
            categories[characteristic].append(category)
        for name, values in categories.items():
            ticked[name].add(values)
    order = np.argsort(placed)
    return {
        name: _answers(
            coded, rows=order[np.searchsorted(placed, np.array(rows[name], dtype=np.int64), sorter=order)]
        )
        for name, coded in ticked.items()
    }
