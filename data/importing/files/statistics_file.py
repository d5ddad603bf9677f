"""Reads an SPSS file (.sav) as text: value labels for values, questions for names."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from data.importing.files import statistics_process
from data.importing.files.grid import Grid, make_grid
from data.importing.files.headings import named_by
from data.importing.labels.meaning import is_missing
from data.importing.refusal import FileRefused

MARKS = (b"$FL2", b"$FL3")
"""How an SPSS file begins, and a compressed one."""
MOST_CELLS = 40_000_000
SECONDS = 180
TOO_MANY_CELLS = "{file} unpacks to more than {limit:,} cells. In SPSS, keep only the questions about who took part, and save again."
BROKEN = (
    "{file} can't be opened as an SPSS file. Open it in SPSS and save it again as .sav, or export it as CSV."
)
SHEET = "SPSS file"


def read_statistics_file(content: bytes, *, file_name: str, most_cells: int = MOST_CELLS) -> Grid:
    """Return the cells of an SPSS file under one row of headings, as if it had been saved as a spreadsheet.

    A value with a label becomes the label. What the file declares missing stays only where its label says in what way
    ("Refused"); else it is blank.

    Raises
    ------
    FileRefused
        It is broken, or too large.
    """
    found = _opened(content, file_name=file_name, most_cells=most_cells)
    headings = [
        named_by(name, label.strip()) for name, label in zip(found["names"], found["labels"], strict=True)
    ]
    columns = [_cells(column) for column in found["columns"]]
    rows = [headings, *(list(row) for row in zip(*columns, strict=True))]
    return make_grid(rows, sheet=SHEET, headed=True)


def _cells(column: dict[str, Any]) -> list[str]:
    blank = {label for label in column["missing"] if not is_missing(label)}
    cells: list[str] = column["cells"]
    return ["" if cell in blank else cell for cell in cells] if blank else cells


def _opened(content: bytes, *, file_name: str, most_cells: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="equal-reach-") as folder:
        file = Path(folder) / "file.sav"
        file.write_bytes(content)
        command = [sys.executable, "-P", statistics_process.__file__, str(file), str(most_cells)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (subprocess.TimeoutExpired, OSError) as reason:
            raise FileRefused(BROKEN.format(file=file_name)) from reason
    if done.returncode == statistics_process.TOO_LARGE:
        raise FileRefused(TOO_MANY_CELLS.format(file=file_name, limit=most_cells))
    if done.returncode:
        raise FileRefused(BROKEN.format(file=file_name))
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as reason:
        raise FileRefused(BROKEN.format(file=file_name)) from reason
    return found
