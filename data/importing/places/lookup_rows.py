"""The rows of a postcode file: a CSV of any length, or a zip of one, read once from front to end and never as a whole."""

import csv
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from data.importing.refusal import FileRefused
from data.progress import Told, silent_step

MOST_ROWS = 10_000_000
"""The directory has 2.7 million. A zip that unpacks to more was made to hurt."""
LONGEST_LINE = 64 * 1024
"""Letters. A line of the directory has about 550."""
ROWS_TOLD = 50_000
ZIP = b"PK\x03\x04"
DATA_FOLDER = "data"
"""The directory's zip has it whole in this folder, beside many other CSV files."""
DELIMITERS = (",", ";", "\t")

NOT_THERE = "{setting} names {file}, which can't be opened: {why}. Correct the setting, or take it away."
NOT_UTF8 = "{file}, at row {row} or soon after: it is not written in UTF-8. Save it as “CSV UTF-8 (comma delimited)”."
BAD_ROW = "{file}, row {row}: it can't be told apart into cells. Save it again as CSV."
LONG_LINE = "{file}, row {row}: the line is longer than {most:,} letters. Save it again as CSV."
TOO_MANY = "{file} has more than {most:,} rows, which no directory of postcodes has. Give the directory as it was published."
EMPTY = "{file} is empty. Give the directory as it was published."
BROKEN_ZIP = "{file} can't be unpacked. Unpack it yourself, and name the CSV."
WHICH_OF_ZIP = "{file} holds {found}, so which is meant can't be told. Unpack it, and name the CSV."
FILE_SETTING = "EQUAL_REACH_POSTCODE_FILE"

Rows = Generator[tuple[int, list[str]]]


def read_headings(path: Path) -> list[str]:
    """Return the cells of the first row.

    Raises
    ------
    FileRefused
        The file is not there, empty, no CSV, or a zip of no CSV or of several.
    """
    with opened_rows(path) as rows:
        return next(rows)[1]


@contextmanager
def opened_rows(path: Path, *, told: Told = silent_step) -> Iterator[Rows]:
    """Open a file and give its rows, the headings first, each with its number as a spreadsheet shows it.

    Blank rows are passed over. `told` hears how much is read.

    Raises
    ------
    FileRefused
        As for `read_headings`, and where a row can't be read.
    """
    try:
        with path.open("rb") as file:
            size = max(1, path.stat().st_size)
            zipped = file.read(len(ZIP)) == ZIP
            file.seek(0)

            def tell() -> None:
                told(min(1.0, file.tell() / size))

            if not zipped:
                with closing(_rows(file, name=path.name, tell=tell)) as rows:
                    yield rows
                return
            with (
                zipfile.ZipFile(file) as packed,
                packed.open(_one_of(packed, name=path.name)) as member,
                closing(_rows(member, name=path.name, tell=tell)) as rows,
            ):
                yield rows
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as reason:
        raise FileRefused(BROKEN_ZIP.format(file=path.name)) from reason
    except OSError as reason:
        # What bzip2 says of a broken stream has no number of the system's.
        if reason.errno is None:
            raise FileRefused(BROKEN_ZIP.format(file=path.name)) from reason
        why = "it is not there" if isinstance(reason, FileNotFoundError) else "it is no file that can be read"
        raise FileRefused(NOT_THERE.format(setting=FILE_SETTING, file=path.name, why=why)) from reason


def _one_of(packed: zipfile.ZipFile, *, name: str) -> zipfile.ZipInfo:
    tables = [part for part in packed.infolist() if part.filename.casefold().endswith(".csv")]
    if len(tables) > 1:
        folder = [
            part for part in tables if PurePosixPath(part.filename).parent.name.casefold() == DATA_FOLDER
        ]
        tables = folder or tables
    if len(tables) != 1:
        found = f"{len(tables)} CSV files" if tables else "no CSV file"
        raise FileRefused(WHICH_OF_ZIP.format(file=name, found=found))
    return tables[0]


def _rows(file: IO[bytes], *, name: str, tell: Callable[[], None]) -> Rows:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    number = 0
    try:
        first = text.readline(LONGEST_LINE)
        if not first.strip():
            raise FileRefused(EMPTY.format(file=name))
        delimiter = max(DELIMITERS, key=first.count)
        reader = csv.reader(_lines(first, text, name=name), delimiter=delimiter, strict=True)
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise FileRefused(TOO_MANY.format(file=name, most=MOST_ROWS))
            if number % ROWS_TOLD == 0:
                tell()
            if cells:
                yield number, cells
    except UnicodeDecodeError as reason:
        raise FileRefused(NOT_UTF8.format(file=name, row=number + 1)) from reason
    except csv.Error as reason:
        raise FileRefused(BAD_ROW.format(file=name, row=number + 1)) from reason
    finally:
        text.detach()


def _lines(first: str, text: io.TextIOWrapper, *, name: str) -> Iterator[str]:
    """Yield the lines of a text, none of which is read beyond the longest that may be."""
    line, number = first, 1
    while line:
        if len(line) >= LONGEST_LINE:
            raise FileRefused(LONG_LINE.format(file=name, row=number, most=LONGEST_LINE))
        yield line
        line = text.readline(LONGEST_LINE)
        number += 1
