"""Keys that stand for people: the same for the same person or row, and telling nothing of either."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.keys import person_key, record_key, row_record_key, row_record_keys

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "test_vectors.json").read_text("utf-8"))[
    "keyed_round"
]
SECRET = VECTORS["secret_ascii"].encode()
KEY = b"k" * 32


@pytest.mark.parametrize(("person", "expected"), VECTORS["record_key_hex"].items())
def test_record_keys_are_those_of_the_vectors(person, expected):
    assert record_key(person, key=SECRET) == int(expected, 16)


@pytest.mark.parametrize("same", ["jo@example.org", "JO@example.org", "  Jo@Example.ORG \t"])
def test_a_person_is_the_same_in_any_case_and_with_blanks_around(same):
    assert person_key(same, key=KEY) == person_key("jo@example.org", key=KEY)


def test_case_is_folded_beyond_the_english_alphabet():
    assert person_key("Strauß", key=KEY) == person_key("STRAUSS", key=KEY)


def test_a_person_key_is_64_hexadecimal_digits_that_hang_on_the_secret():
    made = person_key("P1", key=KEY)
    assert len(made) == 64
    assert int(made, 16) >= 0
    assert made != person_key("P1", key=b"l" * 32)
    assert made != person_key("P2", key=KEY)


@given(identity=st.text(), key=st.binary(min_size=32, max_size=32))
def test_record_keys_fill_64_bits_and_no_more(identity, key):
    assert 0 <= record_key(identity, key=key) < 2**64


def test_a_row_has_the_same_key_wherever_it_stands_in_its_file():
    assert row_record_key(("Female", "34"), activity="A1", repeat=0, key=KEY) == row_record_key(
        ("Female", "34"), activity="A1", repeat=0, key=KEY
    )


@pytest.mark.parametrize(
    ("cells", "activity", "repeat", "key"),
    [
        (("Female", "35"), "A1", 0, KEY),
        (("Female3", "4"), "A1", 0, KEY),
        (("Female", "34"), "A2", 0, KEY),
        (("Female", "34"), "A1", 1, KEY),
        (("Female", "34"), "A1", 0, b"l" * 32),
        (("34", "Female"), "A1", 0, KEY),
    ],
)
def test_another_answer_activity_repeat_or_secret_gives_another_key(cells, activity, repeat, key):
    other = row_record_key(cells, activity=activity, repeat=repeat, key=key)
    assert other != row_record_key(("Female", "34"), activity="A1", repeat=0, key=KEY)


@given(rows=st.lists(st.tuples(st.sampled_from(["", "a", "é", "a\x1fb"]), st.sampled_from(["", "b", "1"]))))
def test_the_keys_of_many_rows_are_those_of_each(rows):
    """Mutants: the repeat left at 0; the activity left out."""
    repeats = Counter()
    expected = []
    for cells in rows:
        expected.append(row_record_key(cells, activity="A1", repeat=repeats["\x1f".join(cells)], key=KEY))
        repeats["\x1f".join(cells)] += 1
    assert list(row_record_keys(rows, activity="A1", key=KEY)) == expected
