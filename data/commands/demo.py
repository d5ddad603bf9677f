"""`demo`: fill empty databases with the invented records."""

import argparse
from datetime import date

from data.commands import answering
from data.commands.progress_line import on_terminal
from data.databases import migrate
from data.demo.files import PEOPLE, TooFewPeople
from data.demo.invent import SEED, InventedRecords, fill
from data.demo.storing import NotEmpty
from data.releasing import release
from data.releasing.release import PublishRefused

HELP = "Fill empty databases with the invented records, and publish them."
MADE = (
    "Made {participations:,} invented participations in {activities} activities of {engagements} engagements."
)
PUBLISHED = "Published release {number}: {tables:,} tables."
NOT_PUBLISHED = "Not published. Run: python -m data publish"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the number of people, the seed and whether to publish."""
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"participations to make ({PEOPLE:,})")
    parser.add_argument(
        "--seed", type=int, default=SEED, help=f"the same seed makes the same people ({SEED})"
    )
    parser.add_argument("--on", type=date.fromisoformat, help="day they are made for, as 2026-10-02 (today)")
    parser.add_argument("--no-publish", action="store_true", help="leave publishing to the command publish")


def run(args: argparse.Namespace) -> int:
    """Make the records, say what was made, publish it; 2 where the databases hold something."""
    migrate()
    try:
        records = fill(people=args.people, seed=args.seed, on=args.on, progress=on_terminal())
    except (NotEmpty, TooFewPeople) as refused:
        return answering.refuse(str(refused))
    answering.say(_made(records))
    if args.no_publish:
        answering.say(NOT_PUBLISHED)
        return 0
    try:
        outcome = release.publish(on=records.on, progress=on_terminal())
    except PublishRefused as refused:
        return answering.refuse(str(refused))
    answering.say(PUBLISHED.format(number=outcome.release, tables=outcome.tables))
    return 0


def _made(records: InventedRecords) -> str:
    return MADE.format(
        participations=records.participations,
        activities=len(records.programme.activities),
        engagements=len(records.programme.engagements),
    )
