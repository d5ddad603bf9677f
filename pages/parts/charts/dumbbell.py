"""Share of those heard against share of the population, where the shares are of one size.

Drawn only when the largest population share is at most ten times the smallest: beyond that, the small groups are one
unreadable clump at nothing.
"""

import math
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from models.comparison import Comparison
from models.facts import Level
from models.vocabulary import Verdict
from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, Width, label_width
from pages.parts.charts.reach_chart import alt_text
from pages.parts.groups import has_own_benchmark

LARGEST_SPREAD = 10
HERE = "live here"
_TICKS = 5


@dataclass(frozen=True)
class ShareRow:
    """One group: where it stands, in shares of 1."""

    label: str
    heard: float | None
    """None where hidden."""
    at_most: float | None
    """The most that a hidden share can be."""
    here: float
    verdict: Verdict | None
    words: str
    """"4% heard, 12% live here"."""


@dataclass(frozen=True)
class SharesInfo:
    """Everything that the chart of shares says; `end` is the end of its axis."""

    rows: tuple[ShareRow, ...]
    end: float
    step: float
    alt: str
    there: str = HERE
    """What the share of a group in the benchmark is called."""


def info(comparison: Comparison, *, level: Level, what: str, headline: str) -> SharesInfo | None:
    """Return what to draw, or None where the shares are of too different a size or there are none to compare."""
    labels = {category.slug: category.short for category in level.categories}
    groups = [group for group in comparison.groups if group.benchmark_share and group.expected is not None]
    shares = [group.benchmark_share for group in groups if group.benchmark_share]
    if len(shares) < 2 or max(shares) > LARGEST_SPREAD * min(shares):
        return None
    rows = []
    there = "in their benchmark" if has_own_benchmark(comparison) else HERE
    for group in groups:
        here = group.benchmark_share or 0.0
        hidden = group.heard.shown is None
        most = None if not hidden or group.ratio_high is None else group.ratio_high * here
        heard = None if hidden else group.share
        said = (
            group.heard.withheld.value
            if hidden and group.heard.withheld
            else f"{wording.percent(heard)} heard"
        )
        words = f"{said}, {wording.percent(here)} {there}"
        rows.append(ShareRow(labels[group.category], heard, most, here, group.verdict, words))
    top = max(value for row in rows for value in (row.here, row.heard or 0.0, row.at_most or 0.0))
    step = next(size for size in (0.01, 0.02, 0.05, 0.1, 0.2, 0.25) if size * _TICKS >= top or size == 0.25)
    hidden_rows = sum(row.heard is None for row in rows)
    form = "Shares heard and in their benchmark" if there != HERE else "Shares heard and living here"
    alt = alt_text(form, what=what, groups=len(rows), headline=headline, hidden=hidden_rows)
    return SharesInfo(tuple(rows), min(1.0, math.ceil(top / step - 1e-9) * step), step, alt, there)


def figure(drawn: SharesInfo, width: Width = "wide") -> go.Figure:
    """Return the figure, for a wide or a narrow window."""
    return _wide(drawn) if width == "wide" else _narrow(drawn)


def _ticks(drawn: SharesInfo) -> list[float]:
    return [drawn.step * place for place in range(round(drawn.end / drawn.step) + 1)]


def _wide(drawn: SharesInfo) -> go.Figure:
    left = 30 + label_width([row.label for row in drawn.rows])
    canvas = Canvas(34 * len(drawn.rows), left, 196, 32, 32, (0, drawn.end))
    for x in _ticks(drawn):
        canvas.line(x=x, top=0, bottom=canvas.height, colour=palette.RULE, width=1)
    _tick_words(canvas, drawn)
    for place, row in enumerate(drawn.rows):
        y = 34 * place + 17
        look = palette.look(row.verdict)
        canvas.write(row.label, y=y, shift=-left)
        canvas.sign(row.verdict, y=y, edge="right", shift=34)
        canvas.write(
            f"<b>{look.word}</b>" if look.bold else look.word, x="right", y=y, shift=50, colour=look.ink
        )
    first = drawn.rows[0]
    above: dict[str, Any] = {"y": 1, "lift": 12, "size": 14, "outside": True}
    fewer = (first.heard or 0.0) <= first.here
    left_side: Literal["left", "right"] = "right" if fewer else "left"
    right_side: Literal["left", "right"] = "left" if fewer else "right"
    if first.heard is not None:
        ink = palette.look(first.verdict).ink
        canvas.write(
            "we heard", x=first.heard, anchor=left_side, shift=_nudge(left_side), colour=ink, **above
        )
    canvas.write(drawn.there, x=first.here, anchor=right_side, shift=_nudge(right_side), **above)
    _tracks(canvas, [(row, 34.0 * place + 17) for place, row in enumerate(drawn.rows)])
    return canvas.figure()


def _nudge(side: str) -> float:
    return 12.0 if side == "right" else -12.0


def _narrow(drawn: SharesInfo) -> go.Figure:
    canvas = Canvas(56 * len(drawn.rows), 12, 16, 8, 30, (0, drawn.end))
    _tick_words(canvas, drawn)
    for place, row in enumerate(drawn.rows):
        top = 56 * place
        look = palette.look(row.verdict)
        ink = look.ink if row.verdict in (Verdict.UNDER, Verdict.OVER) else palette.INK
        canvas.write(row.label, y=top + 15, shift=-12)
        canvas.write(row.words, x="right", y=top + 15, shift=16, anchor="right", colour=ink, size=14)
        canvas.level_line(y=top + 40, colour=palette.RULE, start=0, end=drawn.end)
    _tracks(canvas, [(row, 56.0 * place + 40) for place, row in enumerate(drawn.rows)])
    return canvas.figure()


def _tick_words(canvas: Canvas, drawn: SharesInfo) -> None:
    for x in _ticks(drawn):
        text = wording.percent(x)
        canvas.write(text, x=x, y=0, lift=-14, anchor="center", colour=palette.SLATE, size=14, outside=True)


def _tracks(canvas: Canvas, rows: list[tuple[ShareRow, float]]) -> None:
    canvas.hatched([(row.at_most, y) for row, y in rows if row.at_most is not None])
    for row, y in rows:
        if row.heard is not None:
            telling = row.verdict in (Verdict.UNDER, Verdict.OVER)
            colour = palette.look(row.verdict).colour if telling else palette.SILVER
            start, end = sorted((row.heard, row.here))
            canvas.level_line(y=y, colour=colour, start=start, end=end, width=4)
        canvas.line(x=row.here, top=y - 10, bottom=y + 10, colour=palette.INK, width=3)
    for verdict in Verdict:
        canvas.marks(
            verdict, [(row.heard, y) for row, y in rows if row.verdict is verdict and row.heard is not None]
        )
