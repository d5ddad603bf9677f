"""Dates of birth by the million: some days stand for all, and nobody's age changes by it."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from data.importing.labels.age_column import _one_day_for_each_age
from data.importing.labels.ages import AgeStyle, read_age
from data.importing.labels.meaning import Meaning

TODAY = date(2026, 6, 15)
BORN = st.dates(date(1890, 1, 1), date(2027, 1, 1))
DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 15))


@given(born=BORN, on=DAYS)
@example(born=date(2000, 2, 29), on=date(2026, 2, 28))
@example(born=date(2000, 6, 1), on=date(2026, 6, 1))
@example(born=date(2000, 1, 1), on=date(2026, 1, 1))
@example(born=date(2000, 12, 31), on=date(2026, 12, 30))
def test_the_age_on_the_day_that_stands_for_it_is_the_age(born: date, on: date) -> None:
    """Mutants: the birthday itself counted to the year before; the first day for everybody."""
    [instead] = _one_day_for_each_age([f"{born:%d/%m/%Y}"], [on], month_first=False, today=TODAY)

    def age(day: date):
        style = AgeStyle.BIRTH_DATE
        return read_age(f"{born:%d/%m/%Y}", style=style, meaning=Meaning("age_band"), on=day, today=TODAY)

    assert age(instead) == age(on)
    assert (instead.month, instead.day) in ((1, 1), (12, 31))
