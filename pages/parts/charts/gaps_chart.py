"""The groups that we are sure to miss, furthest from proportion first, each with the people still needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from pages.parts import wording
from pages.parts.charts import palette, reach_chart
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import ReachRow
from pages.parts.charts.strokes import axis_words
from pages.parts.groups import LONGEST_ALONE, Gap, standing_alone

AXIS_END = 1.0
_WORDS = ((0.0, "Nobody"), (0.5, "Half"), (1.0, "In proportion"))

KEY = reach_chart.key(reach_chart.LEGEND[:1])
"""The legend in words, for a picture."""


@dataclass(frozen=True)
class GapRow:
    """One missing group: its track, and how many more people are needed, in words."""

    track: ReachRow
    needed: str

    @property
    def gap_from(self) -> float | None:
        """Where the gap to proportion begins: at the mark, or at the end of a hidden band."""
        return self.track.at if self.track.at is not None else self.track.hatched_to


@dataclass(frozen=True)
class GapsInfo:
    """Everything that the chart of gaps says."""

    rows: tuple[GapRow, ...]
    alt: str


def info(gaps: Sequence[Gap], *, headline: str) -> GapsInfo:
    """Return what to draw, in the order of `gaps`."""
    rows = tuple(
        GapRow(
            reach_chart.row(gap.group, label=standing_alone(gap.category), end=AXIS_END),
            wording.group_needed(gap.group),
        )
        for gap in gaps
    )
    hidden = sum(gap.group.heard.shown is None for gap in gaps)
    alt = reach_chart.alt_text(
        "Gaps to proportion", what="under-reached groups", groups=len(rows), headline=headline, hidden=hidden
    )
    return GapsInfo(rows, alt)


def figure(drawn: GapsInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: GapsInfo) -> go.Figure:
    labels = [wrap(each.track.label, LONGEST_ALONE) for each in drawn.rows]
    steps = [34 if len(lines) == 1 else 48 for lines in labels]
    left = 206 + label_width([line for lines in labels for line in lines])
    canvas = Canvas(sum(steps), left, 144, 52, 12, (0, AXIS_END))
    for x in (0, 0.5):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    canvas.line(x=1, top=0, bottom=canvas.height, colour=palette.INK, width=1.5)
    head: dict[str, Any] = {
        "y": 1,
        "lift": 14,
        "anchor": "right",
        "colour": palette.SLATE,
        "size": 14,
        "outside": True,
    }
    canvas.write("Heard", shift=-114, **head)
    canvas.write("Expected", shift=-40, **head)
    canvas.write("More people<br>needed", x="right", shift=142, **(head | {"lift": 22}))
    axis_words(canvas, _WORDS, last=8)
    tracks = []
    top = 0.0
    for each, lines, step in zip(drawn.rows, labels, steps, strict=True):
        y = top + step / 2
        _gap(canvas, each, y=y)
        canvas.write("<br>".join(lines), y=y, shift=-left)
        reach_chart.write_heard(canvas, each.track, y=y, shift=-114)
        canvas.write(each.track.expected, y=y, shift=-40, anchor="right", colour=palette.SLATE)
        canvas.write(f"<b>{each.needed}</b>", x="right", y=y, shift=142, anchor="right")
        tracks.append((each.track, y))
        top += step
    reach_chart.draw_tracks(canvas, tracks, end=AXIS_END)
    return canvas.figure()


def _narrow(drawn: GapsInfo) -> go.Figure:
    labels = [wrap(each.track.label, LONGEST_ALONE) for each in drawn.rows]
    steps = [36 + 20 * len(lines) for lines in labels]
    canvas = Canvas(sum(steps), 12, 20, 52, 8, (0, AXIS_END))
    canvas.write(
        "More people needed",
        x="right",
        y=1,
        shift=20,
        lift=36,
        anchor="right",
        colour=palette.SLATE,
        size=14,
        outside=True,
    )
    axis_words(canvas, _WORDS, last=8)
    tracks = []
    top = 0.0
    for each, lines, step in zip(drawn.rows, labels, steps, strict=True):
        track = top + step - 16
        canvas.write("<br>".join(lines), y=top + 5 + 10 * len(lines), shift=-12)
        canvas.write(f"<b>{each.needed}</b>", x="right", y=top + 15, shift=20, anchor="right")
        canvas.level_line(y=track, colour=palette.RULE, start=0, end=AXIS_END)
        for x in (0, 0.5):
            canvas.line(x=x, top=track - 8, bottom=track + 8, colour=palette.RULE, width=1)
        canvas.line(x=1, top=track - 10, bottom=track + 10, colour=palette.INK, width=1.5)
        _gap(canvas, each, y=track)
        tracks.append((each.track, track))
        top += step
    reach_chart.draw_tracks(canvas, tracks, end=AXIS_END)
    return canvas.figure()


def _gap(canvas: Canvas, each: GapRow, *, y: float) -> None:
    if each.gap_from is not None:
        canvas.block(start=each.gap_from, end=1, top=y - 5, bottom=y + 5, colour=palette.PALE_PINK)
