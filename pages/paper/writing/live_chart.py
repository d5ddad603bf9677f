"""A chart for a web page that answers to the pointer: it says again what is printed in the row, and nothing else."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from pages.paper.blocks import Chart
from pages.parts.charts import palette

_SAME_ROW = 12
"""Pixels up or down within which words belong to a mark's row: rows are 34 pixels and more apart."""
_TAGS = re.compile(r"</?[a-z][^>]*>")
_IN_A_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end or open something in a page, though it stands in a script: written as JSON writes any letter."""


def drawing(chart: Chart) -> str:
    """Return the figure as JSON that may stand inside a script element: `data` and `layout`."""
    spec = chart.drawing.to_dict()
    layout = spec["layout"]
    words = [each for each in layout.get("annotations", ()) if each.get("yref") == "y" and each.get("text")]
    data = [_telling(trace, words) for trace in spec["data"]]
    shown = layout | {
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.WHITE,
            "bordercolor": palette.INK,
            "font": {"family": palette.FONT, "size": 16, "color": palette.INK},
            "align": "left",
        },
    }
    text = json.dumps({"data": data, "layout": shown}, cls=PlotlyJSONEncoder, separators=(",", ":"))
    return text.translate(_IN_A_SCRIPT)


def _telling(trace: Mapping[str, Any], words: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a trace that says, at each of its marks, the words printed in that row."""
    said = [_row(y, words) for y in trace.get("y", ())]
    if not any(said):
        return {**trace, "hoverinfo": "skip"}
    return {**trace, "hovertext": said, "hovertemplate": "%{hovertext}<extra></extra>"}


def _row(y: object, words: Sequence[Mapping[str, Any]]) -> str:
    if not isinstance(y, int | float):
        return ""
    near = [each for each in words if abs(each["y"] - y) <= _SAME_ROW]
    return " · ".join(_TAGS.sub("", each["text"].replace("<br>", " ")) for each in near)
