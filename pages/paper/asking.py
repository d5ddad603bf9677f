"""From what somebody chose, or saved, to what a paper is asked for: the same on the page and on the command line."""

from dataclasses import dataclass
from datetime import date

from data.register.paper_profiles import KnownProfile, selection_of
from data.register.papers_made import last_paper
from models.protected import ReleaseNote, Selection
from pages.paper import contents
from pages.paper.asked import Asked
from pages.parts import choices, earlier, reads

FIRST_OF_ITS_CHOICES = "No paper was made with these saved choices on an earlier day, so this one is held against the release before."


@dataclass(frozen=True)
class PaperChoices:
    """What somebody chose for a paper, whatever release it will be made from."""

    period: str
    """"all", "newest_year", "newest_quarter", or one period such as "2024-25"."""
    activities: str
    """"all", or "audience=open_to_all"."""
    parts: tuple[str, ...]
    """Slugs of `contents`."""
    title: str
    """Blank for the usual one."""
    profile: str | None = None
    """Reference of the saved choices that these are; this paper is held against the last of theirs."""
    for_whom: str = ""
    """Whom it is for: a committee or a role; or nothing."""


def saved(profile: KnownProfile) -> PaperChoices:
    """Return the choices of a profile."""
    entry = profile.entry
    return PaperChoices(
        period=entry.period,
        activities=entry.activities,
        parts=entry.sections,
        title=entry.title,
        profile=profile.reference,
        for_whom=entry.for_whom,
    )


def selection(release: ReleaseNote, chosen: PaperChoices) -> Selection | None:
    """Return the selection that choices stand for; None where the release does not offer that."""
    return selection_of(chosen.period, chosen.activities, menu=reads.menu(release))


def ask(release: ReleaseNote, chosen: PaperChoices, *, on: date) -> Asked | None:
    """Return what a paper is asked for on a day; None where the release does not offer this period with these activities."""
    found = selection(release, chosen)
    if found is None:
        return None
    described = choices.described(release, found.period, chosen.activities)
    last = last_paper(chosen.profile, before=on)
    before = earlier.since_paper(release, found, last)
    first = chosen.profile is not None and last is None and before is not None
    return Asked(
        release=release,
        selection=found,
        where=described.where,
        aside=described.aside,
        on=on,
        parts=contents.in_order(chosen.parts),
        title=chosen.title,
        for_whom=chosen.for_whom,
        before=before,
        since=FIRST_OF_ITS_CHOICES if first else "",
    )
