"""Labels are compared without case, kinds of dash, quotes and spaces (standards 1.3)."""

import pytest

from data.importing.labels.norm import norm


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("  White   British ", "white british"),
        ("White – British", "white-british"),
        ("45~49", "45-49"),
        ("I’d rather not say", "i'd rather not say"),
        ("\ufeffFemale\u200b", "female"),
        ("Asian / Asian British : Indian", "asian/asian british:indian"),
        ("Mixed (other)", "mixed(other)"),
        ("Ｆｅｍａｌｅ", "female"),
        ("*Other*.", "other"),
        ("", ""),
    ],
)
def test_the_key_of_a_label(written: str, key: str) -> None:
    assert norm(written) == key


def test_words_make_a_difference() -> None:
    assert norm("White British") != norm("White Irish")
