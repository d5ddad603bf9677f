"""A paper as an Excel workbook that everyone can use, after the Government Analysis Function's rules for spreadsheets.

What stands where is decided in `workbook_plan`; here it is written with XlsxWriter. Nothing is merged, hidden, frozen
or filtered, no picture and no macro is in the file, and the same paper gives the same bytes.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.paper.blocks import Paper
from pages.paper.sheets import workbook_drawing, workbook_plan
from pages.paper.sheets.workbook_cells import Shown, clean, cut
from pages.paper.sheets.workbook_package import finished
from pages.paper.sheets.workbook_sheets import ChartSheet, Cover, Grid
from pages.paper.writing.office_file import dated
from pages.parts.charts import palette

FONT = {"font_name": "Arial", "font_size": 12, "font_color": palette.INK, "font_scheme": None}
NARROWEST, WIDEST, COVER_WIDTH = 12, 60, 68
"""Letters of a column; the cover is as wide as an upright page of A4, for no program shrinks a single column."""
LINE, TITLE_ROW, HEADING_ROW, HIGHEST = 16, 28, 34, 400
"""Points of a row: a line of words, a title, a heading with the room above it, and the most (Excel has 409)."""
_LONGEST_PROPERTY = 250
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EDGE = {"bottom": 1, "bottom_color": palette.RULE}


def write(paper: Paper) -> bytes:
    """Return the paper as the bytes of an .xlsx file: cover, contents, notes, sentences, then tables and charts."""
    out = io.BytesIO()
    # The library writes into the options that it is given, so they are made anew.
    book = Workbook(out, _OPTIONS | {"default_format_properties": dict(FONT)})
    book.set_properties(
        {
            "title": cut(clean(paper.title), _LONGEST_PROPERTY)[0],
            "author": cut(clean(paper.organisation), _LONGEST_PROPERTY)[0],
            "created": datetime.combine(paper.made_on, time()),
        }
    )
    book.set_calc_mode("auto")
    looks = _Looks(book)
    for sheet in workbook_plan.sheets(paper):
        match sheet:
            case Cover():
                _write_cover(book.add_worksheet(sheet.name), sheet, looks)
            case Grid():
                _write_grid(book.add_worksheet(sheet.name), sheet, looks)
            case ChartSheet():
                workbook_drawing.draw(book, sheet, warning=clean(paper.warning))
    book.close()
    return dated(finished(out.getvalue(), title=looks.title, heading=looks.heading), paper.made_on)


class _Looks:
    """The formats of the workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[Look, Format] = {}
        self.title = book.add_format(FONT | {"bold": True, "font_size": 18, "font_color": palette.BLUE})
        self.heading = book.add_format(
            FONT
            | {
                "bold": True,
                "font_size": 14,
                "font_color": palette.BLUE,
                "text_wrap": True,
                "valign": "bottom",
            }
        )
        self.line = book.add_format(FONT)
        self.prose = book.add_format(FONT | {"text_wrap": True, "valign": "top"})
        self.warning = book.add_format(
            FONT | {"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"}
        )
        self.bold = book.add_format(FONT | {"bold": True})
        self.link = book.add_format(FONT | {"hyperlink": True, "underline": 1, "font_color": palette.BLUE})
        self.heads = {
            (right, indent): book.add_format(
                FONT
                | {"bold": True, "text_wrap": True, "valign": "bottom"}
                | {"align": "right" if right else "left", "indent": int(indent)}
                | {"bottom": 2, "bottom_color": palette.INK}
            )
            for right, indent in ((True, False), (False, False), (False, True))
        }

    def cell(self, look: "Look") -> Format:
        if look not in self._made:
            colour = palette.PINK if look.act else palette.SLATE if look.quiet else palette.INK
            made = FONT | _EDGE | {"valign": "top", "font_color": colour, "bold": look.act}
            made["text_wrap"] = not look.layout
            made |= {"align": "right"} if look.right else {"align": "left", "indent": int(look.indent)}
            if look.layout:
                made["num_format"] = look.layout
            if look.link:
                made |= {"hyperlink": True, "underline": 1, "font_color": palette.BLUE}
            self._made[look] = self._book.add_format(made)
        return self._made[look]


