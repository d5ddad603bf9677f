"""Inserts very many rows on the driver's own path: executemany on SQLite, COPY on PostgreSQL.

Must stay fast at a million rows: SQLAlchemy's way through a dict for each row takes twice as long. Everything happens in the session's
transaction, so that rows are there whole or not at all; no setting of the database that makes it safe is touched.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection
from sqlmodel import Session, SQLModel

CHUNK = 10_000
"""Rows between two tellings of how far it is."""

Cell = str | int | None
"""What may be inserted so. A day is text like 2024-05-31, which both databases take for a date."""
Told = Callable[[int], None]
"""Called with the number of rows inserted so far, after each chunk."""


def insert_rows(
    session: Session,
    model: type[SQLModel],
    *,
    columns: Sequence[str],
    rows: Iterable[tuple[Cell, ...]],
    told: Told,
) -> None:
    """Insert rows, each a cell for each of `columns`, in their order: their ids rise with it.

    Raises
    ------
    ValueError
        The table has no such column.
    """
    table = model.__table__  # type: ignore[attr-defined]
    if unknown := set(columns) - set(table.columns.keys()):
        raise ValueError(f"The table {table.name} has no column {', '.join(sorted(unknown))}.")
    connection = session.connection()
    quote = connection.dialect.identifier_preparer.quote
    named = f"{quote(table.name)} ({', '.join(map(quote, columns))})"
    insert = _copy if connection.dialect.name == "postgresql" else _execute_many
    for done in insert(connection, named, rows, of=len(columns)):
        told(done)


def _execute_many(
    connection: Connection, named: str, rows: Iterable[tuple[Cell, ...]], *, of: int
) -> Iterator[int]:
    statement = f"INSERT INTO {named} VALUES ({', '.join('?' * of)})"
    left = iter(rows)
    done = 0
    while chunk := list(islice(left, CHUNK)):
        connection.exec_driver_sql(statement, chunk)
        done += len(chunk)
        yield done


def _copy(
    connection: Connection,
    named: str,
    rows: Iterable[tuple[Cell, ...]],
    *,
    of: int,  # noqa: ARG001 as above
) -> Iterator[int]:
    driver = connection.connection.driver_connection
    if driver is None:
        raise AssertionError("A connection in use has a driver's connection.")
    with driver.cursor() as cursor, cursor.copy(f"COPY {named} FROM STDIN") as copy:
        for done, row in enumerate(rows, start=1):
            copy.write_row(row)
            if not done % CHUNK:
                yield done
