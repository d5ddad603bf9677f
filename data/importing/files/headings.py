"""Finds which rows of a sheet are its headings, and gives every column a name of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.importing.columns.column_phrases import names_a_question
from data.importing.files.shape_words import shape_words
from data.importing.labels.label_search import OTHER, table
from data.importing.labels.norm import norm
from data.importing.people.privacy import E_MAIL, POSTCODE
from data.importing.refusal import FileRefused
from models.intake import SINGLE_ANSWER

NO_HEADING = (
    "{file} has no row of headings. The first row must say what each column holds, "
    "such as Age or Ethnic group, and each row under it must be one person."
)

SEARCHED_ROWS = 20
WIDTH_SAMPLE = 200
ANSWERS_SAMPLE = 2_000
AS_WIDE = 0.8
"""A row of names above the questions is filled about as far as they are; a title is not."""
FEWEST_ASKED = 2
"""So many known questions in a row make it a heading: the names stand above it, or its words below them."""
TICKED = {"yes", "no", "y", "n", "1", "0", "true", "false", "x"}
"""Stand below the headings of options, and are answers too."""
BAND_WORDS = 4
"""A heading over several columns has few words ("About you"); a question has more."""
NUMBER = re.compile(r"[-+]?[\d.,]+%?")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
IMPORT_ID = re.compile(r'\s*\{\s*"?"?ImportId', re.IGNORECASE)
"""Qualtrics puts a row of these below the names and the questions."""


@dataclass(frozen=True)
class Heading:
    """Where the headings stand and what each column is called."""

    first: int
    """Index of the first heading row."""
    rows: int
    """Number of heading rows: 1, 2 or 3."""
    names: tuple[str, ...]
    """One name for each column, none blank, none twice."""


def is_number(cell: str) -> bool:
    """Whether a cell holds a number or a percentage and nothing else."""
    return bool(NUMBER.fullmatch(cell.strip()))


def filled(row: list[str]) -> list[str]:
    """Return the cells of a row that hold something."""
    return [cell for cell in row if cell.strip()]


def find_heading(rows: list[list[str]], *, file_name: str, numbers: Sequence[int] | None = None) -> Heading:
    """Find the heading rows of a sheet whose blank rows are gone.

    The row is taken that names most questions we know; where none names one, the first that is filled with words.
    Rows above it are notes, but for a row of names that is as wide. A row of import identifiers ends the headings.
    `numbers` are those of the rows in the spreadsheet: what stands beyond a blank row is a note.

    Raises
    ------
    FileRefused
        No row looks like headings.
    """
    width = max((_width(row) for row in rows[:WIDTH_SAMPLE]), default=0)
    enough = 1 if width == 1 else 2
    candidates = [
        (index, row)
        for index, row in enumerate(rows[:SEARCHED_ROWS])
        if (len(filled(row)) >= enough or _beside_index(row, width)) and _words(row)
    ]
    if not candidates:
        raise FileRefused(NO_HEADING.format(file=file_name))
    if (ids := _row_of_import_ids(rows)) is not None:
        first, rows_taken = max(0, ids - 2), min(ids, 2) + 1
    else:
        known = {index: sum(names_a_question(cell) for cell in filled(row)) for index, row in candidates}
        most = max(known.values())
        # A note of two cells above a wide table has fewer than a third of its columns filled.
        first = next(
            index
            for index, row in [*candidates, candidates[0]]
            if (known[index] == most if most else len(filled(row)) * 3 >= width)
            or (index, row) == candidates[-1]
        )
        if _somebody(rows[first]) or (not most and _answers_already(rows, first)):
            raise FileRefused(NO_HEADING.format(file=file_name))
        rows_taken = 2 if _second_heading(rows, first) else 1
        apart = first and numbers and numbers[first] - numbers[first - 1] > 1
        if rows_taken == 1 and not apart and _names_above(rows, first):
            first, rows_taken = first - 1, 2
    # Only a row that is longer than all before it can be wider.
    width = 0
    for row in rows[first:]:
        if len(row) > width:
            width = max(width, _width(row))
    return Heading(first, rows_taken, _names(rows[first : first + rows_taken], width))


def first_row_as_heading(rows: list[list[str]]) -> Heading:
    """Return the first row as the headings, whatever it says."""
    return Heading(0, 1, _names(rows[:1], _width(rows[0])))


def column_letter(index: int) -> str:
    """Return the letters by which a spreadsheet names a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _width(row: list[str]) -> int:
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i].strip()), 0)


def _words(row: list[str]) -> bool:
    """Whether most of what a row holds is words, and none a date."""
    cells = filled(row)
    plain = [cell for cell in cells if not is_number(cell) and not DATE.fullmatch(cell.strip())]
    return len(plain) * 2 > len(cells)


