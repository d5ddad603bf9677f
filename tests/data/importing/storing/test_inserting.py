"""Very many rows on the driver's own path, on SQLite and PostgreSQL.

Mutant: the last chunk forgotten.
"""

import pytest
from sqlmodel import select

from data.databases import intake_session
from data.importing.storing import inserting
from data.importing.storing.inserting import insert_rows
from models.intake import Tombstone

COLUMNS = ("activity", "quarter", "change_number")


@pytest.mark.parametrize("rows", [0, 1, 2, 5])
def test_rows_are_inserted_in_their_order_and_told_as_they_go(databases, monkeypatch, rows):
    monkeypatch.setattr(inserting, "CHUNK", 2)
    told = []
    with intake_session(writing=True) as session:
        made = ((f"A'{number}\t", "2024-Q1", number) for number in range(rows))
        insert_rows(session, Tombstone, columns=COLUMNS, rows=made, told=told.append)
        session.commit()
    with intake_session() as session:
        held = session.exec(select(Tombstone).order_by(Tombstone.id)).all()
    assert [(one.activity, one.change_number) for one in held] == [(f"A'{n}\t", n) for n in range(rows)]
    assert [one for one in told if not one % 2] == list(range(2, rows + 1, 2))


def test_what_is_not_committed_is_not_there(databases):
    with intake_session(writing=True) as session:
        insert_rows(session, Tombstone, columns=COLUMNS, rows=[("A1", "2024-Q1", 1)], told=lambda _done: None)
    with intake_session() as session:
        assert session.exec(select(Tombstone)).all() == []


def test_a_column_that_is_not_there_is_an_error_before_anything_is_done(databases):
    with intake_session(writing=True) as session, pytest.raises(ValueError, match="has no column b; drop"):
        insert_rows(session, Tombstone, columns=("activity", "b; drop"), rows=[], told=lambda _done: None)
