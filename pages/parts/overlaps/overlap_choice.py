"""The choice of two characteristics and a period, on the page of overlaps: only tables that the release holds."""

from dataclasses import dataclass

import streamlit as st

from data import facts
from models.protected import ReleaseNote, Selection
from pages.parts import address, reads, wording
from pages.parts.choices import ALL, FIRST_CHARACTERISTIC, period_label
from pages.parts.overlaps import overlap_reads

OTHERS_FIRST = ("sex", "age_band", "disability")
"""Which second characteristic the page opens with: the first of these that there is a table with."""


NOT_PUBLISHED = "The table asked for is not among those we publish. Shown instead: {what}, {period}."


@dataclass(frozen=True)
class Pair:
    """What the reader asks for: two characteristics, the first in the rows, and everything or a year."""

    selection: Selection
    characteristic: str
    other: str
    aside: str = ""
    """What to say where this is not the table that the address asked for."""


def ask(release: ReleaseNote) -> Pair | None:
    """Ask for two characteristics and a period; None where the address holds what nothing here has.

    A choice that other pages have and this one can't offer may have come with a link, so it gives way to what this page
    opens with. Somebody may have asked for just that, so the page says so; too small and not there look the same.
    """
    offered = overlap_reads.offered(release)
    labels = {each.slug: each.label for each in facts.published()}
    rows = tuple(slug for slug in labels if any(slug == one for _, one, _ in offered))
    first = FIRST_CHARACTERISTIC if FIRST_CHARACTERISTIC in rows else rows[0]
    given_way = _forget("characteristic", first, offered=rows, known=tuple(labels))
    with st.container(key="choices"):
        columns = iter(st.columns([10, 10, 12]))
        with next(columns):
            one = address.ask(
                "characteristic", "Rows", rows, first, labels.__getitem__, forget=("other", "level")
            )
        others = tuple(slug for slug in labels if any((one, slug) == (a, b) for _, a, b in offered))
        usual = next((slug for slug in (*OTHERS_FIRST, *others) if slug in others), "")
        given_way |= _forget("other", usual, offered=others, known=tuple(labels))
        with next(columns):
            other = address.ask("other", "Columns", others, usual, labels.__getitem__)
        periods = _periods(offered, one, other)
        given_way |= _forget("period", ALL, offered=periods, known=reads.menu(release).periods)
        with next(columns):
            period = address.ask("period", "Period", periods, periods[0] if periods else ALL, period_label)
    if one is None or other is None or period is None or not address.is_clean():
        return None
    if not given_way:
        return Pair(Selection(None if period == ALL else period), one, other)
    what = f"{wording.in_sentence(labels[one])} by {wording.in_sentence(labels[other])}"
    when = wording.in_sentence(period_label(ALL)) if period == ALL else period_label(period)
    aside = NOT_PUBLISHED.format(what=what, period=when)
    return Pair(Selection(None if period == ALL else period), one, other, aside)


def _forget(name: address.Name, default: str, *, offered: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Drop a choice of another page that this one can't offer; return whether the address had it.

    Anything unknown stays, and is not available.
    """
    kept = address.asked_for(name, default)
    if kept in offered or kept not in known:
        return False
    named = address.named(name) is not None
    address.drop(name)
    return named


def _periods(
    offered: frozenset[tuple[Selection, str, str]], one: str | None, other: str | None
) -> tuple[str, ...]:
    """Return everything first, then the years of a pair, newest first."""
    held = {selection.period for selection, *pair in offered if tuple(pair) == (one, other)}
    years = sorted((period for period in held if period), reverse=True)
    return (*([ALL] if None in held else []), *years)
