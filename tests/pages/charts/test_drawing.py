"""A figure is sent as it was put together, and is checked by Plotly as soon as anybody looks into it."""

import plotly.io
import pytest

from pages.parts.charts.drawing import Drawing

SPEC = {
    "data": [{"type": "scatter", "x": [1, 2], "y": [None, 5.5], "name": "Café"}],
    "layout": {"height": 100, "title": {"text": "A & B"}},
}


def test_it_is_sent_as_it_was_put_together():
    """Mutant: the parent's `to_dict`, which adds Plotly's template."""
    assert Drawing(SPEC).to_dict() == SPEC
    assert plotly.io.from_json(plotly.io.to_json(Drawing(SPEC).to_dict())).layout.title.text == "A & B"


def test_it_is_a_figure_like_any_other():
    figure = Drawing(SPEC)
    assert figure.layout.height == 100
    assert figure.data[0].y == (None, 5.5)
    figure.layout.height = 120
    assert figure.to_dict()["layout"]["height"] == 120
    assert SPEC["layout"]["height"] == 100


def test_what_plotly_does_not_know_is_found_by_whoever_looks():
    """Mutant: the parent made without checking."""
    with pytest.raises(ValueError, match="heigth"):
        _ = Drawing({"data": [], "layout": {"heigth": 100}}).layout
    with pytest.raises(AttributeError):
        _ = Drawing(SPEC).layuot


def test_a_changed_layout_is_another_figure():
    figure = Drawing(SPEC)
    assert figure.with_layout(height=130).layout.height == 130
    assert figure.to_dict()["layout"]["height"] == 100
    looked_at = Drawing(SPEC)
    looked_at.layout.height = 120
    assert looked_at.with_layout(width=50).to_dict()["layout"]["height"] == 120
