"""The map of a source as a TOML file: read, checked, and written so that it reads back as the same map."""

import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from data.importing.columns.column_map import ColumnMap, check_map
from data.importing.people.privacy import NOT_SHOWN, shown
from data.importing.refusal import FileRefused

UNREADABLE = "{file} can't be read as a map: {why}. It must be a TOML file in UTF-8."
NOT_THERE = "it is not there"
MOST_BYTES = 512 * 1024
LONGEST_LINE = 10_000
"""Bytes. A name of 100,000 parts with dots between takes minutes to read."""
TOO_LARGE = f"it is larger than {MOST_BYTES // 1024} KB, or one of its lines is longer than {LONGEST_LINE:,} characters"
TOO_DEEP = "its brackets go too deep"


def read_map(path: Path) -> ColumnMap:
    """Read and check a map.

    Raises
    ------
    FileRefused
        It is not there, is no TOML, or says something that has no meaning. The message says where and what may stand.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as reason:
        why = NOT_THERE if isinstance(reason, FileNotFoundError) else str(reason)
        raise FileRefused(UNREADABLE.format(file=path.name, why=why)) from reason
    return parse_map(content, file_name=path.name)


def parse_map(content: bytes, *, file_name: str) -> ColumnMap:
    """Read and check a map from the bytes of its file.

    Raises
    ------
    FileRefused
        It is no TOML, or says something that has no meaning.
    """
    if len(content) > MOST_BYTES or max(map(len, content.splitlines()), default=0) > LONGEST_LINE:
        raise FileRefused(UNREADABLE.format(file=file_name, why=TOO_LARGE))
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError as reason:
        raise FileRefused(UNREADABLE.format(file=file_name, why=TOO_DEEP)) from reason
    except ValueError as reason:
        # No UTF-8, no TOML, or a number of more digits than Python reads.
        raise FileRefused(UNREADABLE.format(file=file_name, why=reason)) from reason
    return check_map(said, file_name=file_name)


def as_toml(column_map: ColumnMap) -> str:
    """Return a map as TOML. Labels that may not be shown are left out: they could be what a person wrote."""
    labels = {
        characteristic: said
        for characteristic, decided in column_map.labels.items()
        if (said := {label: slug for label, slug in decided.items() if shown(label) != NOT_SHOWN})
    }
    return tomli_w.dumps(as_parts(column_map) | ({"labels": labels} if labels else {}))


def as_parts(column_map: ColumnMap) -> dict[str, Any]:
    """Return what a map says, but for its labels, by the names of its parts; what it does not say is absent."""
    parts: dict[str, Any] = {
        "source": column_map.source,
        "person_key": column_map.person_key,
        "ethnic_frame": column_map.ethnic_frame,
        "imd_version": column_map.imd_version,
        "columns": dict(column_map.columns),
        "coded": dict(column_map.coded),
        "polarity": dict(column_map.polarity),
        "postcode": dict(column_map.postcode),
    }
    return {name: said for name, said in parts.items() if said}
