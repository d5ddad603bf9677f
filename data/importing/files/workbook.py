"""Reads the sheets of a workbook (.xlsx, .xls, .ods) as text, after looking at what it would unpack to."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import python_calamine

from data.importing.files.archive import BROKEN, LOCKED, MACROS, UNPACKED_LIMIT, look_before_opening
from data.importing.files.grid import Grid, make_grid
from data.importing.refusal import FileRefused
from data.progress import Told, silent_step

NO_SHEET = (
    "{file} has no visible sheet of cells, only charts or hidden sheets. "
    "Export the answers themselves, with one row per person."
)
LOOKED_SHARE = 0.2
"""How much of reading is done once the workbook was looked at, roughly."""
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
OLD_LOCKS = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
"""Names of streams in an old Office file: it holds macros, or is a new workbook with a password."""


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
        It holds macros or a password, unpacks to more than `unpacked_limit` bytes, is broken, or has no visible sheet
        of cells.
    """
    if content.startswith(ZIP):
        look_before_opening(content, file_name=file_name, unpacked_limit=unpacked_limit)
    else:
        _look_at_old_office(content, file_name=file_name)
    told(LOOKED_SHARE)
    with _refusing(file_name):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
            and sheet.visible == python_calamine.SheetVisibleEnum.Visible
        ]
    if not sheets:
        raise FileRefused(NO_SHEET.format(file=file_name))
    for place, name in enumerate(sheets):
        told(LOOKED_SHARE + (1 - LOOKED_SHARE) * place / len(sheets))
        with _refusing(file_name):
            sheet = book.get_sheet_by_name(name)
            # The rows begin at the first column that holds anything.
            left = [""] * (sheet.start[1] if sheet.start else 0)
            grid = make_grid(
                (left + [as_text(cell) for cell in row] for row in sheet.iter_rows()), sheet=name
            )
        yield grid


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


def _look_at_old_office(content: bytes, *, file_name: str) -> None:
    if any(name in content for name in OLD_LOCKS):
        raise FileRefused(LOCKED.format(file=file_name))
    if OLD_MACROS in content:
        raise FileRefused(MACROS.format(file=file_name))


@contextmanager
def _refusing(file_name: str) -> Iterator[None]:
    """Refuse a file that can't be opened. What is written in Rust may panic, which is no `Exception` to Python."""
    try:
        yield
    except python_calamine.PasswordError as reason:
        raise FileRefused(LOCKED.format(file=file_name)) from reason
    except (python_calamine.CalamineError, OSError, ValueError) as reason:
        raise FileRefused(BROKEN.format(file=file_name)) from reason
    except BaseException as reason:
        if type(reason).__name__ != "PanicException":
            raise
        raise FileRefused(BROKEN.format(file=file_name)) from reason
