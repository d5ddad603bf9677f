"""A leader takes the paper along: chooses sections, downloads Word and opens it, saves the choices and opens them by their link."""

import io

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

SECTIONS = ("Summary.", "The gaps we are sure of.", "You said, we did.")
NAME = "Bi-monthly to the senior leadership team"


def box(visit: Visit, words: str):
    return visit.page.get_by_test_id("stCheckbox").filter(has_text=words).get_by_role("checkbox")


def tick(visit: Visit, words: str) -> None:
    """Tick a box with the keyboard."""
    box(visit, words).focus()
    visit.page.keyboard.press("Space")
    expect(box(visit, words)).to_be_checked()
    visit.settled()


def downloaded(visit: Visit) -> tuple[str, bytes]:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Make the paper and download it").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_three_sections_become_a_word_file_and_saved_choices_open_by_their_link(own_server, window):
    with window(own_server) as visit:
        page = visit.open("report")
        page.get_by_role("button", name="Untick all", exact=True).click()
        expect(page.locator(".er-headline")).to_contain_text("Tick at least one section")
        visit.settled()
        expect(page.get_by_role("button", name="Make the paper and download it")).to_be_disabled()
        for words in SECTIONS:
            tick(visit, words)
        expect(page.locator(".er-headline")).to_contain_text("Your paper has three sections")
        assert "sections=summary~gaps~feedback_owed" in page.url

        name, content = downloaded(visit)
        assert name.startswith("nhs-dorset-who-took-part-")
        assert name.endswith(".docx")
        document = Document(io.BytesIO(content))
        headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
        assert [each.removesuffix(".") for each in SECTIONS] == [
            each for each in headings if f"{each}." in SECTIONS
        ]
        said = "\n".join(each.text for each in document.paragraphs)
        assert "Invented records" in said
        first = page.locator(".er-bullets li").first.inner_text()
        assert first.removeprefix("Summary. ").partition(". ")[0] in said

        page.get_by_text("Save these choices for the next paper").click()
        page.get_by_role("textbox", name="Name of these choices").fill(NAME)
        page.get_by_role("textbox", name="Whom the paper is for").fill("Senior leadership team")
        page.get_by_role("button", name="Save these choices", exact=True).click()
        expect(page.locator(".er-panel")).to_contain_text("The choices are saved.")
        visit.settled()
        assert visit.violations() == []
        link = page.url
        assert link == f"{own_server.address}report?profile=bi-monthly-to-the-senior-leadership-team"
        visit.is_sound()
    with window(own_server, width=360) as visit:
        page = visit.open(link.removeprefix(own_server.address))
        expect(page.get_by_role("combobox", name="Saved choices")).to_have_value(NAME)
        for words in SECTIONS:
            expect(box(visit, words)).to_be_checked()
        expect(box(visit, "Depth of dialogue.")).not_to_be_checked()
        expect(page.locator(".er-headline")).to_contain_text("Your paper has three sections")
        assert page.url == link
        assert visit.overflow() == [0, 0]
        again, other = downloaded(visit)
        assert again == name
        assert Document(io.BytesIO(other)).paragraphs
        visit.is_sound()
