"""What a column of a file is used for. Several columns may answer one question: one for each option."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.importing.labels.meaning import Meaning


class Use(StrEnum):
    """What a column is used for."""

    CHARACTERISTIC = "characteristic"
    OPTION = "option"
    """Answers a characteristic together with the column that stands for it, which lists it among its options."""
    TOOK_PART_ON = "took_part_on"
    RESPONDENT = "respondent"
    PERSON_KEY = "person_key"
    POSTCODE = "postcode"
    """Says where people live: looked up, then dropped."""
    DROPPED = "dropped"
    LEFT = "left"


@dataclass(frozen=True)
class Option:
    """One of the columns that answer a question together."""

    index: int
    says: Mapping[str, str]
    """What each kind of cell says: an answer's label, or "" for nothing. Text that a person wrote is not among them."""
    label: str = ""
    """The answer that the column stands for; empty where its cells are answers themselves."""
    instead: bool = False
    """Whether it counts only where no other column gives an answer."""


@dataclass(frozen=True)
class ColumnUse:
    """What one column was taken for, and why."""

    column: str
    index: int
    use: Use
    why: str
    characteristic: str | None = None
    meaning: Meaning | None = None
    """What its labels mean; None where it answers nothing, or only as an option of another column."""
    options: tuple[Option, ...] = ()
    """The columns that answer the question together, this one among them; empty where it answers alone."""
    gives: tuple[str, ...] = ()
    """Of a column of postcodes: the characteristics that it answers."""
    contested: tuple[tuple[str, str], ...] = ()
    """Of a column of postcodes: the characteristics that another column could answer too, each with its heading."""


def answering(columns: tuple[ColumnUse, ...]) -> dict[str, ColumnUse]:
    """Return, by characteristic, the column that answers it, or stands for those that answer it together."""
    return {use.characteristic: use for use in columns if use.characteristic and use.meaning is not None}
