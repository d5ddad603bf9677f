"""The table that stands for every reason not to show one: too small, not offered, not existing (method 2.8, 19)."""

from dataclasses import replace

from models.protected import ProtectedCell, ProtectedCount, ProtectedTable, Selection
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
