"""From page to page within the open window: the script, the style sheet and the navigation speak of the same links."""

import re
from pathlib import Path

from pages.parts import theme, turning
from pages.parts.front import Entry, _navigation

LISTED = [
    Entry("Lead", "Board summary", "board-summary", lambda: None, first=True),
    Entry("Explore", "Who we reached", "who-we-reached", lambda: None),
    Entry("Explore", "Coverage", "coverage", lambda: None),
]


def test_script_and_style_sheet_know_the_links_by_one_name():
    """Mutant: another class in the script."""
    assert f".{turning.LINKS} a[href]" in turning.SCRIPT.read_text()
    assert f".{turning.LINKS} a {{" in Path(theme.__file__).with_name("look.css").read_text()


def test_every_page_but_this_one_is_a_link_and_each_section_is_named_once():
    drawn = _navigation(LISTED, "Coverage")
    assert re.findall(r'href="([^"?]+)[^"]*">([^<]+)<', drawn) == [
        ("./", "Board summary"),
        ("who-we-reached", "Who we reached"),
    ]
    assert re.findall(r'aria-current="page">([^<]+)<', drawn) == ["Coverage"]
    assert re.findall(r'class="er-section">([^<]+)<', drawn) == ["Lead", "Explore"]
