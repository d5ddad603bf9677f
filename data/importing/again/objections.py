"""People who asked not to be counted: a list of keyed hashes, so that no later file brings them back."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from data.importing.harmonising import HarmonisedFile
from data.keys import row_objection
from models.intake import Objection, Participation, ParticipationTick

CHUNK = 500
"""Numbers in one question to a database."""


def note_person(session: Session, person: str) -> None:
    """Put a person, as the keyed hash, on the list, whatever the activity."""
    _note(session, person, activity=None)


def note_row(session: Session, record_key: str, *, activity: str, key: bytes) -> None:
    """Put the person of one row of one activity on the list, where no file says who it is."""
    _note(session, row_objection(record_key, activity=activity, key=key), activity=activity)


def withdraw_person(session: Session, person: str) -> bool:
    """Take a person, as the keyed hash, off the list; return whether it was there."""
    gone = session.connection().execute(delete(Objection).where(col(Objection.keyed_hash) == person))
    return gone.rowcount > 0


def leave_out(
    session: Session, harmonised: HarmonisedFile, *, number: int, activity: str, key: bytes
) -> frozenset[int]:
    """Take those who asked not to be counted out of import `number`, which is being stored; return their places.

    A place counts the kept rows of the file from 0. `key` is the key of the intake's person hashes.
    """
    every = session.exec(select(Objection.keyed_hash, Objection.activity)).all()
    people = {hashed for hashed, where in every if where is None}
    rows = {hashed for hashed, where in every if where == activity}
    found = {place for place, who in enumerate(harmonised.person) if who in people} if people else set()
    if rows:
        held = select(Participation.row, Participation.record_key).where(
            Participation.import_id == number, col(Participation.person_key).is_(None)
        )
        objecting = {
            row
            for row, record in session.exec(held)
            if row_objection(record, activity=activity, key=key) in rows
        }
        numbers = harmonised.table.row_numbers
        found |= {place for place, index in enumerate(harmonised.kept) if numbers[index] in objecting}
    _take_out(
        session, number, [harmonised.table.row_numbers[harmonised.kept[place]] for place in sorted(found)]
    )
    return frozenset(found)


def _note(session: Session, hashed: str, *, activity: str | None) -> None:
    if session.exec(select(Objection.id).where(Objection.keyed_hash == hashed)).first() is None:
        session.add(Objection(keyed_hash=hashed, activity=activity, at=datetime.now(UTC)))
        session.flush()


def _take_out(session: Session, number: int, rows: Sequence[int]) -> None:
    for first in range(0, len(rows), CHUNK):
        those = select(Participation.id).where(
            Participation.import_id == number, col(Participation.row).in_(rows[first : first + CHUNK])
        )
        connection = session.connection()
        ids = [each for each in session.exec(those) if each]
        connection.execute(delete(ParticipationTick).where(col(ParticipationTick.participation_id).in_(ids)))
        connection.execute(delete(Participation).where(col(Participation.id).in_(ids)))
