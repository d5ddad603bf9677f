"""What is open and coming, drawn on the calendar: a dark bar for what is open on the day, a pale one for what opens later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

import plotly.graph_objects as go

from data.network import Coming, Meeting
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.strokes import lines
from pages.parts.network.network_view import View

KEY = "Dark bar: open on the day of the meeting. Pale bar: opens later. Upright line: the day of the meeting."
MOST = 20
"""Engagements that are drawn; the tables list all."""
LONGEST_LABEL = 30
THICK = 10
LAST_MONTH = 12


@dataclass(frozen=True)
class WeeksRow:
    """One engagement; places are days of the calendar, as `date.toordinal` counts them."""

    label: str
    open: tuple[int, int] | None
    """From its first to its last day as far as the calendar goes; None where it is not open yet."""
    coming: tuple[tuple[int, int], ...]
    when: str


@dataclass(frozen=True)
class WeeksInfo:
    """Everything that the calendar says."""

    rows: tuple[WeeksRow, ...]
    start: int
    end: int
    on: int
    day: str
    """What the line of the meeting is called."""
    ticks: tuple[tuple[int, str], ...]
    """Days that have a line and a word."""
    alt: str


def info(view: View, *, today: date, headline: str) -> WeeksInfo:
    """Return what to draw of a meeting: what is open, the first to close first, then what is coming, the first to open first."""
    at = view.at
    ahead: dict[str, list[Coming]] = {}
    for one in view.coming:
        ahead.setdefault(one.work.reference, []).append(one)
    rows = [
        WeeksRow(
            piece.work.title,
            (
                _within(min((one.opens or at.since for one in piece.activities), default=at.since), at),
                _within(piece.closes or at.until, at),
            ),
            _bars(ahead.pop(piece.work.reference, []), at),
            f"to {wording.short_day(piece.closes)}" if piece.closes else "no end set",
        )
        for piece in view.open
    ]
    rows += [
        WeeksRow(listed[0].work.title, None, _bars(listed, at), _from(listed)) for listed in ahead.values()
    ]
    drawn = tuple(rows[:MOST])
    engagements = "1 engagement" if len(drawn) == 1 else f"{len(drawn)} engagements"
    return WeeksInfo(
        drawn,
        at.since.toordinal(),
        at.until.toordinal(),
        at.on.toordinal(),
        "Today" if at.on == today else "Meeting",
        _months(at),
        f"Calendar of {engagements}, open or coming. {headline} Tables have the same figures.",
    )


def _bars(listed: Sequence[Coming], at: Meeting) -> tuple[tuple[int, int], ...]:
    return tuple(
        (_within(one.activity.opens or at.on, at), _within(one.activity.closes or at.until, at))
        for one in listed
    )


def _from(listed: Sequence[Coming]) -> str:
    first = min((one.activity.opens for one in listed if one.activity.opens), default=None)
    return f"from {wording.short_day(first)}" if first else ""


def _within(day: date, at: Meeting) -> int:
    return min(max(day, at.since), at.until).toordinal()


def _months(at: Meeting) -> tuple[tuple[int, str], ...]:
    """Return the first of each month on the calendar; the year stands with the first one and with each January."""
    found: list[tuple[int, str]] = []
    day = date(at.since.year, at.since.month, 1)
    while day <= at.until:
        if day >= at.since:
            found.append((day.toordinal(), f"{day:%b %Y}" if not found or day.month == 1 else f"{day:%b}"))
        day = date(day.year + (day.month == LAST_MONTH), day.month % LAST_MONTH + 1, 1)
    return tuple(found)


def figure(drawn: WeeksInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    wide = width == "wide"
    labels = [wrap(row.label, LONGEST_LABEL if wide else LONGEST_LABEL - 8) or [""] for row in drawn.rows]
    steps = [
        (44 if len(each) == 1 else 30 + 18 * len(each)) if wide else 38 + 20 * len(each) for each in labels
    ]
    left = 24 + label_width([line for each in labels for line in each]) if wide else 8
    canvas = Canvas(sum(steps), left, 136 if wide else 12, 54, 8, (drawn.start, drawn.end))
    top = 0.0
    tracks = []
    for row, label, step in zip(drawn.rows, labels, steps, strict=True):
        words = "<br>".join(map(wording.plain_figure, label))
        track = top + step / 2 if wide else top + step - 18
        if wide:
            canvas.write(words, y=track, shift=-left)
            canvas.write(row.when, x="right", y=track, shift=16)
        else:
            canvas.write(words, y=top + 6 + 10 * len(label), shift=-8)
            canvas.write(row.when, x="right", y=top + 16, shift=12, anchor="right", size=14)
        tracks.append((row, track))
        top += step
    _calendar(canvas, drawn, tracks, wide=wide)
    lines(
        canvas,
        "coming",
        [[(float(a), y), (float(b), y)] for row, y in tracks for a, b in row.coming],
        colour=palette.PALE_BLUE,
        width=THICK,
    )
    lines(
        canvas,
        "open",
        [[(float(row.open[0]), y), (float(row.open[1]), y)] for row, y in tracks if row.open],
        colour=palette.BLUE,
        width=THICK,
    )
    return canvas.figure()  # fmt: skip


def _calendar(
    canvas: Canvas, drawn: WeeksInfo, tracks: Sequence[tuple[WeeksRow, float]], *, wide: bool
) -> None:
    """Draw the months and the day of the meeting: through all rows where it is wide, beside each track where it is not."""
    spans = [(0.0, canvas.height)] if wide else [(y - 10, y + 10) for _, y in tracks]
    for day, word in drawn.ticks:
        for top, bottom in spans:
            canvas.line(x=day, top=top, bottom=bottom, colour=palette.RULE, width=1)
        canvas.write(word, x=day, y=1, lift=14, colour=palette.SLATE, size=14, outside=True)
    for top, bottom in spans:
        canvas.line(x=drawn.on, top=top, bottom=bottom, colour=palette.INK, width=1.5, above=True)
    canvas.write(drawn.day, x=drawn.on, y=1, lift=36, anchor="center", size=14, outside=True)
