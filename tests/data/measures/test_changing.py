"""Whether a share has really changed: only where what it may be, then and now, does not meet (method 3.1).

Mutants, each caught here: `>=` for `>` in `change`, both ways; the shown count for the lowest or the highest;
base low and high changed about; the interval of Wilson left out; periods with too few answers taken as points; the
last two periods for the first and the last; the benchmark's base for a group without a benchmark.
"""

from dataclasses import replace

import pytest

from data.measures import compare
from data.measures.changing import can_be_compared, change, over_time, possible_shares
from models.comparison import KnownBase
from models.protected import ProtectedCell, ProtectedCount
from models.vocabulary import Change, Withheld

HERE = {"a": "0.3", "b": "0.7"}
GONE = ProtectedCount(shown=None, withheld=Withheld.NOT_AVAILABLE, low=0, high=0)


@pytest.fixture(scope="session")
def period(table, benchmark, rules):
    """period(a=40, b=200): one closed period, everybody asked and answering unless `known` or `asked` say otherwise."""

    def build(*, known=None, asked=None, here=HERE, **cells):
        known = sum(n or 0 for n in cells.values()) if known is None else known
        answered = table(cells, known=known, asked=known if asked is None else asked)
        return compare(answered, benchmark=benchmark(**here) if here else None, rules=rules)

    return build


def absent(one):
    """The same period, not available."""
    cells = tuple(ProtectedCell(cell.category, GONE) for cell in one.table.cells)
    gone = replace(one.table, available=False, people=GONE, asked=GONE, known=GONE, cells=cells)
    return replace(one, table=gone, base=None, enough_answers=False)


class TestWhatAShareMayBe:
    def test_exact_numbers_give_the_interval_of_wilson(self, exactly, out_of):
        """Method 3.5: 12 of 240 is 0.028830 to 0.085348."""
        assert possible_shares([(exactly(12), out_of(240))]) == (
            pytest.approx((0.028830, 0.085348), abs=1e-6),
        )

    def test_rounding_makes_it_wider(self, shown, known, exactly):
        """15 shown is 11 to 19, 240 shown is 236 to 244: from 11 of 244 to 19 of 236."""
        found = possible_shares([(shown(15), known(240))])[0]
        lowest = possible_shares([(exactly(11), KnownBase(244, 244, 244))])[0]
        highest = possible_shares([(exactly(19), KnownBase(236, 236, 236))])[0]
        assert found == (lowest[0], highest[1])

    def test_a_hidden_group_may_be_nobody_or_nine(self, shown, known, exactly):
        low, high = possible_shares([(shown(None), known(240))])[0]
        assert low == 0.0
        assert high == possible_shares([(exactly(9), KnownBase(236, 236, 236))])[0][1]

    def test_nobody_has_an_upper_end_too(self, exactly, out_of):
        """Method 3.5: 0 of 59 is 0 to 0.061129."""
        assert possible_shares([(exactly(0), out_of(59))]) == (pytest.approx((0.0, 0.061129), abs=1e-6),)

    def test_all_of_them_is_at_most_1(self, shown, known):
        assert possible_shares([(shown(240), known(240))])[0][1] == 1.0

    def test_a_base_that_may_be_empty_says_nothing(self, shown):
        assert possible_shares([(shown(10), KnownBase(shown=5, low=0, high=9))]) == ((0.0, 1.0),)

    def test_nothing_asked_nothing_told(self):
        assert possible_shares([]) == ()

    def test_plain_numbers_are_refused(self, out_of):
        with pytest.raises(TypeError, match="protected counts only"):
            possible_shares([(12, out_of(240))])


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        ((0.1, 0.2), (0.21, 0.3), Change.MORE),
        ((0.1, 0.2), (0.2, 0.3), Change.NO_CLEAR_CHANGE),  # they touch
        ((0.1, 0.2), (0.15, 0.17), Change.NO_CLEAR_CHANGE),
        ((0.1, 0.2), (0.05, 0.1), Change.NO_CLEAR_CHANGE),  # they touch
        ((0.1, 0.2), (0.05, 0.09), Change.FEWER),
    ],
)
def test_ranges_that_only_touch_do_meet(before, now, word):
    assert change(before, now=now) is word


