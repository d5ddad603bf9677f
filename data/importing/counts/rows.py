"""Counts that stand in rows: a row for each answer with its question, or answers under the question they are of.

Nothing is guessed from numbers: what a count is of, whole cells say.
"""

from collections.abc import Sequence

from data.importing.counts.found import (
    CAME,
    CARRIED,
    COUNTS,
    LEFT,
    NAMES_ANSWER,
    NAMES_QUESTION,
    OF_ACTIVITY,
    ROWS_LEFT,
    SEARCHED_ROWS,
    FoundCount,
    FoundCounts,
    FoundTotal,
    cell_at,
    which_question,
)
from data.importing.counts.words import Kind, like_a_number, question_named, says
from data.importing.files.grid import Grid

KINDS: tuple[Kind, ...] = ("characteristic", "category", "n", "activity", "total")


def rows_of_answers(grid: Grid) -> FoundCounts | None:
    """A row for each answer: characteristic, category, n; maybe activity and total. None for a sheet that is no such table."""
    for start, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        place = {kind: next((i for i, cell in enumerate(row) if says(cell, kind)), None) for kind in KINDS}
        if place["n"] is None:
            place["n"], place["total"] = place["total"], None
        if None not in (place["characteristic"], place["category"], place["n"]):
            return _read_rows(grid, start, place)
    return None


def rows_that_count(rows: list[list[str]], *, numbers: Sequence[int]) -> str:
    """Return the heading of the answers where each row is a question, an answer and how many gave it; "" elsewhere."""
    found = rows_of_answers(Grid(rows, list(numbers), [], max(map(len, rows), default=0)))
    if found is None or not found.counts:
        return ""
    counted = all(each.question and like_a_number(each.said) for each in found.counts)
    return next((heading for heading, _, why in found.columns if why == NAMES_ANSWER), "") if counted else ""


def _read_rows(grid: Grid, start: int, place: dict[Kind, int | None]) -> FoundCounts:
    head = grid.rows[start]
    why: dict[Kind, str] = {
        "characteristic": NAMES_QUESTION,
        "category": NAMES_ANSWER,
        "n": COUNTS,
        "activity": OF_ACTIVITY,
        "total": CAME,
    }
    of = {index: why[kind] for kind, index in place.items() if index is not None}
    found = FoundCounts(
        columns=[(cell.strip(), None, of.get(i, LEFT)) for i, cell in enumerate(head) if cell.strip()]
    )
    named = ""
    carried = False
    for number, row in zip(grid.numbers[start + 1 :], grid.rows[start + 1 :], strict=True):
        found.rows += 1
        told, label, said = (cell_at(row, place[kind]) for kind in KINDS[:3])
        activity = cell_at(row, place["activity"])
        if came := cell_at(row, place["total"]):
            found.came.append(FoundTotal(came, number, activity))
        if says(label or told, "total"):
            asked = question_named(told) if label else None
            found.came.append(FoundTotal(said, number, activity, asked or ""))
            continue
        carried |= not told and bool(label)
        named = told or named
        if label or said:
            found.counts.append(FoundCount(question_named(named) or "", named, label, said, number, activity))
    if carried:
        found.notes.append(CARRIED)
    return found


def under_questions(grid: Grid, question: str | None) -> FoundCounts | None:
    """Two columns, answers and numbers, each question in a row of its own or in the headings.

    `question` is the characteristic that somebody said the answers are of, where no row says it. None for a sheet that is
    no such table.

    Raises
    ------
    WhichQuestion
        Answers stand there of which nobody says what they are answers to.
    """
    rows = [
        (number, cell_at(row, 0), cell_at(row, 1))
        for number, row in zip(grid.numbers, grid.rows, strict=True)
    ]
    if any(cell.strip() for row in grid.rows for cell in row[2:]):
        return None
    beside = [second for _, first, second in rows if first and second and not says(second, "n")]
    numbers = [second for second in beside if like_a_number(second)]
    if not numbers or len(numbers) < len(beside) - 1 or any(like_a_number(first) for _, first, _ in rows):
        return None
    found = FoundCounts(heading_rows=0)
    named, left = "", []
    open_labels: list[str] = []
    for number, first, second in rows:
        if not like_a_number(second):
            counting = says(second, "n") or says(second, "total")
            if question_named(first):
                if second and not counting:
                    return None  # "Sex, Age": headings over people
                named = first
                found.columns.append((first, question_named(first), NAMES_QUESTION))
            elif counting:
                named = ""
            else:
                left.append(str(number))
            continue
        found.rows += 1
        asked = question_named(named) if named else question
        if says(first, "total"):
            found.came.append(FoundTotal(second, number, question=(asked or "") if named else ""))
            continue
        if asked is None:
            open_labels.append(first)
        found.counts.append(FoundCount(asked or "", named or first, first, second, number))
    if left:
        found.notes.append(ROWS_LEFT.format(rows="row " + ", ".join(left)))
    if open_labels:
        raise which_question(open_labels)
    return found if found.counts else None
