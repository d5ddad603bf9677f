"""`check --counts` and `import --counts`: the same two commands for a file of totals instead of people."""

import argparse
import getpass
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from data import facts
from data.commands import answering
from data.commands.source_map import source_map
from data.databases import intake_session, migrate
from data.importing import ColumnMap, FileRefused
from data.importing.counts.file import CountsFile, read_counts
from data.importing.counts.found import WhichQuestion
from data.importing.counts.outcome import counts_in_words, counts_object, stored_counts_in_words
from data.importing.counts.storing import CountedBefore, CountsSource, people_at, store_counts
from data.importing.counts.told import SettledCounts, settle_all
from data.importing.outcome import refused_object

NO_QUESTION = "--question: there is no characteristic “{slug}”. There are: {known}."
ADD_QUESTION = " Add --question, for instance --question {example}."
ADD_OTHERS = " Add --other-people."
SAY_HOW_MANY = "If {most:,} came, add --came {most}."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add --counts, --question and --came."""
    parser.add_argument(
        "--counts", action="store_true", help="the file holds totals: how many gave each answer, no people"
    )
    parser.add_argument("--question", metavar="SLUG", help="with --counts: the characteristic that it counts")
    parser.add_argument("--came", type=int, metavar="N", help="with --counts: how many people came in all")


def check_counts(args: argparse.Namespace) -> int:
    """Print what was found and what would count; store nothing."""
    return _saying(args, lambda: _check(args))


def import_counts(args: argparse.Namespace) -> int:
    """Store the counts, each activity as an import of its own, and say what was stored."""
    migrate()
    return _saying(args, lambda: _import(args))


def _saying(args: argparse.Namespace, run: Callable[[], str | Mapping[str, Any]]) -> int:
    try:
        said = run()
    except FileRefused as refused:
        reason = f"{refused}{_how_to_say(refused)}"
        return answering.refuse(reason, as_json=args.json, beside=refused_object(reason))
    if isinstance(said, str):
        answering.say(said)
    else:
        answering.say_object(said)
    return 0


def _how_to_say(refused: FileRefused) -> str:
    """Return how to answer on the command line what a refusal asks."""
    if isinstance(refused, WhichQuestion):
        return ADD_QUESTION.format(example=min(refused.questions, default="sex"))
    return ADD_OTHERS if isinstance(refused, CountedBefore) else ""


def _check(args: argparse.Namespace) -> str | Mapping[str, Any]:
    by = source_map(args.map)
    file, settled = _read(args, by.column_map)
    if by.told:
        answering.remark(by.told)
    if args.json:
        return counts_object(file, settled)
    return counts_in_words(file, settled)


def _import(args: argparse.Namespace) -> str | Mapping[str, Any]:
    column_map = source_map(args.map).column_map
    file, settled = _read(args, column_map)
    with intake_session() as session:
        beside = {one.activity: people_at(session, one.activity) for one in settled}
    stored = store_counts(
        settled,
        given=CountsSource(file.file_name, column_map.source, file.ethnic_frame, file.imd_version),
        who=args.who or getpass.getuser(),
        today=date.today(),
        other_people=args.other_people,
    )
    if args.json:
        numbers = [each.number for each in stored]
        return {**counts_object(file, settled), "import": numbers}
    return f"{counts_in_words(file, settled)}\n\n{stored_counts_in_words(stored, beside=beside)}"


def _read(args: argparse.Namespace, column_map: ColumnMap) -> tuple[CountsFile, tuple[SettledCounts, ...]]:
    known = [one.slug for one in facts.characteristics() if not one.multiple]
    if args.question is not None and args.question not in known:
        raise FileRefused(NO_QUESTION.format(slug=args.question, known=", ".join(known)))
    file = read_counts(
        args.file,
        today=date.today(),
        question=args.question,
        decisions=column_map.labels,
        ethnic_frame=column_map.ethnic_frame,
        imd_version=column_map.imd_version,
    )
    settled = settle_all(file.told, activity=args.activity or "", came=args.came)
    for one in settled:
        if one.disagreement:
            advice = SAY_HOW_MANY.format(most=one.most) if len(settled) == 1 else ""
            raise FileRefused(" ".join([*one.disagreement, advice]).strip())
    return file, settled
