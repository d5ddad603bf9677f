"""Register: what it lists. Everybody may see the lists; the forms are for stewards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from data.register.activities import RecordedActivity
from data.register.engagements import KnownEngagement
from data.register.organisations import KnownOrganisation
from pages.parts import address, days, downloads, frame, tables
from pages.parts.choices import ALL
from pages.parts.register import register_tables
from pages.parts.sentences import on_register
from pages.parts.tables import Table

MOST_LISTED = 30
"""Activities that a list of some shows; an engagement shows all of its own."""


@dataclass(frozen=True)
class OnRecord:
    """All that the register has of these kinds, and whether who looks is a steward."""

    engagements: Sequence[KnownEngagement]
    activities: Sequence[RecordedActivity]
    organisations: Sequence[KnownOrganisation]
    communities: Mapping[str, str]
    """Name by slug."""
    steward: bool

    @property
    def titles(self) -> Mapping[str, str]:
        """Title of every engagement by its reference."""
        return {each.reference: each.entry.title for each in self.engagements}

    @property
    def partners(self) -> list[str]:
        """Names of the organisations."""
        return [each.entry.name for each in self.organisations]


def choose(found: OnRecord) -> str | None:
    """Ask for an engagement; return its reference, "all", or None where the address names what is not there."""
    with st.container(key="choices"):
        first, _ = st.columns(2)
        with first:
            chosen = address.ask(
                "engagement",
                "Engagement",
                (ALL, *found.titles),
                ALL,
                lambda each: "All engagements" if each == ALL else found.titles[each],
            )
    return chosen if address.is_clean() else None


def engagements(found: OnRecord, *, chosen: str) -> None:
    """Draw every engagement, or what is said of the chosen one."""
    one = next((each for each in found.engagements if each.reference == chosen), None)
    if one is not None:
        frame.section(found.titles[chosen])
        table = register_tables.engagement(one, title=found.titles[chosen])
    else:
        frame.section("Engagements", on_register.ENGAGEMENTS)
        table = register_tables.engagements(found.engagements, titles=found.titles)
    _listed(table, name="engagements")


def activities(found: OnRecord, *, chosen: str = ALL) -> None:
    """Draw the activities of the chosen engagement; of all, what waits to be completed, what is open, and the rest folded."""
    own = [each for each in found.activities if chosen in (ALL, each.engagement)]
    # A place of its own: a list that comes or goes must not close the folds below.
    with st.container():
        if chosen == ALL:
            _of_all(found, own)
        else:
            _of_one(found, own, chosen)


def _of_one(found: OnRecord, own: Sequence[RecordedActivity], chosen: str) -> None:
    frame.section("Its activities", on_register.ACTIVITIES if own else on_register.NO_ACTIVITY)
    if own:
        caption = f"Activities of {found.titles[chosen]}"
        _listed(_activities(found, own, caption, of_one=True), name="activities")


def _of_all(found: OnRecord, own: Sequence[RecordedActivity]) -> None:
    if lacking := [each for each in own if not each.entry.complete]:
        frame.section("Needs completing", on_register.NEEDS_COMPLETING)
        _some(found, lacking, "Activities that need completing")
    frame.section("Activities", on_register.ACTIVITIES)
    if now := [each for each in own if on_register.is_open(each, on=days.today())]:
        frame.label("Open now")
        _some(found, now, "Activities open now")
    # Drawn only when asked for: a thousand rows take longer than a page may.
    if st.checkbox(on_register.all_activities(len(own)), key="register_all"):
        _listed(_activities(found, own, "All activities on record"), name="activities")


def _some(found: OnRecord, listed: Sequence[RecordedActivity], caption: str) -> None:
    """Draw the first of a list of activities, and say how many more there are."""
    tables.show(_activities(found, listed[:MOST_LISTED], caption))
    if more := on_register.more_activities(len(listed) - MOST_LISTED):
        frame.notes([more])


def organisations(found: OnRecord) -> None:
    """Draw every organisation."""
    frame.section(
        "Organisations", on_register.ORGANISATIONS if found.organisations else on_register.NO_ORGANISATION
    )
    if found.organisations:
        table = register_tables.organisations(found.organisations, communities=found.communities)
        _listed(table, name="organisations")
        if area := on_register.compared_with(found.organisations):
            frame.notes(area)


def _activities(
    found: OnRecord, listed: Sequence[RecordedActivity], caption: str, *, of_one: bool = False
) -> Table:
    return register_tables.activities(
        listed,
        titles=found.titles,
        communities=found.communities,
        caption=caption,
        of_one=of_one,
    )


def _listed(table: Table, *, name: str) -> None:
    tables.show(table)
    downloads.offer(table, notes=[on_register.as_of(days.today())], name=name, what=f"the {name}")
