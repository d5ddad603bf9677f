"""One browser window on the app: opens pages, waits until they stand still, and notes whatever goes wrong."""

import json
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, WebSocket, expect

from pages.parts import front, no_such_page
from pages.parts.frame import WENT_WRONG

# What Streamlit itself leaves and we can't mend, each with the issue that reports it; docs/accessibility.md tells the same to
# readers. Nothing else is let pass.
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Opening a page other than the first by its address, Streamlit's script first asks for these below the page's own path and
gets 404; then it asks where they are. https://github.com/streamlit/streamlit/issues/7074"""

AXE_LEFT: dict[str, str] = {}
"""Rule of axe to the upstream issue that will mend it. Empty: every page is clean."""

PAGES = {"" if entry.first else entry.address: entry.title for entry in front.entries()}
"""Address of every page, and its title."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
PATIENCE = 30_000
"""Milliseconds for which anything may take on a busy machine."""
STILL = """() => {
    const seen = (part) => part.getClientRects().length > 0;
    // The navigation is drawn last: where it names the page that we see, the page is whole.
    const title = document.querySelector('h1.er-title') ?? document.querySelector('.er-panel');
    const here = document.querySelector('.er-here');
    // A page that is not there stands in no list.
    const nowhere = title?.textContent === NOWHERE && document.querySelector('nav[aria-label=Pages]');
    return document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
        && title && (nowhere || here && (title.matches('.er-panel') || title.textContent === here.textContent))
        && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
            .every((chart) => !seen(chart) || chart.querySelector('.main-svg'))
        // What draws a link or a box may still be on its way: until it is there, something grey and taller stands for it.
        && !document.querySelector('[data-testid=stSkeleton]');
}""".replace("NOWHERE", json.dumps(no_such_page.TITLE))
OVERFLOW = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
    .map((part) => part.scrollWidth - part.clientWidth)"""
CELLS = """(table) => [...table.rows].filter((row) => row.closest('tbody') && !row.classList.contains('er-group'))
    .map((row) => [...row.cells].map((cell) => cell.textContent))"""


class Visit:
    """A window on one server. `troubles` holds what went wrong in it so far, in words."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.troubles: list[str] = []
        self.received: list[bytes] = []
        """Everything that the server drew, as it came through the web socket."""
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("websocket", self._socket)

    def open(self, path: str = "") -> Page:
        """Open a page by its address and wait until it stands still."""
        self.page.goto(f"{self.address}{path}")
        return self.settled()

    def settled(self) -> Page:
        """Wait until nothing runs and every chart is drawn."""
        self.page.wait_for_function(STILL)
        # Between the heading and the rest of a page the server is still for a moment: look twice.
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(STILL)
        return self.page

    def go(self, title: str) -> Page:
        """Follow a link of the navigation."""
        if title != self.title:
            self.page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
            expect(self.page.locator("h1.er-title")).to_have_text(title)
        return self.settled()

    @property
    def title(self) -> str:
        """Return the heading of the page."""
        return self.page.locator("h1.er-title").inner_text()

    @property
    def headline(self) -> str:
        """Return the headline."""
        return self.page.locator(".er-headline > p").first.inner_text()

    @property
    def main(self) -> Locator:
        """Return the page without the navigation."""
        return self.page.get_by_role("main")

    def choose(self, box: str, option: str) -> None:
        """Choose an option of a box by its words."""
        self.pick(self.page.get_by_role("combobox", name=box, exact=True), option)
        self.settled()

    def pick(self, box: Locator, option: str) -> None:
        """Type the words of an option into a box and take it: a long menu draws only what is in view."""
        box.click()
        box.press_sequentially(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        expect(box).to_have_value(option)

    def chosen(self) -> dict[str, str]:
        """Return what stands in each box of the choices."""
        boxes = self.page.locator(".st-key-choices").get_by_role("combobox").all()
        return {box.get_attribute("aria-label") or "": box.input_value() for box in boxes}

    def table(self, caption: str) -> list[list[str]]:
        """Return the cells of the table whose caption holds these words."""
        table = self.page.locator("table.er-table", has=self.page.locator("caption", has_text=caption))
        found: list[list[str]] = table.evaluate(CELLS)
        return found

    def heard(self, group: str) -> str:
        """Return how many people of a group the page says we heard."""
        return next(row[1] for row in self.table("People heard by") if row[0] == group)

    def overflow(self) -> list[int]:
        """Return by how many pixels the page is wider than the window."""
        found: list[int] = self.page.evaluate(OVERFLOW)
        return found

    def violations(self, *, of: str | None = None) -> list[str]:
        """Return what axe finds against WCAG 2.0 to 2.2, A and AA, on the page or in one part `of` it."""
        found = Axe().run(
            self.page,
            context=of,
            options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]},
        )
        return [
            f"{each['id']}: {node['target']}"
            for each in found.response["violations"]
            if each["id"] not in AXE_LEFT
            for node in each["nodes"]
        ]

    def is_sound(self) -> None:
        """Fail where the page shows an error, or anything went wrong in the window."""
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        expect(self.page.get_by_text(WENT_WRONG)).to_have_count(0)
        troubles, self.troubles = self.troubles, []
        if troubles:
            pytest.fail("; ".join(troubles))

    def _console(self, message: ConsoleMessage) -> None:
        # What did not load is reported by _response, with its address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != urlsplit(self.address).netloc:
            self.troubles.append(f"another host: {address.netloc}")

    def _response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        probe = re.fullmatch(rf"/[^/]+({'|'.join(PROBES)})", path)
        if response.status >= 400 and not probe:
            self.troubles.append(f"{response.status}: {path}")

    def _socket(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).netloc != urlsplit(self.address).netloc:
            self.troubles.append(f"another host: {urlsplit(socket.url).netloc}")
        socket.on("framereceived", lambda content: self.received.append(_as_bytes(content)))


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
