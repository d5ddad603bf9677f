"""When people took part: a date from the row, or the activity's closing date, or the day of the import."""

from dataclasses import dataclass
from datetime import date

from data.importing.columns.column_use import ColumnUse, Use
from data.importing.files.reading import RawTable
from data.importing.labels.dates import month_comes_first, read_date, without_clock
from data.importing.labels.meaning import is_missing
from data.importing.people.row_choice import Report
from models.vocabulary import ProblemKind

NO_DAY = frozenset({date(1980, 1, 1), date(1970, 1, 1), date(1900, 1, 1)})
"""What LimeSurvey writes for anonymous answers, computers for no moment, and spreadsheets for day 1."""


@dataclass(frozen=True)
class Took:
    """When each row took part."""

    days: list[date | None]
    """None where the row does not say, or says what can't be."""
    instead: date
    """What stands for a missing day."""

    def on(self, place: int) -> date:
        """Return the day that counts for one row."""
        return self.days[place] or self.instead


def read_took_part_on(
    table: RawTable,
    columns: tuple[ColumnUse, ...],
    kept: list[int],
    *,
    today: date,
    instead: date,
    problem: Report,
) -> Took:
    """Read the date column of the kept rows; a day that can't be, or is after the import, is a problem and no date."""
    use = next((use for use in columns if use.use is Use.TOOK_PART_ON), None)
    if use is None:
        return Took([None] * len(kept), instead)
    cells = table.columns[use.index]
    said = {cell: without_clock(cell) for cell in set(cells)}
    month_first = month_comes_first(set(said.values()))
    read = {text: read_date(text, month_first=month_first, today=today) for text in set(said.values())}
    found: dict[str, date | None] = {}
    wrong: dict[str, ProblemKind] = {}
    for cell, text in said.items():
        day = None if read[text] in NO_DAY else read[text]
        if day is None and not is_missing(cell):
            wrong[cell] = ProblemKind.IMPOSSIBLE_DATE
        elif day is not None and day > today:
            day = None
            wrong[cell] = ProblemKind.DATE_AFTER_IMPORT
        found[cell] = day
    for index in kept if wrong else ():
        if cells[index] in wrong:
            problem(table.row_numbers[index], use.column, wrong[cells[index]])
    return Took([found[cells[index]] for index in kept], instead)
