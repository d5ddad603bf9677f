"""Disability asked in two questions, as the harmonised standard does: whether there is a condition, and how far it limits."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from data.importing.column_phrases import Words, heading_words
from data.importing.column_use import ColumnUse, Option, Use
from data.importing.reading import RawTable
from models.vocabulary import Missing

FILE = Path(__file__).parent.parent / "reference" / "two_questions.toml"

DISABILITY = "disability"
CONDITION = 'says whether there is a condition; "{column}" says how far it limits'
LIMITS = 'says how far a condition limits; who has none said so in "{column}"'
ROUTED = 0.9
"""Share of those without a condition who are not asked how far it limits, or say that it doesn't."""


def join_two_questions(table: RawTable, uses: dict[int, ColumnUse], distinct: Sequence[list[str]]) -> None:
    """Let, in `uses`, a column on having a condition and a column on what it limits answer together.

    Who has no condition is not disabled, whatever the second column holds. Who has one is what the second says; left
    blank there, nobody knows. Columns that are not routed so stay two answers to one question.
    """
    asked = [
        use
        for use in uses.values()
        if use.characteristic == DISABILITY and use.use is Use.CHARACTERISTIC and not use.options
    ]
    limits = [use for use in asked if _says_limits(use.column)]
    conditions = [use for use in asked if not _says_limits(use.column)]
    if len(limits) != 1 or len(conditions) != 1 or not _routed(table, conditions[0], limits[0]):
        return
    [limit], [condition] = limits, conditions
    none = {cell: cell if _has_none(condition, cell) else "" for cell in distinct[condition.index]}
    unsaid = {cell: cell if _unsaid(condition, cell) else "" for cell in distinct[condition.index]}
    how_far = {cell: cell for cell in distinct[limit.index]}
    options = (
        Option(condition.index, none),
        Option(limit.index, how_far, instead=True),
        Option(condition.index, unsaid, instead=True),
    )
    uses[limit.index] = replace(limit, why=LIMITS.format(column=condition.column), options=options)
    uses[condition.index] = ColumnUse(
        condition.column,
        condition.index,
        Use.OPTION,
        CONDITION.format(column=limit.column),
        DISABILITY,
    )


@cache
def _phrases() -> tuple[Words, ...]:
    with FILE.open("rb") as file:
        return tuple(heading_words(phrase) for phrase in tomllib.load(file)["limits"])


def _says_limits(heading: str) -> bool:
    words = heading_words(heading)
    return any(
        words[start : start + len(phrase)] == phrase
        for phrase in _phrases()
        for start in range(len(words) - len(phrase) + 1)
    )


def _slug(use: ColumnUse, cell: str) -> str:
    return str(use.meaning.of(cell)) if use.meaning else ""


def _has_none(use: ColumnUse, cell: str) -> bool:
    return _slug(use, cell) in ("not_disabled_unspecified", "no_condition")


def _unsaid(use: ColumnUse, cell: str) -> bool:
    return _slug(use, cell) in (Missing.PREFER_NOT_TO_SAY, Missing.DONT_KNOW)


def _routed(table: RawTable, condition: ColumnUse, limit: ColumnUse) -> bool:
    """Whether hardly anybody without a condition says that it limits, and the answers on having one are Yes and No."""
    cells = set(table.columns[condition.index])
    slugs = {_slug(condition, cell) for cell in cells} - set(Missing)
    if slugs - {"disabled_unspecified", "not_disabled_unspecified", "no_condition"} or len(slugs) < 2:
        return False
    none = {cell for cell in cells if _has_none(condition, cell)}
    beside = [
        _slug(limit, how_far)
        for said, how_far in zip(table.columns[condition.index], table.columns[limit.index], strict=True)
        if said in none
    ]
    fits = sum(slug in set(Missing) or slug.startswith(("not_", "condition_", "no_")) for slug in beside)
    return bool(beside) and fits >= ROUTED * len(beside)
