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
from pages.parts.groups import SILENT

State = Literal["shown", "hidden", "not_asked", "not_available"]

LEGEND = (
    ("er-down", "under-reached"),
    ("er-hollow-down", "a little under"),
    ("er-circle", "about in line"),
    ("er-hollow-up", "a little over"),
    ("er-up", "over-reached"),
    ("er-hollow-circle", "no clear evidence"),
    ("er-dash", "too few to tell"),
    ("er-square", "heard, not compared"),
    ("er-hidden", "fewer than 10 people, hidden"),
    ("er-part-not-asked", "not asked"),
    ("er-no-figure", "no figure that we can show"),
)
"""What each mark and pattern means. A whole number alone is people heard, whom we compare with nobody."""

KEY = (
    "Triangle down: under-reached, hollow a little under. Triangle up: over-reached, hollow a little over. Circle: about in "
    "line, hollow no clear evidence. Short line: too few to tell. Square or number alone: heard, not compared. Hatched: fewer "
    "than 10 people, hidden. Striped: not asked. Dash: no figure that we can show."
)
"""The same in words, for a picture that has left its page."""

BESIDE, UNDER = 5, 9
"""Columns up to which a cell has room for its number beside its mark, and up to which under it."""
LONGEST_ROW = 36
"""Letters of a row's name; a longer one is cut, and stands whole in the table."""
HEADING_ROOM = 68
"""Letters that all column headings of a wide chart have side by side, in the narrowest window that it is drawn in."""


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


def cell(group: GroupReach, *, judged: bool = True) -> MatrixCell:
    """Return the cell of a compared group: its mark and its reach ratio, or its people alone where nothing is compared.

    `judged` False leaves the comparison off, where it would say little.
    """
    if group.verdict is Verdict.NOT_ASKED:
        return MatrixCell("not_asked", group.verdict)
    if group.heard.withheld is Withheld.NOT_AVAILABLE:
        return MatrixCell("not_available")
    verdict = group.verdict if judged else None
    if group.heard.shown is None:
        return MatrixCell("hidden", verdict)
    alone = verdict in SILENT or group.ratio is None
    return MatrixCell("shown", verdict, wording.people(group.heard) if alone else wording.ratio(group.ratio))


def figure(drawn: MatrixInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: MatrixInfo) -> go.Figure:
    stacked = BESIDE < len(drawn.columns) <= UNDER
    steps = [44 if isinstance(each, MatrixHeading) else 48 if stacked else 38 for each in drawn.rows]
    labels = [_cut(each.label) for each in drawn.rows if isinstance(each, MatrixRow)]
    left = 116 + label_width(labels)
    upright = len(drawn.columns) > UNDER
    heads = _heading_height(drawn.columns, upright=upright, room=_room(drawn.columns))
    canvas = Canvas(sum(steps), left, 12, heads, 8, _range(drawn))
    _column_headings(canvas, drawn.columns, upright=upright, room=_room(drawn.columns))
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
            canvas.write(f"<b>{wording.plain_figure(each.label)}</b>", y=top + 28, shift=-left)
        else:
            canvas.write(wording.plain_figure(_cut(each.label)), y=middle, shift=-left)
            _write_base(canvas, each.base, y=middle, x="left", shift=-24)
            marked.append((each, middle))
        top += step
        canvas.level_line(y=top, colour=palette.RULE, start=0, end=len(drawn.columns))
    _draw_cells(canvas, marked, columns=len(drawn.columns), thickness=32 if stacked else 24)
    return canvas.figure()


def _narrow(drawn: MatrixInfo) -> go.Figure:
    upright = len(drawn.columns) > BESIDE
    stacked = BESIDE < len(drawn.columns) <= UNDER
    heads = _heading_height(drawn.columns, upright=upright, room=9)
    steps = [40 if isinstance(each, MatrixHeading) else 76 if stacked else 66 for each in drawn.rows]
    canvas = Canvas(sum(steps), 4, 4, heads, 8, _range(drawn))
    _column_headings(canvas, drawn.columns, upright=upright, room=9)
    top = 0.0
    marked: list[tuple[MatrixRow, float]] = []
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, MatrixHeading):
            canvas.write(f"<b>{wording.plain_figure(each.label)}</b>", y=top + 24, shift=-4)
        else:
            canvas.write(wording.plain_figure(_cut(each.label)), y=top + 16, shift=-4, size=14)
            _write_base(canvas, each.base, y=top + 16, x="right", shift=4)
            marked.append((each, top + (50 if stacked else 44)))
        top += step
        canvas.level_line(y=top, colour=palette.RULE, start=0, end=len(drawn.columns))
    _draw_cells(canvas, marked, columns=len(drawn.columns), thickness=32 if stacked else 22)
    return canvas.figure()


