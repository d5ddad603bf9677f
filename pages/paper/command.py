"""`python -m data report`: make the board paper as a file, without a browser."""

import argparse
from dataclasses import replace
from pathlib import Path

from data import databases, whole_file
from data.commands import answering
from data.register import paper_profiles
from pages.paper import asking, contents, making
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS, format_of
from pages.parts import choices, reads

HELP = "Make the board paper as a file, of the kind that the file's ending says."
NO_PROFILE = "There are no saved choices named {name!r}. {there_are}"
NO_FORMAT = "A paper is one of these kinds of file: {endings}."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and a saved choice of what to say."""
    endings = ", ".join(each.ending for each in FORMATS)
    parser.add_argument(
        "--out", metavar="FILE", required=True, type=Path, help=f"the file to write: {endings}"
    )
    parser.add_argument(
        "--profile", metavar="NAME", help="the saved choices to make it by, as the page Report names them"
    )


def run(args: argparse.Namespace) -> int:
    """Make the paper of the standing release; a refusal leaves no half file, and what stood there before."""
    try:
        chosen = format_of(args.out.suffix)
    except KeyError:
        return answering.refuse(NO_FORMAT.format(endings=", ".join(each.ending for each in FORMATS)))
    databases.migrate()
    wanted = _usual()
    if args.profile is not None:
        saved = paper_profiles.profile(args.profile)
        if saved is None:
            return answering.refuse(NO_PROFILE.format(name=args.profile, there_are=_named()))
        wanted = asking.saved(saved)
    try:
        made = making.make(wanted, format=chosen)
        whole_file.write(args.out, made.content)
    except (making.NotMade, whole_file.NotWritten) as refused:
        return answering.refuse(str(refused))
    making.note(made, wanted, format=chosen)
    answering.say(f"{args.out}: {len(made.content):,} bytes.")
    return 0


def _usual() -> PaperChoices:
    """Return the choices where nobody has chosen: all time, in activities open to everyone where there are any."""
    release = reads.release()
    usual = PaperChoices(choices.ALL, choices.OPEN_TO_ALL, contents.usual(), title="")
    offered = release is None or asking.selection(release, usual) is not None
    return usual if offered else replace(usual, activities=choices.ALL)


def _named() -> str:
    names = [each.entry.name for each in paper_profiles.profiles()]
    return f"There are: {', '.join(names)}." if names else "None are saved yet: the page Report saves them."
