"""The download of a table: the same words as on the page, and nothing that a spreadsheet would run."""

import csv

import pytest

from pages.parts.reach import who_answered

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visit(first_start, window):
    with window(first_start) as opened:
        yield opened
        opened.is_sound()


def downloaded(visit, what):
    """Press the button; return the name of the file and its rows."""
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=f"Download {what} (CSV)", exact=True).click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    return download.value.suggested_filename, list(csv.reader(content.decode("utf-8-sig").splitlines()))


def under_the_blank_line(rows):
    blank = rows.index([])
    return rows[blank + 1], rows[blank + 2 :]


@pytest.mark.parametrize(
    ("path", "what", "name", "caption", "first"),
    [
        ("", "the gaps", "board-summary-all-audience-open-to-all", "Groups clearly under-reached", None),
        (
            "who-we-reached",
            "people heard",
            "who-we-reached-ethnic-group-nineteen-all-audience-open-to-all",
            "People heard by ethnic group",
            "Asian",
        ),
        (
            "who-we-reached?characteristic=sex&period=2024-25",
            "people heard",
            "who-we-reached-sex-2024-25-audience-open-to-all",
            "People heard by sex, April 2024 to March 2025",
            "",
        ),
    ],
)
def test_it_holds_what_the_page_shows(visit, path, what, name, caption, first):
    visit.open(path)
    table = visit.page.locator("table.er-table", has=visit.page.locator("caption", has_text=caption))
    headings = table.locator("thead th").all_inner_texts()
    shown = visit.table(caption)

    file_name, rows = downloaded(visit, what)
    heading, cells = under_the_blank_line(rows)
    assert file_name == f"{name}.csv"
    assert rows[0][0].startswith(caption)
    assert any("Invented records: these people do not exist." in row[0] for row in rows if row)
    if first is not None:
        assert heading[0] == "Heading"
        assert cells[0][0] == first
        answered = [row[1:3] for row in cells if row[0] == who_answered.HEADING]
        assert answered == visit.table(who_answered.HEADING), "how many were asked and answered"
        heading, cells = heading[1:], [row[1:] for row in cells if row[0] != who_answered.HEADING]
    assert heading == headings
    assert cells == shown
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
