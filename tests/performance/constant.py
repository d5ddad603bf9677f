"""A page that draws from a constant what a page of ours drew: the floor of what a change of a choice can take.

What the page sends is noted once for each option of a box, its figures too, and played back by a script that does nothing
else. A second one groups a million rows with pandas before that.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.charts.drawing import Drawing
from tests.performance.own_work import visit

SCRIPT = "from tests.performance.constant import {kind}\n\n{kind}({note!r}, {rows!r})\n"
Drawn = dict[str, Any]
"""One thing drawn: what kind, in which containers (by key), and what it was given."""


def note_down(page: str, *, box: str, options: list[str], to: Path, rows: Path | None = None) -> None:
    """Visit a page once for each option of a box, and note what it draws in a file."""
    found: dict[str, list[Drawn]] = {}
    for option in options:
        with _noting() as drawn:
            visit(page, **{box: option})
        found[option] = drawn
    to.write_text(json.dumps(found))
    for kind in ("constant", "grouping"):
        to.with_name(f"{to.stem}_{kind}.py").write_text(
            SCRIPT.format(kind=kind, note=str(to), rows=str(rows or ""))
        )


@contextmanager
def _noting() -> Iterator[list[Drawn]]:
    drawn: list[Drawn] = []
    keys: dict[int, str] = {}
    inside: list[str] = []
    container, enter, leave = st.container, DeltaGenerator.__enter__, DeltaGenerator.__exit__

    @wraps(container)
    def keyed(*args: Any, **kwargs: Any) -> DeltaGenerator:
        made = container(*args, **kwargs)
        if kwargs.get("key"):
            keys[id(made)] = kwargs["key"]
        return made

    def entered(self: DeltaGenerator) -> Any:
        inside.append(keys.get(id(self), ""))
        return enter(self)

    def left(self: DeltaGenerator, *args: Any) -> Any:
        inside.pop()
        return leave(self, *args)

    def noted(kind: str, call: Any) -> Any:
        @wraps(call)
        def drawing(body: Any, **kwargs: Any) -> Any:
            given = body.to_dict() if kind == "plotly_chart" else body
            drawn.append({"kind": kind, "in": [key for key in inside if key], "body": given, "with": kwargs})
            return call(body, **kwargs)

        return drawing

    with ExitStack() as stack:
        for kind in ("html", "markdown", "plotly_chart"):
            stack.enter_context(patch.object(st, kind, noted(kind, getattr(st, kind))))
        stack.enter_context(patch.object(st, "container", keyed))
        stack.enter_context(patch.object(DeltaGenerator, "__enter__", entered))
        stack.enter_context(patch.object(DeltaGenerator, "__exit__", left))
        yield drawn


@cache
def _noted(note: str) -> dict[str, list[Drawn]]:
    found: dict[str, list[Drawn]] = json.loads(Path(note).read_text())
    for drawn in found.values():
        for each in drawn:
            if each["kind"] == "plotly_chart":
                each["body"] = Drawing(each["body"])
    return found


def constant(note: str, _rows: str) -> None:
    """Draw the page that was noted, for the option chosen."""
    _play(note, _box(note))


def grouping(note: str, rows: str) -> None:
    """Group the rows of the people in those activities, as a page without published tables would; then draw the same."""
    chosen = _box(note)
    people = _people(rows)
    selected = people[people["activity"].isin(people["activity"].cat.categories[::2])]
    for question in ("ethnic_group", "age_band", "sex"):
        selected.groupby(question, observed=False).size()
    _play(note, chosen)


@st.cache_resource
def _people(rows: str) -> pd.DataFrame:
    return pd.read_pickle(rows)


def _box(note: str) -> str:
    st.set_page_config(layout="wide")
    return st.selectbox("Choice", list(_noted(note)))


def _play(note: str, chosen: str) -> None:
    rooms: dict[tuple[str, ...], DeltaGenerator] = {}
    for each in _noted(note)[chosen]:
        path: tuple[str, ...] = ()
        with ExitStack() as stack:
            for key in each["in"]:
                path = (*path, key)
                if path not in rooms:
                    rooms[path] = st.container(key=key)
                stack.enter_context(rooms[path])
            getattr(st, each["kind"])(each["body"], **each["with"])
