"""Counts whose answers are headings over numbers: one row, or one for each activity.

Nothing is guessed from numbers: what a count is of, whole cells say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.importing.counts.found import (
    CAME,
    COUNTS_ANSWER,
    LEFT,
    NUMBERS_LEFT,
    OF_ACTIVITY,
    ROWS_LEFT,
    SEARCHED_ROWS,
    WHICH_ACTIVITY,
    FoundCount,
    FoundCounts,
    FoundTotal,
    cell_at,
    which_question,
)
from data.importing.counts.words import like_a_number, question_named, questions_with, says
from data.importing.files.grid import Grid
from data.importing.labels.meaning import is_missing
from data.importing.people.privacy import shown
from data.importing.refusal import FileRefused

TICKS = frozenset({"", "0", "1"})
BETWEEN = (":", " - ", " \u2013 ", ">")


def answers_as_headings(grid: Grid, question: str | None) -> FoundCounts | None:
    """Answers as headings over numbers: one row, or one for each activity.

    `question` is the characteristic that somebody said the answers are of, where the file does not say it. None for a
    sheet that is no such table.

    Raises
    ------
    WhichQuestion
        Some answers may be of several questions, or of none that is known.
    FileRefused
        There are several rows of numbers, and nothing says which activity each is of.
    """
    best: tuple[int, int, list[_Column]] | None = None
    for start in range(min(SEARCHED_ROWS, len(grid.rows) - 1)):
        columns = _with_missing(list(_columns(grid, start, question)))
        counted = sum(column.kind in ("count", "open") for column in columns)
        known = sum(column.kind not in ("left", "unknown") for column in columns)
        if (
            counted
            and known >= 2
            and any(questions_with(c.label) or c.question for c in columns)
            and (best is None or counted > best[0])
        ):
            best = (counted, start, columns)
    if best is None:
        return None
    _, start, columns = best
    cells = [cell_at(row, c.index) for row in grid.rows[start + 1 :] for c in columns if c.kind == "count"]
    if len(grid.rows) - start > 2 and set(cells) <= TICKS:
        return None  # a column for each option: rows of people
    if waiting := [column.label for column in columns if column.kind == "open"]:
        raise which_question(waiting)
    return _read_headings(grid, start, columns)


@dataclass(frozen=True)
class _Column:
    index: int
    name: str
    kind: str
    """count, open (a known answer, to which question is not said), came, activity, unknown (numbers) or left."""
    question: str = ""
    label: str = ""


def _columns(grid: Grid, start: int, question: str | None) -> Iterator[_Column]:
    """Say of each heading in a row what stands below it."""
    row = grid.rows[start]
    above = grid.rows[start - 1] if start else []
    banner = ""
    below = grid.rows[start + 1 :]
    for index, cell in enumerate(row):
        if over := cell_at(above, index):
            banner = over if question_named(over) else ""
        name = cell.strip()
        if not name:
            continue
        under = [cell_at(each, index) for each in below if cell_at(each, index)]
        if says(name, "activity"):
            yield _Column(index, name, "activity")
        elif not under or not all(like_a_number(one) for one in under):
            yield _Column(index, name, "left")
        elif says(name, "total"):
            yield _Column(index, name, "came")
        elif parted := _parted(name):
            yield _Column(index, name, "count", *parted)
        elif asked := question_named(banner):
            yield _Column(index, name, "count", asked, name)
        elif question and (question in questions_with(name) or not questions_with(name)):
            yield _Column(index, name, "count", question, name)
        else:
            fits = questions_with(name)
            if len(fits) == 1:
                yield _Column(index, name, "count", next(iter(fits)), name)
            else:
                yield _Column(index, name, "open" if fits else "unknown", "", name)


def _with_missing(columns: list[_Column]) -> list[_Column]:
    """Give "Prefer not to say" and its like to the one question that is counted; open where there are several."""
    asked = {column.question for column in columns if column.kind == "count"}
    some_open = any(column.kind == "open" for column in columns)
    found = []
    for column in columns:
        if column.kind != "unknown" or not is_missing(column.name):
            found.append(column)
        elif len(asked) == 1 and not some_open:
            found.append(replace(column, kind="count", question=min(asked), label=column.name))
        else:
            found.append(replace(column, kind="open", label=column.name))
    return found


def _parted(name: str) -> tuple[str, str] | None:
    """Return question and answer of a heading that says both: "Sex: Women", "Sex [Women]"."""
    parts = [name.partition(mark) for mark in BETWEEN]
    if name.endswith("]"):
        first, mark, rest = name[:-1].partition("[")
        parts.append((first, mark, rest))
    for first, mark, rest in parts:
        if mark and rest.strip() and (asked := question_named(first)):
            return asked, rest.strip()
    return None


def _read_headings(grid: Grid, start: int, columns: list[_Column]) -> FoundCounts:
    why = {"count": COUNTS_ANSWER, "came": CAME, "activity": OF_ACTIVITY}
    found = FoundCounts(columns=[(c.name, c.question or None, why.get(c.kind, LEFT)) for c in columns])
    found.notes += [NUMBERS_LEFT.format(name=shown(c.name)) for c in columns if c.kind == "unknown"]
    named = next((c.index for c in columns if c.kind == "activity"), None)
    seen: set[str] = set()
    for number, row in zip(grid.numbers[start + 1 :], grid.rows[start + 1 :], strict=True):
        activity = cell_at(row, named)
        if named is not None and (not activity or says(activity, "total")):
            found.notes.append(ROWS_LEFT.format(rows=f"row {number}"))
            continue
        if found.rows and (named is None or activity in seen):
            raise FileRefused(WHICH_ACTIVITY.format(row=number))
        seen.add(activity)
        found.rows += 1
        for column in columns:
            said = cell_at(row, column.index)
            if column.kind == "came" and said:
                found.came.append(FoundTotal(said, number, activity))
            elif column.kind == "count":
                found.counts.append(
                    FoundCount(column.question, column.name, column.label, said, number, activity)
                )
    return found
