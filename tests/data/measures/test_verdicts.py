"""What may be said of a group, line by line of method 3.3.

Mutants that failed these tests: `<` for `<=` in `too_few`; the floor of 30 left out; the band's upper end for its
lower, or `<=` for `<`; IN_LINE asked after LITTLE_OVER; Benjamini-Hochberg over all groups, over none, or once over
both sides; `count.low` and `count.high` swapped; no slack in `people_to_tell`; the
unanswered joined to both ends; `_one_moved` without its diagonal.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.measures.evidence import (
    allowing_for_many,
    probability_as_few,
    probability_as_many,
    smallest_telling_base,
    too_few,
)
from data.measures.shares import most_ratio, wilson_intervals
from data.measures.telling import people_to_tell
from data.measures.thresholds import thresholds
from data.measures.verdicts import verdicts_and_doubts
from models.comparison import KnownBase
from models.protected import ProtectedCount
from models.vocabulary import Verdict


def exact(text):
    return Fraction(text)


def test_the_lines_are_the_method_s():
    lines = thresholds()
    assert (lines.band_low, lines.band_high) == (exact("0.8"), exact("1.25"))
    assert (lines.significance, lines.minimum_known) == (exact("0.05"), 30)
    assert (lines.withhold_below, lines.caution_below) == (exact("0.6"), exact("0.8"))
    assert (lines.large_group, lines.finite_population) == (exact("0.3"), exact("0.05"))
    assert (lines.score_minimum_known, lines.score_hidden_below, lines.draws) == (100, exact("0.05"), 2000)
    assert (lines.exact_below, lines.step, lines.one_decimal_from) == (20, 5, 1000)


N_MIN = {
    "0.5": 5,
    "0.2": 14,
    "0.173": 16,
    "0.1": 29,
    "0.093": 31,
    "0.05": 59,
    "0.04": 74,
    "0.03": 99,
    "0.021": 142,
    "0.015": 199,
    "0.01": 299,
    "0.005": 598,
    "0.001": 2995,
}


@pytest.mark.parametrize(("pi", "base"), N_MIN.items())
def test_smallest_telling_base_is_the_smallest(pi, base):
    assert smallest_telling_base(exact(pi)) == base
    assert (1 - exact(pi)) ** base <= exact("0.05") < (1 - exact(pi)) ** (base - 1)


def test_a_group_that_is_everybody_is_told_from_one_person():
    assert smallest_telling_base(Fraction(1)) == 1


@pytest.mark.parametrize(
    ("base", "pi", "expected"),
    [
        (29, "0.5", True),  # 30 known answers always
        (30, "0.5", False),
        (58, "0.05", True),  # nobody out of 58 could be chance
        (59, "0.05", False),
    ],
)
def test_too_few_to_tell_from_the_shown_base(base, pi, expected, known):
    assert too_few(known(base), pi=exact(pi)) is expected


@pytest.mark.parametrize(("pi", "base"), [("0.093", 170), ("0.05", 315), ("0.01", 1572)])
def test_a_hidden_group_is_told_where_as_many_as_nine_would_be_under_reached(pi, base, shown, known):
    assert people_to_tell(shown(None), base=known(25), pi=exact(pi)) == base

    def nine_of(base):
        lowest = KnownBase(shown=base, low=base - 4, high=base + 4)
        few = probability_as_few([shown(None)], base=lowest, shares=[exact(pi)])[0]
        return few <= 0.05 and most_ratio(shown(None), base=lowest, pi=exact(pi)) < 0.8

    assert nine_of(base)
    assert not nine_of(base - 1)


@pytest.mark.parametrize(("pi", "base"), [("0.5", 30), ("0.05", 59), ("0.093", 31)])
def test_a_shown_group_is_told_where_nobody_would_be_evidence(pi, base, shown, known):
    assert people_to_tell(shown(10), base=known(25), pi=exact(pi)) == base


def verdicts(counts, **facts):
    return verdicts_and_doubts(counts, unanswered=0, **facts)[0]


def wilson_interval(count, *, base):
    return wilson_intervals([count], base=base)[0]


def one(count, *, base, pi):
    return verdicts([count], base=base, shares=[exact(pi)])[0]


@pytest.mark.parametrize(
    ("people", "base", "pi", "expected"),
    [
        (0, 55, "0.05", Verdict.TOO_FEW),
        (20, 55, "0.05", Verdict.TOO_FEW),  # too few comes first, however many were heard
        (0, 60, "0.05", Verdict.NO_CLEAR_EVIDENCE),  # 56 may be all there were
        (0, 65, "0.05", Verdict.UNDER),
        (None, 240, "0.093", Verdict.UNDER),
        (None, 150, "0.05", Verdict.NO_CLEAR_EVIDENCE),
        (80, 240, "0.2", Verdict.OVER),
        (1000, 2000, "0.5", Verdict.IN_LINE),
        (
            20,
            100,
            "0.2",
            Verdict.NO_CLEAR_EVIDENCE,
        ),  # in proportion, but it could be half or half as much again
    ],
)
def test_one_group(people, base, pi, expected, shown, known):
    assert one(shown(people), base=known(base), pi=pi) is expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (800, Verdict.LITTLE_UNDER),  # 0.8 at the kindest: 804 of 9,996
        (795, Verdict.UNDER),
        (850, Verdict.LITTLE_UNDER),  # its interval starts at 0.797
        (860, Verdict.IN_LINE),  # surely fewer, but the whole interval lies in the band: in line comes first
        (1000, Verdict.IN_LINE),
        (1060, Verdict.IN_LINE),  # the same on the other side
        (1220, Verdict.LITTLE_OVER),  # 1.17 to 1.28 is not "no clear evidence"
        (1250, Verdict.LITTLE_OVER),
        (1260, Verdict.OVER),
    ],
)
def test_around_the_band_with_plenty_of_people(people, expected, shown, known):
    assert one(shown(people), base=known(10_000), pi="0.1") is expected


def test_in_line_takes_the_place_of_a_little_over_only_inside_the_band(shown, known):
    low, high = wilson_interval(shown(1220), base=known(10_000))
    assert (round(low / 0.1, 2), round(high / 0.1, 2)) == (1.16, 1.29)
    low, high = wilson_interval(shown(1060), base=known(10_000))
    assert (round(low / 0.1, 2), round(high / 0.1, 2)) == (1.0, 1.12)


@pytest.mark.parametrize(
    ("low", "high", "base", "expected"),
    [
        (79, 79, 1000, Verdict.UNDER),
        (80, 80, 1000, Verdict.LITTLE_UNDER),  # exactly 0.8 is inside the band
        (125, 125, 1000, Verdict.LITTLE_OVER),  # exactly 1.25 too
        (126, 126, 1000, Verdict.OVER),
    ],
)
def test_the_ends_of_the_band_belong_to_it(low, high, base, expected, out_of):
    count = ProtectedCount(shown=low, withheld=None, low=low, high=high)
    assert one(count, base=out_of(base), pi="0.1") is expected


def test_the_unfavourable_end_decides(out_of):
    base = out_of(1000)
    assert one(ProtectedCount(60, None, 56, 60), base=base, pi="0.1") is Verdict.UNDER
    assert one(ProtectedCount(60, None, 56, 90), base=base, pi="0.1") is Verdict.NO_CLEAR_EVIDENCE
    assert one(ProtectedCount(140, None, 140, 144), base=base, pi="0.1") is Verdict.OVER
    assert one(ProtectedCount(140, None, 110, 144), base=base, pi="0.1") is Verdict.NO_CLEAR_EVIDENCE


def test_many_groups_ask_more_of_each(shown, known):
    """10 of 240 at 9.3 % is under-reached alone (p 0.041), and not as one of five."""
    assert one(shown(10), base=known(240), pi="0.093") is Verdict.UNDER
    five = [shown(people) for people in (10, 10, None, 210, None)]
    shares = [exact(pi) for pi in ("0.093", "0.04", "0.029", "0.817", "0.021")]
    assert verdicts(five, base=known(240), shares=shares)[0] is Verdict.NO_CLEAR_EVIDENCE


def test_groups_too_few_to_tell_are_not_counted_among_the_many(shown, known):
    """Four groups of whom nothing can be told cost the fifth nothing."""
    five = [shown(10), *[shown(None)] * 4]
    shares = [exact("0.093"), *[exact("0.005")] * 4]
    words = verdicts(five, base=known(240), shares=shares)
    assert words == (Verdict.UNDER, *[Verdict.TOO_FEW] * 4)


def test_too_few_and_too_many_are_adjusted_apart(exactly, out_of):
    """Two groups, one surely fewer at p 0.03: adjusted with the other's test for fewer only (p near 1), 0.06."""
    counts, shares = [exactly(31), exactly(69)], [exact("0.4"), exact("0.6")]
    few = probability_as_few(counts, base=out_of(100), shares=shares)
    assert few[0] < 0.05 < allowing_for_many(few)[0]
    assert verdicts(counts, base=out_of(100), shares=shares)[0] is Verdict.NO_CLEAR_EVIDENCE


