"""Quarters and financial years."""

from datetime import date

import pytest

from data.periods import first_day, from_to, is_closed, last_day, quarter_of, year_of


@pytest.mark.parametrize(
    ("day", "quarter", "year"),
    [
        (date(2024, 4, 1), "2024-Q1", "2024-25"),
        (date(2024, 6, 30), "2024-Q1", "2024-25"),
        (date(2024, 7, 1), "2024-Q2", "2024-25"),
        (date(2024, 12, 31), "2024-Q3", "2024-25"),
        (date(2025, 1, 1), "2024-Q4", "2024-25"),
        (date(2025, 3, 31), "2024-Q4", "2024-25"),
        (date(2025, 4, 1), "2025-Q1", "2025-26"),
        (date(2000, 3, 31), "1999-Q4", "1999-00"),
    ],
)
def test_a_day_lies_in_one_quarter_and_one_year(day, quarter, year):
    """Mutant: months counted from January fails every row but one."""
    assert quarter_of(day) == quarter
    assert year_of(quarter) == year


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024-Q1", date(2024, 6, 30)),
        ("2024-Q2", date(2024, 9, 30)),
        ("2024-Q3", date(2024, 12, 31)),
        ("2024-Q4", date(2025, 3, 31)),
        ("2024-25", date(2025, 3, 31)),
        ("1999-00", date(2000, 3, 31)),
    ],
)
def test_a_period_is_closed_from_the_day_after_its_last(period, end):
    assert last_day(period) == end
    assert not is_closed(period, on=end)
    assert is_closed(period, on=date.fromordinal(end.toordinal() + 1))


@pytest.mark.parametrize("period", ["2024", "2024-Q5", "2024-26", "2024-Q1-Q2", "", "2024-01-01"])
def test_nothing_else_is_a_period(period):
    with pytest.raises(ValueError, match="A period is a quarter such as 2024-Q1 or a year such as 2024-25"):
        last_day(period)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("2024-25", date(2024, 4, 1)),
        ("2024-Q1", date(2024, 4, 1)),
        ("2024-Q3", date(2024, 10, 1)),
        ("2024-Q4", date(2025, 1, 1)),
    ],
)
def test_the_first_day_of_a_period(period, first):
    assert first_day(period) == first


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        ("2024-25", "2024-25", ("2024-25",)),
        ("2022-23", "2024-25", ("2022-23", "2023-24", "2024-25")),
        ("1998-99", "2000-01", ("1998-99", "1999-00", "2000-01")),
        ("2024-Q3", "2024-Q4", ("2024-Q3", "2024-Q4")),
        ("2024-Q3", "2025-Q2", ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")),
        ("2025-26", "2024-25", ()),
    ],
)
def test_a_series_leaves_no_period_out(first, last, between):
    """Mutant: quarters counted five to a year."""
    assert from_to(first, last) == between


@pytest.mark.parametrize("pair", [("2024-25", "2024-Q1"), ("2024-Q1", "2024-25"), ("soon", "2024-25")])
def test_a_series_is_of_one_kind(pair):
    with pytest.raises(ValueError, match=r"quarter"):
        from_to(*pair)
