"""A paper as PowerPoint slides: findings as titles, native charts, real tables, notes for whoever presents."""

from datetime import UTC, datetime, time
from io import BytesIO

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from pages.paper.blocks import Paper
from pages.paper.deck import letters, own_look, placing, planning
from pages.paper.deck.template import Template, taken_over
from pages.paper.writing import office_file

LANGUAGE = "en-GB"
_MARKED = {qn("a:rPr"), qn("a:endParaRPr")}
_LONGEST_PROPERTY = 255
"""Letters that a property of the file may have."""


def write(paper: Paper) -> bytes:
    """Return the paper as .pptx in our own look, 16 to 9, byte for byte the same for the same paper."""
    return _written(paper, own_look.own())


def dress(paper: Paper, template: bytes) -> bytes:
    """Return the paper as .pptx in an organisation's own .pptx or .potx: its masters and size take over, its slides go.

    Raises `TemplateRefused` where the file can't be used.
    """
    return _written(paper, taken_over(template))


def _written(paper: Paper, look: Template) -> bytes:
    slides = planning.plan(paper, body=look.measured(look.body), title=look.measured(look.title))
    placing.place(paper, slides, look)
    _in_english(look.presentation)
    _say_of_itself(look.presentation, paper)
    file = BytesIO()
    look.presentation.save(file)
    return office_file.dated(file.getvalue(), paper.made_on)


def _say_of_itself(presentation: Presentation, paper: Paper) -> None:
    """Set the file's properties: title, whose it is, its language, and the day it was made; nothing of a machine."""
    of = presentation.core_properties
    made = datetime.combine(paper.made_on, time(), UTC).replace(tzinfo=None)
    of.title = letters.clean(paper.title)[:_LONGEST_PROPERTY]
    of.author = of.last_modified_by = letters.clean(paper.organisation)[:_LONGEST_PROPERTY]
    of.created = of.modified = made
    of.language = LANGUAGE
    of.revision = 1


def _in_english(presentation: Presentation) -> None:
    """Mark all words as British English: libraries write American, and a template may say anything."""
    for part in presentation.part.package.iter_parts():
        for element in part._element.iter() if hasattr(part, "_element") else ():
            if element.tag in _MARKED or "lang" in element.attrib:
                element.set("lang", LANGUAGE)
