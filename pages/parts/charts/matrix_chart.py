"""A matrix: one row for each activity group, one column for each group of people, a verdict mark and a number in each cell.

What is hidden is hatched, what nobody was asked is striped, and what there is no figure for says so with a dash: each has
a pattern of its own, so that the chart reads without colour. Every chart of this form has the same cells and one scale of
words, so that two of them can be compared.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from models.comparison import GroupReach
from models.vocabulary import Verdict, Withheld
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Pattern, Width, label_width

State = Literal["shown", "hidden", "not_asked", "not_available"]

LEGEND = (
    ("er-down", "under-reached"),
    ("er-hollow-down", "a little under"),
    ("er-circle", "about in line"),
    ("er-hollow-up", "a little over"),
    ("er-up", "over-reached"),
    ("er-hollow-circle", "no clear evidence"),
    ("er-dash", "too few to tell"),
    ("er-hidden", "fewer than 10 people, hidden"),
    ("er-part-not-asked", "not asked"),
)
"""What each mark and pattern means; a dash of text is "no figure that we can show"."""

WIDE_NUMBERS, NARROW_NUMBERS = 9, 5
"""Columns up to which a cell has room for its number beside its mark."""
LONGEST_ROW = 34
"""Letters of a row's name; a longer one is cut, and stands whole in the table."""


@dataclass(frozen=True)
class MatrixCell:
    """One cell: what is known of it, its verdict, and its number in words (empty where there is none)."""

    state: State
    verdict: Verdict | None = None
    text: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """One row: its name, how many people it rests on in words, and a cell for each column."""

    label: str
    base: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class MatrixHeading:
    """The name of the rows below."""

    label: str


@dataclass(frozen=True)
class MatrixInfo:
    """Everything that a matrix says."""

    columns: tuple[str, ...]
    base_heading: str
    """What the number beside each row counts, e.g. "Answered"."""
    rows: tuple[MatrixRow | MatrixHeading, ...]
    alt: str


def cell(group: GroupReach, *, text: str | None = None) -> MatrixCell:
    """Return the cell of a compared group; its number is the reach ratio unless `text` says something else."""
    if group.verdict is Verdict.NOT_ASKED:
        return MatrixCell("not_asked", group.verdict)
    if group.heard.withheld is Withheld.NOT_AVAILABLE:
        return MatrixCell("not_available")
    if group.heard.shown is None:
        return MatrixCell("hidden", group.verdict)
    said = text if text is not None else "" if group.ratio is None else wording.ratio(group.ratio)
    return MatrixCell("shown", group.verdict, said)


def figure(drawn: MatrixInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: MatrixInfo) -> go.Figure:
    steps = [44 if isinstance(each, MatrixHeading) else 38 for each in drawn.rows]
    labels = [_cut(each.label) for each in drawn.rows if isinstance(each, MatrixRow)]
    left = 116 + label_width(labels)
    upright = len(drawn.columns) > WIDE_NUMBERS
    canvas = Canvas(sum(steps), left, 12, _heading_height(drawn.columns, upright=upright), 8, _range(drawn))
    _column_headings(canvas, drawn.columns, upright=upright, room=11)
    canvas.write(
        drawn.base_heading,
        y=1,
        lift=14,
        shift=-24,
        anchor="right",
        colour=palette.SLATE,
        size=14,
        outside=True,
    )
    top = 0.0
    marked: list[tuple[MatrixRow, float]] = []
    for each, step in zip(drawn.rows, steps, strict=True):
        middle = top + step / 2
        if isinstance(each, MatrixHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 28, shift=-left)
        else:
            canvas.write(_cut(each.label), y=middle, shift=-left)
            _write_base(canvas, each.base, y=middle, x="left", shift=-24)
            marked.append((each, middle))
        top += step
        canvas.level_line(y=top, colour=palette.RULE, start=0, end=len(drawn.columns))
    _draw_cells(canvas, marked, numbers=not upright, thickness=24)
    return canvas.figure()


