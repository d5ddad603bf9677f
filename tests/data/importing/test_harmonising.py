"""From text to slugs: six kinds of missing, never one "unknown"; no guess; every row stored or refused.

Mutants and failed here: not applicable at the minimum age itself; a trans answer overwriting "prefer not to say";
labels counted in `unmatched` for people too young to be asked; the second row of a person kept.
"""

from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importing.harmonising import CLOSING_DATE, IMPORT_DATE, NO_CHARACTERISTIC, NO_DATE, FoundProblem
from data.importing.people.privacy import NOT_SHOWN
from models.vocabulary import ProblemKind


def test_kinds_of_missing_are_told_apart(people) -> None:
    found = people(
        "Religion", "None", "NA", "", "Prefer not to say", "Don't know", "Not applicable", "Jedi knight order"
    )
    assert found.counts["religion_or_belief"] == {
        "no_religion": 1, "prefer_not_to_say": 1, "dont_know": 1, "not_known": 1, "needs_review": 1, "not_applicable": 1,
    }  # fmt: skip


def test_a_blank_in_a_column_that_is_there_is_not_known(people) -> None:
    found = people("Religion,Sex", ",Female", "NA,Male")
    assert found.counts["religion_or_belief"] == {"not_known": 2}
    assert "gender" not in found.counts


def test_people_under_the_age_of_a_question_are_outside_it(people) -> None:
    found = people(
        "Age,Sexual orientation,Marital status,Carer,Religion",
        "15,Straight,Single,Yes,None",
        "16,Straight,Single,Yes,None",
        "4,x,y,Yes,None",
        "5,x,y,Yes,None",
        ",Straight,Single,Yes,None",
    )
    assert found.counts["sexual_orientation"] == {"heterosexual": 2, "not_applicable": 3}
    assert found.counts["unpaid_carer"] == {"carer_unspecified": 4, "not_applicable": 1}
    assert found.counts["religion_or_belief"] == {"no_religion": 5}
    assert found.unmatched == {}


def test_a_band_says_enough_of_the_age(people) -> None:
    found = people("Age,Sexual orientation,Carer", "0-4,x,x", "Under 16,x,Yes", "16-17,Gay,Yes")
    assert found.answers["sexual_orientation"] == ["not_applicable", "not_applicable", "gay_or_lesbian"]
    assert found.answers["unpaid_carer"] == ["not_applicable", "carer_unspecified", "carer_unspecified"]


def test_an_answer_that_says_trans_sets_trans_status_and_nothing_else_does(people) -> None:
    found = people(
        "Gender,Sex", "Trans woman,Male", "Woman,Female", "Non-binary,", "Transgender,", "Man,Trans man"
    )
    assert found.answers["gender"] == ["woman", "woman", "non_binary", "needs_review", "man"]
    assert found.answers["trans_status"] == [
        "different_from_birth", "not_asked", "not_asked", "different_from_birth", "different_from_birth",
    ]  # fmt: skip
    assert found.counts["trans_status"] == {"different_from_birth": 3, "not_asked": 2}


def test_without_such_an_answer_trans_status_is_absent(people) -> None:
    assert "trans_status" not in people("Gender", "Woman", "Man").counts


def test_who_would_rather_not_say_is_believed(people) -> None:
    found = people(
        "Gender,Are you trans?",
        "Trans man,Prefer not to say",
        "Trans man,",
        "Trans man,Yes",
    )
    assert found.answers["trans_status"] == [
        "prefer_not_to_say",
        "different_from_birth",
        "different_from_birth",
    ]


def test_yes_waits_for_the_polarity_of_the_question(people) -> None:
    lines = ("Is your gender the same as the sex you were registered with at birth?", "Yes", "No")
    assert people(*lines).counts["trans_status"] == {"needs_review": 2}
    assert people(*lines, polarity={"trans_status": "same"}).counts["trans_status"] == {
        "same_as_birth": 1, "different_from_birth": 1,
    }  # fmt: skip


