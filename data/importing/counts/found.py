"""What a table of totals holds, before anybody knows what its labels mean; and what it leaves open."""

from dataclasses import dataclass, field

from data import facts
from data.importing.counts.words import questions_with
from data.importing.refusal import FileRefused

SEARCHED_ROWS = 20

NAMES_QUESTION = "names the question"
NAMES_ANSWER = "names the answer"
COUNTS = "counts people"
CAME = "says how many came"
OF_ACTIVITY = "says which activity"
COUNTS_ANSWER = "counts this answer"
LEFT = "left out: not a count of an answer"
NUMBERS_LEFT = "“{name}” holds numbers, and nobody has said what they count: left out."
CARRIED = "A blank question means the one above it."
ROWS_LEFT = "Left out, for they hold no count: {rows}."

WHICH_QUESTION = "{labels}: these may be answers about {questions}. Say which question was asked."
NO_QUESTION = (
    "{labels}: the file does not say what these are answers to. Put the question into the row above them, or say which it "
    "was."
)
WHICH_ACTIVITY = (
    "Row {row}: there is more than one row of numbers, and no column says which activity each is of. Give them a column "
    "“activity” with its reference, or bring in one row at a time."
)


class WhichQuestion(FileRefused):
    """The counts are there, and what they are answers to is not: somebody must say."""

    def __init__(self, message: str, *, questions: frozenset[str]) -> None:
        super().__init__(message)
        self.questions = questions
        """The characteristics that fit all answers; none where nobody can tell."""


@dataclass(frozen=True)
class FoundCount:
    """One count as it stands in a file."""

    question: str
    """Slug of a characteristic; "" where `named` is none that we know."""
    named: str
    """How the file names the question."""
    label: str
    said: str
    """The number, as text."""
    row: int
    activity: str = ""


@dataclass(frozen=True)
class FoundTotal:
    """A cell that says how many came, or how many of them answered one question."""

    said: str
    row: int
    activity: str = ""
    question: str = ""
    """Slug of the question; "" for all who came."""


@dataclass
class FoundCounts:
    """What one sheet holds."""

    counts: list[FoundCount] = field(default_factory=list)
    came: list[FoundTotal] = field(default_factory=list)
    columns: list[tuple[str, str | None, str]] = field(default_factory=list)
    """Column, characteristic or None, and why."""
    heading_rows: int = 1
    rows: int = 0
    notes: list[str] = field(default_factory=list)


def cell_at(row: list[str], index: int | None) -> str:
    """Return a cell without outer blanks; "" where there is none."""
    return row[index].strip() if index is not None and index < len(row) else ""


def which_question(labels: list[str]) -> WhichQuestion:
    """Return what is to be asked about labels that may answer several questions, or none that we know."""
    fitting = [questions_with(label) for label in labels if questions_with(label)]
    every = frozenset.intersection(*fitting) if fitting else frozenset()
    named = ", ".join(f"“{label}”" for label in labels[:4])
    if not every:
        return WhichQuestion(NO_QUESTION.format(labels=named), questions=every)
    asked = " or ".join(facts.characteristic(slug).label.lower() for slug in sorted(every))
    return WhichQuestion(WHICH_QUESTION.format(labels=named, questions=asked), questions=every)
