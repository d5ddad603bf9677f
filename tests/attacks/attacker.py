"""The attacker: reads what a release shows, knows who was where, and works out what it hides.

Written apart from `data.counting.counting` and `data.disclosure`, so that neither can hide a mistake of the other. The truth
is counted person by person in plain Python; what can be known is one linear programme over everything published of a
characteristic: every selection, every level, every figure at once.

The attacker has the register whole, the code, and the attendance of each activity in each quarter (method 2.3).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, vstack
from sqlmodel import select

from data import facts
from data.databases import intake_session, register_session
from data.keys import record_key
from data.secret import SECRET_BYTES, derive, secret_path
from models.facts import Level
from models.intake import MULTIPLE_ANSWER, Import, Participation, ParticipationCount, ParticipationTick
from models.register import Activity, Engagement
from models.release import PublishedCell, PublishedTable, Release

MISSING = ("prefer_not_to_say", "dont_know", "not_known", "needs_review", "not_asked", "not_applicable")
OUTSIDE = ("not_asked", "not_applicable")
OTHER_SMALL = "other_small_engagements"
SLACK = 1e-6

Atom = tuple[str, str]
"""Activity and quarter."""


@dataclass(frozen=True)
class Row:
    """One participation, as the intake holds it."""

    person: str
    atom: Atom
    new_frame: bool
    answers: dict[str, frozenset[str]]
    """By characteristic: one answer, or the ticks."""
    counted: bool = False
    """A head that a partner counted: which answer goes with which is made up, and matters for no table of one question."""


@dataclass(frozen=True)
class Shown:
    """One published figure: what any reader knows of it."""

    period: str
    by: str
    level: str
    kind: str
    category: str
    shown: int | None
    low: int
    high: int

    @property
    def name(self) -> str:
        """The figure's name within its table."""
        return self.category or self.kind

    @property
    def where(self) -> tuple[str, str]:
        """The selection."""
        return self.period, self.by


@dataclass(frozen=True)
class Feasible:
    """A hidden cell, its true count, and the least and most that the attacker can prove."""

    cell: Shown
    truth: int
    low: int
    high: int

    @property
    def width(self) -> int:
        """Values between the ends."""
        return self.high - self.low


class World:
    """Everything that was recorded, and the attributes of activities that the register tells everyone."""

    def __init__(self, *, small: int = 30) -> None:
        with register_session() as register:
            self.activities = {one.reference: one for one in register.exec(select(Activity)).all()}
            self.own_benchmark = {
                one.reference: one.benchmark is not None for one in register.exec(select(Engagement)).all()
            }
        self.rows = tuple(_rows())
        of_engagement: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            of_engagement[self.activities[row.atom[0]].engagement].add(row.person)
        self.small = {name for name, people in of_engagement.items() if len(people) < small}
        self.atoms = tuple(sorted({row.atom for row in self.rows}))

    def value(self, atom: Atom, dimension: str) -> str:
        """Return an activity's value of one dimension."""
        activity = self.activities[atom[0]]
        if dimension == "engagement":
            return OTHER_SMALL if activity.engagement in self.small else activity.engagement
        if dimension == "audience":
            one_group = activity.community is not None or self.own_benchmark[activity.engagement]
            return "one_group" if one_group else "open_to_all"
        return str(getattr(activity, dimension))

    def without(self, known: Callable[[Row], bool]) -> "World":
        """Return the same world without those whom somebody knows: the register stays as it is."""
        others = copy(self)
        others.rows = tuple(row for row in self.rows if not known(row))
        return others

    @cache  # noqa: B019 - a world lives as long as one test
    def within(self, period: str, by: str) -> frozenset[Atom]:
        """Return the activities and quarters that a selection is made of."""
        dimension, _, value = by.partition("=")
        return frozenset(
            atom
            for atom in self.atoms
            if (not by or self.value(atom, dimension) == value) and (not period or in_period(atom[1], period))
        )

    def chosen(self, within: Iterable[Atom], characteristic: str) -> dict[str, Row]:
        """Return for each person of these activities the participation whose answer counts: the latest known one."""
        inside, best = set(within), {}
        for row in self.rows:  # in order of recency
            if row.atom in inside:
                before = best.get(row.person)
                if before is None or standing(row, characteristic) >= standing(before, characteristic):
                    best[row.person] = row
        return best


