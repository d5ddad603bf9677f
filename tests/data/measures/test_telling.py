"""From how many answers one could tell of a group, where few live here or the benchmark is a survey.

Mutants, each caught here: no population in `too_few`; no population in `people_to_tell`; its number for one of a base as large
as the population; `_most` without its margin; Newcombe's interval not asked; the number of the binomial where none would do.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from data.measures import compare
from data.measures.evidence import smallest_telling_base, too_few
from data.measures.telling import people_to_tell
from data.measures.verdicts import verdicts_and_doubts
from models.vocabulary import Verdict

THREE = Fraction(3, 312)


def verdict(count, *, base, pi, **of):
    return verdicts_and_doubts([count], base=base, shares=[pi], unanswered=0, **of)[0][0]


def test_nobody_of_three_among_nearly_all_is_evidence(exactly, known):
    """290 of 312 were heard and none of the three: by chance once in about 3,000 times, C(22, 3) / C(312, 3)."""
    assert verdict(exactly(0), base=known(290), pi=THREE) is Verdict.TOO_FEW
    assert verdict(exactly(0), base=known(290), pi=THREE, population=312) is Verdict.UNDER
    assert too_few(known(195), pi=THREE, population=312)
    assert not too_few(known(200), pi=THREE, population=312)


def test_of_a_small_population_fewer_answers_would_do(exactly, shown, known):
    """(312 - n)(311 - n)(310 - n) is at most a twentieth of 312 x 311 x 310 from n = 197; of many, from 311."""
    assert people_to_tell(exactly(0), base=known(150), pi=THREE) == smallest_telling_base(THREE) == 311
    assert people_to_tell(exactly(0), base=known(150), pi=THREE, population=312) == 197
    assert people_to_tell(exactly(0), base=known(10), pi=THREE, population=312) == 197


def test_of_a_hidden_group_with_fewer_than_ten_members_nothing_would_tell(shown, known):
    assert people_to_tell(shown(None), base=known(150), pi=THREE, population=312) is None
    assert people_to_tell(shown(None), base=known(150), pi=THREE) > 312


def test_where_as_many_answered_as_live_here_no_number_is_given(exactly, known):
    assert verdict(exactly(0), base=known(100), pi=Fraction(1, 50), population=100) is Verdict.TOO_FEW
    assert people_to_tell(exactly(0), base=known(100), pi=Fraction(1, 50), population=100) is None


def test_no_number_is_above_the_population_once_it_is_rounded_up(exactly, shown, known):
    given = set()
    for population in (*range(31, 400, 9), 1000, 1013, 1049, 2001, 10_049):
        for members in (1, 2, 3, 5, 8, 20):
            for count in (exactly(0), shown(None)):
                pi = Fraction(members, population)
                found = people_to_tell(count, base=known(25), pi=pi, population=population)
                given.add(found is None)
                if found is not None:
                    step = 5 * 10 ** max(0, len(str(found)) - 3)
                    assert -(-found // step) * step <= population
    assert given == {True, False}


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("sample", [100, 1000])
def test_of_a_survey_the_number_is_one_at_which_the_verdict_would_be_so(
    hidden, sample, exactly, shown, known
):
    count, pi = shown(None) if hidden else exactly(0), Fraction(1, 50)
    found = people_to_tell(count, base=known(25), pi=pi, sample=sample)
    assert found > people_to_tell(count, base=known(25), pi=pi)

    def at(base):
        around = type(known(25))(shown=base, low=base - 4, high=base + 4)
        return verdict(count, base=around, pi=pi, sample=sample)

    assert at(found) is Verdict.UNDER
    assert at(found - 1) is not Verdict.UNDER


def test_of_a_very_small_survey_no_number_is_given(exactly, known):
    assert people_to_tell(exactly(0), base=known(25), pi=Fraction(1, 100_000)) == 299_572
    assert people_to_tell(exactly(0), base=known(25), pi=Fraction(1, 100_000), sample=10) is None


def test_a_comparison_asks_with_the_population_and_the_survey(table, benchmark, rules):
    """Mutants: either not handed on."""
    answered = table({"a": 0, "b": 150}, known=150, asked=150)
    found = benchmark(a="0.01", b="0.99")
    until = {
        name: compare(answered, benchmark=replace(found, **of), rules=rules).groups[0].people_to_tell
        for name, of in {"alone": {}, "few": {"people": 300}, "survey": {"sample": 100}}.items()
    }
    assert until["few"] < until["alone"] == 299 < until["survey"]
