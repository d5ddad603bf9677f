"""Protected values: the only numbers that a page, a download or a report can hold."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from models.vocabulary import Dimension, Keyed, TableChange, Withheld


@dataclass(frozen=True, order=True)
class Selection:
    """What a reader may ask for (method 2.5): everything; one period; one value of a dimension; a year and one value.

    `period` is an id such as "2024-25" (financial year) or "2024-Q1" (April to June 2024); None is all time.
    """

    period: str | None = None
    dimension: Dimension | None = None
    value: str | None = None

    @property
    def by(self) -> str | None:
        """The filter as it stands in an address and in JSON, e.g. "stage=consultation"."""
        return None if self.dimension is None else f"{self.dimension.value}={self.value}"

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the selection; then zeros are hidden with the small counts."""
        return self.period is not None or self.dimension is not None


EVERYTHING = Selection()


@dataclass(frozen=True)
class ProtectedCount:
    """A count of people after disclosure control. Made by `data.disclosure`, read back by `data.frozen`, and by nobody else.

    `shown` is None where the count is withheld; `low` and `high` are the limits that a reader may know.
    """

    shown: int | None
    withheld: Withheld | None
    low: int
    high: int


@dataclass(frozen=True)
class ProtectedCell:
    """One category, or one kind of missing, with its protected count."""

    category: str
    count: ProtectedCount


@dataclass(frozen=True)
class ProtectedTable:
    """One characteristic at one level in one selection.

    `available` is False for too small, not offered and not existing alike; then every cell is "not available".
    """

    selection: Selection
    characteristic: str
    level: str
    available: bool
    people: ProtectedCount
    """People in the selection."""
    asked: ProtectedCount
    """Those whose activity asked and to whom the question applies (at this level)."""
    known: ProtectedCount
    """Those of them who answered."""
    cells: tuple[ProtectedCell, ...]
    """Every category of the level, in reference order."""
    missing: tuple[ProtectedCell, ...]
    """The six kinds of missing, in the order of `Missing`."""
    unplaced: ProtectedCount
    """People whose answer does not place them at this level."""
    change: TableChange = TableChange.NEW
    figures_from: date | None = None
    """Date of the release that made these figures."""


@dataclass(frozen=True)
class OverlapRow:
    """One category of the first characteristic: how many answered both, and how many of them in each other category.

    A row that is left out (too few answered both) is "not available" in every figure.
    """

    category: str
    base: ProtectedCount
    cells: tuple[ProtectedCell, ...]
    """Every category of the other characteristic, in reference order; one that is left out is "not available"."""


@dataclass(frozen=True)
class OverlapTable:
    """Two characteristics at one level each in one selection: people who answered both questions.

    `available` is False for too small, not offered and not existing alike; then every figure is "not available".
    """

    selection: Selection
    characteristic: str
    level: str
    """Of the rows."""
    other: str
    other_level: str
    """Of the columns."""
    available: bool
    base: ProtectedCount
    """People who answered both."""
    rows: tuple[OverlapRow, ...]
    """Every category of the first characteristic, in reference order."""
    columns: tuple[ProtectedCell, ...]
    """Every category of the other: how many of it answered both."""
    change: TableChange = TableChange.NEW
    figures_from: date | None = None
    """Date of the release that made these figures."""

    def turned(self) -> "OverlapTable":
        """Return the same table read the other way round."""
        return replace(
            self,
            characteristic=self.other,
            level=self.other_level,
            other=self.characteristic,
            other_level=self.level,
            rows=tuple(
                OverlapRow(
                    column.category,
                    column.count,
                    tuple(ProtectedCell(row.category, row.cells[place].count) for row in self.rows),
                )
                for place, column in enumerate(self.columns)
            ),
            columns=tuple(ProtectedCell(row.category, row.base) for row in self.rows),
        )


@dataclass(frozen=True)
class ReleaseNote:
    """What a page may say of the release that stands."""

    number: int
    made_at: datetime
    figures_to: date
    """Last day of the latest closed quarter."""
    organisation: str
    area: str
    """Code of the organisation's default benchmark area."""
    invented: bool
    """Whether the records are invented: then every page says so."""
    tables: int
    withdrawn: int
    """Tables that the menu could not offer."""
    register_stamp: str = ""
    """Number and moment of the register's newest event: a benchmark, target or engagement may change without a release,
    and what was read before must not be shown after."""
    keyed: Keyed | None = None
    """Whether all, some or none of the forms behind everything asked who came twice; None where nobody noted it."""
    for_viewers: bool = False
    """Whether what is read for it is as viewers see it. Stewards and viewers may be signed in side by side, and a paper leaves the
    house: what is kept in memory for stewards must stand in neither."""
