"""The deep audit: linear programmes over everything published, solved for a sample of hidden cells (method 2.6 G, ii).

Two programmes see each cell. *Across selections*: one category at one level in the whole menu; unknown are the people
of that category in each activity and quarter. *Across levels*: one selection; unknown are the people who gave each
answer. What a reader may know besides the tables, both assume known: who took part when, and how many came again. Both
start from the limits that subtraction has narrowed already, and so see each other's figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from data.counting.counting import ASKED, KNOWN, PEOPLE, UNPLACED
from data.disclosure.bounds import TOLERANCE, NoSolutionError
from data.disclosure.draft import Draft
from data.disclosure.subtraction import Limits
from models.vocabulary import MISSING_AMONG_ASKED, Missing


@dataclass(frozen=True)
class Feasible:
    """What a reader can work out of one cell, and from which tables."""

    low: int
    high: int
    mentions: tuple[tuple[str, int], ...]
    """Tables (level, selection) whose limits decide the ends."""


@dataclass(frozen=True)
class _Programme:
    """Rows of limits on sums of unknowns; row i belongs to table `tables[i]`."""

    sums: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    tables: tuple[tuple[str, int], ...]
    most: NDArray[np.float64]
    """Largest value of each unknown (inf: no limit)."""


def across_selections(draft: Draft, *, limits: Limits, selection: int, figure: int) -> Feasible:
    """Bound one cell by every table of its characteristic and level that the menu still offers.

    Where people came again, a selection's count y lies between the sum of its parts less the attendances beyond
    one, and that sum; where nobody contradicts themselves, no part exceeds its whole.
    """
    offered = np.flatnonzero(draft.available)
    pattern, of_atom = np.unique(draft.holds[offered], axis=1, return_inverse=True)
    of_atom = of_atom.ravel()
    attended = np.bincount(of_atom, weights=draft.attendances(figure), minlength=pattern.shape[1])
    live = attended > 0
    inside, most = pattern[:, live].astype(float), attended[live].astype(float)
    again = draft.again(figure)[:, offered]
    extra = np.maximum(again - 1, 0).sum(axis=0).astype(float)
    place = int(np.flatnonzero(offered == selection)[0])
    low = limits.low[offered, figure].astype(float)
    high = limits.high[offered, figure] + extra
    tables = tuple((draft.shown.level, int(row)) for row in offered)
    programme = _Programme(inside, low, high, tables, most)
    if not extra.any():
        return _solve(programme, inside[place])
    return _solve(*_with_returning(programme, draft, limits, offered, figure, extra, place))


def _with_returning(
    programme: _Programme,
    draft: Draft,
    limits: Limits,
    offered: NDArray[np.int64],
    figure: int,
    extra: NDArray[np.float64],
    place: int,
) -> tuple[_Programme, NDArray[np.float64]]:
    """Give each selection where somebody came again an unknown of its own, tied to its parts."""
    tied = np.flatnonzero(extra > 0)
    unknowns = programme.sums.shape[1]
    wide = np.hstack([programme.sums, np.zeros((len(offered), len(tied)))])
    own = {int(row): unknowns + i for i, row in enumerate(tied)}
    rows, low, high, tables = [], [], [], []
    for row, table in enumerate(programme.tables):
        shown_low, shown_high = limits.low[offered[row], figure], limits.high[offered[row], figure]
        if row not in own:
            rows.append(wide[row])
            low.append(float(shown_low))
            high.append(float(shown_high))
            tables.append(table)
            continue
        itself = np.zeros(wide.shape[1])
        itself[own[row]] = 1
        rows += [itself, wide[row] - itself]
        low += [float(shown_low), 0.0]
        high += [float(shown_high), float(extra[row])]
        tables += [table, table]
    if draft.tally.consistent and figure < draft.shown.categories:
        inside = programme.sums.astype(bool)
        for small in range(len(offered)):
            for large in own:
                contained = not (inside[small] & ~inside[large]).any()
                if small != large and contained and (inside[large] & ~inside[small]).any():
                    difference = -(wide[small] if small not in own else np.eye(wide.shape[1])[own[small]])
                    difference = difference + np.eye(wide.shape[1])[own[large]]
                    rows.append(difference)
                    low.append(0.0)
                    high.append(np.inf)
                    tables.append(programme.tables[small])
    most = np.concatenate([programme.most, np.full(len(tied), np.inf)])
    aim = np.eye(wide.shape[1])[own[place]] if place in own else wide[place]
    return _Programme(np.array(rows), np.array(low), np.array(high), tuple(tables), most), aim


def across_levels(
    drafts: Mapping[str, Draft], *, limits: Mapping[str, Limits], level: str, selection: int, figure: int
) -> Feasible | None:
    """Bound one cell by every level of its characteristic in its selection; None where answers are ticks."""
    offered = [draft for draft in drafts.values() if draft.available[selection]]
    if not all(draft.tally.single_answers for draft in offered):
        return None
    columns = _answers(offered)
    rows, low, high, tables = [], [], [], []
    aim = np.zeros(len(columns))
    for place, draft in enumerate(offered):
        for number, name in enumerate(draft.shown.figures):
            row = np.array([float(_counts_in(draft, answer[place], name)) for answer in columns])
            rows.append(row)
            low.append(float(limits[draft.shown.level].low[selection, number]))
            high.append(float(limits[draft.shown.level].high[selection, number]))
            tables.append((draft.shown.level, selection))
            if draft.shown.level == level and number == figure:
                aim = row
    return _solve(
        _Programme(
            np.array(rows), np.array(low), np.array(high), tuple(tables), np.full(len(columns), np.inf)
        ),
        aim,
    )


def _answers(offered: list[Draft]) -> list[tuple[str, ...]]:
    """Return the kinds of answer that the levels tell apart: for each, the figure it falls in at every level."""
    slugs = {slug for draft in offered for slug in draft.tally.level.placement}
    kinds = {tuple(draft.tally.level.placement.get(slug, UNPLACED) for draft in offered) for slug in slugs}
    kinds |= {(kind.value,) * len(offered) for kind in Missing}
    # A form too coarse for a level, or of another frame, leaves all its people unplaced there.
    kinds |= {
        tuple(UNPLACED if left_out else name for name, left_out in zip(kind, levels, strict=True))
        for kind in kinds
        if not _OUTSIDE & set(kind)
        for levels in product((False, True), repeat=len(offered))
    }
    return sorted({*kinds, (UNPLACED,) * len(offered)})


_OUTSIDE = {Missing.NOT_ASKED.value, Missing.NOT_APPLICABLE.value}


def _counts_in(draft: Draft, cell: str, figure: str) -> bool:
    """Whether a person in `cell` of this level counts in `figure`."""
    category = cell in draft.shown.figures[: draft.shown.categories]
    if figure == PEOPLE:
        return True
    if figure == KNOWN:
        return category
    if figure == ASKED:
        return category or cell in {kind.value for kind in MISSING_AMONG_ASKED}
    return figure == cell


def _solve(programme: _Programme, aim: NDArray[np.float64]) -> Feasible:
    """Find the least and greatest value of `aim`, and the tables whose limits stop it from going further.

    Raises
    ------
    NoSolutionError
        The published figures contradict each other: the model is wrong.
    """
    bounded = np.isfinite(programme.high)
    matrix = csr_matrix(np.vstack([programme.sums[bounded], -programme.sums]))
    limit = np.concatenate([programme.high[bounded], -programme.low])
    row_of = np.concatenate([np.flatnonzero(bounded), np.arange(len(programme.sums))])
    upper = [(0.0, None if np.isinf(most) else float(most)) for most in programme.most]
    ends: list[float] = []
    mentions: set[tuple[str, int]] = set()
    for sign in (1.0, -1.0):
        found = linprog(sign * aim, A_ub=matrix, b_ub=limit, bounds=upper, method="highs")  # type: ignore[call-overload]
        if found.status != 0 or found.fun is None:
            raise NoSolutionError(found.message)
        ends.append(sign * float(found.fun))
        binding = np.flatnonzero(np.abs(found.ineqlin.marginals) > TOLERANCE)
        mentions |= {programme.tables[row_of[row]] for row in binding}
    return Feasible(
        int(np.ceil(ends[0] - TOLERANCE)), int(np.floor(ends[1] + TOLERANCE)), tuple(sorted(mentions))
    )
