"""What the engagement leads' network looks at when it meets: what is open and coming, what could be joined, what was learnt.

Pure: engagements of the register and a meeting in, lists out. Nothing here counts people.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Literal, get_args

from data.register.findings import KnownFinding
from data.register.network_work import Work, WorkActivity

NETWORK_FILE = Path(__file__).parent / "reference" / "network.toml"
Common = Literal["community", "place"]
COMMON: tuple[Common, ...] = get_args(Common)


@dataclass(frozen=True)
class Rules:
    """How far a meeting looks, and what could be joined; the file says why."""

    months: int
    ahead: int
    between: timedelta
    no_place: frozenset[str]
    """In small letters."""


@dataclass(frozen=True)
class Meeting:
    """The day for which the network looks, and how far back and ahead."""

    on: date
    since: date
    """The day of the meeting before; what happened after it is new."""
    until: date
    """The day of the next one, the last that is looked at."""


@dataclass(frozen=True)
class Piece:
    """One engagement at a meeting, with the activities that it is listed for."""

    work: Work
    activities: tuple[WorkActivity, ...]

    @property
    def opens(self) -> date | None:
        """The first day of these; None where one has none."""
        return _first(each.opens for each in self.activities)

    @property
    def closes(self) -> date | None:
        """The last day of these; None where one has none."""
        days = [each.closes for each in self.activities]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def communities(self) -> tuple[str, ...]:
        """Names of the communities that these are for, by name; none of those open to all."""
        return tuple(sorted({each.community for each in self.activities if each.community}, key=str.casefold))

    @property
    def open_to_all(self) -> bool:
        """Whether any of these is open to all."""
        return any(not each.community for each in self.activities)

    @property
    def places(self) -> tuple[str, ...]:
        """Where these are, in alphabetical order."""
        return tuple(sorted({each.place for each in self.activities if each.place}, key=str.casefold))


@dataclass(frozen=True)
class Coming:
    """One activity that opens before the next meeting."""

    work: Work
    activity: WorkActivity


@dataclass(frozen=True)
class Joinable:
    """Two engagements that could be joined: for whom or where, and when."""

    common: Common
    value: str
    """Name of the community, or the place."""
    first: Work
    second: Work
    starts: date
    """The first day on which both run; where they follow each other, the end of the earlier."""
    ends: date | None
    """The last such day, or the start of the later; None where no end is on record."""
    together: bool
    """Whether they run at the same time."""


@cache
def rules() -> Rules:
    """Return the rules in force. Raises OSError, KeyError or ValueError where the file is wanting."""
    with NETWORK_FILE.open("rb") as file:
        held = tomllib.load(file)
    return Rules(
        held["meeting"]["months"],
        held["meeting"]["ahead"],
        timedelta(days=held["joining"]["days_between"]),
        frozenset(held["joining"]["no_place"]),
    )


def months(works: Sequence[Work], *, today: date) -> tuple[str, ...]:
    """Return the months for which a meeting can be looked at, the newest first: from the first activity to some months ahead."""
    first = _first(each.opens for one in works for each in one.activities if each.opens) or today
    newest, oldest = _number(today) + rules().ahead, min(_number(first), _number(today))
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(newest, oldest - 1, -1))


def meeting(month: str, *, today: date) -> Meeting:
    """Return the meeting of a month ("2026-11"): today in the present month, else on its first day."""
    first = date(int(month[:4]), int(month[5:]), 1)
    on = today if _number(today) == _number(first) else first
    return Meeting(on, _later(on, -rules().months), _later(on, rules().months))


def open_at(works: Sequence[Work], *, at: Meeting) -> tuple[Piece, ...]:
    """Return the engagements that are open on the day, the first to close first, those without a closing day last."""
    found = [
        Piece(each, activities)
        for each in works
        if (activities := tuple(one for one in each.activities if _is_open(one, on=at.on)))
    ]
    return tuple(sorted(found, key=lambda piece: (piece.closes or date.max, piece.work.title.casefold())))


def coming(works: Sequence[Work], *, at: Meeting) -> tuple[Coming, ...]:
    """Return the activities that open after the day and not after the next meeting, the first to open first."""
    found = [
        Coming(each, one)
        for each in works
        for one in each.activities
        if one.opens is not None and at.on < one.opens <= at.until
    ]
    return tuple(
        sorted(found, key=lambda one: (one.activity.opens or date.max, one.activity.title.casefold()))
    )


def closed(works: Sequence[Work], *, at: Meeting) -> tuple[Coming, ...]:
    """Return the activities that closed since the meeting before, the last to close first."""
    found = [
        Coming(each, one)
        for each in works
        for one in each.activities
        if one.closes is not None and at.since < one.closes <= at.on
    ]
    return tuple(
        sorted(found, key=lambda one: (one.activity.closes or date.min, one.activity.title), reverse=True)
    )


def learnt(works: Sequence[Work], *, at: Meeting) -> tuple[Work, ...]:
    """Return the engagements that wrote down what they learnt since the meeting before, the newest first."""
    found = [each for each in works if each.learnt and each.learnt_on and at.since < each.learnt_on <= at.on]
    return tuple(sorted(found, key=lambda each: (each.learnt_on or date.min, each.title), reverse=True))


def told_us(findings: Sequence[KnownFinding], *, at: Meeting) -> tuple[KnownFinding, ...]:
    """Return what people told us since the meeting before, the newest first."""
    found = [each for each in findings if at.since < each.received_on <= at.on]
    return tuple(sorted(found, key=lambda each: (each.received_on, each.entry.title), reverse=True))


def told_them(findings: Sequence[KnownFinding], *, at: Meeting) -> tuple[KnownFinding, ...]:
    """Return the findings whose people were told what came of them since the meeting before, the newest first."""
    found = [
        (told, each)
        for each in findings
        if (told := each.response.told_on) is not None and at.since < told <= at.on
    ]
    return tuple(
        each for _, each in sorted(found, key=lambda one: (one[0], one[1].entry.title), reverse=True)
    )


def joinable(works: Sequence[Work], *, at: Meeting) -> tuple[Joinable, ...]:
    """Return the pairs of engagements that could be joined before the next meeting, the first to start first.

    Both have an activity that is open or coming, for the same community or in the same place, at the same time or with no
    more between them than the rules allow. Of several such activities the pair that meets first is told.
    """
    ahead = {
        each.reference: [
            one for one in each.activities if _is_open(one, on=at.on) or _comes(one, at=at)
        ]
        for each in works
    }  # fmt: skip
    found = []
    for one, other in combinations([each for each in works if ahead[each.reference]], 2):
        for common in COMMON:
            met: dict[str, list[Joinable]] = {}
            for mine in ahead[one.reference]:
                for theirs in ahead[other.reference]:
                    if pair := _pair(common, one, mine, other, theirs, at=at):
                        met.setdefault(pair.value.casefold(), []).append(pair)
            found += [min(each, key=lambda pair: (not pair.together, pair.starts)) for each in met.values()]
    return tuple(
        sorted(found, key=lambda each: (each.common, each.starts, each.value.casefold(), each.first.title))
    )


def _pair(
    common: Common, one: Work, mine: WorkActivity, other: Work, theirs: WorkActivity, *, at: Meeting
) -> Joinable | None:
    value = mine.community if common == "community" else mine.place
    alike = theirs.community if common == "community" else theirs.place
    if not value or value.casefold() != alike.casefold():
        return None
    if common == "place" and value.casefold() in rules().no_place:
        return None
    starts = max(mine.opens or at.on, theirs.opens or at.on, at.on)
    ends = min(filter(None, (mine.closes, theirs.closes)), default=None)
    if ends is None or starts <= ends:
        return Joinable(common, value, one, other, starts, ends, together=True)
    if starts - ends <= rules().between:
        return Joinable(common, value, one, other, ends, starts, together=False)
    return None


def _is_open(one: WorkActivity, *, on: date) -> bool:
    """Return whether `on` is among the days. Without an opening day, only a closing day still to come says so."""
    if one.closes is not None and one.closes < on:
        return False
    return one.opens <= on if one.opens is not None else one.closes is not None


def _comes(one: WorkActivity, *, at: Meeting) -> bool:
    return one.opens is not None and at.on < one.opens <= at.until


def _first(days: Iterable[date | None]) -> date | None:
    known = list(days)
    return min((day for day in known if day), default=None) if all(known) else None


def _number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _later(day: date, months: int) -> date:
    """Return the same day of a month so many months later, or the last of that month where it is shorter."""
    number = _number(day) + months
    year, month = divmod(number, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
