"""Heads: counts of people whom nobody asked anything, as a reader who knows who came may see them."""

from dataclasses import replace

import pytest

from data import facts
from data.disclosure.heads import ExactHeads, protect_heads
from data.keys import head_keys

RULES = facts.disclosure_rules("nhs")
SECRET = bytes(range(32))


def heads(stated, met=None, *, base=200, meant_for=False, name="x"):
    def key(n, what):
        return sum(head_keys(n, of=("there", name, what), key=SECRET)) % 2**64

    return ExactHeads(stated, key(stated, "stated"), met, key(met or 0, "met"), base, meant_for)


def shown(*counts, **more):
    found = protect_heads(heads(*counts, **more), rules=RULES)
    return None if found is None else tuple(one.shown for one in found)


@pytest.mark.parametrize("n", [0, 1, 5, 7])
def test_few_heads_and_none_are_hidden_alike(n):
    """Mutant: zero shown."""
    (count,) = protect_heads(heads(n), rules=RULES)
    assert (count.shown, count.low, count.high) == (None, 0, 9)


@pytest.mark.parametrize("n", range(8, 60))
def test_other_heads_are_multiples_of_five_within_four(n):
    (count,) = protect_heads(heads(n), rules=RULES)
    if count.shown is None:
        assert n in (8, 9)
    else:
        assert count.shown % 5 == 0
        assert abs(count.shown - n) <= 4
    assert count.low <= n <= count.high


@pytest.mark.parametrize("n", range(190, 201))
def test_heads_that_leave_few_others_are_not_shown(n):
    """Mutants: the rest not looked at; only the whole base."""
    found = protect_heads(heads(n), rules=RULES)
    if n == 200:
        assert found is None
    if found is not None:
        least, most = max(0, 200 - found[0].high), max(0, 200 - found[0].low)
        assert least >= RULES.min_display or most - least >= RULES.audit_width


@pytest.mark.parametrize("base", range(31, 80))
def test_one_at_least_is_left_of_every_base_that_is_shown(base):
    """That all belong is never shown, so the rest starts at 1. Mutant: it starts at 0."""
    for n in range(base):
        found = protect_heads(heads(n, base=base, name=f"{base}"), rules=RULES)
        if found is not None:
            least, most = max(1, base - found[0].high), base - found[0].low
            assert least >= RULES.min_display or most - least >= RULES.audit_width


@pytest.mark.parametrize(
    ("stated", "own", "open", "all_right"),
    [
        (40, (34,), 1, True),
        (40, (38,), 1, True),
        (40, (39,), 1, False),
        (40, (40, 44), 1, False),
        (100, (10,), 1, True),
        (41, (39,), 5, False),
    ],
)
def test_the_open_part_of_heads_keeps_six_values(stated, own, open, all_right):
    """40 is 36 to 44: 39 of its own leave 1 to 5. Mutant: only people once looked at."""
    exact = replace(heads(stated), own=own, open=open)
    found = protect_heads(exact, rules=RULES)
    if found is not None:
        (count,) = found
        for each in own:
            assert (count.high - each) - max(open, count.low - each) >= RULES.audit_width
    assert (found is not None) is all_right


def test_heads_of_whom_an_activity_was_for_may_be_all_who_came():
    assert shown(40, base=40) is None
    assert shown(40, base=40, meant_for=True) == (40,)


@pytest.mark.parametrize("name", [f"need {i}" for i in range(40)])
@pytest.mark.parametrize(("stated", "met"), [(9, 9), (9, 8), (12, 12), (14, 11), (13, 0), (31, 30), (48, 20)])
def test_how_many_went_without_keeps_six_values_whatever_the_rounding(stated, met, name):
    """Mutants: a part shown of a hidden whole; those who got it shown above those who asked."""
    count, got = protect_heads(heads(stated, met, name=name), rules=RULES)
    if count.shown is None:
        assert got.shown is None
    elif got.shown is not None:
        assert got.shown <= count.shown
    # What a reader puts together who knows that whoever got it had asked.
    pairs = [(s, m) for s in range(count.low, count.high + 1) for m in range(got.low, min(s, got.high) + 1)]
    for of in ({s - m for s, m in pairs}, *(({p[0] for p in pairs},) if count.shown is None else ())):
        assert max(of) - min(of) >= RULES.audit_width
    if got.shown is None:
        assert max(m for _, m in pairs) - min(m for _, m in pairs) >= RULES.audit_width
    assert (stated, met) in pairs


def test_rules_whose_rounding_says_too_much_show_no_need():
    rules = facts.disclosure_rules("ons_10_5")
    assert protect_heads(heads(20, 20), rules=rules) is None
    assert protect_heads(replace(heads(20), met=None), rules=rules) is not None
