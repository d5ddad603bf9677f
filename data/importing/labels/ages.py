"""Ages, years and dates of birth, and ranges of ages -> age band. A range that straddles bands is left to a person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from data import facts
from data.importing.columns.column_phrases import Words
from data.importing.labels.age_range import NO_LIMIT, age_range
from data.importing.labels.dates import EARLIEST, looks_like_date, read_date
from data.importing.labels.label_search import ways
from data.importing.labels.meaning import Meaning, is_missing
from data.importing.labels.norm import norm
from models.vocabulary import Missing, ProblemKind

AGE = "age_band"
OLDEST = 120
"""Nobody is taken to be older than this."""
CODES_UP_TO = 12
"""A column of small numbers only, up to this one, may be codes of bands: left to a person."""
BANDS_NEST_IN = "ten_year"

WHOLE = re.compile(r"-?\d{1,4}(?:\.\d+)?")
YEARS_OLD = re.compile(r"(\d{1,3}) ?(?:years?|yrs?|y/?o)(?: old| of age)?")
IMPOSSIBLE = re.compile(r"-?\d{5,}")
"""A number that can be no age, however long: it says so, and does not wait to be mapped."""
BAND_SLUG = re.compile(r"(\d+)_(\d+|plus)")
BAND_WORDS = frozenset({"group", "groups", "band", "bands", "range", "bracket", "category"})
BIRTH_WORDS = frozenset({"birth", "born", "dob", "birthdate", "birthday", "yob"})


class AgeStyle(StrEnum):
    """What a column of ages holds."""

    LABELS = "age bands"
    YEARS = "ages in years"
    BIRTH_YEAR = "years of birth"
    BIRTH_DATE = "dates of birth"


@dataclass(frozen=True)
class Age:
    """What one cell says of a person's age."""

    slug: str
    oldest: int | None = None
    """The oldest that the person can be; None where it is not known."""
    problem: ProblemKind | None = None


def age_style(words: Words, labels: Iterable[str]) -> AgeStyle:
    """Return what a column holds, from the words of its heading and its distinct labels together."""
    told = [label.strip() for label in labels if label.strip() and not _is_missing_age(label)]
    numbers = [float(label) for label in told if WHOLE.fullmatch(label)]
    years = [label for label in told if YEARS_OLD.fullmatch(norm(label))]
    dates = sum(looks_like_date(label) for label in told)
    if told and dates * 2 > len(told):
        return AgeStyle.BIRTH_DATE
    if (len(numbers) + len(years)) * 2 <= len(told) or not told:
        return AgeStyle.BIRTH_DATE if BIRTH_WORDS & set(words) and dates else AgeStyle.LABELS
    born = sum(number >= EARLIEST for number in numbers)
    if born * 10 >= 9 * len(numbers) and numbers:
        return AgeStyle.BIRTH_YEAR
    if BIRTH_WORDS & set(words):
        return AgeStyle.BIRTH_YEAR
    if BAND_WORDS & set(words):
        return AgeStyle.LABELS
    plainly_years = {"years", "old"} & set(words) or years
    return AgeStyle.YEARS if plainly_years or max(numbers) > CODES_UP_TO else AgeStyle.LABELS


def read_age(
    label: str, *, style: AgeStyle, meaning: Meaning, on: date, today: date, month_first: bool = False
) -> Age:
    """Return the age band of a person on the day `on`; `today` is the day of the import.

    A year of birth counts as the age reached in the year of `on`.
    """
    text = label.strip()
    if norm(text) in meaning.decided:
        return of_slug(meaning.of(text))
    if style is AgeStyle.YEARS and (years := _years(text)) is not None:
        return _of_years(years, otherwise=ProblemKind.IMPOSSIBLE_AGE)
    if style is AgeStyle.YEARS and IMPOSSIBLE.fullmatch(text):
        return Age(Missing.NOT_KNOWN, problem=ProblemKind.IMPOSSIBLE_AGE)
    if style is AgeStyle.BIRTH_YEAR and WHOLE.fullmatch(text) and not text.startswith("-"):
        born = int(float(text))
        if born > today.year:
            return Age(Missing.NOT_KNOWN, problem=ProblemKind.DATE_AFTER_IMPORT)
        return _of_years(on.year - born, otherwise=ProblemKind.IMPOSSIBLE_DATE)
    if style is AgeStyle.BIRTH_DATE and looks_like_date(text):
        return _born_on(read_date(text, month_first=month_first, today=today), on=on, today=today)
    return _of_label(text, meaning)


def of_slug(slug: str) -> Age:
    """Return the age that a band's slug says."""
    match = BAND_SLUG.fullmatch(slug)
    return Age(slug, None if match is None or match[2] == "plus" else int(match[2]))


def _years(text: str) -> int | None:
    if WHOLE.fullmatch(text):
        return int(float(text))
    match = YEARS_OLD.fullmatch(norm(text))
    return int(match[1]) if match else None


def _born_on(born: date | None, *, on: date, today: date) -> Age:
    if born is None:
        return Age(Missing.NOT_KNOWN, problem=ProblemKind.IMPOSSIBLE_DATE)
    if born > today:
        return Age(Missing.NOT_KNOWN, problem=ProblemKind.DATE_AFTER_IMPORT)
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return _of_years(years, otherwise=ProblemKind.IMPOSSIBLE_DATE)


def _of_years(years: int, *, otherwise: ProblemKind) -> Age:
    if not 0 <= years <= OLDEST:
        return Age(Missing.NOT_KNOWN, problem=otherwise)
    return Age(_band(years, years) or Missing.NEEDS_REVIEW, years)


def _of_label(text: str, meaning: Meaning) -> Age:
    said = of_slug(meaning.of(text))
    interval = _range(text)
    if interval is None:
        # "25 years" is an age, whatever the rest of the column holds; "25" may be a code.
        alone = YEARS_OLD.fullmatch(norm(text)) if said.slug == Missing.NEEDS_REVIEW else None
        return _of_years(int(alone[1]), otherwise=ProblemKind.IMPOSSIBLE_AGE) if alone else said
    low, high = interval
    oldest = high if high < NO_LIMIT else None
    # A label may say more than its band: 0 to 4 is in the band 0 to 15, and too young for more questions.
    slug = said.slug if said.slug != Missing.NEEDS_REVIEW else _band(low, high) or Missing.NEEDS_REVIEW
    return Age(slug, oldest)


def is_range_of_ages(label: str) -> bool:
    """Whether a label says a range of ages, be it one of our bands or not."""
    return _range(label) is not None


def _range(text: str) -> tuple[int, int] | None:
    ranges = (age_range(way) for way in ways(AGE, norm(text)))
    return next((found for found in ranges if found), None)


@cache
def _bounds() -> dict[str, tuple[int, int]]:
    found = {}
    for category in facts.answers("age_band"):
        match = BAND_SLUG.fullmatch(category.slug)
        if match:
            found[category.slug] = (int(match[1]), NO_LIMIT if match[2] == "plus" else int(match[2]))
    return found


@cache
def _band(low: int, high: int) -> str | None:
    """Return the answer that is exactly this range, else the ten-year band that holds all of it, else None."""
    for slug, bounds in _bounds().items():
        if bounds == (low, high):
            return slug
    nests = {category.slug for category in facts.level("age_band", BANDS_NEST_IN).categories}
    return next(
        (
            slug
            for slug, (first, last) in _bounds().items()
            if slug in nests and first <= low and high <= last
        ),
        None,
    )


def _is_missing_age(label: str) -> bool:
    return is_missing(label) and not label.strip().isdigit()
