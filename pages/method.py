"""Method: how is it computed, and what must stay true?"""

from pages.parts import frame, reads
from pages.parts.claims import claim_guard
from pages.parts.method import method_sections, method_tables, worked_example
from pages.parts.sentences import on_method

TITLE = "Method"
QUESTION = "How is it computed, and what must stay true?"


def page() -> None:
    """Draw the page, from the files that the code itself uses."""
    release = reads.release()
    frame.opening(TITLE, QUESTION, release=release)
    wanting = method_tables.wanting()
    if wanting:
        frame.headline(on_method.UNSIGNED)
        frame.panel(on_method.NOT_IN_FORCE, wanting)
        return
    frame.headline(on_method.FINDING)
    gap = worked_example.chosen(release) if release else None
    method_sections.contents(release, gap)
    method_sections.path()
    method_sections.small_numbers()
    method_sections.verdicts()
    if release is not None:
        if gap is not None:
            method_sections.example(gap)
        method_sections.of_release(release)
    method_sections.promises()
    claim_guard.section(release, anchor=method_sections.CLAIM)
    method_sections.compared_with(release)
    method_sections.limits_and_words()
