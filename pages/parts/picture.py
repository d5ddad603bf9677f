"""Pictures of charts: Plotly's own button, and the words that a picture needs once it has left its page.

The words stand in the figure, under the chart; on the page the style sheet cuts them off, for there they are said
already. They hold what the page is showing in this run: `begin` starts it, boxes and headings add to it. Tables that are
downloaded (`downloads.py`) say the same choices.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap
from typing import Literal

import streamlit as st

from models.protected import ReleaseNote
from pages.parts import sources
from pages.parts.charts import palette
from pages.parts.charts.drawing import Drawing

Format = Literal["png", "svg"]
FORMATS: dict[Format, str] = {"png": "PNG, for documents and slides", "svg": "SVG, sharp at every size"}
LINE = 18
"""Pixels from one line of the words to the next."""
FOOT = 40
"""Pixels under a chart in which the button stands."""
MOST_LINES = 24
_LETTERS = {"wide": 90, "narrow": 40}
"""Letters to a line, so that they fit also where the font is wider than Arial."""
_SHOWN, _FORMAT = "picture_of", "picture_format"
_BOX = "box_picture_format"


@dataclass(frozen=True)
class Shown:
    """What the page shows in this run: its title, the release, the heading we are under, and the choices in words."""

    page: str = ""
    release: str = ""
    heading: str = ""
    choices: tuple[tuple[str, str, str], ...] = ()
    """Label of the box, words chosen, and their slug."""
    charts: int = 0
    """Charts drawn so far."""

    def words(self, key: str = "") -> tuple[str, ...]:
        """Return what a picture says under the chart; `key` is how to read its marks, where no heading says so."""
        of = f"{self.page}: {self.heading}." if self.heading else f"{self.page}."
        return tuple(each for each in (f"{of} {self.chosen}".strip(), key, self.release) if each)

    @property
    def chosen(self) -> str:
        """The choices in words, or nothing: "Period: April 2024 to March 2025. Activities: All activities together."."""
        return " ".join(f"{label}: {words}." for label, words, _ in self.choices)

    def file_name(self, chart: str) -> str:
        """Return a picture's name without its ending: page, chart and choices."""
        return self.named(self.page, chart)

    def named(self, *of: str) -> str:
        """Return the name of a file without its ending: what it is of, and the choices, in letters that every system takes."""
        parts = [*of, *(slug for _, _, slug in self.choices)]
        return re.sub(r"[^a-z0-9]+", "-", " ".join(parts).lower()).strip("-")


def begin(page: str, release: ReleaseNote | None) -> None:
    """Start a page."""
    # What is true of everything is true of each selection: all, none, or some of the forms asked.
    told = f"{sources.people_counted(release)} {sources.standing(release)}" if release else ""
    st.session_state[_SHOWN] = Shown(page, told)


def chosen(label: str, words: str, slug: str) -> None:
    """Add a choice that the page was asked for."""
    now = shown()
    st.session_state[_SHOWN] = replace(now, choices=(*now.choices, (label, words, slug)))


@contextmanager
def instead(of: Mapping[str, tuple[str, str] | None]) -> Iterator[None]:
    """Let charts and files that are drawn inside say something else than was chosen, because they hold something else.

    `of` is the label of a box to (words, slug), or to None where the choice means nothing for them.
    """
    before = shown()
    kept = [(label, of.get(label, (words, slug))) for label, words, slug in before.choices]
    other = tuple((label, *said) for label, said in kept if said is not None)
    st.session_state[_SHOWN] = replace(before, choices=other)
    yield
    st.session_state[_SHOWN] = replace(shown(), choices=before.choices)


def under(heading: str) -> None:
    """Say under which heading the next chart stands."""
    st.session_state[_SHOWN] = replace(shown(), heading=heading)


def drawn() -> None:
    """Note that a chart was drawn."""
    st.session_state[_SHOWN] = replace(shown(), charts=shown().charts + 1)


def shown() -> Shown:
    """Return what the page shows."""
    return st.session_state.get(_SHOWN, Shown())


def lines(words: tuple[str, ...], width: Literal["wide", "narrow"]) -> list[str]:
    """Return the words in lines that fit."""
    return [line for each in words for line in wrap(each, _LETTERS[width])][:MOST_LINES]


def captioned(figure: Drawing, said: list[str]) -> Drawing:
    """Return the figure with room for the button and lines of words under it; once only."""
    layout = figure.to_dict()["layout"]
    if "title" in layout:
        return figure
    chart, room = layout["height"], FOOT + LINE * len(said)
    return figure.with_layout(
        height=chart + room,
        margin={**layout["margin"], "b": layout["margin"]["b"] + room},
        title={
            "text": "<br>".join(escape(line) for line in said),
            "font": {"size": 14, "color": palette.SLATE, "family": palette.FONT},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            # Where the button stands on the page: the style sheet hides one, and a picture has not the other.
            "y": 1 - (chart + 14) / (chart + room),
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 2},
        },
    )


def config(file_name: str) -> dict[str, object]:
    """Return what Plotly is told in the browser: one button, and nothing that answers to the pointer."""
    kind: Format = st.session_state.get(_FORMAT, "png")
    label = f"Save as a picture ({kind.upper()})"
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "doubleClick": False,
        "scrollZoom": False,
        "showTips": False,
        "showAxisDragHandles": False,
        # Width and height null: as large as it is on the page.
        "toImageButtonOptions": {
            "format": kind,
            "filename": file_name,
            "width": None,
            "height": None,
            "scale": 2 if kind == "png" else 1,
        },
        "locale": "en-GB",
        "locales": {
            "en-GB": {
                "dictionary": {
                    "Download plot as a PNG": label,
                    "Download plot": label,
                    "Preparing image - this may take a few seconds": "Making the picture",
                    "Image download succeeded": "Saved",
                    "Sorry, there was a problem downloading your image!": "The picture could not be saved.",
                }
            }
        },
    }


def ask_format() -> None:
    """Ask in which format the button saves; kept for as long as the window is open, and not in the address."""

    def changed() -> None:
        st.session_state[_FORMAT] = st.session_state[_BOX]

    st.session_state[_BOX] = st.session_state.get(_FORMAT, "png")
    st.radio(
        "Pictures of charts are saved as",
        tuple(FORMATS),
        format_func=FORMATS.__getitem__,
        key=_BOX,
        on_change=changed,
        horizontal=True,
    )
