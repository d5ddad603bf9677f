"""Looks at what a zipped workbook (.xlsx, .ods) would unpack to, before anything opens it."""

import copy
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from xml.parsers import expat

from data.importing.refusal import FileRefused

MEGABYTE = 1024 * 1024
UNPACKED_LIMIT = 1024 * MEGABYTE
"""Bytes. A million rows of twelve answers unpack to about half of this."""
PARTS_LIMIT = 5_000
CELLS_LIMIT = 40_000_000
"""Cells of one sheet, counted from its corner to its last answer: a single cell far out takes the memory of them all."""

MACROS = "{file} holds macros. Save it as an Excel workbook without macros (.xlsx), or as CSV."
UNPACKS_TOO_LARGE = "{file} would unpack to more than {limit} MB. Save only the sheet with the answers, as CSV, and bring that in."
TOO_WIDE = (
    "{file} has a sheet whose last cell is so far out that it spans more than {limit:,} cells. "
    "Save only the answers, as CSV, and bring that in."
)
BROKEN = "{file} can't be opened as a workbook. Open it in a spreadsheet and save it again as .xlsx or CSV."
LOCKED = "{file} has a password. Open it in a spreadsheet, take the password off, and save it again."
PACKED = "{file} is a compressed folder. Unpack it, and bring in the file with the answers: CSV or XLSX, with one row per person."

REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*[^/]>"
    # Not one that holds nothing, or an empty value: some programs close such a cell by a tag of its own. What follows must be
    # in sight; at the end of a step it is not, and the next step sees the cell again.
    rb"(?!\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>)(?=[\s\S]{32})"
)
SHARED_CELL = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>(\d+)</")
SHARED_END = re.compile(rb"</(?:\w+:)?si>")
LONG_TEXT = 500
"""Bytes of a text that Excel writes once, from which it matters in how many cells it stands."""
LONGEST_TAG = 512
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
BLANKS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


class _RepeatsTooMuchError(Exception):
    """What is written once stands in so many cells that its text takes more than the limit."""


