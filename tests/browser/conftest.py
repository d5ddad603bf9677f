"""A running app and a real browser: one server to read from, a fresh one for every journey that changes things.

The one server to read from is a first start: it meets empty databases, and fills and publishes them itself. Journeys get
copies of what it made, so that people are invented once.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.serving import Server, copied, serving
from tests.browser.visiting import Visit

Window = Callable[..., AbstractContextManager[Visit]]

# Chromium itself must call nobody either; as root it runs without its sandbox.
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put these tests last: Playwright's loop runs in this thread until the end, and asyncio.run can't beside it."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory, window: Window) -> Iterator[Server]:
    """Start the app on empty databases; it invents the records and publishes them. Tests only read from it.

    The secret is a fixed one: it decides what is rounded up or down, and so what may be shown.
    """
    folder = tmp_path_factory.mktemp("first_start")
    (folder / "secret").write_bytes(b"a secret for browser tests only.")
    started = time.monotonic()
    with serving(folder) as server:
        with window(server) as visit:
            visit.open()
        yield replace(server, seconds_to_first_page=time.monotonic() - started)


@pytest.fixture
def own_server(first_start: Server, tmp_path: Path) -> Iterator[Server]:
    """Start another server on copies of the databases of the first, for a test that changes things."""
    with serving(copied(first_start.folder, to=tmp_path / "copy")) as server:
        yield server


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Window]:
    """Return what opens a window on a server, of a width, on a system that prefers light or dark.

    Windows on one server share what they have fetched, as a reader's do, which halves the time of a page.
    """
    contexts: dict[tuple[str, bool], BrowserContext] = {}

    @contextmanager
    def opening(server: Server, *, width: int = 1280, dark: bool = False) -> Iterator[Visit]:
        kind = (server.address, dark)
        if kind not in contexts:
            contexts[kind] = browser.new_context(color_scheme="dark" if dark else "light")
            # Streamlit keeps a navigation open that an earlier test opened; each window is a newcomer's.
            contexts[kind].add_init_script("localStorage.clear()")
        page = contexts[kind].new_page()
        page.set_viewport_size({"width": width, "height": 900})
        try:
            yield Visit(page, server.address)
        finally:
            page.close()

    yield opening
    for context in contexts.values():
        context.close()
