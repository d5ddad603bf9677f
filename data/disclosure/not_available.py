"""The table that stands for every reason not to show one: too small, not offered, not existing (method 2.8, 19)."""

from dataclasses import replace

from data import facts
from models.protected import (
    OverlapRow,
    OverlapTable,
    ProtectedCell,
    ProtectedCount,
    ProtectedTable,
    Selection,
)
from models.vocabulary import Missing, Withheld

NOT_AVAILABLE = ProtectedCount(shown=None, withheld=Withheld.NOT_AVAILABLE, low=0, high=0)
"""Its limits say nothing."""


def not_available(
    selection: Selection, *, characteristic: str, level: str, categories: tuple[str, ...]
) -> ProtectedTable:
    """Return a table whose every figure is "not available"."""
    return ProtectedTable(
        selection=selection,
        characteristic=characteristic,
        level=level,
        available=False,
        people=NOT_AVAILABLE,
        asked=NOT_AVAILABLE,
        known=NOT_AVAILABLE,
        cells=tuple(ProtectedCell(name, NOT_AVAILABLE) for name in categories),
        missing=tuple(ProtectedCell(kind.value, NOT_AVAILABLE) for kind in Missing),
        unplaced=NOT_AVAILABLE,
    )


NOBODY = ProtectedCount(shown=0, withheld=None, low=0, high=0)
"""Nobody was asked: known of the form, not counted from people."""


def not_asked(table: ProtectedTable) -> ProtectedTable:
    """Return a table that is not available as one whose form did not ask: it says so, and has no other figure."""
    return replace(table, asked=NOBODY)


def no_overlap(selection: Selection, *, characteristic: str, other: str) -> OverlapTable:
    """Return a table whose every figure is "not available": one answer to every reason not to show one.

    A characteristic that is not published, or does not exist, has no categories.
    """
    published = {one.slug for one in facts.published()}
    level, other_level = (
        facts.levels(slug)[0] if slug in published else None for slug in (characteristic, other)
    )
    columns = tuple(
        ProtectedCell(category.slug, NOT_AVAILABLE)
        for category in (other_level.categories if other_level else ())
    )
    return OverlapTable(
        selection=selection,
        characteristic=characteristic,
        level=level.slug if level else "",
        other=other,
        other_level=other_level.slug if other_level else "",
        available=False,
        base=NOT_AVAILABLE,
        rows=tuple(
            OverlapRow(category.slug, NOT_AVAILABLE, columns)
            for category in (level.categories if level else ())
        ),
        columns=columns,
    )