def _narrow(drawn: MatrixInfo) -> go.Figure:
    upright = len(drawn.columns) > NARROW_NUMBERS
    heads = _heading_height(drawn.columns, upright=upright)
    steps = [40 if isinstance(each, MatrixHeading) else 66 for each in drawn.rows]
    canvas = Canvas(sum(steps), 4, 4, heads, 8, _range(drawn))
    _column_headings(canvas, drawn.columns, upright=upright, room=9)
    top = 0.0
    marked: list[tuple[MatrixRow, float]] = []
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, MatrixHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 24, shift=-4)
        else:
            canvas.write(_cut(each.label), y=top + 16, shift=-4, size=14)
            _write_base(canvas, each.base, y=top + 16, x="right", shift=4)
            marked.append((each, top + 44))
        top += step
        canvas.level_line(y=top, colour=palette.RULE, start=0, end=len(drawn.columns))
    _draw_cells(canvas, marked, numbers=not upright, thickness=22)
    return canvas.figure()


def _range(drawn: MatrixInfo) -> tuple[float, float]:
    """Each column is one unit of the axis."""
    return 0, float(len(drawn.columns))


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_ROW else f"{label[: LONGEST_ROW - 1].rstrip()}…"


def _wrapped(label: str, *, room: int) -> str:
    return "<br>".join(textwrap.wrap(label, room, break_long_words=False))


def _heading_height(columns: Sequence[str], *, upright: bool) -> float:
    if upright:
        return min(210.0, 24 + 7.2 * max(len(name) for name in columns))
    return 24 + 18 * max(_wrapped(name, room=9).count("<br>") + 1 for name in columns)


def _column_headings(canvas: Canvas, columns: Sequence[str], *, upright: bool, room: int) -> None:
    for place, name in enumerate(columns):
        canvas.write(
            name if upright else _wrapped(name, room=room),
            x=place + 0.5,
            y=1,
            lift=6,
            anchor="center",
            colour=palette.SLATE,
            size=14,
            outside=True,
        )
        canvas.annotations[-1] |= {"yanchor": "bottom"} | ({"textangle": -90} if upright else {})


def _write_base(canvas: Canvas, base: str, *, y: float, x: Literal["left", "right"], shift: float) -> None:
    number = base.replace(",", "").isdigit()
    canvas.write(base, y=y, x=x, shift=shift, anchor="right", colour=palette.SLATE, size=16 if number else 14)


def _draw_cells(
    canvas: Canvas, rows: Sequence[tuple[MatrixRow, float]], *, numbers: bool, thickness: float
) -> None:
    """Draw patterns first, then marks and numbers. Rows come with the middle of their track in pixels."""
    placed = [(each, place, y) for row, y in rows for place, each in enumerate(row.cells)]
    patterns: tuple[tuple[Pattern, State], ...] = (("hidden", "hidden"), ("not asked", "not_asked"))
    for pattern, state in patterns:
        canvas.patches(
            pattern,
            [(place + 0.1, place + 0.9, y) for each, place, y in placed if each.state == state],
            thickness=thickness,
        )
    for each, place, y in placed:
        if each.state == "not_available" or (
            each.state == "shown" and each.verdict is None and not each.text
        ):
            canvas.write("–", x=place + 0.5, y=y, anchor="center", colour=palette.SLATE)
        elif each.state == "shown" and each.text and numbers:
            alone = not palette.look(each.verdict).plotted
            look = palette.look(each.verdict)
            said = f"<b>{each.text}</b>" if look.bold else each.text
            canvas.write(
                said,
                x=place + 0.5,
                y=y,
                shift=0 if alone else 2,
                anchor="center" if alone else "left",
                colour=look.ink,
                size=14,
            )
    for verdict in Verdict:
        if not palette.look(verdict).plotted:
            continue
        canvas.marks(
            verdict,
            [
                (place + (0.5 if each.state == "hidden" or not numbers or not each.text else 0.32), y)
                for each, place, y in placed
                if each.verdict is verdict and each.state in ("shown", "hidden") and _is_marked(each)
            ],
        )


def _is_marked(each: MatrixCell) -> bool:
    """A hidden number that says nothing has its hatch alone; one that still proves a gap has its mark on it."""
    return each.state == "shown" or each.verdict in (Verdict.UNDER, Verdict.LITTLE_UNDER)
