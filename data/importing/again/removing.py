"""Removes one person on request, the right to object, and keeps them out of later files. Nothing here names anybody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from data.databases import intake_session, register_session
from data.importing.again import objections
from data.importing.again.forgotten_labels import forget_labels
from data.importing.people.person_keys import plain_reference
from data.importing.people.privacy import FEWEST_STORED
from data.importing.refusal import FileRefused
from data.importing.storing.change_counter import next_change
from data.keys import person_key
from data.secret import read_secret
from models.intake import (
    Objection,
    Participation,
    ParticipationLabel,
    ParticipationTick,
    Problem,
    Tombstone,
    UnmatchedLabel,
)
from models.register import AuditEvent

NO_REFERENCE = "That says of nobody who it is. Give what stood in the column that was named as person key."
NOT_HERE = (
    "Nobody here has that reference. Nothing was changed. Check how it is written; a person whose file named no "
    "person key is removed by import and row."
)
NO_ROW = "Import {number} holds nobody in row {row}. Nothing was changed."
NOT_ON_THE_LIST = "Nobody with that reference has asked not to be counted. Nothing was changed."
NO_OBJECTION = "There is no objection {number} that was made by import and row. Nothing was changed."

OBJECTION = "objection"
"""What the register's note says was done."""
REMOVED = "1 person removed on request"
KEPT_OUT = "1 person kept out on request"
WITHDRAWN = "1 objection withdrawn"


@dataclass(frozen=True)
class RemovedPerson:
    """What one request took away."""

    participations: int
    """0 where nobody was there yet, and later files leave them out."""
    activities: int
    change_number: int


@dataclass(frozen=True)
class RowObjection:
    """Somebody whom no file named, for a list: where they were, and when they objected."""

    number: int
    activity: str
    at: datetime


def remove_person(reference: str, *, who: str, keep_out: bool = False) -> RemovedPerson:
    """Remove everything of the person of a reference, in every activity, and leave them out of later files.

    `reference` is what stood in the column that was named as person key, in any spelling that means the same. In one
    transaction: participations, answers, labels, problems; tombstones stay, which say where and when and not who. With
    `keep_out`, somebody who is not here yet is kept out of later files all the same.

    Raises
    ------
    FileRefused
        It names nobody, or nobody here. The message does not repeat it. Nothing was changed.
    SecretError
        The secret can't be used.
    """
    person = _person(reference)
    with intake_session(writing=True) as session:
        change = next_change(session)
        held = session.exec(select(Participation).where(Participation.person_key == person)).all()
        if not held and not keep_out:
            raise FileRefused(NOT_HERE)
        objections.note_person(session, person)
        removed = _remove(session, held, change=change)
        session.commit()
    _note(who, REMOVED if held else KEPT_OUT)
    return removed


def remove_row(number: int, row: int, *, who: str) -> RemovedPerson:
    """Remove the person in a row of an import (as a spreadsheet numbers it), and leave the row out when it comes again.

    Where the row says who the person is, everything of that person goes, as `remove_person` has it.

    Raises
    ------
    FileRefused
        There is nobody. Nothing was changed.
    SecretError
        The secret can't be used.
    """
    key = read_secret().person
    with intake_session(writing=True) as session:
        change = next_change(session)
        one = session.exec(
            select(Participation).where(Participation.import_id == number, Participation.row == row)
        ).first()
        if one is None:
            raise FileRefused(NO_ROW.format(number=number, row=row))
        held: Sequence[Participation] = [one]
        if one.person_key is None:
            objections.note_row(session, one.record_key, activity=one.activity, key=key)
        else:
            objections.note_person(session, one.person_key)
            held = session.exec(select(Participation).where(Participation.person_key == one.person_key)).all()
        removed = _remove(session, held, change=change)
        session.commit()
    _note(who, REMOVED)
    return removed


def withdraw(reference: str, *, who: str) -> None:
    """Take a person off the list: later files count them again. What was removed does not come back by itself.

    Raises
    ------
    FileRefused
        They are not on the list.
    SecretError
        The secret can't be used.
    """
    person = _person(reference)
    with intake_session(writing=True) as session:
        if not objections.withdraw_person(session, person):
            raise FileRefused(NOT_ON_THE_LIST)
        session.commit()
    _note(who, WITHDRAWN)


def withdraw_row(number: int, *, who: str) -> None:
    """Take an objection that was made by import and row off the list, by its own number (`row_objections`).

    Raises
    ------
    FileRefused
        There is none of that number.
    """
    with intake_session(writing=True) as session:
        found = session.get(Objection, number)
        if found is None or found.activity is None:
            raise FileRefused(NO_OBJECTION.format(number=number))
        session.delete(found)
        session.commit()
    _note(who, WITHDRAWN)


def row_objections() -> tuple[RowObjection, ...]:
    """Return who objected by import and row, the latest first."""
    with intake_session() as session:
        rows = session.exec(
            select(Objection).where(col(Objection.activity).is_not(None)).order_by(col(Objection.id).desc())
        ).all()
        return tuple(RowObjection(row.id or 0, row.activity or "", row.at) for row in rows)


def objecting() -> int:
    """Return how many people have asked not to be counted."""
    with intake_session() as session:
        return len(session.exec(select(Objection.id)).all())


def _person(reference: str) -> str:
    plain = plain_reference(reference)
    if plain is None:
        raise FileRefused(NO_REFERENCE)
    return person_key(plain, key=read_secret().person)


def _remove(session: Session, held: Sequence[Participation], *, change: int) -> RemovedPerson:
    """Remove participations and all that hangs on them; leave a tombstone for each."""
    ids = [one.id for one in held if one.id is not None]
    for one in held:
        session.add(Tombstone(activity=one.activity, quarter=one.quarter, change_number=change))
    session.flush()
    connection = session.connection()
    connection.execute(delete(ParticipationTick).where(col(ParticipationTick.participation_id).in_(ids)))
    _remove_labels(session, ids)
    for one in held:
        connection.execute(
            delete(Problem).where(col(Problem.import_id) == one.import_id, col(Problem.row) == one.row)
        )
    connection.execute(delete(Participation).where(col(Participation.id).in_(ids)))
    return RemovedPerson(len(held), len({one.activity for one in held}), change)


def _remove_labels(session: Session, ids: Sequence[int]) -> None:
    """Count each label without these participations; forget those that too few hold now and nobody decided."""
    links = select(ParticipationLabel.label_id).where(col(ParticipationLabel.participation_id).in_(ids))
    fewer = Counter(session.exec(links).all())
    session.connection().execute(
        delete(ParticipationLabel).where(col(ParticipationLabel.participation_id).in_(ids))
    )
    labels = session.exec(select(UnmatchedLabel).where(col(UnmatchedLabel.id).in_(list(fewer)))).all()
    for label in labels:
        label.count = max(0, label.count - fewer[label.id or 0])
    session.flush()
    forget_labels(session, [one for one in labels if one.decided_slug is None and one.count < FEWEST_STORED])
    session.flush()


def _note(who: str, detail: str) -> None:
    with register_session(writing=True) as session:
        session.add(AuditEvent(at=datetime.now(UTC), who=who, what=OBJECTION, detail=detail))
        session.commit()
