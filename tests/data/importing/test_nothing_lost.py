"""Nothing lost, nothing invented: rows read are rows stored or rows refused with a reason, whatever the file.

Mutants: rows too long left out without a word; an unknown label taken for a known one; the label of one person
stored.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from sqlmodel import select

from data import facts
from data.databases import intake_session
from data.importing import ColumnMap, FileRefused, harmonise, read, store, undo
from data.importing.harmonising import HarmonisedFile
from data.secret import read_secret
from models.intake import SINGLE_ANSWER, Participation, ParticipationTick, Problem
from models.vocabulary import Missing, ProblemKind
from tests.data.importing.messy_files import KNOWN, MessyFile, messy_files

TODAY = date(2026, 6, 15)
EXAMPLES = 50
REASONS = frozenset(
    {
        ProblemKind.TOO_MANY_CELLS,
        ProblemKind.ORGANISATION_NOT_PERSON,
        ProblemKind.SAME_PERSON_TWICE,
        ProblemKind.TOTAL_ROW,
        ProblemKind.NOTE_ROW,
        ProblemKind.HEADING_AGAIN,
        ProblemKind.NO_ATTENDANCE,
        ProblemKind.TEST_RESPONSE,
    }
)
"""Why a row may be left out; every other problem is of a cell, and the row is kept."""


def harmonised(file: MessyFile) -> HarmonisedFile:
    return harmonise(
        read(file.content, file_name=file.name),
        today=TODAY,
        column_map=ColumnMap(person_key="Member no" if file.by_person else ""),
        person_key=read_secret().person,
    )


def what_was_found(found: HarmonisedFile) -> tuple[object, ...]:
    return (
        found.table,
        found.columns,
        found.kept,
        found.took_part_on,
        found.person,
        found.answers,
        found.ticks,
        found.counts,
        found.problems,
        found.unmatched,
        found.notes,
    )


@pytest.fixture
def imported(sqlite_databases, activity, own_folder):
    """Return what brings a file in, checks it against what is true of it, and takes it back again."""
    reference = activity(closed_on=None)

    def bring_in(file: MessyFile) -> None:
        try:
            found = harmonised(file)
            stored = store(found, activity=reference, who="steward", today=TODAY)
        except FileRefused as refused:
            reason = str(refused)
            event(reason.replace(file.name, ""))
        else:
            reason = ""
        if reason:
            assert file.name in reason
            assert_nothing_secret(file, own_folder)
            return
        event("stored")
        try:
            assert what_was_found(harmonised(file)) == what_was_found(found)
            assert_every_row_is_accounted_for(file, found, stored.number)
            assert_answers_are_as_written(file, found, stored.number)
            assert_nothing_secret(file, own_folder)
        finally:
            undo(stored.number, who="steward")

    return bring_in


@settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(file=messy_files())
def test_rows_read_are_rows_stored_or_refused_with_a_reason(imported, file: MessyFile) -> None:
    imported(file)


def assert_every_row_is_accounted_for(file: MessyFile, found: HarmonisedFile, number: int) -> None:
    with intake_session() as session:
        stored = list(session.exec(select(Participation.row).where(Participation.import_id == number)))
        said = session.exec(select(Problem.row, Problem.kind).where(Problem.import_id == number)).all()
    refused = Counter(row for row, kind in said if kind in REASONS)
    assert sorted([*stored, *refused]) == sorted(file.lines)
    assert set(refused.values()) <= {1}
    assert found.rows == len(found.kept) + found.refused_rows
    assert [found.table.row_numbers[index] for index in found.kept] == sorted(stored)


def assert_answers_are_as_written(file: MessyFile, found: HarmonisedFile, number: int) -> None:
    with intake_session() as session:
        people = session.exec(select(Participation).where(Participation.import_id == number)).all()
        ids = [person.id for person in people]
        ticks = session.exec(
            select(ParticipationTick).where(ParticipationTick.participation_id.in_(ids))
        ).all()
    for name in SINGLE_ANSWER:
        tally = Counter(getattr(person, name) for person in people)
        assert set(tally) <= slugs(name)
        assert tally == Counter(found.counts.get(name, {"not_asked": len(people)}))
    for name in {tick.characteristic for tick in ticks} | set(found.ticks):
        tally = Counter(tick.category for tick in ticks if tick.characteristic == name)
        assert set(tally) <= slugs(name)
        assert tally == Counter(found.counts[name])
        assert {tick.participation_id for tick in ticks if tick.characteristic == name} == set(ids)
    for use in found.columns:
        if use.characteristic and file.headings.count(use.column) == 1 and use.column in KNOWN:
            place, means = file.headings.index(use.column), KNOWN[use.column]
            for person in people:
                row = file.lines[person.row]
                said = row[place].strip() if place < len(row) else ""
                old_enough = person.age_band != "0_15"
                if old_enough:
                    assert getattr(person, use.characteristic) == means.get(said, "needs_review"), said


def assert_nothing_secret(file: MessyFile, folder: Path) -> None:
    for held in folder.glob("*.db"):
        with closing(sqlite3.connect(held)) as connection:
            content = "\n".join(connection.iterdump()).casefold()
        assert not [secret for secret in file.secrets if secret in content]


def slugs(characteristic: str) -> set[str]:
    return {category.slug for category in facts.categories(characteristic)} | {str(each) for each in Missing}
