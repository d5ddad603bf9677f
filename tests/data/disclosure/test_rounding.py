"""Keyed rounding (method 2.6 A and B)."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import facts
from data.disclosure.rounding import HIDDEN, rounded, shown, uniform
from data.keys import record_key

VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "test_vectors.json").read_text(encoding="utf-8")
)["keyed_round"]
RULES = {preset: facts.disclosure_rules(preset) for preset in ("nhs", "ons_10_5", "strict")}


def as_keys(*values):
    return np.array(values, dtype=np.uint64)


@pytest.mark.parametrize("cell", VECTORS["cells"], ids=lambda cell: cell["people"])
def test_the_vectors_of_the_method(cell):
    """Mutants: splitmix64 with its additive constant; the record key read little-endian."""
    people = [f"P{i + 1}" for i in range(cell["n"])]
    secret = VECTORS["secret_ascii"].encode()
    key = sum(record_key(person, key=secret) for person in people) % 2**64
    assert key == int(cell["cell_key_hex"], 16)
    assert rounded(np.array([cell["n"]]), keys=as_keys(key), rules=RULES["nhs"])[0] == cell["rounded"]


def test_multiples_stay_and_nothing_moves_by_more_than_four():
    counts = np.arange(0, 500).repeat(40)
    keys = np.random.default_rng(1).integers(0, 2**64, size=len(counts), dtype=np.uint64)
    moved = rounded(counts, keys=keys, rules=RULES["nhs"])
    assert (moved % 5 == 0).all()
    assert np.abs(moved - counts).max() == 4
    assert (moved[counts % 5 == 0] == counts[counts % 5 == 0]).all()


def test_rounding_has_no_bias():
    """Mutant: `<=` on the remainder less one (always down at 1) moves the mean by half a person."""
    keys = np.random.default_rng(2).integers(0, 2**64, size=200_000, dtype=np.uint64)
    for count in (11, 12, 13, 14):
        mean = rounded(np.full(len(keys), count), keys=keys, rules=RULES["nhs"]).mean()
        assert mean == pytest.approx(count, abs=0.03)


@given(st.integers(0, 2**64 - 1))
def test_a_key_gives_a_number_from_nought_up_to_one(key):
    assert 0 <= uniform(as_keys(key))[0] <= 1


@pytest.mark.parametrize(
    ("preset", "zeros_hidden", "expected"),
    [
        # True counts 0 to 16 with a key that rounds down wherever it may.
        ("nhs", False, [0, *["h"] * 9, 10, 10, 10, 10, 10, 15, 15]),
        ("nhs", True, ["h", *["h"] * 9, 10, 10, 10, 10, 10, 15, 15]),
        ("ons_10_5", False, [0, *["h"] * 9, 10, 10, 10, 15, 15, 15, 15]),
        ("strict", False, [0, *["h"] * 9, 10, 10, 10, 10, 10, 10, 10]),
    ],
)
def test_what_is_shown_of_small_counts_rounding_down(preset, zeros_hidden, expected):
    """Mutants: `<` for `<=` at hide_up_to; min_display left out, which shows a 5."""
    counts = np.arange(17)
    highest = next(k for k in range(10_000) if uniform(as_keys(k))[0] > 0.99)
    keys = np.full(17, highest, dtype=np.uint64)
    numbers = shown(counts, keys=keys, rules=RULES[preset], zeros_hidden=zeros_hidden)
    assert [HIDDEN if value == "h" else value for value in expected] == numbers.tolist()


def test_seven_stays_hidden_and_eight_may_show_as_ten_rounding_up():
    """Mutant: hide_up_to 6 shows a 7 as 10."""
    lowest = next(k for k in range(10_000) if uniform(as_keys(k))[0] < 0.01)
    keys = np.full(3, lowest, dtype=np.uint64)
    assert shown(np.array([6, 7, 8]), keys=keys, rules=RULES["nhs"], zeros_hidden=False).tolist() == [
        HIDDEN,
        HIDDEN,
        10,
    ]


@pytest.mark.parametrize(
    ("preset", "number", "low", "high"),
    [
        ("nhs", 0, 0, 0),
        ("nhs", 10, 8, 14),
        ("nhs", 15, 11, 19),
        ("nhs", 20, 16, 24),
        ("ons_10_5", 10, 10, 12),
        ("ons_10_5", 15, 13, 17),
    ],
)
def test_the_limits_hold_every_count_that_could_be_behind_a_number(preset, number, low, high):
    rules = RULES[preset]
    assert rules.bounds(number) == (low, high)
    keys = np.random.default_rng(3).integers(0, 2**64, size=400, dtype=np.uint64)
    behind = {
        count
        for count in range(40)
        for value in shown(np.full(400, count), keys=keys, rules=rules, zeros_hidden=False).tolist()
        if value == number
    }
    assert (min(behind), max(behind)) == (low, high)
