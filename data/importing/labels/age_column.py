"""Reads the age column of a file: a band for each row, and how old each person can be at most.

Must stay fast at a million rows: an age is worked out once for each label and day, and nothing is called for each row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from data.importing.columns.column_phrases import heading_words
from data.importing.columns.column_use import ColumnUse
from data.importing.files.reading import RawTable
from data.importing.labels.ages import AGE, Age, AgeStyle, age_style, read_age
from data.importing.labels.answers import Unmatched, is_formula
from data.importing.labels.dates import month_comes_first, read_date
from data.importing.labels.given import labels_of_rows
from data.importing.labels.participation_dates import Took
from data.importing.people.row_choice import Report
from models.vocabulary import Missing, ProblemKind


@dataclass(frozen=True)
class AgeColumn:
    """The ages of the kept rows."""

    slugs: list[str]
    oldest: list[int | None]
    """The oldest that each person can be; None where it is not known."""

    def younger_than(self, minimum: int | None) -> list[bool]:
        """Return, for each row, whether the person is known to be younger than `minimum`; None means nobody is."""
        return [minimum is not None and oldest is not None and oldest < minimum for oldest in self.oldest]


def read_age_column(
    table: RawTable,
    use: ColumnUse,
    kept: list[int],
    took: Took,
    *,
    today: date,
    unmatched: Unmatched,
    problem: Report,
) -> AgeColumn:
    """Read bands, ages, years or dates of birth at the day each row took part. What can't be is a problem.

    Raises
    ------
    ValueError
        The column answers no question.
    """
    if use.meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    cells = labels_of_rows(table, use)
    style = age_style(heading_words(use.column), dict.fromkeys(cells))
    month_first = month_comes_first(set(cells))
    labels = list(map(cells.__getitem__, kept))
    if style is AgeStyle.BIRTH_DATE:
        days = [day or took.instead for day in took.days]
        on_days: Iterable[date] = _one_day_for_each_age(labels, days, month_first=month_first, today=today)
    elif style is AgeStyle.BIRTH_YEAR:
        on_days = [(day or took.instead).replace(month=1, day=1) for day in took.days]
    else:
        # An age in years is one age on any day.
        on_days = repeat(took.instead, len(kept))
    said = list(zip(labels, on_days, strict=True))
    known: dict[tuple[str, date], Age] = {}
    wrong: dict[tuple[str, date], ProblemKind] = {}
    for (label, on), rows in Counter(said).items():
        age = read_age(label, style=style, meaning=use.meaning, on=on, today=today, month_first=month_first)
        known[label, on] = age
        if age.slug == Missing.NEEDS_REVIEW:
            unmatched.add(AGE, label, rows=rows)
        if kind := age.problem or (ProblemKind.FORMULA_AS_TEXT if is_formula(label) else None):
            wrong[label, on] = kind
    for index, one in zip(kept, said, strict=True) if wrong else ():
        if one in wrong:
            problem(table.row_numbers[index], use.column, wrong[one])
    slugs = {one: str(age.slug) for one, age in known.items()}
    oldest = {one: age.oldest for one, age in known.items()}
    return AgeColumn([slugs[one] for one in said], [oldest[one] for one in said])


def _one_day_for_each_age(
    labels: list[str], days: list[date], *, month_first: bool, today: date
) -> Iterator[date]:
    """Yield, for each row, a day of the same year on which the person is as old: the first of it, or the last.

    A million dates of birth on a thousand days would be nearly a million pairs; so they are some for each date of birth.
    """
    born = {label: read_date(label, month_first=month_first, today=today) for label in set(labels)}
    birthday = {label: (day.month, day.day) if day else None for label, day in born.items()}
    of_year = {day: (day.month, day.day) for day in set(days)}
    last = {day: day.replace(month=12, day=31) for day in of_year}
    first = {day: day.replace(month=1, day=1) for day in of_year}
    for label, day in zip(labels, days, strict=True):
        on = birthday[label]
        yield last[day] if on is None or of_year[day] >= on else first[day]