def _range(drawn: MatrixInfo) -> tuple[float, float]:
    """Each column is one unit of the axis."""
    return 0, float(len(drawn.columns))


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_ROW else f"{label[: LONGEST_ROW - 1].rstrip()}…"


def _wrapped(label: str, *, room: int) -> str:
    return "<br>".join(
        wording.plain_figure(line) for line in textwrap.wrap(label, room, break_long_words=False)
    )


def _room(columns: Sequence[str]) -> int:
    """Letters of one line of a column's heading on a wide chart."""
    return min(16, max(6, HEADING_ROOM // max(1, len(columns))))


def _heading_height(columns: Sequence[str], *, upright: bool, room: int) -> float:
    if upright:
        return min(230.0, 16 + 7.2 * max(len(name) for name in columns))
    return 16 + 18 * max(_wrapped(name, room=room).count("<br>") + 1 for name in columns)


def _column_headings(canvas: Canvas, columns: Sequence[str], *, upright: bool, room: int) -> None:
    for place, name in enumerate(columns):
        canvas.write(
            wording.plain_figure(_cut(name)) if upright else _wrapped(name, room=room),
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
    canvas: Canvas, rows: Sequence[tuple[MatrixRow, float]], *, columns: int, thickness: float
) -> None:
    """Draw patterns first, then marks and numbers. Rows come with the middle of their track in pixels."""
    numbers, beside = columns <= UNDER, columns <= BESIDE
    stacked = numbers and not beside
    placed = [(each, place, y) for row, y in rows for place, each in enumerate(row.cells)]
    patterns: tuple[tuple[Pattern, State], ...] = (("hidden", "hidden"), ("not asked", "not_asked"))
    for pattern, state in patterns:
        canvas.patches(
            pattern,
            [(place + 0.1, place + 0.9, y) for each, place, y in placed if each.state == state],
            thickness=thickness,
        )
    for each, place, y in placed:
        look = palette.look(each.verdict)
        if each.state == "not_available":
            canvas.write("–", x=place + 0.5, y=y, anchor="center", colour=palette.SLATE)
        elif each.state == "shown" and each.text and numbers:
            alone = not look.plotted
            canvas.write(
                f"<b>{each.text}</b>" if look.bold else each.text,
                x=place + 0.5,
                y=y if alone or not stacked else y + 10,
                shift=0 if alone or stacked else 2,
                anchor="center" if alone or stacked else "left",
                colour=look.ink,
                size=14,
            )
    _squares(canvas, [(place + 0.5, y) for each, place, y in placed if _is_square(each, numbers=numbers)])
    for verdict in Verdict:
        if not palette.look(verdict).plotted:
            continue
        canvas.marks(
            verdict,
            [
                (place + (0.32 if beside and each.text else 0.5), y - (9 if stacked and each.text else 0))
                for each, place, y in placed
                if each.verdict is verdict and each.state in ("shown", "hidden") and _is_marked(each)
            ],
        )


def _is_marked(each: MatrixCell) -> bool:
    """A hidden number that says nothing has its hatch alone; one that still proves a gap has its mark on it."""
    return each.state == "shown" or each.verdict in (Verdict.UNDER, Verdict.LITTLE_UNDER)


def _is_square(each: MatrixCell, *, numbers: bool) -> bool:
    """Where nothing is compared and there is no room for the number, a mark says that people were heard."""
    return each.state == "shown" and not palette.look(each.verdict).plotted and not (numbers and each.text)


def _squares(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    if points:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": "heard, not compared",
                "x": [x for x, _ in points],
                "y": [y for _, y in points],
                "marker": {"symbol": "square", "size": 9, "color": palette.SLATE},
                "cliponaxis": False,
            }
        )
