"""What the Register says: how much is on record, what is open, what waits to be completed. Pure."""

from collections.abc import Sequence
from datetime import date

from data import facts
from data.register.activities import RecordedActivity
from data.register.engagements import KnownEngagement
from data.register.organisations import KnownOrganisation
from models.vocabulary import Dimension
from pages.parts import wording
from pages.parts.sentences.headline import Headline

ENGAGEMENTS = (
    "Each is one piece of work with a purpose and a decision it informs. Choose one to see its activities."
)
ACTIVITIES = "Each is one thing that people could take part in: one method, in one place."
NO_ACTIVITY = "It has none yet."
NEEDS_COMPLETING = "Nobody has said yet what these were: they came with a file. Until then their people count under “not given”."
ORGANISATIONS = (
    "Who leads, holds or joins what we do, whom they reach, and whom to ask there: a role, not a person."
)
NO_ORGANISATION = "None is on record yet: who leads, holds or joins what you do, and whom they reach."
MOVED_WORDS = {
    Dimension.ENGAGEMENT: "engagement",
    Dimension.STAGE: "stage",
    Dimension.LEVEL: "level",
    Dimension.METHOD: "method",
    Dimension.PLACE: "place",
    Dimension.AUDIENCE: "audience",
}


def headline(
    engagements: Sequence[KnownEngagement], activities: Sequence[RecordedActivity], *, on: date
) -> Headline:
    """Return how much is on record, how much of it is open on a day, and how much waits to be completed."""
    claim = (
        f"{wording.at_start(counted(len(engagements), 'engagement'))} and "
        f"{counted(len(activities), 'activity', 'activities')} are on record"
    )
    opened = sum(is_open(each, on=on) for each in activities)
    verb = "is" if opened == 1 else "are"
    rest = f". {wording.at_start(counted(opened, 'activity', 'activities'))} {verb} open now"
    lacking = sum(not each.entry.complete for each in activities)
    if lacking:
        wait = "waits" if lacking == 1 else "wait"
        rest += f"; {counted(lacking, 'activity', 'activities')} {wait} to be completed"
    return Headline(claim, f"{rest}.")


def compared_with(organisations: Sequence[KnownOrganisation]) -> tuple[str, ...]:
    """Return with whose population the home organisation is compared; nothing where none is named."""
    return tuple(
        f"Everything that {each.entry.name} does is compared with who lives in "
        f"{facts.area_name(each.entry.area or facts.areas()[0].code)}, but for work with a benchmark of its own."
        for each in organisations
        if each.is_home
    )


def with_whom(organisations: Sequence[KnownOrganisation]) -> tuple[str, ...]:
    """Return how many other organisations are on record, and how many communities they reach."""
    others = [each for each in organisations if not each.is_home]
    if not others:
        return ()
    reached = {slug for each in others for slug in each.entry.reaches}
    between = "it reaches" if len(others) == 1 else "between them they reach"
    communities = f"; {between} {counted(len(reached), 'community', 'communities')}" if reached else ""
    with_us = wording.at_start(counted(len(others), "other organisation"))
    return (f"{with_us} {'is' if len(others) == 1 else 'are'} on record{communities}.",)


def is_open(activity: RecordedActivity, *, on: date) -> bool:
    """Return whether people could take part on a day: it has opened by then and not closed before."""
    opened, closed = activity.entry.opened_on, activity.entry.closed_on
    return opened is not None and opened <= on and (closed is None or on <= closed)


def all_activities(number: int) -> str:
    """Return the words of the box that asks for the list of all activities."""
    return "List the one activity on record" if number == 1 else f"List all {number:,} activities on record"


def more_activities(number: int) -> str:
    """Return how many activities a list leaves out; blank for none."""
    if number <= 0:
        return ""
    return f"And {counted(number, 'more activity', 'more activities')}: choose an engagement above, or list all below."


def as_of(day: date) -> str:
    """Return what stands on a download: the register is not frozen, as a release is."""
    return f"The register as it stood on {wording.day(day)}. Counts of entries are exact; no figure is of people."


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number of things in words: "no activities", "one activity", "12 engagements"."""
    return f"{wording.in_words(number)} {one if number == 1 else several or f'{one}s'}"


def what_moves() -> str:
    """Return what a change of an activity does to the figures."""
    return (
        "Another engagement, stage, level, method or place, or whom it was for, takes this activity's people to other "
        f"selections with the next release. {_until()}"
    )


def _until() -> str:
    changed = facts.disclosure_rules().change_base
    return f"That changes no person, so a table keeps the figures of the old arrangement until {changed} people change in it."


def activity_changed(title: str, moved: Sequence[Dimension]) -> str:
    """Return that an activity has changed, and what moves."""
    if not moved:
        return f"“{title}” has changed. No figure moves."
    where = wording.joined([MOVED_WORDS[each] for each in moved])
    return (
        f"“{title}” has changed. Its {where} {'is' if len(moved) == 1 else 'are'} new, so with the next release its people go to "
        f"other selections. {_until()}"
    )
