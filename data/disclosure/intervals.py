"""The quick audit, run on every hidden cell: what subtraction of shown figures gives away (method 2.6 G, i)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.counting import ASKED, KNOWN, PEOPLE, UNPLACED
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.rounding import HIDDEN
from models.facts import Level
from models.vocabulary import MISSING_AMONG_ASKED, Missing


@dataclass(frozen=True)
class TooNarrow:
    """A hidden cell that the figures named here give away."""

    level: str
    selection: int
    figure: int
    mentions: tuple[tuple[str, int], ...]
    """Tables (level, selection) whose figures together give the cell away."""


@dataclass(frozen=True)
class _Sum:
    """whole = sum of parts, within limits; all figures of one selection, each (level, figure)."""

    whole: tuple[str, str]
    parts: tuple[tuple[str, str], ...]


def sums_of(drafts: Mapping[str, Draft]) -> tuple[_Sum, ...]:
    """Return the sums that tie figures of one selection together, over the levels of one single-answer characteristic."""
    sums: list[_Sum] = []
    for level, draft in drafts.items():
        categories = draft.shown.figures[: draft.shown.categories]
        missing = [kind.value for kind in MISSING_AMONG_ASKED]
        outside = [Missing.NOT_ASKED.value, Missing.NOT_APPLICABLE.value, UNPLACED]
        sums += [
            _Sum((level, KNOWN), tuple((level, name) for name in categories)),
            _Sum((level, ASKED), tuple((level, name) for name in [*categories, *missing])),
            _Sum((level, ASKED), tuple((level, name) for name in [KNOWN, *missing])),
            _Sum((level, PEOPLE), tuple((level, name) for name in [ASKED, *outside])),
        ]
    levels = [draft.tally.level for draft in drafts.values()]
    for coarse in levels:
        for fine in levels:
            if coarse.slug != fine.slug:
                sums += list(_roll_ups(coarse, fine))
    return tuple(sums)


def _roll_ups(coarse: Level, fine: Level) -> Iterator[_Sum]:
    """For each category of `coarse` that categories of `fine` lie in: it is their sum and some of the unplaced."""
    goes_to: dict[str, set[str | None]] = {}
    for answer, category in fine.placement.items():
        goes_to.setdefault(category, set()).add(coarse.placement.get(answer))
    for whole in coarse.categories:
        parts = tuple((fine.slug, name) for name, into in goes_to.items() if into == {whole.slug})
        if parts:
            yield _Sum((coarse.slug, whole.slug), (*parts, (fine.slug, UNPLACED)))


def too_narrow(drafts: Mapping[str, Draft], *, nested: Nesting, width: int) -> list[TooNarrow]:
    """Return every hidden cell of one characteristic that a sum of shown figures pins to under `width` values."""
    found: list[TooNarrow] = []
    single = all(draft.tally.single_answers for draft in drafts.values())
    if single:
        for tied in sums_of(drafts):
            found += _by_sum(drafts, tied, width)
    for level, draft in drafts.items():
        for whole, parts in nested.parts:
            found += _by_parts(level, draft, whole=whole, parts=parts, width=width)
    return found


def _by_sum(drafts: Mapping[str, Draft], tied: _Sum, width: int) -> list[TooNarrow]:
    names = [tied.whole, *tied.parts]
    levels = sorted({level for level, _ in names})
    rows = np.flatnonzero(np.logical_and.reduce([drafts[level].available for level in levels]))
    if len(rows) == 0:
        return []
    columns = [(level, drafts[level].shown.column(name)) for level, name in names]
    low = np.stack([drafts[level].shown.low[rows, column] for level, column in columns])
    high = np.stack([drafts[level].shown.high[rows, column] for level, column in columns])
    rolled_up = len(levels) > 1  # then the last part is people of whom only some belong to the whole
    low_sum, high_sum = low[1:].sum(axis=0), high[1:].sum(axis=0)
    if rolled_up:
        low_sum = low_sum - low[-1]
    found: list[TooNarrow] = []
    for place, (level, column) in enumerate(columns):
        if rolled_up and place == len(columns) - 1:
            continue
        if place == 0:
            least, most = low_sum, high_sum
        else:
            least = low[0] - (high_sum - high[place])
            most = high[0] - (low_sum - low[place])
        draft = drafts[level]
        for row in _failing(draft, rows, column, least, most, width):
            found.append(TooNarrow(level, row, column, tuple((name, row) for name in levels)))
    return found


def _by_parts(level: str, draft: Draft, *, whole: int, parts: Sequence[int], width: int) -> list[TooNarrow]:
    kept = np.array([part for part in parts if draft.available[part]], dtype=np.int64)
    if not draft.available[whole] or len(kept) == 0:
        return []
    low, high = draft.shown.low, draft.shown.high
    complete = bool((draft.holds[kept].any(axis=0) == draft.holds[whole]).all())
    mentions = ((level, whole), *((level, int(part)) for part in kept))
    found: list[TooNarrow] = []
    cells = np.flatnonzero([name not in (ASKED, KNOWN, PEOPLE) for name in draft.shown.figures])
    overlaps = {
        outside: draft.overlap(tuple(int(part) for part in kept), figure=draft.shown.column(name))
        for outside, name in ((False, ASKED), (True, UNPLACED))
    }
    for column in cells:
        overlap = overlaps[draft.outside_the_base(int(column))]
        low_sum, high_sum = low[kept, column].sum(), high[kept, column].sum()
        most = high[whole, column] + overlap - (low_sum - low[kept, column])
        least = (
            low[whole, column] - (high_sum - high[kept, column])
            if complete
            else np.zeros(len(kept), dtype=np.int64)
        )
        for row in _failing(draft, kept, int(column), least, most, width):
            found.append(TooNarrow(level, row, int(column), mentions))
        if complete:
            for row in _failing(
                draft,
                np.array([whole]),
                int(column),
                np.array([low_sum - overlap]),
                np.array([high_sum]),
                width,
            ):
                found.append(TooNarrow(level, row, int(column), mentions))
    return found


def _failing(
    draft: Draft,
    rows: NDArray[np.int64],
    column: int,
    least: NDArray[np.int64],
    most: NDArray[np.int64],
    width: int,
) -> list[int]:
    """Return the selections of `rows` whose hidden cell in `column` has fewer than `width` + 1 values left."""
    if draft.nobody[column]:
        return []
    low, high = draft.shown.low[rows, column], draft.shown.high[rows, column]
    span = np.minimum(high, most) - np.maximum(low, least)
    hidden = draft.shown.numbers[rows, column] == HIDDEN
    return [int(row) for row in rows[hidden & (span < width)]]
