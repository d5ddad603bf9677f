"""Reads the age column of a file: a band for each row, and how old each person can be at most."""

from dataclasses import dataclass
from datetime import date

from data.importing.ages import Age, age_style, read_age
from data.importing.answers import Unmatched, is_formula
from data.importing.column_phrases import heading_words
from data.importing.columns import AGE, ColumnUse
from data.importing.dates import month_comes_first
from data.importing.participation_dates import Took
from data.importing.reading import RawTable
from data.importing.row_choice import Report
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
    """Read bands, ages, years or dates of birth at the day each row took part. What can't be is a problem."""
    if use.meaning is None:
        raise ValueError("Only a column that answers a question has answers.")
    cells = table.columns[use.index]
    style = age_style(heading_words(use.column), dict.fromkeys(cells))
    month_first = month_comes_first(set(cells))
    known: dict[tuple[str, date], Age] = {}
    slugs: list[str] = []
    oldest: list[int | None] = []
    for place, index in enumerate(kept):
        said = cells[index], took.on(place)
        if said not in known:
            known[said] = read_age(
                said[0], style=style, meaning=use.meaning, on=said[1], today=today, month_first=month_first
            )
        age = known[said]
        if age.slug == Missing.NEEDS_REVIEW:
            unmatched.add(AGE, cells[index])
        if age.problem:
            problem(table.row_numbers[index], use.column, age.problem)
        elif is_formula(cells[index]):
            problem(table.row_numbers[index], use.column, ProblemKind.FORMULA_AS_TEXT)
        slugs.append(str(age.slug))
        oldest.append(age.oldest)
    return AgeColumn(slugs, oldest)