def in_period(quarter: str, period: str) -> bool:
    """Whether a quarter is, or lies in, a period."""
    return quarter == period if "Q" in period else quarter[:4] == period[:4]


def standing(row: Row, characteristic: str) -> int:
    """Return 2 for a known answer, 1 for asked without one, 0 for not asked or not applicable."""
    said = row.answers.get(characteristic, frozenset({"not_asked"}))
    return max(0 if one in OUTSIDE else 1 if one in MISSING else 2 for one in said)


def figures(row: Row, level: Level) -> frozenset[str]:
    """Return the figures of one level's table that a participation counts in."""
    said = row.answers.get(level.characteristic, frozenset({"not_asked"}))
    return frozenset().union(*(_figures_of(one, level, row.new_frame) for one in said))


def _figures_of(answer: str, level: Level, new_frame: bool) -> frozenset[str]:
    if level.frame == "2021" and not new_frame and answer not in OUTSIDE:
        return frozenset({"people", "unplaced"})
    if answer in OUTSIDE:
        return frozenset({"people", answer})
    if answer in MISSING:
        return frozenset({"people", "asked", answer})
    if answer in level.placement:
        return frozenset({"people", "asked", "known", level.placement[answer]})
    return frozenset({"people", "unplaced"})


def _rows() -> Iterable[Row]:
    with intake_session() as intake:
        frames = {one.id: one.ethnic_frame == "2021" for one in intake.exec(select(Import)).all()}
        ticks: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for tick in intake.exec(select(ParticipationTick)).all():
            ticks[tick.participation_id][tick.characteristic].add(tick.category)
        rows = intake.exec(select(Participation)).all()
    singles = [
        one.slug for one in facts.characteristics() if one.published and one.slug not in MULTIPLE_ANSWER
    ]
    rows = sorted(rows, key=lambda r: (r.took_part_on is not None, r.took_part_on, r.import_id, r.row, r.id))
    for row in rows:
        answers = {name: frozenset({str(getattr(row, name))}) for name in singles}
        answers |= {name: frozenset(said) for name, said in ticks[row.id].items()}
        yield Row(
            row.person_key or f"row {row.id}", (row.activity, row.quarter), frames[row.import_id], answers
        )
    yield from _heads(frames)


