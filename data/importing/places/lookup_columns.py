"""Which column of a postcode file holds what, by its heading (`postcode_columns.csv`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from data.facts.rows import read_rows
from data.importing.places.deprivation import Measure, cut_points
from data.importing.refusal import FileRefused

FILE = Path(__file__).parent.parent.parent / "reference" / "postcode_columns.csv"
COLUMNS = ("holds", "heading", "imd_version", "codes", "seen_in")
Holds = Literal[
    "postcode", "country", "area", "imd_quintile", "imd_decile", "imd_rank", "rural_urban", "coastal"
]
DEPRIVATION: tuple[Measure, ...] = ("imd_quintile", "imd_decile", "imd_rank")
"""What says a fifth, the plainest first."""
IMD_QUINTILE = "imd_quintile"
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
TWO_DIGITS = "##"

NO_POSTCODES = (
    '{file}, row 1: no column holds postcodes. Name it "pcds", as the ONS Postcode Directory does, or "postcode". '
    "The columns are: {found}."
)
NOTHING_TO_TELL = (
    "{file}, row 1: no column says how deprived, rural or coastal a postcode is. Give it one of: {known}. "
    "The columns are: {found}."
)
NO_VERSION = (
    '{file}, row 1: the column "{column}" does not say of which version of the English Indices of Deprivation it is. '
    "Set {setting} to {known}."
)
OTHER_VERSION = (
    '{file}, row 1: the column "{column}" is of the English Indices of Deprivation {found}, and {setting} says {wanted}. '
    "Give a file of {wanted}, or set {setting} to {found}."
)
SEVERAL_VERSIONS = (
    "{file}, row 1: there are columns of the English Indices of Deprivation {found}, and they can't be compared. "
    "Set {setting} to the one to use."
)
UNKNOWN_VERSION = "{setting} is “{said}”. It must be {known}."
TWICE = '{file}, row 1: two columns are named "{column}". Leave one of them out.'
VERSION_SETTING = "EQUAL_REACH_POSTCODE_IMD"
NAMED = 30
"""So many of the columns of a file are named where one is lacking."""


@dataclass(frozen=True)
class LookupColumn:
    """One column of a postcode file that is read."""

    holds: Holds
    heading: str
    """As it stands in the file."""
    index: int
    codes: str = ""
    """Code list of its cells; "slug" for our own slugs and known labels; empty for numbers and area codes."""
    version: str = ""
    """Version of the indices that the heading names; empty where it names none."""
    by_directory: bool = False
    """Whether a directory writes it, so that a code that we do not know says nothing and is no mistake."""


@dataclass(frozen=True)
class _Known:
    holds: Holds
    heading: str
    version: str
    codes: str


def find_lookup_columns(
    headings: Sequence[str], *, file_name: str, version: str
) -> tuple[Mapping[str, LookupColumn], str]:
    """Return the columns to read, by what they hold, and the version of the deprivation that they say.

    `version` is what the setting says, empty for nothing. Of deprivation one column is taken, as "imd_quintile": that
    of the version, the plainest first. The version is empty where no column says deprivation.

    Raises
    ------
    FileRefused
        A column is lacking, or of which version deprivation is can't be told.
    """
    if version and version not in cut_points():
        known = " or ".join(sorted(cut_points()))
        raise FileRefused(UNKNOWN_VERSION.format(setting=VERSION_SETTING, said=version, known=known))
    found: dict[str, list[LookupColumn]] = {}
    for known_column in _known():
        for index, heading in enumerate(headings):
            named, year = _plain(heading)
            if _fits(known_column.heading, named):
                column = LookupColumn(
                    known_column.holds,
                    heading,
                    index,
                    known_column.codes,
                    known_column.version or year,
                    by_directory=named.endswith("ind"),
                )
                found.setdefault(known_column.holds, []).append(column)
    if "postcode" not in found:
        raise FileRefused(NO_POSTCODES.format(file=file_name, found=_named(headings)))
    taken = {holds: columns[0] for holds, columns in found.items() if holds not in DEPRIVATION}
    deprivation = [column for measure in DEPRIVATION for column in found.get(measure, ())]
    if deprivation:
        taken[IMD_QUINTILE] = _of_version(deprivation, version=version, file_name=file_name)
    if not {IMD_QUINTILE, "rural_urban", "coastal"} & set(taken):
        known = ", ".join(
            dict.fromkeys(
                each.heading for each in _known() if each.holds not in ("postcode", "country", "area")
            )
        )
        raise FileRefused(NOTHING_TO_TELL.format(file=file_name, known=known, found=_named(headings)))
    for column in taken.values():
        if list(headings).count(column.heading) > 1:
            raise FileRefused(TWICE.format(file=file_name, column=column.heading))
    said = taken[IMD_QUINTILE].version or version if IMD_QUINTILE in taken else ""
    return taken, said


def _of_version(columns: Sequence[LookupColumn], *, version: str, file_name: str) -> LookupColumn:
    """Return the column to take of those that say deprivation; `version` is what the setting says."""
    named = sorted({column.version for column in columns if column.version})
    known = " or ".join(sorted(cut_points()))
    if version:
        fitting = [column for column in columns if column.version in ("", version)]
        if not fitting:
            first = columns[0]
            raise FileRefused(
                OTHER_VERSION.format(
                    file=file_name,
                    column=first.heading,
                    found=first.version,
                    wanted=version,
                    setting=VERSION_SETTING,
                )
            )
        return min(fitting, key=lambda column: not column.version)
    if len(named) > 1:
        raise FileRefused(
            SEVERAL_VERSIONS.format(file=file_name, found=" and ".join(named), setting=VERSION_SETTING)
        )
    if not named or named[0] not in cut_points():
        raise FileRefused(
            NO_VERSION.format(file=file_name, column=columns[0].heading, setting=VERSION_SETTING, known=known)
        )
    return next(column for column in columns if column.version)


def _plain(heading: str) -> tuple[str, str]:
    """Return a heading in small letters and single blanks, without a year, and the year."""
    said = " ".join(re.sub(r"[_\-/().]+", " ", heading.casefold()).split())
    years = YEAR.findall(said)
    return (" ".join(YEAR.sub(" ", said).split()), years[0]) if len(years) == 1 else (said, "")


def _fits(known: str, named: str) -> bool:
    before, two, after = known.partition(TWO_DIGITS)
    if not two:
        return known == named
    digits = named[len(before) : len(before) + len(two)]
    return digits.isascii() and digits.isdigit() and named == before + digits + after


def _named(headings: Sequence[str]) -> str:
    more = f" and {len(headings) - NAMED} more" if len(headings) > NAMED else ""
    return "; ".join(heading[:NAMED] for heading in headings[:NAMED]) + more


@cache
def _known() -> tuple[_Known, ...]:
    return tuple(
        _Known(
            cast("Holds", row.text("holds")),
            row.text("heading"),
            row.cells["imd_version"],
            row.cells["codes"],
        )
        for row in read_rows(FILE, columns=COLUMNS)
    )
