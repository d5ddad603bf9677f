"""What a text of the paper becomes in a cell: a number that Excel shows with the same letters, or words."""

from itertools import pairwise

import pytest

from pages.paper.sheets import workbook_cells as cells
from pages.paper.sheets.workbook_sheets import LONGEST_NAME, sheet_name, unlike
from pages.parts import wording
from tests.pages.pets import count


@pytest.mark.parametrize(
    ("text", "number", "layout"),
    [
        ("0", 0, "0"),
        ("60", 60, "0"),
        ("999", 999, "0"),
        ("1000", 1000, "0"),
        ("1,240", 1240, "#,##0"),
        ("1,234,567", 1234567, "#,##0"),
        ("-5", -5, "0"),
        ("0.4", 0.4, "0.0"),
        ("0.45", 0.45, "0.00"),
        ("1,240.5", 1240.5, "#,##0.0"),
        ("0%", 0, "0%"),
        ("7%", 0.07, "0%"),
        ("29%", 0.29, "0%"),
        ("100%", 1, "0%"),
        ("12.3%", 0.123, "0.0%"),
        ("0.0%", 0, "0.0%"),
        ("−20", -20, '0;"−"0'),
        ("−3.1", -3.1, '0.0;"−"0.0'),
    ],
)
def test_a_number_is_the_one_that_is_shown(text: str, number: float, layout: str):
    """Mutants: percentages not divided, commas left out of the layout, a number below nought with a hyphen."""
    made = cells.of_number(text)
    assert (made.text, made.number, made.layout) == (text, number, layout)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "1,24",
        "12,34",
        "1,2345",
        "-0",
        "−0",
        "−−5",
        "−-5",
        "-0.0%",
        "1e5",
        "+3",
        "1 240",
        "0.3 to 0.4",
        "at least 14",
        "about 5",
        "1.2 times",
        "12 people",
        ".5",
        "5.",
        "1,234,567,890,123,456",
        "12345678901234567",
        "=1+1",
        "٣",
        "14 Jun 2022",
        "2024/25",
    ],
)
def test_what_is_not_purely_a_number_stays_words(text: str):
    """Mutant: the digits of any script taken."""
    made = cells.of_number(text)
    assert (made.text, made.number) == (text, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fewer than 10", "[c] fewer than 10"),
        ("fewer than 100", "[c] fewer than 100"),
        ("fewer than 10, under-reached", "[c] fewer than 10, under-reached"),
        ("hidden", "[c] hidden"),
        ("under 1", "[low] under 1"),
        ("under 1%", "[low] under 1%"),
        ("under 0.1%", "[low] under 0.1%"),
        ("not asked", "[x] not asked"),
        ("not available", "[x] not available"),
        ("–", "[z] not applicable"),
        ("", "[z] not applicable"),
        (" \n", "[z] not applicable"),
        ("hidden people", "hidden people"),
        ("Not asked", "Not asked"),
        ("at least 14", "at least 14"),
    ],
)
def test_a_missing_number_has_its_mark_and_its_words(text: str, shown: str):
    """Mutant: "hidden" without a mark."""
    assert cells.of_number(text).text == shown == cells.of_words(text).text
    assert cells.is_missing(text) == (shown != text)


def test_every_word_of_the_pages_for_a_missing_number_has_a_mark():
    said = (wording.people(count(None)), wording.HIDDEN, wording.NOT_ASKED, wording.NOT_APPLICABLE)
    said += (wording.small_percent(0.001), wording.small_percent(0.0001, 1), wording.expected(0.2))
    marks = {mark for mark, _ in cells.SHORTHAND}
    assert {cells.of_words(text).text.split("] ")[0] + "]" for text in said} == marks


@pytest.mark.parametrize(
    ("value", "percent", "text", "layout"),
    [
        (0.0, False, "0", "0"),
        (360.0, False, "360", "0"),
        (1000.0, False, "1,000", "#,##0"),
        (0.4, False, "0.4", "0.0"),
        (0.58, True, "58%", "0%"),
        (0.123, True, "12.3%", "0.0%"),
        (1.0, True, "100%", "0%"),
        (0.1 + 0.2, True, "30%", "0%"),
    ],
)
def test_a_value_of_a_chart_has_its_own_decimals(value: float, percent: bool, text: str, layout: str):
    made = cells.of_value(value, percent=percent)
    assert made is not None
    assert (made.text, made.number, made.layout) == (text, value, layout)


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_no_value_is_no_number(value: float | None):
    assert cells.of_value(value, percent=False) is None


def test_nothing_is_lost_where_a_text_is_cut():
    """Mutant: the rest begun one letter later."""
    for text in ("word " * 9000, "x" * 40000, "\N{GRINNING FACE}" * 20000, "a" + "\N{GRINNING FACE}" * 20000):
        pieces = cells.pieces(text)
        assert "".join(pieces) == text
        assert len(pieces) > 1
        assert all(0 < cells.units(piece) <= cells.LONGEST for piece in pieces)
    assert all(before.endswith(" ") for before, _ in pairwise(cells.pieces("word " * 9000)))
    assert cells.pieces("") == []
    assert cells.pieces("x" * cells.LONGEST) == ["x" * cells.LONGEST]


def test_no_sign_that_a_file_cannot_hold_is_kept():
    assert cells.clean("a\x00b\x1b\ud800\ufffe\r\nc\rd\te") == "a\ufffdb\ufffd\ufffd\ufffd\nc\nd\te"
    assert cells.clean_heading("two\nlines  _x0041_") == "two lines _ x0041_"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ethnic group", "Table 12 Ethnic group"),
        ("Sexual orientation and gender", "Table 12 Sexual orientation and"),
        ("[a]:b*c?d/e\\f 'g'", "Table 12 a b c d e f g"),
        ("", "Table 12"),
        ("x" * 99, f"Table 12 {'x' * 22}"),
        ("\N{GRINNING FACE}" * 20, "Table 12 " + "\N{GRINNING FACE}" * 11),
    ],
)
def test_a_name_of_a_worksheet_fits(title: str, name: str):
    made = sheet_name("Table", 12, title)
    assert made == name
    assert cells.units(made) <= LONGEST_NAME


def test_no_two_headings_are_alike():
    """Mutant: capital letters told apart, which Excel does not."""
    assert unlike(["Same", "same", "", "Same (2)", ""]) == (
        "Same",
        "same (2)",
        "Column 3",
        "Same (2) (2)",
        "Column 5",
    )
