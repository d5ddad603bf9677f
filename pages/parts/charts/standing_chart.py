"""How standards stand: one row for each engagement, one column for each standard, a mark in each cell.

A mark is a shape before it is a colour. Pink is only what is not shown and can still be put right. What rests on evidence
by hand is underlined, and where that says something else than the records, an unequal sign stands beside the mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from models.vocabulary import Standing
from pages.parts import wording
from pages.parts.charts import matrix_chart, palette, strokes
from pages.parts.charts.canvas import Canvas, Width, label_width

Look = Literal["shown", "partly", "act", "past", "not_yet", "cant_tell"]
UPRIGHT_FROM = 6
"""Columns from which their headings stand upright."""
LONGEST_HEADING = 32
UNEQUAL = "≠"
CANT_TELL = "–"
NOTHING = "none"
"""Stands where nobody wrote anything."""

_LEGEND: dict[Look, tuple[str, str]] = {
    "shown": ("er-circle", "shown"),
    "partly": ("er-dot-circle", "partly"),
    "act": ("er-down", "not shown: act on this"),
    "past": ("er-hollow-down", "not shown, too late to change"),
    "not_yet": ("er-diamond", "not yet"),
    "cant_tell": ("er-no-figure", "can't tell"),
}
BY_HAND = ("er-by-hand", "by hand")
DIFFERS = ("er-differs", "by hand says something else")
KEY = (
    "Filled circle: shown. Circle with a dot: partly. Filled triangle: not shown, act on this; hollow triangle: not shown, "
    "too late to change. Diamond: not yet. Dash: can't tell. Underlined: by hand. Unequal sign: by hand says something else."
)
"""The same in words, for a picture that has left its page."""

_MARKERS: dict[Look, dict[str, Any]] = {
    "shown": {"symbol": "circle", "size": 13, "color": palette.BLUE},
    "partly": {
        "symbol": "circle-open-dot",
        "size": 13,
        "color": palette.BLUE,
        "line": {"color": palette.BLUE, "width": 2},
    },
    "act": {"symbol": "triangle-down", "size": 15, "color": palette.PINK},
    "past": {
        "symbol": "triangle-down",
        "size": 13,
        "color": palette.WHITE,
        "line": {"color": palette.GREY, "width": 2},
    },
    "not_yet": {
        "symbol": "diamond",
        "size": 10,
        "color": palette.WHITE,
        "line": {"color": palette.GREY, "width": 2},
    },
}


@dataclass(frozen=True)
class StandingCell:
    """One cell: how a standard stands, and what that rests on."""

    standing: Standing
    act: bool = False
    """Whether it is not shown, and can still be put right."""
    by_hand: bool = False
    disagrees: bool = False

    @property
    def look(self) -> Look:
        """How it is drawn."""
        if self.standing is Standing.NOT_SHOWN:
            return "act" if self.act else "past"
        looks: dict[Standing, Look] = {
            Standing.SHOWN: "shown",
            Standing.PARTLY: "partly",
            Standing.NOT_YET: "not_yet",
        }
        return looks.get(self.standing, "cant_tell")


@dataclass(frozen=True)
class StandingRow:
    """One row: its name and a cell for each column; None where there is nothing."""

    label: str
    cells: tuple[StandingCell | None, ...]
    whole: bool = False
    """Whether it is all our work together: it stands apart from the rows below it."""


@dataclass(frozen=True)
class StandingInfo:
    """Everything that the chart says."""

    columns: tuple[str, ...]
    rows: tuple[StandingRow, ...]
    alt: str


def info(columns: Sequence[str], rows: Sequence[StandingRow], *, what: str, headline: str) -> StandingInfo:
    """Return what the chart says; `what` names its rows and columns in the text for `alt`."""
    alt = f"Matrix of {what}. {headline} A table says the same in words."
    return StandingInfo(tuple(columns), tuple(rows), alt)


def legend(drawn: StandingInfo) -> tuple[tuple[str, str], ...]:
    """Return what each mark on the chart means, as (swatch class, words); only of those that are on it."""
    cells = [cell for row in drawn.rows for cell in row.cells if cell is not None]
    looks = {cell.look for cell in cells}
    return (
        *(words for look, words in _LEGEND.items() if look in looks),
        *([BY_HAND] if any(cell.by_hand for cell in cells) else []),
        *([DIFFERS] if any(cell.disagrees for cell in cells) else []),
    )


def figure(drawn: StandingInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    wide = width == "wide"
    step = 34 if wide else 58
    upright = len(drawn.columns) >= UPRIGHT_FROM
    labels = [_cut(row.label, matrix_chart.LONGEST_ROW) for row in drawn.rows]
    left = 16 + label_width(labels) if wide else 4
    heading = max(len(_cut(each, LONGEST_HEADING)) for each in drawn.columns)
    heads = 16 + 7.4 * heading if upright else 34
    canvas = Canvas(step * len(drawn.rows), left, 12 if wide else 4, heads, 8, (0, float(len(drawn.columns))))
    for place, name in enumerate(drawn.columns):
        _column_heading(canvas, name, place=place, upright=upright)
    for number, (row, label) in enumerate(zip(drawn.rows, labels, strict=True)):
        text = wording.plain_figure(label)
        top = number * step
        canvas.write(
            f"<b>{text}</b>" if row.whole else text,
            y=top + (step / 2 if wide else 16),
            shift=-left if wide else -4,
            size=16 if wide else 14,
        )
        after_whole = number > 0 and drawn.rows[number - 1].whole
        colour = palette.INK if after_whole else palette.RULE
        canvas.level_line(y=top, colour=colour, start=0, end=len(drawn.columns))
    _draw(canvas, drawn.rows, step=step, down=step / 2 if wide else 38)
    return canvas.figure()


def _cut(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _column_heading(canvas: Canvas, name: str, *, place: int, upright: bool) -> None:
    canvas.write(
        wording.plain_figure(_cut(name, LONGEST_HEADING)),
        x=place + 0.5,
        y=1,
        lift=6,
        anchor="center",
        colour=palette.SLATE,
        size=14,
        outside=True,
    )
    canvas.annotations[-1] |= {"yanchor": "bottom"} | ({"textangle": -90} if upright else {})


def _draw(canvas: Canvas, rows: Sequence[StandingRow], *, step: float, down: float) -> None:
    placed = [
        (cell, place + 0.5, number * step + down)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row.cells)
        if cell is not None
    ]
    for look, marker in _MARKERS.items():
        points = [(x, y) for cell, x, y in placed if cell.look == look]
        if points:
            canvas.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": f"standing: {look}",
                    "x": [x for x, _ in points],
                    "y": [y for _, y in points],
                    "marker": {"line": {"color": palette.WHITE, "width": 1.5}} | marker,
                    "cliponaxis": False,
                }
            )
    dashes = [(x, y, CANT_TELL) for cell, x, y in placed if cell.look == "cant_tell"]
    strokes.words(canvas, "can't tell", dashes, position="middle center")
    nothing = [
        (place + 0.5, number * step + down, NOTHING)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row.cells)
        if cell is None
    ]
    strokes.words(canvas, "nothing written", nothing, position="middle center")
    under = [[(x - 0.2, y + 12), (x + 0.2, y + 12)] for cell, x, y in placed if cell.by_hand]
    strokes.lines(canvas, "by hand", under, colour=palette.INK, width=2)
    unequal = [(x + 0.22, y - 8, UNEQUAL) for cell, x, y in placed if cell.disagrees]
    strokes.words(canvas, "disagrees", unequal, position="middle center", colour=palette.INK)
