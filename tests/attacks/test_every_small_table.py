"""Attack 2, exhausted: every one-way table of three categories with counts 0 to 13 (method 2.8, 2, 5 and 20).

What a reader can know is found by trying every whole number that each shown figure allows: no programme, no formula.
The audit of every cell by subtraction has to suffice, for the linear programmes see only a sample.
"""

from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from data import facts
from data.counting.counting import Tally, figures_of
from data.disclosure.audit import audit
from data.disclosure.draft import Draft
from data.disclosure.offering import Nesting
from data.disclosure.one_way import protect
from models.protected import EVERYTHING, Selection

WIDTH = 5
TABLES = np.array(list(product(range(14), repeat=3)), dtype=np.int64)
FIGURES = ("0_15", "16_64", "65_plus", "prefer_not_to_say", "known", "asked", "people")


def tally_of(counts: np.ndarray, *, silent: int) -> Tally:
    """Return a tally of age in three groups: one table for each of `counts`, and `silent` people who would not say."""
    level = next(one for one in facts.levels("age_band") if one.slug == "broad")
    names = figures_of(level)
    draw = np.random.default_rng(7)
    tables, cells = len(counts), np.zeros((len(counts), len(names)), dtype=np.int64)
    keys = np.zeros_like(cells, dtype=np.uint64)
    parts = {name: draw.integers(0, 2**64, tables, dtype=np.uint64) for name in FIGURES[:4]}
    for place, name in enumerate(FIGURES[:3]):
        cells[:, names.index(name)] = counts[:, place]
    cells[:, names.index("prefer_not_to_say")] = silent
    for name, held in (
        ("known", FIGURES[:3]),
        ("asked", FIGURES[:4]),
        ("people", FIGURES[:4]),
    ):
        cells[:, names.index(name)] = sum(cells[:, names.index(one)] for one in held)
        parts[name] = sum((parts[one] for one in held if one != "prefer_not_to_say" or silent), np.uint64(0))
    for name, key in parts.items():
        keys[:, names.index(name)] = key
    nobody = np.zeros((0, tables), dtype=np.int64)
    return Tally(
        characteristic="age_band",
        level=level,
        figures=names,
        counts=cells,
        keys=keys,
        attendances=cells[:, names.index("asked")],
        asked_once=cells[:, names.index("asked")],
        asked_again=nobody,
        concerned=cells[:, names.index("people")],
        concerned_once=cells[:, names.index("people")],
        concerned_again=nobody,
        attended=cells[:, names.index("people")],
        attended_again=nobody,
        single_answers=True,
        consistent=True,
    )


@cache
def audited(silent: int, *, filtered: bool, preset: str = "nhs") -> Draft:
    """Protect and audit every table, each on its own: no other table is published beside it."""
    rules = replace(facts.disclosure_rules(preset), audit_sample=0)
    tally = tally_of(TABLES, silent=silent)
    selections = tuple([Selection(period="2024-25") if filtered else EVERYTHING] * len(TABLES))
    shown = protect(tally, selections=selections, rules=rules)
    draft = Draft(
        tally=tally,
        shown=shown,
        available=shown.available.copy(),
        holds=np.eye(len(TABLES), dtype=bool),
        nobody=np.zeros(len(shown.figures), dtype=bool),
        low=shown.low.copy(),
        high=shown.high.copy(),
    )
    audit({"age_band": {"broad": draft}}, nested=Nesting((), ()), rules=rules)
    return draft


