"""Reads the answers to one question into slugs, label by label and not row by row.

Must stay fast: a file of a million rows holds a few dozen different labels, so that whatever is worked out is worked
out once for each label. Nothing is called for each row.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import compress
from operator import not_

from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.given import Given, one_answer, read_given, several_answers
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm
from data.importing.people.privacy import shown
from data.importing.people.row_choice import Report
from models.vocabulary import Missing, ProblemKind

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
    """Read a question that takes one answer. Who is too young for it is `not_applicable`, whatever the row says.

    Who gave several answers that can't all be it goes to review, and is a problem.
    """
    characteristic, meaning, given = _of(table, use)
    read = {key: one_answer(parts, given.whole(key), meaning) for key, parts in given.parts.items()}
    slugs = {key: slug for key, (slug, _) in read.items()}
    keys = given.keys
    asked, said = _asked(keys, kept, too_young)
    for key, rows in said.items():
        if slugs[key] == Missing.NEEDS_REVIEW:
            unmatched.add(characteristic, given.whole(key), rows=rows)
    several = [key for key in said if read[key][1]]
    _tell(table, use, keys, asked, several, ProblemKind.SEVERAL_ANSWERS, problem=problem)
    _tell(table, use, keys, asked, _formulas(said), ProblemKind.FORMULA_AS_TEXT, problem=problem)
    not_applicable = str(Missing.NOT_APPLICABLE)
    return [
        not_applicable if young else slugs[keys[index]] for index, young in zip(kept, too_young, strict=True)
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
    """Read a question that takes several answers."""
    characteristic, meaning, given = _of(table, use)
    slugs = {key: several_answers(parts, meaning) for key, parts in given.parts.items()}
    keys = given.keys
    asked, said = _asked(keys, kept, too_young)
    for key, rows in said.items():
        for part in given.parts[key]:
            if meaning.of(part) == Missing.NEEDS_REVIEW:
                unmatched.add(characteristic, part, rows=rows)
    _tell(table, use, keys, asked, _formulas(said), ProblemKind.FORMULA_AS_TEXT, problem=problem)
    not_applicable = (str(Missing.NOT_APPLICABLE),)
    return [
        not_applicable if young else slugs[keys[index]] for index, young in zip(kept, too_young, strict=True)
    ]


def _asked(
    keys: Sequence[Hashable], kept: list[int], too_young: list[bool]
) -> tuple[list[int], Counter[Hashable]]:
    """Return the rows that the question applies to, and how many of them hold each key."""
    asked = list(compress(kept, map(not_, too_young)))
    return asked, Counter(map(keys.__getitem__, asked))


def _formulas(said: Iterable[Hashable]) -> list[Hashable]:
    return [key for key in said if isinstance(key, str) and is_formula(key)]


def _tell(
    table: RawTable,
    use: ColumnUse,
    keys: Sequence[Hashable],
    asked: list[int],
    wrong: Iterable[Hashable],
    kind: ProblemKind,
    *,
    problem: Report,
) -> None:
    """Report a problem for each row whose key is among the wrong ones."""
    among = set(wrong)
    for index in asked if among else ():
        if keys[index] in among:
            problem(table.row_numbers[index], use.column, kind)


def _of(table: RawTable, use: ColumnUse) -> tuple[str, Meaning, Given]:
    if use.characteristic is None or use.meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    return use.characteristic, use.meaning, read_given(table, use)
