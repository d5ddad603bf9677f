"""What a cell of the workbook holds: the number that the paper shows, or words, and a mark where a number is missing.

The marks in square brackets are the shorthand of the Government Analysis Function ("Symbols in tables"): a reader who
filters or counts finds every missing number by its mark, and a screen reader reads words.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from pages.paper.writing import office_file
from pages.parts import wording

LONGEST = 32_000
"""Letters that a cell holds; Excel refuses more than 32,767, and the mark of a note needs room."""
NEAR = 200
"""How many letters before the end of its room a text may be cut, so as not to cut a word."""
LONGEST_HEADING = 230
"""Letters of a column's heading; Excel repairs a table whose heading has more than 255."""

CONFIDENTIAL = "[c]"
LOW = "[low]"
NOT_THERE = "[x]"
NOT_APPLICABLE = "[z]"
SHORTHAND: tuple[tuple[str, str], ...] = (
    (
        CONFIDENTIAL,
        "The number is hidden to protect people: it is small, or a small number could be worked out from it. "
        "The words beside the mark say which.",
    ),
    (LOW, "The number is too low to be written at the rounding used, and is not nought."),
    (
        NOT_THERE,
        "There is no number: nobody was asked, or it is not available. The words beside the mark say which.",
    ),
    (NOT_APPLICABLE, "A number or word does not apply here. The pages show a dash or an empty place."),
)
"""Each mark and what it means, as the worksheet Notes says it."""

NOTHING = f"{NOT_APPLICABLE} not applicable"
_CONFIDENTIAL = re.compile(r"fewer than \d+(?:, .*)?|" + re.escape(wording.HIDDEN))
"""A hidden number may be followed by what is sure all the same: "fewer than 10, under-reached"."""
_LOW = re.compile(r"under \d+(?:\.\d+)?%?")
_NOT_THERE = re.compile(r"not available|" + re.escape(wording.NOT_ASKED))
_NUMBER = re.compile(r"(-?)(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.(\d{1,8}))?(%?)")
_CODED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Shown:
    """One cell: the words that it shows, and the number behind them where they are one."""

    text: str
    number: float | None = None
    """Exactly the number shown: 0.12 for "12%"."""
    layout: str = ""
    """Excel's number format, which shows the number as `text`."""
    claim: int = 0
    """How many letters at the start are bold."""
    quiet: bool = False
    act: bool = False
    link: str = ""
    """The name of a worksheet that the cell leads to."""


def clean(text: str) -> str:
    """Return text without what no office file may hold: control characters become U+FFFD, line ends are alike."""
    return office_file.allowed(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_heading(text: str) -> str:
    """Return text that can head a column of an Excel table: on one line, and no code that Excel would read as a sign."""
    return _CODED.sub(r"_ \1", " ".join(clean(text).split()))


def of_number(text: str) -> Shown:
    """Return the cell of a text from a column of numbers: a number only where Excel will show the very same letters.

    "1,240" gives 1240 with "#,##0", "12.3%" gives 0.123 with "0.0%"; what is not purely a number stays words.
    """
    if text.startswith(wording.MINUS):
        size = of_number(text.removeprefix(wording.MINUS))
        if size.number and size.number > 0:  # a hyphen would not be the letters that are shown
            shape = f'{size.layout};"{wording.MINUS}"{size.layout}'
            return Shown(text, -size.number, shape)
    found = _NUMBER.fullmatch(text)
    if found is None:
        return of_words(text)
    sign, whole, after, percent = found.groups(default="")
    digits = whole.replace(",", "")
    if (len(digits) + len(after)) > 15 or (sign and not int(digits + after)):
        return of_words(text)  # more digits than Excel keeps, or a nought with a sign
    value = Decimal(f"{sign}{digits}{f'.{after}' if after else ''}") / (100 if percent else 1)
    return Shown(text, float(value), layout(len(after), commas="," in whole, percent=bool(percent)))


def layout(decimals: int, *, commas: bool, percent: bool) -> str:
    """Return Excel's number format for so many decimals."""
    after = f".{'0' * decimals}" if decimals else ""
    return f"{'#,##0' if commas else '0'}{after}{'%' if percent else ''}"


def of_value(value: float | None, *, percent: bool) -> Shown | None:
    """Return the cell of a value of a chart, with the decimals that it has and no more; None for no value."""
    if value is None or not math.isfinite(value):
        return None
    exact = round(Decimal(str(value)) * (100 if percent else 1), 8).normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    commas = not percent and abs(exact) >= 1000
    text = f"{exact:{',' if commas else ''}.{decimals}f}{'%' if percent else ''}"
    return Shown(text, float(value), layout(decimals, commas=commas, percent=percent))


def of_words(text: str) -> Shown:
    """Return the cell of a text: its words, with a mark before them where they stand for a missing number."""
    said = clean(text)
    if not said.strip() or said == wording.NOT_APPLICABLE:
        return Shown(NOTHING, quiet=True)
    for shape, mark in ((_CONFIDENTIAL, CONFIDENTIAL), (_LOW, LOW), (_NOT_THERE, NOT_THERE)):
        if shape.fullmatch(said):
            return Shown(f"{mark} {said}", quiet=True)
    return Shown(said)


def is_missing(text: str) -> bool:
    """Return whether a cell's words stand for a number that is missing."""
    return of_words(text).text != clean(text)


def units(text: str) -> int:
    """Return how many letters Excel counts in a text: some signs are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, longest: int) -> tuple[str, str]:
    """Return the start of a text that fits into so many letters, and the rest; cut after a word where one ends near."""
    if units(text) <= longest:
        return text, ""
    # A sign of two units that would be cut in half is left for the rest.
    end = len(text[:longest].encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore"))
    if text[end - 1] != " " and text[end] != " ":
        end = text.rfind(" ", max(end - NEAR, longest // 2), end) + 1 or end
    return text[:end], text[end:]


def pieces(text: str) -> list[str]:
    """Return a text as parts that each fit into a cell."""
    made, rest = [], text
    while rest:
        piece, rest = cut(rest, LONGEST)
        made.append(piece)
    return made
