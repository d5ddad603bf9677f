"""Measures how fast the pages are, all in one run, and prints tables for docs/performance.md.

python -m tests.performance.pages --databases FOLDER

The folder keeps the published databases, so that a second run only measures. See docs/performance.md.
"""

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser

from tests.browser.serving import ROOT, serving
from tests.performance import report
from tests.performance.constant import note_down
from tests.performance.in_browser import Window, chromium, first_chart, script_served
from tests.performance.own_work import addresses, visit, walk
from tests.performance.publishing import Publishing, published
from tests.performance.report import Change, FirstChart, OwnWork, Times
from tests.performance.settings import use

HELLO = """import plotly.graph_objects as go
import streamlit as st

st.title("Hello")
st.plotly_chart(go.Figure(go.Bar(x=["a", "b", "c"], y=[1, 3, 2])))
"""
BOXES = ("characteristic", "period", "engagement")
"""Names in the address of the boxes that are changed: the first that a page has."""
GROUPED_ON = "who-we-reached"
"""The page that is also drawn by grouping rows."""
FIRST_CHARTS = ("", "who-we-reached")


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    activities: int = 1_000
    participations: int = 1_000_000
    steps: int = 20
    """Choices for a page's own work."""
    options: int = 4
    """Options of a box that are chosen in turn in the browser."""
    rounds: int = 2
    cold: int = 4
    """Cold browsers for each page and network."""

    @property
    def smaller(self) -> int:
        """Return a tenth of the people."""
        return self.participations // 10


def publishings(folder: Path, size: Size) -> list[Publishing]:
    """Publish both worlds, each in a process of its own, so that its memory is its own; or read what it took."""
    found = []
    for participations in (size.smaller, size.participations):
        world = folder / str(participations)
        subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.performance.publishing",
                str(world),
                str(size.activities),
                str(participations),
            ],
            cwd=ROOT,
            check=True,
        )
        found.append(published(world, activities=size.activities, participations=participations))
    return found


def own_work(folder: Path, size: Size) -> list[OwnWork]:
    """Measure each page's own work over the larger world."""
    use(folder / str(size.participations))
    found = []
    for page in addresses():
        seen = walk(page, steps=size.steps)
        first, again = zip(*seen, strict=True)
        found.append(
            OwnWork(
                page,
                first=_times(each.own for each in first),
                first_busy=_times(each.busy for each in first),
                again_busy=_times(each.busy for each in again),
                whole=_times(each.whole for each in first),
            )
        )
        print(report.on_own_work(found[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    return found


def changes(folder: Path, size: Size, browser: Browser, *, large: str, small: str) -> list[Change]:
    """Measure on each page with charts how long a changed choice takes, beside a constant; all in turns."""
    use(folder / str(size.participations))
    found = []
    for page in addresses():
        opened = visit(page)
        box = next((name for name in BOXES if len(opened.boxes.get(name, ())) > 1), None)
        if not opened.charts or box is None:
            continue
        # The first page stands at no address of its own.
        path = "" if page == addresses()[0] else page
        drawn = [each for each in opened.boxes[box] if visit(page, **{box: each}).charts]
        options = drawn[: size.options]
        if len(options) < 2:
            continue
        places = [opened.boxes[box].index(each) for each in options]
        note = folder / f"{page}.json"
        note_down(page, box=box, options=options, to=note, rows=_rows(folder, size))
        kinds = ["constant", *(["grouping"] if page == GROUPED_ON else [])]
        with ExitStack() as stack:
            served = {
                kind: stack.enter_context(
                    script_served(note.with_name(f"{note.stem}_{kind}.py"), plainly=False)
                )
                for kind in kinds
            }
            # A page may open on an engagement without figures: it is opened on the first that has some.
            opening = f"{path}?{box}={options[0]}"
            ours = {
                "ours": Window(browser, f"{large}{opening}"),
                "smaller": Window(browser, f"{small}{opening}"),
            }
            windows = {
                **{kind: (window, opened.labels[box], places) for kind, window in ours.items()},
                **{
                    kind: (Window(browser, address), "Choice", list(range(len(options))))
                    for kind, address in served.items()
                },
            }
            # With a tenth of the people an engagement may be too small to show.
            shown = {kind: each for kind, each in windows.items() if each[0].has_chart}
            times: dict[str, list[float]] = {kind: [] for kind in shown}
            for _ in range(size.rounds):
                for option in (*range(1, len(options)), 0):
                    for kind, (window, label, places_of) in shown.items():
                        if (taken := window.change(label, places_of[option])) is not None:
                            times[kind].append(taken)
            for window, *_ in windows.values():
                window.close()
        found.append(Change(page, **{kind: Times(tuple(each)) for kind, each in times.items() if each}))
        print(report.on_changes(found[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    return found


def first_charts(folder: Path, size: Size, browser: Browser, *, large: str) -> list[FirstChart]:
    """Measure how long a cold browser takes to the first chart, beside Streamlit's own hello; in turns."""
    plain = folder / "plain"
    plain.mkdir(exist_ok=True)
    (plain / "hello.py").write_text(HELLO)
    found = []
    with script_served(plain / "hello.py", plainly=True) as hello:
        for network, slowly in (("this machine's own", False), ("10 megabits, 40 ms", True)):
            times: dict[str, list[float]] = {hello: [], **{f"{large}{page}": [] for page in FIRST_CHARTS}}
            for address in times:
                first_chart(browser, address)  # the server's own first time is not the reader's
            for _ in range(size.cold):
                for address, taken in times.items():
                    taken.append(first_chart(browser, address, slowly=slowly))
            found.append(
                FirstChart(
                    network,
                    hello=Times(tuple(times[hello])),
                    ours={
                        page or "board-summary": Times(tuple(times[f"{large}{page}"]))
                        for page in FIRST_CHARTS
                    },
                )
            )
            print(report.on_first_charts(found[-1:]), file=sys.stderr, flush=True)
    return found


def measure(folder: Path, size: Size) -> str:
    """Measure everything in one run; return the tables."""
    made = publishings(folder, size)
    work = own_work(folder, size)
    with ExitStack() as stack:
        large = stack.enter_context(serving(folder / str(size.participations))).address
        small = stack.enter_context(serving(folder / str(size.smaller))).address
        browser = stack.enter_context(chromium())
        cold = first_charts(folder, size, browser, large=large)
        changed = changes(folder, size, browser, large=large, small=small)
    return "\n\n".join(
        [
            f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}, load "
            f"{os.getloadavg()[1]:.1f} over the last five minutes.",
            report.on_publishing(made),
            report.on_own_work(work),
            report.on_changes(changed),
            report.on_first_charts(cold),
        ]
    )


def _times(seconds: object) -> Times:
    return Times(tuple(1_000 * each for each in seconds))  # type: ignore[attr-defined]


def _rows(folder: Path, size: Size) -> Path:
    """Return a file of the rows that a page without published tables would group: read once, then kept in memory."""
    rows = folder / f"{size.participations}.pickle"
    if not rows.exists():
        intake = folder / str(size.participations) / "intake.db"
        with closing(sqlite3.connect(intake)) as connection:
            people = pd.read_sql_query(
                "SELECT activity, ethnic_group, age_band, sex FROM participation", connection
            )
        people.astype("category").to_pickle(rows)
    return rows


def main() -> None:
    """Read the command line and print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--databases", type=Path, required=True, help="a folder that keeps the published databases"
    )
    asked.add_argument("--people", type=int, default=Size.participations)
    given = asked.parse_args()
    told = measure(given.databases, Size(participations=given.people))
    print(told)


if __name__ == "__main__":
    main()
