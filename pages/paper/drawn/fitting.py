"""Whether words have room: where each line of them stands, which touch each other, and which would leave the picture."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from pages.paper.drawn.letters import LINE_HEIGHT, Font, width
from pages.paper.drawn.parts import Box, Part, Words
from pages.paper.drawn.place import Place

_HIGH, _LOW = 0.72, 0.1
"""How far most letters reach above and below their line, in sizes: words touch where their letters would."""
_SHARE = {"left": (0.0, 1.0), "center": (0.5, 0.5), "right": (1.0, 0.0)}
"""How much of a line stands before its point, and how much after."""


def boxes(words: Words, of: Font) -> Iterator[Box]:
    """Give the box of each line of words."""
    size = words.size
    for number, line in enumerate(words.lines):
        before, after = (share * width(line, size, of) for share in _SHARE[words.side])
        foot = number * LINE_HEIGHT * size
        high, low = foot - _HIGH * size, foot + _LOW * size
        if words.upright:
            yield words.x + high, words.y - after, words.x + low, words.y + before
        else:
            yield words.x - before, words.y + high, words.x + after, words.y + low


def touching(parts: Iterable[Part], of: Font) -> list[tuple[Words, Words]]:
    """Return the pairs of words that stand on each other."""
    written = [part for part in parts if isinstance(part, Words)]
    placed = [(box, words) for words in written for box in boxes(words, of) if box[0] < box[2]]
    placed.sort(key=lambda each: each[0][0])
    return [
        (words, other)
        for (box, words), (beside, other) in combinations(placed, 2)
        if words is not other and beside[0] < box[2] and beside[1] < box[3] and box[1] < beside[3]
    ]


def fitted(part: Part, place: Place) -> Part:
    """Return words so much smaller that they stay on the picture; any other part as it is."""
    if not isinstance(part, Words):
        return part
    before, after = _SHARE[part.side]
    room = (place.height - part.y, part.y) if part.upright else (part.x, place.width - part.x)
    longest = max(width(line, part.size, place.font) for line in part.lines)
    most = min(room[0] / before if before else longest, room[1] / after if after else longest, longest)
    return part if most >= longest else replace(part, size=part.size * most / longest)
