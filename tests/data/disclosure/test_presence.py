"""What proves that somebody is there: only what leaves a count no other way, and never more than one person."""

import numpy as np
import pytest

from data import facts
from data.counting.counting import membership, tallies
from data.counting.two_way_counting import answered, crossed
from data.disclosure.draft import draft as drafted
from data.disclosure.drafting import draft_release
from data.disclosure.offering import nesting
from data.disclosure.one_way import protect
from data.disclosure.presence import of_two_left, of_unlike_numbers
from data.disclosure.rounding import HIDDEN
from data.disclosure.two_way import protect_two_way
from data.disclosure.two_way_limits import first_limits, narrow, told_by_one_way
from data.menu import Atom, candidates
from models.protected import Selection
from models.vocabulary import Dimension
from tests.attacks.two_way_attacker import random_groups
from tests.two_way_world import ON, Group, records_of

RULES = facts.disclosure_rules()
DISABLED, NOT_DISABLED = "disabled_unspecified", "not_disabled_unspecified"
YES, NO = True, False


@pytest.mark.parametrize(
    ("may_hold", "several", "proved"),
    [
        ([YES, YES], YES, [YES, YES]),
        ([YES, NO, YES], YES, [YES, NO, YES]),
        ([YES, YES, YES], YES, [NO, NO, NO]),
        ([YES, YES], NO, [NO, NO]),
    ],
)
def test_where_only_two_may_hold_somebody_both_do(may_hold, several, proved):
    """Mutants: `>= 2`; without `several`."""
    found = of_two_left(np.array(may_hold), several=np.array([several]), starts=np.array([0]))
    assert found.tolist() == proved


@pytest.mark.parametrize(
    ("whole", "parts", "may_hold", "proved"),
    [
        (60, [55, HIDDEN], [YES, YES], [NO, YES]),
        (60, [60, HIDDEN], [YES, YES], [NO, NO]),
        (60, [55, HIDDEN, HIDDEN], [YES, YES, YES], [NO, NO, NO]),
        (60, [55, HIDDEN, HIDDEN], [YES, NO, YES], [NO, NO, YES]),
        (60, [30, 35, HIDDEN], [YES, YES, YES], [NO, NO, NO]),
        (HIDDEN, [55, HIDDEN], [YES, YES], [NO, NO]),
    ],
)
def test_unlike_numbers_prove_somebody_only_for_a_single_rest(whole, parts, may_hold, proved):
    """Mutants: with like numbers too; with several hidden; with two shown; with the whole not shown."""
    numbers = np.array(parts)
    found = of_unlike_numbers(
        np.array(may_hold),
        numbers=numbers,
        on_show=numbers != HIDDEN,
        whole_numbers=np.array([whole]),
        whole_on_show=np.array([whole != HIDDEN]),
        starts=np.array([0]),
    )
    assert found.tolist() == proved


class Known:
    """The two-way draft of some groups, all answers at the broadest level, and what the audit takes a reader to know."""

    def __init__(self, *groups, seed=1):
        records = records_of(groups, seed=seed)
        menu = candidates(
            [Atom(one, quarter, dict.fromkeys(Dimension, "one")) for one, quarter in records.atom_names],
            on=ON,
        )
        nested = nesting(menu)
        of = [facts.levels(one.slug) for one in facts.characteristics() if one.slug in records.answers]
        drafts = draft_release(
            records,
            menu=menu,
            nested=nested,
            levels=[level for levels in of for level in levels],
            rules=RULES,
        )
        self.given = answered(records, menu=menu, levels=[levels[0] for levels in of])
        self.draft = protect_two_way(crossed(self.given), rules=RULES)
        levels = [drafts[level.characteristic] for level in self.given.levels]
        coarsest = [one[level.slug] for one, level in zip(levels, self.given.levels, strict=True)]
        one_way, _ = told_by_one_way(coarsest, levels, self.draft, nested)
        self.limits = narrow(
            first_limits(self.draft, one_way=one_way, rules=RULES), draft=self.draft, people=one_way.people
        )
        rows = list(self.given.rows)
        self.categories = np.concatenate(
            [one.tally.counts[rows, : one.shown.categories] for one in coarsest], axis=1
        )

    def place(self, slug):
        return [c.slug for level in self.given.levels for c in level.categories].index(slug)

    def level(self, characteristic):
        return [level.characteristic for level in self.given.levels].index(characteristic)

    def cell(self, one, other):
        i, j = self.place(one), self.place(other)
        return tuple(
            int(a[0, i, j]) for a in (self.draft.numbers, self.limits.cells.low, self.limits.cells.high)
        )

    def holds_the_truth(self):
        lines = self.draft.crossed.line_counts
        across = self.given.of_level[:, None] != self.given.of_level[None, :]
        levels = self.given.of_level[:, None] != np.arange(len(self.given.levels))[None, :]
        for limits, truth, where in (
            (self.limits.cells, self.draft.crossed.counts, across),
            (self.limits.lines, lines, levels),
            (self.limits.silent, self.categories[:, :, None] - lines, levels),
        ):
            assert (((limits.low <= truth) & (truth <= limits.high)) | ~where).all()


