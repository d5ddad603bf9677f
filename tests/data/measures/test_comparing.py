"""A protected table held against a benchmark.

Mutants that failed these tests: the whole known base for the compared one, and the other way round for a group without
a benchmark; hidden categories taken off the shown base; limits left as they are; "not asked" left out; "not enough
answers" asked before "no benchmark", or left out; the interval of a group without a benchmark of the compared base; `verdict_allowed` not looked at; the score given at every level; groups sorted by size;
`people_to_tell` given with every verdict.
"""

from dataclasses import fields, replace

import pytest

from data.measures import TOO_FEW_TO_SCORE, compare
from data.measures.comparing import (
    NO_SCORE_ANSWERS,
    NO_SCORE_LEVEL,
    NO_SCORE_NO_BENCHMARK,
    NO_SCORE_NOT_ASKED,
    NO_SCORE_NOT_AVAILABLE,
)
from models.comparison import KnownBase, Needed
from models.protected import ProtectedCell, ProtectedCount
from models.vocabulary import Verdict, Withheld

FIVE = {"asian": 10, "black": 10, "mixed": None, "white": 210, "other": None}
LIVES_HERE = {"asian": "0.093", "black": "0.04", "mixed": "0.029", "white": "0.817", "other": "0.021"}


def words(comparison):
    return {group.category: group.verdict for group in comparison.groups}


def test_a_shown_group(table, benchmark, rules):
    found = compare(table(FIVE, known=240, asked=300), benchmark=benchmark(**LIVES_HERE), rules=rules)
    asian = found.groups[0]
    assert asian.category == "asian"
    assert (asian.heard.shown, asian.benchmark_share, asian.expected) == (10, 0.093, pytest.approx(22.32))
    assert asian.share == pytest.approx(10 / 240)
    assert asian.interval == pytest.approx((0.022787, 0.074987), abs=1e-6)
    assert asian.ratio == pytest.approx(0.448029, abs=1e-6)
    assert (asian.ratio_low, asian.ratio_high) == pytest.approx((0.245026, 0.806312), abs=1e-6)
    assert asian.gap_points == pytest.approx(-5.133333, abs=1e-6)
    assert asian.needed == Needed(low=14, high=14)
    assert asian.verdict is Verdict.NO_CLEAR_EVIDENCE
    assert asian.people_to_tell is None


def test_a_hidden_group_has_no_point_only_the_most_it_can_be(table, benchmark, rules):
    found = compare(table(FIVE, known=240, asked=300), benchmark=benchmark(**LIVES_HERE), rules=rules)
    mixed = found.groups[2]
    assert (mixed.share, mixed.interval, mixed.ratio, mixed.ratio_low, mixed.gap_points) == (None,) * 5
    assert mixed.ratio_high == pytest.approx(9 / (236 * 0.029))
    assert mixed.needed == Needed(low=0, high=10)


def test_of_many_of_all_the_comparison_says_so_and_verdicts_allow_for_it(table, benchmark, rules):
    """Mutants: `people` not read; said of every benchmark that counts people."""
    answered = table({"a": 45, "b": 355}, known=400, asked=400)
    found = benchmark(a="0.16", b="0.84")
    of = {
        people: compare(answered, benchmark=replace(found, people=people), rules=rules) for people in PEOPLE
    }
    assert {people: each.of_population for people, each in of.items()} == PEOPLE
    assert words(of[3000])["a"] is Verdict.UNDER
    assert words(of[None])["a"] is Verdict.NO_CLEAR_EVIDENCE


PEOPLE = {None: None, 3000: 3000, 8000: None, 400: None}


def test_the_interval_of_a_ratio_is_wider_where_the_benchmark_is_a_survey(table, benchmark, rules):
    """Newcombe's: 12 of 240 against 93 of 1,000 is -0.071844 to -0.004. Mutant: Wilson's over the share."""
    answered = table({"asian": 10, "others": 230}, known=240, asked=240)
    found = replace(benchmark(asian="0.093", others="0.907"), sample=1000)
    asian = compare(answered, benchmark=found, rules=rules).groups[0]
    alone = compare(answered, benchmark=replace(found, sample=None), rules=rules).groups[0]
    assert asian.interval == alone.interval
    assert asian.ratio == alone.ratio
    assert asian.ratio_low < alone.ratio_low
    assert asian.ratio_high > alone.ratio_high


