"""Stores a harmonised file in the intake: in one transaction, whole or not at all."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from data.databases import intake_session, register_session
from data.importing.again.objections import leave_out
from data.importing.columns.saved_maps import as_json
from data.importing.harmonising import HarmonisedFile
from data.importing.people.people_rows import PEOPLE_COLUMNS, TICK_COLUMNS, people_rows, tick_rows
from data.importing.people.person_keys import which_key
from data.importing.refusal import FileRefused
from data.importing.storing.activities import find_activity
from data.importing.storing.change_counter import next_change
from data.importing.storing.findings import insert_findings
from data.importing.storing.inserting import Cell, insert_rows
from data.importing.storing.replacing import put_in_place, to_be_replaced
from data.progress import Progress, silent
from data.secret import read_secret
from models.intake import (
    Import,
    Participation,
    ParticipationTick,
)
from models.register import AuditEvent
from models.vocabulary import ImportState

STORED_BEFORE = (
    "{file} is stored already, as import {number} of {day}. Nothing was stored again. "
    "To bring it in anew, undo that import first."
)
OTHER_KEY = "{file} was looked at without the secret of these records. Read it again, then store it."
NOBODY = "{file} has no row that is a person. Nothing was stored."

EVERYBODY_OBJECTS = "Everybody in {file} has asked not to be counted. Nothing was stored."

PEOPLE_SHARE = 0.7
"""How much of storing is done once the people are stored, roughly."""
TICKS_SHARE = 0.95
"""The same, once their ticks are stored."""
WRITTEN_SHARE = 0.97


@dataclass(frozen=True)
class StoredImport:
    """What one import put into the intake."""

    number: int
    """The import's number: what `undo` takes."""
    rows: int
    accepted: int
    refused_rows: int
    known_people: int
    """Rows of people whom an earlier import of the same activity holds: they count once."""
    objecting: int
    """Rows of people who asked not to be counted: they are among the refused."""
    change_number: int


def store(
    harmonised: HarmonisedFile,
    *,
    activity: str,
    who: str,
    today: date | None = None,
    invented: bool = False,
    replacing: int | None = None,
    progress: Progress = silent,
) -> StoredImport:
    """Store a file's people under an activity of the register. Whatever fails, nothing of the file is stored.

    `replacing` is the number of an import that this file corrects: it is taken back in the same transaction, and only
    those count as changed of whom something changed (`put_in_place`).

    Raises
    ------
    FileRefused
        There is no such activity, the same file is stored already, no row is a person, or the people were hashed with
        another key, everybody in it asked not to be counted, or there is no import to replace.
    SecretError
        The secret can't be used.
    """
    known = find_activity(activity)
    secret = read_secret()
    today = today or datetime.now(UTC).date()
    instead = known.closed_on or today
    if not harmonised.kept:
        raise FileRefused(NOBODY.format(file=harmonised.table.file_name))
    if any(harmonised.person) and harmonised.keyed_by != which_key(secret.person):
        raise FileRefused(OTHER_KEY.format(file=harmonised.table.file_name))
    with intake_session(writing=True) as session:
        change = next_change(session)
        old = None if replacing is None else to_be_replaced(session, replacing, activity=activity)
        _refuse_same_file(session, harmonised, but_for=replacing)
        number = _new_import(session, harmonised, activity=activity, who=who, invented=invented)
        people = harmonised.person
        elsewhere = _people_elsewhere(session, people, activity=activity, but_for=replacing)
        rows = people_rows(
            harmonised,
            people,
            import_id=number,
            activity=activity,
            instead=instead,
            change=change,
            key=secret.rounding,
        )
        _insert_people(session, harmonised, rows, progress=progress)
        ids = _ids(session, number)
        _insert_ticks(session, harmonised, ids, progress=progress)
        left_out = leave_out(session, harmonised, number=number, activity=activity, key=secret.person)
        accepted = _without(session, harmonised, left_out, number=number)
        known_people = [
            place for place, key in enumerate(people) if key in elsewhere and place not in left_out
        ]
        if old is not None:
            put_in_place(session, old, session.get_one(Import, number), change=change)
        progress(TICKS_SHARE, "Storing: what was found")
        insert_findings(
            session,
            harmonised,
            ids=ids,
            number=number,
            known_people=known_people,
            left_out=left_out,
            who=who,
            at=datetime.now(UTC),
        )
        progress(WRITTEN_SHARE, "Storing: making sure that all of it is written")
        session.commit()
    _note_in_register(who, number=number, activity=activity, replacing=replacing)
    progress(1.0, "Stored")
    return StoredImport(
        number=number,
        rows=harmonised.rows,
        accepted=accepted,
        refused_rows=harmonised.rows - accepted,
        known_people=len(known_people),
        objecting=len(left_out),
        change_number=change,
    )


