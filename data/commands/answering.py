"""How a command answers: what it did on standard output; why it refused on standard error, or in one object; its exit code."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from data.commands.progress_line import cleared

REFUSED = 2
"""The exit code of a command that refused."""


def say(words: str) -> None:
    """Print what a command did or found."""
    sys.stdout.write(words + "\n")


def say_object(found: Mapping[str, Any]) -> None:
    """Print one object, as `--json` asks, and nothing else."""
    say(json.dumps(found, ensure_ascii=False))


def remark(words: str) -> None:
    """Print what somebody should know beside the answer, on standard error, where who reads the answer does not meet it."""
    sys.stderr.write(f"{cleared()}{words}\n")


def refuse(words: str, *, as_json: bool = False, beside: Mapping[str, Any] | None = None) -> int:
    """Say why a command refused, and return its exit code.

    `words` say why and what to do. `as_json` prints them as "refused" of one object, with what else stands in it (`beside`).
    """
    if as_json:
        say_object({**(beside or {}), "refused": words})
    else:
        remark(words)
    return REFUSED