def _beside_index(row: list[str], width: int) -> bool:
    """Whether a row is one question beside a column without a heading, as programs write the numbers of rows."""
    return width == 2 and [names_a_question(cell) for cell in filled(row)] == [True]


def _row_of_import_ids(rows: list[list[str]]) -> int | None:
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        cells = filled(row)
        if index and cells and sum(bool(IMPORT_ID.match(cell)) for cell in cells) * 2 > len(cells):
            return index
    return None


def _somebody(row: list[str]) -> bool:
    """Whether a row holds an address: it is a person's, and headings are kept and shown."""
    return any(E_MAIL.fullmatch(cell.strip()) or POSTCODE.fullmatch(cell.strip()) for cell in row)


def _answers_already(rows: list[list[str]], first: int) -> bool:
    """Whether a row without a known question is an answer like those below it: such a file has no headings."""
    alike = 0
    for index, cell in enumerate(rows[first]):
        key = norm(cell)
        below = {norm(row[index]) for row in rows[first + 1 : first + ANSWERS_SAMPLE] if index < len(row)}
        # Under the heading of an option stands the option's own text, and nothing else.
        if key and not is_number(cell) and key in below and len(below - {""}) > 1:
            alike += 1
        if _another_answer(key, below):
            return True
    return alike >= 2


def _another_answer(key: str, below: set[str]) -> bool:
    """Whether other answers to the question that a cell answers stand below it: Woman, over Man."""
    said = below - TICKED
    for characteristic in SINGLE_ANSWER if key not in TICKED else ():
        slug = table(characteristic).get(key)
        # Under "Other" stands what people wrote.
        if slug and OTHER not in slug and {table(characteristic).get(one) for one in said} - {None, slug}:
            return True
    return False


def _names_above(rows: list[list[str]], first: int) -> bool:
    """Whether the row above is headings too: names of the questions, or names where this row has gaps."""
    if not first:
        return False
    above, here = rows[first - 1], rows[first]
    if not _words(above) and not all(is_number(cell) for cell in filled(above)):
        return False
    named = {i for i, cell in enumerate(above) if cell.strip()}
    asked = {i for i, cell in enumerate(here) if cell.strip()}
    if len(named) < 2:
        return False
    wide = len(named & asked) >= AS_WIDE * len(asked) and len({above[i] for i in named}) == len(named)
    gaps = bool(named - asked) and len(named | asked) > len(asked) and len(asked) > len(named - asked)
    return wide or gaps


def _second_heading(rows: list[list[str]], first: int) -> bool:
    if first + 1 >= len(rows):
        return False
    above, below = rows[first], rows[first + 1]
    if any(norm(cell) in shape_words("second_heading") for cell in filled(below)):
        return True
    asking = sum(names_a_question(cell) for cell in filled(below))
    if asking >= FEWEST_ASKED and asking * 2 >= sum(names_a_question(cell) for cell in filled(above)):
        return True
    width = _width(above)
    gaps = [i for i in range(width) if not above[i].strip()]
    named = [i for i in range(width) if above[i].strip()]
    under_named = sum(i < len(below) and bool(below[i].strip()) for i in named)
    return (
        len(gaps) >= 2
        and all(i < len(below) and below[i].strip() and not is_number(below[i]) for i in gaps)
        and under_named * 2 <= len(named)
    )


def _names(heading: list[list[str]], width: int) -> tuple[str, ...]:
    heading = [row for row in heading if not any(IMPORT_ID.match(cell) for cell in row)]
    names: list[str] = []
    question = ""
    # Two full rows are a name and its question; with gaps in the upper one they are a question and its parts.
    beside = len(heading) == 2 and len(filled(heading[0])) >= AS_WIDE * len(filled(heading[1]))
    beside = beside and not any(norm(cell) in shape_words("second_heading") for cell in filled(heading[1]))
    for index in range(width):
        upper, *lower = [row[index].strip() if index < len(row) else "" for row in heading]
        part = lower[0] if lower and norm(lower[0]) not in shape_words("second_heading") else ""
        if beside:
            names.append(named_by(upper, part) or f"(no heading, column {column_letter(index)})")
            continue
        question = upper or (question if part else "")
        name = _joined(question, part) if question and part else question or part
        names.append(name or f"(no heading, column {column_letter(index)})")
    times: Counter[str] = Counter()
    unique: list[str] = []
    for name in names:
        times[name] += 1
        unique.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return tuple(unique)


def named_by(name: str, question: str) -> str:
    """Return what a column is called that has a name and a question: the question, unless only the name says it."""
    return name if not question or (names_a_question(name) and not names_a_question(question)) else question


def _joined(question: str, part: str) -> str:
    """Return a question with its part, or the part alone where what stands over it is no question but a band."""
    band = len(question.split()) <= BAND_WORDS and "?" not in question
    if band and names_a_question(part) and not names_a_question(question):
        return part
    return f"{question} [{part}]"
