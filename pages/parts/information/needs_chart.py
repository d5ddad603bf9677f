"""What people asked for and what they got, kind by kind: a bar for those who got it, an upright line for those who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from data import facts
from data.accessible_information import NeedAt
from data.published.needs import NEEDS
from models.vocabulary import Withheld
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import alt_text
from pages.parts.charts.strokes import lines
from pages.parts.sentences import on_information

KEY = (
    "Bar: people who got it. Upright line: people who asked. Thick grey line: surely not all of them got it; a gap without one may be "
    "rounding. Hatched: fewer than 10, so the number is hidden."
)
LONGEST_LABEL = 26
BEYOND = 1.04
"""How much longer than its longest bar the axis is."""
STEP, WRAPPED, HEADING = 34, 50, 40
NARROW_STEP = 62
ALL_HIDDEN = "fewer than 10 asked"


@dataclass(frozen=True)
class NeedRow:
    """One kind at one engagement, ready to draw, in people as shown."""

    label: str
    says: str
    """Both numbers in words: "10 of 35", "fewer than 10 of 15"."""
    standing: str
    got: int | None
    """Where the bar ends; None where the number is hidden."""
    hatched_to: int | None
    asked: int | None
    """Where the line stands; None where it is hidden."""
    short: bool
    """Whether surely fewer got it than asked."""


@dataclass(frozen=True)
class NeedsInfo:
    """Everything that the chart says: the rows under each kind, in the order of the reference file."""

    kinds: tuple[tuple[str, tuple[NeedRow, ...]], ...]
    """Heading, which is empty where each kind has one row that is named after it, and its rows."""
    end: float
    alt: str


def info(needs: Sequence[NeedAt], *, of_one: bool, headline: str) -> NeedsInfo | None:
    """Return what to draw, of all engagements or `of_one`; None where no number of anybody who asked is there to draw."""
    drawn = [each for each in needs if each.needs.stated.withheld is not Withheld.NOT_AVAILABLE]
    if not any(each.needs.stated.shown is not None for each in drawn):
        return None
    order = [each.slug for each in facts.answers(NEEDS)]
    kinds = sorted({each.needs.kind for each in drawn}, key=order.index)
    if of_one:
        rows = tuple(
            _row(each, on_information.kind(kind))
            for kind in kinds
            for each in drawn
            if each.needs.kind == kind
        )
        grouped: tuple[tuple[str, tuple[NeedRow, ...]], ...] = (("", rows),)
    else:
        grouped = tuple(
            (
                on_information.kind(kind),
                tuple(_row(each, each.engagement.title) for each in drawn if each.needs.kind == kind),
            )
            for kind in kinds
        )
    rows = tuple(row for _, of in grouped for row in of)
    longest = max(
        place for row in rows for place in (row.got, row.hatched_to, row.asked) if place is not None
    )
    hidden = sum(row.hatched_to is not None for row in rows)
    alt = alt_text(
        "Bars of people who got what they asked for", what="formats and support", groups=len(rows), headline=headline, hidden=hidden
    )  # fmt: skip
    return NeedsInfo(grouped, longest * BEYOND, alt)


def _row(each: NeedAt, label: str) -> NeedRow:
    asked, got = each.needs.stated, each.needs.met
    if asked.shown is None:
        says = ALL_HIDDEN
    elif got.withheld is Withheld.NOT_AVAILABLE:
        says = f"{asked.shown:,} asked"
    else:
        says = f"{wording.people(got)} of {asked.shown:,}"
    standing = on_information.standing(each)
    # Nobody got it who had not asked: where it is hidden how many asked, that is all that is drawn.
    hidden = asked if asked.shown is None else got if got.withheld is Withheld.FEWER_THAN_10 else None
    return NeedRow(
        label=label,
        says=says,
        standing="" if standing == wording.NOT_APPLICABLE else standing,
        got=None if asked.shown is None else got.shown,
        hatched_to=None if hidden is None else hidden.high,
        asked=asked.shown,
        short=each.not_offered or each.fewer_than_asked,
    )


def figure(drawn: NeedsInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: NeedsInfo) -> go.Figure:
    labels = [[wrap(row.label, LONGEST_LABEL) for row in rows] for _, rows in drawn.kinds]
    left = 24 + label_width([line for of in labels for each in of for line in each])
    steps = [HEADING if heading else 0 for heading, _ in drawn.kinds]
    height = sum(steps) + sum(_step(each) for of in labels for each in of)
    canvas = Canvas(height, left, 350, 8, 8, (0, drawn.end))
    top = 0.0
    tracks = []
    for (heading, rows), of, step in zip(drawn.kinds, labels, steps, strict=True):
        if heading:
            canvas.write(f"<b>{wording.plain_figure(heading)}</b>", y=top + step / 2 + 4, shift=-left)
            top += step
        for row, label in zip(rows, of, strict=True):
            y = top + _step(label) / 2
            canvas.write("<br>".join(map(wording.plain_figure, label)), y=y, shift=-left)
            _number(canvas, row, y=y, shift=20)
            canvas.write(row.standing, x="right", y=y, shift=172, colour=palette.SLATE, size=14)
            tracks.append((row, y))
            top += _step(label)
    _tracks(canvas, tracks)
    return canvas.figure()


def _step(label: Sequence[str]) -> int:
    return STEP if len(label) == 1 else WRAPPED


def _narrow(drawn: NeedsInfo) -> go.Figure:
    height = sum((HEADING if heading else 0) + NARROW_STEP * len(rows) for heading, rows in drawn.kinds)
    canvas = Canvas(height, 8, 16, 8, 8, (0, drawn.end))
    top = 0.0
    tracks = []
    for heading, rows in drawn.kinds:
        if heading:
            canvas.write(f"<b>{wording.plain_figure(heading)}</b>", y=top + HEADING / 2, shift=-8)
            top += HEADING
        for row in rows:
            canvas.write(wording.plain_figure(row.label), y=top + 12, shift=-8, size=14)
            canvas.write(row.says, x="right", y=top + 12, shift=16, anchor="right", size=14)
            tracks.append((row, top + 36))
            top += NARROW_STEP
    _tracks(canvas, tracks)
    return canvas.figure()


def _number(canvas: Canvas, row: NeedRow, *, y: float, shift: float) -> None:
    hidden = row.hatched_to is not None
    canvas.write(
        row.says,
        x="right",
        y=y,
        shift=shift,
        colour=palette.SLATE if hidden else palette.INK,
        size=14 if hidden else 16,
    )


def _tracks(canvas: Canvas, tracks: Sequence[tuple[NeedRow, float]]) -> None:
    """Draw what stands on the tracks (row, y): bars, hatched bands, what is missing, and the lines of those who asked."""
    canvas.hatched([(row.hatched_to, y) for row, y in tracks if row.hatched_to is not None])
    bars = [(row.got, y) for row, y in tracks if row.got is not None]
    if bars:
        canvas.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": "got it",
                "base": 0,
                "x": [end for end, _ in bars],
                "y": [y for _, y in bars],
                "width": 14,
                "marker": {"color": palette.BLUE, "line": {"width": 0}},
            }
        )
    missing = [
        [(float(row.got if row.got is not None else row.hatched_to or 0), y), (float(row.asked), y)]
        for row, y in tracks
        if row.short and row.asked is not None
    ]
    lines(canvas, "did not get it", missing, colour=palette.SILVER, width=6)
    for row, y in tracks:
        canvas.line(x=0, top=y - 12, bottom=y + 12, colour=palette.RULE, width=1)
        if row.asked is not None:
            canvas.line(x=row.asked, top=y - 11, bottom=y + 11, colour=palette.INK, width=3, above=True)
