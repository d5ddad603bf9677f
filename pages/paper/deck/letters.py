"""How wide words are and where their lines break, so that nothing on a slide runs out of its box.

Widths come from the metrics of Helvetica that matplotlib carries: Arial and Liberation Sans were drawn to the same
widths, and no font needs to be on the machine.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from fontTools import agl
from fontTools.afmLib import AFM

from pages.paper.writing import office_file

LEADING = 1.2
"""Height of a line against the size of its letters. Arial's own is 1.15."""
ROOM = 0.97
"""The part of a width that is filled at most: programs round each letter in their own way."""
_UNKNOWN, _BROAD = 0.75, 1.0


@dataclass(frozen=True)
class Span:
    """Words in one weight."""

    text: str
    bold: bool = False


Line = tuple[Span, ...]


def clean(text: str) -> str:
    """Return a text as XML can hold it, on one line: any white space that may break becomes one space."""
    return " ".join(re.split(r"[^\S\xa0]+", office_file.allowed(text))).strip(" ")


def width(text: str, *, size: float, bold: bool = False) -> float:
    """Return how wide a text stands on one line, in points."""
    return size * sum(_letter(letter, bold) for letter in text)


def lines(spans: tuple[Span, ...], *, size: float, wide: float) -> list[Line]:
    """Return the lines that the words take in a box `wide` points wide; at least one.

    Lines break at spaces and after hyphens, and inside a word only where it is wider than the box. The space
    that a line broke at stays at its end: joined, the lines give the words again.
    """
    limit = wide * ROOM
    done: list[Line] = []
    line: list[tuple[str, bool]] = []
    used = 0.0
    for word in _words(spans):
        if line and used + _wide(_stripped(word), size) > limit:
            done.append(_joined(line))
            line, used = [], 0.0
        while _wide(_stripped(word), size) > limit and len(word) > 1:
            cut = _fitting(word, size, limit)
            done.append(_joined(word[:cut]))
            word = word[cut:]
        line += word
        used += _wide(word, size)
    if line or not done:
        done.append(_joined(line))
    return done


def longest_word(text: str, *, size: float, bold: bool = False) -> float:
    """Return the width of the widest part of a text that does not break, in points."""
    words = _words((Span(text, bold),))
    return max((_wide(_stripped(word), size) for word in words), default=0.0)


def plain(spans: tuple[Span, ...]) -> str:
    """Return the words without their weight."""
    return "".join(span.text for span in spans)


def _words(spans: tuple[Span, ...]) -> Iterator[list[tuple[str, bool]]]:
    """Give what does not break, each with the spaces after it."""
    word: list[tuple[str, bool]] = []
    for span in spans:
        for letter in span.text:
            if word and letter != " " and word[-1][0] in " -":
                yield word
                word = []
            word.append((letter, span.bold))
    if word:
        yield word


def _stripped(word: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    end = len(word)
    while end and word[end - 1][0] == " ":
        end -= 1
    return word[:end]


def _wide(word: list[tuple[str, bool]], size: float) -> float:
    return size * sum(_letter(letter, bold) for letter, bold in word)


def _fitting(word: list[tuple[str, bool]], size: float, limit: float) -> int:
    """Return how many letters of a word fit; at least one."""
    used = 0.0
    for place, (letter, bold) in enumerate(word):
        used += size * _letter(letter, bold)
        if used > limit:
            return max(place, 1)
    return len(word)


def _joined(letters: list[tuple[str, bool]]) -> Line:
    spans: list[Span] = []
    for letter, bold in letters:
        if spans and spans[-1].bold == bold:
            spans[-1] = Span(spans[-1].text + letter, bold)
        else:
            spans.append(Span(letter, bold))
    return tuple(spans)


def _letter(letter: str, bold: bool) -> float:
    """Return the width of a letter at size 1: of a letter with an accent that of the letter below it."""
    widths = _widths(bold)
    if letter in widths:
        return widths[letter]
    below = unicodedata.normalize("NFD", letter)[0]
    if below in widths:
        return widths[below]
    if unicodedata.combining(letter):
        return 0.0
    return _BROAD if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF else _UNKNOWN


@cache
def _widths(bold: bool) -> Mapping[str, float]:
    name = "Helvetica-Bold.afm" if bold else "Helvetica.afm"
    font = AFM(str(Path(matplotlib.get_data_path(), "fonts", "pdfcorefonts", name)))
    found = {agl.toUnicode(glyph): font[glyph][1] / 1000 for glyph in font.chars()}
    return {letter: wide for letter, wide in found.items() if len(letter) == 1} | {
        "\xa0": found[" "],
        "\xad": found["-"],
    }