def test_groups_stand_in_the_order_of_the_table(table, benchmark, rules):
    found = compare(table(FIVE, known=240, asked=300), benchmark=benchmark(**LIVES_HERE), rules=rules)
    assert [group.category for group in found.groups] == list(FIVE)


def test_nobody_asked(table, benchmark, rules):
    asked_nobody = table(dict.fromkeys(FIVE, 0), known=0, asked=0)
    found = compare(asked_nobody, benchmark=None, rules=rules)
    assert set(words(found).values()) == {Verdict.NOT_ASKED}
    assert (found.completeness, found.enough_answers, found.score) == (None, False, None)
    assert found.no_score_because == NO_SCORE_NOT_ASKED


def test_no_benchmark_comes_before_not_enough_answers(table, rules):
    found = compare(table(FIVE, known=100, asked=300), benchmark=None, rules=rules)
    assert set(words(found).values()) == {Verdict.NO_BENCHMARK}
    assert found.no_score_because == NO_SCORE_NO_BENCHMARK
    assert found.groups[0].needed == Needed(low=None, high=None, why="no_benchmark")
    assert found.groups[0].share == pytest.approx(0.1)
    assert (found.groups[0].ratio, found.groups[0].expected) == (None, None)


@pytest.mark.parametrize(
    ("known", "word", "with_caution"),
    [(175, Verdict.NOT_ENOUGH_ANSWERS, False), (180, Verdict.UNDER, True), (240, Verdict.UNDER, False)],
)
def test_completeness_under_60_per_cent_withholds_verdicts_and_under_80_adds_a_caution(
    known, word, with_caution, table, benchmark, rules
):
    answered = table({"asian": None, "others": known}, known=known, asked=300)
    found = compare(answered, benchmark=benchmark(asian="0.2", others="0.8"), rules=rules)
    assert found.completeness == pytest.approx(known / 300)
    assert (found.groups[0].verdict, found.caution) == (word, with_caution)


def test_not_enough_answers_comes_before_too_few_to_tell(table, benchmark, rules):
    found = compare(
        table({"a": 10, "b": 10}, known=20, asked=60), benchmark=benchmark(a="0.01", b="0.99"), rules=rules
    )
    assert set(words(found).values()) == {Verdict.NOT_ENOUGH_ANSWERS}
    assert found.no_score_because == NO_SCORE_ANSWERS


def test_hidden_known_answers_are_not_enough(table, benchmark, rules):
    found = compare(
        table({"a": None, "b": None}, known=None, asked=40),
        benchmark=benchmark(a="0.5", b="0.5"),
        rules=rules,
    )
    assert set(words(found).values()) == {Verdict.NOT_ENOUGH_ANSWERS}
    assert found.base is None
    assert found.groups[0].needed == Needed(low=None, high=None, why="hidden")
    assert (found.groups[0].share, found.groups[0].ratio_high) == (None, None)
    assert found.groups[0].benchmark_share == 0.5


def test_too_few_to_tell_says_how_many_would_do(table, benchmark, rules):
    answered = table({"a": 10, "b": None, "c": 40}, known=55, asked=55)
    found = compare(answered, benchmark=benchmark(a="0.04", b="0.05", c="0.91"), rules=rules)
    assert [group.verdict for group in found.groups][:2] == [Verdict.TOO_FEW] * 2
    assert [group.people_to_tell for group in found.groups] == [74, 315, None]


