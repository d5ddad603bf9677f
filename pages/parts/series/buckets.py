"""The equal buckets that a page over time may stand in: years always, quarters where all activities are together."""

from typing import get_args

import streamlit as st

from models.protected import ReleaseNote
from pages.parts import address, reads
from pages.parts.chosen import Chosen
from pages.parts.series.series import Buckets

WORDS: dict[Buckets, str] = {"years": "Financial years", "quarters": "Quarters"}


def ask(release: ReleaseNote, chosen: Chosen) -> Buckets | None:
    """Ask for years or quarters where both are published; None where the address asks for what is not offered."""
    offered = buckets(release, chosen)
    if len(offered) == 1:
        return offered[0] if address.named("by") in (None, offered[0]) else None
    with st.container(key="choices_by"):
        picked = address.ask("by", "Periods", offered, offered[0], lambda value: WORDS[_known(value)])
    return None if picked is None else _known(picked)


def buckets(release: ReleaseNote, chosen: Chosen) -> tuple[Buckets, ...]:
    """Return the buckets that stand with a choice: quarters are published for all activities together only."""
    together = chosen.selection.dimension is None and bool(reads.menu(release).quarters)
    return ("years", "quarters") if together else ("years",)


def _known(value: str) -> Buckets:
    return next(each for each in get_args(Buckets) if each == value)
