"""A page's figure, as Plotly is sent it, taken apart into lines, areas and words where Plotly puts them.

It knows what our charts are drawn with (`pages/parts/charts/canvas.py`) and nothing else. What it does not know it refuses:
left out, or drawn in another way, a picture would say something else than the page.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from pages.paper.drawn import marks
from pages.paper.drawn.fitting import fitted
from pages.paper.drawn.letters import Font, UnknownDrawing
from pages.paper.drawn.notes import note, words_at
from pages.paper.drawn.parts import Area, Box, Line, Part, Point, Taken
from pages.paper.drawn.place import Place

_AXIS = {"fixedrange", "visible", "zeroline", "showgrid", "range"}
_LAYOUT = {
    "height", "margin", "xaxis", "yaxis", "barmode", "showlegend", "hovermode", "dragmode", "paper_bgcolor",
    "plot_bgcolor", "font", "shapes", "annotations", "template",
}  # fmt: skip
_SHAPE = {
    "type", "x0", "x1", "y0", "y1", "layer", "line", "fillcolor", "xref", "yref", "xsizemode", "ysizemode", "xanchor",
    "yanchor", "path",
}  # fmt: skip
_BAR = {"type", "orientation", "name", "base", "x", "y", "width", "marker"}
_SCATTER = {"type", "mode", "name", "x", "y", "cliponaxis"}
_LOOKS = {"lines": {"line"}, "markers": {"marker"}, "text": {"text", "textposition", "textfont"}}
_EMPTY: tuple[object, ...] = ({}, {"data": {"scatter": [{"type": "scatter"}]}})
"""No template, as we write it and as Plotly does once it has checked a figure."""
_PLAIN: Mapping[str, tuple[object, ...]] = {
    "barmode": ("overlay",),
    "showlegend": (False,),
    "template": _EMPTY,
}
"""What would change how a figure looks, and what it must be."""


def take_apart(figure: go.Figure, *, width: float, font: Font) -> Taken:
    """Return a figure of ours as parts, `width` pixels wide, drawn as it is on a page of that width.

    Words that would leave the picture in this font are made smaller.

    Raises UnknownDrawing for anything that our charts have not been drawn with so far.
    """
    spec = figure.to_dict()
    # What begins with a stroke is Plotly's own memory, which a figure gets when it is copied.
    only({name: part for name, part in spec.items() if name[0] != "_"}, {"data", "layout"}, "figure")
    layout = spec["layout"]
    only(layout, _LAYOUT, "layout")
    for name, allowed in _PLAIN.items():
        if layout.get(name, allowed[0]) not in allowed:
            raise UnknownDrawing(f"A layout whose {name} is {layout[name]}")
    place = _place(layout, width, font)
    shapes = layout.get("shapes", ())
    bars = [trace for trace in spec["data"] if trace["type"] == "bar"]
    others = [trace for trace in spec["data"] if trace["type"] != "bar"]
    parts = [
        Area(((0, 0), (width, 0), (width, place.height), (0, place.height)), layout["paper_bgcolor"]),
        *(part for shape in shapes if shape["layer"] == "below" for part in _shape(shape, place)),
        *(part for trace in bars for part in _bars(trace, place)),
        *(part for trace in others for part in _scatter(trace, place)),
        *(part for shape in shapes if shape["layer"] == "above" for part in _shape(shape, place)),
        *(part for each in layout.get("annotations", ()) for part in note(each, place)),
    ]
    return Taken(width, place.height, place.plot[1], tuple(fitted(part, place) for part in parts))


def only(found: Mapping[str, Any], known: Collection[str], what: str) -> None:
    """Raise UnknownDrawing where something is said of a part that we would not draw."""
    strange = sorted(found.keys() - set(known))
    if strange:
        raise UnknownDrawing(f"Of a {what} we do not know: {', '.join(strange)}")


def _place(layout: Mapping[str, Any], width: float, font: Font) -> Place:
    for axis in (layout["xaxis"], layout["yaxis"]):
        only(axis, _AXIS, "axis")
        if axis["visible"] or axis["zeroline"] or axis["showgrid"]:
            raise UnknownDrawing("An axis that is drawn")
    margin = layout["margin"]
    left, top = margin["l"], margin["t"]
    return Place(
        width=width,
        height=layout["height"],
        plot=(left, top, width - margin["r"], layout["height"] - margin["b"]),
        across=(float(layout["xaxis"]["range"][0]), float(layout["xaxis"]["range"][1])),
        down=(float(layout["yaxis"]["range"][1]), float(layout["yaxis"]["range"][0])),
        font=font,
    )


def _shape(shape: Mapping[str, Any], place: Place) -> Iterator[Part]:
    """Give a shape; one sized in pixels stands so many pixels to the right of and above its anchor."""
    only(shape, _SHAPE, "shape")
    line = shape["line"]
    only(line, {"color", "width", "dash"}, "shape's line")
    corners = [*_corners(shape, place)]
    within = place.within(across=shape.get("xref", "x") == "x", down=shape.get("yref", "y") == "y")
    edge = line["color"] if line["width"] else None
    (x0, y0), (x1, y1) = corners[0], corners[-1]
    dash = line.get("dash", "solid")
    if dash not in ("solid", "dot") or (dash == "dot" and shape["type"] not in ("line", "rect")):
        raise UnknownDrawing(f"The line of a {shape['type']} that is {dash}")
    dotted = dash == "dot"
    if shape["type"] == "line":
        yield Line((corners[0], corners[1]), line["color"], line["width"], dotted=dotted, within=within)
    elif shape["type"] == "rect":
        box = _box(x0, y0, x1, y1)
        yield Area(box, shape["fillcolor"], edge=edge, width=line["width"], dotted=dotted, within=within)
    elif shape["type"] == "circle":
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        radius = abs(x1 - x0) / 2
        yield Area(
            (middle,), shape["fillcolor"], radius=radius, edge=edge, width=line["width"], within=within
        )
    elif shape["type"] == "path":
        yield Area(tuple(corners), shape["fillcolor"], edge=edge, width=line["width"], within=within)
    else:
        raise UnknownDrawing(f"A shape that we do not know: {shape['type']}")


def _corners(shape: Mapping[str, Any], place: Place) -> Iterator[Point]:
    across, down = shape.get("xsizemode") == "pixel", shape.get("ysizemode") == "pixel"
    paper_x, paper_y = shape.get("xref", "x") == "paper", shape.get("yref", "y") == "paper"

    def put(x: float, y: float) -> Point:
        right = place.x(shape["xanchor"], paper=paper_x) + x if across else place.x(x, paper=paper_x)
        lower = place.y(shape["yanchor"], paper=paper_y) - y if down else place.y(y, paper=paper_y)
        return right, lower

    if shape["type"] != "path":
        yield put(shape["x0"], shape["y0"])
        yield put(shape["x1"], shape["y1"])
        return
    *points, last = shape["path"].split()
    if last != "Z" or [point[0] for point in points] != ["M", *("L" * (len(points) - 1))]:
        raise UnknownDrawing(f"A path that we do not know: {shape['path']}")
    for point in points:
        x, y = point[1:].split(",")
        yield put(float(x), float(y))


def _bars(trace: Mapping[str, Any], place: Place) -> Iterator[Part]:
    """Give the bars of a trace: filled, then their pattern, then their edge."""
    only(trace, _BAR, "bar")
    marker = trace["marker"]
    only(marker, {"color", "line", "pattern"}, "bar's marker")
    edge = marker["line"]
    only(edge, {"color", "width"}, "bar's line")
    look = marker.get("pattern", {"shape": ""})
    only(look, {"shape", "fillmode", "fgcolor", "bgcolor", "size", "solidity"}, "pattern")
    fill = look["bgcolor"] if look["shape"] else marker["color"]
    for box in _boxes(trace, place):
        corners = _box(*box)
        yield Area(corners, fill, within=place.plot)
        yield from marks.pattern(look, place.inside(box), start=place.plot[:2])
        if edge["width"]:
            yield Area(corners, None, edge=edge["color"], width=edge["width"], within=place.plot)


def _boxes(trace: Mapping[str, Any], place: Place) -> Iterator[Box]:
    level = trace.get("orientation", "v") == "h"
    lengths, places = (trace["x"], trace["y"]) if level else (trace["y"], trace["x"])
    starts = trace["base"] if isinstance(trace["base"], Sequence) else [trace["base"]] * len(lengths)
    half = trace["width"] / 2
    for start, length, middle in zip(starts, lengths, places, strict=True):
        along, aside = (start, start + length), (middle - half, middle + half)
        across, down = (along, aside) if level else (aside, along)
        yield place.x(across[0]), place.y(down[0]), place.x(across[1]), place.y(down[1])


def _scatter(trace: Mapping[str, Any], place: Place) -> Iterator[Part]:
    mode = trace.get("mode")
    if trace["type"] != "scatter" or mode not in _LOOKS or trace["cliponaxis"]:
        raise UnknownDrawing(f"A trace that we do not know: {trace['type']} {mode}")
    only(trace, _SCATTER | _LOOKS[mode], "trace")
    points = [
        None if x is None or y is None else (place.x(x), place.y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if mode == "lines":
        only(trace["line"], {"color", "width"}, "line")
        for broken, run in groupby(points, key=lambda point: point is None):
            if not broken:
                line = tuple(point for point in run if point is not None)
                yield Line(line, trace["line"]["color"], trace["line"]["width"])
    elif mode == "markers":
        marker = trace["marker"]
        only(marker, {"symbol", "size", "color", "line"}, "marker")
        edge = marker.get("line", {"color": None, "width": 0})
        only(edge, {"color", "width"}, "marker's line")
        for point in points:
            if point is not None:
                yield from marks.mark(
                    marker["symbol"],
                    point,
                    size=marker["size"],
                    fill=marker["color"],
                    edge=edge.get("color") if edge["width"] else None,
                    width=edge["width"],
                )
    else:
        only(trace["textfont"], {"size", "color", "family"}, "text's font")
        for point, text in zip(points, trace["text"], strict=True):
            if point is not None:
                yield words_at(text, point, trace["textposition"], trace["textfont"], place.font)


def _box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return (left, top), (right, top), (right, bottom), (left, bottom)
