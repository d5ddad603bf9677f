"""What a page says of figures that a release kept from an earlier one, and of those of a past period that it revised.

Method 2.6 J: too few people changed in a table, and it keeps its figures, and says so; enough did, and they are replaced, in
past periods too, marked "revised". One wording for every page and every paper.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from models.vocabulary import TableChange
from pages.parts import wording

WHY_KEPT = "too few people have changed since to show new ones safely"
REVISED = "put new figures in the place of earlier ones"


class Stamped(Protocol):
    """Figures that know how they stand to the release before."""

    @property
    def change(self) -> TableChange:
        """New, unchanged, kept or revised."""

    @property
    def figures_from(self) -> date | None:
        """Date of the release that made them."""


def note(figures: Stamped, *, period: str | None) -> list[str]:
    """Return what to say of one table; of nothing new, nothing. `period` is that of its selection, None for all time."""
    if figures.change is TableChange.KEPT and figures.figures_from:
        return [f"These figures are those of {wording.day(figures.figures_from)}: {WHY_KEPT}."]
    if figures.change is TableChange.REVISED and period:
        return [f"Revised: this release {REVISED}."]
    return []


def notes(listed: Sequence[Stamped], *, period: str | None, of: str = "rows") -> list[str]:
    """Return what to say of several tables side by side, which are the rows of one, or what `of` calls them."""
    told = []
    if kept := _how_many(listed, TableChange.KEPT, of=of):
        told.append(f"{kept} the figures are those of an earlier release: {WHY_KEPT}.")
    if revised := period and _how_many(listed, TableChange.REVISED, of=of):
        told.append(f"Revised: {wording.in_sentence(revised)} this release {REVISED}.")
    return told


def _how_many(listed: Sequence[Stamped], change: TableChange, *, of: str) -> str:
    number = sum(each.change is change for each in listed)
    if not number:
        return ""
    return f"In {wording.in_words(number)} of {len(listed)} {of}" if number < len(listed) else f"In all {of}"
