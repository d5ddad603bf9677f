"""Where a value of an axis, or an edge of the plot, stands on a picture in pixels."""

from dataclasses import dataclass

from pages.paper.drawn.letters import Font
from pages.paper.drawn.parts import Box


@dataclass(frozen=True)
class Place:
    """The plot on its picture: pixels of both, the values of its axes from left to right and from the top down, the font."""

    width: float
    height: float
    plot: Box
    across: tuple[float, float]
    down: tuple[float, float]
    font: Font

    def x(self, value: float, *, paper: bool = False) -> float:
        """Return the pixel of a value of the x axis; on `paper` 0 is the left edge of the plot and 1 the right one."""
        left, _, right, _ = self.plot
        low, high = (0.0, 1.0) if paper else self.across
        return left + (right - left) * (value - low) / (high - low)

    def y(self, value: float, *, paper: bool = False) -> float:
        """Return the pixel of a value of the y axis; on `paper` 1 is the upper edge of the plot and 0 the lower one."""
        _, top, _, bottom = self.plot
        high, low = (1.0, 0.0) if paper else self.down
        # A chart without a row has a plot without a height.
        return top + (bottom - top) * (value - high) / (low - high) if low != high else top

    def within(self, *, across: bool, down: bool) -> Box:
        """Return the box that cuts off what belongs to an axis: the plot, and the whole picture where it does not."""
        left, top, right, bottom = self.plot
        return (
            left if across else 0,
            top if down else 0,
            right if across else self.width,
            bottom if down else self.height,
        )

    def inside(self, box: Box) -> Box:
        """Return the part of a box that lies on the plot."""
        left, top, right, bottom = self.plot
        low_x, high_x = sorted((box[0], box[2]))
        low_y, high_y = sorted((box[1], box[3]))
        return max(low_x, left), max(low_y, top), min(high_x, right), min(high_y, bottom)
