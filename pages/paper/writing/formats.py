"""The kinds of file that a paper may be, by the ending of its name, and who writes each."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.paper.blocks import Paper
from pages.paper.writing import slides, workbook

Writes = Callable[[Paper], bytes]
Dresses = Callable[[Paper, bytes], bytes]
"""Writes a paper into somebody's own template, which is the content of a file; raises ValueError, with what to do, where it
can't be used."""


@dataclass(frozen=True)
class Format:
    """One kind of file: its ending, its name to a reader, what it is good for, its media type, and its writer."""

    ending: str
    name: str
    good_for: str
    media_type: str
    writes: Writes
    templates: tuple[str, ...] = ()
    """Endings of the templates that it takes; none where it takes none."""
    dresses: Dresses | None = None
    """What writes into a template, where it takes one."""


FORMATS: tuple[Format, ...] = (
    Format(
        ending=".xlsx",
        name="Excel",
        good_for="every table and its numbers, to work on",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        writes=workbook.write,
    ),
    Format(
        ending=".pptx",
        name="PowerPoint",
        good_for="presenting it, with charts that can be edited",
        media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        writes=slides.write,
        templates=(".pptx", ".potx"),
        dresses=slides.dress,
    ),
)
"""In the order in which a reader is offered them."""


def format_of(ending: str) -> Format:
    """Return the format of a file's ending. Raises KeyError where there is none."""
    return {each.ending: each for each in FORMATS}[ending.lower()]
