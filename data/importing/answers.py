"""Reads one column of answers into slugs, label by label and not row by row."""

import re
from collections import Counter

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

    def add(self, characteristic: str, label: str) -> None:
        """Count one row that holds a label nobody has mapped."""
        key = norm(label)
        self._spelled.setdefault(key, label)
        self._labels.setdefault(characteristic, Counter())[key] += 1

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
    formulas = {label for label in slugs if is_formula(label)}
    found = []
    for place, index in enumerate(kept):
        label = cells[index]
        if too_young[place]:
            found.append(str(Missing.NOT_APPLICABLE))
            continue
        if slugs[label] == Missing.NEEDS_REVIEW:
            unmatched.add(characteristic, label)
        if label in formulas:
            problem(table.row_numbers[index], use.column, ProblemKind.FORMULA_AS_TEXT)
        found.append(slugs[label])
    return found


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
    formulas = {label for label in slugs if is_formula(label)}
    found: list[tuple[str, ...]] = []
    for place, index in enumerate(kept):
        label = cells[index]
        if too_young[place]:
            found.append((str(Missing.NOT_APPLICABLE),))
            continue
        for part in parts[label]:
            if meaning.of(part) == Missing.NEEDS_REVIEW:
                unmatched.add(characteristic, part)
        if label in formulas:
            problem(table.row_numbers[index], use.column, ProblemKind.FORMULA_AS_TEXT)
        found.append(slugs[label])
    return found


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
