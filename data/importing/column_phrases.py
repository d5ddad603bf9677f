"""What headings say: phrases of `columns.csv`, looked for as whole words and never as parts of words."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.fact_files import FactsError, read_rows

FILE = Path(__file__).parent.parent / "reference" / "columns.csv"
COLUMNS = ("answers", "phrase", "match", "standard")
BAD_MATCH = 'it must be "alone" or "anywhere".'

QUESTION_CODE = re.compile(
    r"\s*(?:[A-Za-z]{0,12}\d+[A-Za-z0-9]*(?:\[[^\]]*\])?\s*[.:)_-]+|[Qq]\d+[a-z]{0,2}\s|\d+\s)\s*"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

Words = tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """One phrase of the file."""

    answers: str
    """A characteristic's slug, or what else such a column holds."""
    words: Words
    alone: bool
    """Whether nothing but filler may stand beside it."""
    standard: str
    """Code list that the heading itself declares; empty for none."""
    order: int


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases of columns.csv, in file order.

    Raises
    ------
    FactsError
        The file is missing or wrong.
    """
    found = []
    for order, row in enumerate(read_rows(FILE, columns=COLUMNS)):
        if row.cells["match"] not in ("alone", "anywhere"):
            raise FactsError(row.wrong("match", BAD_MATCH))
        words = heading_words(row.text("phrase"))
        found.append(
            Phrase(row.text("answers"), words, row.cells["match"] == "alone", row.cells["standard"], order)
        )
    return tuple(found)


def heading_words(heading: str) -> Words:
    """Return the words of a heading in small letters, without its question code ("Q5.", "socio2.")."""
    plain = (
        QUESTION_CODE.sub("", heading.replace("\u2019", "'"), count=1)
        if QUESTION_CODE.match(heading)
        else heading
    )
    return tuple(word.casefold() for word in WORD.findall(CAMEL.sub(" ", plain.replace("\u2019", "'"))))


@cache
def _filler() -> frozenset[str]:
    return frozenset(word for phrase in phrases() if phrase.answers == "filler" for word in phrase.words)


@cache
def _alone() -> dict[Words, list[Phrase]]:
    table: dict[Words, list[Phrase]] = {}
    for phrase in phrases():
        if phrase.alone:
            table.setdefault(_bare(phrase.words), []).append(phrase)
    return table


@cache
def _anywhere() -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in phrases() if not phrase.alone and phrase.answers != "filler")


def _bare(words: Words) -> Words:
    return tuple(word for word in words if word not in _filler()) or words


def said_by(heading: str) -> tuple[Phrase, ...]:
    """Return the phrases that a heading says: those that are all it says first, then those found in it."""
    words = heading_words(heading)
    if not words:
        return ()
    whole = _alone().get(_bare(words), [])
    within = [phrase for phrase in _anywhere() if _holds(words, phrase.words)]
    return (*whole, *within)


def names_a_question(heading: str) -> bool:
    """Whether a heading says anything that we know."""
    return len(heading) < 300 and any(phrase.answers != "something else" for phrase in said_by(heading))


def _holds(words: Words, phrase: Words) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))
