"""Stored whole or not at all, on SQLite and PostgreSQL; taken back whole.

Mutants and failed here: a commit after each chunk; the repeat of identical rows left at 0; the same-file rule
without its state (an undone file could not come back); undo without tombstones; the decided labels of another source.
"""

from datetime import date

import pytest
from sqlmodel import select

from data.databases import intake_session, register_session
from data.importing import FileRefused, remembered, store, undo
from data.importing.storing import inserting
from data.importing.storing import whole as storing
from data.importing.storing.activities import NO_ACTIVITY, NONE_YET
from data.importing.storing.undoing import NO_IMPORT, UNDONE_BEFORE
from data.importing.storing.whole import NOBODY, STORED_BEFORE
from data.keys import person_key, record_key, row_record_key
from data.secret import read_secret
from models.intake import (
    ChangeCounter,
    Import,
    Participation,
    ParticipationTick,
    Problem,
    Tombstone,
    UnmatchedLabel,
)  # fmt: skip
from models.register import AuditEvent

TODAY = date(2026, 6, 15)


def rows_of(model):
    with intake_session() as session:
        return session.exec(select(model).order_by(model.id)).all()


def intake_is_empty() -> bool:
    return not any(
        rows_of(model)
        for model in (Import, Participation, ParticipationTick, Problem, Tombstone, UnmatchedLabel)
    )


def test_a_file_is_stored(databases, people, activity) -> None:
    found = people(
        "Completed,Gender,Age,Ethnic group,Impairments",
        "2024-04-01,Woman,34,White British,Hearing;Mobility",
        "2024-03-31,Jedi,7,Arab,",
        ",Jedi,130,Indian,None",
        ",Jedi,,Indian,None",
        closed_on=date(2024, 5, 31),
    )
    stored = store(found, activity=activity(), who="steward", today=TODAY)
    assert (stored.number, stored.rows, stored.accepted, stored.refused_rows, stored.change_number) == (
        1,
        4,
        4,
        0,
        1,
    )
    [made] = rows_of(Import)
    assert (made.activity, made.imported_by, made.rows, made.accepted, made.ethnic_frame, made.state) == (
        "A1", "steward", 4, 4, "2011", "stored",
    )  # fmt: skip
    assert [(p.row, p.quarter, p.took_part_on, p.gender, p.age_band, p.ethnic_group, p.sex) for p in rows_of(Participation)] == [
        (2, "2024-Q1", date(2024, 4, 1), "woman", "25_34", "white_british", "not_asked"),
        (3, "2023-Q4", date(2024, 3, 31), "needs_review", "0_15", "other_arab", "not_asked"),
        (4, "2024-Q1", None, "needs_review", "not_known", "asian_indian", "not_asked"),
        (5, "2024-Q1", None, "needs_review", "not_known", "asian_indian", "not_asked"),
    ]  # fmt: skip
    assert sorted((t.participation_id, t.characteristic, t.category) for t in rows_of(ParticipationTick)) == [
        (1, "impairment", "hearing"), (1, "impairment", "mobility"), (2, "impairment", "not_known"),
        (3, "impairment", "no_impairment"), (4, "impairment", "no_impairment"),
    ]  # fmt: skip
    assert [(p.row, p.column, p.kind) for p in rows_of(Problem)] == [(4, "Age", "impossible_age")]
    assert [(u.label, u.count, u.decided_slug) for u in rows_of(UnmatchedLabel)] == [("Jedi", 3, None)]


def test_without_any_date_the_import_counts_on_its_own_day(databases, people, activity) -> None:
    store(people("Gender", "Woman"), activity=activity(closed_on=None), who="steward", today=TODAY)
    assert rows_of(Participation)[0].quarter == "2026-Q1"


def test_what_is_personal_is_nowhere_in_the_intake(databases, people, activity) -> None:
    found = people(
        "Full name,Email,Postcode,Gender,Comments,Member",
        "Zara Exampleton,z@example.org,BH15 1AA,Zara Exampleton,I live in Poole,M-77",
        "Zara Exampleton,z@example.org,BH15 1AA,Zara Exampleton,I live in Poole,M-78",
        "Zara Exampleton,z@example.org,BH15 1AA,Zara Exampleton,I live in Poole,M-79",
        person_key="Member",
    )
    store(found, activity=activity(), who="steward", today=TODAY)
    for model in (Import, Participation, Problem, UnmatchedLabel):
        for row in rows_of(model):
            text = row.model_dump_json()
            assert not any(said in text for said in ("Zara", "z@example", "BH15", "Poole", "M-77"))


