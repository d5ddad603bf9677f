"""Text that must fit into one place and cannot go on in another: titles, warnings, what stands at the foot."""

from collections.abc import Sequence

from pages.paper.deck import letters
from pages.paper.deck.layout import Frame
from pages.paper.deck.letters import Span

CUT = "…"


def fitted(
    text: str, frame: Frame, *, sizes: Sequence[int], bold: bool = True, ending: str = ""
) -> tuple[str, int]:
    """Return a text with its ending, and the first of the sizes (points, falling) at which it fits into a place.

    One that fits at none ends in "…": whoever calls says it whole elsewhere.
    """
    whole = f"{letters.clean(text)}{ending}"
    for size in sizes:
        if len(_lines(whole, size, frame, bold)) <= most_lines(size, frame):
            return whole, size
    size = sizes[-1]
    kept = letters.clean(text)
    while kept:
        kept = kept[: -max(len(kept) // 20, 1)].rstrip()
        if len(_lines(f"{kept} {CUT}{ending}", size, frame, bold)) <= most_lines(size, frame):
            break
    return f"{kept} {CUT}{ending}", size


def most_lines(size: int, frame: Frame) -> int:
    """Return how many lines fit into a place, at least one."""
    return max(int(frame.high // (size * letters.LEADING)), 1)


def high(text: str, *, size: int, wide: float) -> float:
    """Return how high a bold text stands, in points."""
    return len(letters.lines((Span(text, bold=True),), size=size, wide=wide)) * size * letters.LEADING


def _lines(text: str, size: int, frame: Frame, bold: bool) -> list[letters.Line]:
    return letters.lines((Span(text, bold),), size=size, wide=frame.wide)
