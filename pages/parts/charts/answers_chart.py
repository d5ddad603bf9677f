"""Who answered, one strip for each row: all people of the row, answered first, then each kind of missing in its pattern."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import plotly.graph_objects as go

from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.charts import missing_strip, palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.missing_strip import NAMES, UNPLACED, MissingPart
from pages.parts.trust.answering import Answering

LONGEST_ROW = 36
"""Letters of a row's name; a longer one is cut, and stands whole in the table."""
WIDE_ROW, NARROW_ROW = 34, 54
NOT_ASKED, NOT_AVAILABLE = "Not asked", "Not available"
KEY = (
    "Each strip is all people of its row, from left to right: answered; answered in less detail; prefer not to say; does not "
    "know; left blank; needs review; not asked; does not apply. Hatched: a number that is hidden; its width says nothing. The "
    "percentage is of those asked."
)
LEGEND = (
    ("er-part-answered", "Answered"),
    ("er-part-unplaced", UNPLACED),
    *((f"er-part-{kind.value.replace('_', '-')}", name) for kind, name in NAMES.items()),
    ("er-hidden", "Hidden; its width says nothing"),
)


@dataclass(frozen=True)
class AnswersRow:
    """One strip: its name, how many were asked and what share of them answered, in words, and its parts."""

    label: str
    asked: str
    answered: str
    parts: tuple[MissingPart, ...]


@dataclass(frozen=True)
class AnswersInfo:
    """Everything that the chart says."""

    rows: tuple[AnswersRow, ...]
    alt: str


def info(rows: Sequence[Answering], *, what: str, headline: str) -> AnswersInfo:
    """Return what to draw; `what` the rows are of ("20 questions"), for those who can't see the chart."""
    silent = sum(row.state == "not_available" for row in rows)
    unasked = sum(row.state == "not_asked" for row in rows)
    limits = "".join(
        f" {number} {words}."
        for number, words in ((unasked, "not asked"), (silent, "not available"))
        if number
    )
    alt = f"Strips of who answered, {what}. {headline}{limits} A table has the same figures."
    return AnswersInfo(tuple(_row(row) for row in rows), alt)


def _row(row: Answering) -> AnswersRow:
    label = textwrap.shorten(row.label, LONGEST_ROW, placeholder="…")
    if row.state == "not_asked":
        whole = MissingPart(Missing.NOT_ASKED.value, NAMES[Missing.NOT_ASKED], "", 0.0, 1.0, hidden=False)
        return AnswersRow(label, "0", NOT_ASKED, (whole,))
    if row.state == "not_available":
        return AnswersRow(label, wording.NOT_APPLICABLE, NOT_AVAILABLE, ())
    answered = wording.HIDDEN if row.share is None else wording.percent(row.share)
    parts = missing_strip.info(row.table, what=row.label).parts
    return AnswersRow(label, wording.people(row.table.asked), answered, parts)


def legend(drawn: AnswersInfo) -> tuple[tuple[str, str], ...]:
    """Return (swatch class, words) of what the strips hold, and of nothing else."""
    parts = {part.name if not part.hidden else LEGEND[-1][1] for row in drawn.rows for part in row.parts}
    return tuple(entry for entry in LEGEND if entry[1] in parts)


def figure(drawn: AnswersInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: AnswersInfo) -> go.Figure:
    left = label_width([row.label for row in drawn.rows]) + 90
    canvas = Canvas(WIDE_ROW * len(drawn.rows), left, 112, 34, 8, (0, 1))
    small: dict[str, Any] = {"y": 1, "lift": 16, "colour": palette.SLATE, "size": 14, "outside": True}
    canvas.write("Asked", shift=-20, anchor="right", **small)
    canvas.write("All people", **small)
    canvas.write("Answered", x="right", shift=16, **small)
    placed = []
    for place, row in enumerate(drawn.rows):
        y = WIDE_ROW * place + WIDE_ROW / 2
        canvas.write(escape(row.label, quote=False), y=y, shift=-left)
        canvas.write(row.asked, y=y, shift=-20, anchor="right")
        _write_answered(canvas, row, y=y, shift=16, anchor="left")
        placed.append((row, y))
    _strips(canvas, placed, thickness=20)
    return canvas.figure()


def _narrow(drawn: AnswersInfo) -> go.Figure:
    canvas = Canvas(NARROW_ROW * len(drawn.rows), 1, 1, 4, 8, (0, 1))
    placed = []
    for place, row in enumerate(drawn.rows):
        top = NARROW_ROW * place
        canvas.write(escape(row.label, quote=False), y=top + 14)
        _write_answered(canvas, row, y=top + 14, shift=0, anchor="right")
        placed.append((row, top + 38.0))
    _strips(canvas, placed, thickness=18)
    return canvas.figure()


def _write_answered(
    canvas: Canvas, row: AnswersRow, *, y: float, shift: float, anchor: Literal["left", "right"]
) -> None:
    quiet = row.answered in (NOT_ASKED, NOT_AVAILABLE, wording.HIDDEN)
    canvas.write(
        row.answered if quiet else f"<b>{row.answered}</b>",
        y=y,
        x="right",
        shift=shift,
        anchor=anchor,
        colour=palette.SLATE if quiet else palette.INK,
        size=14 if quiet else 16,
    )


def _strips(canvas: Canvas, placed: Sequence[tuple[AnswersRow, float]], *, thickness: float) -> None:
    """Draw all parts of one kind as one trace: a trace for each part would take longer than a page may."""
    kinds: dict[str, list[tuple[MissingPart, float]]] = {}
    for row, y in placed:
        if not row.parts:
            canvas.level_line(y=y, colour=palette.RULE, start=0, end=1)
        for part in row.parts:
            kinds.setdefault("Hidden" if part.hidden else part.name, []).append((part, y))
    canvas.traces += [missing_strip.bars(name, parts, thickness=thickness) for name, parts in kinds.items()]
