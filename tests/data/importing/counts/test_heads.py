"""Counts that a steward enters: read from a form or a small CSV, stored whole or not at all, and taken back."""

import json

import pytest
from sqlmodel import select

from data import facts
from data.databases import intake_session, register_session
from data.importing import FileRefused, undo
from data.importing.counts.heads import HeadLine, countable, line, read_heads, store_heads
from models.community import KnownBy
from models.intake import HeadTombstone, Import, NeedCount, Tombstone
from models.register import AuditEvent
from tests.world import World

CSV = "what,people,given\nNepalese,28,\nEasy Read,12,9\n"


@pytest.fixture
def activity(sqlite_databases):
    world = World()
    world.activity("lunch")
    return "lunch"


def rows(table):
    with intake_session() as session:
        found = session.exec(select(table)).all()
        session.expunge_all()
        return found


def test_a_csv_is_counts_of_communities_and_of_needs(sqlite_databases):
    assert read_heads(CSV.encode()) == (
        HeadLine("community", "nepalese", 28),
        HeadLine("need", "easy_read", 12, 9),
    )


def test_only_what_no_answer_tells_is_counted_by_heads(sqlite_databases):
    """Mutant: every community. Two counts of the same people could be held against each other."""
    by_rule = {slug for slug, one in facts.communities().items() if one.known_by is KnownBy.RULE}
    assert not by_rule & countable().keys()
    assert {"nepalese", "homeless", "easy_read"} <= countable().keys()
    assert "none_need" not in countable()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("who,people,given\n", "Row 1: the headings must be what, people, given."),
        ("what,people,given\nNepalese,28\n", "Row 2: it must have 3 cells: what, people, given."),
        (
            "what,people,given\nMrs Gurung,1,\n",
            "Row 2, column what: it is neither a community that is counted by heads nor a kind of format or support.",
        ),
        (
            "what,people,given\nLGBT+,30,\n",
            "Row 2, column what: LGBT+ follows from what people answered, so it is not counted by heads.",
        ),
        (
            "what,people,given\nNepalese,0,\n",
            "Row 2, column people: it must be a whole number from 1 to 20,000.",
        ),
        (
            "what,people,given\nNepalese,1e3,\n",
            "Row 2, column people: it must be a whole number from 1 to 20,000.",
        ),
        ("what,people,given\nNepalese,28,28\n", "Row 2, column given: leave it blank for a community."),
        (
            "what,people,given\nEasy Read,12,\n",
            "Row 2, column given: it must be a whole number from 0 to 20,000.",
        ),
        (
            "what,people,given\nEasy Read,12,13\n",
            "Row 2, column given: more people got it than asked for it. Count those who asked and got it.",
        ),
        (
            "what,people,given\nNepalese,2,\n\nnepalese,3,\n",
            "Row 4, column what: it is there twice. Keep one row.",
        ),
    ],
)
def test_a_csv_that_is_wrong_says_where_and_never_what_stood_there(sqlite_databases, content, message):
    with pytest.raises(FileRefused) as refused:
        read_heads(content.encode())
    assert str(refused.value) == message
    assert "Gurung" not in message


def test_a_form_is_told_which_box_is_wrong(sqlite_databases):
    with pytest.raises(FileRefused, match=r"^People: it must be a whole number"):
        line("nepalese", people="some", given="")


def test_heads_are_kept_with_a_key_for_each_and_noted(activity):
    stored = store_heads(read_heads(CSV.encode()), activity=activity, who="steward")
    kept = {row.category: row for row in rows(NeedCount)}
    assert (kept["nepalese"].stated, kept["nepalese"].met) == (28, None)
    assert (kept["easy_read"].stated, kept["easy_read"].met) == (12, 9)
    keys = json.loads(kept["easy_read"].record_keys)
    assert (len(set(keys["stated"])), len(set(keys["met"]))) == (12, 9)
    assert not set(keys["stated"]) & set(keys["met"])
    with register_session() as session:
        events = [(one.what, one.detail) for one in session.exec(select(AuditEvent))]
    assert events == [("heads", f"Import {stored.number} into lunch")]


def test_the_same_count_has_the_same_keys_whenever_it_is_entered(activity):
    """Mutant: random keys. A second draw for the same heads could be averaged with the first."""
    first = store_heads(read_heads(CSV.encode()), activity=activity, who="steward")
    before = {row.category: row.record_keys for row in rows(NeedCount)}
    undo(first.number, who="steward")
    store_heads(tuple(reversed(read_heads(CSV.encode()))), activity=activity, who="steward")
    assert {row.category: row.record_keys for row in rows(NeedCount)} == before


def test_one_thing_is_counted_once_at_an_activity(activity):
    store_heads((HeadLine("community", "nepalese", 28),), activity=activity, who="steward")
    with pytest.raises(FileRefused, match="Nepalese is counted at this activity already"):
        store_heads(
            (HeadLine("need", "bsl", 3, 3), HeadLine("community", "nepalese", 28)),
            activity=activity,
            who="steward",
        )
    assert [row.category for row in rows(NeedCount)] == ["nepalese"], "whole or not at all"
    assert len(rows(Import)) == 2


def test_what_is_taken_back_leaves_how_many_heads_it_was_and_no_person(activity):
    stored = store_heads(read_heads(CSV.encode()), activity=activity, who="steward")
    undo(stored.number, who="steward")
    assert rows(NeedCount) == []
    assert {(one.category, one.heads) for one in rows(HeadTombstone)} == {("nepalese", 28), ("easy_read", 12)}
    assert rows(Tombstone) == [], "no participation was removed: one-way tables must not move by it"


def test_there_must_be_a_count_and_an_activity(activity):
    with pytest.raises(FileRefused, match="There is no count"):
        store_heads((), activity=activity, who="steward")
    with pytest.raises(FileRefused, match="no activity"):
        store_heads((HeadLine("community", "nepalese", 28),), activity="nowhere", who="steward")
