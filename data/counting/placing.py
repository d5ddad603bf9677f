"""Where each answer stands: known, missing or outside, and in which category of a level. Sees people."""

import numpy as np
from numpy.typing import NDArray

from data.counting.records import Answers, Records
from models.facts import Level
from models.intake import SINGLE_ANSWER
from models.vocabulary import MISSING_AMONG_ASKED, MISSING_OUTSIDE, Missing

UNPLACED = "unplaced"
ASKED = "asked"
KNOWN = "known"
PEOPLE = "people"
BASES = (UNPLACED, ASKED, KNOWN, PEOPLE)

_KNOWN, _ASKED_MISSING, _OUTSIDE = 2, 1, 0

COARSE_SHARE = 0.05
"""More known answers than this without a place at a level, and the whole import has none (our choice:
docs/decisions/0002-levels-and-placement.md)."""


def figures_of(level: Level) -> tuple[str, ...]:
    """Return the names of a tally's columns, in order."""
    return (*(category.slug for category in level.categories), *(kind.value for kind in Missing), *BASES)


def placed(records: Records, *, level: Level) -> NDArray[np.int64]:
    """Return for each participation the place of its category in a level of a single-answer characteristic, or -1."""
    rows, cells = cells_of(records, level=level, answers=records.answers[level.characteristic])
    found = np.full(records.size, -1, dtype=np.int64)
    inside = cells < len(level.categories)
    found[rows[inside]] = cells[inside]
    return found


def standings(answers: Answers, *, size: int) -> NDArray[np.int64]:
    """For each participation: known answer, missing although asked, or outside. No answer at all is outside."""
    of_slug = np.array([_standing_of(slug) for slug in answers.slugs], dtype=np.int64)
    standing = np.zeros(size, dtype=np.int64)
    if len(answers.rows):
        np.maximum.at(standing, answers.rows, of_slug[answers.codes])
    return standing


def _standing_of(slug: str) -> int:
    return _OUTSIDE if slug in MISSING_OUTSIDE else _ASKED_MISSING if slug in MISSING_AMONG_ASKED else _KNOWN


def cells_of(
    records: Records, *, level: Level, answers: Answers
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return participations, and for each the place among `figures_of` of the cell that its answer falls in."""
    column = {name: i for i, name in enumerate(figures_of(level))}
    place_of = np.array(
        [column[level.placement[s]] if s in level.placement else -1 for s in answers.slugs] or [0]
    )
    kind = np.array([column[s] if s in set(Missing) else -1 for s in answers.slugs] or [0])
    rows, codes = answers.rows, answers.codes
    cells = (
        np.where(kind[codes] >= 0, kind[codes], place_of[codes])
        if len(codes)
        else np.zeros(0, dtype=np.int64)
    )
    able = ~np.isin(records.imports[rows], _too_coarse(records.imports[rows], cells, level))
    if level.frame != "any":
        able &= records.frames[level.frame][rows]
    outside = [column[Missing.NOT_ASKED], column[Missing.NOT_APPLICABLE]]
    cells = np.where((able & (cells >= 0)) | np.isin(cells, outside), cells, column[UNPLACED])
    silent = np.flatnonzero(~marked(rows, size=records.size))
    return (
        np.concatenate([rows, silent]),
        np.concatenate([cells, np.full(len(silent), column[Missing.NOT_ASKED])]),
    )


def marked(rows: NDArray[np.int64], *, size: int) -> NDArray[np.bool_]:
    """Return for each participation whether it is among `rows`."""
    marked = np.zeros(size, dtype=bool)
    marked[rows] = True
    return marked


def _too_coarse(imports: NDArray[np.int64], cells: NDArray[np.int64], level: Level) -> NDArray[np.int64]:
    """Return the imports whose question was too coarse for a level: `COARSE_SHARE` of its answers have no place there.

    Their other answers would be compared without them: a form that asks "65 and over" would fill the ages under 65
    and leave the older ones empty.
    """
    known = (
        (cells < len(level.categories))
        if level.characteristic in SINGLE_ANSWER
        else np.zeros(len(cells), bool)
    )
    numbers, place = np.unique(imports[known], return_inverse=True)
    unplaced = np.bincount(place, weights=cells[known] < 0, minlength=len(numbers))
    return numbers[unplaced > COARSE_SHARE * np.bincount(place, minlength=len(numbers))]
