"""`forget`: removes one person who objects. Their reference is typed or piped in, never an argument of the command."""

import argparse
import getpass
import sys

from data.commands import answering
from data.databases import migrate
from data.importing import FileRefused
from data.importing.again.removing import RemovedPerson, remove_person, remove_row, withdraw, withdraw_row

HELP = (
    "Remove one person on request, and leave them out of later files. Their reference is asked for, or read from standard "
    "input: an argument would stay in the history of the command line."
)
ASK = "Reference of the person (it is not shown): "
BOTH = "--import and --row go together."
REMOVED = (
    "1 person is removed: {participations}, in {activities}. Later files leave them out. "
    "Published figures are remade at the next release: publish."
)
KEPT_OUT = "Nobody here has that reference. Later files leave them out."
WITHDRAWN = "The objection is withdrawn. Files that are brought in from now on count the person again."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add --import with --row, --keep-out, --withdraw, --objection, --who and --json."""
    parser.add_argument(
        "--import", dest="number", type=int, metavar="IMPORT", help="where no file names them: their import"
    )
    parser.add_argument("--row", type=int, metavar="ROW", help="and their row, as a spreadsheet numbers it")
    parser.add_argument(
        "--keep-out", action="store_true", help="also where nobody is here: leave them out of later files"
    )
    parser.add_argument("--withdraw", action="store_true", help="the person agrees to be counted again")
    parser.add_argument(
        "--objection", type=int, metavar="NUMBER", help="with --withdraw: one that was made by import and row"
    )
    parser.add_argument("--who", metavar="NAME", help="who does it; by default the user of this machine")
    parser.add_argument("--json", action="store_true", help="print one object and nothing else")


def run(args: argparse.Namespace) -> int:
    """Do it and say so, without repeating the reference; return 0, or 2 where it is refused."""
    migrate()
    who = args.who or getpass.getuser()
    try:
        removed = None if args.withdraw else _remove(args, who=who)
        if args.withdraw:
            _withdraw(args, who=who)
    except FileRefused as refused:
        return answering.refuse(str(refused), as_json=args.json, beside={"removed": 0})
    if args.json:
        answering.say_object({"removed": removed.participations if removed else 0, "refused": None})
    else:
        answering.say(in_words(removed) if removed else WITHDRAWN)
    return 0


def in_words(removed: RemovedPerson) -> str:
    """Say what went. It names nobody."""
    if not removed.participations:
        return KEPT_OUT
    return REMOVED.format(
        participations=_some(removed.participations, "record", "records"),
        activities=_some(removed.activities, "activity", "activities"),
    )


def _remove(args: argparse.Namespace, *, who: str) -> RemovedPerson:
    if (args.number is None) != (args.row is None):
        raise FileRefused(BOTH)
    if args.number is not None:
        return remove_row(args.number, args.row, who=who)
    return remove_person(_reference(), who=who, keep_out=args.keep_out)


def _withdraw(args: argparse.Namespace, *, who: str) -> None:
    if args.objection is not None:
        withdraw_row(args.objection, who=who)
    else:
        withdraw(_reference(), who=who)


def _reference() -> str:
    """Ask for the reference where somebody sits there, without showing it; else read a line of standard input."""
    return getpass.getpass(ASK) if sys.stdin.isatty() else sys.stdin.readline()


def _some(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
