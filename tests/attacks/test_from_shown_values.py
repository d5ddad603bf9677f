"""Attacks 12 and 13: invert a percentage, an interval, a p-value or a number of people needed (method 2.8).

Whatever is derived is a function of shown values: two worlds with other true counts and the same shown ones give the
same comparison to the last digit, and no shown percentage has only one pair of counts behind it.
"""

from itertools import product
from typing import get_type_hints

import numpy as np
import pytest

from data import facts
from data.disclosure.one_way import protect
from data.disclosure.tables import protected_table
from data.measures import compare
from models.comparison import Comparison, GroupReach
from models.protected import EVERYTHING, ProtectedCell, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import Missing, Withheld
from tests.attacks.test_every_small_table import tally_of

RULES = facts.disclosure_rules()


def count(shown: int | None, *, zeros_hidden: bool = False) -> ProtectedCount:
    """Return a protected count as the rules make it."""
    if shown is None:
        return ProtectedCount(None, Withheld.FEWER_THAN_10, *RULES.hidden_bounds(zeros_hidden=zeros_hidden))
    return ProtectedCount(shown, None, *RULES.bounds(shown))


def table(numbers: dict[str, int | None], *, known: int, asked: int) -> ProtectedTable:
    """Return a table of sex that holds these shown numbers."""
    return ProtectedTable(
        selection=EVERYTHING,
        characteristic="sex",
        level="two",
        available=True,
        people=count(asked),
        asked=count(asked),
        known=count(known),
        cells=tuple(ProtectedCell(slug, count(shown)) for slug, shown in numbers.items()),
        missing=tuple(ProtectedCell(kind.value, count(0)) for kind in Missing),
        unplaced=count(0),
    )


@pytest.mark.parametrize("base", [30, 45, 100, 200, 500])
def test_a_percentage_is_of_shown_numbers_and_many_pairs_of_counts_are_behind_it(base):
    """Mutant: the middle of `low` and `high` in `measures.shares.share`."""
    benchmark = facts.benchmark("E54000041", characteristic="sex", level="two")
    low_n, high_n = RULES.bounds(base)
    for shown in range(10, base, 5):
        made = compare(
            table(
                {"female": shown, "male": base - shown or None, "indeterminate": None}, known=base, asked=base
            ),
            benchmark=benchmark,
            rules=RULES,
        )
        assert made.groups[0].share == shown / base
        low_x, high_x = RULES.bounds(shown)
        assert (
            len({(x, n) for x in range(low_x, high_x + 1) for n in range(low_n, high_n + 1) if x <= n}) >= 36
        )


@pytest.mark.parametrize("preset", ["nhs", "ons_10_5", "strict"])
def test_every_count_lies_within_the_limits_of_what_is_shown_of_it(preset):
    """Mutants: `base // 2` for keyed rounding in `DisclosureRules.bounds`; `hide_up_to` in `hidden_bounds`."""
    from data.disclosure.rounding import HIDDEN, shown

    rules = facts.disclosure_rules(preset)
    for key in range(40):
        counts = np.arange(0, 400)
        keys = np.full(400, key * 0x9E3779B97F4A7C15 % 2**64, dtype=np.uint64)
        for zeros_hidden in (False, True):
            numbers = shown(counts, keys=keys, rules=rules, zeros_hidden=zeros_hidden)
            for true, number in zip(counts, numbers, strict=True):
                low, high = (
                    rules.hidden_bounds(zeros_hidden=zeros_hidden)
                    if number == HIDDEN
                    else rules.bounds(int(number))
                )
                assert low <= true <= high, (preset, true, number)


def test_a_comparison_takes_protected_values_and_nothing_else():
    """Mutants: a parameter of type int for `compare`; `GroupReach.heard: int`."""
    hints = get_type_hints(compare)
    assert hints["table"] is ProtectedTable
    assert int not in {hint for name, hint in hints.items() if name != "return"}
    assert get_type_hints(GroupReach)["heard"] is ProtectedCount
    assert Comparison in {hints["return"]}


def test_a_comparison_never_looks_past_what_is_shown():
    """Protect 900 tables of other true counts: those that show the same have the same comparison, to the last digit.

    Mutant: `low = tally.counts`, or `high`, after the limits in `one_way.protect`.
    """
    benchmark = facts.benchmark("E54000041", characteristic="age_band", level="broad")
    counts = np.array(list(product(range(36, 45), (60,), range(1, 11)))).repeat(10, axis=0)
    shown = protect(tally_of(counts, silent=12), selections=(EVERYTHING,) * len(counts), rules=RULES)
    compared: dict[bytes, set[str]] = {}
    for row, numbers in enumerate(shown.numbers):
        made = compare(
            protected_table(shown, row=row, selection=EVERYTHING), benchmark=benchmark, rules=RULES
        )
        compared.setdefault(numbers.tobytes(), set()).add(repr(made))
    assert len(compared) < 200
    assert {len(comparisons) for comparisons in compared.values()} == {1}


def test_a_hidden_count_has_limits_and_no_point():
    """Mutant: `hide_up_to` for `min_display - 1` in `DisclosureRules.hidden_bounds`."""
    for selection in (EVERYTHING, Selection(period="2024-25")):
        hidden = count(None, zeros_hidden=selection.filtered)
        assert hidden.shown is None
        assert hidden.high - hidden.low >= 8
