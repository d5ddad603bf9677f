"""A label means what the table says, looked up in order, and nothing otherwise. The traps of standards 1.3.

Mutants and failed here: `found_codes` without the check that other lists agree (1 became male); CODE rows taken
in any column (N became African); LIST_MARK searching instead of matching whole; `*` before the characteristic's own.
"""

import pytest

from data import facts
from data.importing.labels.meaning import Meaning, coded, declared_codes, found_codes, is_missing

NHS_ETHNIC = "NHS_DD ETHNIC CATEGORY (an2)"
ARMED = "NHS_DD EX-BRITISH ARMED FORCES INDICATOR (an2)"


@pytest.mark.parametrize(
    ("characteristic", "label", "slug"),
    [
        ("ethnic_group", "White – British", "white_british"),
        ("ethnic_group", "A - White British", "white_british"),
        ("ethnic_group", "(a) White Irish", "white_irish"),
        ("ethnic_group", "1. Indian", "asian_indian"),
        ("ethnic_group", "Gypsy, Roma and Traveller", "needs_review"),
        ("inclusion_health", "Gypsy, Roma and Traveller", "gypsy_roma_traveller"),
        ("ethnic_group", "Wite British", "needs_review"),
        ("ethnic_group", "White British and proud", "needs_review"),
        ("religion_or_belief", "None", "no_religion"),
        ("impairment", "None", "no_impairment"),
        ("religion_or_belief", "NA", "not_known"),
        ("religion_or_belief", "N/A", "not_applicable"),
        ("religion_or_belief", "", "not_known"),
        ("religion_or_belief", "Prefer not to say", "prefer_not_to_say"),
        ("unpaid_carer", "Primary carer of a child/children (under 18)", "needs_review"),
        ("sex", "Trans woman", "needs_review"),
        ("gender", "Trans woman", "woman"),
        ("gender", "Transgender", "needs_review"),
        ("gender", "Other (please specify)", "needs_review"),
        ("age_band", "05-Sep", "0_15"),
        ("age_band", "Oct-14", "0_15"),
        ("ethnic_group", "BOTH", "needs_review"),
        ("ethnic_group", "12 - 99", "needs_review"),
        ("ethnic_group", "Part - Indian", "needs_review"),
        ("ethnic_group", "A Indian", "needs_review"),
    ],
)
def test_a_label_means_what_the_table_says(characteristic: str, label: str, slug: str) -> None:
    assert Meaning(characteristic).of(label) == slug


@pytest.mark.parametrize(
    ("characteristic", "label"),
    [("marriage_civil_partnership", "M"), ("religion_or_belief", "N"), ("ethnic_group", "S"), ("sex", "1"),
     ("ethnic_group", "P"), ("sexual_orientation", "4"), ("sexual_orientation", "9"), ("disability", "8")],
)  # fmt: skip
def test_a_code_means_nothing_in_a_column_not_declared_coded(characteristic: str, label: str) -> None:
    assert Meaning(characteristic).of(label) == "needs_review"


def test_the_same_character_means_what_its_own_code_list_says() -> None:
    def said(characteristic: str, standard: str, code: str) -> str:
        return Meaning(characteristic, codes=declared_codes(characteristic, standard), standard=standard).of(
            code
        )

    marital = "NHS_DD PERSON MARITAL STATUS (an1)"
    religion = "NHS_DD RELIGIOUS OR OTHER BELIEF SYSTEM AFFILIATION GROUP CODE (an1)"
    assert said("marriage_civil_partnership", marital, "M") == "married_or_civil_partner"
    assert said("religion_or_belief", religion, "M") == "prefer_not_to_say"
    assert said("ethnic_group", NHS_ETHNIC, "M") == "black_caribbean"
    assert said("marriage_civil_partnership", marital, "N") == "prefer_not_to_say"
    assert said("religion_or_belief", religion, "N") == "not_known"
    assert said("ethnic_group", NHS_ETHNIC, "N") == "black_african"
    assert said("sex", "CENSUS2021 sex (TS008)", "1") == "female"
    assert said("sex", "NHS_DD PERSON STATED GENDER CODE (an1)", "1") == "male"


