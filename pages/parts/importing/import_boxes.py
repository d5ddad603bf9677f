"""Import: boxes whose value is kept by the steps and not by Streamlit, which forgets it when a box is not drawn.

Each box is given its value before it is drawn, and tells of a change. So going back and forth loses nothing, and a box
follows when another one changes what it says.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")

ABSENT = object()


def choose(
    label: str,
    options: Sequence[T],
    *,
    chosen: T | None,
    key: str,
    words: Callable[[T], str],
    tell: Callable[[T], None],
    placeholder: str | None = None,
    explained: str | None = None,
) -> None:
    """Draw a box to choose from; `tell` is called with what was chosen."""
    _give(key, chosen)
    st.selectbox(
        label,
        options,
        index=None if chosen is None else 0,
        key=key,
        format_func=words,
        placeholder=placeholder,
        help=explained,
        on_change=_told,
        args=(key, tell),
    )


def pick(
    label: str,
    options: Sequence[T],
    *,
    chosen: T,
    key: str,
    words: Callable[[T], str],
    tell: Callable[[T], None],
    explained: str | None = None,
) -> None:
    """Draw a few choices one under another."""
    _give(key, chosen)
    st.radio(label, options, key=key, format_func=words, help=explained, on_change=_told, args=(key, tell))


def write(
    label: str,
    *,
    written: str,
    key: str,
    tell: Callable[[str], None],
    max_chars: int,
    placeholder: str = "",
    explained: str | None = None,
) -> None:
    """Draw a box to write in."""
    _give(key, written)
    st.text_input(
        label,
        key=key,
        max_chars=max_chars,
        placeholder=placeholder,
        help=explained,
        on_change=_told,
        args=(key, tell),
    )


def _give(key: str, value: object) -> None:
    if st.session_state.get(key, ABSENT) != value:
        st.session_state[key] = value


def _told(key: str, tell: Callable[[Any], None]) -> None:
    tell(st.session_state[key])
