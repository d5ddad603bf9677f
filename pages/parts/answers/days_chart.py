"""Days until people were told, by community: each report whose people were told as a ring, the median as a mark, the promise as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from data.responses.times import TimeToAnswer
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import alt_text
from pages.parts.charts.strokes import lines
from pages.parts.sentences import on_answers

KEY = (
    "Rings: the reports whose people were told, each by itself. Full mark: the median, those who still wait counted as waiting; a "
    "triangle where it is later than promised. Thick line: its 95% interval, where enough were told for one."
)
LONGEST_LABEL = 24
FURTHEST = 5
"""Times the promise at which the axis ends at the latest: one very late answer would press all others together."""


@dataclass(frozen=True)
class DaysRow:
    """The reports of one community. All places are days."""

    label: str
    told: tuple[int, ...]
    median: int | None
    low: int | None
    high: int | None
    """None with a `low`: no upper end yet."""
    late: bool
    """Whether the median is later than promised, or nobody was told in that time."""
    nobody: bool
    says: str
    of: str


@dataclass(frozen=True)
class DaysInfo:
    """Everything that the chart of days says."""

    rows: tuple[DaysRow, ...]
    promised: int
    end: int
    alt: str


def info(times: Sequence[TimeToAnswer], *, promised: int, headline: str) -> DaysInfo:
    """Return what to draw, in the order of `times`."""
    rows = tuple(
        DaysRow(
            label=each.name,
            told=each.days,
            median=each.median,
            low=each.low,
            high=each.high,
            late=each.unanswered_past(promised) or (each.median is not None and each.median > promised),
            nobody=each.unanswered_past(promised),
            says=on_answers.median(each),
            of=f"{each.told} of {each.reports} told",
        )
        for each in times
    )
    furthest = max([promised, *(day for row in rows for day in (*row.told, row.median or 0, row.high or 0))])
    end = min(round(1.1 * furthest), FURTHEST * promised)
    alt = alt_text("Days until told", what="communities", groups=len(rows), headline=headline, hidden=0)
    return DaysInfo(rows, promised, max(end, round(1.5 * promised)), alt)


def figure(drawn: DaysInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: DaysInfo) -> go.Figure:
    labels = [wrap(row.label, LONGEST_LABEL) for row in drawn.rows]
    steps = [34 if len(each) == 1 else 50 for each in labels]
    left = 24 + label_width([line for each in labels for line in each])
    canvas = Canvas(sum(steps), left, 320, 34, 8, (0, drawn.end))
    _axis(canvas, drawn)
    for x in (0, drawn.promised):
        _upright(canvas, drawn, x, top=0, bottom=canvas.height)
    top = 0.0
    tracks = []
    for row, label, step in zip(drawn.rows, labels, steps, strict=True):
        y = top + step / 2
        canvas.write("<br>".join(map(wording.plain_figure, label)), y=y, shift=-left)
        canvas.write(row.says, x="right", y=y, shift=24, colour=_ink(row))
        canvas.write(row.of, x="right", y=y, shift=176, colour=palette.PINK if row.nobody else palette.SLATE)
        tracks.append((row, y))
        top += step
    _tracks(canvas, drawn, tracks)
    return canvas.figure()


def _narrow(drawn: DaysInfo) -> go.Figure:
    step = 78
    canvas = Canvas(step * len(drawn.rows), 8, 16, 34, 8, (0, drawn.end))
    _axis(canvas, drawn)
    tracks = []
    for number, row in enumerate(drawn.rows):
        top = float(step * number)
        track = top + step - 18
        canvas.write(wording.plain_figure(row.label), y=top + 14, shift=-8)
        canvas.write(row.says, y=top + 36, shift=-8, colour=_ink(row), size=14)
        canvas.write(
            row.of,
            x="right",
            y=top + 36,
            shift=16,
            anchor="right",
            colour=palette.PINK if row.nobody else palette.SLATE,
            size=14,
        )
        for x in (0, drawn.promised):
            _upright(canvas, drawn, x, top=track - 9, bottom=track + 9)
        tracks.append((row, track))
    _tracks(canvas, drawn, tracks)
    return canvas.figure()


def _axis(canvas: Canvas, drawn: DaysInfo) -> None:
    for day, word, colour in (
        (0, "0", palette.SLATE),
        (drawn.promised, f"{drawn.promised} days promised", palette.INK),
    ):
        canvas.write(
            word,
            x=day,
            y=1,
            lift=14,
            anchor="center" if day else "left",
            colour=colour,
            size=14,
            outside=True,
        )


def _upright(canvas: Canvas, drawn: DaysInfo, x: int, *, top: float, bottom: float) -> None:
    promise = x == drawn.promised
    canvas.line(
        x=x,
        top=top,
        bottom=bottom,
        colour=palette.INK if promise else palette.RULE,
        width=1.5 if promise else 1,
    )


def _tracks(canvas: Canvas, drawn: DaysInfo, tracks: Sequence[tuple[DaysRow, float]]) -> None:
    """Draw what stands on the tracks (row, y): stems, intervals, each report told, medians."""
    stems = [
        [(0.0, y), (float(_within(row.median, drawn)), y)] for row, y in tracks if row.median is not None
    ]
    lines(canvas, "until the median", stems, colour=palette.PALE_BLUE, width=6)
    for late, colour in ((False, palette.BLUE), (True, palette.PINK)):
        of = [(row, y) for row, y in tracks if row.late is late]
        intervals = [
            [
                (float(_within(row.low, drawn)), y),
                (float(drawn.end if row.high is None else _within(row.high, drawn)), y),
            ]
            for row, y in of
            if row.low is not None
        ]
        lines(canvas, f"interval: {'late' if late else 'in time'}", intervals, colour=colour, width=3)
    _mark(
        canvas,
        "told",
        [(_within(day, drawn), y) for row, y in tracks for day in row.told],
        {
            "symbol": "circle",
            "size": 8,
            "color": palette.WHITE,
            "line": {"color": palette.SLATE, "width": 1.5},
        },
    )
    _mark(
        canvas,
        "beyond the axis",
        [
            (drawn.end, y)
            for row, y in tracks
            if any(day > drawn.end for day in row.told) or (row.low and row.high is None)
        ],
        {"symbol": "triangle-right", "size": 9, "color": palette.SLATE},
    )
    for late, symbol, size, colour in (
        (False, "circle", 13, palette.BLUE),
        (True, "triangle-right", 16, palette.PINK),
    ):
        _mark(
            canvas,
            f"median: {'late' if late else 'in time'}",
            [
                (_within(row.median, drawn), y)
                for row, y in tracks
                if row.median is not None and row.late is late
            ],
            {
                "symbol": symbol,
                "size": size,
                "color": colour,
                "line": {"color": palette.WHITE, "width": 1.5},
            },
        )


def _mark(
    canvas: Canvas, name: str, points: Sequence[tuple[float, float]], marker: dict[str, object]
) -> None:
    if points:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [x for x, _ in points],
                "y": [y for _, y in points],
                "marker": marker,
                "cliponaxis": False,
            }
        )


def _within(day: int, drawn: DaysInfo) -> int:
    return min(day, drawn.end)


def _ink(row: DaysRow) -> str:
    return palette.PINK if row.nobody else palette.INK
