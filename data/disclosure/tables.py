"""Protected tables out of audited drafts. Nothing exact is read here: only what a reader may be shown."""

from data.counting.counting import ASKED, KNOWN, PEOPLE, UNPLACED
from data.disclosure.one_way import ShownTables
from data.disclosure.rounding import HIDDEN
from models.protected import ProtectedCell, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import Missing, Withheld


def protected_count(shown: ShownTables, *, row: int, column: int) -> ProtectedCount:
    """Return one figure of one selection as it may be shown."""
    number = int(shown.numbers[row, column])
    hidden = number == HIDDEN
    return ProtectedCount(
        shown=None if hidden else number,
        withheld=Withheld.FEWER_THAN_10 if hidden else None,
        low=int(shown.low[row, column]),
        high=int(shown.high[row, column]),
    )


def protected_table(shown: ShownTables, *, row: int, selection: Selection) -> ProtectedTable:
    """Return one selection's table as it may be shown."""

    def count(figure: str) -> ProtectedCount:
        return protected_count(shown, row=row, column=shown.column(figure))

    return ProtectedTable(
        selection=selection,
        characteristic=shown.characteristic,
        level=shown.level,
        available=True,
        people=count(PEOPLE),
        asked=count(ASKED),
        known=count(KNOWN),
        cells=tuple(ProtectedCell(name, count(name)) for name in shown.figures[: shown.categories]),
        missing=tuple(ProtectedCell(kind.value, count(kind.value)) for kind in Missing),
        unplaced=count(UNPLACED),
    )
