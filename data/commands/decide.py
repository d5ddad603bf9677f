"""`decide --source S --characteristic C --label L --as SLUG`: says what a label means; every import of the source follows."""

import argparse
import getpass

from data.commands import answering
from data.databases import migrate
from data.importing import DecidedAgain, FileRefused, Scope, decide_again

HELP = (
    "Say what a label of a source means. Every import of that source follows, and the next one is read by it."
)
DECIDED = "The label counts as {slug}: {imports} followed, {people:,} answers changed. Publish to show it."
TAKEN_BACK = (
    "The label is left to review again: {imports} followed, {people:,} answers changed. Publish to show it."
)
LEFT_BEHIND = (
    "{rows:,} rows were stored before labels were kept with their answers, and stay as they are. "
    "For them, undo their import and bring it in again."
)
LOST = "{people:,} people are old enough for more questions now. What they answered to those was not kept: it needs review."
FORGOTTEN = "Fewer than three rows of an import held the label, so it is not kept any more there."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add --source or --import, --characteristic, --label, --as or --review, --who and --json."""
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--source", metavar="S", help="the tool or partner that the files came from")
    whose.add_argument(
        "--import",
        dest="number",
        type=int,
        metavar="IMPORT",
        help="one import, where its file names no source",
    )
    parser.add_argument(
        "--characteristic", metavar="C", required=True, help="the question, for instance gender"
    )
    parser.add_argument("--label", metavar="L", required=True, help="the answer as it stood in the file")
    meaning = parser.add_mutually_exclusive_group(required=True)
    meaning.add_argument("--as", dest="slug", metavar="SLUG", help="what it means")
    meaning.add_argument(
        "--review", action="store_true", help="take the decision back: it needs review again"
    )
    parser.add_argument("--who", metavar="NAME", help="who decides; by default the user of this machine")
    parser.add_argument("--json", action="store_true", help="print one object and nothing else")


def run(args: argparse.Namespace) -> int:
    """Decide it and say what followed; return 0, or 2 where it is refused."""
    migrate()
    try:
        done = decide_again(
            args.label,
            characteristic=args.characteristic,
            slug=None if args.review else args.slug,
            scope=Scope(source=args.source or "", number=args.number),
            who=args.who or getpass.getuser(),
        )
    except FileRefused as refused:
        return answering.refuse(str(refused), as_json=args.json, beside={"imports": 0, "changed": 0})
    if args.json:
        answering.say_object({"imports": done.imports, "changed": done.people, "refused": None})
    else:
        answering.say("\n".join(in_words(done)))
    return 0


def in_words(done: DecidedAgain) -> list[str]:
    """Return what followed, in sentences."""
    imports = f"{done.imports:,} import" + ("" if done.imports == 1 else "s")
    lines = [
        DECIDED.format(slug=done.slug, imports=imports, people=done.people)
        if done.slug
        else TAKEN_BACK.format(imports=imports, people=done.people)
    ]
    if done.left_behind:
        lines.append(LEFT_BEHIND.format(rows=done.left_behind))
    if done.lost:
        lines.append(LOST.format(people=done.lost))
    if done.forgotten:
        lines.append(FORGOTTEN)
    return lines