def _heads(frames: dict[int | None, bool]) -> Iterable[Row]:
    """Yield a row for each counted head: the answers of a question in any order, for as many as came."""
    with intake_session() as intake:
        counts = intake.exec(select(ParticipationCount)).all()
    told: dict[tuple[int, Atom], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in counts:
        told[one.import_id, (one.activity, one.quarter)][one.characteristic] += [one.category] * one.n
    for (number, atom), questions in told.items():
        for place in range(len(questions["people"])):
            answers = {name: frozenset({said[place]}) for name, said in questions.items() if name != "people"}
            yield Row(f"head {number} {place}", atom, frames[number], answers, counted=True)


def published(characteristic: str, *, release: int | None = None) -> list[Shown]:
    """Return every figure of one characteristic in a release, the newest where none is named."""
    with register_session() as register:
        if release is None:
            release = max(register.exec(select(Release.id)).all())
        found = register.exec(
            select(PublishedTable, PublishedCell)
            .where(PublishedCell.table_id == PublishedTable.id)
            .where(PublishedTable.release_id == release, PublishedTable.characteristic == characteristic)
            .order_by(PublishedCell.id)
        ).all()
    return [
        Shown(table.period, table.by, table.level, cell.kind, cell.category, cell.shown, cell.low, cell.high)
        for table, cell in found
    ]


def true_count(world: World, cell: Shown, level: Level) -> int:
    """Count the people of one published figure, person by person."""
    people = world.chosen(world.within(*cell.where), level.characteristic).values()
    return sum(cell.name in figures(row, level) for row in people)


def as_known(shown: list[Shown], *, whole: World, others: World, characteristic: str) -> list[Shown]:
    """Return the figures as somebody reads them who knows all but `others` exactly: theirs are taken away."""
    levels = {level.slug: level for level in facts.levels(characteristic)}
    found = []
    for one in shown:
        known = true_count(whole, one, levels[one.level]) - true_count(others, one, levels[one.level])
        found.append(replace(one, low=max(0, one.low - known), high=one.high - known))
    return found


class Programme:
    """One linear programme over every published figure of one characteristic.

    An unknown is the number of people in one block of activities and quarters (those that no published selection
    tells apart) who gave answers of one kind (those that no level tells apart). People who came again have, in each
    selection, unknowns of their own, of which only their number is known.
    """

    def __init__(
        self, characteristic: str, *, world: World, shown: list[Shown] | None = None, attendance: bool = True
    ) -> None:
        self.world, self.characteristic = world, characteristic
        self.levels = {level.slug: level for level in facts.levels(characteristic)}
        self.shown = published(characteristic) if shown is None else shown
        self.single = characteristic not in MULTIPLE_ANSWER
        selections = sorted({one.where for one in self.shown})
        inside = [world.within(*where) for where in selections]
        block_of = {atom: tuple(atom in one for one in inside) for atom in world.atoms}
        self.times: dict[str, int] = defaultdict(int)
        for row in world.rows:
            self.times[row.person] += 1
        self.columns: dict[tuple[object, object], int] = {}
        self.kinds = self._kinds(selections)
        self.blocks = {
            where: sorted({block_of[atom] for atom in atoms})
            for where, atoms in zip(selections, inside, strict=True)
        }
        attended: dict[tuple[bool, ...], int] = defaultdict(int)
        for row in world.rows:
            if self.times[row.person] == 1:
                attended[block_of[row.atom]] += 1
        again = {
            where: len({r.person for r in world.rows if self.times[r.person] > 1 and r.atom in atoms})
            for where, atoms in zip(selections, inside, strict=True)
        }
        rows = [(self._terms(one), one.low, one.high) for one in self.shown]
        # How many people came again is counted either way: without it their unknowns would be free.
        rows += [(self._block(("again", where)), n, n) for where, n in again.items()]
        if attendance:
            rows += [(self._block(block), n, n) for block, n in attended.items()]
        terms = [(dict.fromkeys(sorted(columns), 1.0), low, high) for columns, low, high in rows]
        if not self.single:
            for block in {block for block, _ in list(self.columns)}:
                terms += self._ties(block)
        self._state(terms)

    def _state(self, rows: list[tuple[dict[int, float], float, float]]) -> None:
        place = np.repeat(np.arange(len(rows)), [len(terms) for terms, _, _ in rows])
        column = [column for terms, _, _ in rows for column in terms]
        value = [value for terms, _, _ in rows for value in terms.values()]
        matrix = coo_matrix((value, (place, column)), shape=(len(rows), len(self.columns))).tocsr()
        low = np.array([low for _, low, _ in rows], dtype=float)
        high = np.array([high for _, _, high in rows], dtype=float)
        exact = low == high
        below = ~exact & np.isfinite(high)
        self.equal, self.equal_to = matrix[exact], low[exact]
        self.limits = vstack([matrix[below], -matrix[~exact]]).tocsr()
        self.limit = np.concatenate([high[below], -low[~exact]])

    def _kinds(self, selections: list[tuple[str, str]]) -> list[frozenset[tuple[str, str]]]:
        """Return the kinds of answer: for each, the (level, figure) pairs that it counts in."""
        offered = {one.level for one in self.shown}
        levels = [level for slug, level in self.levels.items() if slug in offered]
        if not self.single:  # a person with two ticks counts in both: a figure is an unknown of its own
            return [frozenset({one}) for one in sorted({(one.level, one.name) for one in self.shown})]
        slugs = {slug for level in self.levels.values() for slug in level.placement} | set(MISSING)
        kinds = {
            frozenset((level.slug, f) for level in levels for f in _figures_of(answer, level, new_frame))
            for answer in slugs
            for new_frame in (True, False)
        }
        kinds.add(frozenset((level.slug, f) for level in levels for f in ("people", "unplaced")))
        return sorted(kinds, key=sorted)

    def _block(self, block: object) -> set[int]:
        """Return the unknowns that make up all the people of a block."""
        everyone = [kind for kind in self.kinds if any(name == "people" for _, name in kind)]
        return {self._column(block, kind) for kind in everyone}

    def _column(self, block: object, kind: object) -> int:
        return self.columns.setdefault((block, kind), len(self.columns))

    def _ties(self, block: object) -> Iterator[tuple[dict[int, float], float, float]]:
        """Tie the figures of several answers together: each tick <= known <= sum of ticks, and so on up."""
        for slug, level in self.levels.items():

            def at(name: str, slug: str = slug) -> int:
                return self._column(block, frozenset({(slug, name)}))

            categories = [category.slug for category in level.categories]
            for whole, parts in (
                ("known", categories),
                ("asked", ["known", *MISSING[:4]]),
                ("people", ["asked", *OUTSIDE, "unplaced"]),
            ):
                for part in parts:
                    yield {at(whole): 1.0, at(part): -1.0}, 0, np.inf
                yield {at(whole): -1.0, **{at(part): 1.0 for part in parts}}, 0, np.inf

    def _terms(self, one: Shown) -> set[int]:
        kinds = [kind for kind in self.kinds if (one.level, one.name) in kind]
        blocks: list[object] = [*self.blocks[one.where], ("again", one.where)]
        return {self._column(block, kind) for block in blocks for kind in kinds}

    def solve(self, cell: Shown) -> Feasible:
        """Return the least and most people that a hidden cell can hold, and how many it does."""
        aim = np.zeros(len(self.columns))
        aim[sorted(self._terms(cell))] = 1
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * aim,
                A_ub=self.limits,
                b_ub=self.limit,
                A_eq=self.equal if self.equal.shape[0] else None,
                b_eq=self.equal_to if self.equal.shape[0] else None,
                method="highs",
            )
            assert found.status == 0, f"what is published contradicts itself: {found.message}"
            ends.append(sign * found.fun)
        truth = true_count(self.world, cell, self.levels[cell.level])
        return Feasible(cell, truth, int(np.ceil(ends[0] - SLACK)), int(np.floor(ends[1] + SLACK)))

    def secrets(self) -> list[Shown]:
        """Return the hidden cells, without those of answers that everything openly shows as nobody, at any level."""
        nobody: set[str] = set()
        for one in self.shown:
            if one.where == ("", "") and one.shown == 0:
                nobody |= self._answers(one)
        return [one for one in self.shown if one.shown is None and not self._answers(one) <= nobody]

    def _answers(self, one: Shown) -> set[str]:
        placed = {answer for answer, name in self.levels[one.level].placement.items() if name == one.name}
        return placed or {one.name}


