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
from pages.paper.drawn.cutting import cut
from pages.paper.drawn.fitting import boxes
from pages.paper.drawn.letters import FAMILIES, UnknownDrawing, font, width
from pages.paper.drawn.parts import Area, Line, Run, Words
from pages.paper.drawn.reading import take_apart
from pages.paper.pictures import DOTS, WIDTHS, picture_png, picture_size, picture_svg, picture_svgs
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
    """Mutant: no `metadata` for the PNG, which then names the library."""
    png = picture_png(small())
    chunks, at = [], 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        assert zlib.crc32(png[at + 4 : at + 8 + length]) == struct.unpack(">I", png[at + 8 + length :][:4])[0]
        chunks.append(kind)
        at += 12 + length
    assert set(chunks) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
    assert b"<!--" not in picture_svg(small())
    svg = ElementTree.fromstring(picture_svg(small()))
    names = {each.tag.rpartition("}")[2] for each in svg.iter()}
    assert names <= {"svg", "g", "path", "defs", "use", "clipPath", "rect", "style"}
    said = "".join(each.text or "" for each in svg.iter() if not each.tag.endswith("style"))
    assert not said.strip()


def rows(number: int) -> Chart:
    """Return a chart with a heading and so many rows."""
    canvas = Canvas(40 * number, 200, 60, 30, 8, (0.0, 2.0))
    canvas.line(x=1, top=0, bottom=40 * number, colour="#212B32", width=1.5)
    canvas.write("In proportion", x=1.0, y=1, lift=14, anchor="center", outside=True)
    for row in range(number):
        canvas.write(f"Row {row}", y=40 * row + 20, shift=-200)
        canvas.sign(Verdict.UNDER, y=40 * row + 20, edge="right", shift=24)
    return Chart("rows", "Rows", canvas.figure(), "Rows.")


def said(part: Words) -> str:
    return "".join(run.text for line in part.lines for run in line)


def test_a_picture_that_is_too_tall_is_cut_between_its_rows():
    """Mutant: a cut exactly half way, through a row."""
    taken = take_apart(rows(41).drawing, width=820, font=font())
    pieces = cut(taken, most=900, of=font())
    assert len(pieces) == 2
    assert all(piece.height <= 900 for piece in pieces)
    assert sum(piece.height - piece.head for piece in pieces) == taken.height - taken.head
    words = [[said(part) for part in piece.parts if isinstance(part, Words)] for piece in pieces]
    assert all("In proportion" in each for each in words)
    assert [each for piece in words for each in piece if each != "In proportion"] == [
        f"Row {n}" for n in range(41)
    ]
    for piece in pieces:
        for part in piece.parts:
            if isinstance(part, Words):
                assert all(box[1] > 0 and box[3] < piece.height for box in boxes(part, font()))
    assert len(picture_svgs(rows(41), most=900 / 96)) == 2
    assert len(picture_svgs(rows(4), most=900 / 96)) == 1


def test_words_keep_their_room_where_the_font_is_wider():
    """Mutant: a scale of 1 for every font."""
    wider = font(FAMILIES[-1:])
    usual, other = (
        {said(part): width(part.lines[0], part.size, of) for part in take_apart(small().drawing, width=820, font=of).parts if isinstance(part, Words)}
        for of in (font(), wider)
    )  # fmt: skip
    assert other.keys() == usual.keys()
    assert all(other[text] <= 1.08 * wide for text, wide in usual.items())


def test_words_that_would_leave_the_picture_are_made_smaller():
    canvas = Canvas(40, 200, 60, 20, 20, (0.0, 2.0))
    canvas.write("Not enough answers at all", x="right", y=20, shift=10)
    taken = take_apart(canvas.figure(), width=820, font=font())
    (words,) = (part for part in taken.parts if isinstance(part, Words))
    ((_, _, right, _),) = boxes(words, font())
    assert words.size < 16
    assert right == pytest.approx(820)


def test_a_chart_whose_words_touch_is_drawn_wider():
    """Mutant: the first width for every chart."""
    canvas = Canvas(40, 700, 0, 20, 20, (0.0, 2.0))
    canvas.write("In proportion", x=0.5, y=20)
    canvas.write("In proportion", x=1.0, y=20)
    chart = Chart("a", "A", canvas.figure(), "A.")
    assert picture_size(chart)[0] * 96 == pytest.approx(1040)


def test_where_parts_stand_is_where_plotly_puts_them():
    """The plot goes from 200 to 760 across and from 20 to 120 down; Plotly leaves 2 pixels round an annotation.

    Mutant: the first trace of bars left out.
    """
    parts = take_apart(small().drawing, width=820, font=font()).parts
    ground, band, line = parts[:3]
    assert ground == Area(((0, 0), (820, 0), (820, 140), (0, 140)), "#FFFFFF")
    assert isinstance(band, Area)
    assert [x for x, _ in band.points] == pytest.approx([424, 550, 550, 424])
    assert isinstance(line, Line)
    assert line.points == ((480, 20), (480, 120))
    mark = next(part for part in parts if isinstance(part, Area) and part.edge == "#FFFFFF")
    assert [round(y, 2) for _, y in mark.points] == [76, 76, 88], (
        "its tip is 8 pixels under the middle of the row"
    )
    (bar,) = (part for part in parts if isinstance(part, Area) and part.fill is None)
    assert bar.points == ((200, 34.5), (312, 34.5), (312, 45.5), (200, 45.5)), "a hatched bar has an edge"
    hatch = [part for part in parts if isinstance(part, Line) and part.within == (200, 34.5, 312, 45.5)]
    assert len(hatch) > 10, "and lines that stay in it"
    words = [part for part in parts if isinstance(part, Words)]
    assert [(said(part), part.x, part.side) for part in words] == [
        ("Roma & $x^2$", 2, "left"),
        ("1,235 heardhere", 2, "left"),
    ]
    assert words[1].lines[0] == (Run("1,235", True), Run(" heard"))


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
