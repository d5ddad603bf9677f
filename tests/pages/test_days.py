"""Today, and days as a steward types them."""

import re
from datetime import date
from pathlib import Path

import pytest

from data.register.entries import EntryRefused
from pages.parts import days, wording


def test_no_page_asks_another_clock():
    """Mutant: `date.today()` on one page."""
    pages = Path(days.__file__).parents[1]
    others = [path for path in pages.rglob("*.py") if path != Path(days.__file__)]
    assert len(others) > 50
    assert [
        path.name for path in others if re.search(r"(?<!\bdays)\.(today\(\)|now\()", path.read_text())
    ] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("", None), (" ", None), ("1/6/2026", date(2026, 6, 1)), (" 30/06/2026 ", date(2026, 6, 30))],
)
def test_days(text, day):
    assert days.typed(text) == day


@pytest.mark.parametrize("text", ["31/06/2026", "2026-06-01", "06/2026", "1/6/26", "soon"])
def test_what_is_not_a_day_is_refused(text):
    with pytest.raises(EntryRefused, match=days.NOT_A_DAY):
        days.typed(text)


@pytest.mark.parametrize("day", [None, date(2026, 6, 1), date(2024, 2, 29)])
def test_what_stands_in_a_box_can_be_sent_as_it_is(day):
    assert days.typed(days.to_type(day)) == day


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 3, 3), date(2025, 6, 30), "3 Mar to 30 Jun 2025"),
        (date(2024, 10, 10), date(2026, 3, 11), "10 Oct 2024 to 11 Mar 2026"),
        (date(2022, 6, 14), date(2022, 6, 14), "14 Jun 2022"),
        (date(2022, 6, 14), None, "from 14 Jun 2022"),
        (None, date(2022, 6, 14), "to 14 Jun 2022"),
        (None, None, ""),
    ],
)
def test_two_days_in_words(first, last, words):
    assert wording.days(first, last) == words
