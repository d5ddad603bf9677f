"""How many groups of bars stand on one slide so that every label is read, and how high they stand. Pure."""

from dataclasses import dataclass
from math import ceil, floor, log10

from pages.paper.blocks import Bars
from pages.paper.deck import letters
from pages.paper.deck.letters import Span
from pages.paper.deck.words import SMALLEST

LABELS = 0.3
"""The part of a chart's width that its labels take at most."""
_BAR, _BETWEEN = 12.5, 5.0
"""The least height of a bar, so that the number at its end fits, and of the white between groups."""
_BROADEST, _WIDEST = 24.0, 16.0
_AXIS, _LEGEND = 46.0, 24.0
"""What the words of the axis and the legend take, in points."""


@dataclass(frozen=True)
class Stretch:
    """The groups of a chart that stand on one slide: from the first up to but without the end."""

    first: int
    end: int


def stretches(bars: Bars, *, wide: float, high: float) -> tuple[Stretch, ...]:
    """Return the groups of a chart in parts, as even as can be, each of which fits in a box (points)."""
    groups = len(bars.groups)
    for count in range(1, groups + 1):
        size = ceil(groups / count)
        found = tuple(Stretch(at, min(at + size, groups)) for at in range(0, groups, size))
        if all(least(bars, part, wide=wide) <= high for part in found):
            return found
    return tuple(Stretch(at, at + 1) for at in range(groups))


def least(bars: Bars, part: Stretch, *, wide: float) -> float:
    """Return the least height at which every bar has its label and its number, in points."""
    return _words_around(bars) + sum(
        _pitch(bars, bars.groups[at], wide) for at in range(part.first, part.end)
    )


def most(bars: Bars, part: Stretch) -> float:
    """Return the height above which bars would only grow fat."""
    return _words_around(bars) + (part.end - part.first) * (len(bars.series) * _BROADEST + _WIDEST)


def longest_axis(bars: Bars) -> float | None:
    """Return where the axis of every part ends, a round number above all shown values; None where there are none.

    The parts of one chart share it, so that bars on two slides can be held against each other.
    """
    highest = max(
        (value for series in bars.series for value in series.values if value is not None), default=0
    )
    if highest <= 0:
        return None
    step = 10 ** floor(log10(highest)) / 2
    return ceil(highest * 1.05 / step) * step


def number_format(bars: Bars) -> str:
    """Return how an office program writes the values: as many decimals as they have, none or one."""
    scale = 100 if bars.percent else 1
    whole = all(
        abs(value * scale - round(value * scale)) < 1e-6
        for series in bars.series
        for value in series.values
        if value is not None
    )
    if bars.percent:
        return "0%" if whole else "0.0%"
    return "#,##0" if whole else "#,##0.0"


def _words_around(bars: Bars) -> float:
    return _AXIS + (_LEGEND if len(bars.series) > 1 else 0)


def _pitch(bars: Bars, label: str, wide: float) -> float:
    words = letters.lines((Span(letters.clean(label)),), size=SMALLEST, wide=wide * LABELS)
    return max(len(bars.series) * _BAR, len(words) * SMALLEST * letters.LEADING) + _BETWEEN
