"""The kinds of file that a paper may be, by the ending of its name, and who writes each."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.paper.blocks import Paper


class TemplateRefused(Exception):
    """Somebody's own template that can't be used. The message says why and what to do."""


Writes = Callable[[Paper], bytes]
Dresses = Callable[[Paper, bytes], bytes]
"""Writes a paper into somebody's own template, which is the content of a file; raises `TemplateRefused`
where it can't be used."""


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


# What writes a format is loaded when somebody asks for it: together they take longer than a page.
def _word(paper: Paper) -> bytes:
    from pages.paper.writing import word

    return word.write(paper)


def _word_dressed(paper: Paper, template: bytes) -> bytes:
    from pages.paper.writing import word

    return word.dress(paper, template)


def _pdf(paper: Paper) -> bytes:
    from pages.paper.writing import pdf

    return pdf.write(paper)


def _slides(paper: Paper) -> bytes:
    from pages.paper.writing import slides

    return slides.write(paper)


def _slides_dressed(paper: Paper, template: bytes) -> bytes:
    from pages.paper.writing import slides

    return slides.dress(paper, template)


def _workbook(paper: Paper) -> bytes:
    from pages.paper.writing import workbook

    return workbook.write(paper)


def _web_page(paper: Paper) -> bytes:
    from pages.paper.writing import web_page

    return web_page.write(paper)


FORMATS: tuple[Format, ...] = (
    Format(
        ending=".docx",
        name="Word",
        good_for="goes into the board's pack as it is, and can be edited",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        writes=_word,
        templates=(".docx", ".dotx"),
        dresses=_word_dressed,
    ),
    Format(
        ending=".pdf",
        name="PDF",
        good_for="reading, printing and keeping: it looks the same everywhere, and can be read aloud",
        media_type="application/pdf",
        writes=_pdf,
    ),
    Format(
        ending=".pptx",
        name="PowerPoint",
        good_for="for presenting it; its charts can be edited",
        media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        writes=_slides,
        templates=(".pptx", ".potx"),
        dresses=_slides_dressed,
    ),
    Format(
        ending=".xlsx",
        name="Excel",
        good_for="each table on a sheet of its own, to work on",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        writes=_workbook,
    ),
    Format(
        ending=".html",
        name="Web page",
        good_for="one file to read on any screen and to print; it needs no network",
        media_type="text/html",
        writes=_web_page,
    ),
)
"""In the order in which a reader is offered them."""


def format_of(ending: str) -> Format:
    """Return the format of a file's ending. Raises KeyError where there is none."""
    return {each.ending: each for each in FORMATS}[ending.lower()]