def test_a_table_that_is_not_available_has_no_verdict(table, benchmark, rules):
    gone = ProtectedCount(shown=None, withheld=Withheld.NOT_AVAILABLE, low=0, high=0)
    there = table(FIVE, known=240, asked=300)
    not_there = replace(
        there,
        available=False,
        people=gone,
        asked=gone,
        known=gone,
        unplaced=gone,
        cells=tuple(ProtectedCell(cell.category, gone) for cell in there.cells),
        missing=tuple(ProtectedCell(cell.category, gone) for cell in there.missing),
    )
    found = compare(not_there, benchmark=benchmark(**LIVES_HERE), rules=rules)
    assert [group.verdict for group in found.groups] == [None] * 5
    assert all(group.heard.withheld is Withheld.NOT_AVAILABLE for group in found.groups)
    assert {group.needed for group in found.groups} == {Needed(low=None, high=None, why="hidden")}
    assert (found.base, found.completeness, found.score, found.share_placed) == (None,) * 4
    assert (found.enough_answers, found.caution) == (False, False)
    assert found.no_score_because == NO_SCORE_NOT_AVAILABLE


def test_a_breakdown_hidden_in_a_table_that_is_there_has_no_verdict(table, benchmark, rules):
    gone = ProtectedCount(shown=None, withheld=Withheld.NOT_AVAILABLE, low=0, high=244)
    there = table(FIVE, known=240, asked=300)
    hidden = replace(there, cells=tuple(ProtectedCell(cell.category, gone) for cell in there.cells))
    found = compare(hidden, benchmark=benchmark(**LIVES_HERE), rules=rules)
    assert [group.verdict for group in found.groups] == [None] * 5
    assert [group.ratio_high for group in found.groups] == [None] * 5
    assert found.score is None


AGES = {"0_15": 40, "16_64": 100, "65_plus": 100}
ADULTS = {"16_64": "0.7", "65_plus": "0.3"}


def test_adults_are_compared_among_adults(table, benchmark, rules):
    found = compare(table(AGES, known=240, asked=240), benchmark=benchmark(**ADULTS), rules=rules)
    assert found.base == KnownBase(shown=200, low=240 - 4 - 44, high=240 + 4 - 36)
    children, adults, older = found.groups
    assert (children.verdict, children.expected, children.ratio) == (Verdict.NO_BENCHMARK, None, None)
    assert children.share == pytest.approx(40 / 240)
    assert children.interval == pytest.approx((0.124848, 0.218988), abs=1e-6)
    assert (adults.share, adults.expected) == (pytest.approx(0.5), pytest.approx(140))
    assert adults.ratio == pytest.approx(0.5 / 0.7)
    assert older.verdict is Verdict.OVER


def test_children_too_few_to_show_move_only_the_limits(table, benchmark, rules):
    found = compare(
        table(AGES | {"0_15": None}, known=240, asked=240), benchmark=benchmark(**ADULTS), rules=rules
    )
    assert found.base == KnownBase(shown=240, low=236 - 9, high=244)


def test_no_children_shown_changes_nothing(table, benchmark, rules):
    found = compare(
        table(AGES | {"0_15": 0}, known=240, asked=240), benchmark=benchmark(**ADULTS), rules=rules
    )
    assert found.base == KnownBase(shown=240, low=236, high=244)


def test_children_in_scope_are_compared_like_everybody(table, benchmark, rules):
    everyone = benchmark(**{"0_15": "0.2", "16_64": "0.5", "65_plus": "0.3"})
    found = compare(table(AGES, known=240, asked=240), benchmark=everyone, rules=rules)
    assert found.base == KnownBase(shown=240, low=236, high=244)
    assert found.groups[0].expected == pytest.approx(48)


def test_nearly_everyone_outside_the_benchmark_leaves_too_few_to_tell(table, benchmark, rules):
    answered = table({"0_15": 240, "16_64": None, "65_plus": None}, known=240, asked=240)
    found = compare(answered, benchmark=benchmark(**ADULTS), rules=rules)
    assert found.base == KnownBase(shown=0, low=0, high=8)
    assert words(found) == {
        "0_15": Verdict.NO_BENCHMARK,
        "16_64": Verdict.TOO_FEW,
        "65_plus": Verdict.TOO_FEW,
    }
    assert found.groups[1].share is None


def test_gender_is_compared_among_women_and_men(table, benchmark, rules):
    answered = table({"woman": 150, "man": 60, "non_binary": 20, "other_gender": None}, known=240, asked=240)
    found = compare(answered, benchmark=benchmark(woman="0.51", man="0.49"), rules=rules)
    assert found.base == KnownBase(shown=220, low=236 - 24 - 9, high=244 - 16)
    assert words(found) == {
        "woman": Verdict.OVER,
        "man": Verdict.UNDER,
        "non_binary": Verdict.NO_BENCHMARK,
        "other_gender": Verdict.NO_BENCHMARK,
    }


