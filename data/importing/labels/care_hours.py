"""Hours of care a week, in words or numbers -> the answer that holds all of them. What straddles two waits."""

import re
from functools import cache

from data import facts

NO_LIMIT = 168
"""Hours in a week."""
HOURS = r"(?: ?(?:hours?|hrs?))?"
A_WEEK = r"(?: ?(?:(?:of )?(?:unpaid )?care)?(?: ?(?:a|per|each|every) ?week| ?weekly|/week|/wk)?)?"
RANGE = re.compile(rf"(\d{{1,3}}){HOURS}(?:-| to | and )(\d{{1,3}}) ?(?:hours?|hrs?){A_WEEK}")
AND_MORE = re.compile(
    rf"(?:(\d{{1,3}}){HOURS}{A_WEEK} ?(?:\+|plus|(?:or|and) (?:more|over|above))|(?:more than|over) (\d{{1,3}}))"
    rf"{HOURS}{A_WEEK}"
)
UP_TO = re.compile(
    rf"(?:(\d{{1,3}}) ?(?:hours?|hrs?){A_WEEK} (?:or|and) (?:less|fewer|under)|(?:up to) (\d{{1,3}})"
    rf"|(?:less than|under|fewer than) (\d{{1,3}})){HOURS}{A_WEEK}"
)
BEFORE = re.compile(r"^(?:(?:yes|provides|i care|i provide care|care|carer)[,:-]? ?(?:for )?)*")
AN_HOUR = re.compile(r"\d ?(?:\+|plus|(?:or|and) (?:more|over|above))? ?(?:hours?|hrs?)\b")
SLUG = re.compile(r"carer_(\d+)_(\d+|plus)")


def care_hours(key: str) -> str | None:
    """Return the answer that a normalised label of hours says, else None.

    "Up to 19 hours" is said by carers, and so is one hour at least; nought to nineteen holds people who do not care.
    """
    said = BEFORE.sub("", key).strip()
    if not AN_HOUR.search(said):
        return None
    if found := RANGE.fullmatch(said):
        low, high = int(found[1]), int(found[2])
    elif found := AND_MORE.fullmatch(said):
        low, high = (int(found[1]) if found[1] else int(found[2]) + 1), NO_LIMIT
    elif found := UP_TO.fullmatch(said):
        low, high = 1, int(found[1] or found[2]) if not found[3] else int(found[3]) - 1
    else:
        return None
    holding = (slug for slug, (first, last) in _bands().items() if first <= low <= high <= last)
    return next(holding, None)


@cache
def _bands() -> dict[str, tuple[int, int]]:
    found = {}
    for category in facts.answers("unpaid_carer"):
        if match := SLUG.fullmatch(category.slug):
            found[category.slug] = (int(match[1]), NO_LIMIT if match[2] == "plus" else int(match[2]))
    return found