def test_organisations_are_no_people(people) -> None:
    found = people(
        "Are you responding as an individual?,Gender",
        "As an individual,Woman",
        "On behalf of a group,",
        "I am responding on behalf of an organisation,Man",
        ",Not applicable - responding on behalf of an organisation",
    )
    assert (found.rows, found.refused_rows, found.counts["gender"]) == (4, 3, {"woman": 1})
    assert {(one.row, one.kind) for one in found.problems} == {
        (3, ProblemKind.ORGANISATION_NOT_PERSON), (4, ProblemKind.ORGANISATION_NOT_PERSON),
        (5, ProblemKind.ORGANISATION_NOT_PERSON),
    }  # fmt: skip


def test_what_can_not_be_is_a_problem_and_the_rest_of_the_row_is_kept(people) -> None:
    found = people(
        "Date,Age,Gender",
        "2024-05-01,34,Woman",
        "2024-02-31,130,Man",
        "2027-01-01,-4,Man",
        ",,Woman",
    )
    assert found.counts == {
        "age_band": {"25_34": 1, "not_known": 3},
        "gender": {"man": 2, "woman": 2},
    }
    assert found.problems == (
        FoundProblem(3, "Age", ProblemKind.IMPOSSIBLE_AGE),
        FoundProblem(3, "Date", ProblemKind.IMPOSSIBLE_DATE),
        FoundProblem(4, "Age", ProblemKind.IMPOSSIBLE_AGE),
        FoundProblem(4, "Date", ProblemKind.DATE_AFTER_IMPORT),
    )
    assert found.took_part_on == [date(2024, 5, 1), None, None, None]


def test_age_counts_at_the_date_of_participation(people) -> None:
    lines = ("Date of birth,Completed", "01/06/2008,2024-05-31", "01/06/2008,2024-06-01", "01/06/2008,")
    assert people(*lines, closed_on=date(2024, 5, 31)).answers["age_band"] == ["0_15", "16_24", "0_15"]
    assert people(*lines).answers["age_band"] == ["0_15", "16_24", "16_24"]


def test_the_output_says_which_day_stands_for_a_missing_one(people) -> None:
    assert (
        NO_DATE.format(instead=CLOSING_DATE) in people("Gender", "Woman", closed_on=date(2024, 5, 31)).notes
    )
    assert NO_DATE.format(instead=IMPORT_DATE) in people("Gender", "Woman").notes
    assert NO_CHARACTERISTIC in people("Colour,Shape", "Blue,Round").notes


def test_codes_in_a_column_not_of_one_list_go_to_review(people) -> None:
    found = people("Religion,Disability", "C,Y", "N,N", "9,8", "O,9", "NA,NA")
    assert found.counts == {
        "disability": {
            "disabled_unspecified": 1,
            "not_disabled_unspecified": 1,
            "not_known": 1,
            "needs_review": 2,
        },
        "religion_or_belief": {"not_known": 1, "needs_review": 4},
    }
    assert found.unmatched == {
        "disability": {"8": 1, "9": 1},
        "religion_or_belief": {"C": 1, "N": 1, "9": 1, "O": 1},
    }


def test_a_declared_code_list_is_used(people) -> None:
    lines = ("Sex,Armed forces", "1,2", "2,3")
    assert people(*lines).counts["sex"] == {"needs_review": 2}
    found = people(
        *lines,
        coded={
            "sex": "NHS_DD PERSON STATED GENDER CODE",
            "armed_forces": "NHS_DD EX-BRITISH ARMED FORCES INDICATOR",
        },
    )
    assert found.answers == {
        "sex": ["male", "female"],
        "armed_forces": ["veteran_unspecified", "not_armed_forces"],
    }


def test_labels_that_may_be_personal_are_counted_and_not_shown(people) -> None:
    found = people("Gender", "Woman", "Zara Exampleton", "a@example.org", "Attack helicopter")
    assert found.unmatched == {"gender": {NOT_SHOWN: 2, "Attack helicopter": 1}}
    assert found.counts["gender"]["needs_review"] == 3


