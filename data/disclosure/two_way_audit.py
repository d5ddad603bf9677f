"""The audit of two-way tables, with the one-way tables beside them. A gate: tables are withdrawn until it passes.

Only two-way tables are ever withdrawn here. What must keep `audit_width` + 1 values: every count of an available table
that is not shown, how many of a line left the other question open, and every hidden count of the one-way tables.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.counting.counting import KNOWN
from data.disclosure.audit import OUTSIDE, SAMPLE_SEED, AuditFailed, Drafts
from data.disclosure.bounds import NoSolutionError
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import too_narrow
from data.disclosure.two_way import TwoWayDraft
from data.disclosure.two_way_limits import (
    Knowledge,
    Meetings,
    Range,
    first_limits,
    narrow,
    told_by_one_way,
)
from data.disclosure.two_way_programme import narrow_secrets, programme, secret_sums
from models.facts import DisclosureRules

PAIRS_AT_ONCE = 12
"""Pairs of characteristics that go through the solver together."""


@dataclass(frozen=True)
class TwoWayReport:
    """What the audit looked at, and what it cost. Holds no count of people."""

    hidden_cells: int
    """Counts of available tables that are not shown: hidden cells, and those of lines left out."""
    solved_cells: int
    """Of the counts that must keep their values, those that linear programmes looked at."""
    narrowest: int | None
    """Fewest values between the ends of a count that got programmes of its own, once all pass."""
    withdrawn: int
    seconds: float


NOTHING_TO_AUDIT = TwoWayReport(0, 0, None, 0, 0.0)


def audit_two_way(
    draft: TwoWayDraft,
    *,
    one_way: Drafts,
    nested: Nesting,
    rules: DisclosureRules,
    progress: Callable[[float], None] = lambda _: None,
) -> TwoWayReport:
    """Withdraw tables from `draft` until every count that is not shown passes; return what was looked at.

    `one_way` has passed its own audit and stays as it is.

    Raises
    ------
    AuditFailed
        A true count lies outside what the published figures allow.
    """
    start = time.perf_counter()
    gate = Gate(draft, one_way=one_way, nested=nested, rules=rules)
    progress(0.2)
    gate.by_sums()
    progress(0.4)
    solved, narrowest = gate.by_programmes(lambda share: progress(0.4 + 0.6 * share))
    return TwoWayReport(
        hidden_cells=int(np.triu(draft.cells_available & ~gate.on_show).sum()),
        solved_cells=solved,
        narrowest=narrowest,
        withdrawn=gate.withdrawn,
        seconds=time.perf_counter() - start,
    )


class Gate:
    """The draft with all that the audit needs of it."""

    def __init__(
        self, draft: TwoWayDraft, *, one_way: Drafts, nested: Nesting, rules: DisclosureRules
    ) -> None:
        self.draft, self.nested, self.rules = draft, nested, rules
        self.given = draft.crossed.answered
        self.levels = [one_way[level.characteristic] for level in self.given.levels]
        self.coarsest = [
            levels[level.slug] for levels, level in zip(self.levels, self.given.levels, strict=True)
        ]
        self.one_way, self.nobody = told_by_one_way(self.coarsest, self.levels, draft, nested)
        self.meetings = Meetings.of(self.given.times)
        self.people = self.one_way.people
        self.withdrawn = 0
        self.on_show = draft.in_shown_lines & (draft.numbers != HIDDEN)

    def known(self, *, between: bool) -> Knowledge:
        """Return every limit; with `between`, also from everything to the years and back."""
        first = first_limits(self.draft, one_way=self.one_way, rules=self.rules)
        return narrow(
            first, draft=self.draft, people=self.people, meetings=self.meetings if between else None
        )

    def by_sums(self) -> None:
        """Withdraw until no sum gives anything away: first in each selection by itself, then between them."""
        for between in (False, True):
            while True:
                known = self.known(between=between)
                self._holds_the_truth(known)
                failing = self.failing(known)
                if not failing:
                    break
                touched: set[tuple[int, int]] = set()
                for row, one, other in sorted(failing, key=lambda table: (self._base(*table), table)):
                    # One at a time of those that may narrow each other: the rest may pass without it.
                    if {(row, one), (row, other)} & touched:
                        continue
                    touched |= {(row, one), (row, other)}
                    self._withdraw(row, one, other, between=between)
        for row, one, other in self._linked():
            self._withdraw(row, one, other, between=False)

    def _base(self, row: int, one: int, other: int) -> int:
        return int(self.draft.crossed.base_counts[row, one, other])

    def _withdraw(self, row: int, one: int, other: int, *, between: bool) -> None:
        """Take back a table; of everything, where its years narrow it, the smallest of those years."""
        if between and row == 0:
            years = [int(r) for r in np.flatnonzero(self.draft.available[1:, one, other]) + 1]
            row = min(years, key=lambda year: (self._base(year, one, other), year), default=0)
        self.draft.withdraw(row, one, other)
        self.withdrawn += 1

    def secrets(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which cells, which line bases and which numbers of silent people must keep their values.

        Not those of a category in which the one-way table of everything shows nobody; not the silent where the
        one-way tables say that nobody was.
        """
        draft, somebody = self.draft, ~self.nobody
        cells = draft.cells_available & ~self.on_show & somebody[None, :, None] & somebody[None, None, :]
        lines = draft.lines_available & ~draft.lines & somebody[None, :, None]
        may_be_silent = self.people[:, None] > self.one_way.known.low
        silent = draft.lines_available & somebody[None, :, None] & may_be_silent[:, None, :]
        return cells, lines, silent

    def failing(self, known: Knowledge) -> list[tuple[int, int, int]]:
        """Return the tables (selection, level, level) in which something keeps too few values."""
        width, of_level = self.rules.audit_width, self.draft.of_level
        cells, lines, silent = self.secrets()
        found: set[tuple[int, int, int]] = set()
        for row, i, j in np.argwhere(cells & (known.cells.high - known.cells.low < width)):
            found.add(_table(row, of_level[i], of_level[j]))
        for kept, limits in ((lines, known.lines), (silent, known.silent)):
            for row, i, level in np.argwhere(kept & (limits.high - limits.low < width)):
                found.add(_table(row, of_level[i], level))
        return sorted(found)

    def _holds_the_truth(self, known: Knowledge) -> None:
        crossed, of_level = self.draft.crossed, self.draft.of_level
        true_lines = crossed.line_counts
        inside = [
            (known.cells, crossed.counts, of_level[:, None] != of_level[None, :]),
            (known.lines, true_lines, np.arange(len(self.given.levels))[None, :] != of_level[:, None]),
            (known.bases, crossed.base_counts, ~np.eye(len(self.given.levels), dtype=bool)),
            (
                known.silent,
                self._true_categories()[:, :, None] - true_lines,
                np.arange(len(self.given.levels))[None, :] != of_level[:, None],
            ),
        ]
        for limits, truth, where in inside:
            if (((truth < limits.low) | (truth > limits.high)) & where).any():
                raise AuditFailed(OUTSIDE.format(level="of two characteristics"))

    def _true_categories(self) -> NDArray[np.int64]:
        rows = list(self.given.rows)
        return np.concatenate(
            [one.tally.counts[rows, : one.shown.categories] for one in self.coarsest], axis=1
        )

    def _linked(self) -> Iterator[tuple[int, int, int]]:
        """Yield two-way tables, the smallest base first, as long as a one-way count keeps too few values beside them."""
        known = self.known(between=True)
        for place, levels in enumerate(self.levels):
            while self.one_way_fails(known, place, levels):
                there = np.argwhere(self.draft.available[:, place])
                if not len(there):
                    break
                row, other = min(
                    ((int(r), int(o)) for r, o in there), key=lambda t: (self._base(t[0], place, t[1]), t)
                )
                yield row, place, other
                known = self.known(between=True)

    def one_way_fails(self, known: Knowledge, place: int, levels: Mapping[str, Draft]) -> bool:
        """Whether a hidden count of a characteristic's one-way tables is too narrow with the two-way tables added."""
        own = slice(*self.given.starts[place : place + 2])
        draft = self.coarsest[place]
        rows = list(self.given.rows)
        columns = [*range(draft.shown.categories), draft.shown.column(KNOWN)]
        told = Range(
            np.column_stack([self.one_way.categories.low[:, own], self.one_way.known.low[:, place]]),
            np.column_stack([self.one_way.categories.high[:, own], self.one_way.known.high[:, place]]),
        )
        now = Range(
            np.column_stack([known.categories.low[:, own], known.known.low[:, place]]),
            np.column_stack([known.categories.high[:, own], known.known.high[:, place]]),
        )
        at = np.ix_(rows, columns)
        raised, lowered = now.low > told.low, now.high < told.high
        if not (raised | lowered)[draft.available[rows]].any():
            return False
        low, high = draft.low.copy(), draft.high.copy()
        low[at] = np.where(raised, np.maximum(now.low, low[at]), low[at])
        high[at] = np.where(lowered, np.minimum(now.high, high[at]), high[at])
        tightened = {**levels, self.given.levels[place].slug: replace(draft, low=low, high=high)}
        return bool(too_narrow(tightened, nested=self.nested, width=self.rules.audit_width))

    def by_programmes(self, progress: Callable[[float], None]) -> tuple[int, int | None]:
        """Solve for every secret of every pair; withdraw until all pass. Return how many were, and the least width."""
        solved = 0
        widths: list[float] = []
        pairs = [
            (int(one), int(other)) for one, other in np.argwhere(np.triu(self.draft.available.any(axis=0)))
        ]
        known = self.known(between=True)
        for start in range(0, len(pairs), PAIRS_AT_ONCE):
            some = pairs[start : start + PAIRS_AT_ONCE]
            while found := self._solve(known, some, seed=SAMPLE_SEED + start):
                failing = sorted({table for table, width in found if width < self.rules.audit_width})
                if not failing:
                    solved += sum(not np.isnan(width) for _, width in found)
                    widths += [width for _, width in found if not np.isnan(width)]
                    break
                row, one, other = min(failing, key=lambda table: (self._base(*table), table))
                self._withdraw(row, one, other, between=True)
                known = self.known(between=True)
            progress(min(1.0, (start + PAIRS_AT_ONCE) / len(pairs)))
        return solved, int(min(widths)) if widths else None

    def _solve(
        self, known: Knowledge, pairs: list[tuple[int, int]], *, seed: int
    ) -> list[tuple[tuple[int, int, int], float]]:
        """Return the table and the width of each secret of some pairs; none where there is none."""
        made, secrets, tables = [], [], []
        rows = list(self.given.rows)
        hidden_answers = ~self.nobody & np.concatenate(
            [one.shown.numbers[rows, : one.shown.categories] == HIDDEN for one in self.coarsest], axis=1
        )
        for one, other in pairs:
            written = programme(
                self.draft, known, one=one, other=other, people=self.people, meetings=self.meetings
            )
            forms, of_row = secret_sums(written, *self.secrets(), categories=hidden_answers)
            if forms:
                made.append(written)
                secrets.append(np.array(forms))
                tables += [(row, one, other) for row in of_row]
        if not made:
            return []
        try:
            widths, _ = narrow_secrets(
                made, secrets, width=self.rules.audit_width, seed=seed, own=self.rules.audit_sample
            )
        except NoSolutionError as contradiction:
            raise AuditFailed(OUTSIDE.format(level="of two characteristics")) from contradiction
        return list(zip(tables, np.concatenate(widths).tolist(), strict=True))


def _table(row: np.int64, one: np.int64, other: np.int64) -> tuple[int, int, int]:
    return int(row), int(min(one, other)), int(max(one, other))
