"""Tells tables that are not one row per person: crosstabs, pivot tables, counts. They are refused, with the reason."""

import re
from collections.abc import Sequence

from data import facts
from data.importing.counts.rows import rows_that_count
from data.importing.files.headings import Heading, filled, is_number
from data.importing.files.shape_words import shape_words
from data.importing.files.summaries import TICKS, counted_answers, holds_shares, listed_questions
from data.importing.labels.meaning import is_missing, labels_of
from data.importing.labels.norm import norm
from models.intake import SINGLE_ANSWER
from models.vocabulary import Missing

ONE_ROW_EACH = "Export the answers themselves, with one row per person."
NO_ROWS = "{file} has headings and no rows below them. " + ONE_ROW_EACH
CROSSTAB = (
    "{file} is a crosstab, not one row per person: row {row} has answers ({what}) as headings, over numbers. "
    + ONE_ROW_EACH
)
PIVOT = '{file} is a pivot table or a summary, not one row per person: it says "{word}". ' + ONE_ROW_EACH
COUNTS = (
    '{file} holds counts of people, not one row per person: column "{column}" names each answer once, '
    "over numbers beside it. If the answers themselves can be had, bring those in, with one row per person. If only totals "
    "can: open “Or bring in totals” on the Import page, or run python -m data import --counts."
)
LISTED = (
    "{file} lists questions ({what}) one below the other, not one row per person. "
    "It may be a code book, or lie on its side. " + ONE_ROW_EACH
)
SHARES = "{file} is a table of percentages, not one row per person. " + ONE_ROW_EACH

MOSTLY = 0.8
BANNER_LABELS = 3
ROWS_LOOKED_AT = 200
QUESTION_NUMBER = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z]?")
"""Q1 heads the first question of many exports; as an answer it would be a quintile."""


def why_refused(
    rows: list[list[str]], *, numbers: Sequence[int], heading: Heading, file_name: str
) -> str | None:
    """Return why a sheet is not one row per person, or None if it may be.

    `rows` are the rows that hold anything, `numbers` their numbers in the spreadsheet.
    """
    start = heading.first + heading.rows
    body = rows[start : start + ROWS_LOOKED_AT]
    if not body:
        return NO_ROWS.format(file=file_name)
    for index in range(min(start + 1, len(rows))):
        if named := _banner(rows[index], rows[index + 1 : index + 1 + ROWS_LOOKED_AT]):
            what = ", ".join(sorted(facts.characteristic(slug).label.lower() for slug in named))
            return CROSSTAB.format(file=file_name, row=numbers[index], what=what)
    first_column = [row[0] for row in body if row]
    for cell in [cell for row in rows[:start] for cell in filled(row)] + first_column:
        if norm(cell) in shape_words("pivot") and (
            norm(cell) not in shape_words("total") or _only_numbers_beside(body)
        ):
            return PIVOT.format(file=file_name, word=cell.strip())
    if holds_shares(body, heading):
        return SHARES.format(file=file_name)
    if listed := listed_questions(rows[heading.first : start + ROWS_LOOKED_AT], body, heading):
        what = ", ".join(sorted(facts.characteristic(slug).label.lower() for slug in listed))
        return LISTED.format(file=file_name, what=what)
    if column := rows_that_count(rows[: start + ROWS_LOOKED_AT], numbers=numbers[: start + ROWS_LOOKED_AT]):
        return COUNTS.format(file=file_name, column=column)
    if column := counted_answers(rows[start:], heading):
        return COUNTS.format(file=file_name, column=column)
    return None


def _banner(row: list[str], body: list[list[str]]) -> set[str]:
    """Return the characteristics whose answers stand in `row` as headings over numbers."""
    over_numbers: dict[str, set[str]] = {}
    for index, cell in enumerate(row):
        if not cell.strip() or is_number(cell) or is_missing(cell) or QUESTION_NUMBER.fullmatch(cell.strip()):
            continue
        key = norm(cell)
        slugs = {(name, labels_of(name)[key]) for name in SINGLE_ANSWER if key in labels_of(name)}
        if slugs and _numbers_in(body, index):
            for name, slug in slugs:
                if slug not in set(Missing):
                    over_numbers.setdefault(name, set()).add(slug)
    shown = {name for name, slugs in over_numbers.items() if len(slugs) > 1}
    labels = sum(len(over_numbers[name]) for name in shown)
    return shown if labels >= BANNER_LABELS else set()


def _numbers_in(body: list[list[str]], index: int) -> bool:
    cells = [row[index].strip() for row in body if index < len(row) and row[index].strip()]
    return (
        len(cells) > 0
        and sum(is_number(cell) for cell in cells) >= MOSTLY * len(cells)
        and not set(cells) <= TICKS
    )


def _only_numbers_beside(body: list[list[str]]) -> bool:
    """Whether everything beside the first column is a number."""
    return all(is_number(cell) for row in body for cell in row[1:] if cell.strip())
