"""A corrected file in place of the one it corrects: who is the same has not changed, and the rest is counted once.

Mutants: ticks left out of what is compared; the running number of the import given to everybody; tombstones for
all who left; another ethnic frame not looked at; an import of another activity replaced.
"""

from collections import Counter
from datetime import date

import pytest
from sqlmodel import select

from data.counting import records
from data.counting.changes import changed_since
from data.databases import intake_session, register_session
from data.importing import FileRefused, store, undo
from data.importing.storing.replacing import COUNTS, OTHER_ACTIVITY
from data.importing.storing.undoing import NO_IMPORT, UNDONE_BEFORE
from models.intake import Import, NeedCount, Participation, ParticipationTick, Problem, Tombstone
from models.register import AuditEvent

TODAY = date(2026, 6, 15)


def rows_of(model):
    with intake_session() as session:
        return session.exec(select(model).order_by(model.id)).all()


def changes() -> dict[int, int]:
    return {p.row: p.change_number for p in rows_of(Participation)}


def changed(number: int) -> int:
    """Return how many people a release counts as changed since a running number, of those asked anything."""
    with intake_session() as session:
        found = records.read(session)
    holds = [[True] * len(found.atom_names)]
    asked = found.changes >= 0
    import numpy as np

    return int(changed_since(found, asked=asked, holds=np.array(holds), number=number)[0])


HEAD = "Gender,Impairments,Age"
LINES = [f"{'Woman' if n % 2 else 'Man'},{'Hearing' if n % 3 else 'Mobility'},{20 + n}" for n in range(40)]


@pytest.mark.parametrize("keyed", [False, True])
def test_only_whoever_was_mended_has_changed(databases, people, activity, keyed: bool) -> None:
    """One answer of 40 is mended: one person changed, where undo and import count 80."""
    reference = activity()

    def file(lines: list[str], *, name: str):
        if not keyed:
            return people(HEAD, *lines, name=name)
        named = [f"p{n}@example.org,{line}" for n, line in enumerate(lines)]
        return people(f"Email,{HEAD}", *named, name=name, person_key="Email")

    mended = ["Woman,Hearing,20", *LINES[1:]]
    store(file(LINES, name="1.csv"), activity=reference, who="steward", today=TODAY)
    stored = store(file(mended, name="2.csv"), activity=reference, who="steward", today=TODAY, replacing=1)
    assert (stored.number, stored.accepted, stored.known_people) == (2, 40, 0)
    assert changes() == {2: 2, **dict.fromkeys(range(3, 42), 1)}
    assert rows_of(Tombstone) == rows_of(Problem) == []
    assert [(one.id, one.state) for one in rows_of(Import)] == [(1, "undone"), (2, "stored")]
    assert len(rows_of(ParticipationTick)) == 40
    assert changed(1) == 1
    undo(2, who="steward")
    store(file(LINES, name="3.csv"), activity=reference, who="steward", today=TODAY)
    assert changed(2) == 80
    with register_session() as session:
        noted = [one.detail for one in session.exec(select(AuditEvent).order_by(AuditEvent.id))]
    assert noted[:2] == ["Import 1 into A1", "Import 2 into A1 in place of import 1"]


def test_a_mended_tick_is_a_change(databases, people, activity) -> None:
    reference = activity()
    named = "Email,Gender,Impairments"
    for number, tick in enumerate(("Hearing", "Mobility", "Mobility")):
        file = people(
            named,
            f"a@example.org,Woman,{tick}",
            "b@example.org,Man,Hearing",
            name=f"{number}.csv",
            person_key="Email",
        )
        store(file, activity=reference, who="steward", today=TODAY, replacing=number or None)
        assert changes() == {2: min(number + 1, 2), 3: 1}


def test_who_left_leaves_a_tombstone_and_who_came_is_new(databases, people, activity) -> None:
    reference = activity()
    store(people(HEAD, *LINES[:10], name="1.csv"), activity=reference, who="steward", today=TODAY)
    store(
        people(HEAD, *LINES[3:10], name="2.csv"), activity=reference, who="steward", today=TODAY, replacing=1
    )
    assert [(t.activity, t.quarter, t.change_number) for t in rows_of(Tombstone)] == [
        ("A1", "2024-Q1", 2)
    ] * 3
    assert set(changes().values()) == {1}
    assert changed(1) == 3
    store(
        people(HEAD, *LINES[3:15], name="3.csv"), activity=reference, who="steward", today=TODAY, replacing=2
    )
    assert Counter(changes().values()) == {1: 7, 3: 5}
    assert (len(rows_of(Tombstone)), changed(2)) == (3, 5)


def test_people_who_say_the_same_are_told_apart_by_how_many_they_are(databases, people, activity) -> None:
    reference = activity()
    store(people("Gender", *["Woman"] * 5, name="1.csv"), activity=reference, who="steward", today=TODAY)
    store(
        people("Gender", *["Woman"] * 7, name="2.csv"),
        activity=reference,
        who="steward",
        today=TODAY,
        replacing=1,
    )
    assert Counter(changes().values()) == {1: 5, 2: 2}
    assert rows_of(Tombstone) == []


def test_the_same_file_may_be_read_in_another_way(databases, people, activity) -> None:
    reference = activity()
    lines = ("Gender,Q7", "Woman,Christian", "Man,Christian")
    store(people(*lines), activity=reference, who="steward", today=TODAY)
    read_anew = people(*lines, columns={"Q7": "religion_or_belief"})
    store(read_anew, activity=reference, who="steward", today=TODAY, replacing=1)
    assert {p.religion_or_belief for p in rows_of(Participation)} == {"christian"}
    assert (set(changes().values()), rows_of(Tombstone)) == ({2}, [])


def test_where_the_ethnic_question_is_another_everybody_changed(databases, people, activity) -> None:
    reference = activity()
    lines = ("Ethnic group", "White British", "Indian")
    store(people(*lines, ethnic_frame="2001"), activity=reference, who="steward", today=TODAY)
    store(people(*lines, ethnic_frame="2021"), activity=reference, who="steward", today=TODAY, replacing=1)
    assert set(changes().values()) == {2}


def test_what_can_not_be_replaced_is_refused_and_nothing_is_stored(databases, people, activity) -> None:
    activity("A1")
    activity("A2")
    store(people("Gender", "Woman"), activity="A1", who="steward", today=TODAY)
    store(people("Gender", "Man"), activity="A1", who="steward", today=TODAY)
    undo(2, who="steward")
    with intake_session(writing=True) as session:
        held = Import(**rows_of(Import)[0].model_dump(exclude={"id", "sha256"}), sha256="1" * 64)
        session.add(held)
        session.flush()
        session.add(
            NeedCount(
                import_id=held.id,
                activity="A1",
                kind="need",
                category="bsl",
                stated=1,
                record_keys="[]",
                change_number=1,
            )
        )
        session.commit()
    for number, where, reason in (
        (9, "A1", NO_IMPORT.format(number=9)),
        (2, "A1", UNDONE_BEFORE.format(number=2)),
        (1, "A2", OTHER_ACTIVITY.format(number=1, activity="A1")),
        (3, "A1", COUNTS.format(number=3)),
    ):
        with pytest.raises(FileRefused) as refused:
            store(
                people("Gender", "Woman", "Man"), activity=where, who="steward", today=TODAY, replacing=number
            )
        assert str(refused.value) == reason
    assert [(p.import_id, p.gender) for p in rows_of(Participation)] == [(1, "woman")]
