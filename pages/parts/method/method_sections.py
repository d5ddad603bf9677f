"""Method: its sections, one function each. Tables stand in folds, so that the page can be read through on a phone."""

import streamlit as st

from models.protected import ReleaseNote
from pages.parts import frame, reads, tables
from pages.parts.groups import Gap
from pages.parts.method import line_tables, method_tables, worked_example
from pages.parts.sentences import on_method
from pages.parts.tables import Table

PATH, TRUE, SAFE, RELEASE, VERDICT = "part-path", "part-true", "part-safe", "part-release", "part-verdict"
EXAMPLE, CLAIM, MEET, PROMISES = "part-example", "part-claim", "part-meet", "part-promises"
COMPARED, LIMITS, WORDS = "part-compared", "part-limits", "part-words"
PARTS = (
    (PATH, "From a record to a figure"),
    (TRUE, "What must stay true"),
    (SAFE, "Small numbers"),
    (MEET, "Where numbers meet"),
    (VERDICT, "Verdicts"),
    (EXAMPLE, "A worked example"),
    (RELEASE, "This release"),
    (PROMISES, "Answers, standards, projections"),
    (CLAIM, "Check a sentence"),
    (COMPARED, "Compared with whom"),
    (LIMITS, "What it cannot do"),
    (WORDS, "Words"),
)
"""Every section by its anchor, for the line that leads to them."""


def contents(release: ReleaseNote | None, gap: Gap | None) -> None:
    """Draw what stands on the page, as links."""
    missing = {RELEASE: release is None, EXAMPLE: gap is None}
    frame.contents([each for each in PARTS if not missing.get(each[0])])


def path() -> None:
    """Draw how a record becomes a figure, and what must stay true on the way."""
    frame.section("From a record to a figure", anchor=PATH)
    frame.prose("method", "path")
    frame.section("What must stay true", on_method.GUARDED, anchor=TRUE)
    frame.bullets(method_tables.true_lines())


def small_numbers() -> None:
    """Draw the rules that keep small numbers safe, who agreed them, and what they ask where numbers meet."""
    file = on_method.read_from(method_tables.DISCLOSURE_FILE)
    frame.section("How small numbers are kept safe", f"{method_tables.agreed()} {file}", anchor=SAFE)
    _fold(method_tables.rules())
    files = on_method.read_from(f"{method_tables.DISCLOSURE_FILE} and {line_tables.COMMUNITIES_FILE}")
    frame.section("Where numbers meet", f"{on_method.MEET} {files}", anchor=MEET)
    _fold(line_tables.together())


def verdicts() -> None:
    """Draw when a verdict is given."""
    file = on_method.read_from(method_tables.VERDICTS_FILE)
    frame.section("When we give a verdict", f"{on_method.VERDICTS} {file}", anchor=VERDICT)
    _fold(method_tables.verdicts())
    _fold(method_tables.thresholds())


def promises() -> None:
    """Draw the lines of answers, of standards and of projections."""
    heading = "When we speak of answers, standards and the days to come"
    frame.section(heading, on_method.PROMISES, anchor=PROMISES)
    for table, file in (
        (line_tables.answers(), line_tables.ANSWERS_FILE),
        (line_tables.standings(), line_tables.STANDINGS_FILE),
        (line_tables.projections(), method_tables.VERDICTS_FILE),
    ):
        _fold(table, under=on_method.read_from(file))


def of_release(release: ReleaseNote) -> None:
    """Draw what the standing release shows, keeps and holds back."""
    heading = "What this release shows, keeps and holds back"
    frame.section(heading, method_tables.held_back(release), anchor=RELEASE)
    _fold(method_tables.changed(reads.changes(release)))
    _fold(method_tables.audit(reads.audit(release)))


def example(gap: Gap) -> None:
    """Draw one group of the release from its count to its verdict."""
    heading = "A worked example, computed now from the figures of this release"
    frame.section(heading, worked_example.sentences(gap), anchor=EXAMPLE)
    _fold(worked_example.table(gap))


def compared_with(release: ReleaseNote | None) -> None:
    """Draw the population that each level is held against."""
    under = f"{on_method.COMPARED} {on_method.read_from(method_tables.BENCHMARKS_FILE)}"
    frame.section("Compared with whom", under, anchor=COMPARED)
    _fold(method_tables.benchmarks(release.area if release else ""))


def limits_and_words() -> None:
    """Draw what the figures cannot do, and the glossary."""
    frame.section("What these figures cannot do", anchor=LIMITS)
    frame.prose("method", "limits")
    frame.section("Words we use", anchor=WORDS)
    _fold(method_tables.words_we_use())


def _fold(table: Table, *, under: str = "") -> None:
    with st.expander(on_method.fold(table.caption, len(table.rows))):
        if under:
            frame.notes([under])
        tables.show(table)
