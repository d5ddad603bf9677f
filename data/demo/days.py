"""Days of the invented world: told as a quarter counted from the last closed one, so that they never grow old."""

from datetime import date, timedelta

from data.periods import last_day, quarter_of

MONTHS = ("January to March", "April to June", "July to September", "October to December")


def last_closed_quarter(on: date) -> str:
    """Return the latest quarter that ended before the day `on`."""
    first_of_quarter = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    return quarter_of(first_of_quarter - timedelta(days=1))


def day_of(quarter: int, day: int, *, on: date) -> date:
    """Return a day of the invented world.

    `quarter` counts from the last closed quarter (0), the past being negative; `day` counts from 1 to 90.
    """
    end = last_day(last_closed_quarter(on))
    months = end.year * 12 + end.month - 3 + 3 * quarter
    return date(months // 12, months % 12 + 1, 1) + timedelta(days=day - 1)


def months_of(day: date) -> str:
    """Return the quarter of `day` in words, e.g. "April to June 2024"."""
    return f"{MONTHS[(day.month - 1) // 3]} {day.year}"
