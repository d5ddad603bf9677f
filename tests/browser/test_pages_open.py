"""Every page opens, wide and narrow, says its headline, calls nobody, and meets WCAG 2.2 AA, whatever the system prefers.

Each view is opened once and looked at by all tests that take it.
"""

import sys
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PAGES, Visit

pytestmark = pytest.mark.browser

WIDE, NARROW, ZOOMED = 1280, 360, 320
WITHOUT_CHART = {"import", "register", "report", "method"}
CUT_OFF = """() => {
    // Words that end beyond the window and that nothing scrolls to.
    const scrolls = (part) => part && (getComputedStyle(part).overflowX === 'auto' || scrolls(part.parentElement));
    return [...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, p, td, th, button, label, a)')]
        .filter((part) => part.getClientRects().length > 0 && part.getBoundingClientRect().right > innerWidth + 1)
        .filter((part) => getComputedStyle(part).clipPath === 'none' && !scrolls(part.closest('.er-scroll')))
        .filter((part) => !part.closest('caption, thead'))
        .map((part) => part.textContent.slice(0, 40));
}"""


def test_a_first_start_shows_the_board_summary(first_start, window, record_property, capsys):
    seconds = first_start.seconds_to_first_page
    record_property("seconds_to_first_page", round(seconds, 1))
    with capsys.disabled():
        sys.stdout.write(f"\nFrom empty databases to the first page: {seconds:.1f} s\n")
    with window(first_start) as visit:
        visit.open()
        assert visit.title == "Board summary"
        expect(visit.page.locator(".er-invented")).to_have_text("Invented records: these people do not exist")


@dataclass(frozen=True)
class View:
    """A page, opened and standing still."""

    path: str
    visit: Visit


@pytest.fixture(scope="module", params=[WIDE, NARROW])
def width(request):
    return request.param


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path or "board-summary")
def path(request):
    return request.param


@pytest.fixture(scope="module")
def view(first_start, window, path, width):
    with window(first_start, width=width) as visit:
        visit.open(path)
        yield View(path, visit)


class TestAPage:
    def test_opens_with_its_title_and_its_headline(self, view):
        page = view.visit.page
        assert page.locator("h1").all_inner_texts() == [PAGES[view.path]]
        assert page.title() == f"{PAGES[view.path]} · Equal Reach"
        assert page.locator("html").get_attribute("lang") == "en-GB"
        assert view.visit.headline.rstrip().endswith(".")
        view.visit.is_sound()

    def test_fits_its_window(self, view):
        assert view.visit.overflow() == [0, 0]

    def test_names_itself_in_the_navigation(self, view):
        assert view.visit.page.locator("[aria-current=page]").all_text_contents() == [PAGES[view.path]]

    def test_draws_every_chart_with_words_for_those_who_cannot_see_it(self, view):
        if view.path not in WITHOUT_CHART:
            expect(view.visit.page.get_by_test_id("stPlotlyChart").first).to_be_attached()
        charts = view.visit.page.get_by_test_id("stPlotlyChart").all()
        assert bool(charts) is (view.path not in WITHOUT_CHART)
        for chart in charts:
            if chart.is_visible():
                expect(chart.locator(".main-svg").first).to_be_attached()
                assert chart.get_attribute("role") == "figure"
                assert chart.get_attribute("aria-label").endswith(".")

    def test_is_accessible(self, view):
        assert view.visit.violations() == []

    def test_is_accessible_with_every_fold_open(self, view):
        for fold in view.visit.page.get_by_test_id("stExpander").all():
            fold.locator("summary").click()
            expect(fold.locator("details")).to_have_attribute("open", "")
        assert view.visit.violations(of="[data-testid=stMain]") == []
        assert view.visit.overflow() == [0, 0]
        view.visit.is_sound()


def test_a_page_can_be_read_at_four_times_its_size(first_start, window, path):
    """At 400 % zoom a window of 1280 by 1024 has 320 by 256 pixels of the page's own (WCAG 1.4.10, reflow).

    Mutant: a table of 900 pixels that does not scroll by itself.
    """
    with window(first_start, width=ZOOMED) as visit:
        visit.page.set_viewport_size({"width": ZOOMED, "height": 256})
        visit.open(path)
        assert visit.overflow() == [0, 0]
        assert visit.page.evaluate(CUT_OFF) == []
        visit.is_sound()


def test_a_page_is_light_and_accessible_where_the_system_prefers_dark(first_start, window, path):
    with window(first_start, dark=True) as visit:
        page = visit.open(path)
        assert page.get_by_test_id("stApp").evaluate("(app) => getComputedStyle(app).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        assert visit.violations() == []
        page.set_viewport_size({"width": NARROW, "height": 900})
        visit.settled()
        assert visit.violations() == []
        visit.is_sound()


def test_an_open_menu_is_accessible(first_start, window):
    with window(first_start) as visit:
        page = visit.open("who-we-reached")
        page.get_by_role("combobox", name="Characteristic", exact=True).click()
        expect(page.get_by_role("option", name="Age", exact=True)).to_be_visible()
        assert visit.violations() == []


def test_the_narrow_navigation_opens_and_is_accessible(first_start, window):
    with window(first_start, width=NARROW) as visit:
        page = visit.open()
        page.get_by_role("button", name="Expand sidebar").click()
        expect(page.get_by_role("link", name="Method", exact=True)).to_be_in_viewport()
        assert visit.violations() == []
        page.get_by_role("link", name="Method", exact=True).click()
        expect(page.locator("h1.er-title")).to_have_text("Method")
        visit.is_sound()


DRAWN = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart] .main-svg')]
    .map((svg) => svg.closest('[class*=st-key-only_]')?.className.match(/st-key-only_(wide|narrow)_/)[1] ?? 'both')"""


def test_only_the_charts_that_fit_are_drawn_also_after_the_window_was_made_narrower(first_start, window):
    """Python does not know the width of a window: its own script says so. Mutants: a script that tells the server
    nothing after the first page, which leaves wide charts in a narrow window; no cookie, which draws both."""
    with window(first_start) as visit:
        visit.open()
        assert set(visit.page.evaluate(DRAWN)) == {"wide"}
        visit.page.set_viewport_size({"width": 360, "height": 900})
        visit.page.wait_for_function(f"() => ({DRAWN})().every((each) => each === 'narrow')")
        visit.page.set_viewport_size({"width": 1280, "height": 900})
        visit.page.wait_for_function(f"() => ({DRAWN})().every((each) => each === 'wide')")
    with window(first_start, width=360) as visit:
        visit.open()
        visit.page.wait_for_function(f"() => ({DRAWN})().every((each) => each === 'narrow')")