def test_a_share_counted_above_its_base_is_drawn_as_all_of_it(shown, known):
    """Each is rounded with its own key, so 35 of 30 can stand in one table."""
    assert wilson_interval(shown(35), base=known(30)) == wilson_interval(shown(30), base=known(30))
    assert one(shown(35), base=known(30), pi="0.2") is Verdict.OVER


def test_over_a_twentieth_of_the_population_fewer_people_are_proof(out_of, exactly):
    facts = {"base": out_of(100), "shares": [exact("0.1")]}
    assert verdicts([exactly(5)], **facts) == (Verdict.NO_CLEAR_EVIDENCE,)
    assert verdicts([exactly(5)], population=500, **facts) == (Verdict.UNDER,)


@pytest.mark.parametrize(("population", "binomial"), [(1999, False), (2000, True)])
def test_a_twentieth_itself_is_not_over_it(population, binomial, out_of, exactly):
    facts = {"base": out_of(100), "shares": [exact("0.1")]}
    for probability in (probability_as_few, probability_as_many):
        same = probability([exactly(7)], population=population, **facts) == probability([exactly(7)], **facts)
        assert same[0] == binomial


@pytest.mark.parametrize(("population", "left"), [(101, True), (100, False), (80, False)])
def test_of_a_base_that_may_be_everybody_nobody_knows_who_is_left(population, left, out_of, exactly):
    """Records without person keys may hold more people than there are. Mutant: without the upper end."""
    facts = {"base": out_of(100), "shares": [exact("0.1")]}
    for probability in (probability_as_few, probability_as_many):
        alone = probability([exactly(7)], **facts)[0]
        assert bool(probability([exactly(7)], population=population, **facts)[0] != alone) is left


