"""Words of a figure: its few tags read into runs, and how wide they are in the font that there is.

The charts are laid out for Arial, and for fonts whose letters are as wide. Where there is only a wider one, all words become
smaller by as much as it is wider, so that they keep the room they were given.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from pages.paper.drawn.parts import Run

FAMILIES = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")
"""In this order. The last comes with the library that draws, so that there always is one."""
LINE_HEIGHT = 1.3
"""From line to line, in sizes of the letters; as Plotly has it."""
_AS_WIDE = FAMILIES[:3]
_SAMPLE, _SAMPLE_WIDTH = "Under-reached: 1,240 people of Gypsy or Irish Traveller heritage", 28.569
"""How wide these words are in Arial, in sizes of its letters."""
_TAG = re.compile(r'(<br>|</?b>|<span style="color:#[0-9A-F]{6}">|</span>)')


class UnknownDrawing(ValueError):
    """A figure holds something that no picture can be made of yet."""


@dataclass(frozen=True)
class Font:
    """A font and the one to take letters from that it has not; `scale` is by how much its letters are made smaller."""

    families: tuple[str, ...]
    scale: float = 1

    def face(self, *, bold: bool, size: float = 1) -> FontProperties:
        """Return what the library that draws calls it."""
        return _face(self.families, bold, size)


def read(text: str) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of a text with the tags that our charts use: bold, a colour, a new line.

    Raises UnknownDrawing for any other tag: it would be printed for all to see.
    """
    lines: list[list[Run]] = [[]]
    bold, colour = False, None
    for piece in _TAG.split(text):
        if piece == "<br>":
            lines.append([])
        elif piece in ("<b>", "</b>"):
            bold = piece == "<b>"
        elif piece.startswith("<span style="):
            colour = piece[-9:-2]
        elif piece == "</span>":
            colour = None
        elif re.search(r"<[/a-zA-Z]", piece):
            raise UnknownDrawing(f"Words with a tag that we do not know: {piece}")
        elif piece:
            lines[-1].append(Run(unescape(piece), bold, colour))
    return tuple(tuple(line) for line in lines)


@cache
def font(families: tuple[str, ...] = FAMILIES) -> Font:
    """Return the first of these fonts that this machine has, with the last to help out."""
    there = {each.name for each in fontManager.ttflist}
    first = next(family for family in families if family in there)
    wanted = tuple(dict.fromkeys((first, FAMILIES[-1])))
    if first in _AS_WIDE:
        return Font(wanted)
    return Font(wanted, min(1, _SAMPLE_WIDTH / _width(_SAMPLE, wanted, False)))


def width(line: tuple[Run, ...], size: float, of: Font) -> float:
    """Return how many pixels a line of words takes from left to right, its letters being `size` pixels large."""
    return sum(_width(run.text, of.families, run.bold) for run in line) * size


@lru_cache(8192)
def _width(text: str, families: tuple[str, ...], bold: bool) -> float:
    # Measured large: the library rounds to whole pixels of the size it is given.
    return text_to_path.get_text_width_height_descent(text, _face(families, bold, 100), ismath=False)[0] / 100


@lru_cache(256)
def _face(families: tuple[str, ...], bold: bool, size: float) -> FontProperties:
    return FontProperties(family=list(families), weight="bold" if bold else "normal", size=size)
