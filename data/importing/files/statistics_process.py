"""Opens an SPSS file in a process of its own: a broken one may bring that down, never the application.

Run as a script with the path of the file; prints one JSON object. Imports nothing of this project.
"""

import json
import sys
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

MEMORY = 4 * 1024**3
"""Bytes that the process may use, where the system can hold it to that."""
SECONDS = 150
TOO_LARGE = 3
"""Exit status where the file would unpack to more cells than allowed."""
CUT_SHORT = 4
"""Exit status where the file holds fewer rows than it says."""


def _limit_itself() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's time limit holds there too.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(value: Any, labels: Mapping[Any, str]) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if (label := labels.get(value)) is not None:
        return label
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _missing(value: Any, ranges: list[Any]) -> bool:  # noqa: ANN401
    try:
        return value is not None and any(one["lo"] <= value <= one["hi"] for one in ranges)
    except TypeError:
        return False


def _column(values: list[Any], labels: Mapping[Any, str], ranges: list[Any]) -> dict[str, Any]:
    kinds = {value: _text(value, labels) for value in dict.fromkeys(values)}
    declared = {kinds[value] for value in kinds if _missing(value, ranges)}
    return {"cells": [kinds[value] for value in values], "missing": sorted(declared - {""})}


def main(path: str, most_cells: int) -> int:
    """Print names, labels and cells of a file as text; return the exit status."""
    _limit_itself()
    import pyreadstat

    _, about = pyreadstat.read_sav(path, metadataonly=True)
    if max(about.number_rows or 0, 1) * max(about.number_columns or 0, 1) > most_cells:
        return TOO_LARGE
    rows = most_cells // max(about.number_columns or 0, 1) + 1
    data, about = pyreadstat.read_sav(path, output_format="dict", user_missing=True, row_limit=rows)
    read = len(next(iter(data.values()), []))
    if read >= rows:
        return TOO_LARGE
    if about.number_rows is not None and about.number_rows > read:
        return CUT_SHORT
    labels, ranges = about.variable_value_labels, about.missing_ranges
    found = {
        "names": list(about.column_names),
        "labels": [label or "" for label in about.column_labels],
        "columns": [
            _column(data[name], labels.get(name, {}), ranges.get(name, [])) for name in about.column_names
        ],
    }
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
