"""The words of a table of totals: what a heading or a cell of it says, by whole cells and never by parts of them."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from data import facts
from data.importing.columns.column_phrases import said_by
from data.importing.counts.told import MOST_HEADS
from data.importing.labels.ages import AGE, is_range_of_ages
from data.importing.labels.meaning import is_missing, labels_of
from data.importing.labels.norm import norm
from models.intake import MULTIPLE_ANSWER, SINGLE_ANSWER
from models.vocabulary import Missing

FILE = Path(__file__).parent.parent.parent / "reference" / "counts.toml"
Kind = Literal["characteristic", "category", "n", "activity", "total"]

WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.0+)?")
NUMBER_LIKE = re.compile(r"[<>~]?\s*[-+]?[\d.,]+\s*%?|[*x.\-]+|\[?[cx]\]?", re.IGNORECASE)
"""What stands where a number is expected: a number, a share, or a mark by which small numbers are hidden."""


@cache
def words(kind: Kind) -> frozenset[str]:
    """Return the cells that say `kind`, normalised."""
    with FILE.open("rb") as file:
        return frozenset(norm(word) for word in tomllib.load(file)[kind])


def says(cell: str, kind: Kind) -> bool:
    """Whether a whole cell says `kind`."""
    return norm(cell) in words(kind)


def heads_in(cell: str) -> int | None:
    """Return the whole number that a cell holds, from 0 to `MOST_HEADS`; None for anything else."""
    text = cell.strip()
    if not WHOLE.fullmatch(text):
        return None
    number = int(float(text.replace(",", "")))
    return number if number <= MOST_HEADS else None


def like_a_number(cell: str) -> bool:
    """Whether a cell holds a number, or a mark that stands for one."""
    return bool(NUMBER_LIKE.fullmatch(cell.strip()))


def question_named(cell: str) -> str | None:
    """Return the characteristic that a whole cell names; None where it names none, or more than one."""
    key = norm(cell)
    for one in facts.characteristics():
        if key in (norm(one.slug), norm(one.label), norm(one.question)):
            return one.slug
    known = {*SINGLE_ANSWER, *MULTIPLE_ANSWER}
    named = {phrase.answers for phrase in said_by(cell) if phrase.alone and phrase.answers in known}
    return named.pop() if len(named) == 1 else None


def questions_with(label: str) -> frozenset[str]:
    """Return the characteristics of one answer that a label is known to answer; kinds of missing answer any."""
    if is_missing(label):
        return frozenset()
    key = norm(label)
    found = {
        name
        for name in SINGLE_ANSWER
        if facts.characteristic(name).published and labels_of(name).get(key) in _answers(name)
    }
    return frozenset({*found, AGE} if is_range_of_ages(label) else found)


@cache
def _answers(characteristic: str) -> frozenset[str]:
    return frozenset(one.slug for one in facts.answers(characteristic)) - set(Missing)
