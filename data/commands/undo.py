"""`undo IMPORT`: takes one import back, whole."""

import argparse
import getpass

from data.commands import answering
from data.databases import migrate
from data.importing import FileRefused, undo

HELP = "Take one import back, whole: its people, their answers and its problems."
UNDONE = "Import {number} ({file}) is taken back: {removed:,} people removed. Publish to show it."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add IMPORT, --who and --json."""
    parser.add_argument("number", type=int, metavar="IMPORT", help="the number that import printed")
    parser.add_argument(
        "--who", metavar="NAME", help="who takes it back; by default the user of this machine"
    )
    parser.add_argument("--json", action="store_true", help="print one object and nothing else")


def run(args: argparse.Namespace) -> int:
    """Take the import back and say so; return 0, or 2 where there is none to take back."""
    migrate()
    try:
        undone = undo(args.number, who=args.who or getpass.getuser())
    except FileRefused as refused:
        return answering.refuse(str(refused), as_json=args.json, beside={"import": args.number, "removed": 0})
    if args.json:
        answering.say_object({"import": undone.number, "removed": undone.removed, "refused": None})
    else:
        answering.say(UNDONE.format(number=undone.number, file=undone.file_name, removed=undone.removed))
    return 0
