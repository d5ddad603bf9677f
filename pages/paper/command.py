"""`python -m data report`: make the board paper as a file, without a browser."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from data import databases, whole_file
from data.register import paper_profiles
from data.register.papers_made import note_paper
from models.protected import ReleaseNote
from pages.paper import asking, composing, contents
from pages.paper.asked import Asked
from pages.paper.writing.formats import FORMATS, format_of
from pages.parts import choices, days, reads

HELP = "make the board paper as a file, of the kind that the file's ending says"
REFUSED = 2
NO_RELEASE = (
    "There is no release yet, so there is nothing to report. Publish one first: python -m data publish."
)
NO_PROFILE = "There are no saved choices named {name!r}. {there_are}"
NOT_OFFERED = (
    "The release that stands has no figures for the period and activities of these saved choices, so there is nothing to report. "
    "Open them on the page Report and choose others."
)
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
        return _refuse(NO_FORMAT.format(endings=", ".join(each.ending for each in FORMATS)))
    databases.migrate()
    release = reads.release()
    if release is None:
        return _refuse(NO_RELEASE)
    saved = None
    if args.profile is not None:
        saved = paper_profiles.profile(args.profile)
        if saved is None:
            return _refuse(NO_PROFILE.format(name=args.profile, there_are=_named()))
    today = days.today()
    asked = asking.ask_for(release, saved, on=today) if saved else _usual(release, on=today)
    if asked is None:
        return _refuse(NOT_OFFERED)
    content = chosen.writes(composing.compose(asked))
    try:
        whole_file.write(args.out, content)
    except whole_file.NotWritten as error:
        return _refuse(str(error))
    note_paper(
        saved.reference if saved else None,
        release=release.number,
        format=chosen.ending.removeprefix("."),
        at=datetime.now(UTC),
    )
    print(f"{args.out}: {len(content):,} bytes.")  # noqa: T201
    return 0


def _usual(release: ReleaseNote, *, on: date) -> Asked | None:
    """Return what a paper is asked for where nobody has chosen: all time, in activities open to everyone if there are any."""
    found = (
        asking.ask(
            release, period=choices.ALL, activities=activities, parts=contents.usual(), title="", on=on
        )
        for activities in (choices.OPEN_TO_ALL, choices.ALL)
    )
    return next((each for each in found if each is not None), None)


def _named() -> str:
    names = [each.entry.name for each in paper_profiles.profiles()]
    return f"There are: {', '.join(names)}." if names else "None are saved yet: the page Report saves them."


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)  # noqa: T201
    return REFUSED
