"""A funnel of engagements: how many answered along the page, the reach ratio of one group upwards, and the limits of chance.

The upward axis is the one of the main chart, from nobody to double, so that every group's funnel has the same scale; the
limits come from the population share alone. Whoever stands outside is named on the chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log10
from typing import Any, Literal

import numpy as np
import plotly.graph_objects as go

from data.measures.funnel import INNER, OUTER, Position, limits
from models.vocabulary import Verdict
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width
from pages.parts.side_by_side.across import Part

AXIS_END = 2.0
AXIS_WORDS = ((0.0, "Nobody"), (0.5, "Half"), (1.0, "In proportion"), (2.0, "Double"))
SMALLEST = 10
"""People from which the limits are drawn."""
STEPS = 60
ROOM = 1.06
LONGEST_LABEL = 34
KEY = (
    "Triangle: well below or well above, outside the outer limits; hollow: outside the inner ones. Hollow circle: within the "
    "limits. Hatched: fewer than 10 people, hidden."
)
Spot = tuple[float, float, Literal["left", "center", "right"]]
Box = tuple[float, float, float, float]
SPOTS: tuple[Spot, ...] = (
    (12, 0, "left"), (-12, 0, "right"), (0, 19, "center"), (0, -19, "center"), (10, 16, "left"), (-10, 16, "right"),
    (10, -16, "left"), (-10, -16, "right"), (0, 36, "center"), (0, -36, "center"),
)  # fmt: skip
"""Where a name may stand beside its mark: pixels right, pixels down, and which side of it the mark is on."""
WIDE_PLOT, NARROW_PLOT = 700, 220
"""Pixels across that names are placed for."""
LISTED = 22
"""Pixels of one line of the names under a narrow chart."""

LOOK: dict[Position, Verdict] = {
    "far_below": Verdict.UNDER,
    "below": Verdict.LITTLE_UNDER,
    "inside": Verdict.NO_CLEAR_EVIDENCE,
    "above": Verdict.LITTLE_OVER,
    "far_above": Verdict.OVER,
    "unknown": Verdict.TOO_FEW,
}
"""Each position has the mark and the colour of a verdict that means as much."""
WORDS: dict[Position, str] = {
    "far_below": "Well below",
    "below": "Below",
    "inside": "Within the limits",
    "above": "Above",
    "far_above": "Well above",
    "unknown": "Cannot tell: number hidden",
}
LEGEND = (
    ("er-down", "well below: outside the outer limits"),
    ("er-hollow-down", "below: outside the inner limits"),
    ("er-hollow-circle", "within the limits"),
    ("er-hollow-up", "above"),
    ("er-up", "well above"),
    ("er-hidden", "fewer than 10 people, hidden"),
)


@dataclass(frozen=True)
class Point:
    """One engagement, ready to draw. Ratios are in the units of the axis, cut at its end."""

    label: str
    answered: int
    position: Position
    at: float | None = None
    """Where the mark stands; None where the number is hidden."""
    hatched_to: float | None = None
    """Where the band of a hidden number ends."""
    beyond: str = ""
    """The ratio in words where the mark lies beyond the axis."""


@dataclass(frozen=True)
class FunnelInfo:
    """Everything that the funnel says."""

    points: tuple[Point, ...]
    share: float
    """The population share of the group, a fraction of 1."""
    alt: str

    @property
    def end(self) -> float:
        """End of the axis of people, a little beyond the largest engagement."""
        return ROOM * max((point.answered for point in self.points), default=100)


def info(listed: Sequence[tuple[Part, Position]], *, category: str, what: str, headline: str) -> FunnelInfo:
    """Return what to draw of the engagements that can be compared, for one group of the level."""
    points = []
    share = 0.0
    for part, position in listed:
        group, base = part.group(category), part.comparison.base
        if base is None or not group.benchmark_share or group.ratio_high is None:
            continue
        share = group.benchmark_share
        if group.heard.shown is None or group.ratio is None:
            points.append(Point(part.label, base.shown, position, hatched_to=min(group.ratio_high, AXIS_END)))
            continue
        beyond = f"{wording.ratio(group.ratio)} times" if group.ratio > AXIS_END else ""
        points.append(Point(part.label, base.shown, position, min(group.ratio, AXIS_END), None, beyond))
    hidden = sum(point.at is None for point in points)
    told = f" {wording.at_start(wording.in_words(hidden))} hidden, fewer than 10 people." if hidden else ""
    alt = f"Funnel of {what}, {len(points)} engagements. {headline}{told} A table has the same figures."
    return FunnelInfo(tuple(points), share, alt)


def figure(drawn: FunnelInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    wide = width == "wide"
    height = 360 if wide else 320
    names = [wording.plain_figure(_name(point)) for point in _named(drawn)]
    spots = _spots(drawn, names, room=(WIDE_PLOT, height)) if wide else None
    under = 58 if spots is not None else 70 + LISTED * len(names)
    canvas = Canvas(height, 150 if wide else 92, 24 if wide else 12, 34, under, (0, drawn.end))
    for ratio in (0.0, 0.5, 1.5, AXIS_END):
        canvas.level_line(y=_y(canvas.height, ratio), colour=palette.RULE, start=0, end=drawn.end)
    canvas.level_line(y=_y(canvas.height, 1), colour=palette.INK, start=0, end=drawn.end, width=1.5)
    _axis_words(canvas, drawn, wide=wide)
    _limits(canvas, drawn)
    _hatched(canvas, drawn)
    for position, verdict in LOOK.items():
        canvas.marks(
            verdict,
            [
                (point.answered, _y(canvas.height, point.at))
                for point in drawn.points
                if point.position == position and point.at is not None
            ],
        )
    if spots is not None:
        _write_names(canvas, drawn, names, spots)
    else:
        numbers = [f"{number}" for number in range(1, len(names) + 1)]
        room = (WIDE_PLOT if wide else NARROW_PLOT, height)
        beside = _spots(drawn, numbers, room=room) or [SPOTS[0]] * len(numbers)
        _write_names(canvas, drawn, numbers, beside)
        _list_names(canvas, drawn, names)
    return canvas.figure()


def _y(height: float, ratio: float) -> float:
    return height * (1 - ratio / AXIS_END)


def _axis_words(canvas: Canvas, drawn: FunnelInfo, *, wide: bool) -> None:
    for ratio, word in AXIS_WORDS:
        share = ratio * drawn.share
        lines = [word if wide else word.replace(" ", "<br>")]
        if 0 < share <= 1:
            lines.append(wording.small_percent(share, 0 if share >= 0.1 else 1))
        canvas.write(
            (", " if wide else "<br>").join(lines),
            y=_y(canvas.height, ratio),
            shift=-10,
            anchor="right",
            colour=palette.INK if ratio == 1 else palette.SLATE,
            size=14,
        )
    small: dict[str, Any] = {"outside": True, "colour": palette.SLATE, "size": 14}
    for people in ticks(drawn.end):
        canvas.line(x=people, top=canvas.height - 5, bottom=canvas.height, colour=palette.SLATE, width=1)
        canvas.write(f"{people:,}", x=people, y=0, lift=-16, anchor="center", **small)
    canvas.write("People who answered", x="right", y=0, lift=-40, anchor="right", **small)


def ticks(end: float) -> list[int]:
    """Return whole steps of 1, 2 or 5 times a power of ten, at most five above nobody."""
    raw = max(end, 10) / 5
    power = 10 ** int(log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    return [step * n for n in range(1 + int(end // step))]


def _limits(canvas: Canvas, drawn: FunnelInfo) -> None:
    """Draw the limits of chance as lines: the inner ones thin, the outer ones strong."""
    if not drawn.share:
        return
    sizes = sorted({ceil(size) for size in np.geomspace(SMALLEST, max(drawn.end, SMALLEST + 1), STEPS)})
    pi = Fraction(str(drawn.share))
    for name, inside, width in (("inner", INNER, 1.0), ("outer", OUTER, 2.0)):
        for side, shares in zip(("lower", "upper"), limits(sizes, pi=pi, inside=inside), strict=True):
            # What lies beyond the axis is left off: cut there, it would look like a limit of its own.
            ends = [
                (n, ratio)
                for n, ratio in zip(sizes, (shares / drawn.share).tolist(), strict=True)
                if ratio <= AXIS_END
            ]
            canvas.traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": f"{name} limit, {side}",
                    "x": [min(n, drawn.end) for n, _ in ends],
                    "y": [_y(canvas.height, ratio) for _, ratio in ends],
                    "line": {"color": palette.GREY, "width": width},
                    "cliponaxis": False,
                }
            )


def _hatched(canvas: Canvas, drawn: FunnelInfo) -> None:
    """Draw a hatched bar upwards for each hidden number: a patch as wide as a mark, from nobody to where it must end."""
    half = drawn.end / 90
    for point in drawn.points:
        if point.hatched_to is None:
            continue
        top = _y(canvas.height, point.hatched_to)
        canvas.patches(
            "hidden",
            [(point.answered - half, point.answered + half, (top + canvas.height) / 2)],
            thickness=canvas.height - top,
        )


def _named(drawn: FunnelInfo) -> list[Point]:
    """Return whoever stands outside the limits or beyond the axis, from the top down."""
    told = [point for point in drawn.points if point.position not in ("inside", "unknown") or point.beyond]
    return sorted(told, key=lambda each: (-_label_at(each), each.answered))


def _write_names(canvas: Canvas, drawn: FunnelInfo, words: Sequence[str], spots: Sequence[Spot]) -> None:
    """Write a name or a number beside the mark of whoever stands outside."""
    for point, text, (right, down, anchor) in zip(_named(drawn), words, spots, strict=True):
        y = _y(canvas.height, _label_at(point)) + down
        canvas.write(text, x=point.answered, y=y, shift=right, anchor=anchor, colour=_ink(point), size=14)


def _list_names(canvas: Canvas, drawn: FunnelInfo, names: Sequence[str]) -> None:
    """List the names under the chart by their numbers, where there is no room for them beside the marks."""
    for number, (point, name) in enumerate(zip(_named(drawn), names, strict=True), start=1):
        lift = -58 - LISTED * number
        canvas.write(
            f"{number}  {name}", y=0, lift=lift, shift=-canvas.left, colour=_ink(point), size=14, outside=True
        )


def _ink(point: Point) -> str:
    return palette.look(LOOK[point.position]).ink


def _name(point: Point) -> str:
    cut = len(point.label) > LONGEST_LABEL
    name = f"{point.label[: LONGEST_LABEL - 1].rstrip()}…" if cut else point.label
    return f"{name}, {point.beyond}" if point.beyond else name


def _spots(drawn: FunnelInfo, words: Sequence[str], *, room: tuple[float, float]) -> list[Spot] | None:
    """Return where each text stands beside its mark so that nothing touches; None where there is no such place for one.

    `room` is the pixels across and down that the plot is taken to have.
    """
    places = {
        id(point): (room[0] * point.answered / drawn.end, _y(room[1], _label_at(point)))
        for point in drawn.points
    }
    taken = [(x - 9, y - 9, x + 9, y + 9) for x, y in places.values()]
    chosen = []
    for point, text in zip(_named(drawn), words, strict=True):
        x, y = places[id(point)]
        for spot in SPOTS:
            box = _box(x + spot[0], y + spot[1], 7.2 * len(text), anchor=spot[2])
            inside = box[0] >= 0 and box[2] <= room[0] + 20 and box[1] >= 0 and box[3] <= room[1]
            if inside and not any(_touch(box, other) for other in taken):
                break
        else:
            return None
        taken.append(box)
        chosen.append(spot)
    return chosen


def _box(x: float, y: float, wide: float, *, anchor: Literal["left", "center", "right"]) -> Box:
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[anchor]
    return left, y - 8, left + wide, y + 8


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _label_at(point: Point) -> float:
    return point.at if point.at is not None else (point.hatched_to or 0.0) / 2