def test_record_keys_come_from_the_row_and_do_not_know_its_place(databases, people, activity) -> None:
    lines = ("Gender,Age", "Woman,34", "Man,34", "Woman,34")
    store(people(*lines), activity=activity(), who="steward", today=TODAY)
    rounding = read_secret().rounding

    def key(cells: tuple[str, ...], repeat: int) -> str:
        return f"{row_record_key(cells, activity='A1', repeat=repeat, key=rounding):016x}"

    assert [p.record_key for p in rows_of(Participation)] == [
        key(("Woman", "34"), 0), key(("Man", "34"), 0), key(("Woman", "34"), 1),
    ]  # fmt: skip
    undo(1, who="steward")
    before = {key(("Woman", "34"), 0), key(("Man", "34"), 0), key(("Woman", "34"), 1)}
    store(people(lines[0], lines[2], lines[3], lines[1]), activity="A1", who="steward", today=TODAY)
    assert {p.record_key for p in rows_of(Participation)} == before


def test_a_named_person_has_one_key_everywhere(databases, people, activity) -> None:
    secret = read_secret()
    lines = ("Member,Gender", " ABC ,Woman")
    store(people(*lines, person_key="Member"), activity=activity("A1"), who="steward", today=TODAY)
    other = people("Member,Gender,Age", "abc,Woman,34", person_key="Member")
    store(other, activity=activity("A2"), who="steward", today=TODAY)
    hashed = person_key("abc", key=secret.person)
    assert {(p.person_key, p.record_key) for p in rows_of(Participation)} == {
        (hashed, f"{record_key(hashed, key=secret.rounding):016x}")
    }


def test_a_person_whom_the_activity_holds_already_is_said(databases, people, activity) -> None:
    reference = activity()
    store(
        people("Member,Gender", "7,Woman", person_key="Member"),
        activity=reference,
        who="steward",
        today=TODAY,
    )
    again = people("Member,Gender", "8,Man", "7,Woman", person_key="Member")
    stored = store(again, activity=reference, who="steward", today=TODAY)
    assert (stored.accepted, stored.known_people) == (2, 1)
    assert [(p.import_id, p.row, p.kind) for p in rows_of(Problem)] == [(2, 3, "same_person_twice")]


def test_the_same_file_is_refused_until_it_is_taken_back(databases, people, activity) -> None:
    found = people("Gender", "Woman")
    reference = activity()
    store(found, activity=reference, who="steward", today=TODAY)
    day = rows_of(Import)[0].imported_at.date().isoformat()
    with pytest.raises(FileRefused) as refused:
        store(found, activity=reference, who="steward", today=TODAY)
    assert str(refused.value) == STORED_BEFORE.format(file="people.csv", number=1, day=day)
    assert len(rows_of(Participation)) == 1
    undo(1, who="steward")
    assert store(found, activity=reference, who="steward", today=TODAY).number == 2


def test_an_activity_that_is_not_in_the_register_is_refused(databases, people, activity) -> None:
    with pytest.raises(FileRefused) as refused:
        store(people("Gender", "Woman"), activity="B9", who="steward", today=TODAY)
    assert str(refused.value) == NO_ACTIVITY.format(activity="B9", known=NONE_YET)
    activity("A1")
    with pytest.raises(FileRefused) as refused:
        store(people("Gender", "Woman"), activity="B9", who="steward", today=TODAY)
    assert str(refused.value) == NO_ACTIVITY.format(activity="B9", known="A1")
    assert intake_is_empty()


def test_a_file_of_organisations_only_is_refused(databases, people, activity) -> None:
    with pytest.raises(FileRefused) as refused:
        store(people("Gender", "On behalf of a group"), activity=activity(), who="steward", today=TODAY)
    assert str(refused.value) == NOBODY.format(file="people.csv")


