"""What a label of ages says in numbers: from which age to which. Every form that forms and spreadsheets write."""

import re

from data.importing.labels.dates import MONTHS

NO_LIMIT = 999
AGED = r"(?:age[ds]? ?:? ?)?"
YEARS = r"(?:[ -]?(?:years?|yrs?|y/?o)(?:[ -]olds?| of age)?)?"
RANGE = re.compile(
    rf"{AGED}(?:between |from )?(\d{{1,3}}){YEARS}(?:-| to | and | through | thru |_)(\d{{1,3}}){YEARS}"
)
AND_OVER = re.compile(
    rf"{AGED}(?:(?:over|above|more than|older than|>) ?(\d{{1,3}})s?|>=? ?=? ?(\d{{1,3}})|(\d{{1,3}}){YEARS} ?"
    rf"(?:\+|plus|(?:and|or|&) ?(?:over|above|older|more|up|upwards?))){YEARS}"
)
AND_UNDER = re.compile(
    rf"{AGED}(?:(?:under|below|less than|younger than|<) ?(\d{{1,3}})s?|(\d{{1,3}}){YEARS} ?"
    rf"(?:and|or|&) ?(?:under|below|younger|less)|(?:up to|<=) ?(\d{{1,3}})){YEARS}"
)
CUT = re.compile(r"([\[(])(\d{1,3}),(\d{1,3})([\])])")
"""As statistical software writes the classes of a cut: the square bracket holds its number, the round one does not."""
EXCEL_DATE = re.compile(r"(?:0?(\d{1,2})-([a-z]{3})|([a-z]{3})-0?(\d{1,2}))")
WORDS_AFTER = re.compile(r"\([^()\d]*\)$")
"""Words in brackets after numbers, which only gloss them: "65+(retired)"."""
SIGNS = str.maketrans({"\u2264": "<=", "\u2265": ">="})


def age_range(key: str) -> tuple[int, int] | None:
    """Return the youngest and the oldest age that a normalised label says, `NO_LIMIT` for "and over"; None for no range.

    "Over 64" starts at 65; "65 and over" and ">= 65" start at the number itself.
    """
    said = WORDS_AFTER.sub("", key.translate(SIGNS)).strip()
    if match := RANGE.fullmatch(said):
        low, high = int(match[1]), int(match[2])
        return (low, high) if low <= high else None
    if match := AND_OVER.fullmatch(said):
        return (int(match[1]) + 1 if match[1] else int(match[2] or match[3])), NO_LIMIT
    if match := AND_UNDER.fullmatch(said):
        return 0, int(match[1]) - 1 if match[1] else int(match[2] or match[3])
    if match := CUT.fullmatch(said):
        low, high = int(match[2]) + (match[1] == "("), int(match[3]) - (match[4] == ")")
        return (low, high) if low <= high else None
    return _excel_date(said)


def _excel_date(said: str) -> tuple[int, int] | None:
    """Return the range that a spreadsheet took for a day: 5-9 became 05-Sep or 09-May, 10-14 became Oct-14."""
    match = EXCEL_DATE.fullmatch(said)
    month = (match[2] or match[3]) if match else None
    if match is None or month not in MONTHS:
        return None
    low, high = sorted((MONTHS.index(str(month)) + 1, int(match[1] or match[4])))
    return (low, high) if 0 < low < high else None
