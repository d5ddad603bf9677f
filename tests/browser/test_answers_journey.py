"""The network's report, in a real browser: it waits on the first page with its days and its owner; answered, then told, it leaves.

One journey: what happened to that network could not happen unseen.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

REPORT = "Being ourselves in care"


def waits(visit: Visit) -> list[str]:
    """Return the titles of the reports that the page lists as waiting, in its order."""
    return visit.page.locator(".er-waits h3").all_inner_texts()


def press(visit: Visit, button: str, *, then: str) -> None:
    """Press a button and wait until the page says what it did."""
    visit.page.get_by_role("button", name=button, exact=True).click()
    expect(visit.page.locator(".er-panel", has_text=then)).to_be_visible()
    visit.settled()


def flow(visit: Visit) -> dict[str, int]:
    """Return the numbers of the steps from said to told."""
    steps = visit.page.locator(".er-flow li").all()
    return {
        step.locator("span").first.inner_text(): int(step.locator("b").inner_text().replace(",", ""))
        for step in steps
    }


def test_answering_and_telling_the_network_takes_its_report_off_the_list(own_server, window):
    with window(own_server) as steward:
        page = steward.open()
        oldest = page.locator(".er-waits li").first
        expect(oldest).to_contain_text(REPORT)
        expect(oldest).to_contain_text("160 people")
        expect(oldest).to_contain_text(re.compile(r"[1-9],\d{3} days"))
        expect(oldest).to_contain_text("Owner: Director of Nursing")
        page.get_by_role("link", name=re.compile("All .* reports that are waiting")).click()
        expect(page.locator("h1.er-title")).to_have_text("You said, we did")
        steward.settled()
        assert steward.headline.startswith("160 people told us through the Oxenwell LGBT+ Network")
        assert waits(steward)[0] == REPORT
        before = flow(steward)

        page.get_by_text("Answer a report, or say that it is done").click()
        box = page.get_by_role("combobox", name="Report to answer")
        # The fold opens slowly, and a menu that moves with it is drawn anew: typing leaves only the one that is meant.
        expect(box).to_be_visible()
        steward.settled()
        box.click()
        box.press_sequentially(REPORT)
        page.get_by_role("option", name=re.compile(REPORT)).click()
        expect(page.get_by_role("button", name="Save this answer")).to_be_visible()
        steward.settled()
        assert steward.violations() == []
        steward.pick(page.get_by_role("combobox", name="What was decided"), "Accepted")
        page.get_by_role("textbox", name="What we do").fill("Training for every team, and forms with a box.")
        press(steward, "Save this answer", then="is answered. The clock runs until people are told.")
        assert waits(steward)[0] == REPORT
        assert flow(steward) == before | {"answered": before["answered"] + 1}

        press(steward, "Mark as done", then="is marked as done")
        press(steward, "Mark people as told", then="It has left the list of those who wait.")
        assert REPORT not in waits(steward)
        assert flow(steward) == before | {
            "answered": before["answered"] + 1,
            "done": before["done"] + 1,
            "told": before["told"] + 1,
        }
        assert "LGBT+" not in steward.headline

        steward.open()
        assert REPORT not in waits(steward)
        steward.is_sound()
