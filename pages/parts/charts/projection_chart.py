"""Each group of an open engagement by its closing: heard so far, the range at this pace, and what is in proportion.

Everything is drawn as a share of what would be in proportion by closing, so that small and large groups are readable
on one axis, the axis of the reach chart: a bar of the people heard so far, a line from the bottom to the top of the
range, and the upright line of proportion.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from models.comparison import GroupReach
from models.projection import Projection
from models.vocabulary import Course
from pages.parts import wording
from pages.parts.charts import palette, reach_chart
from pages.parts.charts.canvas import Canvas, Width, fits_one_line, label_width
from pages.parts.charts.strokes import axis_words
from pages.parts.plans.plan_table import COURSE_LOOKS
from pages.parts.plans.plans import Plan
from pages.parts.sentences import on_open_activities as sentences

AXIS_END = 1.5
LEGEND = (
    ("er-so-far", "Pale bar: people heard so far."),
    ("er-by-closing", "Line: how many there will be by closing at this pace, as a range."),
    (
        "er-hidden",
        "Hatched: fewer than 10 people, so the number is hidden and there is no pace. It lies somewhere in the hatched part.",
    ),
)
_WORDS = ((0.0, "Nobody"), (0.5, "Half"), (1.0, "In proportion"))


@dataclass(frozen=True)
class ProjectionRow:
    """One group, ready to draw. Places on the axis are shares of what is in proportion by closing, cut at its end."""

    label: str
    heard: str
    by_closing: str
    fair: str
    course: Course | None
    word: str
    so_far: float | None = None
    """Where the bar of people heard ends; None where hidden, or where there is nothing to hold it against."""
    line: tuple[float, float] | None = None
    hatched_to: float | None = None
    goes_on: bool = False
    """Whether the range or the hatched part lies beyond the axis."""


@dataclass(frozen=True)
class ProjectionHeading:
    """The name of the group that the rows below belong to."""

    label: str


@dataclass(frozen=True)
class ProjectionInfo:
    """Everything that the chart says."""

    rows: tuple[ProjectionRow | ProjectionHeading, ...]
    alt: str


def info(plan: Plan, *, headings: Mapping[str, str], headline: str) -> ProjectionInfo:
    """Return what to draw, every group of the level in reference order; `headings` is category slug to its group."""
    rows: list[ProjectionRow | ProjectionHeading] = []
    last = ""
    for group, projection in zip(plan.compared.comparison.groups, plan.projections, strict=True):
        heading = headings.get(group.category, "")
        if heading and heading != last:
            rows.append(ProjectionHeading(heading))
        last = heading
        rows.append(row(group, projection, label=plan.compared.category(group).short))
    alt = reach_chart.alt_text(
        "People heard so far and projected to closing",
        what=wording.in_sentence(plan.characteristic.label),
        groups=len(plan.projections),
        headline=headline,
        hidden=sum(group.heard.shown is None for group in plan.compared.comparison.groups),
    )
    return ProjectionInfo(tuple(rows), alt)


def row(group: GroupReach, projection: Projection, *, label: str) -> ProjectionRow:
    """Return one group as a row."""
    fair = projection.most_in_proportion or projection.in_proportion
    words = (
        label,
        wording.people(group.heard),
        sentences.by_closing(projection),
        sentences.in_proportion(projection),
        projection.course,
        sentences.course(projection),
    )
    if not fair:
        return ProjectionRow(*words)
    if group.heard.shown is None:
        to = group.heard.high / fair
        return ProjectionRow(*words, hatched_to=min(to, AXIS_END), goes_on=to > AXIS_END)
    so_far = min(group.heard.shown / fair, AXIS_END)
    if projection.low is None or projection.high is None:
        return ProjectionRow(*words, so_far=so_far)
    low, high = projection.shares or (projection.low / fair, projection.high / fair)
    return ProjectionRow(
        *words,
        so_far=so_far,
        line=(min(low, AXIS_END), min(high, AXIS_END)),
        goes_on=high > AXIS_END,
    )


def figure(drawn: ProjectionInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: ProjectionInfo) -> go.Figure:
    steps = [40 if isinstance(each, ProjectionHeading) else 34 for each in drawn.rows]
    labels = [each.label for each in drawn.rows if isinstance(each, ProjectionRow)]
    left = 314 + label_width(labels)
    canvas = Canvas(sum(steps), left, 196, 52, 12, (0, AXIS_END))
    for x in (0, 0.5, AXIS_END):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    head: dict[str, Any] = {"y": 1, "anchor": "right", "colour": palette.SLATE, "size": 14, "outside": True}
    canvas.write("Heard<br>so far", shift=-224, lift=22, **head)
    canvas.write("By closing,<br>at this pace", shift=-122, lift=22, **head)
    canvas.write("In<br>proportion", shift=-40, lift=22, **head)
    axis_words(canvas, _WORDS, last=None)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, ProjectionHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 26, shift=-left)
        else:
            y = top + step / 2
            canvas.write(each.label, y=y, shift=-left)
            _number(canvas, each.heard, y=y, shift=-224)
            _number(canvas, each.by_closing, y=y, shift=-122)
            canvas.write(each.fair, y=y, shift=-40, anchor="right", colour=palette.SLATE)
            canvas.sign(COURSE_LOOKS[each.course], y=y, edge="right", shift=34)
            canvas.write(_word(each), x="right", y=y, shift=50, colour=_ink(each))
            tracks.append((each, y))
        top += step
    _tracks(canvas, tracks)
    canvas.line(x=1, top=0, bottom=canvas.height, colour=palette.INK, width=1.5, above=True)
    return canvas.figure()


def _narrow(drawn: ProjectionInfo) -> go.Figure:
    steps = _narrow_steps(drawn)
    canvas = Canvas(sum(steps), 12, 16, 30, 8, (0, AXIS_END))
    axis_words(canvas, _WORDS, last=None)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, ProjectionHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 24, shift=-12)
        else:
            y = top + step - 16
            small: dict[str, Any] = {"size": 14, "colour": palette.SLATE}
            canvas.sign(COURSE_LOOKS[each.course], y=top + 15, edge="left", shift=-5)
            canvas.write(each.label, y=top + 15, shift=8)
            beside = step == 76
            canvas.write(
                _word(each), x="right", y=top + (15 if beside else 36), shift=16, anchor="right", size=14,
                colour=_ink(each),
            )  # fmt: skip
            numbers = y - 24
            canvas.write(f"{each.heard} heard", y=numbers, shift=-12, **small)
            if each.line is not None:
                canvas.write(
                    f"{each.by_closing} by closing, of {each.fair}",
                    x="right",
                    y=numbers,
                    shift=16,
                    anchor="right",
                    **small,
                )
            canvas.level_line(y=y, colour=palette.RULE, start=0, end=AXIS_END)
            for x in (0, 0.5, AXIS_END):
                canvas.line(x=x, top=y - 8, bottom=y + 8, colour=palette.RULE, width=1)
            canvas.line(x=1, top=y - 10, bottom=y + 10, colour=palette.INK, width=1.5, above=True)
            tracks.append((each, y))
        top += step
    _tracks(canvas, tracks)
    return canvas.figure()


def _narrow_steps(drawn: ProjectionInfo) -> list[int]:
    return [
        40
        if isinstance(each, ProjectionHeading)
        else 76
        if fits_one_line(f"   {each.label}", each.word)
        else 98
        for each in drawn.rows
    ]


def _word(each: ProjectionRow) -> str:
    return f"<b>{each.word}</b>" if palette.look(COURSE_LOOKS[each.course]).bold else each.word


def _ink(each: ProjectionRow) -> str:
    return palette.look(COURSE_LOOKS[each.course]).ink


def _number(canvas: Canvas, text: str, *, y: float, shift: float) -> None:
    """Write a number in its column; words that stand for one are smaller and in slate."""
    is_number = text[:1].isdigit()
    ink, size = (palette.INK, 16) if is_number else (palette.SLATE, 14)
    canvas.write(text, y=y, shift=shift, anchor="right", colour=ink, size=size)


def _tracks(canvas: Canvas, tracks: list[tuple[ProjectionRow, float]]) -> None:
    """Draw what stands on the tracks (row, y): bars and hatched parts first, the ranges over them."""
    for each, y in tracks:
        if each.so_far:
            canvas.block(start=0, end=each.so_far, top=y - 7, bottom=y + 7, colour=palette.PALE_BLUE)
    canvas.hatched([(each.hatched_to, y) for each, y in tracks if each.hatched_to is not None])
    for course in (*Course, None):
        of = [(each, y) for each, y in tracks if each.course is course]
        canvas.intervals(COURSE_LOOKS[course], [(*each.line, y) for each, y in of if each.line])
        canvas.arrows(COURSE_LOOKS[course], [(AXIS_END, y) for each, y in of if each.goes_on])
    for trace in canvas.traces:
        if trace["name"].startswith("interval"):
            trace["line"]["width"] = 6
            trace["name"] = "by closing"
