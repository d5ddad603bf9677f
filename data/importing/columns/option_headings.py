"""How a heading names a question and one of its options, in the way of every tool."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.importing.columns.column_phrases import Words, heading_words, says_nothing
from data.importing.labels.norm import norm

FILE = Path(__file__).parent.parent.parent / "reference" / "option_columns.toml"

LONGEST = 600
"""A longer heading is no question with an option."""
REPEATED = re.compile(r"\s\(\d{1,3}\)$")
"""What we write after a heading that another column has already."""
SELECTED = re.compile(r"\s+-\s+Selected Choice(?=\s+-\s|$)", re.IGNORECASE)
"""What Qualtrics puts between a question and its option."""
BRACKETS = (
    re.compile(r"(?P<question>.*?)\s*\[(?P<option>[^\[\]]+)\]\s*", re.DOTALL),
    re.compile(r"(?P<question>.*?)\s*\(choice=(?P<option>.+)\)\s*", re.DOTALL),
    re.compile(r"(?P<question>.+?)\s*\((?P<option>[^()]+)\)\s*", re.DOTALL),
)
AFTER_QUESTION = re.compile(r"(?P<question>.+?\?)\s*[-\u2013:]\s*(?P<option>.+)", re.DOTALL)
PARTING = re.compile(
    r"\?\s*[-\u2013\u2014|:/>]+\s*|\s+[-\u2013\u2014|>/]+\s+|\s*:+\s*|\?\s+|\s*\|\s*|\s*>+\s*|/|_{1,3}|\.+\s*|(?<=\w)-(?=\w)|\n+"
)
UNDERSCORE = re.compile(r"_+")


@dataclass(frozen=True)
class Split:
    """One way to read a heading."""

    question: str
    option: str

    @property
    def key(self) -> str:
        """What the columns of one question share, whatever number or code the tool gives each."""
        return question_key(self.question)


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of option_columns.toml, normalised."""
    with FILE.open("rb") as file:
        return frozenset(norm(word) for word in tomllib.load(file)[name])


@cache
def _phrases(name: str) -> tuple[Words, ...]:
    with FILE.open("rb") as file:
        return tuple(heading_words(phrase) for phrase in tomllib.load(file)[name])


@cache
def splits(heading: str) -> tuple[Split, ...]:
    """Return every way to read a heading as a question and an option; none for a heading that has no parts."""
    heading = SELECTED.sub("", REPEATED.sub("", heading.strip()))
    if len(heading) > LONGEST:
        return ()
    found = []
    for pattern in BRACKETS:
        if match := pattern.fullmatch(heading):
            found.append(Split(match["question"], match["option"].strip()))
    for match in PARTING.finditer(heading):
        # A question mark belongs to the question.
        left, right = heading[: match.start() + match[0].startswith("?")], heading[match.end() :]
        if left.strip() and right.strip():
            found.append(Split(left, _spaced(right)))
            if match[0].strip() == ":":
                found.append(Split(right, _spaced(left)))
    return tuple(dict.fromkeys(found))


def one_option(heading: str) -> Split | None:
    """Return the question and the option of a heading that can't be read otherwise: an option in brackets."""
    heading = REPEATED.sub("", heading.strip())
    for pattern in (*BRACKETS[:2], AFTER_QUESTION):
        if (match := pattern.fullmatch(heading)) and match["question"].strip():
            return Split(match["question"], match["option"].strip())
    return None


def ticks_only(cells: Iterable[str]) -> bool:
    """Whether cells hold nothing but ticks and what stands for none."""
    ticks = words_of("ticked") | words_of("not_ticked")
    return all(not (key := norm(cell)) or key in ticks for cell in cells)


def question_key(question: str) -> str:
    """Return what columns of one question share in their headings."""
    words = heading_words(question)
    for added in _phrases("added"):
        if words[-len(added) :] == added:
            words = words[: -len(added)]
    return " ".join(words) or norm(question)


def asks_for_own_words(text: str) -> bool:
    """Whether a heading or an answer ends by asking for the person's own words: "Other (please specify)"."""
    words = heading_words(text)
    return any(words[-len(phrase) :] == phrase for phrase in _phrases("specify"))


def without_asking(text: str) -> str:
    """Return a text without the end that asks for the person's own words: "Other" of "Other (please specify)"."""
    words = heading_words(text)
    longest = max((len(p) for p in _phrases("specify") if words[-len(p) :] == p), default=0)
    if not longest:
        return text
    kept = list(re.finditer(r"[^\W_]+(?:['\u2019][^\W_]+)?", text))[:-longest]
    return text[: kept[-1].end()] if kept else ""


def is_other(text: str) -> bool:
    """Whether an answer stands for whatever the list has not: it begins with "Other", "Any other" ..."""
    key = norm(text)
    return any(re.match(rf"{re.escape(word)}\b", key) for word in words_of("other"))


def _spaced(option: str) -> str:
    """Return an option as people write it: white_british is "white british"."""
    return UNDERSCORE.sub(" ", option).strip() if " " not in option.strip() else option.strip()


def options_decide(question: str) -> bool:
    """Whether a question leaves it to its options which characteristic is meant: "Q5", "Do any of these apply to you?"."""
    words = heading_words(question)
    code = len(words) == 1 and len(words[0]) <= 4 and not words[0].isalpha()
    return code or says_nothing(question) or " ".join(words) in words_of("options_say")
