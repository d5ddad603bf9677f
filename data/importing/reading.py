"""Reads a file into columns of text: finds encoding, delimiter, sheet and headings, and refuses what is no such table."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from data.importing.grid import Grid
from data.importing.headings import Heading, column_letter, find_heading
from data.importing.refusal import FileRefused
from data.importing.shapes import why_refused
from data.importing.text_file import read_text_file
from data.importing.workbook import MACROS, MEGABYTE, UNPACKED_LIMIT, read_workbook
from data.progress import Progress, silent

FILE_LIMIT = 200 * MEGABYTE
"""Bytes. A million rows of twelve answers are about half of this."""

NOT_THERE = "{file} is not there, or can't be opened."
EMPTY = "{file} is empty. Export the answers as CSV or XLSX, with one row per person."
TOO_LARGE = "{file} is larger than {limit} MB. Bring it in by parts, for instance one activity or one month at a time."
OTHER_KIND = "{file} is {kind}, not a table. Export the answers as CSV or XLSX, with one row per person."
OLD_WORKBOOK = (
    "{file} is an old workbook (.xls) or has a password. "
    "Open it in a spreadsheet, take the password off, and save it as .xlsx or CSV."
)

KINDS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"SQLite format", "a database"),
    (b"PAR1", "a Parquet file"),
)
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class RawTable:
    """One sheet as read: every cell text, nothing inferred, blank rows left out."""

    file_name: str
    sha256: str
    size: int
    headings: tuple[str, ...]
    """One name for each column, none blank, none twice."""
    heading_rows: int
    columns: tuple[list[str], ...]
    """The cells below each heading, all of one length."""
    row_numbers: list[int]
    """Number of each row as a spreadsheet shows it."""
    long_rows: frozenset[int]
    """Numbers of the rows with more cells than headings: nothing in them can be trusted to stand in its column."""
    blank_rows: tuple[int, ...]
    encoding: str
    delimiter: str
    sheet: str
    notes: tuple[str, ...]
    """What was found, in plain words."""

    @property
    def rows(self) -> int:
        """Number of records read."""
        return len(self.row_numbers)

    def cells(self, index: int) -> tuple[str, ...]:
        """Return one row's cells, as read."""
        return tuple(column[index] for column in self.columns)


def read(
    source: Path | bytes,
    *,
    file_name: str | None = None,
    limit: int = FILE_LIMIT,
    unpacked_limit: int = UNPACKED_LIMIT,
    progress: Progress = silent,
) -> RawTable:
    """Read a file (or its bytes, with `file_name`) that has one row per person.

    Raises
    ------
    FileRefused
        It is too large, empty, of another kind, or not one row per person. The message says what to do.
    """
    name = file_name or (source.name if isinstance(source, Path) else "The file")
    progress(0.0, "Reading the file")
    content = _content(source, name=name, limit=limit)
    _refuse_other_kinds(content, name=name)
    grid, heading = _sheet(content, name=name, unpacked_limit=unpacked_limit)
    progress(0.7, "Putting the answers in columns")
    table = _table(grid, heading, name=name, content=content)
    progress(1.0, "Read")
    return table


def _content(source: Path | bytes, *, name: str, limit: int) -> bytes:
    too_large = TOO_LARGE.format(file=name, limit=limit // MEGABYTE)
    if isinstance(source, Path):
        try:
            if source.stat().st_size > limit:
                raise FileRefused(too_large)
            source = source.read_bytes()
        except OSError as reason:
            raise FileRefused(NOT_THERE.format(file=name)) from reason
    if len(source) > limit:
        raise FileRefused(too_large)
    if not source.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n,;"):
        raise FileRefused(EMPTY.format(file=name))
    return source


def _refuse_other_kinds(content: bytes, *, name: str) -> None:
    for mark, kind in KINDS:
        if content[:64].lstrip().lower().startswith(mark.lower()):
            raise FileRefused(OTHER_KIND.format(file=name, kind=kind))
    if content.startswith(OLD_OFFICE):
        raise FileRefused(OLD_WORKBOOK.format(file=name))
    if content.startswith(ZIP) and name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise FileRefused(MACROS.format(file=name))


def _sheet(content: bytes, *, name: str, unpacked_limit: int) -> tuple[Grid, Heading]:
    """Return the first sheet that is one row per person; refuse with the first sheet's reason where none is."""
    if content.startswith(ZIP):
        grids = read_workbook(content, file_name=name, unpacked_limit=unpacked_limit)
    else:
        grids = iter([read_text_file(content, file_name=name)])
    first_reason: FileRefused | None = None
    for grid in grids:
        try:
            if not grid.rows:
                raise FileRefused(EMPTY.format(file=name))
            heading = find_heading(grid.rows, file_name=name)
            if reason := why_refused(grid.rows, numbers=grid.numbers, heading=heading, file_name=name):
                raise FileRefused(reason)
        except FileRefused as refused:
            first_reason = first_reason or refused
        else:
            return grid, heading
    raise first_reason or FileRefused(EMPTY.format(file=name))


def _table(grid: Grid, heading: Heading, *, name: str, content: bytes) -> RawTable:
    start = heading.first + heading.rows
    body, numbers = grid.rows[start:], grid.numbers[start:]
    width = len(heading.names)
    headed = max(
        (i + 1 for row in grid.rows[heading.first : start] for i, cell in enumerate(row) if cell.strip())
    )
    long_rows = frozenset(
        number
        for number, row in zip(numbers, body, strict=True)
        if len(row) > headed and any(cell.strip() for cell in row[headed:])
    )
    # Where only a few rows reach beyond the headings, it is those rows that are wrong, not the headings.
    if len(long_rows) * 2 > len(body):
        long_rows = frozenset()
    else:
        width = headed
    columns = tuple([row[i] if i < len(row) else "" for row in body] for i in range(width))
    blank = tuple(number for number in grid.blank if number > numbers[0])
    return RawTable(
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        headings=heading.names[:width],
        heading_rows=heading.rows,
        columns=columns,
        row_numbers=numbers,
        long_rows=long_rows,
        blank_rows=blank,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        sheet=grid.sheet,
        notes=_notes(grid, heading, width=width, blank=len(blank)),
    )


def _notes(grid: Grid, heading: Heading, *, width: int, blank: int) -> tuple[str, ...]:
    notes = [
        f'Read from the sheet "{grid.sheet}".'
        if grid.sheet
        else f"Read as {grid.encoding}, {grid.delimiter}."
    ]
    if heading.first:
        notes.append(f"{_some(heading.first, 'row')} above the headings left out.")
    if heading.rows > 1:
        notes.append(f"{heading.rows} rows of headings, read together.")
    if blank:
        notes.append(f"{_some(blank, 'blank row')} left out.")
    nameless = [name for name in heading.names[:width] if name.startswith("(no heading, column ")]
    if nameless:
        notes.append(f"{_some(len(nameless), 'column')} without a heading.")
    empty = max(len(row) for row in grid.rows) - width
    if empty > 0:
        notes.append(f"{_some(empty, 'empty column')} after column {column_letter(width - 1)} left out.")
    return tuple(notes)


def _some(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
