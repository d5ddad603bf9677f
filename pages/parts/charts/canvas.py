"""What every chart of rows is drawn with: a figure in pixels downwards, words as annotations, marks as shapes.

The y axis counts pixels from the top of the plot, so a row stands where it is put at every width of the window. Nothing
on a figure moves or answers to the pointer: every number is printed (look, section 5).
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from models.vocabulary import Verdict
from pages.parts.charts import palette
from pages.parts.charts.drawing import Drawing

Width = Literal["wide", "narrow"]

_SYMBOLS: dict[palette.Mark, tuple[str, float]] = {
    "down": ("triangle-down", 16),
    "up": ("triangle-up", 16),
    "circle": ("circle", 13),
    "hollow_down": ("triangle-down", 15),
    "hollow_up": ("triangle-up", 15),
    "hollow_circle": ("circle", 12),
    "dash": ("line-ew", 12),
}
Pattern = Literal["hidden", "not asked"]
_PATTERN = {"fillmode": "overlay", "fgcolor": palette.GREY, "bgcolor": palette.WHITE}
_PATTERNS: dict[Pattern, dict[str, Any]] = {
    "hidden": _PATTERN | {"shape": "/", "size": 6, "solidity": 0.22},
    "not asked": _PATTERN | {"shape": "|", "size": 5, "solidity": 0.2},
}
_HOLLOW = ("hollow_down", "hollow_up", "hollow_circle")


@dataclass
class Canvas:
    """Collects what is drawn, then makes one figure of it.

    Margins and height are pixels; `x_range` is in the units of the x axis.
    """

    height: float
    left: float
    right: float
    top: float
    bottom: float
    x_range: tuple[float, float]
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)

    def write(
        self,
        text: str,
        *,
        y: float,
        x: float | Literal["left", "right"] = "left",
        shift: float = 0,
        lift: float = 0,
        anchor: Literal["left", "center", "right"] = "left",
        colour: str = palette.INK,
        size: int = 16,
        ground: str = "rgba(0,0,0,0)",
        outside: bool = False,
    ) -> None:
        """Write words. `x` is a value of the axis or an edge of the plot; `shift` and `lift` are pixels right and up.

        `outside` puts the words above (y = 1) or below (y = 0) the plot instead of in a row.
        """
        edge = {"left": 0, "right": 1}
        self.annotations.append(
            {
                "text": text,
                "showarrow": False,
                "xref": "x" if isinstance(x, float | int) else "paper",
                "x": x if isinstance(x, float | int) else edge[x],
                "yref": "paper" if outside else "y",
                "y": y,
                "xshift": shift,
                "yshift": lift,
                "xanchor": anchor,
                "yanchor": "middle",
                "align": anchor,
                "bgcolor": ground,
                "borderpad": 1,
                "font": {"size": size, "color": colour, "family": palette.FONT},
            }
        )

    def line(
        self, *, x: float, top: float, bottom: float, colour: str, width: float, above: bool = False
    ) -> None:
        """Draw an upright line at a value of the axis, from one pixel row to another."""
        self.shapes.append(
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "y0": top,
                "y1": bottom,
                "layer": "above" if above else "below",
                "line": {"color": colour, "width": width},
            }
        )

    def level_line(self, *, y: float, colour: str, start: float, end: float, width: float = 1) -> None:
        """Draw a level line behind a row."""
        self.shapes.append(
            {
                "type": "line",
                "x0": start,
                "x1": end,
                "y0": y,
                "y1": y,
                "layer": "below",
                "line": {"color": colour, "width": width},
            }
        )

    def block(self, *, start: float, end: float, top: float, bottom: float, colour: str) -> None:
        """Fill a rectangle behind everything."""
        self.shapes.append(
            {
                "type": "rect",
                "x0": start,
                "x1": end,
                "y0": top,
                "y1": bottom,
                "layer": "below",
                "fillcolor": colour,
                "line": {"width": 0},
            }
        )

    def intervals(self, verdict: Verdict, rows: list[tuple[float, float, float]]) -> None:
        """Draw intervals (low, high, y) of one verdict as one trace named "interval: <verdict>"."""
        if rows:
            self.traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": f"interval: {verdict.value}",
                    "x": [x for low, high, _ in rows for x in (low, high, None)],
                    "y": [y for _, _, row in rows for y in (row, row, None)],
                    "line": {"color": palette.look(verdict).colour, "width": 3},
                    "cliponaxis": False,
                }
            )

    def marks(self, verdict: Verdict, points: list[tuple[float, float]]) -> None:
        """Draw the marks (x, y) of one verdict as one trace named "mark: <verdict>"."""
        if points:
            self.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": f"mark: {verdict.value}",
                    "x": [x for x, _ in points],
                    "y": [y for _, y in points],
                    "marker": _marker(verdict),
                    "cliponaxis": False,
                }
            )

    def arrows(self, verdict: Verdict, points: list[tuple[float, float]]) -> None:
        """Draw arrowheads to the right where a line goes on beyond the axis."""
        if points:
            self.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": f"beyond the axis: {verdict.value}",
                    "x": [x for x, _ in points],
                    "y": [y for _, y in points],
                    "marker": {
                        "symbol": "triangle-right",
                        "size": 9,
                        "color": palette.look(verdict).colour,
                    },
                    "cliponaxis": False,
                }
            )

    def hatched(self, bars: list[tuple[float, float]], *, thickness: float = 11) -> None:
        """Draw the bars (to, y) of hidden numbers as one trace named "hidden"."""
        self.patches("hidden", [(0, to, y) for to, y in bars], thickness=thickness)

    def patches(self, name: Pattern, bars: list[tuple[float, float, float]], *, thickness: float) -> None:
        """Fill bars (start, end, y) with the pattern of what has no number, as one trace of that name."""
        if bars:
            self.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": name,
                    "base": [start for start, _, _ in bars],
                    "x": [end - start for start, end, _ in bars],
                    "y": [y for _, _, y in bars],
                    "width": thickness,
                    "marker": {
                        "color": palette.WHITE,
                        "line": {"color": palette.GREY, "width": 1},
                        "pattern": _PATTERNS[name],
                    },
                }
            )

    def sign(
        self, verdict: Verdict | None, *, y: float, edge: Literal["left", "right"], shift: float
    ) -> None:
        """Draw a verdict's mark in the margin, `shift` pixels from an edge of the plot, the same at every width."""
        look = palette.look(verdict)
        hollow = look.mark in _HOLLOW
        shape: dict[str, Any] = {
            "xref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0 if edge == "left" else 1,
            "yanchor": y,
            "layer": "above",
            "fillcolor": palette.WHITE if hollow else look.colour,
            "line": {"color": look.colour, "width": 2 if hollow or look.mark == "dash" else 0},
        }
        if look.mark.endswith("circle"):
            half = 5.5 if hollow else 6.5
            shape |= {"type": "circle", "x0": shift - half, "x1": shift + half, "y0": -half, "y1": half}
        elif look.mark == "dash":
            shape |= {"type": "line", "x0": shift - 6, "x1": shift + 6, "y0": 0, "y1": 0}
        else:
            tip = -5.5 if look.mark.endswith("down") else 5.5
            shape |= {"type": "path", "path": f"M{shift - 6.5},{-tip} L{shift + 6.5},{-tip} L{shift},{tip} Z"}
        self.shapes.append(shape)

    def figure(self) -> Drawing:
        """Return the figure: fixed margins, no axis, no legend, nothing that moves."""
        axis = {"fixedrange": True, "visible": False, "zeroline": False, "showgrid": False}
        margin = {"l": self.left, "r": self.right, "t": self.top, "b": self.bottom, "autoexpand": False}
        layout = {
            "height": self.height + self.top + self.bottom,
            "margin": margin,
            "xaxis": axis | {"range": list(self.x_range)},
            "yaxis": axis | {"range": [self.height, 0]},
            "barmode": "overlay",
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "paper_bgcolor": palette.WHITE,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": palette.FONT, "size": 16, "color": palette.INK},
            "shapes": self.shapes,
            "annotations": self.annotations,
        }
        return Drawing({"data": self.traces, "layout": layout})


def fits_one_line(label: str, words: str) -> bool:
    """Return whether a label at 16 px and words at 14 px stand side by side on the narrowest screen (328 px)."""
    return 7.6 * len(label) + 7 * len(words) + 30 <= 328


def label_width(labels: list[str]) -> float:
    """Return the pixels that the longest label needs at 16 px: at most 8.2 a letter, at least 96."""
    return max([96.0, *(8.2 * len(label) for label in labels)])


def _marker(verdict: Verdict) -> dict[str, Any]:
    look = palette.look(verdict)
    symbol, size = _SYMBOLS[look.mark]
    if look.mark in _HOLLOW:
        return {
            "symbol": symbol,
            "size": size,
            "color": palette.WHITE,
            "line": {"color": look.colour, "width": 2},
        }
    if look.mark == "dash":
        return {
            "symbol": symbol,
            "size": size,
            "color": look.colour,
            "line": {"color": look.colour, "width": 3},
        }
    return {
        "symbol": symbol,
        "size": size,
        "color": look.colour,
        "line": {"color": palette.WHITE, "width": 1.5},
    }
