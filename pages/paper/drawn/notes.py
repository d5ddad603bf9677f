"""Where Plotly writes: an annotation beside its anchor, the words of a trace at their point."""

from collections.abc import Iterator, Mapping
from typing import Any

from pages.paper.drawn.letters import LINE_HEIGHT, Font, UnknownDrawing, read, width
from pages.paper.drawn.parts import Area, Part, Point, Side, Words
from pages.paper.drawn.place import Place

_NOTE = {
    "text", "showarrow", "xref", "x", "yref", "y", "xshift", "yshift", "xanchor", "yanchor", "align", "bgcolor",
    "borderpad", "font", "textangle",
}  # fmt: skip
_ABOVE, _BELOW = 0.905, 0.212
"""How far letters of Arial reach above and below their line, in sizes."""
_BORDER = 1
"""Pixels of the border that Plotly leaves round an annotation, drawn or not."""
_CLEAR = "rgba(0,0,0,0)"
_SIDES: Mapping[str, Side] = {"left": "left", "center": "center", "right": "right"}
_POSITIONS: Mapping[str, tuple[Side, float]] = {
    "middle left": ("right", 0.5),
    "middle center": ("center", 0.5),
    "bottom center": ("center", 0),
}
"""Where words stand from their point: their side at it, and how much of their height stands above it."""


def note(said: Mapping[str, Any], place: Place) -> Iterator[Part]:
    """Give the words of an annotation, with the ground behind them where it has one.

    Raises UnknownDrawing for an annotation that no chart of ours has had yet.
    """
    strange = sorted(said.keys() - _NOTE)
    angle, up = said.get("textangle", 0), said["yanchor"]
    if strange or said["showarrow"] or angle not in (0, -90) or up not in ("middle", "bottom"):
        raise UnknownDrawing(f"An annotation that we do not know: {strange or said['text']}")
    look, lines, of = said["font"], read(said["text"]), place.font
    size = look["size"] * of.scale
    pad = said["borderpad"] + _BORDER
    wide = max(width(line, size, of) for line in lines) + 2 * pad
    high = (LINE_HEIGHT * (len(lines) - 1) + _ABOVE + _BELOW) * size + 2 * pad
    across, down = (high, wide) if angle else (wide, high)
    x = place.x(said["x"], paper=said["xref"] == "paper") + said["xshift"]
    y = place.y(said["y"], paper=said["yref"] == "paper") - said["yshift"]
    left = x - {"left": 0, "center": across / 2, "right": across}[said["xanchor"]]
    top = y - {"middle": down / 2, "bottom": down}[up]
    if said["bgcolor"] != _CLEAR:
        right, bottom = left + across, top + down
        yield Area(((left, top), (right, top), (right, bottom), (left, bottom)), said["bgcolor"])
    side = _SIDES[said["align"]]
    if angle:
        aside = {"left": down - pad, "center": down / 2, "right": pad}[side]
        yield Words(lines, left + pad + _ABOVE * size, top + aside, side, size, look["color"], upright=True)
    else:
        aside = {"left": pad, "center": across / 2, "right": across - pad}[side]
        yield Words(lines, left + aside, top + pad + _ABOVE * size, side, size, look["color"])


def words_at(text: str, point: Point, position: str, look: Mapping[str, Any], of: Font) -> Words:
    """Return the words of a trace at their point.

    Raises UnknownDrawing for a position that no chart of ours has had yet.
    """
    if position not in _POSITIONS:
        raise UnknownDrawing(f"Words in a place that we do not know: {position}")
    side, above = _POSITIONS[position]
    size, lines = look["size"] * of.scale, read(text)
    high = (LINE_HEIGHT * (len(lines) - 1) + 1) * size
    y = point[1] + 0.75 * size - above * high
    return Words(lines, point[0], y, side, size, look["color"])
