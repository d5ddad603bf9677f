"""Ages, years and dates of birth become a band at the day of participation; what straddles two is left to a person.

Mutants and failed here: `>` read as `>=`; a range that overlaps a band taken for it; age by year alone where the
birthday is still to come; an age of 121 let through.
"""

from datetime import date

import pytest

from data.importing.labels.ages import Age, AgeStyle, age_style, read_age
from data.importing.labels.meaning import Meaning
from models.vocabulary import ProblemKind

ON, TODAY = date(2024, 5, 1), date(2026, 6, 15)


def aged(label: str, style: AgeStyle, on: date = ON) -> Age:
    return read_age(label, style=style, meaning=Meaning("age_band"), on=on, today=TODAY)


@pytest.mark.parametrize(
    ("label", "slug", "oldest"),
    [
        ("&lt; 16", "0_15", 15), ("16&ndash;24", "16_24", 24), ("a) 16-24", "16_24", 24), ("1. 18-24", "18_24", 24),
        ("≥ 75", "75_plus", None), ("≤15", "0_15", 15), ("16-24 year olds", "16_24", 24), ("Over 84s", "85_plus", None),
        ("65+ (retired)", "65_plus", None), ("25-34 (inclusive)", "25_34", 34), ("0-15 (please tick)", "0_15", 15),
        ("05-Sep", "0_15", 9), ("09-May", "0_15", 9), ("Oct-14", "0_15", 14), ("14-Oct", "0_15", 14), ("Dec-17", "needs_review", 17),
        ("Jan-00", "needs_review", None), ("05-May", "needs_review", None),
        ("[25, 35)", "25_34", 34), ("(15,24]", "16_24", 24), ("(16,24]", "16_24", 24), ("[16,24]", "16_24", 24), ("(24,25)", "needs_review", None),
        ("20s", "needs_review", None), ("16-24 (not 18)", "needs_review", None), ("35 44", "needs_review", None),
        ("Age not given", "needs_review", None), ("Over 18", "needs_review", None),
    ],
)  # fmt: skip
def test_ranges_as_web_pages_spreadsheets_and_statistical_software_write_them(
    label: str, slug: str, oldest: int | None
) -> None:
    found = aged(label, AgeStyle.LABELS)
    assert (found.slug, found.oldest) == (slug, oldest)


@pytest.mark.parametrize(
    ("label", "slug", "oldest"),
    [
        ("16–24", "16_24", 24), ("16 to 24", "16_24", 24), ("16_24", "16_24", 24), ("16-24 years", "16_24", 24),
        ("45~49", "45_54", 49), ("18-24", "18_24", 24), ("16-17", "16_17", 17), ("0 - 11", "0_15", 11),
        ("46-53", "45_54", 53), ("65 and above", "65_plus", None), ("over 64", "65_plus", None),
        ("> 84", "85_plus", None), ("> 60", "needs_review", None), ("80+", "needs_review", None),
        ("86 or older", "85_plus", None), ("under 16", "0_15", 15), ("< 5", "0_15", 4), ("15 or under", "0_15", 15),
        ("Under 18", "needs_review", 17), ("18-34", "needs_review", 34), ("50-64", "needs_review", 64),
        ("65 and up", "65_plus", None), ("Age 65 or older", "65_plus", None), ("older than 64", "65_plus", None),
        ("25 to 34 years", "25_34", 34), ("25 years to 34 years", "25_34", 34), ("between 25 and 34", "25_34", 34),
        ("Ages 25-34", "25_34", 34), ("25 - 34 years of age", "25_34", 34), ("up to 15", "0_15", 15), ("<= 15", "0_15", 15),
        ("10 or younger", "0_15", 10), ("18 and up", "needs_review", None), ("2534", "needs_review", None),
        ("25 years", "25_34", 25), ("31yrs", "25_34", 31), ("7 years old", "0_15", 7), ("seven years", "needs_review", None),
        ("24-16", "needs_review", None), ("17-3", "needs_review", None), ("NA", "not_known", None), ("37", "needs_review", None), ("7", "needs_review", None),
    ],
)  # fmt: skip
def test_a_range_is_its_band_or_waits(label: str, slug: str, oldest: int | None) -> None:
    found = aged(label, AgeStyle.LABELS)
    assert found.slug == slug
    assert found.oldest == oldest


