"""The words over an axis, and many lines or many words of one look as one trace.

A figure of many panels is made in half the time so: a shape or an annotation for each would be checked by Plotly one
by one.
"""

from collections.abc import Sequence

from pages.parts.charts import palette
from pages.parts.charts.canvas import Canvas


def lines(
    canvas: Canvas,
    name: str,
    drawn: list[list[tuple[float, float]]],
    *,
    colour: str,
    width: float,
) -> None:
    """Draw lines, each a list of (x, y), as one trace; they are not joined to each other."""
    if drawn:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "x": [x for line in drawn for x in (*(place for place, _ in line), None)],
                "y": [y for line in drawn for y in (*(pixel for _, pixel in line), None)],
                "line": {"color": colour, "width": width},
                "cliponaxis": False,
            }
        )


def words(
    canvas: Canvas,
    name: str,
    written: list[tuple[float, float, str]],
    *,
    position: str,
    colour: str = palette.SLATE,
    size: int = 14,
) -> None:
    """Write many words (x, y, text) as one trace; `position` is where they stand from their point."""
    if written:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "name": name,
                "x": [x for x, _, _ in written],
                "y": [y for _, y, _ in written],
                "text": [text for _, _, text in written],
                "textposition": position,
                "textfont": {"size": size, "color": colour, "family": palette.FONT},
                "cliponaxis": False,
            }
        )


def axis_words(canvas: Canvas, words: Sequence[tuple[float, str]], *, last: float | None = 12) -> None:
    """Write the words (x, text) of an axis of ratios over the plot, that of 1 in ink.

    The first begins and the last ends near its value, so that neither leaves the figure: `last` is how many pixels the
    last stands out to the right; None leaves it centred, where the axis goes on.
    """
    for x, word in words:
        ink = palette.INK if x == 1 else palette.SLATE
        canvas.write(word, x=x, y=1, lift=14, anchor="center", colour=ink, size=14, outside=True)
    canvas.annotations[-len(words)] |= {"xanchor": "left", "xshift": -12}
    if last is not None:
        canvas.annotations[-1] |= {"xanchor": "right", "xshift": last}
