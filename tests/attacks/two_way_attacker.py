"""An attacker of two-way tables: one linear programme over everything that is shown of several characteristics.

Written apart from `data.disclosure.two_way*`. It is stronger than the product's own audit: an unknown is the number of
people of one closed year, or of none, who gave one combination of answers to *all* the characteristics, silence being
an answer, so that every table is tied to every other through third and fourth ones. The truth is counted in plain
Python from the groups that the world was made of. People come once: then nothing ties the years but sums.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from data import facts
from data.disclosure.tables import protected_table
from models.protected import EVERYTHING, OverlapTable, ProtectedCount, Selection
from tests.two_way_world import Group, Made

NOBODY_SAID = ""
SLACK = 1e-6
LEFT_OUT_AT_MOST = 29
"""A line that is left out was rounded to 25 or less."""


@dataclass(frozen=True)
class Secret:
    """A count that is not shown, and the least and most that the attacker can prove of it."""

    name: tuple[str, ...]
    truth: int
    low: int
    high: int

    @property
    def width(self) -> int:
        """Values between the ends."""
        return self.high - self.low


Where = dict[str, str]
"""Characteristic to category: the people who gave all of these answers."""


class Attack:
    """Everything that is shown of `characteristics`, as limits on sums of unknowns."""

    def __init__(self, made: Made, characteristics: tuple[str, ...]) -> None:
        self.made, self.names = made, characteristics
        self.level = {name: facts.levels(name)[0] for name in characteristics}
        answers = [
            [*(category.slug for category in self.level[name].categories), NOBODY_SAID]
            for name in characteristics
        ]
        self.blocks = sorted({_year(group.quarter) for group in made.groups})
        self.unknowns = list(product(self.blocks, *answers))
        self.table = np.array(self.unknowns, dtype=object)
        self.truth = self._truth()
        rows: list[tuple[np.ndarray, float, float]] = []
        attended: Counter[str] = Counter()
        for group in made.groups:
            attended[_year(group.quarter)] += group.n
        for block, people in attended.items():
            rows.append((self.table[:, 0] == block, people, people))
        rows += list(self._one_way())
        self.tables = [
            stamped.table
            for stamped in made.overlaps.tables
            if {stamped.table.characteristic, stamped.table.other} <= set(characteristics)
        ]
        for table in self.tables:
            rows += list(self._two_way(table))
        weights = np.array([mask for mask, _, _ in rows], dtype=float)
        self.matrix = csr_matrix(np.vstack([weights, -weights]))
        self.limit = np.array([high for _, _, high in rows] + [-low for _, low, _ in rows], dtype=float)
        for mask, low, high in rows:
            assert low <= self.truth[mask].sum() <= high, "the attacker's model does not hold the truth"

    def secrets(self) -> list[Secret]:
        """Solve for every count that an offered two-way table does not show, and every hidden one-way answer."""
        nobody = {
            (name, category)
            for name in self.names
            for category, count in self._cells(EVERYTHING, name)
            if count.shown == 0
        }
        wanted: dict[tuple[str, ...], np.ndarray] = {}
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    where = {table.characteristic: row.category, table.other: cell.category}
                    if cell.count.shown is None and not nobody & set(where.items()):
                        wanted[*_period(table.selection), *where.values()] = self._who(table.selection, where)
        for selection in self.made.selections:
            for name in self.names:
                for category, count in self._cells(selection, name):
                    if count.shown is None and (name, category) not in nobody:
                        wanted[*_period(selection), category] = self._who(selection, {name: category})
        return [self._solve(name, mask) for name, mask in wanted.items()]

    def _solve(self, name: tuple[str, ...], mask: np.ndarray) -> Secret:
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(sign * mask, A_ub=self.matrix, b_ub=self.limit, method="highs")
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return Secret(
            name,
            int(self.truth[mask].sum()),
            int(np.ceil(ends[0] - SLACK)),
            int(np.floor(ends[1] + SLACK)),
        )

    def _who(self, selection: Selection, where: Where, *, spoke: tuple[str, ...] = ()) -> np.ndarray:
        mask = np.ones(len(self.table), dtype=bool)
        if selection.period:
            mask &= self.table[:, 0] == selection.period
        for name, category in where.items():
            mask &= self.table[:, 1 + self.names.index(name)] == category
        for name in spoke:
            mask &= self.table[:, 1 + self.names.index(name)] != NOBODY_SAID
        return mask

    def _cells(self, selection: Selection, name: str) -> list[tuple[str, ProtectedCount]]:
        """Return what the one-way table shows, or nothing where there is none for everything or a year."""
        draft = self.made.drafts[name][self.level[name].slug]
        row = self.made.selections.index(selection)
        if selection.dimension or "Q" in (selection.period or "") or not draft.available[row]:
            return []
        shown = protected_table(draft.shown, row=row, selection=selection)
        return [(cell.category, cell.count) for cell in shown.cells]

    def _one_way(self) -> Iterator[tuple[np.ndarray, float, float]]:
        for selection in self.made.selections:
            for name in self.names:
                cells = self._cells(selection, name)
                for category, count in cells:
                    yield self._who(selection, {name: category}), count.low, count.high
                if cells:
                    draft = self.made.drafts[name][self.level[name].slug]
                    table = protected_table(
                        draft.shown, row=self.made.selections.index(selection), selection=selection
                    )
                    yield self._who(selection, {}, spoke=(name,)), table.known.low, table.known.high
                    others = [*(cell.count for cell in table.missing), table.unplaced]
                    yield (
                        self._who(selection, {name: NOBODY_SAID}),
                        sum(count.low for count in others),
                        sum(count.high for count in others),
                    )

    def _two_way(self, table: OverlapTable) -> Iterator[tuple[np.ndarray, float, float]]:
        one, other = table.characteristic, table.other
        yield self._who(table.selection, {}, spoke=(one, other)), table.base.low, table.base.high
        for row in table.rows:
            low, high = _ends(row.base)
            yield self._who(table.selection, {one: row.category}, spoke=(other,)), low, high
            for cell in row.cells:
                if cell.count.high:
                    yield (
                        self._who(table.selection, {one: row.category, other: cell.category}),
                        cell.count.low,
                        cell.count.high,
                    )
        for column in table.columns:
            low, high = _ends(column.count)
            yield self._who(table.selection, {other: column.category}, spoke=(one,)), low, high

    def _truth(self) -> np.ndarray:
        counted: Counter[tuple[str, ...]] = Counter()
        for group in self.made.groups:
            said = [
                self.level[name].placement.get(group.answers.get(name, ""), NOBODY_SAID)
                for name in self.names
            ]
            counted[(_year(group.quarter), *said)] += group.n
        return np.array([counted[unknown] for unknown in self.unknowns])


def _ends(count: ProtectedCount) -> tuple[int, int]:
    return (count.low, count.high) if count.high else (0, LEFT_OUT_AT_MOST)


def _period(selection: Selection) -> tuple[str]:
    return (selection.period or "everything",)


def _year(quarter: str) -> str:
    start = int(quarter[:4])
    return "open" if start >= 2026 else f"{start}-{(start + 1) % 100:02d}"


ANSWERS = {
    "sex": ("female", "male"),
    "disability": ("disabled_unspecified", "not_disabled_unspecified"),
    "unpaid_carer": ("carer_unspecified", "not_carer"),
    "ethnic_group": ("asian_unspecified", "black_unspecified", "white_unspecified"),
}
"""Answers that the random worlds give; silence is added to some of them."""


def random_groups(seed: int) -> list[Group]:
    """Return people of two years and an open one: rare answers, rare meetings, and nobody or many who are silent."""
    random = np.random.default_rng(seed)
    size = int(random.integers(120, 900))
    silent = {name: float(random.choice([0.0, 0.0, 0.3])) for name in ANSWERS}
    # Answers hang together: each person is of one of four kinds, and each kind answers in its own way.
    kinds = [
        {name: random.dirichlet(np.full(len(answers), 0.5)) for name, answers in ANSWERS.items()}
        for _ in range(4)
    ]
    kind_shares, quarter_shares = random.dirichlet(np.ones(4)), random.dirichlet(np.full(3, 3.0))
    counted: Counter[tuple[str, ...]] = Counter()
    for _ in range(size):
        quarter = random.choice(["2023-Q2", "2024-Q3", "2026-Q3"], p=quarter_shares)
        kind = kinds[random.choice(4, p=kind_shares)]
        said = [
            "prefer_not_to_say" if random.random() < silent[name] else random.choice(answers, p=kind[name])
            for name, answers in ANSWERS.items()
        ]
        counted[str(quarter), *map(str, said)] += 1
    return [
        Group(n, quarter=quarter, **dict(zip(ANSWERS, said, strict=True)))
        for (quarter, *said), n in sorted(counted.items())
    ]
