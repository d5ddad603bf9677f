"""The download of a table: the same words as on the page, and nothing that a spreadsheet would run."""

import csv

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visit(first_start, window):
    with window(first_start) as opened:
        yield opened
        opened.is_sound()


def downloaded(visit):
    """Press the button; return the name of the file and its rows."""
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download this table (CSV)").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    return download.value.suggested_filename, list(csv.reader(content.decode("utf-8-sig").splitlines()))


def under_the_blank_line(rows):
    blank = rows.index([])
    return rows[blank + 1], rows[blank + 2 :]


@pytest.mark.parametrize(
    ("path", "name", "caption", "grouped"),
    [
        ("", "board-summary.csv", "Groups clearly under-reached", False),
        ("who-we-reached", "who-we-reached.csv", "People heard by ethnic group", True),
        ("who-we-reached?characteristic=age_band", "who-we-reached.csv", "People heard by age", False),
    ],
)
def test_it_holds_what_the_page_shows(visit, path, name, caption, grouped):
    visit.open(path)
    table = visit.page.locator("table.er-table", has=visit.page.locator("caption", has_text=caption))
    headings = table.locator("thead th").all_inner_texts()
    shown = visit.table(caption)

    file_name, rows = downloaded(visit)
    heading, cells = under_the_blank_line(rows)
    assert file_name == name
    assert rows[0][0].startswith(caption)
    assert any("Invented records: these people do not exist." in row[0] for row in rows if row)
    if grouped:
        assert heading[0] == "Heading"
        assert [row[0] for row in cells][:1] == ["Asian"]
        heading, cells = heading[1:], [row[1:] for row in cells]
    assert heading == headings
    assert cells == shown
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
