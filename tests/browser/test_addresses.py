"""A link with choices in it shows the same; what is not offered gets one plain message, whatever the reason."""

import sqlite3
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from pages.parts import no_such_page
from pages.parts.frame import WITHHELD, WITHHELD_WHY
from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

LINK = "who-we-reached?characteristic=age_band&level=broad&period=2025-26&activities=stage%3Dconsultation"
BOXES = {
    "Characteristic": "Age",
    "Level of detail": "Three age groups",
    "Period": "April 2025 to March 2026",
    "Activities": "Stage: Consultation",
}


@pytest.fixture(scope="module")
def visit(first_start, window):
    with window(first_start) as opened:
        yield opened
        opened.is_sound()


def asked(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def people_heard(visit: Visit, where: str) -> Locator:
    return visit.page.locator("caption", has_text="People heard by").filter(has_text=where)


def test_a_link_shows_the_choices_that_it_holds(visit):
    visit.open(LINK)
    assert visit.chosen() == BOXES
    assert visit.page.url == f"{visit.address}{LINK}"
    assert [row[0] for row in visit.table("People heard by age, April 2025 to March 2026")] == [
        "0 to 15",
        "16 to 64",
        "65 and over",
    ]


def test_a_choice_goes_into_the_address_and_back_takes_it_out_again(visit):
    visit.open(LINK)
    before = visit.table("People heard by")
    visit.choose("Activities", "All open to everyone")
    expect(people_heard(visit, "in activities open to everyone")).to_be_attached()
    assert asked(visit)["activities"] == ["audience=open_to_all"]
    assert visit.table("People heard by") != before

    visit.page.go_back()
    expect(visit.page.get_by_role("combobox", name="Activities", exact=True)).to_have_value(
        "Stage: Consultation"
    )
    expect(people_heard(visit, "Stage: Consultation")).to_be_attached()
    visit.settled()
    assert visit.chosen() == BOXES
    assert visit.table("People heard by") == before


def test_a_choice_that_takes_others_along_is_one_step_back(first_start, window):
    """The level of detail goes with the characteristic. Mutant: `write` after each box, which takes two steps back."""
    with window(first_start) as visit:
        visit.open(LINK)
        steps = visit.page.evaluate("history.length")
        for characteristic in ("Sex", "Disability"):
            visit.choose("Characteristic", characteristic)
            expect(people_heard(visit, f"by {characteristic.lower()}")).to_be_attached()
            visit.settled()
        assert asked(visit)["characteristic"] == ["disability"]
        assert visit.page.evaluate("history.length") == steps + 2
        visit.page.go_back()
        visit.page.go_back()
        expect(people_heard(visit, "by age")).to_be_attached()
        visit.settled()
        assert visit.chosen() == BOXES
        visit.is_sound()


def test_the_navigation_turns_the_page_in_the_open_window_and_back_turns_it_again(visit):
    """Mutant: no `turning.js`, with which the browser loads everything anew."""
    page = visit.open(LINK)
    page.evaluate("() => { window.stayed = true; }")
    visit.go("Over time")
    assert page.evaluate("() => [window.stayed, location.pathname]") == [True, "/over-time"]
    expect(page.locator(".er-here")).to_have_text("Over time")
    # Who goes by ear hears the heading, and the next step is into the page.
    assert page.evaluate("() => document.activeElement.textContent") == "Over time"
    page.go_back()
    expect(page.locator("h1.er-title")).to_have_text("Who we reached")
    visit.settled()
    assert page.evaluate("() => window.stayed")
    assert visit.chosen() == BOXES


def test_a_link_of_the_navigation_opens_in_a_new_tab_with_the_choices(visit):
    page = visit.open(LINK)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Over time", exact=True).click(modifiers=["Control"])
    tab = opened.value
    expect(tab.locator("h1.er-title")).to_have_text("Over time")
    assert "characteristic=age_band" in tab.url
    tab.close()
    assert visit.title == "Who we reached"


def test_choices_go_along_from_page_to_page(visit):
    visit.open(LINK)
    visit.go("Board summary")
    # Of activities it offers two choices only, and opens on those open to everyone.
    assert visit.chosen() == {"Period": "April 2025 to March 2026", "Activities": "All open to everyone"}
    visit.go("Method")
    visit.go("Who we reached")
    assert visit.chosen() == BOXES | {"Activities": "All open to everyone"}


def test_a_characteristic_of_the_board_summary_leads_to_its_page_with_the_same_period(visit):
    visit.open("?period=2025-26")
    visit.page.get_by_role("link", name="Deprivation").first.click()
    expect(visit.page.locator("h1.er-title")).to_have_text("Who we reached")
    expect(
        visit.page.get_by_text("Level of detail").or_(visit.page.get_by_text("People heard, against")).first
    ).to_be_visible()
    visit.settled()
    assert visit.chosen()["Characteristic"] == "Deprivation"
    assert visit.chosen()["Period"] == "April 2025 to March 2026"


def test_a_sentence_of_the_board_summary_leads_to_the_page_behind_it_with_the_same_period(visit):
    visit.open("?period=2025-26")
    visit.page.get_by_role("link", name="Show sex", exact=True).first.click()
    expect(visit.page.locator("h1.er-title")).to_have_text("Who we reached")
    visit.settled()
    assert visit.chosen() == {
        "Characteristic": "Sex",
        "Period": "April 2025 to March 2026",
        "Activities": "All open to everyone",
    }


@pytest.fixture(scope="module")
def hidden(first_start):
    """Return an engagement that exists and whose figures are not published."""
    with closing(sqlite3.connect(first_start.folder / "register.db")) as register:
        exist = {f"engagement={row[0]}" for row in register.execute("SELECT reference FROM engagement")}
        shown = {row[0] for row in register.execute('SELECT DISTINCT "by" FROM published_table')}
    return min(exist - shown)


@pytest.mark.parametrize(
    "query",
    [
        "activities=stage%3Dnonsense",
        "activities=nonsense",
        "activities=%3Cscript%3Ealert(1)%3C/script%3E",
        "activities=",
        "period=2019-20",
        "period=2025-26%27%20OR%201%3D1",
        "characteristic=nonsense",
        "level=nonsense",
        "anything=else",
        "period=2025-26&period=all",
    ],
)
def test_what_is_not_offered_gets_one_plain_message(visit, query):
    page = visit.open(f"who-we-reached?{query}")
    panel = page.locator(".er-panel")
    expect(panel).to_have_count(1)
    assert panel.inner_text().split("\n\n") == [WITHHELD, WITHHELD_WHY]
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
    expect(page.locator("table")).to_have_count(0)
    visit.is_sound()


def test_hidden_and_absent_can_not_be_told_apart(visit, hidden):
    said = []
    for activities in (hidden, "engagement=there-is-no-such"):
        visit.open(f"who-we-reached?activities={activities.replace('=', '%3D')}")
        said.append(visit.main.evaluate("(main) => main.innerHTML.replace(/react-aria[\\w:-]+/g, '')"))
    assert said[0] == said[1]


@pytest.mark.parametrize("path", ["no-such-page", "a/b/c", "%3Cscript%3E", "Import"])
def test_a_page_that_does_not_exist_gets_one_plain_message_and_a_way_back(first_start, window, path):
    """Mutants: no page for the unknown one in the front script; no `_deliver_below`, with which a/b/c is blank."""
    with window(first_start) as lost:
        page = lost.open(path)
        assert lost.title == no_such_page.TITLE
        panel = page.locator(".er-panel")
        expect(panel).to_have_count(1)
        assert panel.inner_text().split("\n\n") == [
            no_such_page.NO_SUCH_PAGE,
            no_such_page.NO_SUCH_PAGE_WHY,
            no_such_page.BACK,
        ]
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert lost.violations() == []
        lost.is_sound()
        panel.get_by_role("link").click()
        expect(page.locator("h1.er-title")).to_have_text("Board summary")
        lost.settled()
        lost.is_sound()


def test_the_first_page_is_found_by_its_own_address_too(first_start, window):
    """Mutant: the first page at its own address only as the default, as it was: Streamlit then says it is nowhere."""
    with window(first_start) as visit:
        visit.open("board-summary")
        assert visit.title == "Board summary"
        visit.is_sound()
