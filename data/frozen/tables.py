"""Tables of one characteristic, as they are frozen: protected tables to rows and back."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import insert, tuple_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data import facts
from data.frozen.rows import ROWS_AT_ONCE, batches, selection_of
from models.protected import ProtectedCell, ProtectedCount, ProtectedTable, Selection
from models.release import PublishedCell, PublishedNotAsked, PublishedTable
from models.vocabulary import Dimension, Missing, TableChange, Withheld

_CELL_COLUMNS = (
    col(PublishedCell.table_id),
    col(PublishedCell.kind),
    col(PublishedCell.category),
    col(PublishedCell.shown),
    col(PublishedCell.withheld),
    col(PublishedCell.low),
    col(PublishedCell.high),
)
TableKey = tuple[Selection, str, str]
"""Selection, characteristic, level."""


@dataclass(frozen=True)
class Withdrawn:
    """A table that an audit withdrew, and the running number of the intake at that time."""

    key: TableKey
    change_number: int


@dataclass(frozen=True)
class Stamped:
    """A protected table with the release that made its figures."""

    table: ProtectedTable
    made_in: int
    made_on: date
    change_number: int
    """Running number of the intake when the figures were made."""


def stored(
    session: Session,
    *,
    release: int,
    selection: Selection | None = None,
    across: tuple[str | None, Dimension] | None = None,
    characteristic: str | None = None,
    level: str | None = None,
    first: bool = False,
) -> Iterator[Stamped]:
    """Yield the tables of a release, all or those asked for, in the order in which they were frozen; or the first.

    `across` asks for every value of a dimension in one period (None: all time).
    """
    asked = select(PublishedTable).where(
        PublishedTable.release_id == release, col(PublishedTable.withdrawn).is_(False)
    )
    if selection is not None:
        asked = asked.where(
            PublishedTable.period == (selection.period or ""), PublishedTable.by == (selection.by or "")
        )
    if across is not None:
        period, dimension = across
        asked = asked.where(
            PublishedTable.period == (period or ""), col(PublishedTable.by).startswith(f"{dimension.value}=")
        )
    if characteristic is not None:
        asked = asked.where(PublishedTable.characteristic == characteristic)
    if level is not None:
        asked = asked.where(PublishedTable.level == level)
    asked = asked.order_by(col(PublishedTable.id)).limit(1 if first else None)
    yield from _with_cells(session, session.exec(asked).all())


def stored_of(
    session: Session, *, release: int, selections: Collection[Selection], characteristics: Collection[str]
) -> Iterator[Stamped]:
    """Yield the tables of a release that are of any of `selections` and any of `characteristics`, in one read."""
    rows = session.exec(
        select(PublishedTable)
        .where(
            PublishedTable.release_id == release,
            col(PublishedTable.withdrawn).is_(False),
            col(PublishedTable.characteristic).in_(characteristics),
            tuple_(col(PublishedTable.period), col(PublishedTable.by)).in_(
                [(each.period or "", each.by or "") for each in selections]
            ),
        )
        .order_by(col(PublishedTable.id))
    ).all()
    yield from _with_cells(session, rows)


def newest(session: Session) -> dict[TableKey, Stamped | Withdrawn]:
    """Return of every table that any release held or withdrew the newest, whatever release it is in.

    A table that was not offered for a while moves by the same rule as one that was: an earlier figure stays known.
    """
    rows: dict[TableKey, PublishedTable] = {}
    for row in session.exec(select(PublishedTable).order_by(col(PublishedTable.id))):
        rows[selection_of(row.period, row.by), row.characteristic, row.level] = row
    found: dict[TableKey, Stamped | Withdrawn] = {
        key: Withdrawn(key, row.change_number) for key, row in rows.items() if row.withdrawn
    }
    for stamped in _with_cells(session, [row for row in rows.values() if not row.withdrawn]):
        found[_key_of(stamped.table)] = stamped
    return found


def _with_cells(session: Session, tables: Sequence[PublishedTable]) -> Iterator[Stamped]:
    for some in batches(tables, 500):
        # Columns and not objects: a page reads hundreds of cells, and each object costs more than its query.
        cells = session.execute(
            select_columns(*_CELL_COLUMNS)
            .where(col(PublishedCell.table_id).in_([table.id for table in some]))
            .order_by(col(PublishedCell.table_id), col(PublishedCell.id))
        ).all()
        by_table: dict[int | None, dict[tuple[str, str], ProtectedCount]] = {table.id: {} for table in some}
        for number, kind, category, shown, withheld, low, high in cells:
            by_table[number][kind, category] = _count(shown, withheld, low, high)
        for table in some:
            value = _as_value(table, by_table[table.id])
            yield Stamped(value, table.made_in, table.made_on, table.change_number)


@lru_cache(maxsize=8192)
def _count(shown: int | None, withheld: str | None, low: int, high: int) -> ProtectedCount:
    """Return a count as a value; kept, because most of those on a page are "fewer than 10"."""
    return ProtectedCount(shown, None if withheld is None else Withheld(withheld), low, high)


def write(session: Session, tables: Iterable[Stamped], *, release: int) -> None:
    """Add the tables of a release to the register, within the transaction of `session`."""
    for some in batches(tables, 1_000):
        rows = [
            {
                **_key_columns(_key_of(stamped.table), release=release),
                "change": stamped.table.change.value,
                "made_in": stamped.made_in,
                "made_on": stamped.made_on,
                "change_number": stamped.change_number,
                "withdrawn": False,
            }
            for stamped in some
        ]
        numbers = session.execute(
            insert(PublishedTable).returning(col(PublishedTable.id), sort_by_parameter_order=True), rows
        ).scalars()
        cells = [
            row
            for stamped, number in zip(some, numbers, strict=True)
            for row in _as_rows(stamped.table, number)
        ]
        for rows_at_once in batches(cells, ROWS_AT_ONCE):
            session.execute(insert(PublishedCell), list(rows_at_once))


def write_withdrawn(session: Session, tables: Iterable[Withdrawn], *, release: int, made_on: date) -> None:
    """Note in the register which tables of a release its audit withdrew, without any figure."""
    rows = [
        {
            **_key_columns(withdrawn.key, release=release),
            "change": "",
            "made_in": release,
            "made_on": made_on,
            "change_number": withdrawn.change_number,
            "withdrawn": True,
        }
        for withdrawn in tables
    ]
    if rows:
        session.execute(insert(PublishedTable), rows)


def write_not_asked(session: Session, pairs: Iterable[tuple[Selection, str]], *, release: int) -> None:
    """Note in the register in which selections of a release no form asked about a characteristic."""
    rows = [
        {
            "release_id": release,
            "period": selection.period or "",
            "by": selection.by or "",
            "characteristic": characteristic,
        }
        for selection, characteristic in pairs
    ]
    if rows:
        session.execute(insert(PublishedNotAsked), rows)


def not_asked(
    session: Session, *, release: int, characteristic: str | None = None, selection: Selection | None = None
) -> set[tuple[Selection, str]]:
    """Return the selections of a release in which no form asked about a characteristic, with it; None: any of them."""
    # Columns and not objects: there is a row for nearly every engagement and question.
    asked = select_columns(
        col(PublishedNotAsked.period), col(PublishedNotAsked.by), col(PublishedNotAsked.characteristic)
    ).where(col(PublishedNotAsked.release_id) == release)
    if characteristic is not None:
        asked = asked.where(col(PublishedNotAsked.characteristic) == characteristic)
    if selection is not None:
        asked = asked.where(
            col(PublishedNotAsked.period) == (selection.period or ""),
            col(PublishedNotAsked.by) == (selection.by or ""),
        )
    found = session.execute(asked).all()
    return {(selection or selection_of(period, by), question) for period, by, question in found}


def _key_of(table: ProtectedTable) -> TableKey:
    return table.selection, table.characteristic, table.level


def _key_columns(key: TableKey, *, release: int) -> dict[str, object]:
    selection, characteristic, level = key
    return {
        "release_id": release,
        "period": selection.period or "",
        "by": selection.by or "",
        "characteristic": characteristic,
        "level": level,
    }


def _as_rows(table: ProtectedTable, number: int) -> Iterator[dict[str, object]]:
    def row(kind: str, category: str, count: ProtectedCount) -> dict[str, object]:
        return {
            "table_id": number,
            "kind": kind,
            "category": category,
            "shown": count.shown,
            "withheld": None if count.withheld is None else count.withheld.value,
            "low": count.low,
            "high": count.high,
        }

    yield row("people", "", table.people)
    yield row("asked", "", table.asked)
    yield row("known", "", table.known)
    yield row("unplaced", "", table.unplaced)
    for cell in table.cells:
        yield row("category", cell.category, cell.count)
    for cell in table.missing:
        yield row("missing", cell.category, cell.count)


def _as_value(table: PublishedTable, counts: Mapping[tuple[str, str], ProtectedCount]) -> ProtectedTable:
    order = [
        category.slug
        for level in facts.levels(table.characteristic)
        if level.slug == table.level
        for category in level.categories
    ]
    return ProtectedTable(
        selection=selection_of(table.period, table.by),
        characteristic=table.characteristic,
        level=table.level,
        available=True,
        people=counts["people", ""],
        asked=counts["asked", ""],
        known=counts["known", ""],
        cells=tuple(ProtectedCell(name, counts["category", name]) for name in order),
        missing=tuple(ProtectedCell(kind.value, counts["missing", kind.value]) for kind in Missing),
        unplaced=counts["unplaced", ""],
        change=TableChange(table.change),
        figures_from=table.made_on,
    )
