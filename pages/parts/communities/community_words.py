"""How a community's contacts and answers are written: how often, how long ago, how long they wait. Pure."""

from collections.abc import Sequence
from datetime import date

from data import facts
from data.register.contacts import Contacted, ListedCommunity
from data.responses.waiting import duration, years_and_months
from pages.parts import wording

NEVER = "Never"
NONE_OF_THEIR_OWN = "No activity of their own"
"""Nothing was held for it, but people of it came to what was open to all, or may have."""
NO_DAY = "Day not known"
OPEN_NOW = "Open now"
NONE = "none"
"""Stands for no activities."""
_TIMES = {1: "once", 2: "twice"}


def whom(community: ListedCommunity) -> str:
    """Return a community inside a sentence: as people where the library says how, else by its name."""
    return community.people or f"“{community.name}”"


def whom_all(communities: Sequence[ListedCommunity], *, named: int) -> str:
    """Return communities inside a sentence, the first `named` of them by name: "Polish speakers and six others"."""
    told = [whom(each) for each in communities]
    more = len(told) - named
    if more <= 0:
        return wording.joined(told)
    return wording.joined([*told[:named], f"{wording.in_words(more)} other{'' if more == 1 else 's'}"])


def times(number: int) -> str:
    """Return how often: "once", "twice", "five times", "12 times"."""
    return _TIMES.get(number, f"{wording.in_words(number)} times")


def last_contact(each: Contacted) -> str:
    """Return when the last activity for a community was: "Open now", "This month", "19 months ago", "4 years ago"."""
    if not each.all_time:
        return NEVER if each.never else NONE_OF_THEIR_OWN
    if each.open_now:
        return OPEN_NOW
    return NO_DAY if each.last_on is None else ago(each.last_on, on=each.on)


def ago(day: date, *, on: date) -> str:
    """Return how long ago a day was: this month, last month, whole months below two years, then whole years."""
    years, months = years_and_months(day, on)
    if not years and not months:
        return "This month" if (day.year, day.month) == (on.year, on.month) else "Last month"
    if years < 2:
        return f"{12 * years + months} month{'' if 12 * years + months == 1 else 's'} ago"
    return f"{years} years ago"


def over_ago(day: date, *, on: date) -> str:
    """Return in a sentence how long ago a day was that is over a year ago: "over four years ago"; exactly is not over."""
    years, months = years_and_months(day, on)
    exact = not months and (day.month, day.day) == (on.month, on.day)
    said = "a year" if years == 1 else f"{wording.in_words(years)} years"
    return f"{said if exact else f'over {said}'} ago"


def a_year(each: Contacted) -> str:
    """Return how many activities a year: "about 4 a year", "under 1 a year"; a dash where no day is known."""
    if each.a_year is None:
        return wording.NOT_APPLICABLE
    return f"about {wording.whole(each.a_year)}" if each.a_year >= 1 else "under 1"


def waits(each: Contacted) -> str:
    """Return how long the oldest answer has waited: "4 years 3 months"; a dash where none waits."""
    return duration(each.waiting[0].finding.received_on, each.on) if each.waiting else wording.NOT_APPLICABLE


def heard_back(each: Contacted) -> str:
    """Return of how many things it heard back: "1 of 3"; a dash where nothing that it told us is on record."""
    return f"{each.told} of {len(each.findings)}" if each.findings else wording.NOT_APPLICABLE


def gap(each: Contacted, *, period: str | None) -> str:
    """Return the gap in dialogue in words: "asked five times since 2023, never at the table"."""
    table = "never at the table" if period is None else "not at the table in that year"
    return f"asked {asked(each, period=period)}, {table}"


def asked(each: Contacted, *, period: str | None) -> str:
    """Return how often it was asked: "five times since 2023", "once in 2022", "twice" within a period."""
    since = each.asked_since
    if period is not None or since is None:
        return times(each.asked)
    return f"{times(each.asked)} {'in' if each.asked == 1 else 'since'} {since.year}"


def counted_from(community: ListedCommunity) -> str:
    """Return in plain words how it is known who belongs: "answers: LGB+ people, or people whose gender ..."."""
    if not community.rule:
        return "heads at activities"
    people = [
        next(each.people for each in facts.categories(characteristic) if each.slug == category)
        for characteristic, category in community.rule
    ]
    either = people[0] if len(people) == 1 else f"{', '.join(people[:-1])} or {people[-1]}"
    return f"answers: {either}"
