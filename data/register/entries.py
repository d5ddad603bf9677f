"""What every entry of the register shares: refusals, references, and the mark that tells whether it changed meanwhile."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, select
from sqlmodel import Session, SQLModel

from models.register import AuditEvent

T = TypeVar("T")
R = TypeVar("R", bound=SQLModel)

STEWARD = "steward"
"""Who acts where nobody signs in, and what viewers read in place of who it was."""
NO_TITLE = "Give the {what} a title."
NO_SUCH_VALUE = "Choose one of the offered answers for {what}."
CLOSED_FIRST = "The day it closed is before the day it opened."
GONE = "This entry is no longer in the register. Choose another."
CHANGED_SINCE = (
    "Somebody changed this entry after you opened it. Nothing of yours was saved. Open it as it is now, and make your "
    "change again."
)
NAME_KEPT = "name kept that may say who took part"
TEXT_KEPT = "text kept that may say who took part"
"""In the audit: what a steward did knowingly."""
LONGEST_REFERENCE = 40
SEPARATOR = ";"
"""Stands between the several values that one column of the register holds."""


class EntryRefused(Exception):
    """Something in a form can't be; the message says what to put there."""


class ChangedSince(EntryRefused):
    """Somebody else changed the entry after it was opened: saving would undo what they did."""


class NameMayIdentify(EntryRefused):
    """The title may say who took part. The message says why; a steward may keep it, knowingly."""


class TextMayIdentify(NameMayIdentify):
    """A text of an entry, and not its title, may say who took part; a steward may keep it, knowingly."""


@dataclass(frozen=True)
class Held(Generic[T]):
    """One entry as the register holds it. `reference` never changes; `version` tells whether `entry` did."""

    reference: str
    entry: T
    version: str


def version(row: SQLModel) -> str:
    """Return the mark of what a row holds: the same as long as nothing in it changes."""
    return version_of([getattr(row, str(column.key)) for column in columns_of(type(row)).selected_columns])


def version_of(values: Iterable[object]) -> str:
    """Return the mark of a row's values, in the order of its columns; the same as `version` of the row."""
    return sha256(repr(list(values)).encode()).hexdigest()


def columns_of(table: type[SQLModel]) -> Select[Any]:
    """Return the question for every column of a table, without making an object of each row."""
    return select(table.__table__)  # type: ignore[attr-defined]


def unchanged(found: R | None, *, opened: str) -> R:
    """Return a row, read for writing, that holds what it held when it was `opened` (a version).

    Raises
    ------
    EntryRefused
        It is gone; or (`ChangedSince`) somebody changed it.
    """
    if found is None:
        raise EntryRefused(GONE)
    if version(found) != opened:
        raise ChangedSince(CHANGED_SINCE)
    return found


def note(session: Session, *, who: str, what: str, reference: str) -> None:
    """Note in the audit who did what to which entry, within the transaction of `session`. Never what it says."""
    session.add(AuditEvent(at=datetime.now(UTC), who=who, what=what, detail=reference))


def words(text: str) -> str:
    """Return what somebody typed, with single spaces and none at the ends."""
    return " ".join(text.split())


def paragraph(text: str) -> str:
    """Return what somebody typed over several lines, without blanks at the ends of lines or blank lines."""
    return "\n".join(line for line in (words(each) for each in text.splitlines()) if line)


def together(values: Collection[str]) -> str:
    """Return several values as one column of the register holds them; `apart` is the way back."""
    return SEPARATOR.join(values)


def apart(column: str) -> tuple[str, ...]:
    """Return the values that one column holds, in its order."""
    return tuple(part.strip() for part in column.split(SEPARATOR) if part.strip())


def reference_of(title: str, *, taken: Collection[str]) -> str:
    """Return a reference made of a title, numbered where it is taken: "maternity-review", "maternity-review-2"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_REFERENCE].strip("-") or "entry"
    number = 1
    reference = stem
    while reference in taken:
        number += 1
        reference = f"{stem}-{number}"
    return reference
