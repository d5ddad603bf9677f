"""From a file to stored records: read, find columns, harmonise, store. The one door for the Import page."""

from data.importing.activities import find_activity
from data.importing.column_map import ColumnMap, decidable, read_map
from data.importing.decisions import remembered
from data.importing.harmonising import HarmonisedFile, harmonise
from data.importing.person_key_columns import SuggestedKey, suggested_person_keys
from data.importing.reading import RawTable, read
from data.importing.refusal import FileRefused
from data.importing.storing import StoredImport, store
from data.importing.undoing import UndoneImport, undo
from data.progress import Progress

__all__ = [
    "ColumnMap",
    "FileRefused",
    "HarmonisedFile",
    "Progress",
    "RawTable",
    "StoredImport",
    "SuggestedKey",
    "UndoneImport",
    "decidable",
    "find_activity",
    "harmonise",
    "read",
    "read_map",
    "remembered",
    "store",
    "suggested_person_keys",
    "undo",
]
