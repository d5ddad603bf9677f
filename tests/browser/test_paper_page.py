"""The paper as a web page in a real browser: opened from a file, at every width, without a script, and printed."""

import io
from contextlib import contextmanager
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from pages.paper.blocks import Figures, Section, SmallPrint
from pages.paper.writing import web_page
from pages.parts.tables import Cell, Column, Row, Table
from tests.browser.visiting import WCAG
from tests.pages.paper.invented_paper import WARNING, invented_paper, texts

pytestmark = pytest.mark.browser

LONG = Table(
    "Ten columns side by side",
    (Column("Group"), *(Column(f"Column {place}", number=True) for place in range(9))),
    tuple(Row((Cell(f"Row {row}"), *(Cell(str(5 * row)) for _ in range(9)))) for row in range(15)),
    side_by_side=True,
)
PAPER = replace(
    invented_paper(),
    sections=(
        *invented_paper().sections,
        Section("long", "Long", "Does it scroll?", (Figures(LONG), SmallPrint(("The end.",)))),
    ),
)
CHARTS = len(list(PAPER.charts()))


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("paper") / "paper.html"
    file.write_bytes(web_page.write(PAPER))
    return file.as_uri()


@pytest.fixture
def opened(browser, address):
    """Return what opens the paper at a width; fails where it asks for anything but itself, or complains."""

    @contextmanager
    def opening(*, width=1280, script=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, offline=True
        )
        page = context.new_page()
        troubles = []
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: request.url.startswith(("data:", address)) or troubles.append(request.url),
        )
        page.goto(address)
        if script:
            expect(page.locator(".er-live .main-svg").first).to_be_visible()
        yield page
        context.close()
        assert troubles == []

    return opening


@pytest.mark.parametrize("width", [1280, 800, 360])
def test_it_opens_offline_without_a_barrier_and_never_scrolls_sideways(opened, width):
    """Mutants: a chart wider than a narrow window, not in a region of its own; the hint to scroll at every width."""
    with opened(width=width) as page:
        expect(page.locator(".er-drawn")).to_have_count(CHARTS)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        # Where a table shows blocks or all of its columns, nothing says that it scrolls.
        assert page.get_by_text("Scroll sideways").is_visible() == (width < 700)
        found = (
            Axe()
            .run(page, options={"runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]}})
            .response["violations"]
        )
        assert [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]] == []


def test_charts_are_drawn_in_the_place_of_their_pictures_and_answer_to_the_pointer(opened):
    with opened() as page:
        first = page.locator(".er-chart").first
        expect(first.locator(".er-still")).to_be_hidden()
        mark = first.locator(".scatterlayer .point").first
        mark.scroll_into_view_if_needed()
        mark.hover(force=True)
        expect(first.locator(".hovertext")).to_have_text("Dogs · 120 · 360 · Under-reached")


def test_without_a_script_every_chart_is_there_as_a_picture(opened):
    """Mutant: the picture hidden by the sheet."""
    with opened(script=False) as page:
        stills = page.locator(".er-still")
        expect(stills).to_have_count(CHARTS)
        for each in stills.all():
            expect(each).to_be_visible()
            assert each.bounding_box()["height"] > 20


def test_a_chart_that_cannot_be_drawn_leaves_its_picture(browser, address, tmp_path):
    """Mutant: no `still` after a failure."""
    broken = tmp_path / "broken.html"
    text = web_page.write(PAPER).decode()
    broken.write_text(text.replace('{"data":[', '{"data":oh no[', 1), "utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    expect(page.locator(".er-drawn")).to_have_count(CHARTS - 1)
    expect(page.locator(".er-still").first).to_be_visible()
    page.close()


def test_a_keyboard_skips_to_the_paper_and_the_warning_stays_in_sight(opened):
    with opened() as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the paper")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("End")
        expect(page.get_by_text(WARNING, exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_it_prints_on_a4_with_the_warning_and_a_number_on_every_page(opened, script):
    """Mutant: the foot left out."""
    with opened(script=script) as page:
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = [(round(each.mediabox.width), round(each.mediabox.height)) for each in printed.pages]
    assert set(sizes) <= {(595, 842), (842, 595)}
    assert sizes[0] == sizes[1] == (595, 842)
    read = [" ".join(each.extract_text().split()) for each in printed.pages]
    for number, text in enumerate(read, 1):
        assert WARNING in text
        assert f"Page {number} of {len(read)}" in text
    whole = "".join("".join(read).split())
    missing = [each for each in texts(PAPER) if each.isascii() and "".join(each.split()) not in whole]
    assert missing == []


def test_what_is_printed_is_the_pictures_and_no_table_is_cut(opened):
    """Mutants: live charts printed; a region that cuts what scrolls; a hint to scroll."""
    with opened() as page:
        page.emulate_media(media="print")
        for each in page.locator(".er-still").all():
            expect(each).to_be_visible()
        expect(page.locator(".er-live").first).to_be_hidden()
        cut = "parts => parts.filter(part => getComputedStyle(part).overflowX !== 'visible').length"
        assert page.locator(".er-chart, .er-scroll, .er-wide").evaluate_all(cut) == 0
        expect(page.get_by_text("Scroll sideways")).to_be_hidden()
