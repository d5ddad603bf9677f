"""How a finding and its clock are told: who said it, how long they have waited, since when, who owns the answer. Pure."""

from collections.abc import Sequence
from datetime import date

from data.register import shown_names
from data.responses.rules import answer_rules
from data.responses.waiting import Standing, years_and_months
from models.protected import ProtectedCount
from models.vocabulary import Decision, FindingState, Withheld
from pages.parts import wording

MOST_LISTED = 20
"""Reports that the list and the timeline show, the oldest; the table has all."""
MOST_TOLD = 10
"""Reports of which it is shown what came of them, the last told."""
NO_OWNER = "No owner named"
NO_DAY = "No day it is due"
DECISIONS = {
    Decision.ACCEPTED: "Accepted",
    Decision.PARTLY: "Partly accepted",
    Decision.NOT: "Not accepted",
}
NOT_DECIDED = "not decided yet"
EVERYONE = "Everybody who could take part"


def who(each: Standing) -> str:
    """Return who said it, short: the organisation through which they did, the community, or the engagement."""
    finding = each.finding
    return finding.through or finding.community_name or finding.engagement_title


def who_and_how_many(each: Standing, heard: ProtectedCount | None, *, alone: bool) -> str:
    """Return who said it and how many took part: "Oxenwell LGBT+ Network, 160 people".

    `alone` says that the engagement has no other report, so that all who took part stand behind it.
    """
    finding = each.finding
    if finding.through:
        return f"{finding.through}, {people(heard)}{'' if alone else ' took part'}"
    whom = finding.community_name or EVERYONE
    where = f" in “{finding.engagement_title}”" if finding.engagement_title != finding.entry.title else ""
    return f"{whom}{where}, {people(heard)} took part"


def people(heard: ProtectedCount | None) -> str:
    """Return a number of people in words: "160 people", "fewer than 10 people", "number of people not available"."""
    if heard is None or heard.withheld is Withheld.NOT_AVAILABLE:
        return "number of people not available"
    return f"{wording.people(heard)} people"


def exact_days(each: Standing) -> str:
    """Return a wait in days: "1,571 days"."""
    return days(each.days)


def days(number: int) -> str:
    """Return a number of days."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def about(first: date, last: date) -> str:
    """Return how long lies between two days, as a sentence says it: "over four years", "seven months", "39 days"."""
    years, months = years_and_months(first, last)
    if years:
        same_day = not months and (last.month, last.day) == (first.month, first.day)
        whole = "a year" if years == 1 else f"{wording.in_words(years)} years"
        return whole if same_day else f"over {whole}"
    return f"{wording.in_words(months)} months" if months > 1 else days((last - first).days)


def since(each: Standing) -> str:
    """Return how the answer stands to its day: "Overdue since September 2022", "Due 4 October 2026", "Told 3 May 2026".

    Where another day than the promised one is agreed, it says so: "Due 15 February 2027 (180 days agreed)".
    """
    due = each.finding.response.due_on
    if each.state is FindingState.TOLD:
        return f"Told {wording.day(each.until)}"
    if each.overdue_since is not None:
        return f"Overdue since {each.overdue_since:%B %Y}"
    if due is None:
        return NO_DAY
    agreed = (due - each.finding.received_on).days
    other = f" ({days(agreed)} agreed)" if agreed != answer_rules().promised_days else ""
    return f"Due {wording.day(due)}{other}"


def received(each: Standing, *, sourced: bool) -> str:
    """Return when a report came in; `sourced` adds in which paper it stands, where that is noted and may be named."""
    source = each.finding.entry.source_report
    named = f" in “{source}”" if sourced and source and not shown_names.is_kept_back(source) else ""
    return f"Received {wording.day(each.finding.received_on)}{named}"


def owner(each: Standing) -> str:
    """Return who owns the answer: "Owner: Director of Nursing", or that nobody is named."""
    named = each.finding.response.owner
    return f"Owner: {named}" if named else NO_OWNER


def decision(each: Standing) -> str:
    """Return what was decided, in words."""
    decided = each.finding.response.decision
    return DECISIONS[decided] if decided else NOT_DECIDED


def labels(known: Sequence[Standing]) -> tuple[str, ...]:
    """Return a short name for each: who said it, with the title where several have one."""
    names = [who(each) for each in known]
    return tuple(
        f"{name}: {each.finding.entry.title}" if names.count(name) > 1 else name
        for name, each in zip(names, known, strict=True)
    )
