"""Dates as people and programs write them. Day before month unless the column itself shows otherwise."""

import re
from collections.abc import Iterable
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EARLIEST = 1900
CLOCK = r"[Tt ,]+\d{1,2}[:.]\d{2}.*"
TIME = rf"(?:{CLOCK})?"
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + TIME)
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})" + TIME)
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/ ]+([a-z]{3,9})\.?[-/, ]+(\d{4}|\d{2})" + TIME)
MONTH_DAY = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4}|\d{2})" + TIME)
AT_CLOCK = re.compile(CLOCK)


def without_clock(text: str) -> str:
    """Return a text without its time of day: it says a date if and only if the whole does, and the same one.

    A million moments are a few hundred days: who reads a column of them reads each day once.
    """
    text = text.strip()
    found = AT_CLOCK.search(text)
    return text[: found.start()] + text[found.end() :] if found else text


def looks_like_date(text: str) -> bool:
    """Whether a text is written like a date, possible or not."""
    return _parts(text.strip().casefold()) is not None


def month_comes_first(texts: Iterable[str]) -> bool:
    """Whether a column writes the month before the day: some second number is over 12 and no first one is."""
    found = [match for text in texts if (match := YEAR_LAST.fullmatch(text.strip()))]
    return any(int(match[2]) > 12 for match in found) and not any(int(match[1]) > 12 for match in found)


def read_date(text: str, *, month_first: bool, today: date) -> date | None:
    """Return the date that a text says, or None where there is no such day or its year is before 1900.

    A year of two digits is the latest one that is not after `today`.
    """
    parts = _parts(text.strip().casefold())
    if parts is None:
        return None
    year, month, day, numeric = parts
    if numeric and month_first:
        month, day = day, month
    try:
        if year < 100:
            year += 2000
            if date(year, month, day) > today:
                year -= 100
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None


def _parts(text: str) -> tuple[int, int, int, bool] | None:
    """Return year, month, day, and whether day and month are numbers that could be the other way round."""
    if match := YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3]), False
    if match := YEAR_LAST.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1]), True
    if (match := DAY_MONTH.fullmatch(text)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1]), False
    if (match := MONTH_DAY.fullmatch(text)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2]), False
    return None


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else 0
