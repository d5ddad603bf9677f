"""Stores counts that a partner sent: as imports of heads without people, in one transaction, whole or not at all."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.databases import intake_session, register_session
from data.importing.counts.told import SettledCounts
from data.importing.labels.deprivation_version import DEPRIVATION
from data.importing.people.privacy import FEWEST_STORED
from data.importing.refusal import FileRefused
from data.importing.storing.activities import find_activity
from data.importing.storing.change_counter import next_change
from data.keys import head_keys
from data.periods import quarter_of
from data.secret import Secret, read_secret
from models.intake import EVERYONE, Import, Participation, ParticipationCount, UnmatchedLabel
from models.register import AuditEvent
from models.vocabulary import ImportState

COLUMN_MAP = '{"": "counts"}'
"""Marks an import of counts: no column of a file is without a name."""
ENTERED = "counts"
"""Stands for the name of a file where the counts were typed."""

NO_COUNTS = "There are no counts. Nothing was stored."
NO_ACTIVITY = "The counts don't say which activity they are of. Choose it, and bring them in again."
TWICE_IN_FILE = "The activity {activity} stands twice among these counts. Nothing was stored."
STORED_BEFORE = "These counts are stored already, as import {number} of {day}. Nothing was stored again."
COUNTED_BEFORE = (
    "People were counted at {activity} before, by import {number} of {day}. Nothing was stored. If these counts put those "
    "right, take that import back first. If these are other people, say so."
)


class CountedBefore(FileRefused):
    """People were counted at the activity before, and nobody said that these are others."""


@dataclass(frozen=True)
class StoredCounts:
    """What was put into the intake of one activity."""

    number: int
    """The import's number: what `undo` takes."""
    activity: str
    heads: int


@dataclass(frozen=True)
class CountsSource:
    """Where counts come from."""

    file_name: str = ENTERED
    source: str = ""
    ethnic_frame: str | None = None
    imd_version: str | None = None


def store_counts(
    counts: Sequence[SettledCounts],
    *,
    given: CountsSource,
    who: str,
    today: date | None = None,
    other_people: bool = False,
) -> tuple[StoredCounts, ...]:
    """Store the counts of one or more activities, each as an import of its own; all or none.

    `other_people` says that these are not the people who were counted at the same activity before.

    Raises
    ------
    FileRefused
        There is nothing to store, an activity is not there, its counts don't agree, or people were counted there before.
    SecretError
        The secret can't be used.
    """
    if not counts:
        raise FileRefused(NO_COUNTS)
    today = today or datetime.now(UTC).date()
    quarters = {}
    for one in counts:
        if one.disagreement:
            raise FileRefused(" ".join(one.disagreement))
        if not one.activity:
            raise FileRefused(NO_ACTIVITY)
        if one.activity in quarters:
            raise FileRefused(TWICE_IN_FILE.format(activity=one.activity))
        quarters[one.activity] = quarter_of(find_activity(one.activity).closed_on or today)
    secret = read_secret()
    stored = []
    with intake_session(writing=True) as session:
        change = next_change(session)
        for one in counts:
            if not other_people:
                _refuse_counted(counted_at(session, one.activity), one)
            number = _new_import(session, one, given=given, who=who)
            session.add_all(
                count_rows(
                    one,
                    import_id=number,
                    quarter=quarters[one.activity],
                    change=change,
                    after=heads_at(session, one.activity),
                    secret=secret,
                )
            )
            _add_labels(session, one, source=given.source, number=number, who=who)
            stored.append(StoredCounts(number, one.activity, one.total))
        session.commit()
    with register_session(writing=True) as register:
        for each in stored:
            detail = f"Import {each.number} into {each.activity}"
            register.add(AuditEvent(at=datetime.now(UTC), who=who, what="counts", detail=detail))
        register.commit()
    return tuple(stored)


