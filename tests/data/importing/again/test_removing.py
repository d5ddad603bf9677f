"""One person is removed on request, everywhere, and no later file brings them back. Nothing says who it was.

Mutants: only one activity looked through; no tombstone; the running number not moved; the list kept in words and
not in hashes; problems and labels of the person left behind.
"""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.__main__ import main
from data.counting import records
from data.databases import intake_session, register_session
from data.importing import FileRefused, store, undo
from data.importing.again.removing import (
    KEPT_OUT,
    NO_OBJECTION,
    NO_REFERENCE,
    NO_ROW,
    NOT_HERE,
    NOT_ON_THE_LIST,
    REMOVED,
    WITHDRAWN,
    RemovedPerson,
    objecting,
    remove_person,
    remove_row,
    row_objections,
    withdraw,
    withdraw_row,
)  # fmt: skip
from data.importing.outcome import PROBLEM_WORDS
from data.importing.storing.whole import EVERYBODY_OBJECTS
from data.releasing.release import publish
from models.intake import (
    Import,
    Objection,
    Participation,
    ParticipationLabel,
    ParticipationTick,
    Problem,
    Tombstone,
    UnmatchedLabel,
)  # fmt: skip
from models.register import AuditEvent
from models.release import PublishedTable
from models.vocabulary import ProblemKind

TODAY = date(2026, 6, 15)


def rows_of(model):
    with intake_session() as session:
        return session.exec(select(model).order_by(model.id)).all()


def audited() -> list[tuple[str, str, str]]:
    with register_session() as session:
        every = session.exec(select(AuditEvent).where(AuditEvent.what == "objection").order_by(AuditEvent.id))
        return [(one.who, one.what, one.detail) for one in every]


@pytest.fixture
def two(databases, people, activity):
    """Return the files of two activities; Zara is in both, Al in one."""
    found = {
        "A1": people(
            "Email,Gender,Impairments,Age", "zara@example.org,Jedi,Hearing;Zorp,130", "al@example.org,Jedi,Zorp,34",
            "jo@example.org,Jedi,Zorp,34", "cy@example.org,Woman,,35", person_key="Email", source="Partner A",
        ),
        "A2": people("Email,Gender", " Zara@Example.org ,Woman", "jo@example.org,Man", person_key="Email", name="2.csv"),
    }  # fmt: skip
    for reference, file in found.items():
        store(file, activity=activity(reference), who="steward", today=TODAY)
    return found


def test_everything_of_the_person_goes_in_every_activity(two) -> None:
    assert remove_person("ZARA@example.org", who="steward") == RemovedPerson(2, 2, 3)
    assert [(p.import_id, p.row) for p in rows_of(Participation)] == [(1, 3), (1, 4), (1, 5), (2, 3)]
    assert {(t.participation_id, t.category) for t in rows_of(ParticipationTick)} == {
        (2, "needs_review"), (3, "needs_review"), (4, "not_known"),
    }  # fmt: skip
    assert [(t.activity, t.quarter, t.change_number) for t in rows_of(Tombstone)] == [
        ("A1", "2024-Q1", 3), ("A2", "2024-Q1", 3),
    ]  # fmt: skip
    # Their problem went; two rows are too few for a label that nobody decided.
    assert rows_of(Problem) == []
    assert rows_of(UnmatchedLabel) == rows_of(ParticipationLabel) == []
    assert audited() == [("steward", "objection", REMOVED)]
    assert {p.change_number for p in rows_of(Participation)} == {1, 2}


def test_what_is_kept_names_nobody(two) -> None:
    remove_person("zara@example.org", who="steward")
    [kept] = rows_of(Objection)
    assert (len(kept.keyed_hash), kept.activity) == (64, None)
    with register_session() as session:
        noted = [one.model_dump_json() for one in session.exec(select(AuditEvent))]
    assert not any("zara" in said.lower() for said in [kept.model_dump_json(), *noted])


def test_the_same_file_brings_nobody_back(two) -> None:
    remove_person("zara@example.org", who="steward")
    undo(1, who="steward")
    undo(2, who="steward")
    stored = [store(file, activity=reference, who="steward", today=TODAY) for reference, file in two.items()]
    assert [(one.rows, one.accepted, one.refused_rows, one.objecting) for one in stored] == [
        (4, 3, 1, 1),
        (2, 1, 1, 1),
    ]
    assert [(p.import_id, p.row) for p in rows_of(Participation)] == [(3, 3), (3, 4), (3, 5), (4, 3)]
    # Nothing is said of the row but why it is left out.
    assert [(p.import_id, p.row, p.column, p.kind) for p in rows_of(Problem)] == [
        (3, 2, "", "asked_not_to_be_counted"), (4, 2, "", "asked_not_to_be_counted"),
    ]  # fmt: skip
    assert PROBLEM_WORDS[ProblemKind.ASKED_NOT_TO_BE_COUNTED] == (
        "this person has asked not to be counted, so the row is left out"
    )
    assert rows_of(UnmatchedLabel) == []
    assert [one.accepted for one in rows_of(Import)] == [4, 2, 3, 1]
    assert {t.participation_id for t in rows_of(ParticipationTick)} == {
        p.id for p in rows_of(Participation)[:3]
    }


