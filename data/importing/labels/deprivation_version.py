"""Which version of the Index of Multiple Deprivation a file's fifths or tenths are of. Standards 1.2: store it, for no two compare.

Each version ranks other areas, by other weights: a person's fifth of 2019 may be another in 2025. So only people of the version
that the population figures have are compared (`levels.csv`), and the others are kept and said to be left out: see
`docs/decisions/0022-versions-of-deprivation.md`. What can't be told is never taken for the newest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from data import facts

DEPRIVATION = "imd_quintile"
ImdVersion = Literal["2025", "2019", "2015", "2010"]
VERSIONS: tuple[ImdVersion, ...] = get_args(ImdVersion)

DECLARED = "Deprivation: it is said that the file has the index of {version}."
BY_HEADING = "Deprivation: the heading says that it is the index of {version}."
NOT_SAID = "Deprivation: nothing says which index it is, that of 2025, of 2019 or an older one."
NOT_COMPARED = (
    "The population figures are of the index of {compared}. Two indices divide the areas in two ways, so these people are kept "
    "and not compared."
)
HOW_TO_SAY = (
    'If you know which it is, say so on the Import page, or write imd_version = "{compared}" in the map.'
)

YEAR = re.compile(r"(?<!\d)20(?:10|15|19|25)(?!\d)")
SHORT = re.compile(r"\b(?:imd|iod)\s?['\u2019]?(15|19|25)(?!\d)", re.IGNORECASE)
"""The year in two digits, only straight after the name: "IMD 10" may be tenths."""


@dataclass(frozen=True)
class FoundVersion:
    """The version of one file, None where nothing says it, and how it was found."""

    version: ImdVersion | None
    why: str
    by_heading: bool
    """Whether a heading says it, so that nobody has to be asked."""


def find_version(headings: Iterable[str], *, declared: ImdVersion | None) -> FoundVersion:
    """Find the version from the headings of the columns that hold deprivation, where nobody `declared` it.

    Headings of two versions say nothing.
    """
    named = {version for heading in headings for version in _versions(heading)}
    only = named.pop() if len(named) == 1 else None
    version = declared or only
    how = DECLARED if declared else BY_HEADING if only else NOT_SAID
    why = how.format(version=version)
    compared = compared_version()
    if version != compared:
        why += f" {NOT_COMPARED.format(compared=compared)}"
    if version is None:
        why += f" {HOW_TO_SAY.format(compared=compared)}"
    return FoundVersion(version, why, only is not None)


def not_compared(version: str) -> str:
    """Return why people of a version that a postcode told are not compared; blank where they are."""
    compared = compared_version()
    if version == compared:
        return ""
    return f"Deprivation: it is the index of {version}. {NOT_COMPARED.format(compared=compared)}"


def compared_version() -> str:
    """Return the version that the population figures are of: the only one with a place at the level of deprivation."""
    return facts.levels(DEPRIVATION)[0].frame


def _versions(heading: str) -> set[ImdVersion]:
    plain = heading.replace("_", " ")
    found = {*YEAR.findall(plain), *(f"20{short}" for short in SHORT.findall(plain))}
    return {version for version in VERSIONS if version in found}