def count_rows(
    counts: SettledCounts, *, import_id: int, quarter: str, change: int, after: int, secret: Secret
) -> list[ParticipationCount]:
    """Return settled counts as rows of the intake, with a record key for each head.

    The same heads have the same keys: the first of a larger count are those of a smaller one. Each question deals the
    keys of everyone out to its answers in an order of its own, so that all bases of the same heads round alike and
    no two cells of different questions need to. `after` is how many heads were counted at the activity before.
    """

    def keys(*of: str) -> list[int]:
        return head_keys(after + counts.total, of=(counts.activity, *of), key=secret.rounding)[after:]

    everyone = keys(EVERYONE)
    told = [(EVERYONE, "", everyone)]
    for characteristic, heads in counts.answers.items():
        order = keys(characteristic)
        dealt = [key for _, key in sorted(zip(order, everyone, strict=True))]
        for slug, n in heads.items():
            told.append((characteristic, slug, dealt[:n]))
            dealt = dealt[n:]
    return [
        ParticipationCount(
            import_id=import_id,
            activity=counts.activity,
            quarter=quarter,
            characteristic=characteristic,
            category=slug,
            n=len(each),
            record_keys=json.dumps([f"{key:016x}" for key in each]),
            change_number=change,
        )
        for characteristic, slug, each in told
    ]


def counted_at(session: Session, activity: str) -> Sequence[Import]:
    """Return the imports of counts that stand at an activity, the latest first."""
    return session.exec(
        select(Import)
        .where(
            Import.activity == activity,
            Import.column_map == COLUMN_MAP,
            Import.state == ImportState.STORED.value,
        )
        .order_by(col(Import.id).desc())
    ).all()


def _refuse_counted(before: Sequence[Import], counts: SettledCounts) -> None:
    for one in before:
        day = one.imported_at.date().isoformat()
        if one.sha256 == _digest(counts):
            raise FileRefused(STORED_BEFORE.format(number=one.id, day=day))
    if before:
        number, day = before[0].id, before[0].imported_at.date().isoformat()
        raise CountedBefore(COUNTED_BEFORE.format(activity=counts.activity, number=number, day=day))


def heads_at(session: Session, activity: str) -> int:
    """Return how many heads were counted at an activity."""
    rows = session.exec(
        select(ParticipationCount.n).where(
            ParticipationCount.activity == activity, ParticipationCount.characteristic == EVERYONE
        )
    )
    return sum(rows)


def people_at(session: Session, activity: str) -> int:
    """Return how many participations of people an activity has on record."""
    held = select_columns(func.count()).where(col(Participation.activity) == activity)
    return int(session.execute(held).scalar_one())


def _digest(counts: SettledCounts) -> str:
    return hashlib.sha256(_content(counts)).hexdigest()


def _content(counts: SettledCounts) -> bytes:
    return json.dumps([counts.activity, counts.total, counts.answers], sort_keys=True).encode()


def _new_import(session: Session, counts: SettledCounts, *, given: CountsSource, who: str) -> int:
    made = Import(
        file_name=given.file_name,
        sha256=_digest(counts),
        size=len(_content(counts)),
        source=given.source,
        activity=counts.activity,
        imported_by=who,
        imported_at=datetime.now(UTC),
        column_map=COLUMN_MAP,
        rows=sum(len(heads) for heads in counts.answers.values()),
        accepted=counts.total,
        ethnic_frame=given.ethnic_frame,
        imd_version=given.imd_version if DEPRIVATION in counts.answers else None,
        state=ImportState.STORED.value,
    )
    session.add(made)
    session.flush()
    return made.id or 0


def _add_labels(session: Session, counts: SettledCounts, *, source: str, number: int, who: str) -> None:
    """Store the labels that enough heads hold, and every label that a person decided, with who did."""
    at = datetime.now(UTC)
    session.add_all(
        UnmatchedLabel(
            import_id=number,
            source=source,
            characteristic=one.characteristic,
            label=one.label,
            count=one.heads,
            decided_slug=one.decided,
            decided_by=who if one.decided else None,
            decided_at=at if one.decided else None,
        )
        for one in counts.labels
        if one.decided or one.heads >= FEWEST_STORED
    )
