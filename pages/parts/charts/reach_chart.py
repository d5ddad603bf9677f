"""The main chart: for each group the reach ratio with its interval, on a linear axis from nobody to double.

Linear and not logarithmic, because both nobody and a band that starts at nobody are common here, and have no place on
a logarithmic axis. `info` does all the thinking, `figure` all the drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from data.measures.thresholds import thresholds
from models.comparison import Comparison, GroupReach
from models.facts import Level
from models.vocabulary import Verdict
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, fits_one_line, label_width
from pages.parts.charts.strokes import axis_words

AXIS_END = 2.0
BAND = (float(thresholds().band_low), float(thresholds().band_high))
"""What is called about in line (method 3.3)."""
AXIS_WORDS = ((0.0, "Nobody"), (0.5, "Half"), (1.0, "In proportion"), (2.0, "Double"))

LEGEND = (
    (
        "er-hidden",
        "Hatched: fewer than 10 people, so the number is hidden. It lies somewhere in the hatched part.",
    ),
    ("er-band", f"Shaded: {BAND[0]:g} to {BAND[1]:g} times their share, which we call about in line."),
)

EXPECTED = "Expected: how many we would have heard if people took part in proportion to who lives here. Line: 95% interval."
NOTHING: Mapping[str, Any] = MappingProxyType({})
_SHORT = (Verdict.UNDER, Verdict.LITTLE_UNDER, Verdict.NO_CLEAR_EVIDENCE, Verdict.TOO_FEW)
"""Verdicts beside which it matters who was heard elsewhere."""
_STEPS = (34, 44, 62)
"""Pixels of a row in a wide window, by how many small lines stand under its verdict."""


def key(signs: Sequence[tuple[str, str]] = LEGEND, *, whom: str = "who lives here") -> str:
    """Return a legend of (swatch, words) in words, for a picture; `whom` is with whom people are compared."""
    return " ".join([EXPECTED.replace("who lives here", whom), *(words for _, words in signs)])


@dataclass(frozen=True)
class ReachRow:
    """One group, ready to draw. Ratios are in the units of the axis, cut at its end."""

    label: str
    heard: str
    expected: str
    verdict: Verdict | None
    at: float | None = None
    """Where the mark stands; None where there is none."""
    line: tuple[float, float] | None = None
    hatched_to: float | None = None
    """Where the band of a hidden number ends."""
    goes_on: bool = False
    """Whether the interval or the mark lies beyond the axis."""
    beyond: str = ""
    """The ratio in words where the mark itself lies beyond the axis."""
    apart: str = ""
    """Who else was heard, apart from these: "+35 heard apart"; never added."""
    targets: tuple[float, ...] = ()
    """Where targets in force stand on the axis."""
    until: str = ""
    """From how many answers one could tell, where it is too few: "until about 315 answers"."""

    @property
    def below(self) -> tuple[str, ...]:
        """What stands in small letters under the verdict."""
        return tuple(text for text in (self.until, self.apart) if text)


@dataclass(frozen=True)
class ReachHeading:
    """The name of the group that the rows below belong to."""

    label: str


@dataclass(frozen=True)
class ReachInfo:
    """Everything that the reach chart says."""

    rows: tuple[ReachRow | ReachHeading, ...]
    alt: str

    @property
    def has_apart(self) -> bool:
        """Whether any row says how many were heard apart."""
        return any(isinstance(row, ReachRow) and bool(row.apart) for row in self.rows)


def info(
    comparison: Comparison,
    *,
    level: Level,
    headings: Mapping[str, str],
    what: str,
    headline: str,
    apart: Mapping[str, str] = NOTHING,
    targets: Mapping[str, tuple[float, ...]] = NOTHING,
) -> ReachInfo:
    """Return what to draw, every group of the level in reference order.

    `headings` is category slug to the name of its group, empty where the level has none; `what` and `headline` stand
    in the text for those who cannot see the chart. `apart` is category slug to words beside a row that is not reached
    as it should be; `targets` to the ratios that targets in force ask for.
    """
    labels = {category.slug: category.short for category in level.categories}
    rows: list[ReachRow | ReachHeading] = []
    last = ""
    for group in comparison.groups:
        heading = headings.get(group.category, "")
        if heading and heading != last:
            rows.append(ReachHeading(heading))
        last = heading
        rows.append(
            replace(
                row(group, label=labels[group.category]),
                apart=apart.get(group.category, "") if group.verdict in _SHORT else "",
                targets=tuple(min(at, AXIS_END) for at in targets.get(group.category, ())),
                until=f"until {until}" if (until := wording.until(group)) else "",
            )
        )
    hidden = sum(group.heard.shown is None for group in comparison.groups)
    alt = alt_text("Reach ratios", what=what, groups=len(comparison.groups), headline=headline, hidden=hidden)
    return ReachInfo(tuple(rows), alt)


def row(group: GroupReach, *, label: str, end: float = AXIS_END) -> ReachRow:
    """Return one group as a row on an axis that ends at `end`."""
    words = ReachRow(label, wording.people(group.heard), wording.expected(group.expected), group.verdict)
    if not group.benchmark_share or group.ratio_high is None:
        return words
    drawn: dict[str, Any] = {
        "label": words.label,
        "heard": words.heard,
        "expected": words.expected,
        "verdict": words.verdict,
    }
    if group.heard.shown is None:
        return ReachRow(**drawn, hatched_to=min(group.ratio_high, end), goes_on=group.ratio_high > end)
    if group.ratio is None or not palette.look(group.verdict).plotted:
        return words
    low = group.ratio_low or 0.0
    return ReachRow(
        **drawn,
        at=group.ratio if group.ratio <= end else None,
        line=(min(low, end), min(group.ratio_high, end)),
        goes_on=group.ratio_high > end,
        beyond=f"{wording.ratio(group.ratio)} times" if group.ratio > end else "",
    )


def alt_text(form: str, *, what: str, groups: int, headline: str, hidden: int) -> str:
    """Return the text for those who cannot see a chart (look, section 5)."""
    count = "1 group" if groups == 1 else f"{groups} groups"
    unseen = (
        "" if not hidden else f" {wording.at_start(wording.in_words(hidden))} hidden, fewer than 10 people."
    )
    if hidden == groups:
        unseen = " All are hidden, fewer than 10 people."
    return f"{form} of {what}, {count}. {headline}{unseen} A table has the same figures."


def figure(drawn: ReachInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: ReachInfo) -> go.Figure:
    steps = [40 if isinstance(each, ReachHeading) else _STEPS[len(each.below)] for each in drawn.rows]
    left = 206 + label_width([each.label for each in drawn.rows if isinstance(each, ReachRow)])
    told = any(isinstance(each, ReachRow) and each.until for each in drawn.rows)
    canvas = Canvas(sum(steps), left, 226 if told else 196, 46, 32, (0, AXIS_END))
    canvas.block(start=BAND[0], end=BAND[1], top=0, bottom=canvas.height, colour=palette.BAND)
    for x in (0, 0.5, 1.5, AXIS_END):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    canvas.line(x=1, top=0, bottom=canvas.height, colour=palette.INK, width=1.5)
    small: dict[str, Any] = {"size": 14, "lift": 14, "y": 1, "outside": True}
    canvas.write("Heard", shift=-114, anchor="right", colour=palette.SLATE, **small)
    canvas.write("Expected", shift=-40, anchor="right", colour=palette.SLATE, **small)
    axis_words(canvas, AXIS_WORDS)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, ReachHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 26, shift=-left)
        else:
            middle = top + step / 2
            look = palette.look(each.verdict)
            canvas.write(each.label, y=middle, shift=-left)
            write_heard(canvas, each, y=middle, shift=-114)
            canvas.write(each.expected, y=middle, shift=-40, anchor="right", colour=palette.SLATE)
            at = middle - 9 * len(each.below)
            canvas.sign(each.verdict, y=at, edge="right", shift=34)
            word = f"<b>{look.word}</b>" if look.bold else look.word
            canvas.write(word, x="right", y=at, shift=50, colour=look.ink)
            for place, text in enumerate(each.below, start=1):
                canvas.write(text, x="right", y=at + 2 + 18 * place, shift=50, colour=palette.SLATE, size=14)
            _targets(canvas, each, y=middle)
            tracks.append((each, middle))
        top += step
    draw_tracks(canvas, tracks, end=AXIS_END)
    _ends(canvas)
    return canvas.figure()


def _narrow(drawn: ReachInfo) -> go.Figure:
    canvas = Canvas(sum(_narrow_steps(drawn)), 12, 16, 30, 32, (0, AXIS_END))
    axis_words(canvas, AXIS_WORDS)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, _narrow_steps(drawn), strict=True):
        if isinstance(each, ReachHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 24, shift=-12)
        else:
            look = palette.look(each.verdict)
            track = top + step - (34 if each.apart else 16)
            canvas.block(start=BAND[0], end=BAND[1], top=track - 10, bottom=track + 10, colour=palette.BAND)
            canvas.level_line(y=track, colour=palette.RULE, start=0, end=AXIS_END)
            for x in (0, 0.5, 1.5, AXIS_END):
                canvas.line(x=x, top=track - 8, bottom=track + 8, colour=palette.RULE, width=1)
            canvas.line(x=1, top=track - 10, bottom=track + 10, colour=palette.INK, width=1.5)
            canvas.sign(each.verdict, y=top + 15, edge="left", shift=-5)
            canvas.write(each.label, y=top + 15, shift=8)
            words = _narrow_words(each)
            word = f"<b>{words}</b>" if look.bold else words
            canvas.write(word, x="right", y=track - 25, shift=16, anchor="right", colour=look.ink, size=14)
            if each.apart:
                canvas.write(each.apart, y=track + 20, shift=8, colour=palette.SLATE, size=14)
            _targets(canvas, each, y=track)
            tracks.append((each, track))
        top += step
    draw_tracks(canvas, tracks, end=AXIS_END)
    _ends(canvas)
    return canvas.figure()


def _narrow_steps(drawn: ReachInfo) -> list[int]:
    return [
        40
        if isinstance(each, ReachHeading)
        else (56 if fits_one_line(f"   {each.label}", _narrow_words(each)) else 76)
        + (18 if each.apart else 0)
        for each in drawn.rows
    ]


def _narrow_words(each: ReachRow) -> str:
    """Return the verdict as it stands over a track: "too few to tell until about 315 answers"."""
    return " ".join(text for text in (palette.look(each.verdict).word.lower(), each.until) if text)


def _targets(canvas: Canvas, each: ReachRow, *, y: float) -> None:
    """Draw a target as the ink tick that stands for one on every chart."""
    for at in each.targets:
        canvas.line(x=at, top=y - 12, bottom=y + 12, colour=palette.INK, width=3, above=True)


def _ends(canvas: Canvas) -> None:
    below: dict[str, Any] = {"y": 0, "lift": -16, "colour": palette.SLATE, "size": 14, "outside": True}
    canvas.write("← fewer than their share", x=0.0, **below)
    canvas.write("more →", x=AXIS_END, anchor="right", **below)


def write_heard(canvas: Canvas, each: ReachRow, *, y: float, shift: float) -> None:
    """Write the people heard in their column: a number in ink, "fewer than 10" smaller and in slate."""
    number = each.heard.replace(",", "").isdigit()
    ink, size = (palette.INK, 16) if number else (palette.SLATE, 14)
    canvas.write(each.heard, y=y, shift=shift, anchor="right", colour=ink, size=size)


def draw_tracks(canvas: Canvas, tracks: list[tuple[ReachRow, float]], *, end: float) -> None:
    """Draw what stands on the tracks (row, y): hatched bands first, intervals over them, marks over all."""
    canvas.hatched([(each.hatched_to, y) for each, y in tracks if each.hatched_to is not None])
    for verdict in Verdict:
        of = [(each, y) for each, y in tracks if each.verdict is verdict]
        canvas.intervals(verdict, [(*each.line, y) for each, y in of if each.line])
        canvas.arrows(verdict, [(end, y) for each, y in of if each.goes_on])
        canvas.marks(verdict, [(each.at, y) for each, y in of if each.at is not None])
    for each, y in tracks:
        if each.beyond:
            ink = palette.look(each.verdict).ink
            canvas.write(
                each.beyond, x=end, y=y, shift=-14, anchor="right", colour=ink, size=14, ground=palette.WHITE
            )
