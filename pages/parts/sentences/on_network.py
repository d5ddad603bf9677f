"""What *Partners and network* says. Pure: what the register says in, words out."""

from collections.abc import Container
from datetime import date

from data import facts, network
from data.network import Meeting
from data.register.reaching import Reached
from pages.parts import wording
from pages.parts.network.network_view import OnRecord, View
from pages.parts.sentences.headline import Headline

NAMED = 4
"""Communities that are named before the rest is counted."""
REACHES = (
    "An organisation reaches a community where the register says so, or where it has held an activity for it."
)
ROLES = "Partners in the register, by their role. A contact is a role or a shared mailbox, never a person."
NO_PARTNER = (
    "No partner is on record yet. Without one the network stands on its own: add the first in Register."
)
NONE_OPEN = "Nothing is open on that day."
NONE_COMING = "No activity opens before the next meeting, as far as the register knows."
NONE_JOINABLE = (
    "Nothing that is open or coming is for the same community or in the same place at the same time."
)
NOTHING_LEARNT = "Nobody has written down what was learnt since the meeting before. Leads do so in Register, at their engagement."
NOTHING_SAID = "No finding was received since the meeting before."
NOBODY_TOLD = "Nobody was told what came of a finding since the meeting before."
NONE_CLOSED = "No activity closed since the meeting before."
METHODS = "Which methods were used for whom, from the register. How many of each group they reached stands on Methods and places."


def headline(found: OnRecord, view: View, *, never: Container[str] = ()) -> Headline:
    """Return whom no partner reaches, and what could be joined.

    `never` are the slugs of communities never spoken with: those are named first.
    """
    rest = f" {_joined_up(view)}"
    if not found.organisations:
        return Headline("No partner is on record yet", f", so nobody helps us to reach any community.{rest}")
    missing = [_as_people(each) for each in sorted(found.unreached, key=lambda one: one.slug not in never)]
    if not missing:
        return Headline("Every community on record is reached by at least one partner.", rest)
    named, more = missing[:NAMED], len(missing) - NAMED
    if more > 0:
        named = [*named, f"{wording.in_words(more)} more {'community' if more == 1 else 'communities'}"]
    return Headline(f"No partner of ours reaches {wording.joined(named)}.", rest)


def _as_people(community: Reached) -> str:
    """Return a community as people in a sentence; by its name where that would be a list of its own."""
    library = facts.communities().get(community.slug)
    return library.people if library is not None and "," not in library.people else community.name


def _joined_up(view: View) -> str:
    pairs = {frozenset((each.first.reference, each.second.reference)) for each in view.joinable}
    if not pairs:
        return "Nothing that is open or coming could be joined."
    number = wording.at_start(wording.in_words(len(pairs)))
    return f"{number} {'pair' if len(pairs) == 1 else 'pairs'} of engagements that are open or coming could be joined."


def more(view: View) -> tuple[str, ...]:
    """Return how much is open, coming and learnt, in a sentence."""
    opened, ahead, lessons = len(view.open), len(view.coming), len(view.learnt)
    parts = [
        f"{_counted(opened, 'engagement')} {'is' if opened == 1 else 'are'} open",
        f"{_counted(ahead, 'activity', 'activities')} {'starts' if ahead == 1 else 'start'} by {wording.day(view.at.until)}",
        *([f"{_counted(lessons, 'engagement')} wrote down what was learnt"] if lessons else []),
    ]
    return (f"{wording.at_start(wording.joined(parts))}.",)


def meeting(at: Meeting, *, today: date) -> str:
    """Return which days the meeting looks at, in words."""
    months = wording.in_words(network.rules().months)
    which = "today" if at.on == today else f"on {wording.day(at.on)}"
    return (
        f"For a meeting {which}: {months} months ahead, to {wording.day(at.until)}, and {months} months back, "
        f"to {wording.day(at.since)}."
    )


def joining() -> str:
    """Return what could be joined means, in words."""
    days = network.rules().between.days
    return f"Two engagements for the same community or in the same place, at the same time or no more than {days} days apart."


def more_joinable(number: int) -> str:
    """Return how many pairs a list leaves out; blank for none."""
    return f"And {_counted(number, 'more pair')}: the download below has them all." if number > 0 else ""


def month(value: str) -> str:
    """Return a month as a reader chooses it: "2026-11" gives "November 2026"."""
    return f"{date(int(value[:4]), int(value[5:]), 1):%B %Y}"


def _counted(number: int, one: str, several: str = "") -> str:
    return f"{wording.in_words(number)} {one if number == 1 else several or f'{one}s'}"
