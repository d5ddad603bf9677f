"""The gap in dialogue: how often each community was asked without a place at the table, and what came of what it said.

One block for each activity at which it was asked, one mark for each thing it told us. Activities and reports are not
people: they are counted one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from data.register.contacts import Contacted
from models.vocabulary import FindingState
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width
from pages.parts.communities import community_words as words
from pages.parts.communities import row_drawing

MOST = 24
"""Blocks or marks drawn in a row; the words beside them say the whole number."""
FEWEST = 6
"""Blocks that a row has room for, so that a few are not drawn as bars."""
OFTEN, RIGHT = 180, 190
"""Pixels of the words beside the blocks, and of those at the end of a row."""
LEGEND = (
    ("er-many", "one activity at which they were asked"),
    ("er-circle", "something they said, and heard back on"),
    ("er-hollow-circle", "waiting for an answer"),
    ("er-right", "waiting, and overdue"),
)
KEY = (
    "Block: one activity at which they were asked. Circle: something they said and heard back on; hollow while they wait. "
    "Triangle: waiting, and overdue."
)
_MARKS: dict[str, dict[str, Any]] = {
    "heard back": {"symbol": "circle", "size": 13, "color": palette.BLUE},
    "waiting": {
        "symbol": "circle", "size": 12, "color": palette.WHITE, "line": {"color": palette.GREY, "width": 2},
    },
    "overdue": {"symbol": "triangle-right", "size": 14, "color": palette.PINK},
}  # fmt: skip


@dataclass(frozen=True)
class GapRow:
    """One community, ready to draw."""

    label: str
    asked: int
    often: str
    """How often it was asked, in words."""
    told: int
    waiting: int
    """Waiting, and not overdue."""
    overdue: int
    back: str
    """Of how many things it heard back."""
    wait: str
    """How long the oldest has waited; blank where none waits."""


@dataclass(frozen=True)
class GapInfo:
    """Everything that the chart says."""

    rows: tuple[GapRow, ...]
    alt: str


def info(ranked: Sequence[Contacted], *, period: str | None, headline: str) -> GapInfo:
    """Return what to draw of communities that were asked and not at the table, in their order."""
    rows = tuple(_row(each, period=period) for each in ranked)
    alt = (
        f"Blocks of times asked beside marks of what they told us, {len(rows)} communities that were not at the table, most "
        f"often asked first. {headline.rstrip('.')}. A table has the same figures."
    )
    return GapInfo(rows, alt)


def _row(each: Contacted, *, period: str | None) -> GapRow:
    overdue = sum(one.state is FindingState.OVERDUE for one in each.waiting)
    return GapRow(
        label=each.community.name,
        asked=each.asked,
        often=wording.at_start(words.asked(each, period=period)),
        told=each.told,
        waiting=len(each.waiting) - overdue,
        overdue=overdue,
        back=words.heard_back(each),
        wait=words.waits(each) if each.waiting else "",
    )


def figure(drawn: GapInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _rooms(drawn: GapInfo) -> tuple[float, float]:
    """Return how many blocks, and how many marks, a row has room for."""
    blocks = max([FEWEST, *(min(MOST, row.asked) for row in drawn.rows)])
    return blocks, max([FEWEST, *(min(MOST, _marks(row)) for row in drawn.rows)])


def _marks(row: GapRow) -> int:
    return row.told + row.waiting + row.overdue


def _wide(drawn: GapInfo) -> go.Figure:
    step = 48
    left = row_drawing.width([row.label for row in drawn.rows]) + OFTEN + 14
    blocks, marks = _rooms(drawn)
    canvas = Canvas(step * len(drawn.rows), left, RIGHT, 36, 8, (0, blocks + 0.8 + marks))
    small: dict[str, Any] = {"size": 14, "y": 1, "lift": 16, "outside": True, "colour": palette.SLATE}
    canvas.write("Times asked", shift=-OFTEN, **small)
    canvas.write("What they told us", x=blocks + 0.8, **small)
    canvas.write("Heard back on", x="right", shift=RIGHT, anchor="right", **small)
    for number, row in enumerate(drawn.rows):
        middle = step * number + step / 2
        row_drawing.name(canvas, row.label, y=middle, shift=-left)
        canvas.write(row.often, y=middle, shift=-OFTEN)
        lift = 9 if row.wait else 0
        ink, size = (palette.INK, 16) if _marks(row) else (palette.SLATE, 14)
        canvas.write(row.back, x="right", y=middle - lift, shift=RIGHT, anchor="right", colour=ink, size=size)
        if row.wait:
            canvas.write(_wait(row), x="right", y=middle + 11, shift=RIGHT, anchor="right", **_wait_look(row))
        row_drawing.rule(canvas, y=step * (number + 1.0))
    _draw(
        canvas,
        [(row, step * number + step / 2, step * number + step / 2) for number, row in enumerate(drawn.rows)],
        marks_at=blocks + 0.8,
    )
    return canvas.figure()


def _narrow(drawn: GapInfo) -> go.Figure:
    step = 116
    room = max(_rooms(drawn))
    canvas = Canvas(step * len(drawn.rows), 0, 0, 4, 4, (0, room))
    placed = []
    for number, row in enumerate(drawn.rows):
        top = step * number
        canvas.write(f"<b>{wording.plain_figure(row.label)}</b>", y=top + 18)
        canvas.write(f"Asked {wording.in_sentence(row.often)}", y=top + 40, size=14, colour=palette.SLATE)
        canvas.write(
            f"Heard back: {row.back}", x="right", y=top + 84, anchor="right", size=14, colour=palette.SLATE
        )
        if row.wait:
            canvas.write(_wait(row), x="right", y=top + 102, anchor="right", **_wait_look(row))
        placed.append((row, top + 62.0, top + 90.0))
        canvas.level_line(y=step * (number + 1.0), colour=palette.RULE, start=0, end=room)
    _draw(canvas, placed, marks_at=0)
    return canvas.figure()


def _wait(row: GapRow) -> str:
    said = f"waiting {row.wait}"
    return f"<b>{said}</b>" if row.overdue else said


def _wait_look(row: GapRow) -> dict[str, Any]:
    return {"size": 14, "colour": palette.PINK if row.overdue else palette.SLATE}


def _draw(canvas: Canvas, placed: Sequence[tuple[GapRow, float, float]], *, marks_at: float) -> None:
    """Draw blocks and marks of rows that come with the middle of each in pixels."""
    for row, y, _ in placed:
        for place in range(min(MOST, row.asked)):
            canvas.block(start=place + 0.06, end=place + 0.94, top=y - 9, bottom=y + 9, colour=palette.BLUE)
    points: dict[str, list[tuple[float, float]]] = {name: [] for name in _MARKS}
    for row, _, y in placed:
        kinds = ["heard back"] * row.told + ["overdue"] * row.overdue + ["waiting"] * row.waiting
        for place, kind in enumerate(kinds[:MOST]):
            points[kind].append((marks_at + place + 0.5, y))
    for name, at in points.items():
        if at:
            canvas.traces.append(
                {
                    "type": "scatter", "mode": "markers", "name": name, "x": [x for x, _ in at],
                    "y": [y for _, y in at], "marker": _MARKS[name], "cliponaxis": False,
                }
            )  # fmt: skip
