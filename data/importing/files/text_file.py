"""Reads a delimited text file: its encoding and delimiter are found, every cell stays text."""

import codecs
import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from data.importing.columns.column_phrases import names_a_question
from data.importing.files.grid import Grid, make_grid
from data.importing.refusal import FileRefused
from data.progress import Told, silent_step

NOT_TEXT = (
    "{file} is not a table of text. It may be a picture or another kind of file with a new name. "
    "Export the answers as CSV or XLSX, with one row per person."
)
BAD_QUOTES = (
    "{file}, row {row}: a quotation mark is opened and not closed properly, so the cells can't be told apart. "
    "Open the file in a spreadsheet and save it again as CSV."
)
LONG_CELL = (
    "{file}, row {row}: one cell holds more than {limit:,} characters. "
    "A quotation mark may be missing. Open the file in a spreadsheet and save it again as CSV."
)

CELL_LIMIT = 131_072
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SAMPLE_ROWS = 200
SAMPLE_LENGTH = 4 * CELL_LIMIT
STEP = 1024 * 1024
"""Bytes that are decoded at a time."""
ROWS_TOLD = 20_000
"""Rows between two tellings of how far it is."""
WESTERN = "cp1252"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


class _UnevenError(Exception):
    """Rows differ in the number of their cells, or a cell runs over several lines."""


@dataclass(frozen=True)
class _Way:
    """How quotation marks inside a cell are written, where not doubled."""

    escape: str | None
    strict: bool


MARKS_INSIDE = (_Way("\\", strict=True), _Way(None, strict=False))
"""After a backslash, or as they stand. Believed only where every row then has the same number of cells."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")


def read_text_file(content: bytes, *, file_name: str, told: Told = silent_step) -> Grid:
    """Read the bytes of a CSV or similar file into text cells.

    The text is never in memory as a whole: it would be four times the file.

    Raises
    ------
    FileRefused
        It is no text, or its quotation marks do not close.
    """
    codec, encoding = find_encoding(content, file_name=file_name)
    delimiter = find_delimiter(_beginning(content, codec))
    mark = DELIMITERS[delimiter]
    try:
        rows = _records(content, codec, delimiter=delimiter, file_name=file_name, told=told)
        return make_grid(rows, encoding=encoding, delimiter=mark)
    except FileRefused:
        for way in MARKS_INSIDE:
            rows = _records(content, codec, delimiter=delimiter, file_name=file_name, told=told, way=way)
            with contextlib.suppress(_UnevenError, FileRefused):
                return make_grid(_even(rows), encoding=encoding, delimiter=mark)
        raise


def find_encoding(content: bytes, *, file_name: str) -> tuple[str, str]:
    """Return codec and name of a text's encoding: UTF-8, UTF-16 or, where neither fits, Windows-1252.

    Raises
    ------
    FileRefused
        The bytes hold control characters, as pictures and programs do.
    """
    for codec, name in _encodings(content):
        try:
            if any(CONTROL.search(text) for text in _decoded(content, codec)):
                break
        except UnicodeDecodeError:
            continue
        return codec, name
    raise FileRefused(NOT_TEXT.format(file=file_name))


def _encodings(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield what the text may be written in, the likeliest first."""
    for mark, codec, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            yield codec, name
            return
    # Western text in UTF-16 without its mark has a zero in every second byte.
    for codec, zeros in (("utf-16-le", content[1:2000:2]), ("utf-16-be", content[0:2000:2])):
        if len(zeros) > 1 and zeros.count(0) > 0.8 * len(zeros):
            yield codec, "UTF-16"
            return
    yield "utf-8", "UTF-8"
    yield WESTERN, "Windows-1252"


def _errors(codec: str) -> str:
    # Five bytes mean nothing in Windows-1252; one in a comment must not cost us the file.
    return "replace" if codec == WESTERN else "strict"


def _decoded(content: bytes, codec: str) -> Iterator[str]:
    """Yield the text in steps."""
    decoder = codecs.getincrementaldecoder(codec)(_errors(codec))
    for start in range(0, len(content), STEP):
        yield decoder.decode(content[start : start + STEP])
    yield decoder.decode(b"", final=True)


def _beginning(content: bytes, codec: str) -> str:
    text = ""
    for step in _decoded(content, codec):
        text += step
        if len(text) >= SAMPLE_LENGTH:
            break
    return text[:SAMPLE_LENGTH]


def find_delimiter(text: str) -> str:
    """Return the delimiter under which the first rows of `text` are a table; a comma where none parts anything.

    Each delimiter's table begins at the first row of its usual width. The one that begins with headings we know is
    taken, then the one that begins first (answers parted by ";" stand below a heading parted by ","), then the one
    that parts most rows alike.
    """
    best, most = ",", (False, -SAMPLE_ROWS, 0.0)
    for delimiter in DELIMITERS:
        rows = _sample(text, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        first = next(place for place, row in enumerate(rows) if len(row) == width)
        known = any(names_a_question(cell) for cell in rows[first])
        found = (known, -first, often / len(rows) * (width - 1))
        if found > most:
            best, most = delimiter, found
    return best


def _sample(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(row for row in islice(reader, SAMPLE_ROWS) if row)
    except csv.Error:
        return []
    return rows


def _reader(lines: Iterable[str], *, delimiter: str, way: _Way | None) -> Iterator[list[str]]:
    if way is None:
        return csv.reader(lines, delimiter=delimiter, strict=True)
    return csv.reader(lines, delimiter=delimiter, escapechar=way.escape, strict=way.strict)


def _even(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows as long as each has as many cells as the first, none over several lines.

    Raises
    ------
    _UnevenError
        One has not: then the marks can't be read so.
    """
    width = 0
    for row in rows:
        width = width or len(row)
        if (row and len(row) != width) or any("\n" in cell or "\r" in cell for cell in row):
            raise _UnevenError
        yield row


def _records(
    content: bytes, codec: str, *, delimiter: str, file_name: str, told: Told, way: _Way | None = None
) -> Iterator[list[str]]:
    csv.field_size_limit(CELL_LIMIT)
    raw = io.BytesIO(content)
    lines = io.TextIOWrapper(raw, encoding=codec, errors=_errors(codec), newline="")
    row = 0
    try:
        for row, cells in enumerate(_reader(lines, delimiter=delimiter, way=way), start=1):
            if not row % ROWS_TOLD:
                told(raw.tell() / len(content))
            yield cells
    except csv.Error as reason:
        message = LONG_CELL if "field limit" in str(reason) else BAD_QUOTES
        raise FileRefused(message.format(file=file_name, row=row + 1, limit=CELL_LIMIT)) from reason