def look_before_opening(
    content: bytes, *, file_name: str, unpacked_limit: int = UNPACKED_LIMIT, cells_limit: int = CELLS_LIMIT
) -> None:
    """Unpack a workbook in steps, keeping nothing.

    Raises
    ------
    FileRefused
        It holds macros or a password, unpacks to more than the limits, is broken, or is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            _look_at_parts(book, file_name=file_name, unpacked_limit=unpacked_limit)
            _look_at_shared_texts(book, limit=unpacked_limit)
            wide = [
                part.filename
                for part in book.infolist()
                if (span := _span(part.filename, unpacked_limit=unpacked_limit))
                and span(_steps(book, part, limit=unpacked_limit), cells_limit) > cells_limit
            ]
    except _RepeatsTooMuchError as reason:
        limit = unpacked_limit // MEGABYTE
        raise FileRefused(UNPACKS_TOO_LARGE.format(file=file_name, limit=limit)) from reason
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        expat.ExpatError,
        ValueError,
    ) as reason:
        raise FileRefused(BROKEN.format(file=file_name)) from reason
    if wide:
        raise FileRefused(TOO_WIDE.format(file=file_name, limit=cells_limit))


def _look_at_parts(book: zipfile.ZipFile, *, file_name: str, unpacked_limit: int) -> None:
    too_large = UNPACKS_TOO_LARGE.format(file=file_name, limit=unpacked_limit // MEGABYTE)
    parts = book.infolist()
    names = {part.filename.lower() for part in parts}
    if any(_is_macro(name) for name in names):
        raise FileRefused(MACROS.format(file=file_name))
    if not names & {"xl/workbook.xml", "content.xml"}:
        packed = any(name.endswith((".csv", ".xlsx", ".sav", ".tsv")) for name in names)
        raise FileRefused((PACKED if packed else BROKEN).format(file=file_name))
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > unpacked_limit:
        raise FileRefused(too_large)
    unpacked = 0
    for part in parts:
        for step in _steps(book, part, limit=unpacked_limit):
            unpacked += len(step)
            if unpacked > unpacked_limit:
                raise FileRefused(too_large)
            if part.filename.lower() == "meta-inf/manifest.xml" and b"encryption-data" in step:
                raise FileRefused(LOCKED.format(file=file_name))


def _is_macro(name: str) -> bool:
    """Whether a part is a macro: of Excel, or of OpenDocument, whose empty libraries hold a list and nothing else."""
    return name.endswith("vbaproject.bin") or (
        name.startswith(("basic/", "scripts/")) and not name.endswith(("/", "script-lb.xml", "script-lc.xml"))
    )


def _steps(book: zipfile.ZipFile, part: zipfile.ZipInfo, *, limit: int) -> Iterator[bytes]:
    # The size that a part states may be a lie: read on to where its data really end.
    honest = copy.copy(part)
    honest.file_size = limit + 1
    with book.open(honest) as data:
        while step := data.read(MEGABYTE):
            yield step


def _look_at_shared_texts(book: zipfile.ZipFile, *, limit: int) -> None:
    """Count the long texts of an Excel workbook as often as its cells refer to them."""
    parts = {part.filename.lower(): part for part in book.infolist()}
    if (shared := parts.get("xl/sharedstrings.xml")) is None:
        return
    texts = SHARED_END.split(b"".join(_steps(book, shared, limit=limit)))
    long = {str(place).encode(): len(text) for place, text in enumerate(texts) if len(text) > LONG_TEXT}
    total = 0
    for name in [name for name in parts if long and name.startswith("xl/worksheets/")]:
        tail = b""
        for step in _steps(book, parts[name], limit=limit):
            # Whole cells only: the rest waits for the next step.
            text, mark, tail = (tail + step).rpartition(b"</")
            total += sum(long.get(place, 0) for place in SHARED_CELL.findall(text + mark))
            if total > limit:
                raise _RepeatsTooMuchError


def _span(name: str, *, unpacked_limit: int) -> Callable[[Iterator[bytes], int], int] | None:
    low = name.lower()
    if low == "content.xml":
        return partial(_opendocument_span, unpacked_limit=unpacked_limit)
    return _excel_span if low.startswith("xl/worksheets/") and low.endswith(".xml") else None


def _excel_span(steps: Iterator[bytes], limit: int) -> int:
    """Return rows times columns up to the last cell of a sheet of Excel. Cells with a format and no answer don't count."""
    far, filled = (0, 0), (0, 0)
    tail = b""
    for step in steps:
        text = tail + step
        here = _far(REFERENCE, text)
        far = max(far[0], here[0]), max(far[1], here[1])
        if far[0] * far[1] > limit:
            held = _far(CELL, text)
            filled = max(filled[0], held[0]), max(filled[1], held[1])
        else:
            filled = far
        tail = text[-LONGEST_TAG:]
    return filled[0] * filled[1]


def _far(pattern: re.Pattern[bytes], text: bytes) -> tuple[int, int]:
    found = pattern.findall(text)
    row = max((int(number) for number in {number for _, number in found}), default=0)
    return row, max((_column(letters) for letters in {letters for letters, _ in found}), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _opendocument_span(steps: Iterator[bytes], _limit: int, *, unpacked_limit: int) -> int:
    """Return the most rows times columns up to the last answer of any table of an OpenDocument file."""
    row = column = wide = last = widest = 0
    letters = in_row = in_all = 0
    rows, cells = 1, 1

    def begin(name: str, marks: dict[str, str]) -> None:
        nonlocal row, column, wide, last, letters, in_row, rows, cells
        if name == f"{TABLE} table":
            row = wide = last = 0
        elif name == f"{TABLE} table-row":
            column = in_row = 0
            rows = int(marks.get(f"{TABLE} number-rows-repeated", 1))
            row += rows
        elif name in (f"{TABLE} table-cell", f"{TABLE} covered-table-cell"):
            letters = 0
            cells = int(marks.get(f"{TABLE} number-columns-repeated", 1))
            column += cells
            if any(mark.endswith(" value-type") for mark in marks):
                wide, last = max(wide, column), row

        elif name == f"{BLANKS} s":
            letters += int(marks.get(f"{BLANKS} c", 1))

    def text(said: str) -> None:
        nonlocal letters
        letters += len(said)

    def end(name: str) -> None:
        nonlocal widest, in_row, in_all
        if name == f"{TABLE} table":
            widest = max(widest, wide * last)
        elif name == f"{TABLE} table-row":
            in_all += in_row * rows
        elif name == f"{TABLE} table-cell":
            in_row += letters * cells
        if in_all > unpacked_limit or letters > unpacked_limit:
            raise _RepeatsTooMuchError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    for step in steps:
        parser.Parse(step)
    parser.Parse(b"", True)
    return widest
