"""Two-way tables as they stand in the register: protected tables to rows and back. Sees no people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, insert
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data import facts
from data.disclosure.not_available import NOT_AVAILABLE
from data.frozen.rows import ROWS_AT_ONCE, batches
from models.protected import OverlapRow, OverlapTable, ProtectedCell, ProtectedCount, Selection
from models.release import PublishedOverlap, PublishedOverlapCell
from models.vocabulary import TableChange, Withheld

OverlapKey = tuple[Selection, str, str, str, str]
"""Selection, characteristic, level, other characteristic, its level."""

_CELL_COLUMNS = (
    col(PublishedOverlapCell.overlap_id),
    col(PublishedOverlapCell.kind),
    col(PublishedOverlapCell.category),
    col(PublishedOverlapCell.other_category),
    col(PublishedOverlapCell.shown),
    col(PublishedOverlapCell.withheld),
    col(PublishedOverlapCell.low),
    col(PublishedOverlapCell.high),
)


@dataclass(frozen=True)
class WithdrawnOverlap:
    """A table that an audit withdrew, and the running number of the intake at that time."""

    key: OverlapKey
    change_number: int


@dataclass(frozen=True)
class StampedOverlap:
    """A two-way table with the release that made its figures."""

    table: OverlapTable
    made_in: int
    made_on: date
    change_number: int
    """Running number of the intake when the figures were made."""

    @property
    def key(self) -> OverlapKey:
        """Which table it is."""
        one = self.table
        return one.selection, one.characteristic, one.level, one.other, one.other_level


def stored(
    session: Session,
    *,
    release: int,
    selection: Selection | None = None,
    pair: tuple[str, str] | None = None,
) -> Iterator[StampedOverlap]:
    """Yield the two-way tables of a release, all or those asked for, in the order in which they were frozen.

    `pair` is of two characteristics in the order in which the table was frozen.
    """
    asked = select(PublishedOverlap).where(
        PublishedOverlap.release_id == release, col(PublishedOverlap.withdrawn).is_(False)
    )
    if selection is not None:
        asked = asked.where(PublishedOverlap.period == (selection.period or ""))
    if pair is not None:
        asked = asked.where(PublishedOverlap.characteristic == pair[0], PublishedOverlap.other == pair[1])
    yield from _with_cells(session, session.exec(asked.order_by(col(PublishedOverlap.id))).all())


def held(
    session: Session, *, release: int, selection: Selection, characteristic: str, other: str
) -> OverlapTable | None:
    """Return one two-way table of a release, the first characteristic in the rows; None where it holds none."""
    if selection.dimension is not None:
        return None
    for pair in ((characteristic, other), (other, characteristic)):
        for found in stored(session, release=release, selection=selection, pair=pair):
            return found.table if pair[0] == characteristic else found.table.turned()
    return None


def offered(session: Session, *, release: int) -> frozenset[tuple[Selection, str, str]]:
    """Return which tables a release holds: selection and the two characteristics, in the order of freezing."""
    rows = session.exec(
        select(PublishedOverlap.period, PublishedOverlap.characteristic, PublishedOverlap.other).where(
            PublishedOverlap.release_id == release, col(PublishedOverlap.withdrawn).is_(False)
        )
    ).all()
    return frozenset((Selection(period or None), one, other) for period, one, other in rows)


def newest(session: Session) -> dict[OverlapKey, StampedOverlap | WithdrawnOverlap]:
    """Return of every two-way table that any release held or withdrew the newest, whatever release it is in."""
    rows = {
        _key_of(row): row for row in session.exec(select(PublishedOverlap).order_by(col(PublishedOverlap.id)))
    }
    found: dict[OverlapKey, StampedOverlap | WithdrawnOverlap] = {
        key: WithdrawnOverlap(key, row.change_number) for key, row in rows.items() if row.withdrawn
    }
    for stamped in _with_cells(session, [row for row in rows.values() if not row.withdrawn]):
        found[stamped.key] = stamped
    return found


def _with_cells(session: Session, tables: Sequence[PublishedOverlap]) -> Iterator[StampedOverlap]:
    for some in batches(tables, 500):
        cells = session.execute(
            select_columns(*_CELL_COLUMNS)
            .where(col(PublishedOverlapCell.overlap_id).in_([table.id for table in some]))
            .order_by(col(PublishedOverlapCell.overlap_id), col(PublishedOverlapCell.id))
        ).all()
        by_table = {number: list(rows) for number, rows in groupby(cells, key=attrgetter("overlap_id"))}
        for table in some:
            yield StampedOverlap(
                _as_value(table, by_table[table.id]), table.made_in, table.made_on, table.change_number
            )


def write(
    session: Session,
    tables: Iterable[StampedOverlap],
    *,
    withdrawn: Iterable[WithdrawnOverlap],
    release: int,
    made_on: date,
) -> None:
    """Add the two-way tables of a release to the register, and which its audit withdrew, within the transaction."""
    for some in batches(tables, 1_000):
        rows = [
            {
                **_key_columns(stamped.key, release=release),
                "change": stamped.table.change.value,
                "made_in": stamped.made_in,
                "made_on": stamped.made_on,
                "change_number": stamped.change_number,
                "withdrawn": False,
            }
            for stamped in some
        ]
        numbers = session.execute(
            insert(PublishedOverlap).returning(col(PublishedOverlap.id), sort_by_parameter_order=True), rows
        ).scalars()
        cells = [
            row
            for stamped, number in zip(some, numbers, strict=True)
            for row in _as_rows(stamped.table, number)
        ]
        for rows_at_once in batches(cells, ROWS_AT_ONCE):
            session.execute(insert(PublishedOverlapCell), list(rows_at_once))
    gone = [
        {
            **_key_columns(one.key, release=release),
            "change": "",
            "made_in": release,
            "made_on": made_on,
            "change_number": one.change_number,
            "withdrawn": True,
        }
        for one in withdrawn
    ]
    if gone:
        session.execute(insert(PublishedOverlap), gone)


def _key_of(row: PublishedOverlap) -> OverlapKey:
    return Selection(row.period or None), row.characteristic, row.level, row.other, row.other_level


def _key_columns(key: OverlapKey, *, release: int) -> dict[str, object]:
    selection, characteristic, level, other, other_level = key
    return {
        "release_id": release,
        "period": selection.period or "",
        "characteristic": characteristic,
        "level": level,
        "other": other,
        "other_level": other_level,
    }


def _as_rows(table: OverlapTable, number: int) -> Iterator[dict[str, object]]:
    """Yield what the table shows or hides. What is left out has no row."""

    def rows(kind: str, category: str, other: str, count: ProtectedCount) -> Iterator[dict[str, object]]:
        if count.withheld is not Withheld.NOT_AVAILABLE:
            yield {
                "overlap_id": number,
                "kind": kind,
                "category": category,
                "other_category": other,
                "shown": count.shown,
                "withheld": None if count.withheld is None else count.withheld.value,
                "low": count.low,
                "high": count.high,
            }

    yield from rows("base", "", "", table.base)
    for row in table.rows:
        yield from rows("row", row.category, "", row.base)
        for cell in row.cells:
            yield from rows("cell", row.category, cell.category, cell.count)
    for column in table.columns:
        yield from rows("column", "", column.category, column.count)


def _as_value(table: PublishedOverlap, cells: list[Row[Any]]) -> OverlapTable:
    counts = {
        (cell.kind, cell.category, cell.other_category): ProtectedCount(
            cell.shown, None if cell.withheld is None else Withheld(cell.withheld), cell.low, cell.high
        )
        for cell in cells
    }

    def count(kind: str, category: str = "", other: str = "") -> ProtectedCount:
        return counts.get((kind, category, other), NOT_AVAILABLE)

    down = [category.slug for category in facts.level(table.characteristic, table.level).categories]
    across = [category.slug for category in facts.level(table.other, table.other_level).categories]
    return OverlapTable(
        selection=Selection(table.period or None),
        characteristic=table.characteristic,
        level=table.level,
        other=table.other,
        other_level=table.other_level,
        available=True,
        base=count("base"),
        rows=tuple(
            OverlapRow(
                one,
                count("row", one),
                tuple(ProtectedCell(other, count("cell", one, other)) for other in across),
            )
            for one in down
        ),
        columns=tuple(ProtectedCell(other, count("column", other=other)) for other in across),
        change=TableChange(table.change),
        figures_from=table.made_on,
    )
