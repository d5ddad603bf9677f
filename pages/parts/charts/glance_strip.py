"""Every characteristic on one strip each: a mark for each group that is shown, and how many are under-reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import plotly.graph_objects as go

from models.vocabulary import Verdict, Withheld
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, fits_one_line, label_width
from pages.parts.charts.reach_chart import AXIS_END, AXIS_WORDS, BAND
from pages.parts.charts.strokes import axis_words
from pages.parts.groups import Compared

LEGEND = (
    ("er-down", "under-reached"),
    ("er-hollow-down", "a little under"),
    ("er-circle", "about in line"),
    ("er-hollow-up", "a little over"),
    ("er-up", "over-reached"),
    ("er-hollow-circle", "no clear evidence"),
    ("er-dash", "too few to tell"),
)
_SIGNS = ("▼", "▽", "●", "△", "▲", "○", "–")
KEY = (
    ", ".join(f"{sign}\u00a0{word}" for sign, (_, word) in zip(_SIGNS, LEGEND, strict=True))
    + f". Shaded: {BAND[0]:g} to {BAND[1]:g} times their share, which we call about in line."
)
"""The legend in words, for a picture."""
ONE_MARK = "One mark for each group whose number is shown."
ROW = 52
"""Pixels of a row in a wide window."""
_SMALL: dict[str, Any] = {"colour": palette.SLATE, "size": 14}
_NOT_COUNTED = (Verdict.NO_BENCHMARK, Verdict.NOT_ASKED, Verdict.NOT_ENOUGH_ANSWERS, None)


@dataclass(frozen=True)
class GlanceRow:
    """One characteristic: its marks by verdict, and the words at its end."""

    label: str
    marks: tuple[tuple[Verdict, float], ...]
    """Verdict and ratio, cut at the end of the axis, in reference order."""
    beyond: tuple[Verdict, ...]
    """Verdicts of the groups whose mark lies beyond the axis."""
    under: int
    judged: int
    """Groups with a verdict, the hidden ones too: those are in the words and not on the strip."""
    words: str
    score: str = ""
    """The score beside chance, "score 94, by chance 97 or more", or why there is none."""
    answered: str = ""
    """The share who answered: "95% answered"."""


@dataclass(frozen=True)
class GlanceInfo:
    """Everything that the strip says."""

    rows: tuple[GlanceRow, ...]
    alt: str


def info(compared: Sequence[Compared]) -> GlanceInfo:
    """Return what to draw, one row for each characteristic, in the order given."""
    decimals = score_decimals(compared)
    rows = tuple(_row(each, decimals) for each in compared)
    hit = [row.label for row in rows if row.under]
    headline = (
        f"{wording.at_start(wording.in_words(len(hit)))} of {len(rows)} have an under-reached group."
        if hit
        else "No group is clearly under-reached."
    )
    characteristics = "1 characteristic" if len(rows) == 1 else f"{len(rows)} characteristics"
    alt = f"Reach ratios at a glance, {characteristics}. {headline} Hidden groups have no mark. A table has the same figures."
    return GlanceInfo(rows, alt)


def _row(each: Compared, decimals: int) -> GlanceRow:
    groups = each.comparison.groups
    judged = [group for group in groups if group.verdict not in _NOT_COUNTED]
    under = sum(group.verdict is Verdict.UNDER for group in judged)
    shown = [
        (group.verdict, group.ratio)
        for group in judged
        if group.verdict and group.heard.shown is not None and group.ratio is not None
    ]
    return GlanceRow(
        label=each.characteristic.label,
        marks=tuple((verdict, ratio) for verdict, ratio in shown if ratio <= AXIS_END),
        beyond=tuple(verdict for verdict, ratio in shown if ratio > AXIS_END),
        under=under,
        judged=len(judged),
        words=standing(each),
        score=_score(each, decimals),
        answered=_answered(each),
    )


def _score(each: Compared, decimals: int) -> str:
    told = score_words(each, decimals)
    return (
        told.score
        if told.chance == wording.NOT_APPLICABLE
        else f"score {told.score}, by chance {told.chance}"
    )


def _answered(each: Compared) -> str:
    share = each.comparison.completeness
    return "share who answered hidden" if share is None else f"{wording.percent(share)} answered"


def standing(each: Compared) -> str:
    """Return how a characteristic stands: "3 of 8 under-reached", "none under-reached", or why nothing is said."""
    judged = [group for group in each.comparison.groups if group.verdict not in _NOT_COUNTED]
    if not judged:
        silent = each.comparison.groups[0].verdict
        return silent.value if silent else Withheld.NOT_AVAILABLE.value
    under = sum(group.verdict is Verdict.UNDER for group in judged)
    return f"{under} of {len(judged)} under-reached" if under else "none under-reached"


@dataclass(frozen=True)
class ScoreWords:
    """A score as it is printed, or why there is none and a dash for each of the others."""

    score: str
    chance: str = wording.NOT_APPLICABLE
    """What nineteen fair groups in twenty would score: "97 or more"."""
    average: str = ""
    """What they would score on average, or nothing."""
    places: str = wording.NOT_APPLICABLE
    """How many of the people heard would have to be others, to the nearest 5."""


def score_decimals(listed: Sequence[Compared]) -> int:
    """Return the decimals of all scores: one where whole numbers would hide that a score is below chance, else none."""
    found = [each.scored.score for each in listed if each.scored.score is not None]
    return int(
        any(
            score.score < score.chance_low and wording.whole(score.score) == wording.whole(score.chance_low)
            for score in found
        )
    )


def score_words(each: Compared, decimals: int = 0) -> ScoreWords:
    """Return the score and what chance would score, or why there is none; `decimals` as `score_decimals` gives them."""
    score = each.scored.score
    if score is None:
        return ScoreWords(each.scored.no_score_because)
    own, chance = (wording.points(each, decimals) for each in (score.score, score.chance_low))
    if own == chance and score.score < score.chance_low:
        # Each away from the other, so that what is below chance never reads as within it.
        scale = 10**decimals
        own = wording.points(floor(score.score * scale) / scale, decimals)
        chance = wording.points(ceil(score.chance_low * scale) / scale, decimals)
    return ScoreWords(
        own,
        f"{chance} or more",
        wording.points(score.chance_mean, decimals),
        wording.in_fives(score.people_different),
    )


def figure(drawn: GlanceInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _wide(drawn: GlanceInfo) -> go.Figure:
    left = 30 + label_width([row.label for row in drawn.rows])
    canvas = Canvas(ROW * len(drawn.rows), left, 250, 36, 8, (0, AXIS_END))
    canvas.block(start=BAND[0], end=BAND[1], top=0, bottom=canvas.height, colour=palette.BAND)
    for x in (0, 0.5, 1.5, AXIS_END):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    canvas.line(x=1, top=0, bottom=canvas.height, colour=palette.INK, width=1.5)
    axis_words(canvas, AXIS_WORDS)
    for place, row in enumerate(drawn.rows):
        y = ROW * place + ROW / 2
        canvas.level_line(y=y, colour=palette.RULE, start=0, end=AXIS_END)
        text, ink = _end_words(row)
        canvas.write(row.label, y=y - 10, shift=-left)
        canvas.write(row.answered, y=y + 10, shift=-left, **_SMALL)
        canvas.write(text, x="right", y=y - 10, shift=22, colour=ink)
        canvas.write(row.score, x="right", y=y + 10, shift=22, **_SMALL)
    _marks(canvas, [(row, ROW * place + ROW / 2) for place, row in enumerate(drawn.rows)])
    return canvas.figure()


def _narrow(drawn: GlanceInfo) -> go.Figure:
    steps = [90 if fits_one_line(row.label, row.words) else 110 for row in drawn.rows]
    canvas = Canvas(sum(steps), 12, 16, 34, 8, (0, AXIS_END))
    axis_words(canvas, AXIS_WORDS)
    tracks = []
    top = 0.0
    for row, step in zip(drawn.rows, steps, strict=True):
        y = top + step - 46
        canvas.block(start=BAND[0], end=BAND[1], top=y - 11, bottom=y + 11, colour=palette.BAND)
        canvas.level_line(y=y, colour=palette.RULE, start=0, end=AXIS_END)
        for x in (0, 0.5, 1.5, AXIS_END):
            canvas.line(x=x, top=y - 9, bottom=y + 9, colour=palette.RULE, width=1)
        canvas.line(x=1, top=y - 11, bottom=y + 11, colour=palette.INK, width=1.5)
        canvas.write(row.label, y=top + 18, shift=-12)
        text, ink = _end_words(row)
        canvas.write(text, x="right", y=y - 26, shift=16, anchor="right", colour=ink, size=14)
        canvas.write(row.answered, y=y + 24, shift=-12, **_SMALL)
        canvas.write(row.score, x="right", y=y + 24, shift=16, anchor="right", **_SMALL)
        tracks.append((row, y))
        top += step
    _marks(canvas, tracks)
    return canvas.figure()


def _end_words(row: GlanceRow) -> tuple[str, str]:
    if not row.under:
        return row.words, palette.SLATE
    return f"<b>{row.under} of {row.judged}</b> under-reached", palette.PINK


def _marks(canvas: Canvas, rows: list[tuple[GlanceRow, float]]) -> None:
    # What matters most is drawn last, on top.
    for verdict in reversed(Verdict):
        canvas.marks(verdict, [(x, y) for row, y in rows for each, x in row.marks if each is verdict])
        canvas.arrows(verdict, [(AXIS_END, y) for row, y in rows if verdict in row.beyond])
