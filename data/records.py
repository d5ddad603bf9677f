"""Reads the intake into columns for counting. Sees people; nothing but counting may use it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, select

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


@dataclass(frozen=True)
class Records:
    """Every participation of the intake, in columns of one length, in order of recency (date, import, row)."""

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
    frame_2021: NDArray[np.bool_]
    """Whether the ethnic question of its import was the 2021 one."""
    answers: Mapping[str, Answers]
    """By characteristic. A single-answer characteristic has one row for each participation."""
    tombstones: tuple[tuple[str, str, int], ...]
    """Activity, quarter and running number of each removed participation."""
    last_change: int

    @property
    def size(self) -> int:
        """Number of participations."""
        return len(self.atoms)


def _codes(values: list[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    if not values:
        return (), np.zeros(0, dtype=np.int64)
    slugs, codes = np.unique(np.array(values, dtype=object).astype(str), return_inverse=True)
    return tuple(str(slug) for slug in slugs), codes.astype(np.int64)


def read(session: Session) -> Records:
    """Read every participation and tick of the intake that `session` is open on."""
    frames = {row.id: row.ethnic_frame == "2021" for row in session.exec(select(Import))}
    named = [getattr(Participation, name) for name in SINGLE_ANSWER]
    rows = session.exec(
        select(  # type: ignore[call-overload]
            Participation.id,
            Participation.activity,
            Participation.quarter,
            Participation.person_key,
            Participation.record_key,
            Participation.change_number,
            Participation.import_id,
            *named,
        ).order_by(
            Participation.took_part_on.is_not(None),  # type: ignore[union-attr]
            Participation.took_part_on,
            Participation.import_id,
            Participation.row,
            Participation.id,
        )
    ).all()
    columns = list(zip(*rows, strict=True)) if rows else [()] * (7 + len(named))
    ids, activities, quarters, person_keys, record_keys, changes, imports, *answered = columns

    place = {participation: i for i, participation in enumerate(ids)}
    atom_names = tuple(sorted(set(zip(activities, quarters, strict=True))))
    atom_place = {name: i for i, name in enumerate(atom_names)}
    numbers: dict[object, int] = {}
    people = [
        numbers.setdefault(key if key is not None else ("row", participation), len(numbers))
        for participation, key in zip(ids, person_keys, strict=True)
    ]
    every = np.arange(len(ids), dtype=np.int64)
    answers = {}
    for characteristic, values in zip(SINGLE_ANSWER, answered, strict=True):
        slugs, codes = _codes(list(values))
        answers[characteristic] = Answers(slugs, every, codes)
    ticks: dict[str, tuple[list[int], list[str]]] = {name: ([], []) for name in MULTIPLE_ANSWER}
    for participation, characteristic, category in session.exec(
        select(
            ParticipationTick.participation_id, ParticipationTick.characteristic, ParticipationTick.category
        )
    ):
        ticks[characteristic][0].append(place[participation])
        ticks[characteristic][1].append(category)
    for characteristic, (ticked, categories) in ticks.items():
        slugs, codes = _codes(categories)
        answers[characteristic] = Answers(slugs, np.array(ticked, dtype=np.int64), codes)

    tombstones = tuple(
        (stone.activity, stone.quarter, stone.change_number) for stone in session.exec(select(Tombstone))
    )
    return Records(
        atom_names=atom_names,
        atoms=np.array([atom_place[name] for name in zip(activities, quarters, strict=True)], dtype=np.int64),
        people=np.array(people, dtype=np.int64),
        keys=np.array([int(key, 16) for key in record_keys], dtype=np.uint64),
        changes=np.array(changes, dtype=np.int64),
        imports=np.array(imports, dtype=np.int64),
        frame_2021=np.array([frames.get(number, False) for number in imports], dtype=bool),
        answers=answers,
        tombstones=tombstones,
        last_change=max([0, *changes, *(number for _, _, number in tombstones)]),
    )
