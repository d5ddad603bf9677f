"""Which variant of a chart fits the reader's window: only that one is sent and drawn, once the window has said so.

A script in the page (`fitting.js`) measures, and tells in a cookie, which comes with the first words of a new window. When
the window is made wider or narrower later, the script presses one of two buttons that nobody sees. Until a window has
told, and where it keeps no cookie, both variants are sent, and the style sheet shows the one that fits.
"""

from pathlib import Path

import streamlit as st

from pages.parts.charts.canvas import Width

COOKIE = "equal_reach_fits"
"""Holds "wide" or "narrow", for as long as the browser is open, and nothing of the reader."""
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
SCRIPT = Path(__file__).with_name("fitting.js")
TOLD = "fits"
"""Where a session keeps what its window has told since it was opened."""


def fitting() -> tuple[Width, ...]:
    """Return the variants to draw: the one that fits, or both where nobody told."""
    told = st.session_state.get(TOLD, st.context.cookies.get(COOKIE))
    return tuple(each for each in WIDTHS if each == told) or WIDTHS


def listen() -> None:
    """Draw the two buttons that the page's own script presses; the style sheet hides them from everybody else."""
    if st.context.cookies.get(COOKIE) not in WIDTHS:
        return
    with st.container(key="fitting"):
        for width in WIDTHS:
            st.button(f"Draw charts for a {width} window", key=f"fit_{width}", on_click=_fit, args=(width,))


def _fit(width: Width) -> None:
    st.session_state[TOLD] = width