@pytest.mark.parametrize("fails_at", ["_insert_people", "_insert_ticks", "insert_findings", "chunk"])
def test_whatever_fails_half_way_nothing_is_stored(
    databases, people, activity, monkeypatch, fails_at
) -> None:
    """The failure is put after the step has done its work: rows are written, and must go again."""
    monkeypatch.setattr(inserting, "CHUNK", 2)
    step = getattr(storing, fails_at, None)

    def then_fail(*args, **kwargs) -> None:
        step(*args, **kwargs)
        raise RuntimeError("the power went")

    def fail_at_first_chunk(_share: float, _doing: str) -> None:
        raise RuntimeError("the power went")

    if step is not None:
        monkeypatch.setattr(storing, fails_at, then_fail)
    found = people(
        "Gender,Impairments", "Woman,Hearing", "Man,Purple", "Man,Purple", "Man,Purple", "Man,None"
    )
    with pytest.raises(RuntimeError, match="the power went"):
        storing.store(
            found, activity=activity(), who="steward", today=TODAY,
            progress=fail_at_first_chunk if fails_at == "chunk" else lambda _share, _doing: None,
        )  # fmt: skip
    assert intake_is_empty()
    with intake_session() as session:
        counter = session.get(ChangeCounter, 1)
        assert counter is None or counter.last == 0


def test_undo_leaves_tombstones_and_nothing_of_the_answers(databases, people, activity) -> None:
    lines = (
        "Completed,Gender,Impairments",
        "2024-04-01,Woman,Hearing",
        "2024-07-01,Jedi,x",
        ",Jedi,y",
        ",Jedi,=1",
    )
    reference = activity()
    stored = store(
        people(*lines, closed_on=date(2024, 5, 31)), activity=reference, who="steward", today=TODAY
    )
    undone = undo(stored.number, who="other")
    assert (undone.removed, undone.change_number, undone.file_name) == (4, 2, "people.csv")
    for model in (Participation, ParticipationTick, Problem, UnmatchedLabel):
        assert rows_of(model) == []
    assert sorted((t.activity, t.quarter, t.change_number) for t in rows_of(Tombstone)) == [
        ("A1", "2024-Q1", 2), ("A1", "2024-Q1", 2), ("A1", "2024-Q1", 2), ("A1", "2024-Q2", 2),
    ]  # fmt: skip
    assert rows_of(Import)[0].state == "undone"
    with register_session() as session:
        assert [(e.who, e.what, e.detail) for e in session.exec(select(AuditEvent).order_by(AuditEvent.id))] == [
            ("steward", "import", "Import 1 into A1"), ("other", "undo", "Import 1 out of A1"),
        ]  # fmt: skip


def test_undo_takes_back_one_import_and_no_other(databases, people, activity) -> None:
    reference = activity()
    store(people("Gender", "Woman"), activity=reference, who="steward", today=TODAY)
    store(people("Gender", "Man"), activity=reference, who="steward", today=TODAY)
    undo(1, who="steward")
    assert [p.gender for p in rows_of(Participation)] == ["man"]


def test_undo_of_nothing_is_refused(databases, people, activity) -> None:
    with pytest.raises(FileRefused) as refused:
        undo(7, who="steward")
    assert str(refused.value) == NO_IMPORT.format(number=7)
    store(people("Gender", "Woman"), activity=activity(), who="steward", today=TODAY)
    undo(1, who="steward")
    with pytest.raises(FileRefused) as refused:
        undo(1, who="steward")
    assert str(refused.value) == UNDONE_BEFORE.format(number=1)


def test_a_decision_is_remembered_for_its_source_also_after_undo(databases, people, activity) -> None:
    found = people("Gender", "Lass", "Zorp", decisions={"gender": {"Lass": "woman"}}, source="Partner A")
    stored = store(found, activity=activity(), who="steward", today=TODAY)
    assert [(u.label, u.count, u.decided_slug) for u in rows_of(UnmatchedLabel)] == [("Lass", 1, "woman")]
    undo(stored.number, who="steward")
    with intake_session() as session:
        assert remembered(session, source="Partner A") == {"gender": {"Lass": "woman"}}
        assert remembered(session, source="Partner B") == {}
        assert remembered(session, source="") == {}
    assert [u.count for u in rows_of(UnmatchedLabel)] == [0]