@pytest.mark.parametrize(
    ("label", "slug"),
    [("0", "0_15"), ("15", "0_15"), ("16", "16_24"), ("24", "16_24"), ("25", "25_34"), ("34.0", "25_34"), ("84", "75_84"),
     ("85", "85_plus"), ("120", "85_plus"), ("34 years", "25_34"), ("34 years old", "25_34"), ("", "not_known"),
     ("25-34", "25_34")],
)  # fmt: skip
def test_a_number_is_an_age_in_a_column_of_ages(label: str, slug: str) -> None:
    assert aged(label, AgeStyle.YEARS) == Age(slug, aged(label, AgeStyle.YEARS).oldest)


@pytest.mark.parametrize("label", ["121", "-3", "999", "99999999999", "-2147483648"])
def test_an_impossible_age_is_a_problem_and_not_known(label: str) -> None:
    assert aged(label, AgeStyle.YEARS) == Age("not_known", problem=ProblemKind.IMPOSSIBLE_AGE)


@pytest.mark.parametrize(
    ("born", "slug", "problem"),
    [
        ("2008-05-02", "0_15", None),
        ("2008-05-01", "16_24", None),
        ("01/05/2008", "16_24", None),
        ("1 May 1980", "35_44", None),
        ("31/02/1980", "not_known", ProblemKind.IMPOSSIBLE_DATE),
        ("1880-01-01", "not_known", ProblemKind.IMPOSSIBLE_DATE),
        ("2025-01-01", "not_known", ProblemKind.IMPOSSIBLE_DATE),
        ("2027-01-01", "not_known", ProblemKind.DATE_AFTER_IMPORT),
    ],
)
def test_a_date_of_birth_counts_at_the_day_of_participation(born: str, slug: str, problem) -> None:
    found = aged(born, AgeStyle.BIRTH_DATE)
    assert (found.slug, found.problem) == (slug, problem)


@pytest.mark.parametrize(
    ("born", "slug", "problem"),
    [
        ("2008", "16_24", None),
        ("2009", "0_15", None),
        ("1903", "not_known", ProblemKind.IMPOSSIBLE_DATE),
        ("2025", "not_known", ProblemKind.IMPOSSIBLE_DATE),
        ("2030", "not_known", ProblemKind.DATE_AFTER_IMPORT),
    ],
)
def test_a_year_of_birth_counts_as_the_age_reached_that_year(born: str, slug: str, problem) -> None:
    found = aged(born, AgeStyle.BIRTH_YEAR)
    assert (found.slug, found.problem) == (slug, problem)


@pytest.mark.parametrize(
    ("heading", "labels", "style"),
    [
        (("age",), ["16-24", "25-34", ""], AgeStyle.LABELS),
        (("age",), ["34", "51", "NA"], AgeStyle.YEARS),
        (("age",), ["1", "2", "7"], AgeStyle.LABELS),
        (("age", "in", "years"), ["1", "2", "7"], AgeStyle.YEARS),
        (("age", "group"), ["1", "2", "15"], AgeStyle.LABELS),
        (("year", "of", "birth"), ["1980", "1999"], AgeStyle.BIRTH_YEAR),
        (("age",), ["1980", "1999"], AgeStyle.BIRTH_YEAR),
        (("date", "of", "birth"), ["01/02/1980", ""], AgeStyle.BIRTH_DATE),
        (("age",), [], AgeStyle.LABELS),
    ],
)
def test_heading_and_values_say_together_what_a_column_holds(heading, labels, style) -> None:
    assert age_style(heading, labels) is style


def test_a_decided_range_is_believed() -> None:
    meaning = Meaning("age_band", decided={"18-34": "16_24"})
    assert read_age("18-34", style=AgeStyle.LABELS, meaning=meaning, on=ON, today=TODAY) == Age("16_24", 24)
