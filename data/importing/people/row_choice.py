"""Which rows are people: no organisations, no totals or tests, no rows with cells in wrong columns, nobody twice."""

from collections.abc import Callable

from data.importing.columns.column_use import ColumnUse, Use
from data.importing.files.reading import RawTable
from data.importing.files.shape_words import shape_words
from data.importing.labels.norm import norm
from data.importing.people.person_keys import PersonKeys
from data.importing.people.rows_left_out import rows_left_out
from models.vocabulary import ProblemKind

Report = Callable[[int, str, ProblemKind], None]
"""Called with row, column and kind of each problem."""


def choose_rows(
    table: RawTable, columns: tuple[ColumnUse, ...], *, person_keys: PersonKeys, problem: Report
) -> tuple[list[int], list[str | None]]:
    """Return the indexes of the rows that are people, and for each the keyed hash of who it is (None where nobody says)."""
    for row, kind in table.no_records.items():
        problem(row, "", kind)
    taken = frozenset(use.column for use in columns if use.characteristic)
    nobody = rows_left_out(table, taken=taken)
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
        if index in nobody:
            problem(row, *nobody[index])
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
