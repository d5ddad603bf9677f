"""A table cut into what fits on slides: how wide its columns are, how high its rows, and where it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.vocabulary import Verdict
from pages.paper.deck import letters
from pages.paper.deck.letters import Span
from pages.paper.deck.words import SMALLEST
from pages.parts.tables import Cell, Table

SIDE, ABOVE = 7.0, 3.5
"""The white space within a cell, in points."""
_SIZES = (14, SMALLEST)
_KEPT_WHOLE = 20
"""Letters up to which a cell does not break: a number, "fewer than 10", or a verdict."""
_WIDEST_WORD = 0.3
"""The part of a table's width above which a word is broken."""


@dataclass(frozen=True)
class Box:
    """One cell on a slide."""

    text: str
    quiet: bool = False
    act: bool = False
    """Whether it says to act on this: pink and bold."""


@dataclass(frozen=True)
class Band:
    """One row on a slide. A heading of a group is one box over all columns."""

    boxes: tuple[Box, ...]
    high: float
    heading: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, or the part of one that stands on one slide; widths, heights and size in points."""

    caption: str
    columns: tuple[str, ...]
    numbers: tuple[bool, ...]
    """Which columns hold numbers, and stand to the right."""
    widths: tuple[float, ...]
    head: float
    """Height of the heading row, which every part repeats."""
    bands: tuple[Band, ...]
    size: int

    @property
    def high(self) -> float:
        """Return how high the whole stands."""
        return self.head + sum(band.high for band in self.bands)


def parts(table: Table, *, wide: float, high: float) -> tuple[Grid, ...]:
    """Return a table as parts that fit in boxes of a width and height, its words at 14 points or at 12.

    The larger letters are taken where they need no more slides. A table with more columns than fit side by side goes
    on with its first column repeated; a row higher than a slide is cut between lines.
    """
    large, small = (_at_size(table, size=size, wide=wide, high=high) for size in _SIZES)
    return tuple(large if len(large) <= len(small) else small)


def _at_size(table: Table, *, size: int, wide: float, high: float) -> list[Grid]:
    found = []
    for columns in _side_by_side(table, size=size, wide=wide):
        found += _evenly(columns, size=size, wide=wide, high=high)
    return found


def _evenly(table: Table, *, size: int, wide: float, high: float) -> list[Grid]:
    """Return the table in as few parts as it needs, none much higher than the others."""
    parts = _below(table, size=size, wide=wide, high=high)
    less = sum(part.high for part in parts) / len(parts)
    while len(parts) > 1 and less < high:
        tried = _below(table, size=size, wide=wide, high=less)
        if len(tried) == len(parts):
            return tried
        less += 2 * size
    return parts


def _side_by_side(table: Table, *, size: int, wide: float) -> list[Table]:
    """Return the table, or tables of some of its columns each, the first repeated, whose words fit in the width."""
    need = _least(table, size, wide)
    groups: list[list[int]] = [[]]
    used = need[0] if need else 0.0
    for place, least in enumerate(need[1:], start=1):
        if groups[-1] and used + least > wide:
            groups.append([])
            used = need[0]
        groups[-1].append(place)
        used += least
    if len(groups) == 1:
        return [table]
    return [
        replace(
            table,
            columns=tuple(table.columns[at] for at in (0, *group)),
            rows=tuple(replace(row, cells=tuple(row.cells[at] for at in (0, *group))) for row in table.rows),
        )
        for group in groups
    ]


def _below(table: Table, *, size: int, wide: float, high: float) -> list[Grid]:
    """Return parts of a table below each other, each with the heading row and the heading of its group."""
    headings = tuple(letters.clean(column.heading) for column in table.columns)
    widths = _widths(table, size=size, wide=wide)
    head = _high([Box(text) for text in headings], widths, size, bold=True)
    empty = Grid(
        letters.clean(table.caption),
        headings,
        tuple(column.number for column in table.columns),
        widths,
        head,
        (),
        size,
    )
    done: list[list[Band]] = [[]]
    left = high - head
    under = ""
    for row in table.rows:
        boxes = [_box(cell) for cell in row.cells]
        over = [_heading(row.under, wide, size)] if row.under and row.under != under else []
        under = row.under
        need = _high(boxes, widths, size)
        if done[-1] and sum(band.high for band in over) + need > left:
            done.append([])
            left = high - head
            over = [_heading(under, wide, size)] if under else []
        done[-1] += over
        left -= sum(band.high for band in over)
        while need > left and any(box.text for box in boxes):
            first, boxes = _cut(boxes, widths, size, left)
            done[-1].append(first)
            done.append([_heading(under, wide, size)] if under else [])
            left = high - head - sum(band.high for band in done[-1])
            need = _high(boxes, widths, size)
        done[-1].append(Band(tuple(boxes), need))
        left -= need
    return [replace(empty, bands=tuple(bands)) for bands in done]


def _box(cell: Cell) -> Box:
    return Box(letters.clean(cell.text), quiet=cell.quiet, act=cell.act or cell.verdict is Verdict.UNDER)


def _heading(text: str, wide: float, size: int) -> Band:
    box = Box(letters.clean(text))
    return Band((box,), _high([box], (wide,), size, bold=True), heading=True)


def _lines(box: Box, wide: float, size: int, *, bold: bool = False) -> list[letters.Line]:
    return letters.lines((Span(box.text, bold or box.act),), size=size, wide=wide - 2 * SIDE)


def _high(boxes: Sequence[Box], widths: Sequence[float], size: int, *, bold: bool = False) -> float:
    most = max(len(_lines(box, wide, size, bold=bold)) for box, wide in zip(boxes, widths, strict=True))
    return most * size * letters.LEADING + 2 * ABOVE


def _cut(boxes: Sequence[Box], widths: Sequence[float], size: int, left: float) -> tuple[Band, list[Box]]:
    """Cut a row between lines: what fits in the height that is left, and what goes on."""
    fit = max(int((left - 2 * ABOVE) // (size * letters.LEADING)), 1)
    firsts, rests = [], []
    for box, wide in zip(boxes, widths, strict=True):
        broken = [letters.plain(line) for line in _lines(box, wide, size)]
        firsts.append(replace(box, text="".join(broken[:fit]).rstrip()))
        rests.append(replace(box, text="".join(broken[fit:])))
    return Band(tuple(firsts), _high(firsts, widths, size)), rests


def _least(table: Table, size: int, wide: float) -> list[float]:
    """Return the least width of each column: its longest word, and its short cells whole; no monster of a word counts."""
    found = []
    for place, column in enumerate(table.columns):
        need = letters.longest_word(letters.clean(column.heading), size=size, bold=True)
        for row in table.rows:
            box = _box(row.cells[place])
            whole = letters.width if len(box.text) <= _KEPT_WHOLE else letters.longest_word
            need = max(need, whole(box.text, size=size, bold=box.act))
        found.append(min(need / letters.ROOM + 2 * SIDE + 1, wide * _WIDEST_WORD))
    return found


def _widths(table: Table, *, size: int, wide: float) -> tuple[float, ...]:
    """Return the width of each column: what its words need first, the rest shared by how much more each would take."""
    least = _least(table, size, wide)
    full = []
    for place, column in enumerate(table.columns):
        texts = [(letters.clean(column.heading), True)] + [
            (_box(row.cells[place]).text, False) for row in table.rows
        ]
        need = max(letters.width(text, size=size, bold=bold) for text, bold in texts)
        full.append(max(need / letters.ROOM + 2 * SIDE + 1, least[place]))
    if sum(full) <= wide:
        return tuple(each * wide / sum(full) for each in full)
    if sum(least) >= wide:
        return tuple(each * wide / sum(least) for each in least)
    spare = (wide - sum(least)) / (sum(full) - sum(least))
    return tuple(low + (high - low) * spare for low, high in zip(least, full, strict=True))
