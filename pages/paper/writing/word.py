"""A paper as a Word document that a board can put into its pack, or into its own template.

All of the look is in styles. Charts are pictures with a text for those who cannot see them; tables are tables.
"""

import io

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section as Page
from docx.shared import Emu, Inches
from docx.text.paragraph import Paragraph as Line

from pages.paper.blocks import (
    Block,
    Bullets,
    Chart,
    Figures,
    Heading,
    Opening,
    Paper,
    Paragraph,
    SmallPrint,
)
from pages.paper.document import word_feet, word_fields, word_file, word_styles
from pages.paper.document.word_fields import Entry
from pages.paper.document.word_styles import BULLET, KEPT, TABLE_TEXT_SIZE, Styles
from pages.paper.document.word_tables import add_table
from pages.paper.pictures import picture_png, picture_size
from pages.paper.writing.column_widths import Widths, widths
from pages.paper.writing.office_file import allowed
from pages.parts import wording
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table

ABOUT, CONTENTS = "About this paper", "Contents"
FACT_COLUMNS = (Column("Item"), Column("In this paper", prose=True))
WIDER = 1.15
"""How much wider than Arial the letters of a template may be."""
_HEIGHT_FOR_PICTURE = 0.86
"""Share of a page's height that a picture may take: its title and key stand with it."""


def write(paper: Paper) -> bytes:
    """Return the paper as a .docx in our own look, the same bytes for the same paper."""
    return _written(paper, word_file.own_file(), own=True)


def dress(paper: Paper, template: bytes) -> bytes:
    """Return the paper as a .docx in a board's own .docx or .dotx.

    Its styles, its page, its headers and footers take over, what it says is left out. Raises `TemplateRefused` where the file
    can't be used.
    """
    return _written(paper, word_file.from_template(template), own=False)


def _written(paper: Paper, document: Document, *, own: bool) -> bytes:
    styles = word_styles.dress(document, own=own)
    _Writing(document, paper, styles, own=own).all()
    return word_file.finished(document, paper)


class _Writing:
    """A document while it is written: which headings it has so far, and how wide its page is."""

    def __init__(self, document: Document, paper: Paper, styles: Styles, *, own: bool) -> None:
        self.own = own
        self.document = document
        self.styles = styles
        self.paper = paper
        page = document.sections[-1]
        self.upright = (page.page_width or 0) < (page.page_height or 0)
        self.entries: list[Entry] = []

    def all(self) -> None:
        """Write everything, in reading order; the list of contents last, when its headings are known."""
        word_feet.write(self.document, self.paper, self.styles, own=self.own)
        place = self._front()
        for section in self.paper.sections:
            heading = self._title(section.title)
            if section is self.paper.sections[0]:
                heading.paragraph_format.page_break_before = True
            self._say(section.question, "Question")
            for block in section.blocks:
                self._block(block)
        lines = [place]
        for _ in self.entries[1:]:
            following = self._line("toc 1")
            lines[-1]._p.addnext(following._p)
            lines.append(following)
        word_fields.contents(lines, self.entries)

    def _front(self) -> Line:
        """Write the first page, and return the paragraph that the list of contents begins in."""
        paper = self.paper
        self._say(paper.title, "Title")
        self._say(paper.organisation, "Subtitle")
        self._say(wording.day(paper.made_on), "Subtitle")
        if paper.warning:
            self._say(paper.warning, "Warning")
        self._title(ABOUT)
        rows = tuple(Row((Cell(fact.label), Cell(fact.text))) for fact in paper.facts)
        facts = Table(ABOUT, FACT_COLUMNS, rows)
        add_table(self.document, facts, widths=self._widths(facts), styles=self.styles)
        self._say(CONTENTS, "TOC Heading")
        return self._line("toc 1")

    def _block(self, block: Block) -> None:
        match block:
            case Opening():
                self._claim(block.text, "Opening")
            case Paragraph():
                self._claim(block.text, "Normal")
            case Bullets():
                for line in block.lines:
                    self._claim(line, BULLET)
            case Heading():
                self._say(block.text, "heading 2")
            case SmallPrint():
                for text in block.lines:
                    self._say(text, "Small Print")
            case Chart():
                self._chart(block)
            case Figures():
                self._table(block.table)

    def _line(self, style: str = "Normal") -> Line:
        line = self.document.add_paragraph()
        line._p.style = self.styles[style]
        if style in KEPT and not self.own:
            # A template's own style may let a title go alone at the foot of a page.
            line.paragraph_format.keep_with_next = True
        return line

    def _say(self, text: str, style: str) -> Line:
        line = self._line(style)
        line.add_run(allowed(text))
        return line

    def _claim(self, text: Headline, style: str) -> None:
        line = self._line(style)
        if text.claim:
            line.add_run(allowed(text.claim))._r.style = self.styles["Strong"]
        if text.rest:
            line.add_run(allowed(text.rest))

    def _title(self, text: str) -> Line:
        """Write the heading of a section, which the list of contents leads to."""
        line = self._say(text, "heading 1")
        number = len(self.entries) + 1
        self.entries.append(Entry(allowed(text), f"_Toc{number:09d}"))
        word_fields.bookmark(line, name=self.entries[-1].bookmark, number=number)
        return line

    def _chart(self, chart: Chart) -> None:
        self._say(chart.title, "caption")
        wide, high = (Inches(side) for side in picture_size(chart))
        room = _room(self._page)
        tallest = _HEIGHT_FOR_PICTURE * _height(self._page)
        scale = min(room / wide, tallest / high, 1.0)
        line = self._line("Picture")
        run = line.add_run()
        picture = run.add_picture(
            io.BytesIO(picture_png(chart)), Emu(round(scale * wide)), Emu(round(scale * high))
        )
        described = picture._inline.docPr
        described.set("name", chart.name)
        described.set("title", allowed(chart.title))
        described.set("descr", allowed(chart.alt))
        for inside in picture._inline.iter(qn("pic:cNvPr")):
            inside.set("name", f"{chart.name}.png")
        if chart.key:
            self._say(chart.key, "Small Print")

    def _table(self, table: Table) -> None:
        """Write a table, on pages lying on their side where its words do not fit on one that stands."""
        sized = self._widths(table)
        if sized.whole or not self.upright:
            self._captioned(table, sized)
            return
        self._turn()
        self._captioned(table, self._widths(table))
        self._turn()

    def _captioned(self, table: Table, sized: Widths) -> None:
        self._say(table.caption, "caption")
        add_table(self.document, table, widths=sized, styles=self.styles)

    def _widths(self, table: Table) -> Widths:
        return widths(
            table,
            room=Emu(round(_room(self._page))).pt,
            size=TABLE_TEXT_SIZE if self.own else WIDER * TABLE_TEXT_SIZE,
        )

    @property
    def _page(self) -> Page:
        return self.document.sections[-1]

    def _turn(self) -> None:
        """Go on on a new page that lies where the last one stood, or the other way round."""
        page = self.document.add_section(WD_SECTION.NEW_PAGE)
        page.page_width, page.page_height = page.page_height, page.page_width
        lies = page.page_width > page.page_height
        page.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
        page.different_first_page_header_footer = False


def _room(page: Page) -> int:
    """Return the width between the margins."""
    return (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)


def _height(page: Page) -> int:
    """Return the height between the margins."""
    return (page.page_height or 0) - (page.top_margin or 0) - (page.bottom_margin or 0)
