import copy
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from models.vocabulary import Verdict
from pages.paper.blocks import Chart
from pages.paper.drawn.letters import UnknownDrawing
from pages.paper.pictures import DOTS, WIDTHS, picture_png, picture_size, picture_svg
from pages.parts.charts.canvas import Canvas
from pages.parts.charts.drawing import Drawing


def small(**layout) -> Chart:
    """Return a chart with one of most things that our charts are drawn with."""
    canvas = Canvas(100, 200, 60, 20, 20, (0.0, 2.0))
    canvas.block(start=0.8, end=1.25, top=0, bottom=100, colour="#E8EDEE")
    canvas.line(x=1, top=0, bottom=100, colour="#212B32", width=1.5)
    canvas.hatched([(0.4, 20)])
    canvas.intervals(Verdict.UNDER, [(0.2, 0.7, 60)])
    canvas.marks(Verdict.UNDER, [(0.5, 60)])
    canvas.sign(Verdict.UNDER, y=60, edge="right", shift=24)
    canvas.write("Roma &amp; $x^2$", y=60, shift=-200)
    canvas.write("<b>1,235</b> heard<br>here", y=20, shift=-200)
    return Chart("small", "Small", canvas.figure().with_layout(**layout), "A small chart.")


def test_a_picture_is_as_large_as_the_chart_on_a_page():
    wide, high = picture_size(small())
    assert (wide, high) == pytest.approx((WIDTHS[0] / 96, 140 / 96))
    with Image.open(BytesIO(picture_png(small()))) as image:
        assert image.size == (int(wide * DOTS), int(high * DOTS))


def test_the_same_chart_gives_the_same_bytes():
    assert picture_svg(small()) == picture_svg(small())
    assert picture_png(small()) == picture_png(small())


def test_a_copied_figure_gives_the_same_picture():
    """Plotly adds a memory of its own to a figure that is copied or kept."""
    chart = small()
    assert picture_svg(replace(chart, drawing=copy.deepcopy(chart.drawing))) == picture_svg(chart)


def test_a_picture_holds_no_words_beside_what_is_drawn():
    """Mutant tried: no `metadata` for the PNG, which then names the library."""
    png = picture_png(small())
    chunks, at = [], 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        assert zlib.crc32(png[at + 4 : at + 8 + length]) == struct.unpack(">I", png[at + 8 + length :][:4])[0]
        chunks.append(kind)
        at += 12 + length
    assert set(chunks) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    svg = ElementTree.fromstring(picture_svg(small()))
    names = {each.tag.rpartition("}")[2] for each in svg.iter()}
    assert names <= {"svg", "g", "path", "defs", "use", "clipPath", "rect", "style"}
    said = "".join(each.text or "" for each in svg.iter() if not each.tag.endswith("style"))
    assert not said.strip()


def test_what_no_picture_can_be_made_of_is_refused():
    spec = small().drawing.to_dict()
    trace = {"type": "pie", "values": [1], "cliponaxis": False}
    for data, layout in (
        ([trace], {}),
        ([{**spec["data"][-1], "opacity": 0.5}], {}),
        ([], {"title": {"text": "A"}}),
        ([], {"barmode": "stack"}),
        ([], {"shapes": [{"type": "line", "layer": "above", "opacity": 1, "line": {}}]}),
        ([], {"annotations": [{**spec["layout"]["annotations"][0], "text": "<i>A</i>"}]}),
    ):
        figure = Drawing({"data": data, "layout": {**spec["layout"], **layout}})
        with pytest.raises(UnknownDrawing):
            picture_svg(Chart("odd", "Odd", figure, "Odd."))
