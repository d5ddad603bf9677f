"""Many lines or many words of one look as one trace: a figure of many panels is made in half the time so.

A shape or an annotation for each would be checked by Plotly one by one.
"""

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
