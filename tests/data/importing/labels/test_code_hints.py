"""A column of bare codes waits, and `check` names the lists it may come from: each trap of standards 1.3.

Mutants and failed here: the hint said of a column that a heading declares; of words that are no codes.
"""

import pytest

from data.importing.labels.meaning import Meaning, declared_codes, found_codes
from data.importing.outcome import code_hints, in_words

NHS, CENSUS, PDS = (
    "NHS_DD PERSON STATED GENDER CODE (an1)",
    "CENSUS2021 sex (TS008)",
    "NHS_DD PERSON GENDER CODE CURRENT / PDS administrative gender (n1)",
)


def test_one_and_two_in_sex_wait_and_the_lists_are_named(people) -> None:
    found = people("Sex", "1", "2", "2")
    assert found.counts["sex"] == {"needs_review": 3}
    (hint,) = code_hints(found)
    assert hint.startswith('  "Sex" looks coded')
    assert "sex = ..." in hint
    assert f'"{NHS}"' in hint
    assert f'"{CENSUS}"' in hint
    assert hint in in_words(found)


@pytest.mark.parametrize(
    ("standard", "counts"), [(NHS, {"female": 2, "male": 1}), (CENSUS, {"female": 1, "male": 2})]
)
def test_a_declared_list_counts_and_gives_no_hint(people, standard: str, counts: dict[str, int]) -> None:
    found = people("Sex", "1", "2", "2", coded={"sex": standard})
    assert (found.counts["sex"], code_hints(found)) == (counts, [])


def test_words_that_nobody_knows_give_no_hint(people) -> None:
    assert code_hints(people("Sex", "Zorp", "Blip")) == []


@pytest.mark.parametrize(
    ("characteristic", "labels"),
    [
        ("sex", ["1", "2"]),
        ("sex", ["0", "1", "2", "9"]),
        ("sexual_orientation", ["1", "2", "3", "4"]),
        ("sexual_orientation", ["1", "9"]),
        ("marriage_civil_partnership", ["1", "2", "3", "4"]),
        ("disability", ["1", "2", "3", "4"]),
        ("ethnic_group", ["1", "2", "13"]),
        ("religion_or_belief", ["1", "2", "9"]),
        ("armed_forces", ["2", "3"]),
        ("trans_status", ["1", "2"]),
        ("age_band", ["1", "2", "3"]),
    ],
)
def test_numbers_are_never_a_list_by_themselves(characteristic: str, labels: list[str]) -> None:
    assert found_codes(characteristic, labels) == ("", {})
    assert {Meaning(characteristic).of(label) for label in labels} == {"needs_review"}


@pytest.mark.parametrize(
    ("characteristic", "code"),
    [
        ("marriage_civil_partnership", "M"), ("marriage_civil_partnership", "N"), ("marriage_civil_partnership", "S"),
        ("marriage_civil_partnership", "P"), ("religion_or_belief", "M"), ("religion_or_belief", "N"), ("religion_or_belief", "C"),
        ("ethnic_group", "S"), ("ethnic_group", "P"), ("ethnic_group", "M"), ("ethnic_group", "N"), ("ethnic_group", "BOTH"),
        ("ethnic_group", "MOTH"), ("impairment", "01"), ("impairment", "XX"),
    ],
)  # fmt: skip
def test_a_letter_alone_means_nothing(characteristic: str, code: str) -> None:
    assert Meaning(characteristic).of(code) == "needs_review"


@pytest.mark.parametrize(
    ("characteristic", "standard", "code", "slug"),
    [
        ("sexual_orientation", "HL7 v2 ITK ZU032 (legacy)", "4", "dont_know"),
        ("sexual_orientation", "CENSUS2021 sexual_orientation_6a (TS077)", "4", "other_orientation"),
        ("sex", PDS, "9", "not_known"),
        ("armed_forces", "NHS_DD EX-BRITISH ARMED FORCES INDICATOR (an2)", "2", "veteran_unspecified"),
        ("impairment", "NHS_DD DISABILITY CODE (an2)", "2", "hearing"),
        ("ethnic_group", "DfE school census main codes", "BOTH", "black_other"),
        ("ethnic_group", "DfE school census main codes", "MOTH", "mixed_other"),
    ],
)
def test_a_code_means_what_its_own_list_says(
    characteristic: str, standard: str, code: str, slug: str
) -> None:
    meaning = Meaning(characteristic, codes=declared_codes(characteristic, standard), standard=standard)
    assert meaning.of(code) == slug
