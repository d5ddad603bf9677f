"""A page's chart as a picture in a paper, drawn by matplotlib: no browser is there when a paper is made by a command.

The page's own figure is taken apart into lines, areas and words (`drawn/`), and these are drawn where they stand on the
page. A picture holds what can be seen on it and nothing else: no date, no maker, no words beside it.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from pages.paper.blocks import Chart
from pages.paper.drawn.cutting import cut
from pages.paper.drawn.fitting import touching
from pages.paper.drawn.letters import LINE_HEIGHT, Font, font, width
from pages.paper.drawn.parts import Area, Line, Part, Taken, Words
from pages.paper.drawn.reading import take_apart

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
    return written.getvalue()


def _taken(chart: Chart, of: Font) -> Taken:
    """Return the chart's parts on the first width on which its words stand apart, or else on the last."""
    for wide in WIDTHS:
        taken = take_apart(chart.drawing, width=wide, font=of)
        if not touching(taken.parts, of):
            break
    return taken


def _drawn(taken: Taken, of: Font) -> Figure:
    """Return the parts as a figure of matplotlib, each above the one before."""
    figure = Figure(figsize=(taken.width / _INCH, taken.height / _INCH), dpi=DOTS, frameon=False)
    pixels = Affine2D().scale(1 / taken.width, -1 / taken.height).translate(0, 1) + figure.transFigure
    order = count(1)
    for part in taken.parts:
        for artist in _artists(part, pixels, of):
            artist.set_zorder(next(order))
            within = None if isinstance(part, Words) else part.within
            figure.add_artist(artist)
            if within is None:
                artist.set_clip_path(None)
            else:
                left, top, right, bottom = within
                artist.set_clip_path(Rectangle((left, top), right - left, bottom - top, transform=pixels))
    return figure


def _artists(part: Part, pixels: Transform, of: Font) -> Iterator[Artist]:
    if isinstance(part, Line):
        xs, ys = zip(*part.points, strict=True)
        yield Line2D(
            xs,
            ys,
            color=part.colour,
            linewidth=part.width * _POINT,
            linestyle=_style(part),
            solid_capstyle="butt",
            dash_capstyle="butt",
            transform=pixels,
        )
    elif isinstance(part, Area):
        look = {
            "facecolor": part.fill or "none",
            "edgecolor": part.edge or "none",
            "linewidth": part.width * _POINT if part.edge else 0,
            "linestyle": _style(part),
            "transform": pixels,
        }
        if part.radius:
            yield Circle(part.points[0], part.radius, **look)
        else:
            yield PathPatch(Path([*part.points, part.points[0]], closed=True), joinstyle="miter", **look)
    else:
        yield from _words(part, pixels, of)


def _style(part: Line | Area) -> Literal["solid"] | tuple[float, Sequence[float]]:
    """Return how a line is broken: dots are as long as they are wide, at least 3 pixels, as Plotly has them."""
    dot = max(part.width, 3) / part.width if part.dotted else 0
    return (0, (dot, dot)) if part.dotted else "solid"


def _words(words: Words, pixels: Transform, of: Font) -> Iterator[Artist]:
    """Give each run of letters by itself, since one text of matplotlib has one look."""
    size = words.size
    for number, line in enumerate(words.lines):
        aside = {"left": 0, "center": -0.5, "right": -1}[words.side] * width(line, size, of)
        below = number * LINE_HEIGHT * size
        for run in line:
            x, y = (below, -aside) if words.upright else (aside, below)
            yield Text(
                words.x + x,
                words.y + y,
                run.text,
                color=run.colour or words.colour,
                fontproperties=of.face(bold=run.bold, size=size * _POINT),
                rotation=90 if words.upright else 0,
                rotation_mode="anchor",
                verticalalignment="baseline",
                parse_math=False,
                transform=pixels,
            )
            aside += width((run,), size, of)
