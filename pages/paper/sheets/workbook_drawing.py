"""A worksheet that is a chart, drawn by the office program itself, with words for it."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chartsheet import Chartsheet
from xlsxwriter.drawing import Drawing, DrawingInfo

from pages.paper.sheets.workbook_cells import cut
from pages.paper.sheets.workbook_charts import GROUP
from pages.paper.sheets.workbook_sheets import ChartSheet
from pages.parts.charts import palette

FONT = "Arial"
COLOURS = (palette.BLUE, palette.SILVER, palette.DARK_BLUE, palette.GREY, palette.PALE_BLUE, palette.SLATE)
"""Of the series in their order; what was heard is blue, what it is held against is grey. None is pink."""
LONGEST_TITLE = 250
MANY, VERY_MANY = 30, 50
"""Bars from which on the words are smaller, so that none is left out or over another."""


class _DescribedDrawing(Drawing):
    """A drawing whose picture has words for a screen reader: the library has none for a chart on its own sheet."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def _write_c_nv_pr(self, index: int, drawing: DrawingInfo, name: str) -> None:
        drawing._description = self._words
        super()._write_c_nv_pr(index, drawing, name)


class _DescribedSheet(Chartsheet):
    """A chart sheet that keeps words for its chart."""

    words = ""
    drawing: Drawing | None

    def _prepare_chart(self, index: int, chart_id: int, drawing_id: int) -> None:
        super()._prepare_chart(index, chart_id, drawing_id)
        self.drawing = _DescribedDrawing(self.words)
        self.drawing.orientation = self.orientation


def draw(book: Workbook, sheet: ChartSheet, *, warning: str) -> None:
    """Add the chart's worksheet; its bars refer to the cells of its table and keep a copy of those numbers only."""
    page = book.add_chartsheet(sheet.name, chartsheet_class=_DescribedSheet)
    page.words = sheet.alt
    page.set_landscape()
    page.set_paper(9)
    chart = book.add_chart({"type": "bar"})
    bars = sheet.count * len(sheet.series)
    small = 6 if bars > VERY_MANY else 8 if bars > MANY else 11
    for place in range(len(sheet.series)):
        chart.add_series(_series(sheet, place, font=small, gap=60 if small > 6 else 20))
    title, rest = cut(sheet.title, LONGEST_TITLE)
    said = f"{title}{'…' if rest else ''}{f' ({warning})' if warning else ''}"
    chart.set_title({"name": said, "name_font": _font(14, bold=True), "overlay": False})
    # The first group stands on top, as in the table; the axis of values then belongs below.
    chart.set_y_axis(
        {
            "name": GROUP,
            "name_font": _font(11),
            "num_font": _font(small),
            "reverse": True,
            "interval_unit": 1,
            "line": {"color": palette.GREY},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "name": cut(sheet.unit, LONGEST_TITLE)[0],
            "name_font": _font(11),
            "num_font": _font(11),
            "num_format": "0%" if sheet.percent else "#,##0.##" if _decimals(sheet) else "#,##0",
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": palette.RULE, "width": 0.75}},
            "label_position": "high",
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    if len(sheet.series) > 1:
        chart.set_legend({"position": "top", "font": _font(11)})
    else:
        chart.set_legend({"none": True})
    page.set_chart(chart)


def _series(sheet: ChartSheet, place: int, *, font: int, gap: int) -> dict[str, Any]:
    drawn, grid = sheet.series[place], sheet.grid
    first = grid.heading_row + 1 + sheet.first
    last = first + sheet.count - 1
    colour = COLOURS[place % len(COLOURS)]
    return {
        "name": [grid.name, grid.heading_row, drawn.column],
        "categories": [grid.name, first, sheet.label_column, last, sheet.label_column],
        "values": [grid.name, first, drawn.column, last, drawn.column],
        # The library would keep a nought for a cell of words, and a hidden number is none.
        "values_data": [None if value is None else f"{value:.16g}" for value in drawn.values],
        "fill": {"color": colour},
        "gap": gap,
        "overlap": 0,
        "data_labels": {
            "value": True,
            "num_format": drawn.layout,
            "font": _font(font),
            "custom": [
                _instead(words, told=told, font=font)
                for words, told in zip(drawn.instead, drawn.told, strict=True)
            ],
        },
    }


def _instead(words: str, *, told: bool, font: int) -> dict[str, Any] | None:
    """Return what stands in place of a bar's number: nothing where the group's label says why there is none."""
    if not words:
        return None
    return {"delete": True} if told else {"value": words, "font": _font(font)}


def _decimals(sheet: ChartSheet) -> bool:
    return any("." in drawn.layout for drawn in sheet.series)


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": palette.INK}