@dataclass(frozen=True)
class Look:
    """How a cell of a table looks."""

    right: bool
    indent: bool
    """Whether it keeps away from the numbers on its left."""
    layout: str
    quiet: bool
    act: bool
    link: bool


def _write_cover(page: Worksheet, cover: Cover, looks: _Looks) -> None:
    formats = {
        "title": looks.title,
        "heading": looks.heading,
        "warning": looks.warning,
        "line": looks.prose,
    }
    page.set_column(0, 0, COVER_WIDTH)
    page.set_default_row(LINE)
    for row, (rank, text) in enumerate(cover.lines):
        page.set_row(row, HEADING_ROW if rank in ("title", "heading") else _height([text], [COVER_WIDTH]))
        if rank == "link":
            page.write_url(row, 0, _address(cover.leads_to), looks.link, string=text)
        else:
            page.write_string(row, 0, text, formats[rank])
    _for_print(page, wide=False)


def _write_grid(page: Worksheet, grid: Grid, looks: _Looks) -> None:
    page.set_default_row(LINE)
    page.set_row(0, TITLE_ROW)
    page.write_string(0, 0, grid.title, looks.title)
    for row, line in enumerate(grid.lines, 1):
        if line.link:
            page.write_url(row, 0, _address(line.link), looks.link, string=line.text)
        else:
            page.write_string(row, 0, line.text, looks.bold if line.claim else looks.line)
    top = grid.heading_row
    sides = [
        (right, not right and before) for before, right in zip((False, *grid.right), grid.right, strict=False)
    ]
    page.add_table(
        top,
        0,
        top + len(grid.rows),
        len(grid.headings) - 1,
        {
            "name": grid.table_name,
            "title": grid.title[:250],
            "autofilter": False,
            "banded_rows": False,
            "first_column": True,
            "style": None,
            "columns": [
                {"header": heading, "header_format": looks.heads[side]}
                for heading, side in zip(grid.headings, sides, strict=True)
            ],
        },
    )
    widths = [
        _width(heading, [row[column].text for row in grid.rows])
        for column, heading in enumerate(grid.headings)
    ]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_row(top, _height(grid.headings, [0.85 * width for width in widths]) + 4)
    for row, cells in enumerate(grid.rows, top + 1):
        page.set_row(row, _height([cell.text for cell in cells], widths))
        for column, (cell, side) in enumerate(zip(cells, sides, strict=True)):
            _write_cell(page, row, column, cell, looks=looks, side=side)
    _for_print(page)


def _write_cell(
    page: Worksheet, row: int, column: int, cell: Shown, *, looks: _Looks, side: tuple[bool, bool]
) -> None:
    look = looks.cell(Look(*side, cell.layout, cell.quiet, cell.act, bool(cell.link)))
    claim, rest = cell.text[: cell.claim], cell.text[cell.claim :]
    if cell.number is not None:
        page.write_number(row, column, cell.number, look)
    elif cell.link:
        page.write_url(row, column, _address(cell.link), look, string=cell.text)
    elif claim.strip() and rest.strip():
        page.write_rich_string(row, column, looks.bold, claim, looks.line, rest, look)
    else:
        page.write_string(row, column, cell.text, look)


def _address(name: str) -> str:
    return f"internal:'{name}'!A1"


def _width(heading: str, texts: list[str]) -> int:
    """Return the letters of a column: its longest text on one line, within limits, and no word of its heading broken."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    words = max((len(word) for word in heading.split()), default=0)
    return min(max(longest + 2, words + 4, NARROWEST), WIDEST)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row in points: not every program fits a row to its words, so it is written down.

    Letters of Arial are a little narrower than the digits in which a width is counted, which makes up for broken lines.
    """
    lines = max(
        sum(math.ceil((len(line) or 1) / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(LINE * lines, HIGHEST)


def _for_print(page: Worksheet, *, wide: bool = True) -> None:
    if wide:
        page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
