"""A page's chart as a picture in a paper, drawn by matplotlib: no browser is there when a paper is made by a command.

The page's own figure is taken apart into lines, areas and words (`drawn/`), and these are drawn where they stand on the
page. A picture holds what can be seen on it and nothing else: no date, no maker, no words beside it.
"""

import re
from io import BytesIO

import matplotlib as mpl
from matplotlib.artist import Artist, allow_rasterization
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from pages.paper.blocks import Chart
from pages.paper.drawn.cutting import cut
from pages.paper.drawn.fitting import touching
from pages.paper.drawn.letters import LINE_HEIGHT, Font, font, width
from pages.paper.drawn.parts import Area, Line, Taken, Words
from pages.paper.drawn.reading import take_apart
from pages.parts.charts import palette

WIDTHS = (820, 880, 948, 1040)
"""Pixels across, as wide as a chart may be on a page, of which a picture takes the first in which its words do not touch.

Over the 17 cm of a paper the words of the first are 8 and 9 points, and of the last nearly 7.
"""
DOTS = 200
"""Dots to the inch of a PNG."""
_INCH = 96
"""Pixels of a page to the inch."""
_POINT = 72 / _INCH

FONT = font()
"""What words are written in on this machine."""

# Names of parts in an SVG are made with it: the same for the same figure. Nothing else in the product draws with matplotlib.
mpl.rcParams["svg.hashsalt"] = "equal-reach"


def picture_size(chart: Chart, *, of: Font = FONT) -> tuple[float, float]:
    """Return width and height of a chart's picture in inches, as large as on a page."""
    taken = _taken(chart, of)
    return taken.width / _INCH, taken.height / _INCH


def picture_svg(chart: Chart, *, of: Font = FONT) -> bytes:
    """Return a chart as SVG, words as outlines, byte for byte the same for the same chart.

    Raises UnknownDrawing where the figure holds something that we can't draw.
    """
    return _svg(_taken(chart, of), of)


def picture_svgs(chart: Chart, *, most: float, of: Font = FONT) -> tuple[bytes, ...]:
    """Return a chart as SVG in pieces, where it is taller than `most` inches: cut between its rows.

    Raises as picture_svg does.
    """
    pieces = cut(_taken(chart, of), most=most * _INCH, of=of)
    return tuple(_svg(piece, of) for piece in pieces)


def picture_png(chart: Chart, *, of: Font = FONT) -> bytes:
    """Return a chart as PNG of 200 dots to the inch, without a word beside the picture.

    Raises UnknownDrawing where the figure holds something that we can't draw.
    """
    written = BytesIO()
    FigureCanvasAgg(_drawn(_taken(chart, of), of)).print_png(
        written, metadata={"Software": None}, pil_kwargs={"compress_level": 4}
    )
    return written.getvalue()


def _svg(taken: Taken, of: Font) -> bytes:
    written = BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    FigureCanvasSVG(_drawn(taken, of)).print_svg(written, metadata=nothing)
    # Beside the outlines of words matplotlib notes the words: a picture holds what can be seen, and once.
    return re.sub(rb"\s*<!--.*?-->", b"", written.getvalue(), flags=re.DOTALL)


def _taken(chart: Chart, of: Font) -> Taken:
    """Return the chart's parts on the first width on which its words stand apart, or else on the last."""
    for wide in WIDTHS:
        taken = take_apart(chart.drawing, width=wide, font=of)
        if not touching(taken.parts, of):
            break
    return taken


def _drawn(taken: Taken, of: Font) -> Figure:
    figure = Figure(figsize=(taken.width / _INCH, taken.height / _INCH), dpi=DOTS, frameon=False)
    figure.add_artist(_Parts(taken, of))
    return figure


class _Parts(Artist):
    """All parts of a picture as one artist, each drawn over the one before.

    An artist for each would lay out and transform what stands in its place already: that takes most of the time.
    """

    def __init__(self, taken: Taken, of: Font) -> None:
        super().__init__()
        self._taken = taken
        self._font = of

    @allow_rasterization
    def draw(self, renderer: RendererBase) -> None:
        """Draw what was taken apart, as large as the renderer's paper."""
        wide, high = renderer.get_canvas_width_height()
        scale = wide / self._taken.width
        pixels = Affine2D().scale(scale, -scale).translate(0, high)
        for part in self._taken.parts:
            pen = renderer.new_gc()
            if isinstance(part, Words):
                self._write(renderer, pen, part, scale)
            else:
                if part.within:
                    left, top, right, bottom = part.within
                    pen.set_clip_rectangle(Bbox([[left, bottom], [right, top]]).transformed(pixels))
                self._draw_form(renderer, pen, part, pixels)
            pen.restore()

    @staticmethod
    def _draw_form(
        renderer: RendererBase, pen: GraphicsContextBase, part: Line | Area, pixels: Affine2D
    ) -> None:
        edge = part.colour if isinstance(part, Line) else part.edge
        pen.set_linewidth(part.width * _POINT if edge else 0)
        pen.set_foreground(edge or palette.WHITE)
        pen.set_capstyle("butt")
        pen.set_joinstyle("miter")
        if part.dotted:
            # Dots are as long as they are wide, at least 3 pixels, as Plotly has them.
            dot = max(part.width, 3) * _POINT
            pen.set_dashes(0, [dot, dot])
        if isinstance(part, Line):
            renderer.draw_path(pen, Path(part.points), pixels)
            return
        fill = to_rgba(part.fill) if part.fill else None
        if part.radius:
            (middle,) = part.points
            renderer.draw_path(pen, Path.circle(middle, part.radius), pixels, fill)
        else:
            renderer.draw_path(pen, Path([*part.points, part.points[0]], closed=True), pixels, fill)

    def _write(self, renderer: RendererBase, pen: GraphicsContextBase, words: Words, scale: float) -> None:
        """Write each run of letters by itself, since it has a look of its own."""
        size = words.size
        for number, line in enumerate(words.lines):
            aside = {"left": 0, "center": -0.5, "right": -1}[words.side] * width(line, size, self._font)
            below = number * LINE_HEIGHT * size
            for run in line:
                x, y = (below, -aside) if words.upright else (aside, below)
                pen.set_foreground(run.colour or words.colour)
                renderer.draw_text(
                    pen,
                    (words.x + x) * scale,
                    (words.y + y) * scale,
                    run.text,
                    self._font.face(bold=run.bold, size=size * _POINT),
                    90 if words.upright else 0,
                )
                aside += width((run,), size, self._font)