@pytest.mark.parametrize(
    ("population", "verdict"),
    [(None, Verdict.NO_CLEAR_EVIDENCE), (3000, Verdict.UNDER), (100_000, Verdict.NO_CLEAR_EVIDENCE)],
)
def test_a_forum_that_heard_400_of_3000_is_surer_than_one_that_heard_400_of_many(
    population, verdict, known, shown
):
    facts = {"base": known(400), "shares": [exact("0.14")], "population": population}
    assert verdicts([shown(40)], **facts) == (verdict,)


@pytest.mark.parametrize(
    ("sample", "verdict"),
    [(None, Verdict.UNDER), (100_000, Verdict.UNDER), (1000, Verdict.NO_CLEAR_EVIDENCE)],
)
def test_a_benchmark_that_is_a_small_sample_proves_less(sample, verdict, known, shown):
    """Mutants: `sample` not passed on; the upper end of the interval for the lower one."""
    assert verdicts([shown(10)], base=known(240), shares=[exact("0.093")], sample=sample) == (verdict,)


@pytest.mark.parametrize(("sample", "verdict"), [(None, Verdict.OVER), (60, Verdict.NO_CLEAR_EVIDENCE)])
def test_nor_does_it_prove_that_too_many_came(sample, verdict, known, shown):
    assert verdicts([shown(45)], base=known(240), shares=[exact("0.1")], sample=sample) == (verdict,)


def test_nor_that_a_group_is_in_line(known, shown):
    """Mutant: Wilson's interval whatever the benchmark is."""
    facts = {"base": known(2000), "shares": [exact("0.5")]}
    assert verdicts([shown(1000)], **facts) == (Verdict.IN_LINE,)
    assert verdicts([shown(1000)], sample=60, **facts) == (Verdict.NO_CLEAR_EVIDENCE,)


def doubts(count, *, base, pi, unanswered):
    return verdicts_and_doubts([count], base=base, shares=[exact(pi)], unanswered=unanswered)


def test_with_nobody_unanswered_no_verdict_depends_on_them(shown, known):
    assert doubts(shown(10), base=known(240), pi="0.093", unanswered=0) == ((Verdict.UNDER,), (False,))


