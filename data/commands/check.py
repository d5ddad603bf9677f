"""`check FILE`: reads and harmonises a file, stores nothing, says what was found."""

import argparse
from datetime import date
from pathlib import Path

from data.commands import answering, counting
from data.databases import migrate
from data.importing import (
    ColumnMap,
    FileRefused,
    HarmonisedFile,
    find_activity,
    harmonise,
    lookup_by_settings,
    read,
    read_map,
)
from data.importing.outcome import as_object, in_words, refused_object

HELP = "Read a file and say which column answers which question, what was counted and what is wrong. Store nothing."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add FILE, --activity, --map, --json, and what is said of counts."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a CSV, XLSX, ODS or SPSS file with one row per person"
    )
    parser.add_argument("--activity", metavar="REF", help="reference of the activity they took part in")
    parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what is known of this source's files")
    parser.add_argument("--json", action="store_true", help="print one object and nothing else")
    counting.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was found; return 0 where the file could be imported, 2 where it is refused."""
    if args.counts:
        return counting.check_counts(args)
    try:
        harmonised = _harmonised(args)
    except FileRefused as refused:
        return answering.refuse(str(refused), as_json=args.json, beside=refused_object(str(refused)))
    if args.json:
        answering.say_object(as_object(harmonised))
    else:
        answering.say(in_words(harmonised))
    return 0


def _harmonised(args: argparse.Namespace) -> HarmonisedFile:
    closed_on = None
    if args.activity:
        migrate()
        closed_on = find_activity(args.activity).closed_on
    column_map = read_map(args.map) if args.map else ColumnMap()
    return harmonise(
        read(args.file),
        today=date.today(),
        closed_on=closed_on,
        column_map=column_map,
        lookup=lookup_by_settings(),
    )
