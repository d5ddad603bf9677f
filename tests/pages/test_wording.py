"""How numbers are written: every boundary."""

from dataclasses import fields
from datetime import date

import pytest

from models.comparison import GroupReach, Needed
from models.protected import ProtectedCount
from models.vocabulary import Withheld
from pages.parts import wording


def shown(number: int) -> ProtectedCount:
    return ProtectedCount(number, None, number, number)


FEWER = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
GONE = ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 0)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (shown(0), "0"),
        (shown(10), "10"),
        (shown(1655), "1,655"),
        (FEWER, "fewer than 10"),
        (GONE, "not available"),
    ],
)
def test_people(count, words):
    assert wording.people(count) == words


@pytest.mark.parametrize(
    ("number", "words"), [(None, "–"), (0.49, "under 1"), (0.5, "1"), (257.6, "258"), (4270.2, "4,270")]
)
def test_expected(number, words):
    assert wording.expected(number) == words


@pytest.mark.parametrize(("base", "decimals"), [(shown(995), 0), (shown(1000), 1), (FEWER, 0)])
def test_a_decimal_only_from_a_shown_base_of_1000(base, decimals):
    assert wording.decimals_for(base) == decimals


@pytest.mark.parametrize(
    ("share", "decimals", "words"),
    [
        (0.0424, 0, "4%"),
        (0.0424, 1, "4.2%"),
        (0.125, 0, "13%"),
        (0.0, 0, "0%"),
        (1.0, 1, "100.0%"),
        (None, 0, "–"),
    ],
)
def test_percent(share, decimals, words):
    assert wording.percent(share, decimals) == words


@pytest.mark.parametrize(
    ("share", "decimals", "words"),
    [
        (0.001, 0, "under 1%"),
        (0.005, 0, "1%"),
        (0.0004, 1, "under 0.1%"),
        (0.0006, 1, "0.1%"),
        (0.0, 0, "0%"),
    ],
)
def test_a_small_population_never_reads_as_nothing(share, decimals, words):
    assert wording.small_percent(share, decimals) == words


def group(**given) -> GroupReach:
    facts = {"heard": shown(60), "benchmark_share": 0.3, "gap_points": None, "people_to_tell": None} | given
    others = dict.fromkeys({field.name for field in fields(GroupReach)} - set(facts))
    return GroupReach(**{**others, **facts})


@pytest.mark.parametrize(
    ("gap", "decimals", "words"),
    [
        (-20.04, 0, "−20"),
        (-20.04, 1, "−20.0"),
        (3.35, 1, "3.4"),
        (-0.5, 0, "−1"),
        (-0.49, 0, "0"),
        (-0.04, 1, "0.0"),
        (0.0, 0, "0"),
    ],
)
def test_a_gap_in_points_has_a_minus_below_and_none_at_nought(gap, decimals, words):
    """Mutants: a hyphen; "−0"."""
    assert wording.group_gap(group(gap_points=gap), decimals) == words


def test_a_gap_that_cannot_be_given_says_why():
    assert wording.group_gap(group(heard=FEWER), 0) == "hidden"
    assert wording.group_gap(group(benchmark_share=None), 0) == "–"
    assert wording.group_gap(group(), 0) == "–", "a population that nobody is judged by"


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (None, ""),
        (30, "about 30 answers"),
        (74, "about 75 answers"),
        (315, "about 315 answers"),
        (996, "about 1,000 answers"),
        (1572, "about 1,600 answers"),
        (18444, "about 18,500 answers"),
    ],
)
def test_from_how_many_answers_one_could_tell_is_rounded_up(people, words):
    """Mutant: rounded to the nearest, which would not do."""
    assert wording.until(group(people_to_tell=people)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (2.4, "under 5"), (2.5, "5"), (252.4, "250"), (1252.5, "1,255")]
)
def test_people_worked_out_are_in_fives(number, words):
    assert wording.in_fives(number) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (Needed(7, 7), "7"),
        (Needed(19, 19), "19"),
        (Needed(20, 20), "20"),
        (Needed(21, 21), "25"),
        (Needed(1461, 1461), "1,465"),
        (Needed(14, 23), "at least 14"),
        (Needed(0, 0, "in_proportion"), "–"),
        (Needed(None, None, "large_group"), "–"),
    ],
)
def test_people_needed(more, words):
    assert wording.needed(more) == words


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        (None, "Since records began"),
        ("2024-25", "April 2024 to March 2025"),
        ("2024-Q1", "April to June 2024"),
        ("2024-Q2", "July to September 2024"),
        ("2024-Q3", "October to December 2024"),
        ("2024-Q4", "January to March 2025"),
    ],
)
def test_period(identity, words):
    assert wording.period(identity) == words


def test_numbers_and_lists_in_sentences():
    assert [wording.in_words(n) for n in (0, 1, 10, 11, 1200)] == ["no", "one", "ten", "11", "1,200"]
    assert wording.at_start("five groups") == "Five groups"
    assert [wording.joined(p) for p in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_dates():
    assert wording.day(date(2022, 6, 4)) == "4 June 2022"
    assert wording.short_day(date(2022, 6, 4)) == "4 Jun 2022"


def test_what_people_typed_is_shown_and_not_obeyed():
    assert wording.plain_markdown("![x](http://a.b) *c* :red[d]\n# e") == (
        r"\!\[x\]\(http\://a\.b\) \*c\* \:red\[d\] \# e"
    )
    assert wording.html('<b a="1">') == "&lt;b a=&quot;1&quot;&gt;"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024-25", "2024/25"),
        ("1999-00", "1999/00"),
        ("2024-Q1", "Apr to Jun 2024"),
        ("2024-Q3", "Oct to Dec 2024"),
        ("2024-Q4", "Jan to Mar 2025"),
    ],
)
def test_a_period_on_a_chart(period, words):
    """Mutant: the last quarter in the year it began."""
    assert wording.short_period(period) == words


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Ethnic group", "ethnic group"),
        ("PLUS groups", "PLUS groups"),
        ("English language", "English language"),
    ],
)
def test_a_label_inside_a_sentence_keeps_the_capitals_of_names(label, inside):
    """Mutant: every first letter made small."""
    assert wording.in_sentence(label) == inside
