"""The words that make a claim, by kind: those of `data/reference/claim_words.csv`, and the groups of people that we know by name."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from data import facts
from data.facts import REFERENCE
from data.facts.rows import read_rows

Kind = Literal[
    "replies", "invited", "margin", "confidence", "level", "representative", "significant", "rate", "population", "opinion"
]  # fmt: skip


def says(kind: Kind, text: str) -> bool:
    """Say whether a text in small letters has a word of that kind."""
    return words()[kind].search(text) is not None


@cache
def words() -> Mapping[str, re.Pattern[str]]:
    """Return what finds the words of each kind. A group by name ("disabled people") stands for people at large."""
    found: dict[str, list[str]] = {}
    for row in read_rows(REFERENCE / "claim_words.csv", columns=("kind", "words")):
        found.setdefault(row.text("kind"), []).append(row.text("words").casefold())
    found["population"] += _groups()
    return {
        kind: re.compile("|".join(_pattern(each) for each in sorted(set(listed), key=len, reverse=True)))
        for kind, listed in found.items()
    }


def _groups() -> list[str]:
    people = [
        category.people
        for characteristic in facts.characteristics()
        for category in facts.categories(characteristic.slug)
    ]
    return [
        each.casefold() for each in (*people, *(one.people for one in facts.communities().values())) if each
    ]


def _pattern(text: str) -> str:
    stem = re.escape(text.removesuffix("*")) + (r"\w*" if text.endswith("*") else "")
    first = r"\b" if text[0].isalnum() else ""
    last = r"\b" if text[-1].isalnum() else ""
    return f"{first}{stem}{last}"
