"""The numbers of a sentence in digits, so that those written in words are read too: "nine in ten", "two thirds of". Pure.

Words become digits by `text2num`; shares by `data/reference/claim_shares.csv`, whose lines a share of people must follow
("half of", "half the"), so that half an hour is none.
"""

import re
from collections.abc import Mapping
from functools import cache

from text_to_num import alpha2digit

from data.facts import REFERENCE
from data.facts.rows import read_rows

_NOBODY = re.compile(r"\bno[ -]one\b")
_THOUSANDS = re.compile(r"(?<![\w.,])(?P<number>[0-9]{1,5}(?:\.[0-9])?)k\b")


def in_digits(text: str) -> str:
    """Return a sentence in small letters with its numbers in digits; "two thirds of" becomes "67% of"."""
    shares = _shares()
    text = _pattern().sub(lambda found: f"{shares[found['words'].replace('-', ' ')]}% {found['tail']}", text)
    text = _THOUSANDS.sub(lambda found: f"{float(found['number']) * 1000:.0f}", _NOBODY.sub("nobody", text))
    return str(alpha2digit(text, "en", threshold=0))


@cache
def _shares() -> Mapping[str, str]:
    rows = read_rows(REFERENCE / "claim_shares.csv", columns=("words", "percent"))
    return {row.text("words"): row.text("percent") for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    either = "|".join(
        re.escape(each).replace(r"\ ", "[ -]") for each in sorted(_shares(), key=len, reverse=True)
    )
    return re.compile(rf"\b(?P<words>{either})[ ](?P<tail>of|the|our|all|those|these|who)\b")
