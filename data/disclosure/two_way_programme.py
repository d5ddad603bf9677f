"""The deep audit of two-way tables: linear programmes over one pair of characteristics (method 2.6 G).

One programme holds the pair's tables of everything and of each year with the one-way tables of both characteristics,
those who are silent on one question or on both, and what ties the years to everything. Most hidden counts need no
programme of their own: a solution in which a count is small and another in which it is large are witnesses for it,
and one solution is a witness for every count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix, vstack

from data.disclosure.bounds import TOLERANCE, NoSolutionError
from data.disclosure.two_way import TwoWayDraft
from data.disclosure.two_way_limits import MANY, Knowledge, Meetings

Array = NDArray[np.int64]
WITNESSES = 6
"""Directions tried before a count gets programmes of its own."""


@dataclass(frozen=True)
class PairProgramme:
    """Unknowns: for each selection, the categories of one characteristic and "silent" by those of the other."""

    draft: TwoWayDraft
    one: int
    other: int
    """The levels, by place."""
    rows: tuple[int, ...]
    """The selections in which the pair's table is offered."""
    sums: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    """Limits on sums of unknowns."""
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    """Limits of each unknown."""

    @property
    def shape(self) -> tuple[int, int]:
        """Categories of either level, and one for the silent."""
        sizes = np.diff(self.draft.crossed.answered.starts)
        return int(sizes[self.one]) + 1, int(sizes[self.other]) + 1

    def cell(self, row: int, i: int | slice, j: int | slice) -> NDArray[np.float64]:
        """Return the sum of a block of one selection's unknowns, as weights of all unknowns."""
        weights = np.zeros((len(self.rows), *self.shape))
        weights[self.rows.index(row), i, j] = 1
        return weights.ravel()


def programme(
    draft: TwoWayDraft, known: Knowledge, *, one: int, other: int, people: Array, meetings: Meetings
) -> PairProgramme:
    """Write down everything that is known of one pair of levels, from limits that sums have narrowed already."""
    starts = draft.crossed.answered.starts
    ours, theirs = slice(starts[one], starts[one + 1]), slice(starts[other], starts[other + 1])
    rows = tuple(int(row) for row in np.flatnonzero(draft.available[:, one, other]))
    height, width = ours.stop - ours.start + 1, theirs.stop - theirs.start + 1
    least = np.zeros((len(rows), height, width))
    most = np.zeros((len(rows), height, width))
    stated: list[tuple[NDArray[np.float64], float, float]] = []

    def state(block: NDArray[np.float64], low: float, high: float) -> None:
        stated.append((block.ravel(), low, high))

    for place, row in enumerate(rows):
        for limit, end in ((least, "low"), (most, "high")):
            limit[place, :-1, :-1] = getattr(known.cells, end)[row, ours, theirs]
            limit[place, :-1, -1] = getattr(known.silent, end)[row, ours, other]
            limit[place, -1, :-1] = getattr(known.silent, end)[row, theirs, one]
        most[place, -1, -1] = people[row]
        block = np.zeros((len(rows), height, width))
        block[place] = 1
        state(block, people[row], people[row])
        for inner in (
            *[(slice(i, i + 1), slice(None, -1)) for i in range(height - 1)],
            *[(slice(i, i + 1), slice(None)) for i in range(height - 1)],
            *[(slice(None, -1), slice(j, j + 1)) for j in range(width - 1)],
            *[(slice(None), slice(j, j + 1)) for j in range(width - 1)],
            (slice(None, -1), slice(None, -1)),
            (slice(None, -1), slice(None)),
            (slice(None), slice(None, -1)),
        ):
            block = np.zeros((len(rows), height, width))
            block[place][inner] = 1
            state(block, *_limit_of(inner, known, row, one, other, ours.start, theirs.start))
    if rows and rows[0] == 0 and len(rows) > 1:
        stated += _between_years(rows, height, width, known, meetings, ours, theirs)
    return PairProgramme(
        draft=draft,
        one=one,
        other=other,
        rows=rows,
        sums=np.array([weights for weights, _, _ in stated]),
        low=np.array([low for _, low, _ in stated], dtype=float),
        high=np.array([high for _, _, high in stated], dtype=float),
        least=least.ravel(),
        most=most.ravel(),
    )


def _limit_of(
    inner: tuple[slice, slice], known: Knowledge, row: int, one: int, other: int, first: int, second: int
) -> tuple[float, float]:
    """Return the limits of a line, a category, a base or a known base, by which block of the unknowns it is."""
    down, across = inner
    if down.start is not None:
        place = first + down.start
        found = (known.lines, (row, place, other)) if across.stop == -1 else (known.categories, (row, place))
    elif across.start is not None:
        place = second + across.start
        found = (known.lines, (row, place, one)) if down.stop == -1 else (known.categories, (row, place))
    elif down.stop == -1 and across.stop == -1:
        found = (known.bases, (row, one, other))
    else:
        found = (known.known, (row, one if down.stop == -1 else other))
    limits, at = found
    return float(limits.low[at]), float(limits.high[at])


