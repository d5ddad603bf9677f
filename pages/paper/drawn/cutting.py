"""A picture that is too tall for a page, cut between its rows into pieces; each has the words over the rows again."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from pages.paper.drawn.fitting import boxes
from pages.paper.drawn.letters import Font
from pages.paper.drawn.parts import Area, Box, Part, Taken, Words

_TALL = 70
"""Pixels from which a line or an area is one of many rows, and may be cut through."""


def cut(taken: Taken, *, most: float, of: Font) -> tuple[Taken, ...]:
    """Return a picture in pieces of about one height, none above `most` pixels where rows leave room for a cut.

    Raises ValueError where the words over the rows leave no room for a row.
    """
    if taken.height <= most:
        return (taken,)
    if most < 2 * taken.head:
        raise ValueError("Pieces of a picture must have room for rows under the words that stand over them.")
    rows = taken.height - taken.head
    count = ceil(rows / (most - taken.head))
    placed = [(part, _reach(part, of)) for part in taken.parts]
    whole = [reach for part, reach in placed if isinstance(part, Words) or reach[1] - reach[0] < _TALL]
    edges = [taken.head]
    for number in range(1, count):
        wanted = taken.head + rows * number / count
        edges.append(_free(wanted, whole, low=edges[-1], high=edges[-1] + most - taken.head))
    edges.append(taken.height)
    return tuple(
        _piece(taken, placed, start=start, end=end) for start, end in zip(edges, edges[1:], strict=False)
    )


def _piece(
    taken: Taken, placed: Iterable[tuple[Part, tuple[float, float]]], *, start: float, end: float
) -> Taken:
    head = taken.head
    parts: list[Part] = []
    for part, (top, bottom) in placed:
        if bottom <= head:
            parts.append(part)
        elif top < end and bottom > start:
            ground = isinstance(part, Area) and top <= 0 and bottom >= taken.height
            parts.append(
                _moved(part, (0, 0 if ground else start, taken.width, end), by=0 if ground else head - start)
            )
    return replace(taken, height=head + end - start, parts=tuple(parts))


def _moved(part: Part, room: Box, *, by: float) -> Part:
    """Return a part moved down, cut off at the edges of its room."""
    if isinstance(part, Words):
        return replace(part, y=part.y + by)
    old = part.within or room
    within = (
        max(old[0], room[0]),
        max(old[1], room[1]) + by,
        min(old[2], room[2]),
        min(old[3], room[3]) + by,
    )
    return replace(part, points=tuple((x, y + by) for x, y in part.points), within=within)


def _reach(part: Part, of: Font) -> tuple[float, float]:
    """Return the highest and the lowest pixel of a part."""
    if isinstance(part, Words):
        placed = [*boxes(part, of)]
        return min(box[1] for box in placed), max(box[3] for box in placed)
    around = part.width / 2 + (part.radius if isinstance(part, Area) else 0)
    ys = [y for _, y in part.points]
    low, high = min(ys) - around, max(ys) + around
    return (max(low, part.within[1]), min(high, part.within[3])) if part.within else (low, high)


def _free(wanted: float, whole: Iterable[tuple[float, float]], *, low: float, high: float) -> float:
    """Return the pixel nearest to the one wanted, above `high`, at which nothing that must stay whole is cut."""
    taken = [*whole]
    tries = sorted(range(ceil(low) + 1, int(high) + 1), key=lambda y: abs(y - wanted))
    return float(
        next((y for y in tries if not any(top < y < bottom for top, bottom in taken)), min(wanted, high))
    )
