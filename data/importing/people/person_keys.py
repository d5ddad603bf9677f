"""Who a person is: what a file says of it becomes a keyed hash as the file is read, and nothing else of it goes on."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.importing.files.reading import RawTable
from data.importing.labels.meaning import is_missing
from data.importing.labels.norm import norm
from data.importing.people.privacy import E_MAIL
from data.keys import person_key

NOT_KEPT = "(not kept)"
"""Stands in a table for what said who a person is, once that was hashed."""
HASHED_BEFORE = "What says who the people are was taken out of this table. Read the file again."
NOBODY = frozenset(
    {"anonymous", "anon", "no email", "no e-mail", "none given", "none", "nil", "#n/a", "#ref!", "#value!"}
)
"""Words that name nobody, besides the kinds of missing that any column may hold."""
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
TEN_DIGITS = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
KEY_BYTES = 32


class PersonKeys:
    """Hashes what says who a person is, with one key. It remembers the hashes and forgets the words at the end."""

    def __init__(self, key: bytes | None) -> None:
        """Take the key of the intake's person hashes; None makes a random one that tells people apart in one look."""
        self._key = key or secrets.token_bytes(KEY_BYTES)
        self.named: Mapping[str, str | None] = {}

    @property
    def keyed_by(self) -> str:
        """Which key it is; says nothing of the key. `keyed_by_secret` gives the same of the intake's."""
        return which_key(self._key)

    def of(self, cells: Iterable[str]) -> Mapping[str, str | None]:
        """Return, for each different cell, the keyed hash of the person it names; None where it names nobody.

        Raises
        ------
        ValueError
            The cells were hashed before.
        """
        # Kept for `without_references`: to spell a million references once more takes as long again.
        self.named = {cell: self._of(cell) for cell in set(cells)}
        return self.named

    def _of(self, cell: str) -> str | None:
        if cell == NOT_KEPT:
            raise ValueError(HASHED_BEFORE)
        reference = plain_reference(cell)
        return None if reference is None else person_key(reference, key=self._key)


def which_key(key: bytes) -> str:
    """Return what tells one key from another and nothing of either: 16 hexadecimal digits."""
    return hmac.new(key, b"which key", hashlib.sha256).hexdigest()[:16]


def plain_reference(text: str) -> str | None:
    """Return the one spelling of what says who a person is; None where it names nobody.

    The same however it was typed: letters in Unicode's compatible form (NFKC), without invisible ones, in lower case,
    single blanks, none outside. An e-mail address has no blanks at all and no "mailto:". An NHS number, which its last
    digit proves, has no blanks and hyphens. Nothing else is changed: "00123" is not "123", and "ab-1" is not "ab1",
    for a leading nought or a hyphen may tell two people apart. A blank cell names nobody, nor does any word that says
    in every column that there is no answer ("n/a", "prefer not to say"), nor "anonymous".
    """
    said = " ".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().split())
    if not said or norm(said) in NOBODY or (is_missing(said) and not said.isdigit()):
        return None
    if not any(letter.isalnum() for letter in said):
        return None
    joined = said.replace(" ", "").removeprefix("mailto:")
    if E_MAIL.fullmatch(joined):
        return joined
    return digits if (digits := nhs_number(said)) else said


def nhs_number(text: str) -> str | None:
    """Return the ten digits of an NHS number, which its last digit proves (modulus 11); None where it is none."""
    if not TEN_DIGITS.fullmatch(text.strip()):
        return None
    digits = re.sub(r"\D", "", text)
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return digits if check % 11 == int(digits[9]) and check != 10 and len(set(digits)) > 1 else None


def without_references(table: RawTable, *, index: int, named: Mapping[str, str | None]) -> RawTable:
    """Return a table whose column `index` says no longer who anybody is; cells that name nobody stay as they are.

    `named` is what `PersonKeys.of` made of the column.
    """
    instead = {cell: cell if who is None else NOT_KEPT for cell, who in named.items()}
    cells = [instead[cell] for cell in table.columns[index]]
    return replace(table, columns=(*table.columns[:index], cells, *table.columns[index + 1 :]))
