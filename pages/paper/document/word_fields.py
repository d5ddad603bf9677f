"""What Word works out itself: numbers of pages, and the list of contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CONTENTS = 'TOC \\o "1-1" \\h \\z \\u'
"""Word makes the list again of the headings of sections, with the pages that they are on, when asked to update it."""


@dataclass(frozen=True)
class Entry:
    """One line of the list of contents: the heading of a section, and the bookmark that stands at it."""

    text: str
    bookmark: str


def field(paragraph: Paragraph, instruction: str, *, shown: str) -> None:
    """Add a field that Word fills; `shown` stands there until it does."""
    _begin(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def bookmark(paragraph: Paragraph, *, name: str, number: int) -> None:
    """Put a bookmark around all that the paragraph says, for links to it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    first = paragraph._p.find(qn("w:r"))
    (first.addprevious if first is not None else paragraph._p.append)(start)
    paragraph._p.append(end)


def contents(paragraphs: Sequence[Paragraph], entries: Sequence[Entry]) -> None:
    """Write the list of contents into empty paragraphs, one for each entry: links that read without an update.

    They carry no page: only Word knows on which page a heading falls, and a guess would be a wrong number.
    """
    for place, (paragraph, entry) in enumerate(zip(paragraphs, entries, strict=True)):
        if place == 0:
            _begin(paragraph, CONTENTS)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), entry.bookmark)
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(entry.text)._r
        link.append(run)
        paragraph._p.append(link)
        if place == len(entries) - 1:
            _mark(paragraph, "end")


def _begin(paragraph: Paragraph, instruction: str) -> None:
    _mark(paragraph, "begin")
    said = OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = f" {instruction} "
    paragraph.add_run()._r.append(said)
    _mark(paragraph, "separate")


def _mark(paragraph: Paragraph, kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    return mark
