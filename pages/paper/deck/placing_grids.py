"""A table on a slide: a real one, its heading row marked, thin rules, no colour but the words'."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.table import _Cell, _Row
from pptx.util import Pt

from pages.paper.deck import elements
from pages.paper.deck.grids import ABOVE, SIDE, Band, Box, Grid
from pages.paper.deck.layout import Frame
from pages.paper.deck.placing_words import coloured, run
from pages.parts.charts import palette

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The built-in table style without any grid or fill, by its name in the file format."""
_THIN, _STRONG = 0.75, 1.5


def add(shapes: SlideShapes, grid: Grid, frame: Frame) -> None:
    """Put a table on a slide."""
    ease = frame.wide / sum(grid.widths)
    graphic = shapes.add_table(
        len(grid.bands) + 1,
        len(grid.columns),
        Pt(frame.left),
        Pt(frame.top),
        Pt(frame.wide),
        Pt(grid.high),
    )
    elements.described(graphic._element, name=grid.caption, words=grid.caption)
    table = graphic.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    table._tbl.find(f".//{qn('a:tableStyleId')}").text = _NO_STYLE
    for place, wide in enumerate(grid.widths):
        table.columns[place].width = Pt(wide * ease)
    rows = list(table.rows)
    rows[0].height = Pt(grid.head)
    for cell, text, number in zip(rows[0].cells, grid.columns, grid.numbers, strict=True):
        _fill(
            cell,
            Box(text, quiet=True),
            grid,
            number=number,
            bold=True,
            rule=(palette.INK, _STRONG),
            head=True,
        )
    for row, band in zip(rows[1:], grid.bands, strict=True):
        row.height = Pt(band.high)
        _band(row, band, grid)


def _band(row: _Row, band: Band, grid: Grid) -> None:
    cells = list(row.cells)
    thin = (palette.RULE, _THIN)
    if band.heading:
        if len(cells) > 1:
            cells[0].merge(cells[-1])
        for cell, box in zip(cells, (*band.boxes, *[Box("")] * (len(cells) - 1)), strict=True):
            _fill(cell, box, grid, number=False, bold=True, rule=thin)
        return
    for cell, box, number in zip(cells, band.boxes, grid.numbers, strict=True):
        _fill(cell, box, grid, number=number, bold=box.act, rule=thin)


def _fill(
    cell: _Cell,
    box: Box,
    grid: Grid,
    *,
    number: bool,
    bold: bool,
    rule: tuple[str, float],
    head: bool = False,
) -> None:
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    ink = palette.PINK if box.act else palette.SLATE if box.quiet else palette.INK
    coloured(run(paragraph, box.text, size=grid.size, bold=bold), ink)
    paragraph.line_spacing = 1.0
    properties = cell._tc.get_or_add_tcPr()
    colour, wide = rule
    line = elements.add(properties, "a:lnB", w=str(Pt(wide)))
    elements.add(elements.add(line, "a:solidFill"), "a:srgbClr", val=elements.colour_of(colour))
    ground = elements.add(properties, "a:solidFill")
    elements.add(ground, "a:srgbClr", val=elements.colour_of(palette.WHITE))