def test_who_withdraws_is_counted_by_later_files(two) -> None:
    remove_person("zara@example.org", who="steward")
    withdraw("Zara@example.org", who="other")
    assert objecting() == 0
    assert audited() == [("steward", "objection", REMOVED), ("other", "objection", WITHDRAWN)]
    undo(2, who="steward")
    assert store(two["A2"], activity="A2", who="steward", today=TODAY).accepted == 2
    with pytest.raises(FileRefused) as refused:
        withdraw("zara@example.org", who="other")
    assert str(refused.value) == NOT_ON_THE_LIST


def test_where_everybody_objects_nothing_is_stored(databases, people, activity) -> None:
    reference = activity()
    remove_person("zara@example.org", who="steward", keep_out=True)
    assert audited() == [("steward", "objection", KEPT_OUT)]
    with pytest.raises(FileRefused) as refused:
        store(
            people("Email,Gender", "zara@example.org,Woman", person_key="Email"),
            activity=reference,
            who="steward",
        )
    assert str(refused.value) == EVERYBODY_OBJECTS.format(file="people.csv")
    assert rows_of(Import) == rows_of(Participation) == []


@pytest.mark.parametrize(
    ("reference", "reason"), [("nobody@example.org", NOT_HERE), ("", NO_REFERENCE), ("n/a", NO_REFERENCE)]
)
def test_who_is_not_here_is_said_without_repeating_the_reference(two, reference: str, reason: str) -> None:
    with pytest.raises(FileRefused) as refused:
        remove_person(reference, who="steward")
    assert str(refused.value) == reason
    assert "nobody@" not in str(refused.value)
    assert (objecting(), len(rows_of(Participation)), audited()) == (0, 6, [])


# ---- By import and row ----


def test_a_row_that_names_nobody_goes_alone_and_stays_away_from_its_activity(
    databases, people, activity
) -> None:
    file = people("Gender,Age", "Woman,34", "Woman,34", "Woman,34", "Man,40")
    store(file, activity=activity("A1"), who="steward", today=TODAY)
    before = {p.row: p.record_key for p in rows_of(Participation)}
    assert remove_row(1, 3, who="steward") == RemovedPerson(1, 1, 2)
    assert [p.row for p in rows_of(Participation)] == [2, 4, 5]
    undo(1, who="steward")
    again = store(file, activity="A1", who="steward", today=TODAY)
    # One of three that say the same stays away, and the others are who they were.
    assert again.objecting == 1
    assert {p.row: p.record_key for p in rows_of(Participation)} == {row: before[row] for row in (2, 4, 5)}
    other = people("Gender,Age", "Woman,34", "Woman,34", "Woman,34", name="other.csv")
    assert store(other, activity=activity("A2"), who="steward", today=TODAY).objecting == 0
    [objection] = row_objections()
    assert (objection.number, objection.activity) == (1, "A1")
    assert before[3] not in rows_of(Objection)[0].keyed_hash
    withdraw_row(1, who="steward")
    assert row_objections() == ()
    undo(2, who="steward")
    assert store(file, activity="A1", who="steward", today=TODAY).accepted == 4


def test_a_row_that_names_a_person_stands_for_the_person(two) -> None:
    assert remove_row(2, 2, who="steward") == RemovedPerson(2, 2, 3)
    assert row_objections() == ()
    withdraw("zara@example.org", who="steward")


@pytest.mark.parametrize(("number", "row"), [(1, 1), (1, 6), (9, 2)])
def test_a_row_of_nobody_is_refused(two, number: int, row: int) -> None:
    with pytest.raises(FileRefused) as refused:
        remove_row(number, row, who="steward")
    assert str(refused.value) == NO_ROW.format(number=number, row=row)


def test_only_objections_by_row_are_withdrawn_by_number(two) -> None:
    remove_person("zara@example.org", who="steward")
    with pytest.raises(FileRefused) as refused:
        withdraw_row(1, who="steward")
    assert str(refused.value) == NO_OBJECTION.format(number=1)


