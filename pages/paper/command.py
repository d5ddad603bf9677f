"""`python -m data report`: make the board paper as a file, without a browser."""

import argparse
import sys
from datetime import date
from pathlib import Path

from data import databases, whole_file
from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.paper import composing, contents
from pages.paper.asked import Asked
from pages.paper.writing.formats import FORMATS, format_of
from pages.parts import earlier, reads

HELP = "make the board paper as a file, of the kind that the file's ending says"
REFUSED = 2
NO_RELEASE = (
    "There is no release yet, so there is nothing to report. Publish one first: python -m data publish."
)
NO_FORMAT = "A paper is one of these kinds of file: {endings}."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and a saved choice of what to say."""
    endings = ", ".join(each.ending for each in FORMATS)
    parser.add_argument(
        "--out", metavar="FILE", required=True, type=Path, help=f"the file to write: {endings}"
    )


def run(args: argparse.Namespace) -> int:
    """Make the paper of the standing release; a refusal leaves no half file, and what stood there before."""
    try:
        chosen = format_of(args.out.suffix)
    except KeyError:
        return _refuse(NO_FORMAT.format(endings=", ".join(each.ending for each in FORMATS)))
    databases.migrate()
    release = reads.release()
    if release is None:
        return _refuse(NO_RELEASE)
    content = chosen.writes(composing.compose(_asked(release)))
    try:
        whole_file.write(args.out, content)
    except whole_file.NotWritten as error:
        return _refuse(str(error))
    print(f"{args.out}: {len(content):,} bytes.")  # noqa: T201
    return 0


def _asked(release: ReleaseNote) -> Asked:
    selection = Selection(None, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    return Asked(
        release=release,
        selection=selection,
        where="in activities open to everyone",
        on=date.today(),
        parts=contents.usual(),
        title="",
        before=earlier.before(release, selection),
    )


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)  # noqa: T201
    return REFUSED
