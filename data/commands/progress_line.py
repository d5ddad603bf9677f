"""Tells on the terminal how far a long command is: one line that is written over, on standard error only."""

import sys
from typing import TextIO

from data.progress import Progress, silent

WIDTH = 78


def on_terminal(stream: TextIO | None = None) -> Progress:
    """Return what tells how far it is; nobody is told where standard error goes to a file or to another program."""
    out = stream or sys.stderr
    if not out.isatty():
        return silent

    def tell(share: float, doing: str) -> None:
        line = f"{share:4.0%} {doing}"[:WIDTH]
        out.write(f"\r{line:<{WIDTH}}" if share < 1 else cleared(out))
        out.flush()

    return tell


def cleared(stream: TextIO | None = None) -> str:
    """Return what takes the line off a terminal, so that a refusal half way does not stand behind it; else nothing."""
    return f"\r{'':<{WIDTH}}\r" if (stream or sys.stderr).isatty() else ""