def narrowest(
    characteristic: str, *, world: World, release: int | None = None, only: tuple[str, str] | None = None
) -> list[Feasible]:
    """Solve for every hidden answer of a characteristic, or for those of one selection; the narrowest first.

    Whether somebody was asked is no secret: the form says it.
    """
    programme = Programme(characteristic, world=world, shown=published(characteristic, release=release))
    secrets = [one for one in programme.secrets() if one.kind in ("category", "missing")]
    solved = [
        programme.solve(one) for one in secrets if one.category not in OUTSIDE and only in (None, one.where)
    ]
    return sorted(solved, key=lambda one: one.width)


def use_secret(wanted: Callable[[bytes], bool] = lambda _: True) -> bytes:
    """Put a fixed secret in place, the first whose rounding key does as the attacker wishes; return that key."""
    for number in range(20_000):
        secret = number.to_bytes(SECRET_BYTES, "big")
        key = derive(secret).rounding
        if wanted(key):
            secret_path().write_bytes(secret)
            return key
    raise AssertionError("No secret does this.")


def rounds(key: bytes, activity: str, start: int, stop: int) -> int | None:
    """Return what `tests.world` people number `start` to `stop` of an activity are shown as; None where hidden."""
    return rounds_together(key, (activity, start, stop))


def rounds_together(key: bytes, *people: tuple[str, int, int]) -> int | None:
    """Return what people of several activities are shown as together; None where hidden.

    Written from method 2.6 A and B with Python's own whole numbers.
    """
    everyone = [f"{activity} {n}" for activity, start, stop in people for n in range(start, stop + 1)]
    n = len(everyone)
    total = sum(record_key(one, key=key) for one in everyone) % 2**64
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        total = ((total ^ (total >> shift)) * factor) % 2**64
    total ^= total >> 31
    number = n // 5 * 5 + (5 if total / 2**64 < n % 5 / 5 else 0)
    return None if n <= 7 or number < 10 else number
