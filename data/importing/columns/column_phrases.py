"""What headings say: phrases of `columns.csv`, looked for as whole words and never as parts of words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from data.facts.rows import FactsError, read_rows
from data.importing.labels.meaning import labels_of
from data.importing.labels.norm import norm

FILE = Path(__file__).parent.parent.parent / "reference" / "columns.csv"
COLUMNS = ("answers", "phrase", "match", "standard")
BAD_MATCH = 'it must be "alone" or "anywhere".'

QUESTION_CODE = re.compile(
    r"\s*(?:"
    r"[A-Za-z]{0,12}\d+[A-Za-z0-9]*(?:_\d+[A-Za-z]?)*(?:\[[^\]]*\])?\s*[.:)]+"
    r"|(?:[A-Za-z]{0,2}|dem[a-z]*|socio|var|item|ques[a-z]*)\d+[A-Za-z]?(?:_\d+[A-Za-z]?)*\s*[_-]+"
    r"|[A-Za-z]\w{0,30}\[[^\]]*\]\s*[.:]"
    r"|[Qq]\d+[a-z]{0,2}(?:_\d+)*\s|\d+\s"
    r")\s*",
    re.IGNORECASE,
)
"""The number or code that a tool puts before a question: "Q5.", "socio2.", "q01a_", "dis[SQ001].", "D3_1:"."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
COUNTRY = re.compile(r"(?<![^\W_])US(?![^\W_])")
"""In capitals the country, not "us": MilitaryUS does not ask of UK armed forces."""
VERSION = re.compile(r"([a-z]{3,})\d{1,2}")
NAME_BEFORE = re.compile(r"\s*[A-Za-z]\w*(?:\[[^\]]*\])*\.\s+(?=\S)")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
NAMES_OPTION = re.compile(r"\]\s*$|\s[-\u2013|]\s")
LISTED = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]")
BETWEEN = re.compile(r"\s*(?:[/,;|]|\bor\b)\s*")
OWN_NUMBER = re.compile(r"^\d{1,2}\s*[=:]\s*")
HEADINGS_KEPT = 20_000
EXPLANATION = 4
"""Words that an explanation after the question has at least: fewer may name one of its options."""
PARTS = frozenset({"other", "specify", "text", "if", "why"})
"""Words of a follow-up to a question, such as "If other, please specify"."""

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


@lru_cache(maxsize=HEADINGS_KEPT)
def heading_words(heading: str) -> Words:
    """Return the words of a heading in small letters, without its question code ("Q5.", "socio2.")."""
    parted = CAMEL.sub(" ", _without_code(heading).replace("\u2019", "'"))
    return tuple(
        word.casefold() for word in WORD.findall(parted if parted.isupper() else COUNTRY.sub("usa", parted))
    )


def _without_code(heading: str) -> str:
    return QUESTION_CODE.sub("", heading, count=1) if QUESTION_CODE.match(heading) else heading


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
def _anywhere() -> dict[str, list[Phrase]]:
    """Return the phrases that may stand anywhere, by their first word."""
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases():
        if not phrase.alone and phrase.answers != "filler":
            table.setdefault(phrase.words[0], []).append(phrase)
    return table


def _within(words: Words) -> list[Phrase]:
    """Return the phrases that stand somewhere in a heading, in file order."""
    found = {
        phrase.order: phrase
        for i, word in enumerate(words)
        for phrase in _anywhere().get(word, ())
        if words[i : i + len(phrase.words)] == phrase.words
    }
    return [found[order] for order in sorted(found)]


def says_nothing(heading: str) -> bool:
    """Whether a heading is made of nothing but filler: "Please tick all that apply"."""
    return all(word in _filler() for word in heading_words(heading))


def _bare(words: Words) -> Words:
    return tuple(word for word in words if word not in _filler()) or words


