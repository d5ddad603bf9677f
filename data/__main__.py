"""The command line: python -m data COMMAND. A person never needs it, a scheduled job does."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from data.commands import answering
from data.databases import DatabaseError
from data.secret import SecretError

COMMANDS = {
    "check": "data.commands.check",
    "import": "data.commands.import_",
    "undo": "data.commands.undo",
    "decide": "data.commands.decide",
    "forget": "data.commands.forget",
    "publish": "data.commands.publish",
    "tables": "data.commands.tables",
    "report": "pages.paper.command",
    "demo": "data.commands.demo",
}
"""The module of each command, in the order in which people meet them. It is named and not imported, for the arrow between
the rooms goes one way: a paper is made of what pages say (docs/decisions/0018-a-paper-is-made-of-what-pages-say.md)."""


class Command(Protocol):
    """What a module in `data/commands/` offers."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what this command takes."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; return the exit code."""


def main(words: Sequence[str]) -> int:
    """Run the command that `words` begin with and return its exit code: 0, or 2 where it refused."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    listed = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    # A chosen command is imported alone, so that it starts at once; the list of all needs all.
    chosen = [name for name in COMMANDS if name in words[:1]] or list(COMMANDS)
    commands = {name: load(COMMANDS[name]) for name in chosen}
    for name, command in commands.items():
        command.arguments(listed.add_parser(name, help=command.HELP, description=command.HELP))
    args = parser.parse_args(words)
    try:
        return commands[args.command].run(args)
    except (DatabaseError, SecretError) as refused:
        return answering.refuse(str(refused))


def load(module: str) -> Command:
    """Return the module of a command. One that is listed and not there is a fault of ours: it fails loudly."""
    return cast(Command, import_module(module))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
