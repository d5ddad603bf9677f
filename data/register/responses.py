"""What we did about a finding, and when those who said it were told. The checks of a response stand here."""

from dataclasses import dataclass, replace
from datetime import date

from data.register import entries
from data.register.entries import EntryRefused
from data.register.organisations import LONGEST_NUMBER, TITLES
from models.vocabulary import Decision

OWNER_IS_A_PERSON = (
    "Give a role as owner, such as “Director of Nursing”, and no person's name, address or telephone number."
)
NO_REASON = "Say why not, or why only partly. It stands in the answer that people get."
NO_ACTION = "Say what is done, or will be. It stands in the answer that people get."
NO_DECIDED_DAY = "Give the day it was decided."
DECIDED_FIRST = "“Day it was decided” is before the day the finding was received, {day}. Correct one of them."
DUE_FIRST = "“Day it is due” is before the day the finding was received, {day}. Correct one of them."
DONE_UNDECIDED = (
    "“Day it was done” is given, and no decision is. Choose what was decided, or leave that day blank."
)
TOLD_UNDECIDED = (
    "“Day people were told” is given, and no decision is. Choose what was decided, or leave that day blank."
)
DAY_UNDECIDED = (
    "“Day it was decided” is given, and no decision is. Choose what was decided, or leave that day blank."
)
DONE_REFUSED = "It was decided not to do this, so nothing can be done. Leave “Day it was done” blank, or change what was decided."
DONE_FIRST = "“Day it was done” is before “Day it was decided”, {day}. Correct one of them."
TOLD_FIRST = "“Day people were told” is before “Day it was decided”, {day}. Correct one of them."
AHEAD = "“{name}” has not come yet. Note it on that day."


@dataclass(frozen=True)
class ResponseEntry:
    """What is said of our answer to one finding."""

    decision: Decision | None = None
    decided_on: date | None = None
    reason: str = ""
    """Why not, or why only partly."""
    action: str = ""
    owner: str = ""
    """A role, not a person."""
    due_on: date | None = None
    done_on: date | None = None
    told_on: date | None = None


def checked(new: ResponseEntry, *, received_on: date, on: date) -> ResponseEntry:
    """Return a response tidied. `on` is today: nothing can be done, decided or told in days to come.

    Raises
    ------
    EntryRefused
        Something is missing or can't be; the message names the field and says what to put there.
    """
    owner = entries.words(new.owner)
    if names_a_person(owner):
        raise EntryRefused(OWNER_IS_A_PERSON)
    new = replace(
        new, owner=owner, reason=entries.paragraph(new.reason), action=entries.paragraph(new.action)
    )
    if new.due_on and new.due_on < received_on:
        raise EntryRefused(DUE_FIRST.format(day=_day(received_on)))
    if new.decision is None:
        _refuse_undecided(new)
        return new
    if new.decision is not Decision.ACCEPTED and not new.reason:
        raise EntryRefused(NO_REASON)
    if new.decision is not Decision.NOT and not new.action:
        raise EntryRefused(NO_ACTION)
    if new.decision is Decision.NOT and new.done_on:
        raise EntryRefused(DONE_REFUSED)
    if new.decided_on is None:
        raise EntryRefused(NO_DECIDED_DAY)
    for day, name in (
        (new.decided_on, "Day it was decided"),
        (new.done_on, "Day it was done"),
        (new.told_on, "Day people were told"),
    ):
        if day and day > on:
            raise EntryRefused(AHEAD.format(name=name))
    if new.decided_on < received_on:
        raise EntryRefused(DECIDED_FIRST.format(day=_day(received_on)))
    if new.done_on and new.done_on < new.decided_on:
        raise EntryRefused(DONE_FIRST.format(day=_day(new.decided_on)))
    if new.told_on and new.told_on < new.decided_on:
        raise EntryRefused(TOLD_FIRST.format(day=_day(new.decided_on)))
    return new


def names_a_person(owner: str) -> bool:
    """Say whether an owner looks like a person or the way to one: "Mrs Hill", "hill@example.org", a telephone number."""
    plain = owner.casefold()
    return plain.startswith(TITLES) or "@" in plain or sum(each.isdigit() for each in plain) > LONGEST_NUMBER


def _refuse_undecided(new: ResponseEntry) -> None:
    if new.done_on:
        raise EntryRefused(DONE_UNDECIDED)
    if new.told_on:
        raise EntryRefused(TOLD_UNDECIDED)
    if new.decided_on:
        raise EntryRefused(DAY_UNDECIDED)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