@lru_cache(maxsize=HEADINGS_KEPT)
def said_by(heading: str) -> tuple[Phrase, ...]:
    """Return the phrases that a heading says: those that are all it says first, then those found in it."""
    words = heading_words(heading)
    if not words:
        return ()
    whole = (
        _alone().get(_bare(words))
        or _alone().get(_bare(_after_name(heading)))
        or _alone().get(tuple(dict.fromkeys(_bare(words))))
        or _alone().get(_bare(_before_explanation(heading)))
        or _before_its_answers(heading)
    )
    return (*whole, *_within(words))


def _after_name(heading: str) -> Words:
    """Return the words after the name that some tools put before a question: "sex. What is your sex?"."""
    named = NAME_BEFORE.match(heading)
    return heading_words(heading[named.end() :]) if named else ()


def _before_explanation(heading: str) -> Words:
    """Return the words of the first sentence, where what follows only explains it and is no part of the question."""
    first, *rest = SENTENCE_END.split(_without_code(heading))
    if names_option(heading):
        return ()
    explains = heading_words(" ".join(rest))
    if len(explains) < EXPLANATION or PARTS & set(explains) or any("?" in sentence for sentence in rest):
        return ()
    return heading_words(first)


def names_option(heading: str) -> bool:
    """Whether a heading ends with an option of its question: "[White]", " - White"."""
    return bool(NAMES_OPTION.search(heading))


def _before_its_answers(heading: str) -> list[Phrase]:
    """Return what a heading asks before a bracket that only lists its answers: "Gender (Male / Female)"."""
    match = LISTED.fullmatch(heading.strip())
    answers = [OWN_NUMBER.sub("", answer) for answer in BETWEEN.split(match[2])] if match else []
    if match is None or len(answers) < 2:
        return []
    return [
        phrase
        for phrase in _alone().get(_bare(heading_words(match[1])), [])
        if all(
            norm(answer) in labels_of(phrase.answers) or norm(answer) in labels_of("*") for answer in answers
        )
    ]


def asks_something_else(heading: str, phrase: Phrase | None) -> bool:
    """Whether the sentence in which a heading says `phrase` (any sentence, for None) asks something else.

    What a question explains in its next sentence ("not country of birth or nationality") is not what it asks.
    """
    parts = SENTENCE_END.split(heading) if phrase else ()
    asking = [said for part in parts if phrase in (said := said_by(part))]
    return all(
        any(
            other.answers == "something else" and not (phrase and _holds(phrase.words, other.words))
            for other in said
        )
        for said in asking or [said_by(heading)]
    )


def without_version(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings as they are read: "age3", a third version of age, as "age".

    Where several columns share the word ("age1", "age2"), each may be another person of the household: left as it is.
    """
    read = [_without_end(heading_words(heading)) for heading in headings]
    stems = Counter(stem for stem, _ in read)
    return tuple(
        " ".join(stem) if ended and stems[stem] == 1 else heading
        for heading, (stem, ended) in zip(headings, read, strict=True)
    )


def opens_with(heading: str, phrase: Phrase) -> bool:
    """Whether nothing but filler stands before `phrase` in a heading: it is what is asked, and no aside."""
    words = heading_words(heading)
    starts = (i for i in range(len(words)) if words[i : i + len(phrase.words)] == phrase.words)
    return all(word in _filler() for word in words[: next(starts, len(words))])


def _without_end(words: Words) -> tuple[Words, bool]:
    """Return words without the number of a version at their end, and whether there was one."""
    if len(words) > 1 and len(words[-1]) < 3 and words[-1].isdecimal():
        return words[:-1], True
    end = VERSION.fullmatch(words[-1]) if words else None
    return ((*words[:-1], end[1]), True) if end else (words, False)


def names_a_question(heading: str) -> bool:
    """Whether a heading says anything that we know."""
    return len(heading) < 300 and any(phrase.answers != "something else" for phrase in said_by(heading))


def _holds(words: Words, phrase: Words) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))
