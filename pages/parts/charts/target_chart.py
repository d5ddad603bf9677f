"""Targets as bullets: a bar for what was heard, a tick for what was wanted. Voices and shares never share an axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import plotly.graph_objects as go

from models.protected import ReleaseNote
from models.target import TargetStanding
from models.vocabulary import TargetKind, TargetState, Withheld
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import alt_text
from pages.parts.groups import standing_alone
from pages.parts.targets import target_words
from pages.parts.targets.target_words import StateLook

LONGEST_WHERE = 30
"""Letters of the activities that stand under a group; the table has all of them."""
BEYOND = 1.04
"""How much longer than its longest bar or tick the axis is."""
COLOURS = {
    TargetState.MET: palette.BLUE,
    TargetState.ABOUT_THERE: palette.GREY,
    TargetState.NOT_MET: palette.PINK,
    None: palette.SILVER,
}
Measure = Literal["voices", "shares"]
COLUMNS: dict[Measure, str] = {"voices": "Heard", "shares": "Share"}
HEADING: dict[Measure, tuple[str, str]] = {
    "voices": (
        "Voices against target",
        "Bar: people heard. Upright line: the number we set out to hear. Hatched: fewer than 10, so the number is hidden.",
    ),
    "shares": (
        "Shares against target",
        "Bar: share of those who answered. Upright line: the share we set out to reach.",
    ),
}
"""Heading and the line under it."""


@dataclass(frozen=True)
class TargetRow:
    """One target, ready to draw, in people or in shares of 1."""

    label: str
    where: str
    heard: str
    wanted: str
    look: StateLook
    colour: str
    """Of the bar."""
    bar: float | None
    """Where the bar ends; None where the number is hidden."""
    hatched_to: float | None
    tick: float | None
    """What was wanted; None where nothing could be."""


@dataclass(frozen=True)
class TargetsInfo:
    """Everything that one chart of targets says."""

    measure: Measure
    rows: tuple[TargetRow, ...]
    end: float
    """End of the axis."""
    alt: str


def info(
    standings: Sequence[TargetStanding],
    *,
    measure: Measure,
    release: ReleaseNote,
    headline: str,
    on: date,
) -> TargetsInfo | None:
    """Return what to draw of the targets of one measure on a day, in their order; None where there is none to draw."""
    voices = measure == "voices"
    of = [
        each
        for each in standings
        if (each.target.kind is TargetKind.VOICES) is voices
        and each.heard.withheld is not Withheld.NOT_AVAILABLE
    ]
    rows = tuple(_row(each, release=release, on=on) for each in of)
    longest = max(
        [0.0, *(end for row in rows for end in (row.bar, row.hatched_to, row.tick) if end is not None)]
    )
    if not longest:
        return None
    hidden = sum(row.bar is None for row in rows)
    form = "Bars of people heard against targets" if voices else "Bars of shares heard against targets"
    alt = alt_text(form, what="targets", groups=len(rows), headline=headline, hidden=hidden)
    return TargetsInfo(measure, rows, longest * BEYOND, alt)


def _row(standing: TargetStanding, *, release: ReleaseNote, on: date) -> TargetRow:
    where = target_words.activities(release, standing.target.selection)
    voices = standing.target.kind is TargetKind.VOICES
    shown = standing.heard.shown
    base = standing.base.shown if standing.base else 0
    look = target_words.state(standing, on=on)
    hidden = float(standing.heard.high) if voices else standing.heard.high / base if base else None
    return TargetRow(
        label=standing_alone(target_words.category(standing.target)),
        where=where if len(where) <= LONGEST_WHERE else f"{where[: LONGEST_WHERE - 1].rstrip()}…",
        heard=target_words.heard(standing),
        wanted=target_words.wanted_short(standing),
        look=look,
        colour=palette.GREY if look is target_words.NOT_YET else COLOURS[standing.state],
        bar=(None if shown is None else float(shown)) if voices else standing.share,
        hatched_to=hidden if shown is None else None,
        tick=standing.wanted_people if voices else standing.wanted_share,
    )


def figure(drawn: TargetsInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: TargetsInfo) -> go.Figure:
    step = 54
    names = [text for row in drawn.rows for text in (row.label, f"{row.where[: LONGEST_WHERE - 4]}")]
    left = 206 + label_width(names)
    canvas = Canvas(step * len(drawn.rows), left, 170, 34, 8, (0, drawn.end))
    small: dict[str, Any] = {"size": 14, "lift": 14, "y": 1, "outside": True, "colour": palette.SLATE}
    for word, shift in ((COLUMNS[drawn.measure], -114), ("Target", -30)):
        canvas.write(word, shift=shift, anchor="right", **small)
    tracks = []
    for number, row in enumerate(drawn.rows):
        middle = step * number + step / 2
        canvas.write(wording.html(row.label), y=middle - 9, shift=-left)
        canvas.write(wording.html(row.where), y=middle + 11, shift=-left, colour=palette.SLATE, size=14)
        number_ink, size = (palette.INK, 16) if row.bar is not None else (palette.SLATE, 14)
        canvas.write(row.heard, y=middle, shift=-114, anchor="right", colour=number_ink, size=size)
        canvas.write(row.wanted, y=middle, shift=-30, anchor="right", colour=palette.SLATE)
        look = palette.look(row.look.like)
        canvas.sign(row.look.like, y=middle, edge="right", shift=24)
        canvas.write(_said(row), x="right", y=middle, shift=40, colour=look.ink)
        tracks.append((row, middle))
    _tracks(canvas, tracks)
    return canvas.figure()


def _narrow(drawn: TargetsInfo) -> go.Figure:
    step = 96
    canvas = Canvas(step * len(drawn.rows), 8, 16, 12, 8, (0, drawn.end))
    tracks = []
    for number, row in enumerate(drawn.rows):
        top = step * number
        look = palette.look(row.look.like)
        canvas.sign(row.look.like, y=top + 15, edge="left", shift=-1)
        canvas.write(wording.html(row.label), y=top + 15, shift=12)
        canvas.write(wording.html(row.where), y=top + 36, shift=12, colour=palette.SLATE, size=14)
        told = f"{row.heard}, target {row.wanted}"
        canvas.write(told, y=top + 57, shift=12, size=14)
        canvas.write(_said(row), x="right", y=top + 57, shift=16, anchor="right", colour=look.ink, size=14)
        tracks.append((row, top + 78.0))
    _tracks(canvas, tracks)
    return canvas.figure()


def _said(row: TargetRow) -> str:
    return f"<b>{row.look.word}</b>" if palette.look(row.look.like).bold else row.look.word


def _tracks(canvas: Canvas, tracks: Sequence[tuple[TargetRow, float]]) -> None:
    """Draw what stands on the tracks (row, y): bars by state, hatched bands of hidden numbers, ticks over all."""
    canvas.hatched([(row.hatched_to, y) for row, y in tracks if row.hatched_to is not None])
    for look, colour in dict.fromkeys((row.look, row.colour) for row, _ in tracks):
        of = [(row.bar, y) for row, y in tracks if row.look == look and row.bar is not None]
        if of:
            canvas.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": f"heard: {look.word.lower()}",
                    "base": 0,
                    "x": [end for end, _ in of],
                    "y": [y for _, y in of],
                    "width": 14,
                    "marker": {"color": colour, "line": {"width": 0}},
                }
            )
    for row, y in tracks:
        canvas.line(x=0, top=y - 12, bottom=y + 12, colour=palette.RULE, width=1)
        if row.tick is not None:
            canvas.line(x=row.tick, top=y - 13, bottom=y + 13, colour=palette.INK, width=3, above=True)
