"""Draws the chart over time: one panel a group, ratios upwards from nobody to double, periods to the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from models.vocabulary import Change, Verdict
from pages.parts.charts import palette, strokes
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import AXIS_END, BAND, ReachHeading
from pages.parts.charts.time_chart import TimeInfo, TimePoint, TimeRow

HIGH = 112
"""Pixels of a panel from nobody to double."""
SMALLER = 0.7
"""Marks are smaller than in the reach chart, so that the intervals can be seen behind them."""
_LINE = 17
_ABOVE, _BELOW = 14, 18
_HEAD = 54
_AXIS = ((0.0, "Nobody"), (1.0, "In proportion"), (AXIS_END, "Double"))
_CHANGES = {
    Change.MORE: "<b>↑ More than before</b>",
    Change.FEWER: "<b>↓ Fewer than before</b>",
    Change.NO_CLEAR_CHANGE: "No clear change",
    Change.TOO_FEW_POINTS: "",
}


@dataclass(frozen=True)
class _Panel:
    """A row with the pixel of its upper edge."""

    row: TimeRow
    top: float

    def at(self, ratio: float) -> float:
        """Return the pixel row of a ratio."""
        return self.top + HIGH * (1 - ratio / AXIS_END)


def figure(drawn: TimeInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    wide = width == "wide"
    labels = [row.label for row in drawn.rows if isinstance(row, TimeRow)]
    left = 112 + label_width(labels) if wide else 76
    steps = [_step(row, drawn, wide=wide) for row in drawn.rows]
    reach = (-0.5, drawn.periods - 0.5)
    canvas = Canvas(sum(steps), left, 206 if wide else 8, 60 if wide else 4, 8, reach)
    if wide and drawn.over_the_verdicts:
        head: dict[str, Any] = {"size": 14, "colour": palette.SLATE, "outside": True}
        canvas.write(drawn.over_the_verdicts, x="right", y=1, shift=24, lift=32, **head)
    panels = []
    top = 0.0
    for row, step in zip(drawn.rows, steps, strict=True):
        if isinstance(row, ReachHeading):
            canvas.write(f"<b>{row.label}</b>", y=top + 24, shift=-left)
        else:
            panel = _Panel(row, top + _ABOVE + (0 if wide else _HEAD))
            (_beside if wide else _over)(canvas, panel, left=left)
            if not row.plain:
                panels.append(panel)
        top += step
    _grounds(canvas, panels, drawn, reach=reach)
    _axis_words(canvas, panels, x=reach[0], wide=wide)
    _tracks(canvas, panels, apart=drawn.spelled_out)
    _gaps(canvas, panels, upright=not drawn.spelled_out)
    _names(canvas, panels, drawn)
    return canvas.figure()


def _step(row: TimeRow | ReachHeading, drawn: TimeInfo, *, wide: bool) -> float:
    if isinstance(row, ReachHeading):
        return 40
    head = 0 if wide else _HEAD
    if row.plain:
        return 40 if wide else head + 26
    lines = max((text.count("<br>") + 1 for _, text in _under(row, drawn)), default=1)
    return head + _ABOVE + HIGH + _LINE * lines + _BELOW


def _beside(canvas: Canvas, panel: _Panel, *, left: float) -> None:
    """Write the group to the left of its panel, and what is so now and what changed to the right."""
    row = panel.row
    if row.plain:
        canvas.write(row.label, y=panel.top, shift=-left)
        canvas.write(row.plain, y=panel.top, colour=palette.SLATE, size=14)
        return
    middle = panel.at(1)
    look = palette.look(row.now)
    canvas.write(row.label, y=middle, shift=-left)
    said = _CHANGES[row.change]
    canvas.sign(row.now, y=middle - (12 if said else 0), edge="right", shift=34)
    word = f"<b>{look.word}</b>" if look.bold else look.word
    canvas.write(word, x="right", y=middle - (12 if said else 0), shift=50, colour=look.ink)
    if said:
        _change(canvas, row.change, y=middle + 14, shift=24)


def _over(canvas: Canvas, panel: _Panel, *, left: float) -> None:
    """Write the same above the panel, in two lines."""
    row = panel.row
    name, words = panel.top - _HEAD + 8, panel.top - _HEAD + 31
    canvas.write(f"<b>{row.label}</b>", y=name, shift=-left)
    if row.plain:
        canvas.write(
            row.plain.replace(": ", ":<br>"), y=words + 8, shift=-left, colour=palette.SLATE, size=14
        )
        return
    look = palette.look(row.now)
    canvas.sign(row.now, y=words, edge="left", shift=8 - left)
    word = f"<b>{look.word}</b>" if look.bold else look.word
    canvas.write(word, y=words, shift=22 - left, colour=look.ink, size=14)
    if _CHANGES[row.change]:
        _change(canvas, row.change, y=words, shift=8, anchor="right", size=14)


def _axis_words(canvas: Canvas, panels: list[_Panel], *, x: float, wide: bool) -> None:
    """Write what the heights mean to the left of every panel."""
    for ratio, word in _AXIS:
        said = f"{word if wide else word.replace(' ', '&#160;<br>')}&#160;"
        ink = palette.INK if ratio == 1 else palette.SLATE
        strokes.words(
            canvas,
            "axis",
            [(x, panel.at(ratio), said) for panel in panels],
            position="middle left",
            colour=ink,
        )


def _change(canvas: Canvas, change: Change, *, y: float, shift: float, **how: Any) -> None:  # noqa: ANN401
    ink = palette.SLATE if change is Change.NO_CLEAR_CHANGE else palette.INK
    canvas.write(_CHANGES[change], x="right", y=y, shift=shift, colour=ink, **how)


def _grounds(canvas: Canvas, panels: list[_Panel], drawn: TimeInfo, *, reach: tuple[float, float]) -> None:
    """Draw the band, nobody, double, the line in proportion, and where years begin.

    The band is of bars, because Plotly draws every bar under every line, and hatched bars must stand on the band.
    """
    start, end = reach
    if panels:
        canvas.traces.append(
            {
                "type": "bar",
                "name": "band",
                "x": [(start + end) / 2] * len(panels),
                "width": end - start,
                "base": [panel.at(BAND[0]) for panel in panels],
                "y": [panel.at(BAND[1]) - panel.at(BAND[0]) for panel in panels],
                "marker": {"color": palette.BAND, "line": {"width": 0}},
            }
        )
    ends = [[(x, panel.at(ratio)) for x in reach] for panel in panels for ratio in (0, AXIS_END)]
    years = [[(x, panel.top), (x, panel.at(0) + 6)] for panel in panels for x in drawn.breaks]
    strokes.lines(canvas, "axis", [*ends, *years], colour=palette.RULE, width=1)
    level = [[(x, panel.at(1)) for x in reach] for panel in panels]
    strokes.lines(canvas, "in proportion", level, colour=palette.INK, width=1.5)


def _points(panels: list[_Panel]) -> Iterator[tuple[_Panel, float, TimePoint]]:
    return ((panel, place, point) for panel in panels for place, point in enumerate(panel.row.points))


def _tracks(canvas: Canvas, panels: list[_Panel], *, apart: bool) -> None:
    """Draw hatched bars first, targets and intervals over them, marks over all."""
    points = list(_points(panels))
    _hatched(
        canvas,
        [
            (place, panel.at(0), panel.at(point.track.hatched_to))
            for panel, place, point in points
            if point.track.hatched_to is not None
        ],
        thickness=0.2 if apart else 0.5,
    )
    aims = [
        [(place + aside, panel.at(min(point.target, AXIS_END))) for aside in (-0.35, 0.35)]
        for panel, place, point in points
        if point.target is not None
    ]
    strokes.lines(canvas, "target", aims, colour=palette.INK, width=3)
    _name_targets(canvas, panels, apart=apart)
    for verdict in Verdict:
        of = [each for each in points if each[2].track.verdict is verdict]
        lines = [
            [(place, panel.at(ratio)) for ratio in point.track.line]
            for panel, place, point in of
            if point.track.line
        ]
        colour = palette.look(verdict).colour
        strokes.lines(canvas, f"interval: {verdict.value}", lines, colour=colour, width=3)
        _arrows(canvas, verdict, [(place, panel.top) for panel, place, point in of if point.track.goes_on])
        marks = [
            (place, panel.at(point.track.at)) for panel, place, point in of if point.track.at is not None
        ]
        canvas.marks(verdict, marks)
        if marks:
            canvas.traces[-1]["marker"]["size"] *= SMALLER
            canvas.traces[-1]["marker"]["line"]["width"] *= SMALLER


def _name_targets(canvas: Canvas, panels: list[_Panel], *, apart: bool) -> None:
    """Write "target" once in a panel: before its first line where there is room, else over or under it."""
    for panel in panels:
        for place, point in enumerate(panel.row.points):
            if point.target is None:
                continue
            y = panel.at(min(point.target, AXIS_END))
            if apart and place:
                canvas.write("target", x=place - 0.38, y=y, anchor="right", size=14)
            else:
                at = point.track.at if point.track.at is not None else point.track.hatched_to
                lift = 11 if at is None or at <= point.target else -11
                canvas.write("target", x=float(place), y=y, lift=lift, anchor="center", size=14)
            break


def _hatched(canvas: Canvas, bars: list[tuple[float, float, float]], *, thickness: float) -> None:
    """Draw the bars (x, foot, head) of hidden numbers upright; `thickness` in periods."""
    canvas.hatched([(head - foot, place) for place, foot, head in bars])
    if bars:
        canvas.traces[-1] |= {
            "orientation": "v",
            "x": [place for place, _, _ in bars],
            "y": [head - foot for _, foot, head in bars],
            "base": [foot for _, foot, _ in bars],
            "width": thickness,
        }


def _arrows(canvas: Canvas, verdict: Verdict, points: list[tuple[float, float]]) -> None:
    """Draw arrowheads upwards where a line goes on beyond the axis."""
    canvas.arrows(verdict, points)
    if points:
        canvas.traces[-1]["marker"]["symbol"] = "triangle-up"


def _gaps(canvas: Canvas, panels: list[_Panel], *, upright: bool) -> None:
    """Write why nothing is drawn: once for neighbours with one reason, upwards where there is no room."""
    for panel in panels:
        for why, members in groupby(enumerate(panel.row.points), key=lambda each: each[1].gap):
            places = [place for place, _ in members]
            if why:
                narrow = upright and len(places) < 4
                canvas.write(
                    why if narrow else why.replace(" ", "<br>"),
                    x=(places[0] + places[-1]) / 2,
                    y=panel.at(AXIS_END / 2),
                    anchor="center",
                    colour=palette.SLATE,
                    size=14,
                    ground=palette.WHITE,
                )
                canvas.annotations[-1]["textangle"] = -90 if narrow else 0


def _names(canvas: Canvas, panels: list[_Panel], drawn: TimeInfo) -> None:
    """Write the names under the panels, and the people heard in each period where there is room; one trace."""
    written = [(x, panel.at(0) + 6, text) for panel in panels for x, text in _under(panel.row, drawn)]
    name = "period and people heard" if drawn.spelled_out else "period"
    strokes.words(canvas, name, written, position="bottom center")


def _under(row: TimeRow, drawn: TimeInfo) -> list[tuple[float, str]]:
    """Return where a name stands and what it says, in several lines: the period, and the people heard in it."""
    if not drawn.spelled_out:
        return list(drawn.labels)
    return [
        (x, "<br>".join([_in_lines(name), *([_people(point)] if not point.gap else [])]))
        for (x, name), point in zip(drawn.labels, row.points, strict=True)
    ]


def _in_lines(name: str) -> str:
    """Return "Apr to Jun 2024" in two lines, a year as it is."""
    return name.replace("to ", "to<br>")


def _people(point: TimePoint) -> str:
    said = point.track.heard.replace("fewer ", "fewer<br>")
    return f'<span style="color:{palette.INK}">{said}</span>'
