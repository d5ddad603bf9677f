"""What all frozen figures have in common: the release that stands, how a selection is written, how many rows at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlmodel import Session, col, select

from models.protected import Selection
from models.release import Release
from models.vocabulary import Dimension

ROWS_AT_ONCE = 5_000
T = TypeVar("T")


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the values in lists of at most `size`: how many rows a statement takes at once."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def standing(session: Session) -> Release | None:
    """Return the release that stands: the newest."""
    return session.exec(select(Release).order_by(col(Release.id).desc())).first()


def selection_of(period: str, by: str) -> Selection:
    """Return the selection that stands in a row as `period` and `by`, both empty for none."""
    if not by:
        return Selection(period or None)
    dimension, _, value = by.partition("=")
    return Selection(period or None, Dimension(dimension), value)
