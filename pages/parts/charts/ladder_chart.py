"""The ladder: for each group its share at the table divided by its share among those surveyed, from never to double.

The axis and the marks are those of the main chart; only what stands at 1 differs, and the words say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from data.measures.ladder import Rung
from models.facts import Level
from models.vocabulary import Presence, Verdict
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, fits_one_line, label_width
from pages.parts.charts.reach_chart import AXIS_END, BAND, ReachHeading, ReachRow, draw_tracks
from pages.parts.charts.strokes import axis_words

AXIS_WORDS = ((0.0, "Never"), (0.5, "Half"), (1.0, "As present"), (2.0, "Double"))
LOOK: Mapping[Presence | None, Verdict | None] = {
    Presence.LESS: Verdict.UNDER,
    Presence.ALIKE: Verdict.IN_LINE,
    Presence.MORE: Verdict.OVER,
    Presence.TOO_FEW: Verdict.TOO_FEW,
    Presence.NOT_ENOUGH_ANSWERS: Verdict.NOT_ENOUGH_ANSWERS,
    None: None,
}
"""Each word has the mark and the colour of a verdict that means as much."""
SHORT: Mapping[Presence, str] = {
    Presence.LESS: "Less at the table",
    Presence.ALIKE: "About as present",
    Presence.MORE: "More at the table",
    Presence.TOO_FEW: "Too few to tell",
    Presence.NOT_ENOUGH_ANSWERS: "Not enough answers",
}
"""What stands at the end of a row."""
LEGEND = (
    (
        "er-hidden",
        "Hatched: fewer than 10 people at the table or surveyed. The ratio lies somewhere in the hatched part.",
    ),
    ("er-band", f"Shaded: {BAND[0]:g} to {BAND[1]:g} times as present, which we call about as present."),
)

KEY = " ".join(words for _, words in LEGEND)


@dataclass(frozen=True)
class LadderRow:
    """One group: its shares in words, its word, and what stands on its track (heard: surveyed; expected: at the table)."""

    track: ReachRow
    word: str


@dataclass(frozen=True)
class LadderInfo:
    """Everything that the ladder says."""

    rows: tuple[LadderRow | ReachHeading, ...]
    alt: str


def info(
    rungs: Sequence[Rung], *, level: Level, headings: Mapping[str, str], what: str, headline: str
) -> LadderInfo:
    """Return what to draw, every group of the level in reference order."""
    labels = {category.slug: category.short for category in level.categories}
    rows: list[LadderRow | ReachHeading] = []
    last = ""
    for rung in rungs:
        heading = headings.get(rung.category, "")
        if heading and heading != last:
            rows.append(ReachHeading(heading))
        last = heading
        word = "Not available" if rung.presence is None else SHORT[rung.presence]
        rows.append(LadderRow(_track(rung, label=labels[rung.category]), word))
    hidden = sum(rung.asked.shown is None or rung.at_table.shown is None for rung in rungs)
    told = f" {wording.at_start(wording.in_words(hidden))} hidden, fewer than 10 people." if hidden else ""
    alt = f"Ladder ratios of {what}, {len(rungs)} groups. {headline}{told} A table has the same figures."
    return LadderInfo(tuple(rows), alt)


def share(number: float | None) -> str:
    """Return a share for its column: "12%", "hidden" where its count is."""
    return wording.HIDDEN if number is None else wording.percent(number)


def _track(rung: Rung, *, label: str) -> ReachRow:
    shares = (share(rung.asked_share), share(rung.table_share))
    verdict = LOOK[rung.presence]
    drawn: dict[str, Any] = {"label": label, "heard": shares[0], "expected": shares[1], "verdict": verdict}
    if rung.presence in (None, Presence.NOT_ENOUGH_ANSWERS):
        return ReachRow(**drawn)
    if rung.ratio is None:
        # Where those surveyed are hidden the ratio may have no upper end: the band goes on beyond the axis.
        if rung.at_table.shown is not None or rung.highest is None:
            return ReachRow(**drawn, hatched_to=AXIS_END, goes_on=True)
        return ReachRow(**drawn, hatched_to=min(rung.highest, AXIS_END), goes_on=rung.highest > AXIS_END)
    low, high = rung.interval or (rung.ratio, rung.ratio)
    beyond = rung.ratio > AXIS_END
    return ReachRow(
        **drawn,
        at=None if beyond else rung.ratio,
        line=(min(low, AXIS_END), min(high, AXIS_END)),
        goes_on=high > AXIS_END,
        beyond=f"{wording.ratio(rung.ratio)} times" if beyond else "",
    )


def figure(drawn: LadderInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: LadderInfo) -> go.Figure:
    steps = [40 if isinstance(each, ReachHeading) else 34 for each in drawn.rows]
    left = 216 + label_width([each.track.label for each in drawn.rows if isinstance(each, LadderRow)])
    canvas = Canvas(sum(steps), left, 204, 46, 32, (0, AXIS_END))
    canvas.block(start=BAND[0], end=BAND[1], top=0, bottom=canvas.height, colour=palette.BAND)
    for x in (0, 0.5, 1.5, AXIS_END):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    canvas.line(x=1, top=0, bottom=canvas.height, colour=palette.INK, width=1.5)
    small: dict[str, Any] = {"size": 14, "lift": 14, "y": 1, "outside": True, "anchor": "right"}
    canvas.write("Surveyed", shift=-134, colour=palette.SLATE, **small)
    canvas.write("At the table", shift=-36, colour=palette.SLATE, **small)
    axis_words(canvas, AXIS_WORDS)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, ReachHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 26, shift=-left)
        else:
            middle, look = top + step / 2, palette.look(each.track.verdict)
            canvas.write(each.track.label, y=middle, shift=-left)
            _write_share(canvas, each.track.heard, y=middle, shift=-134)
            _write_share(canvas, each.track.expected, y=middle, shift=-36)
            canvas.sign(each.track.verdict, y=middle, edge="right", shift=34)
            word = f"<b>{each.word}</b>" if look.bold else each.word
            canvas.write(word, x="right", y=middle, shift=50, colour=look.ink)
            tracks.append((each.track, middle))
        top += step
    draw_tracks(canvas, tracks, end=AXIS_END)
    _ends(canvas)
    return canvas.figure()


def _narrow(drawn: LadderInfo) -> go.Figure:
    steps = [_narrow_step(each) for each in drawn.rows]
    canvas = Canvas(sum(steps), 12, 16, 30, 32, (0, AXIS_END))
    axis_words(canvas, AXIS_WORDS)
    tracks = []
    top = 0.0
    for each, step in zip(drawn.rows, steps, strict=True):
        if isinstance(each, ReachHeading):
            canvas.write(f"<b>{each.label}</b>", y=top + 24, shift=-12)
        else:
            look, track = palette.look(each.track.verdict), top + step - 16
            canvas.block(start=BAND[0], end=BAND[1], top=track - 10, bottom=track + 10, colour=palette.BAND)
            canvas.level_line(y=track, colour=palette.RULE, start=0, end=AXIS_END)
            for x in (0, 0.5, 1.5, AXIS_END):
                canvas.line(x=x, top=track - 8, bottom=track + 8, colour=palette.RULE, width=1)
            canvas.line(x=1, top=track - 10, bottom=track + 10, colour=palette.INK, width=1.5)
            canvas.sign(each.track.verdict, y=top + 15, edge="left", shift=-5)
            canvas.write(each.track.label, y=top + 15, shift=8)
            word = f"<b>{each.word.lower()}</b>" if look.bold else each.word.lower()
            canvas.write(word, x="right", y=track - 25, shift=16, anchor="right", colour=look.ink, size=14)
            tracks.append((each.track, track))
        top += step
    draw_tracks(canvas, tracks, end=AXIS_END)
    _ends(canvas)
    return canvas.figure()


def _narrow_step(each: LadderRow | ReachHeading) -> int:
    if isinstance(each, ReachHeading):
        return 40
    return 56 if fits_one_line(f"   {each.track.label}", each.word) else 76


def _ends(canvas: Canvas) -> None:
    below: dict[str, Any] = {"y": 0, "lift": -16, "colour": palette.SLATE, "size": 14, "outside": True}
    canvas.write("← less at the table", x=0.0, **below)
    canvas.write("more →", x=AXIS_END, anchor="right", **below)


def _write_share(canvas: Canvas, words: str, *, y: float, shift: float) -> None:
    number = words.endswith("%")
    ink, size = (palette.INK, 16) if number else (palette.SLATE, 14)
    canvas.write(words, y=y, shift=shift, anchor="right", colour=ink, size=size)
