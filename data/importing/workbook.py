"""Reads the sheets of an Excel workbook (.xlsx) as text, after looking at what it would unpack to."""

import copy
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import python_calamine

from data.importing.grid import Grid, make_grid
from data.importing.refusal import FileRefused
from data.progress import Told, silent_step

MACROS = "{file} holds macros. Save it as an Excel workbook without macros (.xlsx), or as CSV."
UNPACKS_TOO_LARGE = "{file} would unpack to more than {limit} MB. Save only the sheet with the answers, as CSV, and bring that in."
BROKEN = "{file} can't be opened as a workbook. Open it in a spreadsheet and save it again as .xlsx or CSV."
NO_SHEET = (
    "{file} has no visible sheet of cells, only charts or hidden sheets. "
    "Export the answers themselves, with one row per person."
)

UNPACKED_LIMIT = 1024 * 1024 * 1024
"""Bytes. A million rows of twelve answers unpack to about half of this."""
PARTS_LIMIT = 5_000
STEP = 1024 * 1024
LOOKED_SHARE = 0.2
"""How much of reading is done once the workbook was looked at, roughly."""
MEGABYTE = 1024 * 1024


def read_workbook(
    content: bytes,
    *,
    file_name: str,
    unpacked_limit: int = UNPACKED_LIMIT,
    told: Told = silent_step,
) -> Iterator[Grid]:
    """Yield each visible sheet of cells, in order, as text.

    Raises
    ------
    FileRefused
        It holds macros, unpacks to more than `unpacked_limit` bytes, is broken, or has no visible sheet of cells.
    """
    _look_before_opening(content, file_name=file_name, unpacked_limit=unpacked_limit)
    told(LOOKED_SHARE)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
            and sheet.visible == python_calamine.SheetVisibleEnum.Visible
        ]
    except (python_calamine.CalamineError, OSError) as reason:
        raise FileRefused(BROKEN.format(file=file_name)) from reason
    if not sheets:
        raise FileRefused(NO_SHEET.format(file=file_name))
    for place, name in enumerate(sheets):
        told(LOOKED_SHARE + (1 - LOOKED_SHARE) * place / len(sheets))
        try:
            sheet = book.get_sheet_by_name(name)
        except (python_calamine.CalamineError, OSError) as reason:
            raise FileRefused(BROKEN.format(file=file_name)) from reason
        # The rows begin at the first column that holds anything.
        left = [""] * (sheet.start[1] if sheet.start else 0)
        rows = (left + [as_text(cell) for cell in row] for row in sheet.iter_rows())
        yield make_grid(rows, sheet=name)


def as_text(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, dates as 2024-05-31, what is text unchanged."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "True" if cell else "False"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta | int):
        return str(cell)
    return ""


def _look_before_opening(content: bytes, *, file_name: str, unpacked_limit: int) -> None:
    """Refuse macros and what unpacks too large, by unpacking in steps and keeping nothing."""
    too_large = UNPACKS_TOO_LARGE.format(file=file_name, limit=unpacked_limit // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = book.infolist()
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise FileRefused(MACROS.format(file=file_name))
            if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
                raise FileRefused(BROKEN.format(file=file_name))
            if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > unpacked_limit:
                raise FileRefused(too_large)
            unpacked = 0
            for part in parts:
                # The size that a part states may be a lie: read on to where its data really end.
                honest = copy.copy(part)
                honest.file_size = unpacked_limit + 1
                with book.open(honest) as data:
                    while step := data.read(STEP):
                        unpacked += len(step)
                        if unpacked > unpacked_limit:
                            raise FileRefused(too_large)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as reason:
        raise FileRefused(BROKEN.format(file=file_name)) from reason
