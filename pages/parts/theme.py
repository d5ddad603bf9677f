"""The style sheet, and the mark of the project: what `.streamlit/config.toml` cannot say."""

from functools import cache
from pathlib import Path

import streamlit as st
from PIL import Image

from pages.parts import picture
from pages.parts.charts import palette

_SHEET = Path(__file__).with_name("look.css")


def apply() -> None:
    """Put the style sheet on the page; once per run, before anything else is drawn."""
    st.html(f"<style>{_sheet()}</style>")


@cache
def _sheet() -> str:
    # The room that the words of a picture take under a chart: each line more is cut off on the page.
    rooms = "\n".join(
        f'[class*="st-key-room{lines}_"] {{ --room: {lines * picture.LINE}px; }}'
        for lines in range(picture.MOST_LINES + 1)
    )
    return f"{_SHEET.read_text(encoding='utf-8')}\n{rooms}"


@cache
def mark(size: int = 32) -> Image.Image:
    """Return the project's mark, two bars on white, for the browser's tab."""
    picture = Image.new("RGB", (size, size), palette.WHITE)
    bar = size // 5
    for top, colour in ((bar, palette.BLUE), (3 * bar, palette.DARK_BLUE)):
        picture.paste(colour, (0, top, size, top + bar))
    return picture
