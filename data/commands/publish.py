"""`python -m data publish`: make a release, or say why it may not be made."""

import argparse

from data import databases
from data.commands import answering
from data.commands.progress_line import on_terminal
from data.disclosure.audit import NARROW
from data.releasing.release import PublishRefused, publish

HELP = "Make a release of everything in the intake, or say why it may not be made."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Publish takes no arguments: there is one way to make a release."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - the same signature for every command
    """Make a release and print what it holds, what changed, and how long the audit took."""
    databases.migrate()
    try:
        made = publish(progress=on_terminal())
    except (PublishRefused, databases.NoIntake) as refused:
        return answering.refuse(str(refused))
    withdrawn = made.audit.withdrawn_by_subtraction + made.audit.withdrawn_by_programme
    answering.say(
        f"Release {made.release} stands. It holds {made.tables:,} of {made.candidates:,} tables: {made.new:,} new, "
        f"{made.revised:,} revised, {made.unchanged:,} unchanged, {made.kept:,} kept because few people changed.\n"
        f"Withdrawn by this audit: {withdrawn:,}. Not offered by the menu, or withdrawn by an earlier audit: "
        f"{made.candidates - made.tables - withdrawn:,}.\n"
        f"The audit took {made.audit.seconds:.1f} s: {made.audit.hidden_cells:,} hidden cells by subtraction, "
        f"{made.audit.solved_cells:,} of them by linear programming; narrowest {made.audit.narrowest or 'none'}, "
        f"narrower than {NARROW} values {made.audit.share_narrow:.0%}.\n"
        f"Where two characteristics meet: {len(made.overlaps.tables):,} of {made.overlaps.candidates:,} tables, "
        f"{made.overlaps.report.withdrawn:,} withdrawn by their audit, which took {made.overlaps.report.seconds:.1f} s."
    )
    return 0
