"""A corrected file in place of the one that it corrects: only those count as changed of whom something changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select as select_columns
from sqlalchemy import update
from sqlmodel import Session, col, select

from data.importing.refusal import FileRefused
from data.importing.storing.undoing import NO_IMPORT, UNDONE_BEFORE, take_out
from models.intake import (
    SINGLE_ANSWER,
    Import,
    NeedCount,
    Participation,
    ParticipationCount,
    ParticipationTick,
    Tombstone,
)
from models.vocabulary import ImportState

OTHER_ACTIVITY = (
    "Import {number} is of the activity {activity}. A file takes the place of one of its own activity."
)
COUNTS = "Import {number} holds counts and no people. Take it back, then bring the file in."
AT_ONCE = 500


def to_be_replaced(session: Session, number: int, *, activity: str) -> Import:
    """Return the import whose place a file of `activity` takes.

    Raises
    ------
    FileRefused
        There is none, it was taken back, or it is of another activity or of counts.
    """
    found = session.get(Import, number)
    if found is None:
        raise FileRefused(NO_IMPORT.format(number=number))
    if found.state == ImportState.UNDONE:
        raise FileRefused(UNDONE_BEFORE.format(number=number))
    if found.activity != activity:
        raise FileRefused(OTHER_ACTIVITY.format(number=number, activity=found.activity))
    for table in (ParticipationCount, NeedCount):
        if session.exec(select(table.id).where(table.import_id == number)).first() is not None:
            raise FileRefused(COUNTS.format(number=number))
    return found


def put_in_place(session: Session, old: Import, new: Import, *, change: int) -> None:
    """Take the old import out, and let the new one's people who are the same as before count as they did.

    The same: the record key (of the person, or of the row as it was read), the day, and every answer. They keep the
    running number of their last change, and leave no tombstone. Of the others, a row that left and one that came in
    the same quarter count as one that changed: a mend is no second person. So a reader is never told of more people
    who changed than did, and a table moves later rather than sooner. Where the two files were asked in different
    ethnic frames, or have deprivation by different indices, everybody changed: the same answer has another place then.
    """
    before: dict[int, list[int]] = defaultdict(list)
    gone: Counter[str] = Counter()
    for _, quarter, number, said in _rows(session, old.id or 0):
        gone[quarter] += 1
        if (old.ethnic_frame, old.imd_version) == (new.ethnic_frame, new.imd_version):
            before[said].append(number)
    same: dict[int, list[int]] = defaultdict(list)
    for row, quarter, _, said in _rows(session, new.id or 0):
        same[before[said].pop() if before.get(said) else change].append(row)
        # Whoever is the same is both gone and here; whoever is not stands for one of those who are gone.
        gone[quarter] -= 1
    _put_numbers(session, new.id or 0, same)
    session.add_all(
        Tombstone(activity=old.activity, quarter=quarter, change_number=change)
        for quarter, n in gone.items()
        for _ in range(n)
    )
    session.flush()
    take_out(session, old)


def _put_numbers(session: Session, number: int, same: Mapping[int, Sequence[int]]) -> None:
    """Write running numbers (by number: ids), what most of an import's rows have in one statement, then the others."""
    most = max(same, key=lambda each: len(same[each]))
    every = update(Participation).where(col(Participation.import_id) == number)
    session.connection().execute(every.values(change_number=most))
    for changed, rows in same.items():
        for first in range(0, len(rows) if changed != most else 0, AT_ONCE):
            some = col(Participation.id).in_(rows[first : first + AT_ONCE])
            session.connection().execute(update(Participation).where(some).values(change_number=changed))


def _rows(session: Session, number: int) -> Iterator[tuple[int, str, int, int]]:
    """Yield id, quarter, running number, and a mark of who it is and all that was said, of each row of an import."""
    ticks: dict[int, set[tuple[str, str]]] = defaultdict(set)
    held = (
        select_columns(
            col(ParticipationTick.participation_id),
            col(ParticipationTick.characteristic),
            col(ParticipationTick.category),
        )
        .join(Participation, col(Participation.id) == col(ParticipationTick.participation_id))
        .where(col(Participation.import_id) == number)
    )
    for row, characteristic, category in session.execute(held):
        ticks[row].add((characteristic, category))
    said = (getattr(Participation, name) for name in SINGLE_ANSWER)
    people = select_columns(
        col(Participation.id),
        col(Participation.quarter),
        col(Participation.change_number),
        col(Participation.record_key),
        col(Participation.took_part_on),
        *said,
    ).where(col(Participation.import_id) == number)
    for row, quarter, changed, *rest in session.execute(people):
        yield row, quarter, changed, hash((quarter, *rest, frozenset(ticks.get(row, ()))))
