"""A chart that PowerPoint draws itself, and the workbook inside it: the shown values, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO

from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt
from xlsxwriter import Workbook

from pages.paper.blocks import Bars, Series
from pages.paper.deck import bars as bars_on_slides
from pages.paper.deck import elements, letters
from pages.paper.deck.bars import Stretch
from pages.paper.deck.layout import Frame
from pages.paper.deck.words import SMALLEST
from pages.parts.charts import palette

FONT = "Arial"
_RIGHT = 0.02
"""The part of a chart's width to the right of its axis: half of the axis's last number stands there."""
_COLOURS = (palette.BLUE, palette.GREY, palette.DARK_BLUE, palette.PALE_BLUE, palette.STEEL, palette.SILVER)


def add(
    shapes: SlideShapes, bars: Bars, stretch: Stretch, frame: Frame, *, organisation: str, made_on: date
) -> GraphicFrame:
    """Put bars on a slide, the groups of the stretch from the top down; return the graphic frame."""
    shown = _of(bars, stretch)
    data = ChartData(number_format=bars_on_slides.number_format(bars))
    data.categories = shown.groups
    for series in shown.series:
        data.add_series(series.name, series.values)
    left, top, wide, high = (Pt(side) for side in (frame.left, frame.top, frame.wide, frame.high))
    shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, left, top, wide, high, data)
    graphic = next(shape for shape in reversed(list(shapes)) if isinstance(shape, GraphicFrame))
    chart = graphic.chart
    # The library's own workbook would read a label that starts with "=" as a formula, and carries the time of day.
    graphic.chart_part.chart_workbook.update_from_xlsx_blob(
        workbook(shown, number_format=data.number_format, organisation=organisation, made_on=made_on)
    )
    _drawn(chart, shown, highest=bars_on_slides.longest_axis(bars), number_format=data.number_format)
    _give_labels_room(
        chart,
        left=bars_on_slides.room_for_labels(bars, stretch, wide=frame.wide),
        around=bars_on_slides.room_for_words(bars, high=frame.high),
    )
    return graphic


def workbook(bars: Bars, *, number_format: str, organisation: str, made_on: date) -> bytes:
    """Return the workbook behind a chart: groups in the first column, each series in one of its own."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"author": letters.clean(organisation), "created": datetime.combine(made_on, time(), UTC)}
    )
    sheet = book.add_worksheet("Sheet1")
    numbers = book.add_format({"num_format": number_format})
    for row, group in enumerate(bars.groups, start=1):
        sheet.write_string(row, 0, group)
    for column, series in enumerate(bars.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, numbers)
    book.close()
    return file.getvalue()


def _of(bars: Bars, stretch: Stretch) -> Bars:
    part = slice(stretch.first, stretch.end)
    return Bars(
        tuple(letters.clean(group) for group in bars.groups[part]),
        tuple(Series(letters.clean(series.name), series.values[part]) for series in bars.series),
        letters.clean(bars.unit),
        bars.percent,
        letters.clean(bars.title),
    )


def _drawn(chart: Chart, bars: Bars, *, highest: float | None, number_format: str) -> None:
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(SMALLEST), FONT
    chart.font.color.rgb = _colour(palette.INK)
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size, chart.legend.font.name = Pt(SMALLEST), FONT
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 0
    plot.vary_by_categories = False
    for series, colour in zip(plot.series, _all_colours(len(bars.series)), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(colour)
        series.invert_if_negative = False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size, labels.font.name = Pt(SMALLEST), FONT
    groups, values = chart.category_axis, chart.value_axis
    groups.reverse_order = True
    groups.major_tick_mark = XL_TICK_MARK.NONE
    groups.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    groups.format.line.color.rgb = _colour(palette.INK)
    _every_label(groups)
    # The groups run from the top down: without this the axis of values would stand on top. The library sets it on
    # neither axis when it is asked to.
    values._element.find(qn("c:crosses")).set("val", "max")
    values.minimum_scale = 0
    if highest is not None:
        values.maximum_scale = highest
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format = "0%" if bars.percent else number_format
    values.tick_labels.number_format_is_linked = False
    values.major_gridlines.format.line.color.rgb = _colour(palette.RULE)
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = bars.unit
    unit = values.axis_title.text_frame.paragraphs[0].runs
    for run in unit:
        run.font.size, run.font.bold, run.font.name = Pt(SMALLEST), False, FONT
        run.font.color.rgb = _colour(palette.SLATE)
    _white(chart)


def _give_labels_room(chart: Chart, *, left: float, around: tuple[float, float]) -> None:
    """Say where the bars stand: left to itself a program breaks long labels into more lines than were measured."""
    above, below = around
    places = {"x": left, "y": above, "w": 1 - left - _RIGHT, "h": 1 - above - below}
    inside = "".join(f'<c:{side} val="{place:.4f}"/>' for side, place in places.items())
    plot_area = chart._chartSpace.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    elements.drop(plot_area.findall(qn("c:layout")))
    plot_area.insert(
        0,
        parse_xml(
            f"<c:layout {nsdecls('c')}><c:manualLayout>"
            '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
            f"{inside}</c:manualLayout></c:layout>"
        ),
    )


def _every_label(axis: CategoryAxis) -> None:
    """Have no label left out where the program finds it tight: they were measured to fit."""
    element = axis._element
    skip = elements.add(element, "c:tickLblSkip", val="1")
    after = element.find(qn("c:noMultiLvlLbl"))
    if after is not None:
        after.addprevious(skip)


def _white(chart: Chart) -> None:
    """Give the chart a white ground of its own, so that its words are read on any template, and square corners."""
    space = chart._chartSpace
    ground = parse_xml(
        f"<c:spPr {nsdecls('c', 'a')}>"
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
    )
    space.find(qn("c:chart")).addnext(ground)
    corners = space.makeelement(qn("c:roundedCorners"), {"val": "0"})
    space.insert(1 if space.find(qn("c:date1904")) is not None else 0, corners)


def _all_colours(count: int) -> Iterator[str]:
    return (_COLOURS[place % len(_COLOURS)] for place in range(count))


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(elements.colour_of(text))
