"""Reads the heads that partners counted: each becomes one record of its own, with one answer to each question told.

Which head of one characteristic shares a record with which head of another is nobody's knowledge and must not matter.
So a record key goes with each answer and not with the record: whatever the pairing, the same heads are in each cell.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from models.intake import EVERYONE, ParticipationCount
from models.vocabulary import Missing

MORE_THAN_CAME = "Import {number}: more heads of {characteristic} are stored than came."


@dataclass(frozen=True)
class CountedHeads:
    """Every counted head of the intake, in columns of one length."""

    atoms: tuple[tuple[str, str], ...]
    """Activity and quarter of each."""
    keys: NDArray[np.uint64]
    changes: NDArray[np.uint64]
    imports: NDArray[np.uint64]
    slugs: Mapping[str, list[str]]
    """By characteristic that any head was asked: the answer of each head, or its kind of missing."""
    answer_keys: Mapping[str, NDArray[np.uint64]]
    """By the same characteristics: the record key that each answer has."""

    @property
    def size(self) -> int:
        """Number of heads."""
        return len(self.atoms)

    def slugs_of(self, characteristic: str) -> list[str]:
        """Return every head's answer to one question."""
        return self.slugs.get(characteristic) or [Missing.NOT_ASKED.value] * self.size


def read_counted_heads(session: Session) -> CountedHeads:
    """Read every counted head of the intake that `session` is open on, import by import.

    Raises
    ------
    ValueError
        The rows of a characteristic are of more heads than came.
    """
    rows = session.exec(select(ParticipationCount).order_by(col(ParticipationCount.id))).all()
    by_import: dict[tuple[int, str, str], list[ParticipationCount]] = defaultdict(list)
    for row in rows:
        by_import[row.import_id, row.activity, row.quarter].append(row)
    asked = sorted({row.characteristic for row in rows} - {EVERYONE})
    atoms: list[tuple[str, str]] = []
    keys: list[int] = []
    changes: list[int] = []
    imports: list[int] = []
    slugs: dict[str, list[str]] = {name: [] for name in asked}
    answer_keys: dict[str, list[int]] = {name: [] for name in asked}
    for (number, activity, quarter), told in by_import.items():
        everyone = [key for row in told if row.characteristic == EVERYONE for key in _keys(row)]
        size = len(everyone)
        atoms += [(activity, quarter)] * size
        keys += everyone
        changes += [max(row.change_number for row in told)] * size
        imports += [number] * size
        for name in asked:
            of_question = [row for row in told if row.characteristic == name]
            said = [row.category for row in of_question for _ in range(row.n)]
            said_keys = [key for row in of_question for key in _keys(row)]
            if len(said) > size or len(said_keys) != len(said):
                raise ValueError(MORE_THAN_CAME.format(number=number, characteristic=name))
            slugs[name] += said + [Missing.NOT_ASKED.value] * (size - len(said))
            answer_keys[name] += said_keys + everyone[len(said) :]
    return CountedHeads(
        atoms=tuple(atoms),
        keys=np.array(keys, dtype=np.uint64),
        changes=np.array(changes, dtype=np.uint64),
        imports=np.array(imports, dtype=np.uint64),
        slugs=slugs,
        answer_keys={name: np.array(each, dtype=np.uint64) for name, each in answer_keys.items()},
    )


def _keys(row: ParticipationCount) -> list[int]:
    return [int(key, 16) for key in json.loads(row.record_keys)]
