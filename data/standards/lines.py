"""The lines that standings are drawn at, read from `data/reference/standards/standings.toml`."""

import tomllib
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from data import facts
from data.facts.rows import FILE_MISSING, FILE_UNREADABLE, FactsError
from data.standards.frames import FOLDER

LINE_MISSING = '{file}, [{table}]: "{name}" is missing. Add it.'
LINE_UNKNOWN = '{file}, [{table}]: "{name}" is no line. Remove it.'
NOT_A_SHARE = '{file}, [{table}]: "{name}" must be a share in quotes, above 0 and at most 1, such as "0.90".'
NOT_WHOLE = '{file}, [{table}]: "{name}" must be a whole number, 1 or more.'
NOT_VALUES = '{file}, [{table}]: "{name}" must be a list of values of {of} in dimensions.csv.'
WRONG_ORDER = '{file}, [{table}]: "partly" must be below "shown".'


@dataclass(frozen=True)
class Lines:
    """What a standing is drawn at; the file says why each stands where it does. Shares are exact fractions of 1."""

    overall_shown: Fraction
    overall_partly: Fraction
    closed_before_decision_days: int
    time_to_answer_shown: int
    time_to_answer_partly: int
    level_reached_shown: tuple[str, ...]
    level_reached_partly: tuple[str, ...]
    methods_shown: int
    where_people_are_shown: Fraction
    where_people_are_methods: tuple[str, ...]
    formats_shown: Fraction
    needs_met_shown: Fraction
    needs_met_partly: Fraction
    answers_shown: Fraction
    answers_partly: Fraction
    monitoring_shown: Fraction
    monitoring_partly: Fraction
    published_yearly_days: int


_TABLES = (
    *("overall", "closed_before_decision", "time_to_answer", "level_reached", "methods", "where_people_are"),
    *("formats", "needs", "answers", "monitoring", "published_yearly"),
)
_LISTS = {"level_reached": "level", "where_people_are": "method"}
"""Tables with lists, and the dimension whose values these are."""


@cache
def lines() -> Lines:
    """Return the lines in force. Raises `FactsError` where the file is missing or wrong."""
    return read_lines(FOLDER / "standings.toml")


def read_lines(path: Path) -> Lines:
    """Read the lines of a file. Raises `FactsError`; the message names the table, the line and the remedy."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FactsError(FILE_MISSING.format(file=path.name)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FactsError(FILE_UNREADABLE.format(file=path.name, why=type(error).__name__)) from error
    found: dict[str, Any] = {}
    for field in fields(Lines):
        table = next(each for each in _TABLES if field.name.startswith(f"{each}_"))
        name = field.name.removeprefix(f"{table}_")
        if name not in _table(content, table):
            raise FactsError(LINE_MISSING.format(file=path.name, table=table, name=name))
        found[field.name] = _value(content[table][name], field.type, path.name, table, name)
    for table, values in content.items():
        held = values if isinstance(values, dict) else {table: values}
        for name in held:
            if f"{table}_{name}" not in found:
                raise FactsError(LINE_UNKNOWN.format(file=path.name, table=table, name=name))
        if "partly" in held and not isinstance(held["partly"], list):
            _refuse_order(found, table, file=path.name)
    return Lines(**found)


def _table(content: dict[str, Any], name: str) -> dict[str, Any]:
    found = content.get(name)
    return found if isinstance(found, dict) else {}


def _value(value: object, kind: object, file: str, table: str, name: str) -> object:
    where = {"file": file, "table": table, "name": name}
    if kind is int:
        if type(value) is not int or value < 1:
            raise FactsError(NOT_WHOLE.format(**where))
        return value
    if kind is Fraction:
        try:
            share = Fraction(value) if isinstance(value, str) else Fraction(0)
        except ValueError:
            share = Fraction(0)
        if not 0 < share <= 1:
            raise FactsError(NOT_A_SHARE.format(**where))
        return share
    known = facts.dimension_values(_LISTS[table])
    if not isinstance(value, list) or not value or not set(value) <= set(known):
        raise FactsError(NOT_VALUES.format(**where, of=_LISTS[table]))
    return tuple(value)


def _refuse_order(found: dict[str, Any], table: str, *, file: str) -> None:
    if found[f"{table}_partly"] >= found[f"{table}_shown"]:
        raise FactsError(WRONG_ORDER.format(file=file, table=table))
