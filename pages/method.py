"""Method: how is it computed, and what must stay true?"""

from pages.parts import frame, reads, tables
from pages.parts.claims import claim_guard
from pages.parts.method import method_tables, worked_example
from pages.parts.sentences import on_method

TITLE = "Method"
QUESTION = "How is it computed, and what must stay true?"


def page() -> None:
    """Draw the page, from the files that the code itself uses."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    frame.headline(on_method.FINDING)

    frame.section("From a record to a figure")
    frame.prose("method", "path")

    rules_file = on_method.read_from(method_tables.DISCLOSURE_FILE)
    frame.section("How small numbers are kept safe", f"{method_tables.agreed()} {rules_file}")
    tables.show(method_tables.rules())

    if release is not None:
        frame.section("What this release shows, keeps and holds back", method_tables.held_back(release))
        tables.show(method_tables.changed(reads.changes(release)))
        tables.show(method_tables.audit(reads.audit(release)))

    lines_file = on_method.read_from(method_tables.VERDICTS_FILE)
    frame.section("When we give a verdict", f"{on_method.VERDICTS} {lines_file}")
    tables.show(method_tables.verdicts())
    tables.show(method_tables.thresholds())

    if release is not None and (gap := worked_example.chosen(release)):
        frame.section(
            "A worked example, computed now from the figures of this release", worked_example.sentences(gap)
        )
        tables.show(worked_example.table(gap))

    claim_guard.section(release)

    frame.section(
        "Compared with whom",
        f"Every level of detail at which figures are published, and the population it is held against. Read from {method_tables.BENCHMARKS_FILE}.",
    )
    tables.show(method_tables.benchmarks(release.area if release else ""))

    frame.section("What these figures cannot do")
    frame.prose("method", "limits")

    frame.section("Words we use")
    tables.show(method_tables.words_we_use())
