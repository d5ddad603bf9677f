"""The choice of two characteristics and a period, on the page of overlaps: only tables that the release holds."""

from dataclasses import dataclass

import streamlit as st

from data import facts
from models.protected import ReleaseNote, Selection
from pages.parts import address, reads
from pages.parts.choices import ALL, FIRST_CHARACTERISTIC, period_label
from pages.parts.overlaps import overlap_reads

OTHERS_FIRST = ("sex", "age_band", "disability")
"""Which second characteristic the page opens with: the first of these that there is a table with."""


@dataclass(frozen=True)
class Pair:
    """What the reader asks for: two characteristics, the first in the rows, and everything or a year."""

    selection: Selection
    characteristic: str
    other: str


def ask(release: ReleaseNote) -> Pair | None:
    """Ask for two characteristics and a period; None where the address holds what is not offered."""
    offered = overlap_reads.offered(release)
    labels = {each.slug: each.label for each in facts.characteristics() if each.published}
    rows = tuple(slug for slug in labels if any(slug == one for _, one, _ in offered))
    first = FIRST_CHARACTERISTIC if FIRST_CHARACTERISTIC in rows else rows[0]
    _forget("characteristic", first, offered=rows, known=tuple(labels))
    with st.container(key="choices"):
        columns = iter(st.columns([10, 10, 12]))
        with next(columns):
            one = address.ask(
                "characteristic", "Rows", rows, first, labels.__getitem__, forget=("other", "level")
            )
        others = tuple(slug for slug in labels if any((one, slug) == (a, b) for _, a, b in offered))
        usual = next((slug for slug in (*OTHERS_FIRST, *others) if slug in others), "")
        _forget("other", usual, offered=others, known=tuple(labels))
        with next(columns):
            other = address.ask("other", "Columns", others, usual, labels.__getitem__)
        periods = _periods(offered, one, other)
        _forget("period", ALL, offered=periods, known=reads.menu(release).periods)
        with next(columns):
            period = address.ask("period", "Period", periods, periods[0] if periods else ALL, period_label)
    if one is None or other is None or period is None or not address.is_clean():
        return None
    return Pair(Selection(None if period == ALL else period), one, other)


def _forget(name: address.Name, default: str, *, offered: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Drop a choice of another page that this one can't offer; anything unknown stays, and is not available."""
    kept = address.asked_for(name, default)
    if kept not in offered and kept in known:
        address.drop(name)


def _periods(
    offered: frozenset[tuple[Selection, str, str]], one: str | None, other: str | None
) -> tuple[str, ...]:
    """Return everything first, then the years of a pair, newest first."""
    held = {selection.period for selection, *pair in offered if tuple(pair) == (one, other)}
    years = sorted((period for period in held if period), reverse=True)
    return (*([ALL] if None in held else []), *years)
