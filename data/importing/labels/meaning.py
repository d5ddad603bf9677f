"""What a label means: looked up in the order of standards 1.3, never guessed from how it is spelled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Literal

from data import facts
from data.importing.labels.label_forms import without_mark
from data.importing.labels.label_search import ANY, search, table
from data.importing.labels.norm import norm
from models.vocabulary import Missing

Polarity = Literal["same", "different"]
"""What Yes means: the gender is the same as the sex registered at birth, or different from it."""

OWN_SLUGS = "slug"
"""Declared for a column that already holds our own slugs."""
NO_CODES: Mapping[str, str] = MappingProxyType({})

YES, NO = ("yes", "y", "true"), ("no", "n", "false")

RUNNING_CODE = re.compile(r"(?:a|ao|sq)?\d{1,3}")
"""What survey tools write for the first, second and third option of any question where nobody gave a code."""


@dataclass(frozen=True)
class Meaning:
    """What the labels of one column mean."""

    characteristic: str
    codes: Mapping[str, str] = field(default_factory=lambda: NO_CODES)
    """Code, normalised, to slug; empty where the column is not coded."""
    standard: str = ""
    """Name of the code list; empty where the column is not coded."""
    polarity: Polarity | None = None
    decided: Mapping[str, str] = field(default_factory=lambda: NO_CODES)
    """Label, normalised, to the slug that a person decided."""

    def of(self, label: str) -> str:
        """Return the slug of a label: a category, a kind of missing, and `needs_review` where nobody has said."""
        key = norm(label)
        if key in self.decided:
            return self.decided[key]
        slug = self._found(key)
        if slug is None and key:
            slug = search(self.characteristic, key)
        if slug == facts.NEEDS_POLARITY:
            return self._by_polarity(key)
        return slug or Missing.NEEDS_REVIEW

    def knows(self, label: str) -> bool:
        """Whether somebody has looked at the label, be it to say that each time a person has to."""
        key = norm(label)
        found = key in self.decided or self._found(key) is not None
        return found or (bool(key) and search(self.characteristic, key) is not None)

    def _found(self, key: str) -> str | None:
        own = table(self.characteristic)
        if key in own:
            return own[key]
        code = coded(key, self.codes)
        if code is not None:
            return code
        # Y and N mean yes and no once the map says which way the question was put.
        if self.polarity and self.characteristic == "trans_status" and key in ("y", "n"):
            return facts.NEEDS_POLARITY
        return table(ANY).get(key)

    def _by_polarity(self, key: str) -> str:
        said = key if key in (*YES, *NO) else without_mark(key)
        if self.polarity is None or said not in (*YES, *NO):
            return Missing.NEEDS_REVIEW
        return "same_as_birth" if (said in YES) == (self.polarity == "same") else "different_from_birth"


def labels_of(characteristic: str) -> Mapping[str, str]:
    """Return the labels that count in any column of a characteristic: normalised label to slug."""
    return table(characteristic)


def is_missing(label: str) -> bool:
    """Whether a label says, in any column, that there is no answer."""
    slug = table(ANY).get(norm(label))
    return slug is not None and slug != Missing.NEEDS_REVIEW


def coded(key: str, codes: Mapping[str, str]) -> str | None:
    """Return the slug of a code; "2" counts as "02" where only that is listed, for Excel drops the zero."""
    return codes.get(key, codes.get(key.zfill(2)) if key.isdigit() else None)


@cache
def standards(characteristic: str) -> Mapping[str, Mapping[str, str]]:
    """Return the code lists of a characteristic: name to (code, normalised, to slug)."""
    lists: dict[str, dict[str, str]] = {}
    for code in facts.codes():
        if code.characteristic == characteristic and code.code:
            lists.setdefault(code.standard, {})[norm(code.code)] = code.slug
    return lists


def declared_codes(characteristic: str, standard: str) -> Mapping[str, str]:
    """Return the codes of a list that a person or a heading declared.

    Raises
    ------
    KeyError
        The characteristic has no such list.
    """
    if standard == OWN_SLUGS:
        return {norm(category.slug): category.slug for category in facts.answers(characteristic)}
    return standards(characteristic)[standard]


def found_codes(characteristic: str, labels: Iterable[str]) -> tuple[str, Mapping[str, str]]:
    """Return the code list that a column was filled in with: its name, and code to slug; ("", {}) for none.

    A list counts when every distinct label that is not a kind of missing is one of its codes, and no other list that
    holds them all gives one of them another meaning. Numbers, and A1, A2, A3, are never such a list: every tool
    numbers its options, and 1 is male to the NHS and female to the census. A person or a heading has to declare theirs.
    Nor are letters that may be the first letters of the answers.
    """
    keys = {norm(label) for label in labels if not is_missing(label)}
    if all(RUNNING_CODE.fullmatch(key) for key in keys) or all(key in table(characteristic) for key in keys):
        return "", NO_CODES
    trusted: dict[str, dict[str, str]] = {}
    for row in facts.labels():
        if row.characteristic == characteristic and row.coded:
            for standard in row.standard.split("; "):
                trusted.setdefault(standard, {})[norm(row.label)] = row.slug
    fitting = [
        codes for codes in [*trusted.values(), *standards(characteristic).values()] if _fits(keys, codes)
    ]
    meanings = {tuple(coded(key, codes) for key in sorted(keys)) for codes in fitting}
    named = [name for name, codes in trusted.items() if _fits(keys, codes)]
    if not named or len(meanings) != 1 or _may_be_initials(characteristic, keys, trusted[named[0]]):
        return "", NO_CODES
    return named[0], {**standards(characteristic).get(named[0], NO_CODES), **trusted[named[0]]}


def _may_be_initials(characteristic: str, keys: set[str], codes: Mapping[str, str]) -> bool:
    """Whether letters are as likely the first letters of answers: C, M and N for Christian, Muslim and none.

    In a code list N says that nobody knows. Such a list is believed only where another of its letters begins no answer.
    """
    initials = {norm(category.short)[0] for category in facts.answers(characteristic)}
    mistaken = any(key in initials and coded(key, codes) in set(Missing) for key in keys)
    return mistaken and all(key[0] in initials for key in keys)


def _fits(keys: set[str], codes: Mapping[str, str]) -> bool:
    return all(coded(key, codes) is not None for key in keys)