def what_remains(limits: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Try every whole number: the least and most of each figure that fits with all the others."""
    tried = np.array(list(product(*(range(low, high + 1) for low, high in (limits[n] for n in FIGURES[:4])))))
    known, asked = tried[:, :3].sum(axis=1), tried.sum(axis=1)
    # The other three kinds of missing, together; people who were not asked, together.
    other_low, other_high = limits["other missing"]
    outside_low, outside_high = limits["outside"]
    fits = (known >= limits["known"][0]) & (known <= limits["known"][1])
    least = np.maximum(asked + other_low, limits["asked"][0])
    most = np.minimum(asked + other_high, limits["asked"][1])
    fits &= least <= most
    fits &= np.maximum(least + outside_low, limits["people"][0]) <= np.minimum(
        most + outside_high, limits["people"][1]
    )
    left = tried[fits]
    return {
        name: (int(left[:, place].min()), int(left[:, place].max())) for place, name in enumerate(FIGURES[:4])
    }


def limits_of(draft: Draft, row: int) -> dict[str, tuple[int, int]]:
    """Return what is shown of one table, as limits."""
    shown = draft.shown

    def both(name: str) -> tuple[int, int]:
        return int(shown.low[row, shown.column(name)]), int(shown.high[row, shown.column(name)])

    def together(*names: str) -> tuple[int, int]:
        pairs = [both(name) for name in names]
        return sum(low for low, _ in pairs), sum(high for _, high in pairs)

    return {name: both(name) for name in FIGURES} | {
        "other missing": together("dont_know", "not_known", "needs_review"),
        "outside": together("not_asked", "not_applicable", "unplaced"),
    }


@pytest.mark.parametrize(
    ("preset", "silent", "filtered", "least"),
    [
        ("nhs", 0, False, 100),
        ("nhs", 0, True, 50),
        ("nhs", 9, False, 100),
        ("nhs", 9, True, 100),
        ("nhs", 44, False, 100),
        ("nhs", 44, True, 100),
        # Nearest 5 leaves so little in doubt that attendance gives nine silent people away: no table is left.
        ("ons_10_5", 9, False, 0),
        ("ons_10_5", 44, False, 100),
        ("strict", 44, False, 100),
    ],
)
def test_no_withheld_cell_of_an_offered_table_has_fewer_than_6_values_left(silent, filtered, preset, least):
    """Mutants: `width=rules.audit_width - 3` where `audit._subtract` is called; both sums of ASKED out of
    `sums_of`.
    """
    draft = audited(silent, filtered=filtered, preset=preset)
    offered = np.flatnonzero(draft.available)
    known: dict[tuple, dict[str, tuple[int, int]]] = {}
    for row in offered:
        limits = limits_of(draft, int(row))
        same = tuple(limits.values())
        if same not in known:
            known[same] = what_remains(limits)
        for name, (low, high) in known[same].items():
            column = draft.shown.column(name)
            truth = draft.tally.counts[row, column]
            assert low <= truth <= high
            if draft.shown.numbers[row, column] < 0:
                assert high - low >= WIDTH, (TABLES[row], silent, name, (low, high), limits)
    assert len(offered) >= least


@pytest.mark.parametrize("filtered", [False, True])
def test_a_table_whose_known_answers_are_all_one_is_not_offered(filtered):
    """Mutant: `& ~one_holds_all` left out of `one_way.protect`."""
    draft = audited(44, filtered=filtered)
    alone = (TABLES > 0).sum(axis=1) == 1
    assert alone.sum() == 39
    assert not draft.available[alone].any()
    assert draft.available[~alone].any()


def test_a_table_of_fewer_than_30_people_asked_is_not_offered():
    """Mutant: `rules.min_base - 1` in `one_way.protect`."""
    draft = audited(0, filtered=False)
    assert not draft.available[TABLES.sum(axis=1) < 30].any()
    assert draft.available[TABLES.sum(axis=1) == 30].any()


def test_one_to_seven_are_never_shown_and_nothing_under_10_is():
    """Mutant: `numbers < rules.min_display - 5` in `rounding.shown`."""
    draft = audited(44, filtered=True)
    numbers, counts = draft.shown.numbers, draft.tally.counts
    assert (numbers[(counts > 0) & (counts <= 7)] == -1).all()
    assert set(np.unique(numbers[counts < 10])) <= {-1, 10}
    assert (numbers[counts == 0] == -1).all()
