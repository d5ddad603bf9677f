"""The postcode file that a steward gives: what it tells of where people live, for those postcodes that a file holds.

Must stay fast: a directory has 2.7 million rows. It is read once for each file that is brought in, nothing of it is kept but
the postcodes of that file, and those are gone with it.
"""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from data.importing.labels.meaning import Meaning, declared_codes
from data.importing.labels.norm import norm
from data.importing.places.deprivation import Measure, highest, quintile
from data.importing.places.lookup_columns import (
    IMD_QUINTILE,
    VERSION_SETTING,
    LookupColumn,
    find_lookup_columns,
)
from data.importing.places.lookup_rows import FILE_SETTING, opened_rows, read_headings
from data.importing.places.postcodes import WHOLE
from data.importing.refusal import FileRefused
from data.progress import Told, silent_step
from models.vocabulary import Missing

CHARACTERISTICS = (IMD_QUINTILE, "rural_urban", "coastal")
"""What a postcode may tell, in the order in which it is told."""
AREA_CODE = re.compile(r"[A-Z]\d{8}")
RANKED, CLASSIFIED = ("", "E"), ("", "E", "W")
"""No country is told, or the one in which deprivation is ranked; those that the rural and urban classes cover."""
MOST_KNOWN = 500_000
"""So many different answers of rows are remembered at once: the directory has about 36,000."""
RANKS_NOT_TENTHS = 10

NO_FILE = "No postcode file is set"
BAD_NUMBER = (
    '{file}, row {row}, column "{column}": it must be a whole number from 1 to {highest:,}{of}, or blank. '
    "Correct the cell{version}."
)
OTHER_SETTING = ", or set {setting} to the version that the column is of"
BAD_CODE = '{file}, row {row}, column "{column}": it is none of the words or codes that are known. Write one of: {known}.'
NO_CODE_KNOWN = '{file}, column "{column}": none of its cells is a code that is known. Give the directory as it was published.'
FEW_CELLS = "{file}, row {row}: it has fewer cells than there are columns. Save the file again as CSV."
NO_POSTCODE = '{file}, column "{column}": no cell holds a whole postcode, such as "AB1 2CD". Give the directory as it was published.'
TENTHS = (
    '{file}, column "{column}": no rank is above 10, so they may be tenths or fifths. Name the column "imd_decile", '
    '"imd_quintile" or "imd_rank".'
)
CONTRADICTS = (
    "{file} has a postcode more than once, and the rows say different things of it ({columns}). Which postcode is not said "
    "here, for somebody in your file lives there. Keep one row for each postcode."
)


@dataclass(frozen=True)
class PostcodeSetting:
    """Where the postcode file is, and of which version of the indices its deprivation is; empty where nobody said."""

    path: Path
    version: str = ""


@dataclass(frozen=True)
class Tells:
    """What a postcode file tells."""

    file_name: str
    characteristics: tuple[str, ...]
    """Slugs, in the order of `CHARACTERISTICS`."""
    imd_version: str | None
    """Version of the English Indices; None where it does not tell deprivation."""
    areas: bool
    """Whether it tells the local authority."""


Answers = tuple[str, ...]
"""Slugs in the order of `Tells.characteristics`, then the code of the local authority, which may be empty."""


class PostcodeLookup:
    """A postcode file, or why there is none. It reads what it is asked for, and remembers the last postcodes asked of it."""

    def __init__(self, setting: PostcodeSetting | None = None, *, why_not: str = NO_FILE) -> None:
        """Take the setting; without one, `why_not` says in words why nothing can be looked up."""
        self.why_not = "" if setting else why_not
        self.has_file = setting is not None
        self._setting = setting
        self._columns: Mapping[str, LookupColumn] = {}
        self._told: Tells | None = None
        self._asked: frozenset[str] = frozenset()
        self._found: Mapping[str, Answers] | None = None

    def tells(self) -> Tells | None:
        """Return what the file tells, by its headings; None where there is no file.

        Raises
        ------
        FileRefused
            The file can't be opened, or a column is lacking.
        """
        if self._setting and self._told is None:
            path, version = self._setting.path, self._setting.version
            self._columns, said = find_lookup_columns(
                read_headings(path), file_name=path.name, version=version
            )
            held = tuple(slug for slug in CHARACTERISTICS if slug in self._columns)
            self._told = Tells(path.name, held, said or None, areas="area" in self._columns)
        return self._told

    def answers(self, postcodes: Collection[str], *, told: Told = silent_step) -> Mapping[str, Answers]:
        """Return, for those of some postcodes (as `spelled`) that the file has, what it says of them.

        Every row is looked at, asked for or not: so what is wrong with the file is said alike whoever lives where.

        Raises
        ------
        FileRefused
            A row can't be read or says what can't be; or says something else of a postcode than another one.
        """
        asked = frozenset(postcodes)
        tells = self.tells()
        if self._setting is None or tells is None:
            return {}
        if self._found is None or asked != self._asked:
            self._found = _read(self._setting.path, self._columns, tells, asked, told=told)
            self._asked = asked
        return self._found


def lookup_by_settings() -> PostcodeLookup:
    """Return the lookup that the settings EQUAL_REACH_POSTCODE_FILE and EQUAL_REACH_POSTCODE_IMD name."""
    named = os.environ.get(FILE_SETTING, "").strip()
    if not named:
        return PostcodeLookup()
    return PostcodeLookup(PostcodeSetting(Path(named), os.environ.get(VERSION_SETTING, "").strip()))


