"""How often each community was asked, how deeply, when last, and whether it heard back. From the register: no people.

An activity counts for the community it was for. One that was open to all counts for none, and one that has not begun
counts not yet. It belongs to the financial year in which it closed.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.periods import quarter_of, year_of
from data.responses.waiting import Standing, overdue, waiting
from models.vocabulary import Stage

ASKED_AT = (Stage.INFORMATION_GATHERING, Stage.CONSULTATION)
"""Stages at which people are asked; at the third they are at the table."""
TABLE = Stage.PARTICIPATION
_DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True)
class ListedCommunity:
    """A community of the library or the register."""

    slug: str
    name: str
    people: str
    """As people in a sentence, e.g. "carers"; blank where the library does not have it."""
    rule: tuple[tuple[str, str], ...] = ()
    """Characteristic and category of the answers that make one a member; empty where activities say whom they were for."""


@dataclass(frozen=True)
class Contact:
    """One activity for one community."""

    reference: str
    title: str
    """As shown."""
    engagement: str
    """Reference of its engagement."""
    engagement_title: str
    """As shown."""
    community: str
    """Slug of the community it was for."""
    stage: Stage | None
    """None where nobody has said it yet."""
    method: str
    """A value of the dimension."""
    held_by: str
    opened_on: date | None
    closed_on: date | None

    def planned(self, *, on: date) -> bool:
        """Say whether it begins only after a day."""
        return self.opened_on is not None and self.opened_on > on

    def last_day(self, *, on: date) -> date | None:
        """Return the last day of it up to `on` that is on record: `on` itself while it is open, None without any day.

        Without a closing day, only the opening day is sure.
        """
        if self.closed_on is None:
            return self.opened_on
        return min(self.closed_on, on)

    def open(self, *, on: date) -> bool:
        """Say whether people can take part on a day, as far as its days say."""
        return self.closed_on is not None and self.closed_on >= on and not self.planned(on=on)


@dataclass(frozen=True)
class Contacted:
    """One community: what was held for it, and what came of what it said."""

    community: ListedCommunity
    on: date
    contacts: tuple[Contact, ...]
    """Those of the period asked about, the newest first, those without a day last."""
    planned: int
    """Activities that have not begun."""
    first_on: date | None
    """Of all time, as is `last_on`; None where there is none, or none with a day."""
    last_on: date | None
    all_time: int
    """Activities up to the day, whatever the period."""
    open_now: bool
    counted: bool
    """Whether heads of it were counted at any engagement, also at one that was open to all."""
    findings: tuple[Standing, ...]
    """Everything it told us, whatever the period, oldest first, as it stands on the day."""

    def at(self, stage: Stage) -> int:
        """Return the number of activities at a stage."""
        return sum(each.stage is stage for each in self.contacts)

    @property
    def unstaged(self) -> int:
        """Activities of which nobody has said the stage."""
        return sum(each.stage is None for each in self.contacts)

    @property
    def asked(self) -> int:
        """How often it was asked: activities at the first two stages."""
        return sum(self.at(stage) for stage in ASKED_AT)

    @property
    def at_table(self) -> int:
        """Activities at the table."""
        return self.at(TABLE)

    @property
    def asked_since(self) -> date | None:
        """The first day of the first activity at which it was asked; None where no day is known."""
        days = [each.opened_on or each.closed_on for each in self.contacts if each.stage in ASKED_AT]
        return min((day for day in days if day), default=None)

    @property
    def a_year(self) -> float | None:
        """Activities a year from the first to today, over at least one year; None where no day is known."""
        if self.first_on is None:
            return None
        return self.all_time / max(1.0, (self.on - self.first_on).days / _DAYS_OF_A_YEAR)

    @property
    def never(self) -> bool:
        """Whether nobody of it is known to have been spoken with, nor may have been among others."""
        return not self.all_time and not self.community.rule and not self.counted

    @property
    def long_ago(self) -> bool:
        """Whether the last activity for it is over 12 months ago; exactly 12 months is not."""
        return self.last_on is not None and _a_year_after(self.last_on) < self.on

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """What still waits for an answer, oldest first."""
        return waiting(self.findings)

    @property
    def told(self) -> int:
        """Of how many things that it told us it has heard what came of them."""
        return len(self.findings) - len(self.waiting)

    @property
    def overdue(self) -> int:
        """How many answers are overdue."""
        return len(overdue(self.findings))

    @property
    def longest_wait(self) -> int:
        """Days for which the oldest has waited; 0 where none waits."""
        return max((each.days for each in self.waiting), default=0)


def contacted(
    communities: Sequence[ListedCommunity],
    *,
    contacts: Iterable[Contact],
    findings: Iterable[Standing],
    on: date,
    period: str | None = None,
    counted: Container[str] = (),
) -> tuple[Contacted, ...]:
    """Return every community in the order given, also those that nothing was ever held for.

    `findings` are those of the day `on`, oldest first (`data.responses.waiting.standings`). `period` is a financial year such as
    "2024-25", None is all time. What waits for an answer, and the first and last contact, are those of the day `on`
    whatever the period. `counted` are the slugs of those of whom heads were counted anywhere.
    """
    of: dict[str, list[Contact]] = {}
    for each in contacts:
        of.setdefault(each.community, []).append(each)
    told: dict[str, list[Standing]] = {}
    for one in findings:
        told.setdefault(one.finding.entry.community or "", []).append(one)
    return tuple(
        _one(
            each,
            of.get(each.slug, []),
            told.get(each.slug, []),
            on=on,
            period=period,
            counted=each.slug in counted,
        )
        for each in communities
    )


def _one(
    community: ListedCommunity,
    of: list[Contact],
    told: list[Standing],
    *,
    on: date,
    period: str | None,
    counted: bool,
) -> Contacted:
    held = [each for each in of if not each.planned(on=on)]
    days = [day for each in held if (day := each.last_day(on=on))]
    starts = [day for each in held if (day := each.opened_on or each.last_day(on=on))]
    chosen = [each for each in held if period is None or _year(each, on=on) == period]
    return Contacted(
        community=community,
        on=on,
        contacts=tuple(
            sorted(chosen, key=lambda each: (-_number(each.last_day(on=on)), each.title.casefold()))
        ),
        planned=len(of) - len(held),
        first_on=min(starts, default=None),
        last_on=max(days, default=None),
        all_time=len(held),
        open_now=any(each.open(on=on) for each in held),
        counted=counted,
        findings=tuple(told),
    )


def never_at_the_table(listed: Sequence[Contacted]) -> tuple[Contacted, ...]:
    """Return the communities that were asked and never at the table, the most asked and least heard first.

    That is: most often asked, then most answers waiting, then the longest wait, then reference order. This one list
    feeds the chart and the headline. A community with an activity whose stage nobody has said is left out: that one may
    have been at the table.
    """
    found = [each for each in listed if each.asked and not each.at_table and not each.unstaged]
    return tuple(sorted(found, key=_least_heard))


def first_alike(ranked: Sequence[Contacted]) -> tuple[Contacted, ...]:
    """Return the first of a ranked list, with those that nothing but their place in the reference file sets behind it."""
    return tuple(each for each in ranked if _least_heard(each) == _least_heard(ranked[0]))


def never_spoken_with(listed: Sequence[Contacted]) -> tuple[Contacted, ...]:
    """Return the communities that nothing was ever held for and nobody is known of elsewhere, in the order given.

    Of one that is counted from answers, people may have come to what was open to all; of one whose heads were counted
    there, they did.
    """
    return tuple(each for each in listed if each.never)


def long_ago(listed: Sequence[Contacted]) -> tuple[Contacted, ...]:
    """Return the communities last in contact over 12 months ago, the longest first."""
    return tuple(sorted((each for each in listed if each.long_ago), key=lambda each: _number(each.last_on)))


def _least_heard(each: Contacted) -> tuple[int, int, int]:
    return -each.asked, -len(each.waiting), -each.longest_wait


def _year(each: Contact, *, on: date) -> str | None:
    """Return the financial year in which it closed, or is now; None without a day."""
    day = each.last_day(on=on)
    return None if day is None else year_of(quarter_of(day))


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _a_year_after(day: date) -> date:
    """Return the same day a year later; 29 February gives 28 February."""
    return (
        day.replace(year=day.year + 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year + 1)
    )
