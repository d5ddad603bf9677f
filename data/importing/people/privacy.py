"""Which labels may be shown: none that could be a person's name, address, number or free text."""

import re
from functools import cache

from data import facts
from data.importing.labels.norm import norm

NOT_SHOWN = "(text not shown)"
LONGEST = 120
FEWEST_STORED = 3
"""A label held by fewer rows is stored only if a person decided what it means."""

E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
IP_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,}[0-9a-f:]*", re.IGNORECASE)
PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{8,}\d")
WEB = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
STREET = re.compile(
    r"\b\d+\w?,? +\w+.*\b(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|place|gardens)\b",
    re.IGNORECASE,
)
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir)\.? +[a-z]", re.IGNORECASE)
TITLE_INSIDE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir)\.? +[A-Z]")
PARTED = re.compile(r"[;|:()]| - ")
"""Where several answers stand in one label, each may be somebody's name."""
DIGIT = re.compile(r"\d")
DIGITS = 5
"""A label of so many digits is a number and no answer."""
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019-])*\.?")
WORD = re.compile(r"[^\W\d_]+")


def shown(label: str) -> str:
    """Return a label as it may be printed and stored, or `NOT_SHOWN`."""
    text = " ".join(label.split())
    return NOT_SHOWN if len(text) > LONGEST or _personal(text) else text


def _personal(text: str) -> bool:
    if any(pattern.search(text) for pattern in (E_MAIL, POSTCODE, IP_ADDRESS, WEB, STREET)):
        return True
    if len(DIGIT.findall(text)) >= DIGITS or TITLE.search(text) or TITLE_INSIDE.search(text):
        return True
    return any(map(_like_a_name, PARTED.split(text)))


def _like_a_name(text: str) -> bool:
    """Whether a text is two or three words with capitals, none of which stands in any label we know."""
    words = text.replace(",", " ").split()
    return 2 <= len(words) <= 3 and all(
        word[0].isupper() and NAME_WORD.fullmatch(word) and word.casefold() not in _vocabulary()
        for word in words
    )


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for row in facts.labels() for word in WORD.findall(norm(row.label)))