class TestOverTime:
    def test_the_first_and_the_last_point_are_compared(self, period):
        """In the middle everything was otherwise; the last two would say fewer and more."""
        found = over_time([period(a=100, b=900), period(a=500, b=500), period(a=300, b=700)])
        assert dict(found.groups) == {"a": Change.MORE, "b": Change.FEWER}
        assert (found.points, found.first.groups[0].heard.shown, found.last.groups[0].heard.shown) == (
            3,
            100,
            300,
        )

    def test_a_change_that_chance_explains_is_none(self, period):
        """From 30 to 40 of 100 the rounded counts cannot be the same, but chance makes as much."""
        found = over_time([period(a=30, b=70), period(a=40, b=60)])
        assert set(found.groups.values()) == {Change.NO_CLEAR_CHANGE}

    @pytest.mark.parametrize(("now", "word"), [(145, Change.NO_CLEAR_CHANGE), (150, Change.MORE)])
    def test_the_least_that_is_a_change(self, now, word, period):
        """From 100 of 1,000, at most 104 of 996: up to 0.12495. 145 is from 0.12031, 150 from 0.12496."""
        found = over_time([period(a=100, b=900), period(a=now, b=1000 - now)])
        assert found.groups["a"] is word

    def test_a_hidden_group_can_clearly_be_more_and_fewer(self, period):
        few, many = period(known=500, a=None, b=490), period(a=60, b=440)
        assert over_time([few, many]).groups["a"] is Change.MORE
        assert over_time([many, few]).groups["a"] is Change.FEWER
        assert over_time([few, period(known=500, a=15, b=485)]).groups["a"] is Change.NO_CLEAR_CHANGE

    def test_what_is_not_available_is_no_point(self, period):
        gone = absent(period(a=100, b=900))
        found = over_time([gone, period(a=100, b=900), gone, period(a=500, b=500), gone])
        assert (found.points, found.groups["a"]) == (2, Change.MORE)
        assert not can_be_compared(gone)

    @pytest.mark.parametrize(("answered", "points"), [(595, 1), (600, 2)])
    def test_a_period_where_under_60_per_cent_answered_is_no_point(self, answered, points, period):
        thin = period(known=answered, asked=1000, a=100, b=answered - 100)
        assert over_time([thin, period(a=500, b=500)]).points == points

    def test_a_period_where_nobody_was_asked_is_no_point(self, period):
        assert not can_be_compared(period(known=0, asked=0, a=0, b=0))

    @pytest.mark.parametrize("count", [0, 1])
    def test_one_point_and_none_are_too_few(self, count, period):
        series = [absent(period(a=1, b=1)), *[period(a=100, b=900)] * count]
        found = over_time(series)
        assert (found.points, set(found.groups.values())) == (count, {Change.TOO_FEW_POINTS})
        assert (found.first is None) is (count == 0)

    def test_no_period_at_all(self):
        found = over_time([])
        assert (found.points, dict(found.groups), found.first, found.last) == (0, {}, None, None)

    def test_a_breakdown_that_is_hidden_in_one_of_the_two_has_too_few_points(self, period):
        there = period(a=100, b=900)
        hidden = replace(there, groups=tuple(replace(group, heard=GONE) for group in there.groups))
        assert set(over_time([there, hidden]).groups.values()) == {Change.TOO_FEW_POINTS}

    def test_a_group_without_a_benchmark_is_held_against_everybody_who_answered(self, period):
        """Of 1,000 in both, c goes from 100 to 600; of a and b alone, 900 and 400, it would be no share at all."""
        then, now = period(a=300, b=600, c=100), period(a=100, b=300, c=600)
        assert then.groups[2].expected is None
        assert over_time([then, now]).groups["c"] is Change.MORE
        # a is 300 of 900, then 100 of 400: of all 1,000 it would be clearly fewer, among the compared it is not.
        assert over_time([then, now]).groups["a"] is Change.NO_CLEAR_CHANGE

    def test_a_group_without_a_benchmark_changes_by_its_share_of_everybody(self, period):
        """300 and 350 of 1,000 may be alike; held against the 700 and 650 others they would not be."""
        then, now = period(a=200, b=500, c=300), period(a=190, b=460, c=350)
        assert over_time([then, now]).groups["c"] is Change.NO_CLEAR_CHANGE

    def test_without_any_benchmark_shares_are_compared_all_the_same(self, period):
        found = over_time([period(here=None, a=100, b=900), period(here=None, a=500, b=500)])
        assert dict(found.groups) == {"a": Change.MORE, "b": Change.FEWER}
