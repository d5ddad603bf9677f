"""Everything can be reached and used without a mouse, and one sees where one is."""

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.browser.visiting import PAGES

pytestmark = pytest.mark.browser

ROOM = 8
"""Pixels round a part in which its focus may show."""
FOCUSED = """() => {
    const part = document.activeElement;
    const box = part.getBoundingClientRect();
    return {
        name: part.getAttribute('aria-label') || part.innerText || '',
        tag: part.tagName,
        box: {x: box.x, y: box.y, width: box.width, height: box.height},
    };
}"""


def picture(page, box):
    clip = {
        "x": max(0, box["x"] - ROOM),
        "y": max(0, box["y"] - ROOM),
        "width": box["width"] + 2 * ROOM,
        "height": box["height"] + 2 * ROOM,
    }
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("L")


def changed_pixels(one, other):
    """Return how many pixels became clearly lighter or darker."""
    return sum(ImageChops.difference(one, other).histogram()[64:])


def tab_to(page, name, *, most=30):
    """Press Tab until the part with this name has the focus; return it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        part = page.evaluate(FOCUSED)
        if name in part["name"] and part["tag"] in ("A", "INPUT", "BUTTON", "SUMMARY"):
            return part
    pytest.fail(f"Tab does not reach {name!r}")


REACHABLE = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    const all = [...main.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
    return all.filter((part) => part.tabIndex >= 0 && !part.disabled && part.getClientRects().length > 0
        && getComputedStyle(part).visibility === 'visible' && !part.closest('[data-testid=stMainMenu]')
        // What is folded away is not there yet; a file's field is pressed by the button beside it.
        && (part.tagName === 'SUMMARY' || !part.closest('details:not([open])')) && part.type !== 'file')
        .map((part, place) => { part.dataset.place = place; return part.getAttribute('aria-label') || part.innerText || part.tagName; });
}"""
HERE = """() => {
    const part = document.activeElement;
    const style = getComputedStyle(part);
    const ring = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    let seen = false;
    // A box of Streamlit's shows its focus on the frame round the field.
    for (let at = part, up = 0; at && up < 5; at = at.parentElement, up += 1) seen = seen || ring(getComputedStyle(at));
    return {place: part.dataset.place ?? null, seen, name: part.getAttribute('aria-label') || part.innerText || part.tagName};
}"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "board-summary")
def test_every_part_of_every_page_is_reached_by_tab_and_shows_its_focus(first_start, window, path):
    """Mutant: `outline: none` and no shadow on what has the focus."""
    with window(first_start) as visit:
        page = visit.open(path)
        names = page.evaluate(REACHABLE)
        page.locator("h1.er-title").evaluate("(title) => { title.tabIndex = -1; title.focus(); }")
        reached, unseen = set(), []
        for _ in range(2 * len(names) + 10):
            page.keyboard.press("Tab")
            here = page.evaluate(HERE)
            if here["place"] is not None:
                reached.add(int(here["place"]))
                unseen += [] if here["seen"] else [here["name"]]
            if len(reached) == len(names):
                break
        assert [name for place, name in enumerate(names) if place not in reached] == []
        assert unseen == []
        visit.is_sound()


@pytest.fixture
def visit(first_start, window):
    with window(first_start) as opened:
        opened.open("who-we-reached")
        yield opened
        opened.is_sound()


def test_tab_reaches_everything_and_shows_where_one_is(visit):
    page = visit.page
    for name in (
        "Board summary",
        "Characteristic",
        "Activities",
        "Save as a picture",
        "Download people heard",
        "How to read this page",
    ):
        tab_to(page, name)
        page.wait_for_timeout(300)  # a smooth scroll ends
        box = page.evaluate(FOCUSED)["box"]
        focused = picture(page, box)
        page.evaluate("() => { window.left = document.activeElement; window.left.blur(); }")
        page.wait_for_timeout(100)
        # A line of one pixel round the part, at the least.
        assert changed_pixels(focused, picture(page, box)) >= 2 * (box["width"] + box["height"]), name
        page.evaluate("() => window.left.focus({preventScroll: true})")


def test_the_first_tab_offers_to_skip_the_navigation(visit):
    page = visit.page
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] == "Skip to main content"
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.evaluate("() => document.activeElement.closest('main, [role=main]') !== null")
    # First what the headline leads to, then the choices.
    assert tab_to(page, "", most=2)["name"] == "Plan how to reach them"
    assert tab_to(page, "", most=2)["name"] == "Characteristic"


def test_a_choice_is_made_and_a_page_changed_with_keys_alone(visit):
    page = visit.page
    tab_to(page, "Characteristic")
    page.keyboard.type("Relig")
    expect(page.get_by_role("option", name="Religion or belief")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("caption", has_text="People heard by religion or belief")).to_be_attached()
    assert "characteristic=religion_or_belief" in page.url

    tab_to(page, "Download people heard")
    with page.expect_download():
        page.keyboard.press("Enter")

    tab_to(page, "Over time")
    page.keyboard.press("Enter")
    expect(page.locator("h1.er-title")).to_have_text("Over time")


def test_a_long_table_scrolls_with_keys_on_a_narrow_screen(first_start, window):
    with window(first_start, width=360) as visit:
        page = visit.open("who-we-reached")
        region = page.get_by_role("region", name="People heard by ethnic group")
        region.focus()
        assert region.evaluate("(part) => part.scrollLeft") == 0
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(part) => part.scrollLeft > 0", arg=region.element_handle())
