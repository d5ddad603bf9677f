"""From a file to stored records: read, find columns, harmonise, store. The one door for the Import page."""

from data.importing.activities import find_activity
from data.importing.column_map import ColumnMap, decidable
from data.importing.deciding_again import DecidedAgain, Scope, decide_again
from data.importing.decisions import remembered
from data.importing.harmonising import HarmonisedFile, harmonise
from data.importing.map_file import as_toml, parse_map, read_map
from data.importing.person_key_columns import SuggestedKey, suggested_person_keys
from data.importing.reading import RawTable, read
from data.importing.refusal import FileRefused
from data.importing.storing import StoredImport, store
from data.importing.undoing import UndoneImport, undo
from data.progress import Progress

__all__ = [
    "as_toml",
    "ColumnMap",
    "DecidedAgain",
    "FileRefused",
    "HarmonisedFile",
    "Progress",
    "RawTable",
    "Scope",
    "StoredImport",
    "SuggestedKey",
    "UndoneImport",
    "decidable",
    "decide_again",
    "find_activity",
    "harmonise",
    "parse_map",
    "read",
    "read_map",
    "remembered",
    "store",
    "suggested_person_keys",
    "undo",
]
