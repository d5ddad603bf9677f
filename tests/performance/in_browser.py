"""Times in a real Chromium: from a changed choice to the new chart painted, and from a cold browser to the first chart."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM_OPTIONS
from tests.browser.serving import ROOT, answers, free_port
from tests.conftest import CHROMIUM_NAMES

WATCH = """
window.painted = null;
let changed = 0;
for (const kind of ['pointerup', 'keydown'])
    document.addEventListener(kind, () => { changed = performance.now(); }, true);
window.chart = () => {
    const seen = [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
        .find((each) => each.getClientRects().length && each.querySelector('.main-svg text'));
    return seen ? seen.textContent + seen.querySelectorAll('*').length : '';
};
window.await_other = (before) => {
    window.painted = null;
    // In the next frame the browser has painted what changed in this one.
    const look = () => {
        const now = window.chart();
        if (now && now !== before) requestAnimationFrame(() => { window.painted = performance.now() - changed; });
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
};
"""
FIRST = WATCH + "window.await_other('');"
"""From the start of the navigation, of which `performance.now()` counts."""
STILL = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
ALL_DRAWN = "document.querySelector('.er-here')"
"""The navigation of our pages is drawn last."""
TEN_MEGABIT = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
"""A home connection: bytes a second, and milliseconds there and back."""
PATIENCE = 120_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    path = next(found for name in CHROMIUM_NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@contextmanager
def script_served(script: Path, *, plainly: bool) -> Iterator[str]:
    """Serve a Streamlit script; `plainly` as Streamlit does by itself, else with the settings of our dashboard."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    if plainly:
        command += [
            "--server.headless=true",
            "--browser.gatherUsageStats=false",
            "--server.address=127.0.0.1",
        ]
    process = subprocess.Popen(
        command,
        cwd=script.parent if plainly else ROOT,
        env=os.environ | ({} if plainly else {"PYTHONPATH": str(ROOT)}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not answers(port):
            if process.poll() is not None:
                raise RuntimeError(f"{script.name} was not served")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=30)


class Window:
    """A window that stays open on one page while choices change."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(FIRST)
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_function(f"() => window.painted || (({STILL})() && {ALL_DRAWN})")
        self._still()

    @property
    def has_chart(self) -> bool:
        """Whether the page opened with a chart."""
        return bool(self.page.evaluate("() => window.chart()"))

    def change(self, box: str, option: int) -> float | None:
        """Choose an option of a box by its place; return milliseconds to the other chart, None if it was chosen already."""
        chosen = self.page.get_by_role("combobox", name=box, exact=True)
        before = chosen.input_value()
        chosen.click()
        listed = self.page.get_by_role("option")
        expect(listed.first).to_be_visible()
        if listed.count() <= option:  # a smaller world may offer less
            self.page.keyboard.press("Escape")
            return None
        wanted = listed.nth(option)
        if wanted.inner_text() == before:
            self.page.keyboard.press("Escape")
            return None
        self.page.evaluate("() => window.await_other(window.chart())")
        wanted.click()
        self.page.wait_for_function("() => window.painted")
        self._still()
        return float(self.page.evaluate("() => window.painted"))

    def _still(self) -> None:
        self.page.wait_for_function(STILL)
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(STILL)

    def close(self) -> None:
        """Close the window and forget what it had fetched."""
        self._context.close()


def first_chart(browser: Browser, address: str, *, slowly: bool = False) -> float:
    """Open an address in a browser that has fetched nothing yet; return milliseconds to its first chart.

    `slowly` over ten megabits a second; Chromium slows what is fetched, and not the web socket.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    if slowly:
        connection = context.new_cdp_session(page)
        connection.send("Network.enable")
        connection.send("Network.emulateNetworkConditions", TEN_MEGABIT)
    page.add_init_script(FIRST)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.painted")
    painted = float(page.evaluate("() => window.painted"))
    context.close()
    return painted
