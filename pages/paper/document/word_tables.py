"""Tables in Word: a real header row on every page, no row that breaks, and no merged or empty cell.

A group heading stands as a line of its own above the name of its first row, in the same cell: it looks like a row of
its own, cannot be parted from what it heads, and is read out with it. A merged row would upset the coordinates that a
screen reader counts by, a row of empty cells would be read as blanks, and a column more has no room on a page.
"""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from models.vocabulary import Verdict
from pages.paper.document.word_styles import TABLE, Styles
from pages.paper.writing.column_widths import Widths
from pages.paper.writing.office_file import allowed
from pages.parts.tables import Cell, Table


def add_table(document: Document, table: Table, *, widths: Widths, styles: Styles) -> None:
    """Add a table at the end of the document, its columns of these widths; its caption is a paragraph before it."""
    columns = table.columns
    made = document.add_table(rows=1, cols=len(columns))
    _settle(made, widths, styles)
    for cell, column in zip(made.rows[0].cells, columns, strict=True):
        style = styles["Table Heading Number" if column.number else "Table Heading"]
        _say(cell.paragraphs[0], column.heading, style)
    last = ""
    # Cells are reached through the row's own list: python-docx would count through the whole table for each.
    for row in table.rows:
        cells = _row(made, widths)
        if row.under and row.under != last:
            _say(cells[0].paragraphs[0], row.under, styles["Table Group"])
            cells[0].add_paragraph()
            for cell in cells:
                # What the row says stands beside its name, under the heading.
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        last = row.under
        for cell, said, column in zip(cells, row.cells, columns, strict=True):
            _say(
                cell.paragraphs[-1],
                said.text,
                styles["Table Number" if column.number else "Table Text"],
                emphasis=styles.get(_emphasis(said), ""),
            )


def _emphasis(cell: Cell) -> str:
    if cell.act or cell.verdict is Verdict.UNDER:
        return "Intense Emphasis"
    return "Subtle Emphasis" if cell.quiet else ""


def _say(paragraph: Paragraph, text: str, style: str, *, emphasis: str = "") -> None:
    paragraph._p.style = style
    run = paragraph.add_run(allowed(text))
    if emphasis:
        run._r.style = emphasis


def _settle(made: WordTable, widths: Widths, styles: Styles) -> None:
    """Set style, layout and widths, and mark the first row as the head."""
    made._tbl.tblPr.style = styles[TABLE]
    made.autofit = False
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    for name, on in (
        ("firstRow", 1),
        ("lastRow", 0),
        ("firstColumn", 1),
        ("lastColumn", 0),
        ("noHBand", 1),
        ("noVBand", 1),
    ):
        look.set(qn(f"w:{name}"), str(on))
    look.set(qn("w:val"), "06A0")
    for column, points in zip(made.columns, widths.points, strict=True):
        column.width = Pt(points)
    head = made.rows[0]
    _whole(head, widths)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _row(made: WordTable, widths: Widths) -> list[_Cell]:
    row = made.add_row()
    _whole(row, widths)
    return list(row.cells)


def _whole(row: _Row, widths: Widths) -> None:
    """Keep a row on one page, and say its widths in every cell, which programs other than Word go by."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, points in zip(row.cells, widths.points, strict=True):
        cell.width = Pt(points)
