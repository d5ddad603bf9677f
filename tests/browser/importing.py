"""What a steward does on the Import page."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, expect

from tests.browser.visiting import Visit

PUBLISHING = 150_000
"""Milliseconds for which publishing may take on a busy machine. How long it should take is measured elsewhere."""


def as_file(columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return columns (heading to answers) as a CSV file of a survey tool."""
    out = io.StringIO(newline="")
    write = csv.writer(out)
    write.writerow(columns)
    write.writerows(zip(*columns.values(), strict=True))
    return out.getvalue().encode()


def bring(visit: Visit, content: bytes, *, name: str) -> None:
    """Give a file to the page and wait until it says that it was read."""
    visit.page.get_by_test_id("stFileUploader").first.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content}]
    )
    expect(visit.page.locator(".er-inhand strong")).to_have_text(name)
    visit.settled()


def step(visit: Visit) -> str:
    """Return the heading of the open step."""
    return visit.page.locator("h2.er-heading").first.inner_text()


def onward(visit: Visit, *, to: str) -> None:
    """Go onward, by keyboard, until the step of that heading is open."""
    for _ in range(6):
        before = step(visit)
        if before == to:
            return
        button = visit.page.get_by_role("button", name="Continue", exact=True)
        button.press("Enter")
        heading = visit.page.locator("h2.er-heading").first
        expect(heading).not_to_have_text(before)
        visit.settled()
        expect(heading).to_be_focused()
    raise AssertionError(f"The step “{to}” did not come: “{step(visit)}” is open.")


def by_keys(visit: Visit, box: Locator, option: str) -> None:
    """Choose an option of a box by its words, with the keyboard alone."""
    box.focus()
    box.press_sequentially(option)
    expect(visit.page.get_by_role("option").first).to_have_text(option)
    visit.page.keyboard.press("Enter")
    expect(box).to_have_value(option)
    visit.settled()


def decide(visit: Visit, label: str, *, means: str) -> None:
    """Say, by keyboard, what a word means that nobody has mapped."""
    by_keys(visit, visit.page.get_by_role("combobox", name=re.compile(re.escape(label))), means)


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
    expect(panel).to_be_visible(timeout=PUBLISHING)
    visit.settled()
    return panel.locator("p").first.inner_text()