def test_a_decision_is_applied_and_told(people) -> None:
    found = people("Gender", "Lass", "lass ", "Woman", decisions={"gender": {"Lass": "woman"}})
    assert found.counts["gender"] == {"woman": 3}
    [decided] = found.decided
    assert (decided.characteristic, decided.label, decided.slug, decided.rows) == (
        "gender",
        "Lass",
        "woman",
        2,
    )


def test_the_latest_decision_goes_before_the_map(people) -> None:
    labels = {"gender": {"Lass": "non_binary"}}
    assert people("Gender", "Lass", labels=labels).counts["gender"] == {"non_binary": 1}
    found = people("Gender", "Lass", labels=labels, decisions={"gender": {"Lass": "woman"}})
    assert found.counts["gender"] == {"woman": 1}


def test_several_answers_in_one_cell_are_ticks(people) -> None:
    found = people(
        "Impairments,Sex",
        "Hearing;Mobility;,",
        '"Hearing, Mental health",',
        "None of these,",
        ",Female",
        "Hearing;Purple,",
        "Learning or concentrating or remembering,",
        "Prefer not to say,",
        "Hearing;Hearing,",
    )
    assert found.ticks["impairment"] == [
        ("hearing", "mobility"), ("hearing", "mental_health"), ("no_impairment",), ("not_known",), ("hearing", "needs_review"),
        ("learning",), ("prefer_not_to_say",), ("hearing",),
    ]  # fmt: skip
    assert found.unmatched == {"impairment": {"Purple": 1}}
    assert sum(found.counts["impairment"].values()) == 11


def test_a_person_named_twice_counts_once(people) -> None:
    found = people("Member,Gender", "7,Woman", " 7 ,Man", ",Man", ",Man", person_key="Member")
    assert [bool(who) for who in found.person] == [True, False, False]
    assert found.counts["gender"] == {"woman": 1, "man": 2}
    assert found.problems == (FoundProblem(3, "Member", ProblemKind.SAME_PERSON_TWICE),)


def test_without_a_map_no_column_says_who_a_person_is(people) -> None:
    assert people("Email,Gender", "a@example.org,Woman", "a@example.org,Woman").person == [None, None]


def test_a_row_whose_cells_do_not_fit_is_left_out(people) -> None:
    found = people("Gender,Age", "Woman,25-34", "Man,35-44,x", "", "Man,35-44")
    assert (found.kept, found.refused_rows) == ([0, 2], 1)
    assert found.problems == (
        FoundProblem(3, "", ProblemKind.TOO_MANY_CELLS), FoundProblem(4, "", ProblemKind.BLANK_ROW),
    )  # fmt: skip


def test_a_formula_is_text(people) -> None:
    found = people("Gender", "=1+1", "@SUM(A1)", "+SUM(A1)", "-", "-8", "- other")
    assert found.counts["gender"] == {"not_known": 1, "not_applicable": 1, "needs_review": 4}
    assert [(one.row, one.kind) for one in found.problems] == [
        (n, ProblemKind.FORMULA_AS_TEXT) for n in (2, 3, 4)
    ]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2024-05-01", "31/02/2024", "", "2027-01-01"]),
        st.sampled_from(["15", "16", "34", "130", "", "25-34", "NA"]),
        st.sampled_from(["Woman", "Trans man", "=1", "Jedi", "", "On behalf of a group", "9"]),
        st.sampled_from(["1", "2", ""]),
    ),
    min_size=1,
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(ROWS)
def test_every_row_is_kept_or_refused_and_every_kept_row_is_counted_once(people, rows) -> None:
    found = people("Date,Age,Gender,Member,End", *(f"{','.join(row)},x" for row in rows), person_key="Member")
    assert found.rows == len(rows) == len(found.kept) + found.refused_rows
    for characteristic, slugs in found.answers.items():
        assert len(slugs) == len(found.kept)
        assert found.counts[characteristic] == {slug: n for slug, n in Counter(slugs).items()}  # noqa: C416
    for characteristic, labels in found.unmatched.items():
        assert sum(labels.values()) == found.counts[characteristic]["needs_review"]
