"""The closed choices of the Register's forms: roles of organisations, formats and languages that an activity offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data.facts import REFERENCE
from data.facts.rows import read_rows

Kind = Literal["role", "format", "language"]
COLUMNS = ("kind", "value", "label", "gloss", "order")


@dataclass(frozen=True)
class Choice:
    """One choice: what a reader sees, and in one sentence what it means (blank where the label says it)."""

    label: str
    gloss: str


@cache
def choices(kind: Kind) -> Mapping[str, Choice]:
    """Return the choices of one kind by their value, which never changes, in the order of the file.

    Raises `FactsError` where the file is missing or wrong.
    """
    rows = [
        row for row in read_rows(REFERENCE / "entry_choices.csv", columns=COLUMNS) if row.text("kind") == kind
    ]
    return {
        row.text("value"): Choice(row.text("label"), row.cells["gloss"])
        for row in sorted(rows, key=lambda row: row.whole("order"))
    }


def label(kind: Kind, value: str) -> str:
    """Return what a reader sees for a value; one that the file does not know is tidied ("sign_song" -> "Sign song")."""
    known = choices(kind).get(value)
    if known is not None:
        return known.label
    plain = value.replace("_", " ").replace("-", " ").strip()
    return plain[:1].upper() + plain[1:]
