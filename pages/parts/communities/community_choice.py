"""The choices of the page of communities: a closed year, and one community whose own section it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.periods import is_closed, quarter_of, year_of
from data.register.contacts import Contacted
from models.protected import ReleaseNote
from pages.parts import address, choices, reads

LABEL, EVERY = "Community", "All communities"


@dataclass(frozen=True)
class CommunityChoice:
    """What the reader asks for; `available` is False where the address holds anything that is not offered."""

    available: bool
    period: str | None = None
    """A closed financial year; None is all time."""
    community: str | None = None
    """Slug of the community whose section is shown."""


def ask(release: ReleaseNote, listed: Sequence[Contacted], *, on: date) -> CommunityChoice:
    """Ask for a period and a community; `listed` is every community over all time."""
    offered = (choices.ALL, *years(listed, published=reads.menu(release).years, on=on))
    names = {choices.ALL: EVERY, **{each.community.slug: each.community.name for each in listed}}
    kept = address.asked_for("period", choices.ALL)
    if kept not in offered and kept in reads.menu(release).periods:
        address.drop("period")  # a quarter, chosen on another page
    with st.container(key="choices"):
        first, second = st.columns(2)
        with first:
            period = address.ask("period", "Period", offered, choices.ALL, choices.period_label)
        with second:
            community = address.ask("community", LABEL, tuple(names), choices.ALL, names.__getitem__)
    if period is None or community is None or not address.is_clean():
        return CommunityChoice(False)
    return CommunityChoice(
        True,
        None if period == choices.ALL else period,
        None if community == choices.ALL else community,
    )


def years(listed: Sequence[Contacted], *, published: Sequence[str], on: date) -> tuple[str, ...]:
    """Return the closed financial years in which anything was held for a community or published, newest first."""
    days = [day for each in listed for one in each.contacts if (day := one.last_day(on=on))]
    found = {year_of(quarter_of(day)) for day in days} | set(published)
    return tuple(sorted((year for year in found if is_closed(year, on=on)), reverse=True))
