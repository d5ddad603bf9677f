"""One-way tables of a whole menu at once (method 2.6 C)."""

import numpy as np
import pytest

from data import facts
from data.counting.counting import BASES, Tally, figures_of
from data.disclosure.one_way import protect
from data.disclosure.rounding import HIDDEN
from data.disclosure.tables import protected_table
from models.facts import Category, Level
from models.protected import EVERYTHING, Selection
from models.vocabulary import Missing, Withheld

RULES = facts.disclosure_rules("nhs")
PETS = Level(
    characteristic="pet",
    slug="three",
    label="Three kinds",
    frame="any",
    categories=tuple(
        Category("pet", name, name, name, name, "pet", i) for i, name in enumerate(("cat", "dog", "fish"))
    ),
    placement={"cat": "cat", "dog": "dog", "fish": "fish"},
)
FILTERED = Selection("2024-25")


def tally(*rows):
    """Make a tally of cats, dogs, fish, and people who preferred not to say, one row a selection."""
    names = figures_of(PETS)
    counts = np.zeros((len(rows), len(names)), dtype=np.int64)
    for i, (cats, dogs, fish, silent) in enumerate(rows):
        known = cats + dogs + fish
        values = {
            "cat": cats,
            "dog": dogs,
            "fish": fish,
            Missing.PREFER_NOT_TO_SAY: silent,
            "asked": known + silent,
            "known": known,
            "people": known + silent,
        }
        for name, value in values.items():
            counts[i, names.index(name)] = value
    nobody = np.zeros(0, dtype=np.int64)
    return Tally(
        characteristic="pet",
        level=PETS,
        figures=names,
        counts=counts,
        keys=np.random.default_rng(1).integers(0, 2**64, counts.shape, dtype=np.uint64),
        attendances=nobody,
        asked_once=nobody,
        asked_again=nobody,
        concerned=nobody,
        concerned_once=nobody,
        concerned_again=nobody,
        attended=nobody,
        attended_again=nobody,
        single_answers=True,
        consistent=True,
    )


def table(row, *, selection):
    shown = protect(tally(row), selections=(selection,), rules=RULES)
    return shown, protected_table(shown, row=0, selection=selection)


@pytest.mark.parametrize(
    ("asked", "available"),
    [((29, 0, 0, 0), False), ((14, 15, 0, 0), False), ((14, 15, 0, 1), True), ((15, 15, 0, 0), True)],
)
def test_fewer_than_thirty_asked_is_not_available(asked, available):
    """Mutant: `>` for `>=` at min_base."""
    shown, _ = table(asked, selection=EVERYTHING)
    assert shown.available.tolist() == [available]


@pytest.mark.parametrize(
    ("row", "available"),
    [((100, 0, 0, 0), False), ((100, 0, 0, 40), False), ((99, 1, 0, 0), True), ((0, 0, 0, 100), True)],
)
def test_a_category_that_holds_all_of_a_known_base_hides_the_breakdown(row, available):
    """Method 2.6 C6 and attack 20, both in everything and under a filter. Mutant: comparing with asked."""
    for selection in (EVERYTHING, FILTERED):
        shown, _ = table(row, selection=selection)
        assert shown.available.tolist() == [available]


def test_zero_is_shown_only_where_nothing_filters():
    for selection, expected in ((EVERYTHING, 0), (FILTERED, HIDDEN)):
        shown, _ = table((100, 60, 0, 0), selection=selection)
        assert shown.numbers[0, shown.column("fish")] == expected


def test_each_figure_says_what_may_be_known_of_it():
    _, one = table((100, 60, 3, 12), selection=FILTERED)
    cells = {cell.category: cell.count for cell in one.cells}
    assert cells["cat"].shown == 100
    assert (cells["cat"].low, cells["cat"].high) == (96, 104)
    assert cells["fish"].shown is None
    assert cells["fish"].withheld is Withheld.FEWER_THAN_10
    assert (cells["fish"].low, cells["fish"].high) == (0, 9)
    _, whole = table((100, 60, 3, 12), selection=EVERYTHING)
    fish = whole.cells[2].count
    assert (fish.low, fish.high) == (1, 9)


def test_every_category_and_every_kind_of_missing_is_listed_though_nobody_is_in_it():
    """Attack 18: a category never vanishes when it is 0. Mutant: zeros dropped in `tables.protected_table`."""
    _, one = table((100, 60, 0, 0), selection=EVERYTHING)
    assert [cell.category for cell in one.cells] == ["cat", "dog", "fish"]
    assert [cell.category for cell in one.missing] == [kind.value for kind in Missing]


def test_bases_are_rounded_by_their_own_keys_and_not_summed():
    """Mutant: the known base as the sum of shown cells. Of 200 tables some do not add up."""
    rows = [(41, 42, 43, 44)] * 200
    shown = protect(tally(*rows), selections=tuple(Selection(f"p{i}") for i in range(200)), rules=RULES)
    cells = shown.numbers[:, :3].sum(axis=1)
    assert (cells != shown.numbers[:, shown.column("known")]).any()
    assert set(shown.numbers[:, shown.column("known")]) <= {125, 130}


def test_the_bases_come_after_the_cells():
    assert figures_of(PETS)[-4:] == BASES == ("unplaced", "asked", "known", "people")
