"""Which label stood in which answer: kept for labels that may be kept, and for no other.

Mutants: labels of two rows linked; people too young for a question linked; what stands
beside a label left out; a trans answer that fills the trans status forgotten.
"""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from data.databases import intake_session
from data.importing import store, undo
from data.importing.columns.column_map import decidable
from data.importing.storing.label_links import KeptLabel, links, together
from models.intake import Participation, ParticipationLabel, UnmatchedLabel

TODAY = date(2026, 6, 15)


def linked() -> list[tuple[int, str, str, int, str]]:
    """Return row, characteristic, label, place and what stands beside, of every link."""
    with intake_session() as session:
        found = session.exec(
            select(
                Participation.row,
                UnmatchedLabel.characteristic,
                UnmatchedLabel.label,
                ParticipationLabel.place,
                ParticipationLabel.beside,
            )
            .where(ParticipationLabel.participation_id == Participation.id)
            .where(ParticipationLabel.label_id == UnmatchedLabel.id)
        ).all()
    return sorted(tuple(each) for each in found)


def test_a_label_of_three_rows_is_linked_and_one_of_two_is_not(databases, people, activity) -> None:
    found = people("Gender", "Jedi", "jedi ", "Jedi", "Sith", "Sith", "Woman", "")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert linked() == [(row, "gender", "Jedi", 0, "") for row in (2, 3, 4)]


def test_a_decided_label_is_linked_however_few_rows_hold_it(databases, people, activity) -> None:
    found = people("Gender", "Lass", "Woman", decisions={"gender": {"Lass": "woman"}}, source="Partner A")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert linked() == [(2, "gender", "Lass", 0, "")]


def test_one_of_several_answers_where_one_is_due_is_linked_with_the_others(
    databases, people, activity
) -> None:
    found = people(
        "Age,Gender",
        "25-34,Lass;Woman",
        "25-34,Lass;Man",
        decisions={"gender": {"Lass": "woman"}},
        source="Partner A",
    )
    assert found.answers["gender"] == ["woman", "needs_review"]
    store(found, activity=activity(), who="steward", today=TODAY)
    assert linked() == [(2, "gender", "Lass", 0, "1:woman"), (3, "gender", "Lass", 0, "1:man")]


def test_what_may_be_personal_is_not_linked(databases, people, activity) -> None:
    rows = [f"{name}," for name in ("Zara Exampleton", "Al Exampleton", "Jo Exampleton", "x" * 121)]
    store(people("Gender,Age", *rows), activity=activity(), who="steward", today=TODAY)
    assert linked() == []
    with intake_session() as session:
        assert [row.label for row in session.exec(select(UnmatchedLabel))] == ["(text not shown)"]


def test_several_answers_keep_their_places_and_what_stands_beside(databases, people, activity) -> None:
    found = people(
        "Gender,Impairments", ",Hearing;Purple;Prefer not to say", ",Purple", ",Purple;Hearing", ",Hearing",
    )  # fmt: skip
    store(found, activity=activity(), who="steward", today=TODAY)
    assert linked() == [
        (2, "impairment", "Purple", 1, "0:hearing 2:prefer_not_to_say"),
        (3, "impairment", "Purple", 0, ""),
        (4, "impairment", "Purple", 0, "1:hearing"),
    ]


def test_who_is_too_young_for_a_question_has_no_link(databases, people, activity) -> None:
    found = people("Age,Sexual orientation", "12,Zorp", "34,Zorp", "35,Zorp", "36,Zorp")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert [row for row, *_ in linked()] == [3, 4, 5]


def test_what_a_trans_answer_fills_is_remembered(databases, people, activity) -> None:
    found = people("Gender,Trans status", "Trans woman,Zorp", "Woman,Zorp", "Man,Zorp")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert linked() == [
        (2, "trans_status", "Zorp", 0, "or:different_from_birth"),
        (3, "trans_status", "Zorp", 0, ""),
        (4, "trans_status", "Zorp", 0, ""),
    ]


def test_an_age_nobody_knows_is_linked_and_a_number_is_not(databases, people, activity) -> None:
    found = people("Age", "about forty", "About forty", "about forty", "34", "35")
    store(found, activity=activity(), who="steward", today=TODAY)
    assert [(row, label) for row, _, label, *_ in linked()] == [(row, "about forty") for row in (2, 3, 4)]


