"""Writes the invented records: the programme to the register, one import for each activity's file to the intake."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import cast

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, select

from data.databases import intake_session, register_session
from data.demo.files import InventedFile
from data.demo.programme import Programme
from data.demo.world import Row
from data.importing.counts.heads import COMMUNITY, NEED, HeadLine, need_count
from data.importing.counts.storing import COLUMN_MAP, count_rows
from data.importing.counts.told import SettledCounts
from data.importing.labels.deprivation_version import DEPRIVATION
from data.keys import person_key, record_key, row_record_key
from data.periods import quarter_of
from data.progress import Progress
from data.secret import Secret, read_secret
from models.intake import (
    ChangeCounter,
    Import,
    Intake,
    Participation,
    ParticipationCount,
    UnmatchedLabel,
)
from models.register import (
    Activity,
    BenchmarkEntry,
    BenchmarkShare,
    Engagement,
    Finding,
    Organisation,
    Response,
    StandardEvidence,
    Target,
)
from models.release import Release
from models.vocabulary import ImportState, Missing

# The bare tables: written through the mapped classes, a million rows take a third longer.
PEOPLE = Intake.metadata.tables["participation"]
TICKS = Intake.metadata.tables["participation_tick"]
WHO = "invented records"
NO_TEXT = "(text not shown)"
"""What stands for a label that may not be kept."""
NOT_EMPTY = (
    "There are records here already, and the invented ones are made in empty databases only. To look at them, "
    "set EQUAL_REACH_INTAKE_URL and EQUAL_REACH_REGISTER_URL to two new databases."
)
CHUNK = 20_000
"""Rows written at a time, so that a million need no more memory than the file they are in."""
PROGRESS_EVERY = 10
"""Files between two words of progress."""


class NotEmpty(Exception):
    """The invented records were refused: one of the databases holds something."""


def refuse_unless_empty() -> None:
    """Check that nobody has put anything into either database.

    Raises
    ------
    NotEmpty
        Somebody has.
    """
    with intake_session() as intake, register_session() as register:
        _refuse_unless_empty(intake, register)


def store(
    programme: Programme,
    *,
    files: tuple[InventedFile, ...],
    counts: tuple[SettledCounts, ...] = (),
    on: date,
    progress: Progress,
) -> None:
    """Write the programme, the files, and the counts of partners who sent only totals. `on` dates the imports.

    Whatever fails, nothing is written. Killed between the two commits, only the programme is: no people.

    Raises
    ------
    NotEmpty
        One of the databases holds something.
    """
    secret = read_secret()
    with register_session(writing=True) as register, intake_session(writing=True) as intake:
        _refuse_unless_empty(intake, register)
        _store_programme(programme, session=register)
        counter = intake.get(ChangeCounter, 1) or ChangeCounter()
        intake.add(counter)
        for number, file in enumerate(files):
            if number % PROGRESS_EVERY == 0:
                progress(number / len(files), "Storing invented people")
            counter.last = _store_file(file, session=intake, secret=secret, last_change=counter.last, on=on)
        closes = {row["reference"]: row["closed_on"] for row in programme.activities}
        for one in counts:
            counter.last += 1
            quarter = quarter_of(cast(date, closes[one.activity]))
            _store_counts(one, quarter=quarter, session=intake, secret=secret, change=counter.last, on=on)
        register.commit()
        intake.commit()
    progress(1.0, "Storing invented people")


def _refuse_unless_empty(intake: Session, register: Session) -> None:
    people: tuple[type[SQLModel], ...] = (Import, Participation, ParticipationCount)
    rest: tuple[type[SQLModel], ...] = (Organisation, Engagement, Activity, Finding, Release)
    for session, tables in ((intake, people), (register, rest)):
        for table in tables:
            if session.exec(select(table).limit(1)).first() is not None:
                raise NotEmpty(NOT_EMPTY)


def _store_programme(programme: Programme, *, session: Session) -> None:
    families: tuple[tuple[type[SQLModel], tuple[Mapping[str, object], ...]], ...] = (
        (Organisation, programme.organisations),
        (Engagement, programme.engagements),
        (Activity, programme.activities),
        (Target, programme.targets),
        (Finding, programme.findings),
        (Response, programme.responses),
        (StandardEvidence, programme.evidence),
    )
    for table, rows in families:
        session.execute(insert(table), [dict(row) for row in rows])
    for record, shares in programme.benchmarks:
        entry = BenchmarkEntry.model_validate(record)
        session.add(entry)
        session.flush()
        session.add_all(
            BenchmarkShare.model_validate({"benchmark_id": entry.id, "category": category, "share": share})
            for category, share in shares.items()
        )


def _store_file(file: InventedFile, *, session: Session, secret: Secret, last_change: int, on: date) -> int:
    """Store one file as an import and return the running number of its last row."""
    content = file.content()
    stored = Import(
        file_name=file.name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        source=WHO,
        activity=file.activity,
        imported_by=WHO,
        imported_at=datetime.combine(on, time(), UTC),
        column_map=json.dumps({name: name for name in file.heading}),
        rows=len(file.days),
        accepted=len(file.days),
        ethnic_frame=file.ethnic_frame,
        imd_version="2025" if DEPRIVATION in file.asked else None,
        state=ImportState.STORED,
        invented=True,
    )
    session.add(stored)
    session.flush()
    assert stored.id is not None
    rows = _participations(file, import_id=stored.id, secret=secret, last_change=last_change)
    for chunk in _chunks(rows):
        session.execute(insert(PEOPLE), chunk)
    placed = {
        row: number
        for number, row in session.exec(
            select(Participation.id, Participation.row).where(Participation.import_id == stored.id)
        )
    }
    for chunk in _chunks(_ticks(file, placed=placed)):
        session.execute(insert(TICKS), chunk)
    session.add_all(
        UnmatchedLabel(import_id=stored.id, source=WHO, characteristic=name, label=NO_TEXT, count=number)
        for name, slugs in file.answers.items()
        if (number := int((slugs == Missing.NEEDS_REVIEW).sum()))
    )
    last = last_change + len(file.days)
    session.add_all(
        need_count(_head_line(one), activity=file.activity, import_id=stored.id, change=last, secret=secret)
        for one in file.heads
    )
    return last


def _store_counts(
    counts: SettledCounts, *, quarter: str, session: Session, secret: Secret, change: int, on: date
) -> None:
    stored = Import(
        file_name=f"invented-{counts.activity}-totals.csv",
        sha256=hashlib.sha256(f"{counts.activity} {counts.answers}".encode()).hexdigest(),
        size=0,
        source=WHO,
        activity=counts.activity,
        imported_by=WHO,
        imported_at=datetime.combine(on, time(), UTC),
        column_map=COLUMN_MAP,
        rows=sum(len(heads) for heads in counts.answers.values()),
        accepted=counts.total,
        ethnic_frame="2021",
        imd_version="2025" if DEPRIVATION in counts.answers else None,
        state=ImportState.STORED,
        invented=True,
    )
    session.add(stored)
    session.flush()
    session.add_all(
        count_rows(counts, import_id=stored.id or 0, quarter=quarter, change=change, after=0, secret=secret)
    )


def _head_line(row: Row) -> HeadLine:
    kind = COMMUNITY if row["kind"] == COMMUNITY else NEED
    return HeadLine(kind, row["category"], int(row["stated"]), int(row["met"]) if row["met"] else None)


def _participations(
    file: InventedFile, *, import_id: int, secret: Secret, last_change: int
) -> Iterable[dict[str, object]]:
    repeats: Counter[tuple[str, ...]] = Counter()
    slugs = zip(*file.answers.values(), strict=True)
    quarters = file.quarters()
    for i, (cells, answers) in enumerate(zip(file.rows(), slugs, strict=True)):
        hashed = None if file.people is None else person_key(file.people[i], key=secret.person)
        key = (
            row_record_key(cells, activity=file.activity, repeat=repeats[cells], key=secret.rounding)
            if hashed is None
            else record_key(hashed, key=secret.rounding)
        )
        repeats[cells] += 1
        yield {
            "import_id": import_id,
            "activity": file.activity,
            "took_part_on": file.days[i],
            "quarter": quarters[i],
            "row": i + 2,  # a spreadsheet's first row is the heading
            "person_key": hashed,
            "record_key": f"{key:016x}",
            "change_number": last_change + i + 1,
            "gender_identity_detail": Missing.NOT_ASKED.value,
            **dict(zip(file.answers, answers, strict=True)),
        }


def _ticks(file: InventedFile, *, placed: Mapping[int, int | None]) -> Iterable[dict[str, object]]:
    for name, ticked in file.ticks.items():
        for i, said in enumerate(ticked):
            for category in said.split(";"):
                yield {"participation_id": placed[i + 2], "characteristic": name, "category": category}


def _chunks(rows: Iterable[dict[str, object]]) -> Iterable[list[dict[str, object]]]:
    chunk: list[dict[str, object]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
