"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told how much is done (0 to 1), and what is being done."""

Told = Callable[[float], None]
"""Told how much of one step is done (0 to 1)."""


def silent(share: float, doing: str) -> None:
    """Tell nobody."""


def silent_step(share: float) -> None:
    """Tell nobody."""
