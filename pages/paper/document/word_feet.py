"""The foot of every page of a Word paper: what must stand on every page, whose paper it is, and the page's number."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer

from pages.paper.blocks import Paper
from pages.paper.document import word_fields
from pages.paper.document.word_styles import Styles
from pages.paper.writing.office_file import allowed

PAGE, OF = "Page ", " of "


def write(document: Document, paper: Paper, styles: Styles, *, own: bool) -> None:
    """Write the foot of the last section, which later ones take over.

    What a template has there stays above ours, and says itself whose paper it is: only the warning and the page are added.
    """
    section = document.sections[-1]
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        feet.append(section.even_page_footer)
    for foot in feet:
        _one(foot, paper, styles, own=own)


def _one(foot: _Footer, paper: Paper, styles: Styles, *, own: bool) -> None:
    numbered = any(_is_page(said.text or "") for said in foot._element.iter(qn("w:instrText"))) or any(
        _is_page(field.get(qn("w:instr")) or "") for field in foot._element.iter(qn("w:fldSimple"))
    )
    if numbered and not own and not paper.warning:
        return
    # A foot is never without a paragraph; an empty one is ours to fill.
    lines = foot.paragraphs
    only = len(lines) == 1 and not [part for part in lines[0]._p if part.tag != qn("w:pPr")]
    line = lines[0] if only else foot.add_paragraph()
    if paper.warning:
        line._p.style = styles["footer"]
        line.add_run(allowed(paper.warning))._r.style = styles["Strong"]
        if numbered and not own:
            return
        line = foot.add_paragraph()
    line._p.style = styles["footer"]
    if own:
        line.add_run(f"{allowed(paper.organisation)}: {allowed(paper.title)}\t")
    if not numbered:
        line.add_run(PAGE)
        word_fields.field(line, "PAGE", shown="1")
        line.add_run(OF)
        word_fields.field(line, "NUMPAGES", shown="1")


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] == ["PAGE"]
