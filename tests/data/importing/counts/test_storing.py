"""Counts stored as imports of heads: whole or not at all, once, and taken back whole. Both databases.

Mutants: the same counts taken twice; a count stored where questions disagree; undo that leaves no tombstones; a key
that depends on the import; rows of a question that do not add up to those who came.
"""

import json
from collections import Counter
from datetime import date

import pytest
from sqlmodel import select

from data.databases import intake_session, register_session
from data.importing import FileRefused, remembered, undo
from data.importing.counts.storing import CountsSource, store_counts
from data.importing.counts.told import FoundLabel, ToldCount, ToldCounts, settle
from data.importing.storing import history
from models.intake import EVERYONE, Import, ParticipationCount, Tombstone, UnmatchedLabel
from models.register import AuditEvent

TODAY = date(2026, 6, 15)
GIVEN = CountsSource("totals.csv", "Quillhaven", "2021")


def rows_of(model):
    with intake_session() as session:
        return session.exec(select(model).order_by(model.id)).all()


def lunch(women=11, men=7, came=18, *, activity="lunch", labels=()):
    counts = (ToldCount("sex", "female", women), ToldCount("sex", "male", men))
    return settle(ToldCounts(activity, came, counts, labels))


def stored(*counts, **more):
    return store_counts(counts, given=GIVEN, who="steward", today=TODAY, **more)


@pytest.fixture
def at_lunch(databases, activity):
    activity("lunch", closed_on=None)
    activity("supper")


def test_counts_are_stored_as_an_import_with_a_key_for_each_head(at_lunch) -> None:
    (found,) = stored(lunch(women=11, men=5))
    assert (found.number, found.activity, found.heads) == (1, "lunch", 18)
    rows = rows_of(ParticipationCount)
    assert [(row.characteristic, row.category, row.n) for row in rows] == [
        (EVERYONE, "", 18),
        ("sex", "female", 11),
        ("sex", "male", 5),
        ("sex", "not_known", 2),
    ]
    keys = [json.loads(row.record_keys) for row in rows]
    assert [len(each) for each in keys] == [18, 11, 5, 2]
    assert len(set(keys[0])) == 18
    assert Counter(keys[0]) == Counter(keys[1] + keys[2] + keys[3])
    assert all(len(key) == 16 for key in keys[0])
    (made,) = rows_of(Import)
    assert (made.file_name, made.source, made.accepted, made.rows) == ("totals.csv", "Quillhaven", 18, 3)
    assert made.ethnic_frame == "2021"
    with register_session() as session:
        (event,) = session.exec(select(AuditEvent).where(AuditEvent.what == "counts")).all()
    assert event.detail == "Import 1 into lunch"


def test_heads_count_in_the_quarter_of_the_closing_date_else_of_today(at_lunch, activity) -> None:
    activity("closed", closed_on=date(2024, 5, 31))
    stored(lunch(), lunch(activity="closed"))
    assert {(row.activity, row.quarter) for row in rows_of(ParticipationCount)} == {
        ("lunch", "2026-Q1"),
        ("closed", "2024-Q1"),
    }


def test_the_list_of_imports_says_counts(at_lunch) -> None:
    stored(lunch())
    (one,) = history.imports()
    assert (one.kind, one.accepted) == ("counts", 18)


def test_the_same_counts_twice_are_refused(at_lunch) -> None:
    stored(lunch())
    with pytest.raises(FileRefused, match=r"^These counts are stored already, as import 1 of "):
        stored(lunch())
    assert len(rows_of(Import)) == 1


def test_other_counts_of_the_activity_are_refused_unless_they_are_of_other_people(at_lunch) -> None:
    stored(lunch())
    with pytest.raises(FileRefused, match=r"^People were counted at lunch before, by import 1 of "):
        stored(lunch(women=12, came=19))
    stored(lunch(women=12, came=19), other_people=True)
    stored(lunch(), other_people=True)
    keys = [
        key
        for row in rows_of(ParticipationCount)
        if row.characteristic == EVERYONE
        for key in json.loads(row.record_keys)
    ]
    assert len(keys) == len(set(keys)) == 55


def test_counts_that_disagree_are_not_stored(at_lunch) -> None:
    with pytest.raises(FileRefused, match=r"^Sex adds up to 18, but 17 are said to have come\."):
        stored(lunch(came=17))
    assert rows_of(Import) == []


def test_all_activities_of_a_file_are_stored_or_none(at_lunch) -> None:
    with pytest.raises(FileRefused, match="There is no activity"):
        stored(lunch(), lunch(activity="nowhere"))
    with pytest.raises(FileRefused, match="stands twice among these counts"):
        stored(lunch(), lunch(women=10))
    with pytest.raises(FileRefused, match="don't say which activity"):
        stored(lunch(), lunch(activity=""))
    with pytest.raises(FileRefused, match=r"^There are no counts\."):
        stored()
    assert rows_of(Import) == []
    stored(lunch(activity="supper"))
    with pytest.raises(FileRefused, match="stored already"):
        stored(lunch(), lunch(activity="supper"))
    assert [one.activity for one in rows_of(Import)] == ["supper"]


def test_undo_takes_counts_back_whole_and_leaves_a_tombstone_for_each_head(at_lunch) -> None:
    stored(lunch())
    undone = undo(1, who="steward")
    assert undone.removed == 18
    assert rows_of(ParticipationCount) == []
    stones = rows_of(Tombstone)
    assert {(one.activity, one.quarter, one.change_number, one.counted) for one in stones} == {
        ("lunch", "2026-Q1", undone.change_number, True)
    }
    assert len(stones) == 18
    (again,) = stored(lunch())
    assert again.heads == 18


def test_labels_are_stored_as_those_of_people_are(at_lunch) -> None:
    """Held by three at least, or decided."""
    labels = (
        FoundLabel("sex", "Ladies", 11),
        FoundLabel("sex", "Lads", 2),
        FoundLabel("sex", "Gents", 2, "male"),
    )
    stored(lunch(labels=labels))
    ladies, gents = rows_of(UnmatchedLabel)
    assert (ladies.label, ladies.count, ladies.decided_slug, ladies.decided_by) == ("Ladies", 11, None, None)
    assert (gents.label, gents.count, gents.decided_slug, gents.decided_by) == ("Gents", 2, "male", "steward")
    assert ladies.decided_at is None
    assert gents.decided_at is not None
    with intake_session() as session:
        assert remembered(session, source="Quillhaven") == {"sex": {"Gents": "male"}}
