"""Each page's own work: the time that a run of its script spends in our code, Streamlit's drawing calls taken out.

Nothing is replaced: every call of Streamlit goes through, and a watch stands still while it lasts. What is left is
reading the release, comparing, writing sentences and tables, and building figures.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unittest.mock import patch

import numpy as np
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import fitting, front

FRONT = "from pages.parts import fitting, front\n\nfront.main()\n"
DRAWING = (
    "button",
    "checkbox",
    "columns",
    "container",
    "download_button",
    "expander",
    "file_uploader",
    "form",
    "form_submit_button",
    "html",
    "markdown",
    "multiselect",
    "page_link",
    "plotly_chart",
    "radio",
    "selectbox",
    "text_area",
    "text_input",
)
"""The calls of Streamlit that pages draw with."""
BOX = "box_"
"""What the key of a box of choices begins with; the rest is its name in the address."""


@dataclass
class Watch:
    """One run of a page: how long it took, and how much of that was our own."""

    own: float = 0.0
    """Seconds in our code, by the clock on the wall."""
    busy: float = 0.0
    """Seconds for which the processor was at our code: on a machine that others use too, the steadier number."""
    whole: float = 0.0
    """Seconds of the whole run, Streamlit's too, by the clock on the wall."""
    charts: int = 0
    boxes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each box of choices offered, by its name in the address."""
    labels: dict[str, str] = field(default_factory=dict)
    """What stands over each box."""
    _since: tuple[float, float] = (0.0, 0.0)
    _depth: int = 1
    """How deep we are in Streamlit; it is Streamlit that calls the page."""

    def run(self, page: Callable[[], None]) -> None:
        """Run a page and time it."""
        begun = time.perf_counter()
        self._go_on()
        page()
        self._stop()
        self.whole = time.perf_counter() - begun

    def drawing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call of Streamlit during which the watch stands still."""

        @wraps(call)
        def drawn(*args: Any, **kwargs: Any) -> Any:
            self._note(name, args, kwargs)
            ours = {key: self._ours(value) for key, value in kwargs.items()}
            self._stop()
            try:
                return call(*args, **ours)
            finally:
                self._go_on()

        return drawn

    def _ours(self, value: Any) -> Any:
        """Let the watch run while Streamlit calls us back, for instance for the words of an option."""
        if not callable(value) or isinstance(value, type):
            return value

        def called_back(*args: Any, **kwargs: Any) -> Any:
            depth, self._depth = self._depth, 1
            self._go_on()
            try:
                return value(*args, **kwargs)
            finally:
                self._stop()
                self._depth = depth

        return called_back

    def _stop(self) -> None:
        if self._depth == 0:
            wall, busy = self._since
            self.own += time.perf_counter() - wall
            self.busy += time.thread_time() - busy
        self._depth += 1

    def _go_on(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            # The clock last: to ask for the processor's time takes some itself.
            busy = time.thread_time()
            self._since = time.perf_counter(), busy

    def _note(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.charts += name == "plotly_chart"
        key = str(kwargs.get("key", ""))
        if name == "selectbox" and key.startswith(BOX):
            self.boxes[key.removeprefix(BOX)] = tuple(args[1])
            self.labels[key.removeprefix(BOX)] = str(args[0])


def addresses() -> tuple[str, ...]:
    """Return the address of every page that a reader may open, Import and Register left out: they show no figures."""
    return tuple(each.address for each in front.entries() if each.address not in ("import", "register"))


def visit(page: str, **choices: str) -> Watch:
    """Run the page at an address, as a new reader's first run, and return the watch."""
    watch = Watch()
    with _watched(page, watch):
        app = AppTest.from_string(FRONT, default_timeout=120)
        for name, value in choices.items():
            app.query_params[name] = value
        app.session_state[fitting.TOLD] = "wide"  # a reader's window has said so
        app.run()
    if app.exception:
        raise RuntimeError(f"{page} with {choices}: {app.exception[0].message}")
    if not watch.whole:
        raise RuntimeError(f"{page} with {choices} did not run")
    return watch


@contextmanager
def _watched(page: str, watch: Watch) -> Iterator[None]:
    """Let the front script open one page first, with a watch on it."""
    listed = front.entries()
    chosen = next(each for each in listed if each.address == page)
    timed = front.Entry(
        chosen.section, chosen.title, chosen.address, lambda: watch.run(chosen.page), first=True
    )
    others = [each for each in listed if each is not chosen and not each.first]
    with ExitStack() as stack:
        for name in DRAWING:
            stack.enter_context(patch.object(st, name, watch.drawing(name, getattr(st, name))))
        stack.enter_context(patch.object(front, "entries", lambda: [timed, *others]))
        yield


def walk(page: str, *, steps: int, seed: int = 1) -> list[tuple[Watch, Watch]]:
    """Change one choice after another; return (first sight, second sight) of each choice.

    A step changes a box of what the page opens with, the next one a second box, and so on from the start. Before that
    the page is opened once, so that no step pays for what is read once in the life of a server.
    """
    rng = np.random.default_rng(seed)
    opening = visit(page).boxes
    front.warm_up()
    boxes, choices = opening, dict[str, str]()
    found = []
    for step in range(steps):
        if step % 2 == 0:
            boxes, choices = opening, {}
        several = [name for name, offered in boxes.items() if len(offered) > 1 and name not in choices]
        if several:
            name = str(rng.choice(several))
            choices = {**choices, name: str(rng.choice(boxes[name][1:]))}
        first = visit(page, **choices)
        boxes = first.boxes
        found.append((first, visit(page, **choices)))
    return found
