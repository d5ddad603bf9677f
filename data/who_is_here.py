"""Who is here: a steward, a viewer, or a stranger. Pages, forms, names and notes all ask this one place.

Without sign-in, whoever is where the intake is is a steward, and whoever is not is a viewer. With it the app finds out who
signed in, and says so here (`ask`). Whoever asks from anywhere else, the command line above all, is at the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from data.databases import intake_available
from data.register.entries import STEWARD, EntryRefused

NOT_A_STEWARD = "You are not signed in as a steward, or your sign-in has run out. Sign in and try again: nothing was changed."


class Role(Enum):
    """What somebody may do."""

    STEWARD = "steward"
    """Brings records in, publishes, fills in forms, and sees names that are kept back from viewers."""
    VIEWER = "viewer"
    """Reads what is published."""
    STRANGER = "stranger"
    """Reads nothing."""


class Ended(Enum):
    """Why a sign-in counts for nothing."""

    RUN_OUT = "run out"
    NOT_FOR_US = "not for us"
    """It was made for another program, or says nothing of whom."""


@dataclass(frozen=True)
class Here:
    """Who is here now."""

    role: Role
    who: str = STEWARD
    """Who did it, in a history: short, and the same at every sign-in."""
    until: datetime | None = None
    """When the sign-in runs out, in UTC; None where nobody signed in."""
    ended: Ended | None = None
    """Set where somebody signed in, but it no longer counts."""


class NotASteward(EntryRefused):
    """Only stewards change anything; the message says what to do."""


_asked: list[Callable[[], Here]] = []


def at_this_machine() -> Here:
    """Return who is here where nobody signs in: a steward where the intake is, else a viewer."""
    return Here(Role.STEWARD if intake_available() else Role.VIEWER)


def ask(find: Callable[[], Here]) -> None:
    """Let `find` say who is here from now on, in this process."""
    _asked[:] = [find]


def who_is_here() -> Here:
    """Return who is here now. Cheap, and never kept: a sign-in may run out."""
    return _asked[0]() if _asked else at_this_machine()


def is_steward() -> bool:
    """Say whether a steward is here: whoever may bring records in and change anything."""
    return who_is_here().role is Role.STEWARD


def steward() -> str:
    """Return who the steward is that is about to change something, as histories note it.

    Raises
    ------
    NotASteward
        None is here, or no longer.
    """
    here = who_is_here()
    if here.role is not Role.STEWARD:
        raise NotASteward(NOT_A_STEWARD)
    return here.who
