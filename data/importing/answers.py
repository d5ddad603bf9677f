"""Reads one column of answers into slugs, label by label and not row by row.

Must stay fast: a file of a million rows holds a few dozen different labels, so that whatever is worked out is worked
out once for each label. Nothing is called for each row.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import compress
from operator import not_

from data.importing.columns import ColumnUse
from data.importing.labels import Meaning
from data.importing.norm import norm
from data.importing.privacy import shown
from data.importing.reading import RawTable
from data.importing.row_choice import Report
from models.vocabulary import Missing, ProblemKind

BETWEEN_ANSWERS = re.compile(r"[;|\n]")
FORMULA = re.compile(r"[=@]|[+-]\s*(?:[A-Z]{2,}\(|.*[|!])", re.DOTALL)


class Unmatched:
    """The labels that nobody has mapped, counted as they come."""

    def __init__(self) -> None:
        self._labels: dict[str, Counter[str]] = {}
        self._spelled: dict[str, str] = {}

    def add(self, characteristic: str, label: str, *, rows: int = 1) -> None:
        """Count the rows that hold a label nobody has mapped."""
        key = norm(label)
        self._spelled.setdefault(key, label)
        self._labels.setdefault(characteristic, Counter())[key] += rows

    def shown(self) -> dict[str, dict[str, int]]:
        """Return characteristic to label, as it may be shown, to number of rows; the most frequent first."""
        found: dict[str, dict[str, int]] = {}
        for characteristic, labels in self._labels.items():
            tally: Counter[str] = Counter()
            for key, times in labels.items():
                tally[shown(self._spelled[key])] += times
            found[characteristic] = dict(tally.most_common())
        return found


def is_formula(label: str) -> bool:
    """Whether a spreadsheet would take a label for a formula; "-" alone and "+44" are none."""
    return bool(FORMULA.match(label.strip()))


def read_one(
    table: RawTable,
    use: ColumnUse,
    kept: list[int],
    *,
    too_young: list[bool],
    unmatched: Unmatched,
    problem: Report,
) -> list[str]:
    """Read a column that holds one answer. Who is too young for the question is `not_applicable`, whatever it says."""
    characteristic, meaning = _of(use)
    cells = table.columns[use.index]
    slugs = {label: str(meaning.of(label)) for label in set(cells)}
    asked, said = _asked(cells, kept, too_young)
    for label, rows in said.items():
        if slugs[label] == Missing.NEEDS_REVIEW:
            unmatched.add(characteristic, label, rows=rows)
    _tell_formulas(table, use, asked, said, problem=problem)
    not_applicable = str(Missing.NOT_APPLICABLE)
    return [
        not_applicable if young else slugs[cells[index]] for index, young in zip(kept, too_young, strict=True)
    ]


def read_many(
    table: RawTable,
    use: ColumnUse,
    kept: list[int],
    *,
    too_young: list[bool],
    unmatched: Unmatched,
    problem: Report,
) -> list[tuple[str, ...]]:
    """Read a column that may hold several answers, parted by ";", "|" or line breaks, or by commas that all part."""
    characteristic, meaning = _of(use)
    cells = table.columns[use.index]
    parts = {label: _parts(label, meaning) for label in set(cells)}
    slugs = {label: _slugs(parts[label], meaning) for label in parts}
    asked, said = _asked(cells, kept, too_young)
    for label, rows in said.items():
        for part in parts[label]:
            if meaning.of(part) == Missing.NEEDS_REVIEW:
                unmatched.add(characteristic, part, rows=rows)
    _tell_formulas(table, use, asked, said, problem=problem)
    not_applicable = (str(Missing.NOT_APPLICABLE),)
    return [
        not_applicable if young else slugs[cells[index]] for index, young in zip(kept, too_young, strict=True)
    ]


def _asked(cells: list[str], kept: list[int], too_young: list[bool]) -> tuple[list[int], Counter[str]]:
    """Return the rows that the question applies to, and how many of them hold each label."""
    asked = list(compress(kept, map(not_, too_young)))
    return asked, Counter(map(cells.__getitem__, asked))


def _tell_formulas(
    table: RawTable, use: ColumnUse, asked: list[int], said: Iterable[str], *, problem: Report
) -> None:
    formulas = {label for label in said if is_formula(label)}
    if not formulas:
        return
    cells = table.columns[use.index]
    for index in asked:
        if cells[index] in formulas:
            problem(table.row_numbers[index], use.column, ProblemKind.FORMULA_AS_TEXT)


def _of(use: ColumnUse) -> tuple[str, Meaning]:
    if use.characteristic is None or use.meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    return use.characteristic, use.meaning


def _parts(label: str, meaning: Meaning) -> tuple[str, ...]:
    if meaning.of(label) != Missing.NEEDS_REVIEW:
        return (label,)
    parts = tuple(part.strip() for part in BETWEEN_ANSWERS.split(label) if part.strip())
    if len(parts) > 1 or (parts and parts[0] != label.strip()):
        return parts
    by_commas = tuple(part.strip() for part in label.split(",") if part.strip())
    every = all(meaning.of(part) != Missing.NEEDS_REVIEW for part in by_commas)
    return by_commas if len(by_commas) > 1 and every else (label,)


def _slugs(parts: tuple[str, ...], meaning: Meaning) -> tuple[str, ...]:
    """Return each slug once; a kind of missing beside an answer says nothing, but one that needs review stays."""
    slugs = tuple(dict.fromkeys(str(meaning.of(part)) for part in parts))
    said = tuple(slug for slug in slugs if slug not in set(Missing) or slug == Missing.NEEDS_REVIEW)
    return said or slugs[:1]
