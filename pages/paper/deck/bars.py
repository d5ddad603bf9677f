"""How many groups of bars stand on one slide so that every label is read, and how high they stand. Pure."""

from dataclasses import dataclass
from math import ceil, floor, log10

from pages.paper.blocks import Bars
from pages.paper.deck import letters
from pages.paper.deck.letters import Span
from pages.paper.deck.words import SMALLEST

LABELS = 0.4
"""The part of a chart's width that its labels take at most."""
_BAR, _BETWEEN = 10.0, 4.0
"""The least height of a bar, so that the figures at its end fit (which reach 9 points up), and of the white between groups."""
_END = 12.0
"""White between a label and its bars, in points."""
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


def room_for_labels(bars: Bars, part: Stretch, *, wide: float) -> float:
    """Return the part of a chart's width that the labels of a stretch take, of at most `LABELS`."""
    labels = [letters.clean(label) for label in bars.groups[part.first : part.end]]
    widest = max((letters.width(label, size=SMALLEST) for label in labels), default=0.0)
    return min((widest / letters.ROOM + _END) / wide, LABELS)


def room_for_words(bars: Bars, *, high: float) -> tuple[float, float]:
    """Return the parts of a chart's height that stand above its bars (the legend) and below them (the axis)."""
    return (_LEGEND if len(bars.series) > 1 else 4.0) / high, _AXIS / high


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
    words = letters.lines((Span(letters.clean(label)),), size=SMALLEST, wide=wide * LABELS - _END)
    return max(len(bars.series) * _BAR, len(words) * SMALLEST * letters.LEADING) + _BETWEEN
