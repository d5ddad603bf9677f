"""Quarters and financial years: the only periods that a reader may ask for (method 2.5).

"2024-Q1" is April to June 2024; "2024-25" is the financial year from April 2024 to March 2025.
"""

import re
from datetime import date, timedelta

FIRST_MONTH = {1: 4, 2: 7, 3: 10, 4: 1}
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
YEAR = re.compile(r"(\d{4})-(\d{2})")


def quarter_of(day: date) -> str:
    """Return the quarter that holds `day`."""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}-Q{(day.month - 4) % 12 // 3 + 1}"


def year_of(quarter: str) -> str:
    """Return the financial year that holds `quarter`."""
    start = int(quarter[:4])
    return f"{start}-{(start + 1) % 100:02d}"


def first_day(period: str) -> date:
    """Return the first day of a quarter or a financial year; raise ValueError for anything else."""
    last = last_day(period)
    if QUARTER.fullmatch(period):
        return date(last.year, last.month - 2, 1)
    return date(last.year - 1, 4, 1)


def last_day(period: str) -> date:
    """Return the last day of a quarter or a financial year.

    Raises
    ------
    ValueError
        `period` is neither.
    """
    if found := QUARTER.fullmatch(period):
        start, number = int(found[1]), int(found[2])
        first = date(start + (number == 4), FIRST_MONTH[number], 1)
        return (first + timedelta(days=100)).replace(day=1) - timedelta(days=1)
    if found := YEAR.fullmatch(period):
        start = int(found[1])
        if int(found[2]) == (start + 1) % 100:
            return date(start + 1, 3, 31)
    raise ValueError("A period is a quarter such as 2024-Q1 or a year such as 2024-25.")


def is_closed(period: str, *, on: date) -> bool:
    """Whether `period` ended before the day `on`."""
    return last_day(period) < on


def from_to(first: str, last: str) -> tuple[str, ...]:
    """Return every period of one kind from `first` to `last`, none left out, oldest first: equal buckets.

    Raises
    ------
    ValueError
        The two are not both quarters, or not both financial years.
    """
    kinds = {bool(QUARTER.fullmatch(period)) for period in (first, last)}
    last_day(first), last_day(last)
    if len(kinds) != 1:
        raise ValueError("A series is of quarters or of years, not of both.")
    per_year = 4 if kinds == {True} else 1
    return tuple(
        f"{place // 4}-Q{place % 4 + 1}" if per_year == 4 else year_of(f"{place}-Q1")
        for place in range(_place(first, per_year), _place(last, per_year) + 1)
    )


def _place(period: str, per_year: int) -> int:
    start = int(period[:4])
    return 4 * start + int(period[-1]) - 1 if per_year == 4 else start
