"""Dates as people and programs write them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.importing.labels.dates import looks_like_date, month_comes_first, read_date, without_clock

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-01", date(2024, 5, 1)), ("2024-05-01 09:44:04", date(2024, 5, 1)),
        ("2024-05-01T09:44:04Z", date(2024, 5, 1)), ("01/05/2024", date(2024, 5, 1)), ("1.5.2024", date(2024, 5, 1)),
        ("01/05/24 10:03", date(2024, 5, 1)), ("1 May 2024", date(2024, 5, 1)), ("1st May 2024", date(2024, 5, 1)),
        ("May 1, 2024", date(2024, 5, 1)), ("01-May-24", date(2024, 5, 1)), ("12/03/45", date(1945, 3, 12)),
        ("31/02/2024", None), ("1850-01-01", None), ("05-Sep", None), ("yesterday", None), ("", None), ("44197", None),
    ],
)  # fmt: skip
def test_a_date_is_read_day_first(text: str, day: date | None) -> None:
    assert read_date(text, month_first=False, today=TODAY) == day


def test_month_first_where_the_column_shows_it() -> None:
    assert month_comes_first(["05/25/2024", "05/01/2024"])
    assert read_date("05/01/2024", month_first=True, today=TODAY) == date(2024, 5, 1)


@pytest.mark.parametrize("texts", [["05/01/2024"], ["25/05/2024", "05/25/2024"], ["2024-05-25"], []])
def test_day_first_otherwise(texts: list[str]) -> None:
    assert not month_comes_first(texts)


def test_an_impossible_date_still_looks_like_one() -> None:
    assert looks_like_date("31/02/2024")
    assert not looks_like_date("16-24")


DAYS = st.sampled_from(
    ["01/05/2024", "2024-05-31", "1 Oct 24", "Sept 1, 2024", "1st of May", "31.12.99", "t 12.30", "", "x"]
)
CLOCKS = st.sampled_from(
    ["", " 10:15", "T09:44:04Z", ", 9.30pm", " 1:5", " t 12.30", "\n10:15", " 10:15\nx", " 10:15 2024"]
)


@example(" 1.01/2024")
@given(st.tuples(CLOCKS, DAYS, CLOCKS, DAYS).map("".join) | st.text("01 .,:/-tToc\n", max_size=14))
def test_a_text_without_its_clock_says_the_same_day(text: str) -> None:
    """Mutant: the blanks around it left, which may look like a clock."""
    for month_first in (False, True):
        assert read_date(without_clock(text), month_first=month_first, today=TODAY) == read_date(
            text, month_first=month_first, today=TODAY
        )
