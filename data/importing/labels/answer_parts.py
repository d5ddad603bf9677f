"""What one cell says: an answer, several answers with a sign between them, or "Other" with the person's own words."""

import re

from data.importing.columns.option_headings import asks_for_own_words, is_other, without_asking
from data.importing.labels.meaning import Meaning
from data.importing.labels.norm import norm
from models.vocabulary import Missing

HARD = re.compile(r"\s*[;|\n\r]+\s*")
"""Stands between answers whatever they are."""
SOFT = re.compile(r",\s*")
"""Stands between answers, and inside them: it parts only what is known on both sides."""
LIST = re.compile(r"\s*[\[{](.*)[\]}]\s*", re.DOTALL)
QUOTED = re.compile(r"\"([^\"]*)\"|'((?:[^']|'(?=\w))*)'")
COLON = re.compile(r"\s*:\s*|\s+[-\u2013\u2014]\s+")
OTHER_LAST = re.compile(r"(.+),\s*([^,:]+):.*", re.DOTALL)
"""Answers, and a person's own words after the last of them."""
MOST_PARTS = 40
LIMESURVEY_OTHER = "-oth-"
"""What an export of codes has where a person wrote their own words."""


def parts_of(cell: str, meaning: Meaning) -> tuple[str, ...]:
    """Return the labels that a cell holds; what a person wrote after "Other:" is not among them.

    Commas part only where every part is known. A part beside a ";", "|" or line break that nobody knows stands for
    itself.
    """
    if known(cell, meaning):
        return (cell,)
    if inner := LIST.fullmatch(cell):
        quoted = [match[1] or match[2] or "" for match in QUOTED.finditer(inner[1])]
        listed = tuple(part.strip() for part in quoted if part.strip())
        return tuple(_plain(part, meaning) or part for part in listed) or parts_of(inner[1].strip(), meaning)
    if not HARD.search(cell):
        return _plain_or_commas(cell, meaning)
    found: list[str] = []
    own_words = False
    for piece in _longest_first(_cut(cell, HARD), "; ", meaning, every=False):
        labels = _plain_or_commas(piece, meaning)
        if own_words and not known(labels[0], meaning):
            continue
        found += labels
        own_words = own_words or labels[0] != piece and len(labels) == 1
    return tuple(found) or (cell,)


def known(label: str, meaning: Meaning) -> bool:
    """Whether somebody has said what a label means."""
    return meaning.of(label) != Missing.NEEDS_REVIEW


def _plain(label: str, meaning: Meaning) -> str:
    """Return the known label that a text stands for once a person's own words are gone; "" where there is none."""
    if norm(label) == LIMESURVEY_OTHER and known("Other", meaning):
        return "Other"
    if asks_for_own_words(label) and known(short := without_asking(label), meaning) and short:
        return short
    for match in COLON.finditer(label):
        before = label[: match.start()]
        if ":" not in match[0] and not asks_for_own_words(before):
            continue
        for said in (before, without_asking(before)):
            if said and is_other(said) and known(said, meaning):
                return said
    return ""


def _plain_or_commas(piece: str, meaning: Meaning) -> tuple[str, ...]:
    if known(piece, meaning):
        return (piece,)
    if plain := _plain(piece, meaning):
        return (plain,)
    if (match := OTHER_LAST.fullmatch(piece)) and is_other(match[2]) and known(match[2], meaning):
        before = _plain_or_commas(match[1], meaning)
        return (*before, match[2]) if all(known(part, meaning) for part in before) else (piece,)
    pieces = _cut(piece, SOFT)
    return _longest_first(pieces, ", ", meaning, every=True) or (piece,) if len(pieces) > 1 else (piece,)


def _cut(text: str, sign: re.Pattern[str]) -> list[str]:
    return [part for part in (part.strip() for part in sign.split(text)) if part]


def _longest_first(pieces: list[str], sign: str, meaning: Meaning, *, every: bool) -> tuple[str, ...]:
    """Join neighbouring pieces to the longest labels that are known, so that all of the text is used.

    With `every`, return () where some piece belongs to no known label; else it stands for itself.
    """
    if len(pieces) > MOST_PARTS:
        return () if every else tuple(pieces)
    best: list[tuple[str, ...] | None] = [None] * len(pieces) + [()]
    for start in range(len(pieces) - 1, -1, -1):
        for end in range(len(pieces), start, -1):
            rest = best[end]
            label = sign.join(pieces[start:end])
            if rest is None or not (known(label, meaning) or (not every and end == start + 1)):
                continue
            best[start] = (label, *rest)
            break
    return best[0] or ()