def group(n, sex, disability, **more):
    return Group(n, sex=sex, disability=disability, **more)


OTHERS = [group(60, "female", DISABLED), group(60, "female", NOT_DISABLED)]


@pytest.mark.parametrize("seed", range(8))
def test_thirty_of_whom_one_is_hidden_are_known_to_hold_somebody(seed):
    """29 may show as 25 beside 30, and as 30: the table would not stand were all 30 alike, so either proves it.

    Eight values or nine are left of the hidden one. Mutant: without `_presence`.
    """
    found = Known(*OTHERS, group(29, "male", NOT_DISABLED), group(1, "male", DISABLED), seed=seed)
    number, low, high = found.cell("male", "disabled")
    assert (number, low) == (HIDDEN, 1)
    assert high in (8, 9)
    assert found.cell("disabled", "male") == (number, low, high)
    found.holds_the_truth()


@pytest.mark.parametrize("few", [0, 4])
def test_of_several_hidden_cells_none_is_known_to_hold_somebody(few):
    """Only all of them together: two religions of the men, and in each column the men and those of a third sex.

    Mutant: `>= 2` in `of_two_left`.
    """
    names = ["christian", "hindu", "muslim"]
    groups = [Group(60, sex="female", religion_or_belief=name) for name in names]
    groups += [Group(40, sex="male", religion_or_belief=names[0])]
    groups += [
        Group(n, sex="male", religion_or_belief=name)
        for n, name in zip((few, 3), names[1:], strict=True)
        if n
    ]
    groups += [Group(2, sex="indeterminate", religion_or_belief=name) for name in names]
    found = Known(*groups)
    assert [found.cell("male", name)[:2] for name in names[1:]] == [(HIDDEN, 0), (HIDDEN, 0)]
    found.holds_the_truth()


def test_a_line_that_is_left_out_may_be_known_to_hold_somebody():
    """64 answered both and 55 or 60 of them are women: the others are men, whose line is left out."""
    groups = [group(30, "female", DISABLED), group(28, "female", NOT_DISABLED)]
    groups += [group(3, "male", DISABLED), group(3, "male", NOT_DISABLED)]
    proved = set()
    for seed in range(12):
        found = Known(*groups, Group(60, sex="male", disability="prefer_not_to_say"), seed=seed)
        draft, male = found.draft, found.place("male")
        if draft.available[0, 0, 1]:
            across = found.level("disability")
            women = draft.line_numbers[0, found.place("female"), across]
            unlike = bool(draft.base_numbers[0, 0, 1] != women)
            proved.add(unlike)
            assert found.limits.lines.low[0, male, across] >= unlike
        found.holds_the_truth()
    assert True in proved


def test_a_group_that_shows_two_numbers_left_the_other_question_open():
    """Three women did: where all women show another number than those who answered both, that is known.

    Mutant: without the silent in `first_limits`.
    """
    seen = set()
    for seed in range(12):
        found = Known(
            *OTHERS,
            group(60, "male", DISABLED),
            group(60, "male", NOT_DISABLED),
            Group(3, sex="female", disability="prefer_not_to_say"),
            seed=seed,
        )
        female = found.place("female")
        if found.draft.available[0, 0, 1]:
            seen.add(int(found.limits.silent.low[0, female, found.level("disability")]))
        found.holds_the_truth()
    assert seen == {0, 1}


@pytest.mark.parametrize("seed", [11, 25, 30, 34])
def test_the_truth_is_inside_in_random_worlds(seed):
    Known(*random_groups(seed), seed=seed).holds_the_truth()


@pytest.mark.parametrize(("men", "low"), [(0, 0), (2, 1)])
def test_a_one_way_table_of_two_answers_that_stands_holds_both(men, low):
    """In a selection where nobody is hidden too. Without men the table is not available, and nothing is known.

    Mutants: without `told`; without `of_two_left` in `draft`.
    """
    groups = [Group(60, quarter="2023-Q2", sex="female"), Group(60, quarter="2024-Q2", sex="male")]
    groups += [Group(60, quarter="2024-Q2", sex="female")]
    groups += [Group(men, quarter="2023-Q2", sex="male")] if men else []
    records = records_of(groups)
    menu = candidates(
        [Atom(one, quarter, dict.fromkeys(Dimension, "one")) for one, quarter in records.atom_names], on=ON
    )
    level = facts.levels("sex")[0]
    (tally,) = tallies(records, members=membership(records, holds=menu.holds), levels=[level])
    shown = protect(tally, selections=menu.selections, rules=RULES)
    found = drafted(tally, shown=shown, offered=np.ones(len(menu.selections), dtype=bool), menu=menu)
    row, male = menu.selections.index(Selection("2023-24")), shown.column("male")
    assert found.available[row] == (men > 0)
    assert shown.numbers[row, male] == HIDDEN
    assert found.low[row, male] == low
    assert (found.low[found.available] <= tally.counts[found.available]).all()
