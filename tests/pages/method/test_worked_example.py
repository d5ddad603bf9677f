"""The worked example of the Method page: the same numbers as the verdict rests on, told step by step."""

from pathlib import Path

import pytest

from data.facts import disclosure_rules
from data.measures import compare, thresholds
from data.measures.explaining import chance_of_so_few
from models.vocabulary import Verdict
from pages.parts import groups
from pages.parts.method import method_tables, worked_example
from tests.pages.pets import benchmark, pets

EVEN = benchmark({"cats": "0.25", "dogs": "0.25", "fish": "0.25", "birds": "0.25"})
ROOT = Path(__file__).parents[3]


def gap(**counts):
    return groups.sure_gaps([pets(population=EVEN, **counts)])[0]


def test_it_walks_from_the_shown_count_to_the_people_needed():
    """20 of 200 where a quarter live here: 16 to 24 of 196 to 204.

    Mutant: the shown base in place of its lowest in "Ratio at its highest".
    """
    walked = worked_example.table(gap(cats=20, dogs=60, fish=60, birds=60))
    assert [(row.cells[0].text, row.cells[1].text) for row in walked.rows] == [
        ("People heard", "20"),
        ("Answers that can be compared", "200"),
        ("Share heard", "10%"),
        ("Share living here", "25%"),
        ("Expected", "50"),
        ("Reach ratio", "0.4"),
        ("95% interval of the ratio", "0.3 to 0.6"),
        ("Could chance alone explain it?", "less than 1 in 10,000"),
        ("Allowing for many groups", "less than 1 in 10,000"),
        ("Ratio at its highest", "0.49"),
        ("Verdict", "Under-reached"),
        ("More people needed", "40"),
    ]
    how = {row.cells[0].text: row.cells[2].text for row in walked.rows}
    assert "the chance of 24 or fewer in 196, where 25% live here" in how["Could chance alone explain it?"]
    assert how["Ratio at its highest"].startswith("24 divided by 196 times 25%.")
    assert "divided by one less 25%: 40." in how["More people needed"]


def test_it_is_told_in_sentences_too():
    assert worked_example.sentences(gap(cats=20, dogs=60, fish=60, birds=60)) == (
        "Of 200 people who answered the question on pet, 20 were friends of cats: 10%, where 25% of those who live here are. In "
        "proportion we would have heard about 50. Chance alone would hardly give so few, and even at its highest the ratio stays "
        "below 0.8, so we say: under-reached. 40 more friends of cats would put that right."
    )


@pytest.mark.parametrize(
    "counts",
    [
        {"cats": 20, "dogs": 60, "fish": 60, "birds": 60},
        {"cats": 35, "dogs": 60, "fish": 55, "birds": 50},
        {"cats": None, "dogs": 60, "fish": 60, "birds": 70},
        {"known": 120, "cats": 15, "dogs": 35, "fish": 35, "birds": 35},
        {"known": 2000, "cats": 410, "dogs": 500, "fish": 500, "birds": 590},
    ],
)
def test_the_chance_that_is_told_is_the_one_the_verdict_rests_on(counts):
    """Mutant: chance before it allows for many groups."""
    comparison = pets(population=EVEN, **counts).comparison
    lines = thresholds()
    for group in comparison.groups:
        chance = chance_of_so_few(comparison)[group.category]
        surely = chance.allowing_for_many <= float(lines.significance)
        most = group.heard.high / (comparison.base.low * group.benchmark_share)
        assert (group.verdict is Verdict.UNDER) == (surely and most < float(lines.band_low))
        assert chance.tested == 4
        assert chance.alone <= chance.allowing_for_many


def test_nothing_is_told_of_groups_that_are_not_tested():
    """Where 2% live here, nobody at all would be no evidence before 149 people answered."""
    rare = benchmark({"cats": "0.4", "dogs": "0.4", "fish": "0.02", "birds": "0.18"})
    few = pets(known=100, cats=40, dogs=40, fish=0, birds=20, population=rare).comparison
    assert few.groups[2].verdict is Verdict.TOO_FEW
    assert set(chance_of_so_few(few)) == {"cats", "dogs", "birds"}
    nobody = pets(cats=60, dogs=60, fish=20, birds=60, compared_with_nobody=True)
    assert chance_of_so_few(nobody.comparison) == {}
    table = pets(known=None, asked=None, people=40, cats=None).comparison.table
    assert (
        chance_of_so_few(compare(table, benchmark=benchmark({"cats": "1"}), rules=disclosure_rules("nhs")))
        == {}
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.00001, "less than 1 in 10,000"),
        (0.0001, "1 in 10,000"),
        (0.0042, "42 in 10,000"),
        (0.01, "1 in 100"),
        (0.047, "5 in 100"),
        (1.0, "100 in 100"),
    ],
)
def test_a_probability_is_said_as_so_many_in_so_many(value, words):
    assert worked_example.probability(value) == words


def test_the_files_that_it_names_are_there():
    for name in (method_tables.VERDICTS_FILE, method_tables.DISCLOSURE_FILE, method_tables.BENCHMARKS_FILE):
        assert (ROOT / name).is_file()
