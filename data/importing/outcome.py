"""What was found in a file, as an object for programs and in words for people (design 2)."""

from typing import Any

from data import facts
from data.importing.columns.column_map import ColumnMap
from data.importing.columns.questions import CodesQuestion, find_questions
from data.importing.harmonising import HarmonisedFile
from data.importing.storing.whole import StoredImport
from models.vocabulary import Missing, ProblemKind

MISSING_WORDS = {
    Missing.PREFER_NOT_TO_SAY: "Prefer not to say",
    Missing.DONT_KNOW: "Don't know",
    Missing.NOT_KNOWN: "Not known: left blank",
    Missing.NEEDS_REVIEW: "Needs review: nobody has said what the answer means",
    Missing.NOT_ASKED: "Not asked",
    Missing.NOT_APPLICABLE: "Not applicable",
}
PROBLEM_WORDS = {
    ProblemKind.IMPOSSIBLE_AGE: "the age can't be right, so it counts as not known",
    ProblemKind.IMPOSSIBLE_DATE: "the date or year can't be right, so it counts as not known",
    ProblemKind.DATE_AFTER_IMPORT: "the date is after today, so it counts as not known",
    ProblemKind.SAME_PERSON_TWICE: "this person is in the activity already, and counts once",
    ProblemKind.ORGANISATION_NOT_PERSON: "a group or an organisation answers, so the row is left out",
    ProblemKind.FORMULA_AS_TEXT: "the cell begins like a formula, and is taken as text",
    ProblemKind.TOO_MANY_CELLS: "the row has more cells than there are headings, so it is left out",
    ProblemKind.BLANK_ROW: "the row is blank, and left out",
    ProblemKind.ASKED_NOT_TO_BE_COUNTED: "this person has asked not to be counted, so the row is left out",
    ProblemKind.NO_ATTENDANCE: "the booking was cancelled, refunded or not taken up, so the row is left out",
    ProblemKind.TEST_RESPONSE: "the answers are a preview, a test or spam, so the row is left out",
    ProblemKind.TOTAL_ROW: "the row holds totals and no person, and is left out",
    ProblemKind.NOTE_ROW: "the row is a note below the answers, and left out",
    ProblemKind.HEADING_AGAIN: "the row repeats the headings, and is left out",
    ProblemKind.SEVERAL_ANSWERS: "the question takes one answer and several were given, so they need review",
    ProblemKind.NOT_A_POSTCODE: "the cell is no postcode, so where this person lives counts as not known",
    ProblemKind.POSTCODE_IN_PART: "only the first part of a postcode is there, which can't be placed, so where this person lives counts as not known",
    ProblemKind.POSTCODE_NOT_FOUND: "the postcode is not in the postcode file, so where this person lives counts as not known",
}
PROBLEMS_SAID = 20
CODE_HINT = (
    '  "{column}" looks coded, and a code means different things in different lists. Say which it is on the Import page, or '
    "in the part [coded] of a map as {slug} = ... with one of: {names}."
)


def as_object(harmonised: HarmonisedFile) -> dict[str, Any]:
    """Return the object that `check --json` prints. Other programs rely on its shape."""
    return {
        "rows": harmonised.rows,
        "heading_rows": harmonised.table.heading_rows,
        "columns": [
            {"column": use.column, "characteristic": use.characteristic, "why": use.why}
            for use in harmonised.columns
        ],
        "counts": {name: dict(tally) for name, tally in harmonised.counts.items()},
        "problems": [
            {"row": found.row, "column": found.column, "kind": found.kind.value}
            for found in harmonised.problems
        ],
        "unmatched": {name: dict(labels) for name, labels in harmonised.unmatched.items()},
        "refused": None,
    }


def refused_object(reason: str) -> dict[str, Any]:
    """Return the object that `check --json` prints for a file that is refused."""
    return {
        "rows": 0,
        "heading_rows": 0,
        "columns": [],
        "counts": {},
        "problems": [],
        "unmatched": {},
        "refused": reason,
    }


def in_words(harmonised: HarmonisedFile) -> str:
    """Return the same in words."""
    table = harmonised.table
    lines = [
        f"{table.file_name}: {harmonised.rows:,} rows, {len(harmonised.kept):,} people.",
        *harmonised.notes,
        "",
    ]
    lines += ["Columns"]
    lines += [f"  {use.column}: {_taken_for(use.characteristic)}{use.why}" for use in harmonised.columns]
    for name, tally in harmonised.counts.items():
        lines += ["", facts.characteristic(name).label]
        lines += [f"  {answer_words(name, slug)}: {times:,}" for slug, times in tally.items()]
    if harmonised.unmatched:
        lines += ["", "Answers that nobody has mapped. Say in a map, or on the Import page, what they mean."]
        for name, labels in harmonised.unmatched.items():
            lines += [
                f"  {facts.characteristic(name).label}: {label} ({times:,})"
                for label, times in labels.items()
            ]
        lines += code_hints(harmonised)
    if harmonised.problems:
        lines += ["", "Problems"]
        lines += [
            f"  row {found.row}{f', {found.column}' if found.column else ''}: {PROBLEM_WORDS[found.kind]}"
            for found in harmonised.problems[:PROBLEMS_SAID]
        ]
        if len(harmonised.problems) > PROBLEMS_SAID:
            lines.append(f"  and {len(harmonised.problems) - PROBLEMS_SAID:,} more")
    return "\n".join(lines)


def code_hints(harmonised: HarmonisedFile) -> list[str]:
    """Return a sentence for each column that looks coded and whose code list nobody has named: which it may be."""
    asked = find_questions(harmonised.table, harmonised.columns, said=ColumnMap())
    hints = []
    for question in asked:
        if isinstance(question, CodesQuestion) and question.characteristic in harmonised.unmatched:
            names = "; ".join(f'"{each.name}"' for each in question.lists)
            hints.append(CODE_HINT.format(column=question.column, slug=question.characteristic, names=names))
    return hints


def stored_in_words(stored: StoredImport, *, file_name: str, activity: str) -> str:
    """Say what was stored."""
    lines = [f"Stored {file_name} as import {stored.number} into {activity}: {stored.accepted:,} people."]
    if stored.refused_rows:
        lines.append(
            f"{stored.refused_rows:,} of {stored.rows:,} rows were left out: see the problems above."
        )
    if stored.objecting:
        lines.append(f"{stored.objecting:,} of these have asked not to be counted.")
    if stored.known_people:
        lines.append(f"{stored.known_people:,} of them are in this activity already, and count once.")
    lines.append(f"To take it back: python -m data undo {stored.number}")
    return "\n".join(lines)


def answer_words(characteristic: str, slug: str) -> str:
    """Return the label of an answer or of a kind of missing."""
    if slug in set(Missing):
        return MISSING_WORDS[Missing(slug)]
    return next(one.label for one in facts.categories(characteristic) if one.slug == slug)


def _taken_for(characteristic: str | None) -> str:
    return f"{facts.characteristic(characteristic).label.lower()}: " if characteristic else ""
