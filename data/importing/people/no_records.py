"""Rows among and below the records that are none: totals, notes, the headings once more, blank rows."""

from data.importing.files.grid import Grid
from data.importing.files.headings import Heading, filled, is_number
from data.importing.files.shape_words import shape_words
from data.importing.labels.norm import norm
from models.vocabulary import ProblemKind

FEWEST_COLUMNS = 3
"""In a narrower table a note at the foot can't be told from an answer."""
NOTE_WORDS = 3
FOOT = 20
"""Rows at the end of a table that are looked at for totals and notes."""
LOOKED_AT = 200
LONGEST_TOTAL = 24


def no_records(grid: Grid, heading: Heading) -> dict[int, ProblemKind]:
    """Return the index of each row of the grid, below the headings, that is no record, and what it is instead."""
    start = heading.first + heading.rows
    found = dict.fromkeys(_headings_again(grid.rows, heading), ProblemKind.HEADING_AGAIN)
    found |= dict.fromkeys(_totals(grid.rows, start), ProblemKind.TOTAL_ROW)
    for index in range(len(grid.rows) - 1, max(start, len(grid.rows) - 1 - FOOT), -1):
        if _is_note(grid, index, start=start):
            found[index] = ProblemKind.NOTE_ROW
        elif index not in found:
            break
    return found


def _headings_again(rows: list[list[str]], heading: Heading) -> list[int]:
    """Return the rows that repeat a row of headings, as files hold that were put together from several."""
    start = heading.first + heading.rows
    headings = [row for row in rows[heading.first : start] if len(filled(row)) > 1]
    firsts = {row[0] for row in headings}
    return [
        start + place
        for place, row in enumerate(rows[start:])
        if row[0] in firsts and any(filled(row) == filled(one) for one in headings)
    ]


def _totals(rows: list[list[str]], start: int) -> list[int]:
    """Return the rows that are a word for a total and numbers, or that word alone; below each part, or at the foot."""
    words = shape_words("total")
    found = []
    for index in range(start, len(rows)):
        row = rows[index]
        first = row[0] or next(cell for cell in row if cell.strip())
        # Quicker than `norm`, and no function of ours, for every row of a file is asked.
        if len(first) <= LONGEST_TOTAL and first.strip(" :.").casefold() in words:
            held = filled(row)[1:]
            if all(is_number(cell) for cell in held):
                found.append(index)
    return found


def _is_note(grid: Grid, index: int, *, start: int) -> bool:
    """Whether a row at the foot is one text in the first column, where the people have numbers or a word or two."""
    row = grid.rows[index]
    if len(filled(row)) != 1 or not row[0].strip() or is_number(row[0]):
        return False
    others = grid.rows[max(start, index - LOOKED_AT) : index]
    if max(len(filled(other)) for other in others) < FEWEST_COLUMNS:
        return False
    if norm(row[0].split(":")[0]) in shape_words("note") and ":" in row[0]:
        return True
    apart = grid.numbers[index] - 1 in set(grid.blank)
    if len(row[0].split()) < NOTE_WORDS:
        return False
    firsts = [other[0] for other in others if len(filled(other)) > 1]
    return apart or all(len(cell.split()) < NOTE_WORDS for cell in firsts)