def test_codes_of_one_list_are_found() -> None:
    standard, codes = found_codes("ethnic_group", ["A", "h", "Z", "99", "", "NA"])
    assert standard == NHS_ETHNIC
    meaning = Meaning("ethnic_group", codes=codes, standard=standard)
    assert [meaning.of(code) for code in ("A", "h", "Z", "99", "")] == [
        "white_british", "asian_indian", "prefer_not_to_say", "not_known", "not_known",
    ]  # fmt: skip


def test_letters_that_begin_no_answer_tell_a_code_list_from_first_letters() -> None:
    """Mutant: first letters never thought of (N became not known)."""
    standard, codes = found_codes("religion_or_belief", ["C", "G", "L", "N"])
    assert standard
    assert [codes[letter] for letter in ("c", "g", "l", "n")] == [
        "christian",
        "muslim",
        "no_religion",
        "not_known",
    ]


@pytest.mark.parametrize(
    ("characteristic", "labels"),
    [
        ("sex", ["1", "2"]),
        ("gender", ["1", "2", "3"]),
        ("religion_or_belief", ["C", "M", "N"]),
        ("marriage_civil_partnership", ["S", "M", "D", "N"]),
        ("ethnic_group", ["1", "2", "13"]),
        ("sexual_orientation", ["1", "2", "3", "4"]),
        ("religion_or_belief", ["C", "N", "O", "S", "9"]),
        ("imd_quintile", ["1", "2", "3", "4", "5"]),
        ("trans_status", ["Y", "N"]),
        ("disability", ["Y", "N", "8"]),
        ("ethnic_group", ["White", "A"]),
        ("ethnic_group", ["", "NA"]),
    ],
)
def test_no_list_is_found_where_two_disagree_or_a_value_is_in_none(
    characteristic: str, labels: list[str]
) -> None:
    assert found_codes(characteristic, labels) == ("", {})


def test_excel_drops_the_zero_of_a_code() -> None:
    codes = declared_codes("armed_forces", ARMED)
    assert coded("2", codes) == coded("02", codes) == "veteran_unspecified"
    assert coded("4", codes) is None


@pytest.mark.parametrize(
    ("polarity", "label", "slug"),
    [
        (None, "Yes", "needs_review"),
        (None, "No", "needs_review"),
        ("same", "Yes", "same_as_birth"),
        ("same", "No", "different_from_birth"),
        ("different", "Yes", "different_from_birth"),
        ("different", "n", "same_as_birth"),
        ("different", "Prefer not to say", "prefer_not_to_say"),
    ],
)
def test_yes_means_nothing_before_the_question_is_known(polarity, label: str, slug: str) -> None:
    assert Meaning("trans_status", polarity=polarity).of(label) == slug


def test_what_a_person_decided_goes_first() -> None:
    assert Meaning("ethnic_group", decided={"brit": "white_british"}).of(" BRIT ") == "white_british"


@pytest.mark.parametrize(
    ("label", "missing"), [("", True), ("-", True), ("NA", True), ("Other", False), ("A", False)]
)
def test_labels_that_say_there_is_no_answer(label: str, missing: bool) -> None:
    assert is_missing(label) is missing


def test_every_label_of_the_table_means_its_own_slug() -> None:
    wrong = [
        row
        for row in facts.labels()
        if not row.coded and row.characteristic in {one.slug for one in facts.characteristics()}
        and row.slug != facts.NEEDS_POLARITY
        and Meaning(row.characteristic).of(row.label) != row.slug
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    "labels", [["A1", "A2"], ["A2", "A1", "A9", ""], ["AO01", "AO02"], ["SQ001"], ["1", "2"]]
)
def test_the_running_codes_of_a_survey_tool_are_no_code_list(labels) -> None:
    """A1 is Indian to the police. Mutant: numbers alone taken for running codes."""
    assert found_codes("ethnic_group", labels) == ("", {})
    assert found_codes("ethnic_group", [*labels, "W1", "B2"])[0] in (
        "",
        "Police self-defined ethnicity 16+1 / 18+1",
    )


def test_codes_with_several_letters_are_still_a_code_list() -> None:
    assert found_codes("ethnic_group", ["A1", "W1", "B2"])[0] == "Police self-defined ethnicity 16+1 / 18+1"
