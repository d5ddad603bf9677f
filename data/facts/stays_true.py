"""What must stay true, in plain words, read from `data/reference/stays_true.toml`; docs/security.md has the properties themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.facts import REFERENCE


@dataclass(frozen=True)
class StaysTrue:
    """One line: what it says, and the properties of docs/security.md that it stands for, each by number with a phrase of its row."""

    words: str
    rows: Mapping[int, str]


@cache
def stays_true() -> tuple[StaysTrue, ...]:
    """Return the lines in their order. Raises OSError, KeyError or ValueError where the file is wanting."""
    with (REFERENCE / "stays_true.toml").open("rb") as file:
        listed = tomllib.load(file)["line"]
    return tuple(
        StaysTrue(each["words"], {int(number): phrase for number, phrase in each["rows"].items()})
        for each in listed
    )