class _Reader:
    """Reads the cells of one column into slugs."""

    def __init__(self, slug: str, column: LookupColumn, *, file_name: str, version: str) -> None:
        self.column = column
        self.slug = slug
        self.file_name = file_name
        self.version = version
        self.most = 0
        self.known = False
        self.told = False
        self._meaning = Meaning(slug, codes=declared_codes(slug, column.codes) if column.codes else {})

    def read(self, cell: str, *, country: str, row: int) -> str:
        """Return the slug of a cell of a place in `country` (first letter of its code; empty for not told)."""
        if self.slug == IMD_QUINTILE:
            return self._fifth(cell.strip(), row=row) if country in RANKED else Missing.NOT_APPLICABLE.value
        if self.slug == "rural_urban" and country not in CLASSIFIED:
            return Missing.NOT_APPLICABLE.value
        return self._code(cell, row=row)

    def _fifth(self, cell: str, *, row: int) -> str:
        if cell in ("", "0"):
            # The directory writes 0 where it does not know the small area.
            return Missing.NOT_KNOWN.value
        measure: Measure = self.column.holds  # type: ignore[assignment]
        most = highest(measure, version=self.version)
        number = int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= len(str(most)) else 0
        if not 1 <= number <= most:
            raise FileRefused(
                BAD_NUMBER.format(
                    file=self.file_name,
                    row=row,
                    column=self.column.heading,
                    highest=most,
                    of=f", as in {self.version}" if measure == "imd_rank" else "",
                    version=OTHER_SETTING.format(setting=VERSION_SETTING) if measure == "imd_rank" else "",
                )
            )
        self.most = max(self.most, number)
        return quintile(number, measure=measure, version=self.version)

    def _code(self, cell: str, *, row: int) -> str:
        if not cell.strip():
            return Missing.NOT_KNOWN.value
        self.told = True
        slug = str(self._meaning.of(cell))
        if slug != Missing.NEEDS_REVIEW:
            self.known = True
            return slug
        if self.column.by_directory:
            return Missing.NOT_KNOWN.value
        known = ", ".join(sorted(self._meaning.codes))
        raise FileRefused(
            BAD_CODE.format(file=self.file_name, row=row, column=self.column.heading, known=known)
        )

    def done(self) -> None:
        """Refuse a column that can't be what it was taken for, now that all of it is read."""
        said = {"file": self.file_name, "column": self.column.heading}
        if self.told and not self.known:
            raise FileRefused(NO_CODE_KNOWN.format(**said))
        if norm(self.column.heading) == "imd" and 0 < self.most <= RANKS_NOT_TENTHS:
            raise FileRefused(TENTHS.format(**said))


def _read(
    path: Path,
    columns: Mapping[str, LookupColumn],
    tells: Tells,
    asked: frozenset[str],
    *,
    told: Told,
) -> Mapping[str, Answers]:
    readers = [
        _Reader(slug, columns[slug], file_name=path.name, version=tells.imd_version or "")
        for slug in tells.characteristics
    ]
    others = [columns[name].index if name in columns else None for name in ("country", "area")]
    postcode = columns["postcode"].index
    kept = [column.index for column in columns.values()]
    said_by = itemgetter(*sorted(set(kept) - {postcode}))
    known: dict[object, Answers] = {}
    found: dict[str, Answers] = {}
    different: set[int] = set()
    whole = False
    least = max(kept)
    with opened_rows(path, told=told) as rows:
        next(rows)
        for number, cells in rows:
            if len(cells) <= least:
                raise FileRefused(FEW_CELLS.format(file=path.name, row=number))
            said = said_by(cells)
            answers = known.get(said)
            if answers is None:
                country, area = (_area(cells, index) for index in others)
                answers = (
                    *(r.read(cells[r.column.index], country=country[:1], row=number) for r in readers),
                    area,
                )
                if len(known) >= MOST_KNOWN:
                    known.clear()
                known[said] = answers
            spelled = cells[postcode].replace(" ", "").upper()
            if not whole:
                whole = WHOLE.fullmatch(spelled) is not None
            if spelled in asked and (before := found.setdefault(spelled, answers)) != answers:
                different.update(
                    i for i, (one, other) in enumerate(zip(before, answers, strict=True)) if one != other
                )
    if not whole:
        raise FileRefused(NO_POSTCODE.format(file=path.name, column=columns["postcode"].heading))
    for reader in readers:
        reader.done()
    if different:
        _contradicts(different, [*tells.characteristics, "area"], columns, file_name=path.name)
    return found


def _contradicts(
    places: Collection[int], names: Sequence[str], columns: Mapping[str, LookupColumn], *, file_name: str
) -> None:
    named = ", ".join(f"“{columns[names[place]].heading}”" for place in sorted(places))
    raise FileRefused(CONTRADICTS.format(file=file_name, columns=named))


def _area(cells: Sequence[str], index: int | None) -> str:
    """Return the code of an area; empty where there is no such column, or its cells are no codes."""
    code = "" if index is None else cells[index].strip()
    return code if AREA_CODE.fullmatch(code) else ""
