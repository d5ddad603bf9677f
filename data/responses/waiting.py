"""Who waits for an answer, since when and for how long. Pure: findings and a day in, standings out.

The clock of a finding runs from the day it was received until those who said it were told what came of it. Findings are
counts of reports, not of people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.register.findings import KnownFinding
from models.vocabulary import Decision, FindingState

FEWEST_MONTHS = 2
"""Months from which a wait is told in months, and not in days."""


@dataclass(frozen=True)
class Standing:
    """One finding as it stands on a day."""

    finding: KnownFinding
    state: FindingState
    days: int
    """From the day it was received until people were told, or until today while they have not been."""
    words: str
    """The same in words: "4 years 3 months", "39 days"."""
    until: date
    """The day on which the clock stopped, or today."""
    overdue_since: date | None
    """The first day on which the answer was late; None while it is not."""

    @property
    def told(self) -> bool:
        """Whether people know what came of it."""
        return self.state is FindingState.TOLD

    @property
    def late(self) -> bool:
        """Whether people were told, or still wait, after the day on which it was due."""
        return self.overdue_since is not None or (
            self.told
            and self.finding.response.due_on is not None
            and self.until > self.finding.response.due_on
        )


@dataclass(frozen=True)
class Flow:
    """How far findings have come. Each later step counts findings that the earlier ones count too."""

    said: int
    answered: int
    """Something was decided: accepted, partly or not."""
    to_do: int
    """Of those answered, accepted or partly: there is something to do."""
    done: int
    told: int


def standings(findings: Sequence[KnownFinding], *, on: date) -> tuple[Standing, ...]:
    """Return how each finding stands on the day `on`, the longest-standing first; later ones are left out."""
    known = [standing(each, on=on) for each in findings if each.received_on <= on]
    return tuple(
        sorted(known, key=lambda each: (each.finding.received_on, each.finding.entry.title.casefold()))
    )


def standing(finding: KnownFinding, *, on: date) -> Standing:
    """Return how one finding stands on the day `on`, which is not before it was received.

    What is dated later has not happened yet. An answer is late from the day after it is due.
    """
    response = finding.response
    told = response.told_on is not None and response.told_on <= on
    until = response.told_on if told and response.told_on is not None else on
    late = not told and response.due_on is not None and response.due_on < on
    if told:
        state = FindingState.TOLD
    elif late:
        state = FindingState.OVERDUE
    else:
        state = FindingState.NOT_TOLD if is_answered(finding, on=on) else FindingState.WAITING
    return Standing(
        finding,
        state,
        (until - finding.received_on).days,
        duration(finding.received_on, until),
        until,
        response.due_on + timedelta(days=1) if late and response.due_on else None,
    )


def is_answered(finding: KnownFinding, *, on: date) -> bool:
    """Say whether something was decided about a finding by a day; a decision without a day counts from the first."""
    response = finding.response
    return response.decision is not None and (response.decided_on is None or response.decided_on <= on)


def waiting(known: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return those whose people have not been told, oldest first."""
    return tuple(each for each in known if not each.told)


def overdue(known: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return those whose answer is late and still to come, oldest first."""
    return tuple(each for each in known if each.state is FindingState.OVERDUE)


def flow(known: Sequence[Standing], *, on: date) -> Flow:
    """Return how far findings have come by the day `on`."""
    answered = [each for each in known if is_answered(each.finding, on=on)]
    done = [each.finding.response.done_on for each in answered]
    return Flow(
        said=len(known),
        answered=len(answered),
        to_do=sum(each.finding.response.decision is not Decision.NOT for each in answered),
        done=sum(day is not None and day <= on for day in done),
        told=sum(each.told for each in known),
    )


def duration(first: date, last: date) -> str:
    """Return how long lies between two days in words: "4 years 3 months", "7 months"; below two months "39 days"."""
    years, months = years_and_months(first, last)
    if 12 * years + months < FEWEST_MONTHS:
        return _counted((last - first).days, "day")
    return " ".join(_counted(n, word) for n, word in ((years, "year"), (months, "month")) if n)


def years_and_months(first: date, last: date) -> tuple[int, int]:
    """Return the whole years and months between two days; the rest in days is dropped."""
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    return divmod(max(months, 0), 12)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
