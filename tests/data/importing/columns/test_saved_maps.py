"""What was said of a source before, what is said now, and both together."""

from dataclasses import replace

import pytest

from data.databases import intake_session
from data.importing import ColumnMap, store, undo
from data.importing.columns.saved_maps import (
    UNDECIDED,
    fitting,
    known_sources,
    remembered_map,
    together,
    with_columns,
    with_label,
)

SAID = {
    "source": "Forms",
    "person_key": "Member",
    "ethnic_frame": "2021",
    "columns": {"Q1": "sex"},
    "coded": {"sex": "CENSUS2021 sex (TS008)"},
    "polarity": {"trans_status": "same"},
    "labels": {"sex": {"Dame": "female"}},
}
LINES = ("Member,Q1,Q2", "a,1,x", "b,Dame,x")


def remembered(source="Forms", headings=("Member", "Q1", "Q2")):
    with intake_session() as session:
        return remembered_map(session, source=source, headings=headings)


@pytest.fixture
def stored(people, activity, sqlite_databases):
    reference = activity()
    return store(people(*LINES, **SAID), activity=reference, who="steward")


def test_what_was_said_of_a_file_is_remembered_for_the_next_of_its_source(stored):
    """Mutants: the code lists left out; the source not compared."""
    assert remembered() == ColumnMap(**SAID)
    assert remembered(headings=("Q2", "Q1", "Member")) == ColumnMap(**SAID)
    with intake_session() as session:
        assert known_sources(session) == ("Forms",)


def test_another_source_and_no_source_remember_nothing(stored):
    assert remembered(source="Other") == ColumnMap(source="Other")
    assert remembered(source="") == ColumnMap()


def test_other_headings_keep_the_meaning_of_labels_only(stored):
    """Mutant: headings not compared."""
    expected = ColumnMap(source="Forms", labels=SAID["labels"])
    assert remembered(headings=("Member", "Q1")) == expected
    assert remembered(headings=("Member", "Q1", "Q2", "Q3")) == expected


def test_what_was_said_of_a_file_that_was_taken_back_is_not_believed(stored):
    undo(stored.number, who="steward")
    assert remembered() == ColumnMap(source="Forms", labels=SAID["labels"])


def test_the_latest_file_counts(people, stored):
    later = SAID | {"columns": {"Q1": "sex", "Q2": "leave"}, "coded": {}}
    store(people(*LINES, "c,Dame,y", **later), activity="A1", who="steward")
    assert remembered() == ColumnMap(**later)


def test_what_is_said_now_goes_before():
    before = ColumnMap(
        source="Forms",
        person_key="Member",
        columns={"Q1": "sex", "Q2": "religion_or_belief", "Q3": "impairment"},
        coded={"sex": "slug"},
        labels={"sex": {"dame": "female", "sir": "male"}},
    )
    said = ColumnMap(
        columns={"Q9": "sex", "Member": "leave", "Q8": "impairment"},
        labels={"sex": {"Dame": UNDECIDED, "Sir": "female"}},
    )
    assert together(before, said) == ColumnMap(
        source="Forms",
        # One column answers a single question; several may answer one with several answers.
        columns={
            "Q2": "religion_or_belief",
            "Q3": "impairment",
            "Q9": "sex",
            "Member": "leave",
            "Q8": "impairment",
        },
        coded={"sex": "slug"},
        labels={"sex": {"Sir": "female"}},
    )


def test_nothing_said_changes_nothing():
    before = ColumnMap(**SAID)
    assert together(before, ColumnMap()) == before
    assert together(ColumnMap(), before) == before


def test_columns_that_a_file_lacks_are_named_and_left_out():
    said = ColumnMap(person_key="Member", columns={"Q1": "sex", "Q7": "leave"})
    kept, lacking = fitting(said, ("Q1", "Q2"))
    assert kept == ColumnMap(columns={"Q1": "sex"})
    assert lacking == ("Q7", "Member")
    assert fitting(said, ("Q1", "Q7", "Member")) == (said, ())


def one(said, heading, use):
    return with_columns(said, (heading,), use)


def test_a_column_is_one_thing_and_a_single_question_has_one_column():
    """Mutant: what was said of another column kept."""
    said = one(ColumnMap(), "Q1", "sex")
    assert one(said, "Q2", "sex") == ColumnMap(columns={"Q2": "sex"})
    assert one(said, "Q1", "person_key") == ColumnMap(person_key="Q1")
    assert one(one(said, "Q1", "person_key"), "Q1", "leave") == ColumnMap(columns={"Q1": "leave"})
    left = one(one(said, "Q3", "leave"), "Q4", "leave")
    assert left.columns == {"Q1": "sex", "Q3": "leave", "Q4": "leave"}
    several = one(one(said, "Q2", "impairment"), "Q3", "impairment")
    assert several.columns == {"Q1": "sex", "Q2": "impairment", "Q3": "impairment"}


def test_columns_that_answer_together_are_said_together():
    said = with_columns(one(ColumnMap(), "Q1", "sex"), ("Q2", "Q3"), "sex")
    assert said == ColumnMap(columns={"Q2": "sex", "Q3": "sex"})


def test_a_label_is_said_beside_the_others():
    said = with_label(with_label(ColumnMap(), "sex", "Dame", "female"), "sex", "Sir", "male")
    assert said == replace(ColumnMap(), labels={"sex": {"Dame": "female", "Sir": "male"}})
