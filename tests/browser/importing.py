"""What a steward does on the Import page."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import expect

from tests.browser.visiting import Visit


def as_file(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return columns (heading to answers) as a CSV file of a survey tool."""
    out = io.StringIO(newline="")
    write = csv.writer(out)
    write.writerow(columns)
    write.writerows(zip(*columns.values(), strict=True))
    return out.getvalue().encode()


def bring(visit: Visit, content: bytes, *, name: str) -> None:
    """Give a file to the page and wait until it says what was found."""
    visit.page.get_by_test_id("stFileUploader").first.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content}]
    )
    expect(visit.page.get_by_role("heading", name="3. What was found")).to_be_visible()
    visit.settled()


def decide(visit: Visit, label: str, *, means: str) -> None:
    """Say what a word means that nobody has mapped."""
    box = visit.page.get_by_role("combobox", name=re.compile(re.escape(label)))
    visit.pick(box, means)
    visit.page.get_by_role("button", name="Use these meanings").click()
    expect(box).to_have_count(0)
    visit.settled()


def press(visit: Visit, button: str, *, then: str) -> str:
    """Press a button and wait for the panel with the heading `then`; return what it says."""
    visit.page.get_by_role("button", name=button, exact=True).click()
    panel = visit.page.locator(".er-panel", has=visit.page.get_by_role("heading", name=then, exact=True))
    expect(panel).to_be_visible()
    visit.settled()
    return panel.locator("p").first.inner_text()


def publish(visit: Visit) -> str:
    """Publish, seeing how far it is; return what the page says of it."""
    visit.page.get_by_role("button", name="Publish", exact=True).click()
    expect(visit.page.get_by_role("progressbar")).to_be_visible()
    panel = visit.page.locator(
        ".er-panel", has=visit.page.get_by_role("heading", name="Published", exact=True)
    )
    expect(panel).to_be_visible()
    visit.settled()
    return panel.locator("p").first.inner_text()
