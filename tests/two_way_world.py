"""Small worlds for two-way tables, made in memory: groups of people with the same answers, and the tables they give.

found = tables_of([Group(40, sex="female", disability="disabled"), Group(6, sex="male", disability="disabled")])
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from data import facts
from data.counting.records import Answers, Records
from data.disclosure.audit import audit
from data.disclosure.draft import Draft
from data.disclosure.drafting import draft_release
from data.disclosure.offering import nesting
from data.menu import Atom, candidates
from data.releasing.overlaps import MadeOverlaps, make_overlaps
from models.protected import EVERYTHING, OverlapTable, Selection
from models.vocabulary import Dimension

ON = date(2026, 11, 1)
"""Closed years end with 2025-26; 2026-Q1 and Q2 are closed quarters of an open year."""


@dataclass(frozen=True, init=False)
class Group:
    """People with the same answers who took part in one quarter; with `person` they may come again."""

    n: int
    quarter: str
    person: str | None
    answers: dict[str, str] = field(hash=False)

    def __init__(
        self, n: int, *, quarter: str = "2024-Q1", person: str | None = None, **answers: str
    ) -> None:
        object.__setattr__(self, "n", n)
        object.__setattr__(self, "quarter", quarter)
        object.__setattr__(self, "person", person)
        object.__setattr__(self, "answers", answers)


@dataclass(frozen=True)
class Made:
    """A release in memory: what was made of the groups, and the one-way drafts that stand beside it."""

    groups: tuple[Group, ...]
    records: Records
    drafts: dict[str, dict[str, Draft]]
    overlaps: MadeOverlaps
    selections: tuple[Selection, ...]

    def table(self, one: str, other: str, selection: Selection = EVERYTHING) -> OverlapTable | None:
        """Return one two-way table, `one` in the rows, or None where there is none."""
        for stamped in self.overlaps.tables:
            found = stamped.table
            if found.selection == selection and {found.characteristic, found.other} == {one, other}:
                return found if found.characteristic == one else found.turned()
        return None


def records_of(groups: Sequence[Group], *, seed: int = 1) -> Records:
    """Return the groups as the columns that counting reads; who is not asked a question is absent from its group."""
    names = sorted({("many", group.quarter) for group in groups})
    asked = sorted({name for group in groups for name in group.answers})
    key_of: dict[str, int] = {}
    random = np.random.default_rng(seed)
    atoms, people, keys = [], [], []
    said: dict[str, list[str]] = {name: [] for name in asked}
    ordered = sorted(groups, key=lambda group: group.quarter)
    for place, group in enumerate(ordered):
        for number in range(group.n):
            person = f"{group.person}-{number}" if group.person else f"row {place}-{number}"
            key_of.setdefault(person, int(random.integers(1, 2**63)))
            atoms.append(names.index(("many", group.quarter)))
            people.append(list(key_of).index(person) if group.person else len(key_of) - 1)
            keys.append(key_of[person])
            for name in asked:
                said[name].append(group.answers.get(name, "not_asked"))
    size = len(atoms)
    answers = {}
    for name, values in said.items():
        slugs, codes = np.unique(values, return_inverse=True)
        answers[name] = Answers(tuple(str(slug) for slug in slugs), np.arange(size), codes.astype(np.int64))
    return Records(
        atom_names=tuple(names),
        atoms=np.array(atoms, dtype=np.int64),
        people=np.array(people, dtype=np.int64),
        keys=np.array(keys, dtype=np.uint64),
        changes=np.ones(size, dtype=np.int64),
        imports=np.ones(size, dtype=np.int64),
        frames={"2021": np.ones(size, dtype=bool), "2025": np.ones(size, dtype=bool)},
        answers=answers,
        tombstones=(),
        last_change=1,
        counted=np.zeros(size, dtype=bool),
    )


def tables_of(groups: Sequence[Group], *, seed: int = 1, sample: int | None = None) -> Made:
    """Count, protect and audit the groups as a release does; `seed` decides how counts round."""
    records = records_of(groups, seed=seed)
    rules = facts.disclosure_rules()
    menu = candidates(
        [
            Atom(activity, quarter, dict.fromkeys(Dimension, "one"))
            for activity, quarter in records.atom_names
        ],
        on=ON,
    )
    nested = nesting(menu)
    levels = [
        level
        for one in facts.characteristics()
        if one.slug in records.answers
        for level in facts.levels(one.slug)
    ]
    drafts = draft_release(records, menu=menu, nested=nested, levels=levels, rules=rules)
    audit(drafts, nested=nested, rules=rules)
    made = make_overlaps(
        records,
        drafts,
        menu=menu,
        nested=nested,
        kept=frozenset(),
        earlier={},
        rules=rules,
        progress=lambda _share, _words: None,
    )
    return Made(tuple(groups), records, drafts, made, menu.selections)