def _between_years(
    rows: tuple[int, ...],
    height: int,
    width: int,
    known: Knowledge,
    meetings: Meetings,
    ours: slice,
    theirs: slice,
) -> list[tuple[NDArray[np.float64], float, float]]:
    """Tie each cell, each line and the base of everything to those of the years that are offered."""
    years = [row for row in range(1, len(known.cells.low)) if row not in rows]
    unseen = known.cells.high[years, ours, theirs].sum(axis=0) if years else np.zeros((height - 1, width - 1))
    blocks = [(slice(i, i + 1), slice(j, j + 1)) for i in range(height - 1) for j in range(width - 1)]
    blocks += [(slice(i, i + 1), slice(0, width - 1)) for i in range(height - 1)]
    blocks += [(slice(0, height - 1), slice(j, j + 1)) for j in range(width - 1)]
    blocks += [(slice(0, height - 1), slice(0, width - 1))]
    stated = []
    for inner in blocks:
        weights = np.zeros((len(rows), height, width))
        weights[0][inner] = 1
        for place in range(1, len(rows)):
            weights[place][inner] = -1
        stated.append(
            (weights.ravel(), -float(meetings.too_many), float(unseen[inner].sum()) + meetings.too_few)
        )
        for place in range(1, len(rows)):
            pair = np.zeros((len(rows), height, width))
            pair[0][inner], pair[place][inner] = 1, -1
            stated.append((pair.ravel(), -float(meetings.several_years[rows[place] - 1]), float(MANY)))
    return stated


def secret_sums(
    made: PairProgramme,
    cells: NDArray[np.bool_],
    lines: NDArray[np.bool_],
    silent: NDArray[np.bool_],
    *,
    categories: NDArray[np.bool_],
) -> tuple[list[NDArray[np.float64]], list[int]]:
    """Return each secret of a pair as weights of its programme's unknowns, and the selection of each.

    Secret cells, line bases and numbers of the silent come as the arrays of the draft; `categories` (selections by
    categories) are the hidden answers of the one-way tables.
    """
    starts = made.draft.crossed.answered.starts
    forms: list[NDArray[np.float64]] = []
    of_row: list[int] = []
    for row in made.rows:
        found = [
            made.cell(row, i, j)
            for i in range(made.shape[0] - 1)
            for j in range(made.shape[1] - 1)
            if cells[row, starts[made.one] + i, starts[made.other] + j]
        ]
        for turned, (level, across) in enumerate(((made.one, made.other), (made.other, made.one))):
            for place in range(made.shape[turned] - 1):
                at = (row, int(starts[level]) + place, across)
                for is_secret, part in (
                    (lines[at], slice(None, -1)),
                    (silent[at], -1),
                    (categories[at[:2]], slice(None)),
                ):
                    if is_secret:
                        found.append(made.cell(row, *((part, place) if turned else (place, part))))
        forms += found
        of_row += [row] * len(found)
    return forms, of_row


def narrow_secrets(
    pairs: Sequence[PairProgramme], secrets: Sequence[NDArray[np.float64]], *, width: int, seed: int, own: int
) -> tuple[list[NDArray[np.float64]], int]:
    """Return for each pair the widths of its secrets (sums of its unknowns, one a row), and how many were left.

    A width is what the programmes prove to be possible at least; of a secret that got programmes of its own, exactly
    what is possible. Those that still need them after `own` of them were given some are left, with width nan. The
    pairs go through the solver together, for most of its time is spent on starting.

    Raises
    ------
    NoSolutionError
        What is published contradicts itself: the model is wrong.
    """
    random = np.random.default_rng(seed)
    low = [np.full(len(some), np.inf) for some in secrets]
    high = [np.full(len(some), -np.inf) for some in secrets]
    ends = np.cumsum([made.most.size for made in pairs])[:-1]
    together = _Solver(pairs)

    def witness(solver: "_Solver", aims: list[NDArray[np.float64]], places: Sequence[int]) -> None:
        found = solver.least(np.concatenate(aims))
        for place, unknowns in zip(
            places, np.split(found, ends) if len(places) > 1 else [found], strict=True
        ):
            seen = secrets[place] @ unknowns
            np.minimum(low[place], seen, out=low[place])
            np.maximum(high[place], seen, out=high[place])

    def still_open(place: int) -> NDArray[np.bool_]:
        return high[place] - low[place] < width

    every = range(len(pairs))
    for _ in range(WITNESSES):
        if not any(still_open(place).any() for place in every):
            break
        aims = [
            np.where(still_open(place), random.choice((-1.0, 1.0), len(secrets[place])), 0.0) @ secrets[place]
            for place in every
        ]
        witness(together, aims, every)
        witness(together, [-aim for aim in aims], every)
    left = [(place, int(secret)) for place in every for secret in np.flatnonzero(still_open(place))]
    widths = [np.where(still_open(place), np.nan, high[place] - low[place]) for place in every]
    if len(left) > own:
        left = [left[i] for i in np.sort(random.choice(len(left), own, replace=False))]
    for place, secret in left:
        alone = _Solver([pairs[place]])
        witness(alone, [secrets[place][secret]], [place])
        witness(alone, [-secrets[place][secret]], [place])
        widths[place][secret] = np.floor(high[place][secret] + TOLERANCE) - np.ceil(
            low[place][secret] - TOLERANCE
        )
    return widths, int(sum(np.isnan(some).sum() for some in widths))


class _Solver:
    """Programmes that share no unknown, solved as one."""

    def __init__(self, pairs: Sequence[PairProgramme]) -> None:
        sums = csr_matrix(block_diag([csr_matrix(made.sums) for made in pairs]))
        low, high = (np.concatenate([getattr(made, end) for made in pairs]) for end in ("low", "high"))
        least, most = (np.concatenate([getattr(made, end) for made in pairs]) for end in ("least", "most"))
        below, above = high < MANY, low > -MANY
        self._matrix = csr_matrix(vstack([sums[below], -sums[above]]))
        self._limit = np.concatenate([high[below], -low[above]])
        self._bounds = np.stack([least, np.where(most >= MANY, np.inf, most)], axis=1)

    def least(self, aim: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the unknowns at which `aim` is least."""
        found = linprog(aim, A_ub=self._matrix, b_ub=self._limit, bounds=self._bounds, method="highs")  # type: ignore[call-overload]
        if found.status != 0 or found.x is None:
            raise NoSolutionError(found.message)
        solved: NDArray[np.float64] = found.x
        return solved
