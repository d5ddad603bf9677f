"""What both charts of communities draw their rows with: long names on two lines, a hairline over the whole width."""

from pages.parts import wording
from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas, label_width

LONGEST_LABEL = 24
"""Letters of one line of a community's name in the margin of a wide chart."""


def lines(label: str) -> list[str]:
    """Return a name in one line, or in two where it is long."""
    if len(label) <= LONGEST_LABEL:
        return [label]
    cut = label.rfind(" ", 0, LONGEST_LABEL + 1)
    return [label[:cut], label[cut + 1 :]] if cut > 0 else [label]


def width(labels: list[str]) -> float:
    """Return the pixels that names need in the margin."""
    return label_width([line for label in labels for line in lines(label)])


def name(canvas: Canvas, label: str, *, y: float, shift: float) -> None:
    """Write a name in the margin."""
    canvas.write("<br>".join(wording.plain_figure(line) for line in lines(label)), y=y, shift=shift)


def rule(canvas: Canvas, *, y: float) -> None:
    """Draw a hairline over the whole width, margins too."""
    line = {"color": palette.RULE, "width": 1}
    plain = {"type": "line", "xref": "paper", "y0": y, "y1": y, "layer": "below", "line": line}
    canvas.shapes.append(plain | {"x0": 0, "x1": 1})
    for anchor, start, end in ((0, -canvas.left, 0), (1, 0, canvas.right)):
        canvas.shapes.append(plain | {"xsizemode": "pixel", "xanchor": anchor, "x0": start, "x1": end})
