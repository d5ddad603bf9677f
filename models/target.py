"""What we set out to reach, and how what we heard stands to it (method 3.4). Made from shown values only."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from models.comparison import KnownBase
from models.protected import ProtectedCount, Selection
from models.vocabulary import TargetKind, TargetState

NoStateWhy = Literal["", "no_source", "not_asked", "not_available", "not_enough_answers", "no_benchmark"]


@dataclass(frozen=True)
class SetTarget:
    """One target as somebody set it, for one group in one selection."""

    number: int
    """Running number in the register."""
    selection: Selection
    characteristic: str
    category: str
    kind: TargetKind
    amount: Fraction
    """A share of 1, a part of the benchmark's share, or a number of people: see `TargetKind`."""
    owner: str
    """A role, not a person."""
    set_on: date
    due_on: date | None
    source: str
    reason: str
    ended_on: date | None = None
    """The first day on which it was in force no longer."""

    def in_force(self, on: date) -> bool:
        """Say whether it holds on a day: from the day it was set, until the day it was ended."""
        return self.set_on <= on and (self.ended_on is None or self.ended_on > on)


@dataclass(frozen=True)
class TargetStanding:
    """How what we heard stands to one target. This is no verdict and replaces none: the verdict is held against the benchmark."""

    target: SetTarget
    level: str
    """Level of the table that it is held against: the broadest that has the group."""
    heard: ProtectedCount
    base: KnownBase | None
    """What shares are of; None for voices, and where it is not shown."""
    share: float | None
    """Share heard, of `base`; None for voices, and where the count or the base is hidden."""
    wanted_share: float | None
    """None for voices, and where there is no benchmark share to take a part of."""
    wanted_people: float | None
    """The voices wanted, or the wanted share of `base`."""
    state: TargetState | None
    """None where nothing may be said, and `why` says why."""
    why: NoStateWhy = ""

    def overdue(self, on: date) -> bool:
        """Say whether it was due before a day and is not met; due on that day is not overdue."""
        return (
            self.target.due_on is not None and self.target.due_on < on and self.state is not TargetState.MET
        )
