"""The marks and patterns of our charts as lines and areas: their shapes are those that Plotly gives them."""

from collections.abc import Callable, Mapping
from math import ceil, floor, pi, sqrt
from typing import Any

from pages.paper.drawn.letters import UnknownDrawing
from pages.paper.drawn.parts import Area, Box, Line, Part, Point

_RISE = 2 / sqrt(3)


def mark(symbol: str, at: Point, *, size: float, fill: str, edge: str | None, width: float) -> list[Part]:
    """Return a mark of `size` pixels at a point.

    Raises UnknownDrawing for a symbol that no chart of ours has had yet.
    """
    x, y = at
    half = size / 2
    if symbol == "circle":
        return [Area((at,), fill, radius=half, edge=edge, width=width)]
    if symbol == "circle-open-dot":
        dot = Area((at,), None, radius=0.5, edge=fill, width=width or 1)
        return [Area((at,), None, radius=half, edge=fill, width=width or 1), dot]
    if symbol == "line-ew":
        return [Line(((x - 1.4 * half, y), (x + 1.4 * half, y)), edge or fill, width)]
    corners: dict[str, tuple[Point, ...]] = {
        "triangle-up": ((-_RISE, 0.5), (_RISE, 0.5), (0, -1)),
        "triangle-down": ((-_RISE, -0.5), (_RISE, -0.5), (0, 1)),
        "triangle-right": ((-0.5, -_RISE), (-0.5, _RISE), (1, 0)),
        "square": ((1, 1), (-1, 1), (-1, -1), (1, -1)),
        "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    }
    if symbol not in corners:
        raise UnknownDrawing(f"A mark that we do not know: {symbol}")
    points = tuple((x + half * right, y + half * down) for right, down in corners[symbol])
    return [Area(points, fill, edge=edge, width=width)]


def pattern(look: Mapping[str, Any], box: Box, *, start: Point) -> list[Part]:
    """Return what fills a box with a pattern, `start` being where the pattern begins; nothing for no pattern.

    Raises UnknownDrawing for a shape that no chart of ours has had yet.
    """
    shape = look["shape"]
    if shape == "":
        return []
    if shape not in _SHAPES or look["fillmode"] != "overlay":
        raise UnknownDrawing(f"A pattern that we do not know: {look['fillmode']} {shape}")
    # Over its ground Plotly draws a pattern half as strong as its colour.
    colour = half_way(look["fgcolor"], look["bgcolor"])
    return _SHAPES[shape](box, start, look["size"], look["solidity"], colour)


def half_way(one: str, other: str) -> str:
    """Return the colour between two, each as "#212B32"."""
    pairs = ((one[at : at + 2], other[at : at + 2]) for at in (1, 3, 5))
    return "#" + "".join(f"{(int(a, 16) + int(b, 16) + 1) // 2:02X}" for a, b in pairs)


def _upright(box: Box, start: Point, step: float, solid: float, colour: str) -> list[Part]:
    left, top, right, bottom = box
    places = _places(left - start[0] - step / 2, right - start[0] - step / 2, step)
    return [
        Line(((x, top), (x, bottom)), colour, solid * step, within=box)
        for x in (start[0] + step / 2 + place for place in places)
    ]


def _level(box: Box, start: Point, step: float, solid: float, colour: str) -> list[Part]:
    left, top, right, bottom = box
    places = _places(top - start[1] - step / 2, bottom - start[1] - step / 2, step)
    return [
        Line(((left, y), (right, y)), colour, solid * step, within=box)
        for y in (start[1] + step / 2 + place for place in places)
    ]


def _rising(box: Box, start: Point, step: float, solid: float, colour: str) -> list[Part]:
    return _slanting(box, start, step, solid * step, colour, rising=True)


def _crossing(box: Box, start: Point, step: float, solid: float, colour: str) -> list[Part]:
    wide = step - step * sqrt(1 - solid)
    return [
        *_slanting(box, start, step, wide, colour, rising=True),
        *_slanting(box, start, step, wide, colour, rising=False),
    ]


def _slanting(box: Box, start: Point, step: float, width: float, colour: str, *, rising: bool) -> list[Part]:
    """Lines at 45 degrees, `step` pixels apart: what they have in common is x + y, or x - y where they fall."""
    left, top, right, bottom = box
    sign = 1 if rising else -1
    over, under = sorted((sign * top, sign * bottom))
    zero = start[0] + sign * start[1]
    apart = step * sqrt(2)
    return [
        Line(((each - sign * bottom, bottom), (each - sign * top, top)), colour, width, within=box)
        for each in (zero + place for place in _places(left + over - zero, right + under - zero, apart))
    ]


def _dotted(box: Box, start: Point, step: float, solid: float, colour: str) -> list[Part]:
    left, top, right, bottom = box
    half = step / 2
    across = [
        start[0] + half + place for place in _places(left - start[0] - half, right - start[0] - half, step)
    ]
    down = [
        start[1] + half + place for place in _places(top - start[1] - half, bottom - start[1] - half, step)
    ]
    radius = step * sqrt(solid / pi)
    return [Area(((x, y),), colour, radius=radius, within=box) for y in down for x in across]


def _places(low: float, high: float, step: float) -> list[float]:
    """Return the multiples of a step from just under `low` to just over `high`."""
    return [step * number for number in range(floor(low / step), ceil(high / step) + 1)]


_SHAPES: Mapping[str, Callable[[Box, Point, float, float, str], list[Part]]] = {
    "/": _rising,
    "x": _crossing,
    "|": _upright,
    "-": _level,
    ".": _dotted,
}
