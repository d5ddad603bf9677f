"""The known answers that shares are taken of: from protected counts, with the limits a reader may know."""

from collections.abc import Container

from models.comparison import KnownBase
from models.protected import ProtectedCount, ProtectedTable

NOT_PROTECTED = (
    "Measures take protected counts only, so that nothing is worked out from exact ones. Got: {kind}."
)


PROTECTED = (ProtectedCount, KnownBase)


def require_protected(*values: object) -> None:
    """Raise TypeError unless every value is a protected count or a base made from some."""
    for value in values:
        if not isinstance(value, PROTECTED):
            raise TypeError(NOT_PROTECTED.format(kind=type(value).__name__))


def base_of(count: ProtectedCount) -> KnownBase | None:
    """Return a count as a base for shares; None where it is not shown."""
    require_protected(count)
    if count.shown is None:
        return None
    return KnownBase(shown=count.shown, low=count.low, high=count.high)


def widened(base: KnownBase, *, by: int) -> KnownBase:
    """Return the base as it would be, had so many more people answered."""
    require_protected(base)
    return KnownBase(shown=base.shown + by, low=base.low + by, high=base.high + by)


def compared_base(table: ProtectedTable, *, compared: Container[str]) -> KnownBase | None:
    """Return the known answers in the categories that a benchmark covers.

    The known base less every category outside `compared`: a benchmark of people of 16 and over says nothing of
    children, one by sex nothing of `indeterminate`. From shown values, so a hidden category, which has no
    point, takes nothing off `shown`; the limits take off all it can hold. None where the known base is not
    shown. See `docs/decisions/0003-base-of-a-comparison.md`.
    """
    if not isinstance(table, ProtectedTable):
        raise TypeError(NOT_PROTECTED.format(kind=type(table).__name__))
    known = base_of(table.known)
    if known is None:
        return None
    outside = [cell.count for cell in table.cells if cell.category not in compared]
    return KnownBase(
        shown=max(0, known.shown - sum(count.shown or 0 for count in outside)),
        low=max(0, known.low - sum(count.high for count in outside)),
        high=max(0, known.high - sum(count.low for count in outside)),
    )
