"""From a file to stored records: read, find columns, harmonise, store. The one door for the Import page.

In the order in which a file goes through them: `files`, `columns`, `people`, `labels`, `places`, `harmonising`, `storing`. Beside them
`counts`, for totals instead of people, and `again`, for what is put right later.
"""

from data.importing.again.deciding_again import DecidedAgain, Scope, decide_again
from data.importing.again.decisions import remembered
from data.importing.columns.column_map import ColumnMap, decidable
from data.importing.columns.map_file import as_toml, parse_map, read_map
from data.importing.columns.person_key_columns import SuggestedKey, suggested_person_keys
from data.importing.files.reading import RawTable, read
from data.importing.harmonising import HarmonisedFile, harmonise
from data.importing.places.lookup import PostcodeLookup, lookup_by_settings
from data.importing.refusal import FileRefused
from data.importing.storing.activities import find_activity
from data.importing.storing.undoing import UndoneImport, undo
from data.importing.storing.whole import StoredImport, store
from data.progress import Progress

__all__ = [
    "as_toml",
    "ColumnMap",
    "DecidedAgain",
    "FileRefused",
    "HarmonisedFile",
    "PostcodeLookup",
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
    "lookup_by_settings",
    "parse_map",
    "read",
    "read_map",
    "remembered",
    "store",
    "suggested_person_keys",
    "undo",
]
