"""What a picture is made of: lines, areas and words, each where it stands in pixels from the upper left corner."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Side = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Line:
    """A line through points; `within` cuts it off at a box."""

    points: tuple[Point, ...]
    colour: str
    width: float
    dotted: bool = False
    within: Box | None = None


@dataclass(frozen=True)
class Area:
    """A closed form: a polygon, or a circle round one point. Without a fill only its edge is drawn."""

    points: tuple[Point, ...]
    fill: str | None
    radius: float = 0
    """Of a circle; then there is one point."""
    edge: str | None = None
    width: float = 0
    dotted: bool = False
    within: Box | None = None


@dataclass(frozen=True)
class Run:
    """Letters of one look inside a line of words; without a colour they have that of the words."""

    text: str
    bold: bool = False
    colour: str | None = None


@dataclass(frozen=True)
class Words:
    """Lines of words in one size.

    `x` is where each line begins, has its middle or ends (`side`); `y` is the foot of the letters of the first line. Both
    are turned with `upright` words, which read upwards: they are then the point round which the words turn by a quarter.
    """

    lines: tuple[tuple[Run, ...], ...]
    x: float
    y: float
    side: Side
    size: float
    colour: str
    upright: bool = False


Part = Line | Area | Words


@dataclass(frozen=True)
class Taken:
    """A figure taken apart: its size, and its parts from the lowest to the highest."""

    width: float
    height: float
    head: float
    """Pixels from the upper edge to the first row: what stands there says what the rows mean."""
    parts: tuple[Part, ...]
