"""What may be said of a group by the day an engagement closes: everything here is made from shown values."""

from dataclasses import dataclass
from typing import Literal

from models.vocabulary import Course

NoPace = Literal["", "hidden", "too_early", "no_opening_day", "no_closing_day", "not_available"]
NoCourse = Literal["", "no_pace", "no_benchmark", "not_enough_answers", "not_asked"]


@dataclass(frozen=True)
class Pace:
    """How long an engagement has gone on, and how long it has still to go, in whole days.

    Counted from the day of the figures, not from today: people who came since are among those still to come.
    """

    days_open: int | None
    """From opening to the day of the figures; None where no opening day is on record."""
    days_ahead: int | None
    """From the day of the figures to closing, 0 where that has passed; None where no closing day is on record."""


@dataclass(frozen=True)
class Projection:
    """One group by closing: how many people at this pace, and whether that is enough for its share.

    `low` and `high` are whole people, rounded outwards to a step; both None where no pace can be given, and
    `no_pace` says why. `course` is None where nothing can be judged, and `no_course` says why.
    """

    category: str
    low: int | None
    high: int | None
    in_proportion: float | None
    """People from this group among all who will have come, if they come in proportion; None without a benchmark or pace."""
    course: Course | None
    short_by: int | None
    """About how many people it will lack, rounded up to a step; None unless it is short."""
    no_pace: NoPace = ""
    no_course: NoCourse = ""
    most_in_proportion: float | None = None
    """The same at the fastest pace, where the days of the figures are a span; None where they are one day."""
    shares: tuple[float, float] | None = None
    """Low and high as shares of what is in proportion, each at its own pace; None where they are one day."""