def test_a_benchmark_share_of_none_is_no_benchmark(table, benchmark, rules):
    found = compare(
        table({"a": 100, "b": 10}, known=110, asked=110), benchmark=benchmark(a="1", b="0"), rules=rules
    )
    assert found.groups[1].verdict is Verdict.NO_BENCHMARK
    assert found.base.shown == 100


@pytest.mark.parametrize("how", ["not allowed", "indicative"])
def test_an_indicative_benchmark_is_stated_and_judges_nobody(how, table, benchmark, rules):
    lives_here = benchmark(indicative=how == "indicative", **LIVES_HERE)
    found = compare(
        table(FIVE, known=240, asked=300),
        benchmark=lives_here,
        rules=rules,
        verdict_allowed=how != "not allowed",
    )
    assert set(words(found).values()) == {Verdict.NO_BENCHMARK}
    assert found.groups[0].benchmark_share == 0.093
    assert (found.groups[0].ratio, found.groups[0].expected, found.groups[0].gap_points) == (None,) * 3
    assert (found.score, found.no_score_because) == (None, NO_SCORE_NO_BENCHMARK)
    assert found.benchmark is lives_here


def test_a_benchmark_of_another_table_is_refused(table, benchmark, rules):
    with pytest.raises(
        ValueError,
        match=r"^The benchmark of ethnic_group, five speaks of groups that the table of ethnic_group, five has not: "
        r"elsewhere\.$",
    ):
        compare(
            table({"a": 50}, known=50, asked=50), benchmark=benchmark(a="0.5", elsewhere="0.5"), rules=rules
        )


def test_score_at_the_coarsest_level_only(table, benchmark, rules):
    facts = {"benchmark": benchmark(a="0.5", b="0.5"), "rules": rules}
    answered = table({"a": 100, "b": 140}, known=240, asked=240)
    assert compare(answered, **facts).score.score == pytest.approx(100 * (1 - 20 / 240))
    assert compare(answered, **facts).no_score_because == ""
    finer = compare(answered, coarsest=False, **facts)
    assert (finer.score, finer.no_score_because) == (None, NO_SCORE_LEVEL)


def test_too_few_to_score(table, benchmark, rules):
    found = compare(
        table({"a": 40, "b": 50}, known=90, asked=90), benchmark=benchmark(a="0.5", b="0.5"), rules=rules
    )
    assert (found.score, found.no_score_because) == (None, TOO_FEW_TO_SCORE)


@pytest.mark.parametrize(("unplaced", "share"), [(0, 1.0), (60, 0.8), (None, None)])
def test_share_of_answers_that_the_level_can_hold(unplaced, share, table, benchmark, rules):
    found = compare(table(FIVE, known=240, asked=300, unplaced=unplaced), benchmark=None, rules=rules)
    assert found.share_placed == share


def test_verdicts_that_depend_on_the_unanswered(table, benchmark, rules):
    lives_here = benchmark(a="0.3", b="0.7")
    all_answered = compare(
        table({"a": 40, "b": 200}, known=240, asked=240), benchmark=lives_here, rules=rules
    )
    some_did_not = compare(
        table({"a": 40, "b": 200}, known=240, asked=300), benchmark=lives_here, rules=rules
    )
    assert [group.depends_on_unanswered for group in all_answered.groups] == [False, False]
    assert [group.depends_on_unanswered for group in some_did_not.groups] == [True, True]


def test_what_comes_out_is_plain_numbers(table, benchmark, rules):
    """NumPy's own kinds of number print and compare unlike Python's: none leaves the room."""
    found = compare(table(FIVE, known=240, asked=300), benchmark=benchmark(**LIVES_HERE), rules=rules)
    for group in found.groups:
        values = [getattr(group, field.name) for field in fields(group)] + list(group.interval or ())
        assert not [value for value in values if type(value).__module__ == "numpy"]
