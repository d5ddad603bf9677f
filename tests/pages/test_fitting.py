"""Which variant of a chart is sent: the one that fits the window, or both where no window has said."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import fitting

CHART = """
import plotly.graph_objects as go
import streamlit as st
from dataclasses import dataclass
from pages.parts import fitting, frame
from pages.parts.charts.drawing import Drawing

@dataclass
class Info:
    alt: str = "A chart"

LAYOUT = {"height": 100, "margin": {"b": 0}}
fitting.listen()
frame.chart("reach", lambda info, width: Drawing({"data": [], "layout": LAYOUT | {"meta": width}}), Info())
"""
LOOK = (Path(fitting.__file__).parent / "look.css").read_text()


def drawn(**told):
    app = AppTest.from_string(CHART, default_timeout=60)
    for name, value in told.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception
    return [chart.proto.id.split("chart_")[1] for chart in app.get("plotly_chart")]


@pytest.mark.parametrize(
    ("told", "variants"),
    [
        ({}, ["wide_reach", "narrow_reach"]),
        ({fitting.TOLD: "wide"}, ["wide_reach"]),
        ({fitting.TOLD: "narrow"}, ["narrow_reach"]),
        ({fitting.TOLD: "<script>"}, ["wide_reach", "narrow_reach"]),
    ],
)
def test_the_variant_that_fits_is_drawn_and_both_where_nobody_told_what_does(told, variants):
    """Mutant: the other variant of the one told."""
    assert drawn(**told) == variants


def test_nobody_sees_the_buttons_that_the_script_presses():
    assert ".st-key-fitting { display: none; }" in LOOK
    app = AppTest.from_string(CHART, default_timeout=60).run()
    assert not app.button, "a window that keeps no cookie has no use for them"


def test_script_and_style_sheet_draw_the_line_at_one_width():
    """Mutant: 720 in the script."""
    assert "@container (max-width: 700px)" in LOOK
    assert "const LIMIT = 700;" in fitting.SCRIPT.read_text()
    assert f"const NAME = '{fitting.COOKIE}';" in fitting.SCRIPT.read_text()
