"""Which rows are people: not organisations, not rows whose cells stand in the wrong columns, nobody twice."""

from collections.abc import Callable

from data.importing.columns import ColumnUse, Use
from data.importing.headings import shape_words
from data.importing.norm import norm
from data.importing.person_keys import PersonKeys
from data.importing.reading import RawTable
from models.vocabulary import ProblemKind

Report = Callable[[int, str, ProblemKind], None]
"""Called with row, column and kind of each problem."""


def choose_rows(
    table: RawTable, columns: tuple[ColumnUse, ...], *, person_keys: PersonKeys, problem: Report
) -> tuple[list[int], list[str | None]]:
    """Return the indexes of the rows that are people, and for each the keyed hash of who it is (None where nobody says)."""
    for row in table.blank_rows:
        problem(row, "", ProblemKind.BLANK_ROW)
    bodies = _bodies(table, columns)
    key = next((use for use in columns if use.use is Use.PERSON_KEY), None)
    named = person_keys.of(table.columns[key.index]) if key else {}
    seen: set[str] = set()
    kept: list[int] = []
    person: list[str | None] = []
    for index, row in enumerate(table.row_numbers):
        if row in table.long_rows:
            problem(row, "", ProblemKind.TOO_MANY_CELLS)
            continue
        if index in bodies:
            problem(row, bodies[index], ProblemKind.ORGANISATION_NOT_PERSON)
            continue
        who = named[table.columns[key.index][index]] if key else None
        if key and who is not None:
            if who in seen:
                problem(row, key.column, ProblemKind.SAME_PERSON_TWICE)
                continue
            seen.add(who)
        kept.append(index)
        person.append(who)
    return kept, person


def _bodies(table: RawTable, columns: tuple[ColumnUse, ...]) -> dict[int, str]:
    """Return the rows in which a group or an organisation answers, with the column that says so."""
    found: dict[int, str] = {}
    for use in columns:
        if use.use not in (Use.RESPONDENT, Use.CHARACTERISTIC):
            continue
        words = shape_words("organisation" if use.use is Use.RESPONDENT else "organisation_in_any_answer")
        cells = table.columns[use.index]
        bodies = {label for label in set(cells) if norm(label) in words}
        if bodies:
            found.update({index: use.column for index, cell in enumerate(cells) if cell in bodies})
    return found
