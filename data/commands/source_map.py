"""By which map a command reads a file: that of `--map`, and with it what was said of the same source before.

So `check`, `import` and the Import page read the same file alike: what the map says now goes before what was said earlier.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from data.databases import intake_made, intake_session, migrate
from data.importing import ColumnMap, read_map
from data.importing.columns.saved_maps import remembered_map, together

REMEMBERED = "Read also by what was said of the source “{source}” before."
NOTHING_BEFORE = "Nothing was said of the source “{source}” before."
NO_INTAKE = "What was said of the source “{source}” before is kept with the records, which are not here: the map alone was used."


@dataclass(frozen=True)
class SourceMap:
    """The map that holds, and whether anything said before is in it."""

    column_map: ColumnMap
    told: str
    """In a sentence; blank where no source is named, for then nothing is remembered."""


def source_map(path: Path | None, *, headings: Collection[str] = ()) -> SourceMap:
    """Return the map by which a file with these headings is read; nothing is stored, and no database is made.

    Without headings, only what labels mean is remembered: that is all that a file of totals can use.

    Raises
    ------
    FileRefused
        The map of `path` is not there, or has no meaning.
    """
    given = read_map(path) if path else ColumnMap()
    if not given.source:
        return SourceMap(given, "")
    if not intake_made():
        return SourceMap(given, NO_INTAKE.format(source=given.source))
    migrate()
    with intake_session() as session:
        before = remembered_map(session, source=given.source, headings=headings)
    told = NOTHING_BEFORE if before == ColumnMap(source=given.source, labels={}) else REMEMBERED
    return SourceMap(replace(together(before, given), source=given.source), told.format(source=given.source))
