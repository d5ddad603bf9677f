"""Reads a file into columns of text: finds encoding, delimiter, sheet and headings, and refuses what is no such table."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.importing.files.archive import MACROS, MEGABYTE, UNPACKED_LIMIT
from data.importing.files.grid import Grid, columns_of
from data.importing.files.headings import Heading, column_letter
from data.importing.files.sheet_choice import EMPTY, ChosenSheet, choose_sheet
from data.importing.files.statistics_file import MARKS, read_statistics_file
from data.importing.files.text_file import read_text_file
from data.importing.files.workbook import OLD_OFFICE, ZIP, read_workbook
from data.importing.people.no_records import no_records
from data.importing.refusal import FileRefused
from data.progress import Progress, Told, silent
from models.vocabulary import ProblemKind

READING = "Reading the file"
ROWS_SHARE = 0.8
"""How much of reading is done once the rows are read, roughly."""
FILE_LIMIT = 200 * MEGABYTE
"""Bytes. A million rows of twelve answers are about half of this."""

NOT_THERE = "{file} is not there, or can't be opened."
TOO_LARGE = "{file} is larger than {limit} MB. Bring it in by parts, for instance one activity or one month at a time."
OTHER_KIND = "{file} is {kind}, not a table. Export the answers as CSV or XLSX, with one row per person."

KINDS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b'{"', "a JSON file"),
    (b"[{", "a JSON file"),
    (b"SQLite format", "a database"),
    (b"PAR1", "a Parquet file"),
)
NO_RECORDS = {
    ProblemKind.BLANK_ROW: ("blank row",),
    ProblemKind.TOTAL_ROW: ("row", " of totals"),
    ProblemKind.NOTE_ROW: ("note", " below the answers"),
    ProblemKind.HEADING_AGAIN: ("row", " of the same headings again"),
}


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
    no_records: Mapping[int, ProblemKind]
    """Numbers of the rows below the headings that are no records, and what they are: blank, totals, notes."""
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
    progress(0.0, READING)
    content = _content(source, name=name, limit=limit)
    _refuse_other_kinds(content, name=name)

    def told(share: float) -> None:
        progress(ROWS_SHARE * share, READING)

    grids = _grids(content, name=name, unpacked_limit=unpacked_limit, told=told)
    chosen = choose_sheet(grids, file_name=name)
    progress(ROWS_SHARE, "Putting the answers in columns")
    table = _table(chosen, name=name, content=content)
    progress(1.0, "Read")
    return table


def read_grids(
    source: Path | bytes, *, file_name: str, limit: int = FILE_LIMIT, unpacked_limit: int = UNPACKED_LIMIT
) -> tuple[Grid, ...]:
    """Read the sheets of a file (or of its bytes) as text, whatever they hold.

    Raises
    ------
    FileRefused
        It is too large, empty, or of another kind.
    """
    content = _content(source, name=file_name, limit=limit)
    _refuse_other_kinds(content, name=file_name)
    return tuple(_grids(content, name=file_name, unpacked_limit=unpacked_limit, told=lambda _share: None))


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
    if content.startswith(ZIP) and name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise FileRefused(MACROS.format(file=name))


def _grids(content: bytes, *, name: str, unpacked_limit: int, told: Told) -> Iterable[Grid]:
    if content.startswith(MARKS):
        return [read_statistics_file(content, file_name=name)]
    if content.startswith((ZIP, OLD_OFFICE)):
        return read_workbook(content, file_name=name, unpacked_limit=unpacked_limit, told=told)
    return [read_text_file(content, file_name=name, told=told)]


def _table(chosen: ChosenSheet, *, name: str, content: bytes) -> RawTable:
    grid, heading = chosen.grid, chosen.heading
    start = heading.first + heading.rows
    nobody = no_records(grid, heading)
    body, numbers = grid.rows[start:], grid.numbers[start:]
    if nobody:
        held = [index for index in range(start, len(grid.rows)) if index not in nobody]
        body, numbers = [grid.rows[index] for index in held], [grid.numbers[index] for index in held]
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
    columns = columns_of(body, width=width)
    rows_left = dict.fromkeys(
        (number for number in grid.blank if number > grid.numbers[start]), ProblemKind.BLANK_ROW
    ) | {grid.numbers[index]: kind for index, kind in nobody.items()}
    return RawTable(
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        headings=heading.names[:width],
        heading_rows=heading.rows,
        columns=columns,
        row_numbers=numbers,
        long_rows=long_rows,
        no_records=rows_left,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        sheet=grid.sheet,
        notes=(*_notes(grid, heading, width=width, left=Counter(rows_left.values())), *chosen.notes),
    )


def _notes(grid: Grid, heading: Heading, *, width: int, left: Counter[ProblemKind]) -> tuple[str, ...]:
    notes = [
        f'Read from the sheet "{grid.sheet}".'
        if grid.sheet
        else f"Read as {grid.encoding}, {grid.delimiter}."
    ]
    if heading.first:
        notes.append(f"{_some(heading.first, 'row')} above the headings left out.")
    if heading.rows > 1:
        notes.append(f"{heading.rows} rows of headings, read together.")
    notes += [f"{_some(left[kind], *thing)} left out." for kind, thing in NO_RECORDS.items() if left[kind]]
    nameless = [name for name in heading.names[:width] if name.startswith("(no heading, column ")]
    if nameless:
        notes.append(f"{_some(len(nameless), 'column')} without a heading.")
    empty = grid.width - width
    if empty > 0:
        notes.append(f"{_some(empty, 'empty column')} after column {column_letter(width - 1)} left out.")
    return tuple(notes)


def _some(number: int, thing: str, more: str = "") -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}{more}"