def test_a_file_without_unknown_labels_has_no_links(databases, people, activity) -> None:
    store(
        people("Gender,Impairments", *["Woman,Hearing"] * 4), activity=activity(), who="steward", today=TODAY
    )
    assert linked() == []


def test_undo_takes_the_links_too(databases, people, activity) -> None:
    store(people("Gender", "Jedi", "Jedi", "Jedi"), activity=activity(), who="steward", today=TODAY)
    undo(1, who="steward")
    assert linked() == []


@pytest.mark.parametrize(
    ("decided", "beside", "characteristic", "slugs"),
    [
        ({0: "woman"}, "", "gender", ("woman",)),
        ({0: "woman"}, "1:woman", "gender", ("woman",)),
        ({0: "woman"}, "1:man", "gender", ("needs_review",)),
        ({0: "white_british"}, "1:white_unspecified", "ethnic_group", ("white_british",)),
        ({0: "asian_indian"}, "1:white_unspecified", "ethnic_group", ("needs_review",)),
        ({0: "needs_review"}, "or:different_from_birth", "trans_status", ("different_from_birth",)),
        ({0: "not_known"}, "or:different_from_birth", "trans_status", ("different_from_birth",)),
        ({0: "same_as_birth"}, "or:different_from_birth", "trans_status", ("same_as_birth",)),
        ({0: "prefer_not_to_say"}, "or:different_from_birth", "trans_status", ("prefer_not_to_say",)),
        ({1: "mobility"}, "0:hearing 2:prefer_not_to_say", "impairment", ("hearing", "mobility")),
        ({1: "hearing"}, "0:hearing", "impairment", ("hearing",)),
        ({1: "not_known"}, "0:prefer_not_to_say", "impairment", ("prefer_not_to_say",)),
        ({0: "not_known"}, "1:prefer_not_to_say", "impairment", ("not_known",)),
        ({0: "not_known"}, "1:hearing", "impairment", ("hearing",)),
        ({0: "needs_review"}, "1:hearing", "impairment", ("needs_review", "hearing")),
        ({0: "no_impairment", 1: "hearing"}, "", "impairment", ("no_impairment", "hearing")),
    ],
)  # fmt: skip
def test_answers_together_come_to_what_harmonising_makes_of_them(
    decided, beside, characteristic, slugs
) -> None:
    assert together(decided, beside=beside, characteristic=characteristic) == slugs


WORDS = ("Zorp", "Blip", "Hearing", "Mobility", "Prefer not to say", "None", "")
NEITHER = ("Zorp", "Blip", "Trans woman", "Woman", "Prefer not to say", "")
STATUS = ("Zorp", "Blip", "same as birth", "Prefer not to say", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    rows=st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(";".join),
            st.sampled_from(NEITHER),
            st.sampled_from(STATUS),
            st.sampled_from(["12", "34", "Zorp", ""]),
        ),
        min_size=1,
        max_size=6,
    ),
    slugs=st.tuples(*(st.sampled_from(decidable(name)) for name in ("impairment", "gender", "trans_status"))),
)  # fmt: skip
def test_a_later_decision_comes_to_what_the_file_read_with_it_says(people, rows, slugs) -> None:
    """Read undecided and decided by the links, or read with the decision: the same answers of the same rows."""
    names = ("impairment", "gender", "trans_status")
    lines = ("Impairments,Gender,Trans status,Age,End", *(",".join((*row, "x")) for row in rows))
    undecided = people(*lines)
    known = people(*lines, decisions={name: {"Zorp": slug} for name, slug in zip(names, slugs, strict=True)})
    every = [
        KeptLabel(name, label, 1, None) for name, found in undecided.unmatched.items() for label in found
    ]
    found = links(undecided, labels=every)
    for name, slug in zip(names, slugs, strict=True):
        multiple = name == "impairment"
        stored = (undecided.ticks if multiple else undecided.answers).get(name)
        if stored is None:
            continue
        now = [set(each) if multiple else {each} for each in stored]
        for place in {link.kept for link in found if link.label[0] == name}:
            here = [link for link in found if link.kept == place and link.label[0] == name]
            meant = {link.place: slug if link.label[1] == "zorp" else "needs_review" for link in here}
            now[place] = set(together(meant, beside=here[0].beside, characteristic=name))
        expected = (known.ticks if multiple else known.answers)[name]
        assert now == [set(each) if multiple else {each} for each in expected]