# ---- A person once; a release without them ----


def test_a_person_at_three_activities_is_one_person(databases, people, activity) -> None:
    for number, said in enumerate(("jo@example.org", "JO@example.org", " jo@example.org")):
        file = people(
            "Email,Gender",
            f"{said},Woman",
            f"other{number}@example.org,Man",
            person_key="Email",
            name=f"{number}",
        )
        store(file, activity=activity(f"A{number}"), who="steward", today=TODAY)
    with intake_session() as session:
        found = records.read(session)
    assert (found.size, len(set(found.people.tolist())), len(set(found.keys.tolist()))) == (6, 4, 4)


def published() -> dict[str, str]:
    """Return, of the standing release, how the table of everything changed, by characteristic and level."""
    with register_session() as session:
        newest = max(session.exec(select(PublishedTable.release_id)).all())
        rows = session.exec(select(PublishedTable).where(PublishedTable.release_id == newest)).all()
        return {
            f"{one.characteristic}/{one.level}": one.change
            for one in rows
            if not one.by and not one.period and not one.withdrawn
        }


def true_counts() -> tuple[int, int]:
    """Return how many people the intake holds, and how many of them are women: what a release counts."""
    with intake_session() as session:
        found = records.read(session)
    gender = found.answers["gender"]
    return len(set(found.people.tolist())), sum(gender.slugs[code] == "woman" for code in gender.codes)


def test_the_next_release_is_made_without_them(sqlite_databases, people, activity) -> None:
    """One person of 80 leaves: the counts are without them, and tables keep their figures until 30 people changed."""
    file = people(
        "Email,Gender",
        *(f"p{n}@example.org,{'Woman' if n < 45 else 'Man'}" for n in range(80)),
        person_key="Email",
    )
    store(file, activity=activity(), who="steward", today=TODAY)
    publish(on=date(2026, 11, 1))
    assert true_counts() == (80, 45)
    first = published()
    assert set(first.values()) == {"new"}
    remove_person("p0@example.org", who="steward")
    outcome = publish(on=date(2026, 11, 1))
    assert true_counts() == (79, 44)
    assert set(published().values()) == {"kept"}
    assert outcome.kept == outcome.tables
    for n in range(1, 30):
        remove_person(f"p{n}@example.org", who="steward")
    publish(on=date(2026, 11, 1))
    assert true_counts() == (50, 15)
    assert set(published().values()) == {"revised"}


# ---- The command ----


def test_forget_reads_the_reference_and_never_repeats_it(
    sqlite_databases, people, activity, monkeypatch, capsys
) -> None:
    store(
        people("Email,Gender", "zara@example.org,Woman", "al@example.org,Man", person_key="Email"),
        activity=activity(), who="steward", today=TODAY,
    )  # fmt: skip

    def forget(*words: str, typed: str = "zara@example.org\n") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["forget", *words])
        printed = capsys.readouterr()
        assert "zara" not in (printed.out + printed.err)
        return code, printed.out + printed.err

    assert forget() == (
        0,
        "1 person is removed: 1 record, in 1 activity. Later files leave them out. "
        "Published figures are remade at the next release: publish.\n",
    )
    assert forget() == (2, NOT_HERE + "\n")
    assert forget("--withdraw") == (
        0, "The objection is withdrawn. Files that are brought in from now on count the person again.\n",
    )  # fmt: skip
    assert json.loads(forget("--withdraw", "--json")[1]) == {"removed": 0, "refused": NOT_ON_THE_LIST}
    assert forget("--keep-out") == (0, "Nobody here has that reference. Later files leave them out.\n")
    assert forget("--import", "1") == (2, "--import and --row go together.\n")
    assert json.loads(forget("--import", "1", "--row", "3", "--json")[1]) == {"removed": 1, "refused": None}
    assert forget(typed="") == (2, NO_REFERENCE + "\n")


def test_forget_takes_no_reference_as_an_argument(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["forget", "zara@example.org"])


def test_nothing_that_was_read_is_in_the_database_file(
    sqlite_databases, people, activity, monkeypatch
) -> None:
    """Not before the removal and not after it: the file itself is searched, its log included."""
    store(
        people("Email,Gender", "zara@example.org,Woman", "al@example.org,Man", person_key="Email"),
        activity=activity(), who="steward", today=TODAY,
    )  # fmt: skip
    remove_person("zara@example.org", who="steward")
    path = Path(sqlite_databases.intake.removeprefix("sqlite:///"))
    held = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    assert b"example.org" not in held
