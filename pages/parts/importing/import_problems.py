"""Import, step 5: what is wrong with single cells and rows, by kind. Row numbers only, never what was written there."""

from collections.abc import Mapping, Sequence

from data.importing import HarmonisedFile
from data.importing.harmonising import FoundProblem
from data.importing.outcome import PROBLEM_WORDS
from models.vocabulary import ProblemKind
from pages.parts import downloads, tables, wording
from pages.parts.importing.import_state import Steps
from pages.parts.tables import Cell, Column, Row, Table

MOST_ROWS = 20
"""So many rows of a kind are named."""
NOTES = ("Row numbers as a spreadsheet shows them. What was written there is not in this file.",)


def draw(now: Steps, found: HarmonisedFile) -> None:
    """Draw the step."""
    tables.show(problems_table(found.problems))
    downloads.button(
        "Download row numbers and kinds (CSV)",
        # Made when it is asked for: a file may have a problem in every row.
        data=lambda: downloads.as_csv(every_row(found.problems), notes=NOTES),
        file_name="problems.csv",
        mime="text/csv",
        key=f"import_problems_{now.serial}",
        on_click="ignore",
    )


def by_kind(problems: Sequence[FoundProblem]) -> Mapping[ProblemKind, list[FoundProblem]]:
    """Return the problems of each kind, the kind of most rows first."""
    kinds: dict[ProblemKind, list[FoundProblem]] = {}
    for each in problems:
        kinds.setdefault(each.kind, []).append(each)
    return dict(sorted(kinds.items(), key=lambda kind: -len(kind[1])))


def problems_table(problems: Sequence[FoundProblem]) -> Table:
    """Return what is wrong, in how many rows, and which: the first rows of each kind, the rest counted."""
    rows = [
        Row(
            (
                Cell(wording.at_start(PROBLEM_WORDS[kind])),
                Cell(wording.joined(columns) if (columns := _columns(found)) else "The whole row"),
                Cell(f"{len(found):,}"),
                Cell(_rows(found)),
            )
        )
        for kind, found in by_kind(problems).items()
    ]
    heads = (
        Column("What is wrong"),
        Column("Column"),
        Column("How many", number=True),
        Column("Rows", prose=True),
    )
    return Table("Problems by kind", heads, tuple(rows))


def every_row(problems: Sequence[FoundProblem]) -> Table:
    """Return every problem: row, column and kind."""
    rows = [
        Row((Cell(f"{each.row}"), Cell(each.column), Cell(wording.at_start(PROBLEM_WORDS[each.kind]))))
        for each in problems
    ]
    return Table("Problems", (Column("Row"), Column("Column"), Column("What is wrong")), tuple(rows))


def summary(found: HarmonisedFile) -> str:
    """Return the step in a line."""
    number = len(found.problems)
    if not number:
        return "None"
    return "1 problem" if number == 1 else f"{number:,} problems"


def _columns(found: Sequence[FoundProblem]) -> list[str]:
    return list(dict.fromkeys(each.column for each in found if each.column))


def _rows(found: Sequence[FoundProblem]) -> str:
    first = ", ".join(f"{each.row:,}" for each in found[:MOST_ROWS])
    more = len(found) - MOST_ROWS
    return f"{first} and {more:,} more" if more > 0 else first