def _refuse_same_file(session: Session, harmonised: HarmonisedFile, *, but_for: int | None) -> None:
    """Refuse a file that stands already, but for the import whose place it takes: it may be read in another way."""
    before = session.exec(
        select(Import).where(Import.sha256 == harmonised.table.sha256, Import.state == ImportState.STORED)
    ).first()
    if before is not None and before.id != but_for:
        day = before.imported_at.date().isoformat()
        raise FileRefused(STORED_BEFORE.format(file=harmonised.table.file_name, number=before.id, day=day))


def _new_import(
    session: Session, harmonised: HarmonisedFile, *, activity: str, who: str, invented: bool
) -> int:
    made = Import(
        file_name=harmonised.table.file_name,
        sha256=harmonised.table.sha256,
        size=harmonised.table.size,
        source=harmonised.source,
        activity=activity,
        imported_by=who,
        imported_at=datetime.now(UTC),
        column_map=as_json(harmonised.columns, harmonised.said),
        rows=harmonised.rows,
        accepted=len(harmonised.kept),
        ethnic_frame=harmonised.ethnic_frame,
        imd_version=harmonised.imd_version,
        state=ImportState.STORED.value,
        invented=invented,
    )
    session.add(made)
    session.flush()
    if made.id is None:
        raise AssertionError("A database gives every row a number.")
    return made.id


def _without(session: Session, harmonised: HarmonisedFile, left_out: Collection[int], *, number: int) -> int:
    """Return how many rows are left as people, and have the import say so."""
    accepted = len(harmonised.kept) - len(left_out)
    if not accepted:
        raise FileRefused(EVERYBODY_OBJECTS.format(file=harmonised.table.file_name))
    if left_out:
        session.connection().execute(update(Import).where(col(Import.id) == number).values(accepted=accepted))
    return accepted


def _people_elsewhere(
    session: Session, people: list[str | None], *, activity: str, but_for: int | None
) -> set[str]:
    """Return those of `people` whom the activity holds already, in other imports than `but_for`."""
    if not any(people):
        return set()
    held = select(Participation.person_key).where(
        Participation.activity == activity,
        col(Participation.person_key).is_not(None),
        Participation.import_id != (but_for or 0),
    )
    return set(session.connection().execute(held).scalars().all()) & {key for key in people if key}


def _insert_people(
    session: Session, harmonised: HarmonisedFile, rows: Iterable[tuple[Cell, ...]], *, progress: Progress
) -> None:
    of = len(harmonised.kept)

    def told(done: int) -> None:
        progress(PEOPLE_SHARE * done / of, f"Storing: {done:,} of {of:,} people")

    insert_rows(session, Participation, columns=PEOPLE_COLUMNS, rows=rows, told=told)


def _ids(session: Session, number: int) -> Sequence[int]:
    """Return the ids of an import's people in the order of the file, in which they were inserted."""
    held = select(Participation.id).where(Participation.import_id == number).order_by(col(Participation.id))
    return array("q", session.connection().execute(held).scalars().all())


def _insert_ticks(
    session: Session, harmonised: HarmonisedFile, ids: Sequence[int], *, progress: Progress
) -> None:
    if not harmonised.ticks:
        return
    of = sum(sum(map(len, answered)) for answered in harmonised.ticks.values())

    def told(done: int) -> None:
        share = PEOPLE_SHARE + (TICKS_SHARE - PEOPLE_SHARE) * done / of
        progress(share, f"Storing: {done:,} of {of:,} answers to questions with several")

    rows = tick_rows(harmonised, ids)
    insert_rows(session, ParticipationTick, columns=TICK_COLUMNS, rows=rows, told=told)


def _note_in_register(who: str, *, number: int, activity: str, replacing: int | None) -> None:
    instead = "" if replacing is None else f" in place of import {replacing}"
    detail = f"Import {number} into {activity}{instead}"
    with register_session(writing=True) as session:
        session.add(AuditEvent(at=datetime.now(UTC), who=who, what="import", detail=detail))
        session.commit()
