"""What evidence is made of: an engagement as the register has it, its answers, and what the standing release shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from data.register.activities import ActivityEntry
from data.register.engagements import EngagementEntry
from models.protected import ProtectedTable

Phase = Literal["not_open", "open", "closed"]


@dataclass(frozen=True)
class Answer:
    """One finding of an engagement, and how far its answer has come on a day."""

    decided: bool
    in_full: bool
    """Whether everything that was asked is to be done."""
    reason: str
    to_do: bool
    """Whether something was agreed that has to be done."""
    done: bool
    told: bool
    late: bool
    """Whether people were told after the day it was due, or have not been told and it is past."""


@dataclass(frozen=True)
class NeedsMet:
    """Needs that people stated, and how many were met: numbers as shown."""

    stated: int
    met: int
    hidden: int = 0
    """The most that numbers of needs met that are hidden may add to `met`, of which they are the least."""


@dataclass(frozen=True)
class Work:
    """One engagement, and everything that evidence may be drawn from."""

    reference: str
    on: date
    """The day on which it is looked at."""
    home: str
    """Name of the organisation whose dashboard this is: it is no partner of its own. Blank where none is named."""
    said: EngagementEntry
    activities: tuple[ActivityEntry, ...] = ()
    answers: tuple[Answer, ...] = ()
    asked: Mapping[str, ProtectedTable] = field(default_factory=dict)
    """Characteristic to its table in the standing release; one that is absent can't be shown."""
    needs: NeedsMet | None = None
    """None where none were recorded, or none can be shown."""

    @property
    def phase(self) -> Phase:
        """Whether it has opened and closed; without any day, nothing says that it is still open."""
        opened, closed = self.opened_on, self.closed_on
        if opened is not None and opened > self.on:
            return "not_open"
        if closed is None:
            return "closed" if opened is None else "open"
        return "closed" if closed < self.on else "open"

    @property
    def opened_on(self) -> date | None:
        """Its own day, or the first of its activities."""
        return self.said.opened_on or min(
            (each.opened_on for each in self.activities if each.opened_on), default=None
        )

    @property
    def closed_on(self) -> date | None:
        """Its own day, or the last of its activities'; None where one of them has none."""
        if self.said.closed_on:
            return self.said.closed_on
        days = [each.closed_on for each in self.activities]
        known = [day for day in days if day]
        return max(known) if known and len(known) == len(days) else None


@dataclass(frozen=True)
class AllWork:
    """Every engagement, and what can only be said of all of them."""

    on: date
    """The day on which it is looked at."""
    engagements: tuple[Work, ...]
    asked: Mapping[str, ProtectedTable]
    """As of one engagement, of all together."""
    released_on: date | None
    """Day of the release that stands; None before the first."""
    targets: int
    """In force."""
    dated_targets: int
    """Of those, with an owner and a day on which they are due."""
    needs: NeedsMet | None = None

    @property
    def answers(self) -> Sequence[Answer]:
        """Return the answers of all engagements."""
        return [answer for work in self.engagements for answer in work.answers]