def test_a_verdict_that_the_unanswered_could_change(shown, known):
    assert doubts(shown(10), base=known(240), pi="0.093", unanswered=60) == ((Verdict.UNDER,), (True,))


def test_a_verdict_that_they_could_not(shown, known):
    assert doubts(shown(10), base=known(1000), pi="0.3", unanswered=60) == ((Verdict.UNDER,), (False,))
    assert doubts(shown(500), base=known(1000), pi="0.3", unanswered=60) == ((Verdict.OVER,), (False,))


def test_the_bounds_are_none_of_them_and_all_of_them(shown, known):
    """100 of 1,000 at 10 %: in 1,100 people it is 100 or 200. One end is surely fewer... the other surely more."""
    base = known(1000)
    wider = KnownBase(shown=base.shown + 100, low=base.low + 100, high=base.high + 100)
    none = verdicts([shown(100)], base=wider, shares=[exact("0.1")])
    everyone = verdicts([ProtectedCount(200, None, 196, 204)], base=wider, shares=[exact("0.1")])
    assert (none, everyone) == ((Verdict.NO_CLEAR_EVIDENCE,), (Verdict.OVER,))
    assert doubts(shown(100), base=base, pi="0.1", unanswered=100)[1] == (True,)


def test_a_share_above_its_base_stays_all_of_it_when_more_join(shown, known):
    assert doubts(shown(35), base=known(30), pi="0.2", unanswered=5) == ((Verdict.OVER,), (False,))


def test_too_few_to_tell_depends_on_nobody(shown, known):
    words, unsure = doubts(shown(None), base=known(55), pi="0.05", unanswered=400)
    assert (words, unsure) == ((Verdict.TOO_FEW,), (False,))


def test_the_other_groups_stay_as_they_are_at_both_ends(shown, known):
    """Five groups: only the moved one's p-value moves, so a sure group stays sure beside unsure ones."""
    counts = [shown(people) for people in (10, 300, 300, 300, 90)]
    shares = [exact(pi) for pi in ("0.25", "0.2", "0.25", "0.2", "0.1")]
    words, unsure = verdicts_and_doubts(counts, base=known(1000), shares=shares, unanswered=50)
    assert words[0] is Verdict.UNDER
    assert unsure[0] is False


people = st.integers(min_value=0, max_value=400)


@given(
    counts=st.lists(people, min_size=1, max_size=6),
    base=st.integers(min_value=1, max_value=400),
    weights=st.lists(st.integers(min_value=1, max_value=50), min_size=6, max_size=6),
)
def test_every_verdict_keeps_its_word(counts, base, weights):
    """Whatever the table: what is said is true of the shown values, at the end least kind to it."""
    total = sum(weights[: len(counts)])
    shares = [Fraction(weight, total + 1) for weight in weights[: len(counts)]]
    protected = [ProtectedCount(5 * n, None, max(0, 5 * n - 4), 5 * n + 4) for n in counts]
    known_base = KnownBase(shown=5 * base, low=5 * base - 4, high=5 * base + 4)
    for count, pi, word in zip(
        protected, shares, verdicts(protected, base=known_base, shares=shares), strict=True
    ):
        most, least = Fraction(count.high, known_base.low) / pi, Fraction(count.low, known_base.high) / pi
        low, high = wilson_interval(count, base=known_base)
        assert 0 <= low <= high <= 1
        assert (word is Verdict.TOO_FEW) is too_few(known_base, pi=pi)
        if word is Verdict.UNDER:
            assert most < exact("0.8")
        if word is Verdict.LITTLE_UNDER:
            assert exact("0.8") <= most < 1
        if word is Verdict.OVER:
            assert least > exact("1.25")
        if word is Verdict.LITTLE_OVER:
            assert 1 < least <= exact("1.25")
        if word is Verdict.IN_LINE:
            assert exact("0.8") * pi <= low
            assert high <= exact("1.25") * pi


@given(pi=st.fractions(min_value=Fraction(1, 2000), max_value=Fraction(9, 10), max_denominator=5000))
def test_a_group_told_by_nobody_is_told_sooner_than_a_hidden_one(pi):
    hidden = ProtectedCount(None, None, 0, 9)
    base = KnownBase(shown=30, low=26, high=34)
    told = people_to_tell(hidden, base=base, pi=pi)
    assert told >= people_to_tell(ProtectedCount(0, None, 0, 0), base=base, pi=pi) >= 30
