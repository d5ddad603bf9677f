"""Targets and benchmarks: the sections about benchmarks, who is held against which, and the library."""

from datetime import date
from typing import Any

import streamlit as st

from data import facts
from data.register.benchmark_choice import Library
from models.protected import ReleaseNote
from pages.parts import address, downloads, frame, sources, tables
from pages.parts.choices import ALL
from pages.parts.sentences import on_targets
from pages.parts.targets import library_table

OLD_NOTE = (
    f"Age: since the day the figures are of, in whole years and months. Old: more than {library_table.OLD_AFTER} years. Population changes, "
    "so an old figure says less."
)
USES = "Which engagement is compared with what"
ALL_CHARACTERISTICS = "All characteristics"


def available() -> bool:
    """Say whether the address asks for what this page has."""
    return address.is_clean() and address.asked_for("characteristic", ALL) in (ALL, *_names())


def coverage(held: Library) -> dict[str, Any]:
    """Return how many characteristics there are, which of them nothing here can be held against, and where."""
    return {
        "without_figure": library_table.without_figure(held),
        "characteristics": len(_names()),
        "area": facts.area_name(held.area),
    }


def uses(release: ReleaseNote, held: Library) -> None:
    """Draw which engagement is held against which benchmark."""
    different = library_table.different(held)
    rest = on_targets.others(len(different), len(held.engagements), area=facts.area_name(held.area))
    if not different:
        frame.section(USES, rest)
        return
    frame.section(USES, "Work with a benchmark of its own, or with children in scope.")
    tables.show(library_table.uses(held, release=release))
    frame.notes([rest])


def library(release: ReleaseNote, held: Library, *, on: date) -> None:
    """Draw the library, of the characteristic that the address names, with the download."""
    frame.section(
        "Benchmark library",
        "Every population figure that groups are compared with: where it is from, whom it counts, and how old it is.",
    )
    names = {ALL: ALL_CHARACTERISTICS, **_names()}
    with st.container(key="choices"), st.columns(3)[0]:
        asked = address.ask("characteristic", "Characteristic", tuple(names), ALL, names.__getitem__)
    if asked == ALL:
        address.drop("characteristic")  # other pages show one, and have no word for all of them
    characteristic = facts.characteristic(asked) if asked in _names() else None
    table = library_table.library(held, characteristic=characteristic, on=on)
    tables.show(table)
    notes = [OLD_NOTE]
    frame.notes(notes)
    downloads.offer(
        table, notes=[sources.standing(release), *notes], name="benchmark-library", what="the library"
    )


def _names() -> dict[str, str]:
    return {each.slug: each.label for each in facts.published()}
