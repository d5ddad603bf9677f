"""Who waits, drawn on the calendar: a dot where a report came in, a thin line for the promised days, a thick one for overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

import plotly.graph_objects as go

from data.responses.waiting import Standing
from models.vocabulary import FindingState
from pages.parts import wording
from pages.parts.answers import waiting_words
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.strokes import lines

KEY = (
    "Dot: the day we received it. Thin line: the days until an answer is due. Thick line: overdue. Ring: decided, but people have "
    "not been told."
)
LONGEST_LABEL = 30
LAST_QUARTER = 10
"""Month in which the last quarter of a year begins."""
MONTHLY_BELOW = 550
"""Days that an axis must span before it is marked by years and not by quarters."""
ROOM_FOR_TODAY = {"wide": 0.14, "narrow": 0.3}
"""Part of the axis before today in which no other label has room; and between two labels, about as much."""
LABEL_EVERY = {"wide": 0.09, "narrow": 0.16}


@dataclass(frozen=True)
class TimelineRow:
    """One report that waits; places are days of the calendar, as `date.toordinal` counts them."""

    label: str
    received: int
    due: int | None
    decided: int | None
    """Where something was decided and people do not know."""
    overdue: bool
    waited: str


@dataclass(frozen=True)
class TimelineInfo:
    """Everything that the timeline says."""

    rows: tuple[TimelineRow, ...]
    start: int
    today: int
    ticks: tuple[tuple[int, str], ...]
    """Days that have a line and a word."""
    alt: str


def info(waiting: Sequence[Standing], *, on: date, headline: str) -> TimelineInfo:
    """Return what to draw of those who wait, in their order. At least one waits."""
    rows = tuple(
        TimelineRow(
            label=label,
            received=each.finding.received_on.toordinal(),
            due=None if each.finding.response.due_on is None else each.finding.response.due_on.toordinal(),
            decided=each.finding.response.decided_on.toordinal()
            if each.finding.response.decided_on and each.finding.response.decided_on <= on
            else None,
            overdue=each.state is FindingState.OVERDUE,
            waited=each.words,
        )
        for each, label in zip(waiting, waiting_words.labels(waiting), strict=True)
    )
    first = date.fromordinal(min(row.received for row in rows))
    ticks = _ticks(first, on)
    start = min(ticks[0][0], first.toordinal()) if ticks else first.toordinal()
    reports = "1 report that waits" if len(rows) == 1 else f"{len(rows)} reports that wait"
    alt = f"Timeline of {reports}. {headline} A table has the same figures."
    return TimelineInfo(rows, start, on.toordinal(), ticks, alt)


def _ticks(first: date, today: date) -> tuple[tuple[int, str], ...]:
    """Return the first of each year, or of each quarter where the axis is short, from before the first report to today."""
    if (today - first).days >= MONTHLY_BELOW:
        days = [date(year, 1, 1) for year in range(first.year, today.year + 1)]
        return tuple((day.toordinal(), f"{day.year}") for day in days)
    quarter = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    found = []
    while quarter <= today:
        found.append((quarter.toordinal(), f"{quarter:%b %Y}"))
        quarter = date(quarter.year + (quarter.month == LAST_QUARTER), (quarter.month + 2) % 12 + 1, 1)
    return tuple(found)


def figure(drawn: TimelineInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: TimelineInfo) -> go.Figure:
    labels = [wrap(row.label, LONGEST_LABEL) for row in drawn.rows]
    steps = [44 if len(each) == 1 else 30 + 18 * len(each) for each in labels]
    left = 24 + label_width([line for each in labels for line in each])
    canvas = Canvas(sum(steps), left, 160, 34, 8, (drawn.start, drawn.today))
    _years(canvas, drawn, width="wide", top=0)
    top = 0.0
    tracks = []
    for row, label, step in zip(drawn.rows, labels, steps, strict=True):
        y = top + step / 2
        canvas.write("<br>".join(map(wording.plain_figure, label)), y=y, shift=-left)
        canvas.write(_waited(row), x="right", y=y, shift=16, colour=_ink(row))
        tracks.append((row, y))
        top += step
    _tracks(canvas, drawn, tracks)
    return canvas.figure()


def _narrow(drawn: TimelineInfo) -> go.Figure:
    labels = [wrap(row.label, LONGEST_LABEL - 8) for row in drawn.rows]
    steps = [38 + 20 * len(each) for each in labels]
    canvas = Canvas(sum(steps), 8, 12, 34, 8, (drawn.start, drawn.today))
    _years(canvas, drawn, width="narrow", top=None)
    top = 0.0
    tracks = []
    for row, label, step in zip(drawn.rows, labels, steps, strict=True):
        track = top + step - 18
        canvas.write("<br>".join(map(wording.plain_figure, label)), y=top + 6 + 10 * len(label), shift=-8)
        canvas.write(_waited(row), x="right", y=top + 16, shift=12, anchor="right", colour=_ink(row))
        for day, _ in drawn.ticks:
            canvas.line(x=day, top=track - 8, bottom=track + 8, colour=palette.RULE, width=1)
        canvas.line(x=drawn.today, top=track - 10, bottom=track + 10, colour=palette.INK, width=1.5)
        tracks.append((row, track))
        top += step
    _tracks(canvas, drawn, tracks)
    return canvas.figure()


def _years(canvas: Canvas, drawn: TimelineInfo, *, width: Width, top: float | None) -> None:
    """Write the axis; with `top`, draw its lines through all rows from there."""
    span = max(drawn.today - drawn.start, 1)
    last = -1.0
    for day, word in drawn.ticks:
        at = (day - drawn.start) / span
        if top is not None:
            canvas.line(x=day, top=top, bottom=canvas.height, colour=palette.RULE, width=1)
        if 1 - at >= ROOM_FOR_TODAY[width] and at - last >= LABEL_EVERY[width]:
            canvas.write(
                word,
                x=day,
                y=1,
                lift=14,
                anchor="left" if at < 0.02 else "center",
                colour=palette.SLATE,
                size=14,
                outside=True,
            )
            last = at
    if top is not None:
        canvas.line(x=drawn.today, top=top, bottom=canvas.height, colour=palette.INK, width=1.5)
    canvas.write(
        "Today",
        x="right",
        y=1,
        shift=0 if width == "wide" else 12,
        lift=14,
        anchor="center" if width == "wide" else "right",
        size=14,
        outside=True,
    )


def _tracks(canvas: Canvas, drawn: TimelineInfo, tracks: Sequence[tuple[TimelineRow, float]]) -> None:
    """Draw what stands on the tracks (row, y): promised days, overdue days, the day of receipt, the day of a decision."""
    promised, late = [], []
    for row, y in tracks:
        end = drawn.today if row.due is None else min(row.due, drawn.today)
        promised.append([(float(row.received), y), (float(end), y)])
        if row.overdue and row.due is not None:
            late.append([(float(row.due), y), (float(drawn.today), y)])
    lines(canvas, "promised days", promised, colour=palette.SLATE, width=2)
    lines(canvas, "overdue", late, colour=palette.PINK, width=9)
    _dots(canvas, "received", [(row.received, y) for row, y in tracks], hollow=False)
    _dots(canvas, "decided", [(row.decided, y) for row, y in tracks if row.decided is not None], hollow=True)


def _dots(canvas: Canvas, name: str, points: Sequence[tuple[float, float]], *, hollow: bool) -> None:
    if points:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [x for x, _ in points],
                "y": [y for _, y in points],
                "marker": {
                    "symbol": "circle",
                    "size": 11,
                    "color": palette.WHITE if hollow else palette.INK,
                    "line": {"color": palette.INK if hollow else palette.WHITE, "width": 2 if hollow else 1},
                },
                "cliponaxis": False,
            }
        )


def _waited(row: TimelineRow) -> str:
    return f"<b>{row.waited}</b>" if row.overdue else row.waited


def _ink(row: TimelineRow) -> str:
    return palette.PINK if row.overdue else palette.INK
