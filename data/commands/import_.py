"""`import FILE --activity REF`: what `check` does, then stores it, whole or not at all."""

import argparse
import getpass
from datetime import date
from pathlib import Path

from data.commands import answering, counting
from data.commands.progress_line import on_terminal
from data.commands.source_map import source_map
from data.databases import migrate
from data.importing import (
    FileRefused,
    find_activity,
    harmonise,
    lookup_by_settings,
    read,
    store,
)
from data.importing.outcome import as_object, in_words, refused_object, stored_in_words
from data.register.activities import activities
from data.register.bare_activities import bare_activity
from data.secret import read_secret

HELP = "Read a file and store the people in it under an activity, whole or not at all."
ADDED = (
    "The activity {activity} was not in the register. It was added, its method and place not given. "
    "If the reference was a slip, undo this import."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add FILE, --activity, --map, --who, --json, and what is said of counts."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a CSV, XLSX, ODS or SPSS file with one row per person"
    )
    parser.add_argument(
        "--activity", metavar="REF", required=True, help="reference of the activity they took part in"
    )
    parser.add_argument("--map", type=Path, metavar="FILE.toml", help="what is known of this source's files")
    parser.add_argument("--who", metavar="NAME", help="who brings it in; by default the user of this machine")
    parser.add_argument("--json", action="store_true", help="print one object and nothing else")
    parser.add_argument(
        "--replace",
        dest="replacing",
        type=int,
        metavar="IMPORT",
        help="an import that this file corrects: it is taken back, and who is the same as before has not changed",
    )
    counting.arguments(parser)
    parser.add_argument(
        "--other-people",
        action="store_true",
        help="with --counts: these are not the people who were counted at this activity before",
    )


def run(args: argparse.Namespace) -> int:
    """Store the file and say what was stored; return 0, or 2 where it is refused."""
    if args.counts:
        return counting.import_counts(args)
    migrate()
    try:
        known = args.activity in {activity.reference for activity in activities()}
        closed_on = find_activity(args.activity).closed_on if known else None
        table = read(args.file, progress=on_terminal())
        by = source_map(args.map, headings=table.headings)
        today = date.today()
        harmonised = harmonise(
            table,
            today=today,
            closed_on=closed_on,
            column_map=by.column_map,
            person_key=read_secret().person,
            lookup=lookup_by_settings(),
            progress=on_terminal(),
        )
        who = args.who or getpass.getuser()
        with bare_activity(args.activity, who=who):
            stored = store(
                harmonised,
                activity=args.activity,
                who=who,
                today=today,
                replacing=args.replacing,
                progress=on_terminal(),
            )
        if not known:
            answering.remark(ADDED.format(activity=args.activity))
    except FileRefused as refused:
        beside = {**refused_object(str(refused)), "import": None}
        return answering.refuse(str(refused), as_json=args.json, beside=beside)
    if args.json:
        answering.say_object({**as_object(harmonised), "import": stored.number})
    else:
        words = stored_in_words(stored, file_name=harmonised.table.file_name, activity=args.activity)
        found = "\n".join(filter(None, (by.told, in_words(harmonised))))
        answering.say(f"{found}\n\n{words}")
    return 0
