"""A figure that is sent as it was put together, and is a Plotly figure like any other to whoever looks into it.

Plotly checks every property of a figure as it is made, and copies them all before it is sent: 20 to 30 ms for one of ours,
and each page has several. Tests look into figures, and so check them all; a reader does not wait for it. Nor is Plotly's
template sent, nine tenths of a small figure: our charts say themselves how everything looks.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

Spec = Mapping[str, Any]
"""A figure as Plotly's JSON has it: `data` and `layout`."""


class Drawing(go.Figure):
    """A figure of plain values, which becomes a checked one when any part of it is looked at."""

    def __init__(self, spec: Spec) -> None:
        # Not the parent's: that is what takes the time. It comes when something is asked of it.
        self.__dict__ |= {"_spec": spec, "_checked": False}

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as it is sent. It is read there, and not changed."""
        return dict(super().to_dict() if self._checked else self._spec)

    def with_layout(self, **changed: object) -> "Drawing":
        """Return the figure with some of its layout changed."""
        spec = self.to_dict()
        return Drawing({**spec, "layout": {**spec["layout"], **changed}})

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Check the figure, and then return what was asked for: nothing of the parent is there before."""
        if self.__dict__.get("_checked", True) or name.startswith("__"):
            raise AttributeError(name)
        self._checked = True
        super().__init__(data=self._spec["data"], layout={"template": {}, **self._spec["layout"]})
        return getattr(self, name)
