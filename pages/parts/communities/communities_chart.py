"""Communities by stage: how many activities at each, the last contact, voices against target, and what waits for an answer.

Activities are not people: their numbers are whole. Voices are protected. A cell says its number, and its shade only that
it is none, one or two, or more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from data import facts
from data.register.contacts import Contacted
from models.vocabulary import Dimension, Stage, TargetState
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, fits_one_line
from pages.parts.charts.target_chart import COLOURS
from pages.parts.communities import community_words as words
from pages.parts.communities import row_drawing
from pages.parts.communities.voices_heard import Voices

MANY = 3
"""Activities from which a cell is blue; one or two are pale."""
BEYOND = 1.15
"""How much longer than the largest target the axis of voices is; a longer bar is cut, with an arrowhead."""
CELL, GAP, LAST = 84, 7, 126
"""Pixels of a cell of the wide chart, between two, and of the column of last contacts."""
IN_TWO_LINES = "No activity<br>of their own"
"""The longest word of a last contact, as the wide column has room for it."""
RIGHT = 156
ROOM = 2.3
"""How much longer than the axis of voices the plot is: the number follows the end of its bar."""
LEGEND = (
    ("er-none", "no activity"),
    ("er-few", "one or two"),
    ("er-many", "three or more"),
    ("er-target", "voices we set out to hear"),
    ("er-hidden", "fewer than 10 people, hidden"),
)
KEY = (
    "Dotted cell: no activity. Pale: one or two. Blue: three or more. Bar: people heard; upright line: how many we set out to "
    "hear. Pink bar: fewer than that; grey: not sure; pale: no number set. Pink words: an answer overdue. Hatched: fewer than "
    "10 people, hidden."
)
"""How to read the marks, for a picture that has left its page."""


@dataclass(frozen=True)
class CommunityRow:
    """One community, ready to draw."""

    label: str
    cells: tuple[int, int, int]
    """Activities at each stage, in the order of `Stage`."""
    last: str
    late: bool
    """Whether the last contact is over 12 months ago, or never was."""
    voices: str
    bar: float | None
    """People heard, where a number is shown."""
    hatched_to: float | None
    tick: float | None
    state: TargetState | None
    waiting: str
    overdue: bool
    back: str
    """Of how many things they heard back; blank where nothing is on record."""


@dataclass(frozen=True)
class CommunitiesInfo:
    """Everything that the chart says."""

    stages: tuple[str, str, str]
    rows: tuple[CommunityRow, ...]
    end: float
    """End of the axis of voices, in people."""
    alt: str


def info(listed: Sequence[tuple[Contacted, Voices]], *, headline: str) -> CommunitiesInfo:
    """Return what to draw of communities, each with its voices, in their order."""
    rows = tuple(_row(each, voices) for each, voices in listed)
    targets = [row.tick for row in rows if row.tick is not None]
    bars = [end for row in rows for end in (row.bar, row.hatched_to) if end is not None]
    end = BEYOND * max([1.0, *(targets or bars)])
    first, second, third = (facts.dimension_label(Dimension.STAGE.value, stage.value) for stage in Stage)
    hidden = sum(row.bar is None and row.hatched_to is not None for row in rows)
    beyond = sum(row.bar is not None and row.bar > end for row in rows)
    alt = [
        f"Matrix of activities by community and stage, {len(rows)} communities, with the last activity, voices against target and "
        f"answers waiting. {headline.rstrip('.')}.",
        f"{hidden} {'is' if hidden == 1 else 'are'} hidden: fewer than 10 voices." if hidden else "",
        f"{beyond} {'bar goes' if beyond == 1 else 'bars go'} on beyond the axis." if beyond else "",
        "A table has the same figures.",
    ]
    return CommunitiesInfo((first, second, third), rows, end, " ".join(part for part in alt if part))


def _row(each: Contacted, voices: Voices) -> CommunityRow:
    first, second, third = (each.at(stage) for stage in Stage)
    return CommunityRow(
        label=each.community.name,
        cells=(first, second, third),
        last=words.last_contact(each),
        late=each.long_ago or words.last_contact(each) == words.NEVER,
        voices=voices.against_target,
        bar=None if voices.shown is None else float(voices.shown),
        hatched_to=None if voices.hidden_to is None else float(voices.hidden_to),
        tick=None if voices.wanted is None else float(voices.wanted),
        state=voices.state,
        waiting=words.waits(each),
        overdue=bool(each.overdue),
        back=f"heard back on {words.heard_back(each)}" if each.findings else "",
    )


def figure(drawn: CommunitiesInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: CommunitiesInfo) -> go.Figure:
    step = 48
    cells_at = row_drawing.width([row.label for row in drawn.rows]) + 10
    left = cells_at + 3 * (CELL + GAP) + 10 + LAST
    canvas = Canvas(step * len(drawn.rows), left, RIGHT, 52, 8, (0, ROOM * drawn.end))
    _headings(canvas, drawn, cells_at=cells_at - left)
    for number, row in enumerate(drawn.rows):
        middle = step * number + step / 2
        row_drawing.name(canvas, row.label, y=middle, shift=-left)
        for place, count in enumerate(row.cells):
            start = cells_at - left + place * (CELL + GAP)
            _cell(canvas, count, y=middle, start=start, end=start + CELL)
            ink, size = _ink(count)
            canvas.write(
                _said(count), y=middle, shift=start + CELL / 2, anchor="center", colour=ink, size=size
            )
        last = row.last.replace(words.NONE_OF_THEIR_OWN, IN_TWO_LINES)
        canvas.write(_bold(last, row.late), y=middle, shift=-LAST)
        _write_voices(canvas, row, end=drawn.end, y=middle)
        _write_answers(canvas, row, y=middle)
        row_drawing.rule(canvas, y=step * (number + 1.0))
    _tracks(canvas, drawn, [(row, step * number + step / 2) for number, row in enumerate(drawn.rows)])
    return canvas.figure()


def _write_voices(canvas: Canvas, row: CommunityRow, *, end: float, y: float) -> None:
    """Write the voices after the end of their bar, or of the tick where that is further."""
    number = row.bar is not None
    marks = [min(mark, end) for mark in (row.bar, row.hatched_to, row.tick) if mark is not None]
    canvas.write(
        row.voices,
        x=max(marks, default=0.0),
        y=y,
        shift=10 if marks else 0,
        colour=palette.INK if number else palette.SLATE,
        size=16 if number else 14,
    )


def _write_answers(canvas: Canvas, row: CommunityRow, *, y: float) -> None:
    """Write how long the oldest answer has waited, and under it of how many things they heard back."""
    waits = row.waiting != wording.NOT_APPLICABLE
    of: dict[str, Any] = {"x": "right", "shift": RIGHT, "anchor": "right"}
    if waits or not row.back:
        colour = palette.PINK if row.overdue else palette.INK
        canvas.write(_bold(row.waiting, row.overdue), y=y - (9 if row.back else 0), colour=colour, **of)
    if row.back:
        canvas.write(row.back, y=y + (11 if waits else 0), colour=palette.SLATE, size=14, **of)


def _headings(canvas: Canvas, drawn: CommunitiesInfo, *, cells_at: float) -> None:
    small: dict[str, Any] = {"size": 14, "y": 1, "outside": True, "colour": palette.SLATE}
    for place, stage in enumerate(drawn.stages):
        at = cells_at + place * (CELL + GAP) + CELL / 2
        canvas.write(stage.replace(" ", "<br>"), shift=at, lift=6, anchor="center", **small)
    canvas.write("Last activity<br>for them", shift=-LAST, lift=6, **small)
    canvas.write("Voices heard,<br>against target", shift=0, lift=6, **small)
    canvas.write("Waiting for<br>an answer", x="right", shift=RIGHT, lift=6, anchor="right", **small)
    for one in canvas.annotations:
        one["yanchor"] = "bottom"


def _narrow(drawn: CommunitiesInfo) -> go.Figure:
    tops, canvas = [0.0], Canvas(0, 0, 0, 46, 4, (0, 3))
    for row in drawn.rows:
        tops.append(tops[-1] + _height(row))
    canvas.height = tops[-1]
    for place, stage in enumerate(drawn.stages):
        canvas.write(
            stage.replace(" ", "<br>"), x=place + 0.5, y=1, lift=6, anchor="center", size=14, outside=True,
            colour=palette.SLATE,
        )  # fmt: skip
        canvas.annotations[-1]["yanchor"] = "bottom"
    tracks = []
    for row, top in zip(drawn.rows, tops, strict=False):
        beside = fits_one_line(row.label, row.last)
        canvas.write(f"<b>{wording.plain_figure(row.label)}</b>", y=top + 18, shift=0)
        canvas.write(
            _bold(row.last, row.late), x="right", y=top + (18 if beside else 40), anchor="right", size=14,
            colour=palette.INK if row.late else palette.SLATE,
        )  # fmt: skip
        cells = top + (48 if beside else 68)
        for place, count in enumerate(row.cells):
            _block(canvas, count, y=cells, place=place)
            ink, size = _ink(count)
            canvas.write(_said(count), x=place + 0.5, y=cells, anchor="center", colour=ink, size=size)
        tracks.append((row, cells + 34))
        canvas.write(f"Voices: {row.voices}", x="right", y=cells + 34, anchor="right", size=14)
        if row.back:
            colour = palette.PINK if row.overdue else palette.INK
            said = (
                "" if row.waiting == wording.NOT_APPLICABLE else _bold(f"waiting {row.waiting}", row.overdue)
            )
            canvas.write(said, y=cells + 60, colour=colour, size=14)
            canvas.write(row.back, x="right", y=cells + 60, anchor="right", colour=palette.SLATE, size=14)
        canvas.level_line(y=top + _height(row), colour=palette.RULE, start=0, end=3)
    # The bar has three fifths of the width; its number stands at the end of the line.
    _tracks(canvas, drawn, tracks, scale=1.7 / drawn.end)
    return canvas.figure()


def _height(row: CommunityRow) -> float:
    return 104 + (0 if fits_one_line(row.label, row.last) else 20) + (26 if row.back else 0)


def _said(count: int) -> str:
    return f"<b>{count}</b>" if count else words.NONE


def _ink(count: int) -> tuple[str, int]:
    return (palette.SLATE, 14) if not count else (palette.WHITE if count >= MANY else palette.INK, 16)


def _bold(text: str, bold: bool) -> str:
    return f"<b>{text}</b>" if bold else text


def _looks(count: int) -> dict[str, Any]:
    if not count:
        return {"fillcolor": palette.WHITE, "line": {"color": palette.GREY, "width": 1, "dash": "dot"}}
    return {"fillcolor": palette.BLUE if count >= MANY else palette.PALE_BLUE, "line": {"width": 0}}


def _cell(canvas: Canvas, count: int, *, y: float, start: float, end: float) -> None:
    """Draw one cell in the margin, from one pixel left of the plot to another."""
    canvas.shapes.append(
        {
            "type": "rect", "xref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": y,
            "x0": start, "x1": end, "y0": -17, "y1": 17, "layer": "below", **_looks(count),
        }
    )  # fmt: skip


def _block(canvas: Canvas, count: int, *, y: float, place: int) -> None:
    """Draw one cell of the narrow chart, where a column is one unit of the axis."""
    canvas.shapes.append(
        {
            "type": "rect", "x0": place + 0.01, "x1": place + 0.99, "y0": y - 15, "y1": y + 15, "layer": "below",
            **_looks(count),
        }
    )  # fmt: skip


def _tracks(
    canvas: Canvas,
    drawn: CommunitiesInfo,
    tracks: Sequence[tuple[CommunityRow, float]],
    *,
    scale: float = 1.0,
) -> None:
    """Draw bars by state, hatched bands of hidden numbers, and ticks over all; `scale` is people to the axis."""
    canvas.hatched([(scale * row.hatched_to, y) for row, y in tracks if row.hatched_to is not None])
    for state, colour in COLOURS.items():
        of = [(row.bar, y) for row, y in tracks if row.state is state and row.bar]
        if of:
            canvas.traces.append(
                {
                    "type": "bar", "orientation": "h", "name": f"heard: {state.value if state else 'no target'}",
                    "base": 0, "x": [scale * min(end, drawn.end) for end, _ in of], "y": [y for _, y in of],
                    "width": 14, "marker": {"color": colour, "line": {"width": 0}},
                }
            )  # fmt: skip
            beyond = [(scale * drawn.end, y) for end, y in of if end > drawn.end]
            if beyond:
                canvas.traces.append(
                    {
                        "type": "scatter", "mode": "markers", "name": "beyond the axis",
                        "x": [x for x, _ in beyond], "y": [y for _, y in beyond], "cliponaxis": False,
                        "marker": {"symbol": "triangle-right", "size": 13, "color": colour},
                    }
                )  # fmt: skip
    for row, y in tracks:
        if row.tick is not None:
            x = scale * row.tick
            canvas.line(x=x, top=y - 13, bottom=y + 13, colour=palette.INK, width=3, above=True)
