"""From what somebody chose, or saved, to what a paper is asked for: the same on the page and on the command line."""

from datetime import date

from data.register.paper_profiles import KnownProfile, selection_of
from data.register.papers_made import last_paper
from models.protected import ReleaseNote
from pages.paper import contents
from pages.paper.asked import Asked
from pages.parts import choices, earlier, reads

FIRST_OF_ITS_CHOICES = "No paper was made with these saved choices on an earlier day, so this one is held against the release before."


def ask(
    release: ReleaseNote,
    *,
    period: str,
    activities: str,
    parts: tuple[str, ...],
    title: str,
    on: date,
    profile: str | None = None,
) -> Asked | None:
    """Return what a paper is asked for; None where the release does not offer this period with these activities.

    `period` and `activities` are as `data.register.paper_profiles` keeps them, `profile` is the reference of saved
    choices, whose last paper this one is held against.
    """
    selection = selection_of(period, activities, menu=reads.menu(release))
    if selection is None:
        return None
    described = choices.described(release, selection.period, activities)
    last = last_paper(profile, before=on)
    before = earlier.since_paper(release, selection, last)
    return Asked(
        release=release,
        selection=selection,
        where=described.where,
        aside=described.aside,
        on=on,
        parts=contents.in_order(parts),
        title=title,
        before=before,
        since=FIRST_OF_ITS_CHOICES if profile is not None and last is None and before is not None else "",
    )


def ask_for(release: ReleaseNote, saved: KnownProfile, *, on: date) -> Asked | None:
    """Return what saved choices ask for; None as `ask`."""
    entry = saved.entry
    return ask(
        release,
        period=entry.period,
        activities=entry.activities,
        parts=entry.sections,
        title=entry.title,
        on=on,
        profile=saved.reference,
    )
