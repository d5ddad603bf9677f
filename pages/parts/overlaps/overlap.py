"""Two characteristics together, with what their groups are called and who lives here: what the page of overlaps is made of."""

from dataclasses import dataclass

from data.measures.bases import base_of
from data.measures.shares import share
from models.facts import Category, Characteristic, Level
from models.protected import OverlapRow, OverlapTable, ProtectedCount
from models.vocabulary import Withheld
from pages.parts.groups import Compared

LEAST_FOR_SHARE = 100
"""People up to which a row is told in people and not in percent (our choice)."""


@dataclass(frozen=True)
class Overlap:
    """A two-way table beside the one-way comparison of its columns."""

    characteristic: Characteristic
    level: Level
    other: Compared
    table: OverlapTable

    @property
    def rows(self) -> tuple[tuple[Category, OverlapRow], ...]:
        """Every row with its category, in reference order."""
        return tuple(zip(self.level.categories, self.table.rows, strict=True))

    @property
    def columns(self) -> tuple[tuple[Category, ProtectedCount], ...]:
        """Every column's category with how many of it answered both."""
        return tuple(
            (category, column.count)
            for category, column in zip(self.other.level.categories, self.table.columns, strict=True)
        )

    @property
    def living_here(self) -> tuple[float | None, ...]:
        """By column: its share among those who live here; None without a benchmark."""
        return tuple(group.benchmark_share for group in self.other.comparison.groups)

    @property
    def hidden(self) -> tuple[tuple[Category, Category], ...]:
        """The combinations (row, column) of fewer than 10 people, of groups that were both heard on their own."""
        return tuple(
            (category, column)
            for category, row in self.rows
            for column, cell in zip(self.other.level.categories, row.cells, strict=True)
            if cell.count.withheld is Withheld.FEWER_THAN_10
        )

    @property
    def left_out(self) -> tuple[Category, ...]:
        """The groups of either characteristic of whom too few answered both."""
        rows = [category for category, row in self.rows if is_left_out(row.base)]
        return (*rows, *(category for category, count in self.columns if is_left_out(count)))


def is_left_out(count: ProtectedCount) -> bool:
    """Return whether a line or cell of an offered table is left out: too few of its people answered both."""
    return count.withheld is Withheld.NOT_AVAILABLE


def share_of(count: ProtectedCount, base: ProtectedCount) -> float | None:
    """Return the shown share of a shown base; None where either is not shown, or the base is of few people.

    Rounding by up to 4 moves a share of 40 people by up to 10 points, and the shares of a row no longer add up.
    """
    whole = base_of(base)
    return None if whole is None or whole.shown < LEAST_FOR_SHARE else share(count, base=whole)
