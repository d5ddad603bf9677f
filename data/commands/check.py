"""`check FILE`: reads and harmonises a file, stores nothing, says what was found."""

import argparse
from datetime import date
from pathlib import Path

from data.commands import answering, counting
from data.commands.source_map import SourceMap, source_map
from data.databases import migrate
from data.importing import (
    FileRefused,
    HarmonisedFile,
    find_activity,
    harmonise,
    lookup_by_settings,
    read,
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
        harmonised, by = _harmonised(args)
    except FileRefused as refused:
        return answering.refuse(str(refused), as_json=args.json, beside=refused_object(str(refused)))
    if args.json:
        answering.say_object(as_object(harmonised))
        if by.told:
            answering.remark(by.told)
    else:
        answering.say("\n".join(filter(None, (by.told, in_words(harmonised)))))
    return 0


def _harmonised(args: argparse.Namespace) -> tuple[HarmonisedFile, SourceMap]:
    closed_on = None
    if args.activity:
        migrate()
        closed_on = find_activity(args.activity).closed_on
    table = read(args.file)
    by = source_map(args.map, headings=table.headings)
    found = harmonise(
        table,
        today=date.today(),
        closed_on=closed_on,
        column_map=by.column_map,
        lookup=lookup_by_settings(),
    )
    return found, by
