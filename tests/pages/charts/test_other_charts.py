"""Gaps, glance strip, missing strip and dumbbell: what they think, then what they draw."""

from dataclasses import astuple, replace

import pytest

from data import facts
from models.comparison import Score
from models.vocabulary import Missing, Verdict
from pages.parts.charts import dumbbell, gaps_chart, glance_strip, missing_strip
from pages.parts.charts.reach_chart import ReachRow
from pages.parts.groups import standing_alone, sure_gaps
from tests.pages.pets import as_characteristic, benchmark, pets

# ---- Gaps ----


def test_gaps_are_the_sure_ones_only_furthest_from_proportion_first():
    gaps = sure_gaps([pets(cats=20, dogs=None, fish=20, birds=150)])
    assert [gap.group.category for gap in gaps] == ["dogs", "cats"]


def test_a_hidden_gap_stands_where_its_band_ends():
    hidden, shown = sure_gaps([pets(cats=20, dogs=None, fish=20, birds=150)])
    assert hidden.ratio == pytest.approx(9 / 196 / 0.3)
    assert shown.ratio == pytest.approx(20 / 200 / 0.3)


def test_equal_gaps_stand_in_reference_order():
    gaps = sure_gaps([pets(cats=20, dogs=20, fish=20, birds=140)])
    assert [gap.group.category for gap in gaps] == ["cats", "dogs"]


def test_people_needed_are_given_at_least_where_hidden_and_not_for_large_groups():
    shares = {"cats": "0.2", "dogs": "0.2", "fish": "0.5", "birds": "0.1"}
    compared = pets(cats=10, dogs=None, fish=40, birds=140, population=benchmark(shares))
    drawn = gaps_chart.info(sure_gaps([compared]), headline="So.")
    # (0.2 * 200 - 10) / 0.8 = 37.5; hidden: (0.2 * 196 - 9) / 0.8 = 37.75, each up to the next 5.
    by_name = {row.track.label: row.needed for row in drawn.rows}
    assert by_name["Friends of cats"] == "40"
    assert by_name["Friends of dogs"].startswith("at least ")
    assert by_name["Friends of fish"] == "–"


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_gaps_are_drawn_from_nobody_to_proportion(width):
    drawn = gaps_chart.info(sure_gaps([pets(cats=20, dogs=None, fish=20, birds=150)]), headline="So.")
    figure = gaps_chart.figure(drawn, width)
    assert figure.layout.xaxis.range == (0, 1)
    assert [trace.name for trace in figure.data] == [
        "hidden",
        "interval: under-reached",
        "mark: under-reached",
    ]


# ---- Glance ----


def test_a_row_says_how_many_of_the_judged_groups_hidden_ones_too():
    (row,) = glance_strip.info([pets(cats=20, dogs=None, fish=20, birds=150)]).rows
    assert (row.under, row.judged, row.words) == (2, 4, "2 of 4 under-reached")
    assert row.marks == (
        (Verdict.UNDER, pytest.approx(1 / 3)),
        (Verdict.NO_CLEAR_EVIDENCE, pytest.approx(1.0)),
    )
    assert row.beyond == (Verdict.OVER,)


def test_a_row_without_a_gap_and_one_without_a_benchmark():
    fair = pets(known=2000, cats=600, dogs=600, fish=200, birds=600)
    nobody = pets(cats=60, dogs=60, fish=20, birds=60, compared_with_nobody=True)
    assert [row.words for row in glance_strip.info([fair, nobody]).rows] == [
        "none under-reached",
        "no benchmark",
    ]


def test_the_score_stands_beside_chance_or_says_why_not():
    fair = glance_strip.score_words(pets(known=2000, cats=600, dogs=600, fish=200, birds=600))
    assert (fair.score, fair.places) == ("100", "0")
    assert fair.average.isdigit()
    assert fair.chance.removesuffix(" or more").isdigit()
    few = glance_strip.score_words(pets(known=90, cats=30, dogs=30, fish=10, birds=20))
    assert astuple(few) == ("too few to score", "–", "", "–")


def with_score(score, low, *, mean=99.5, different=12.4):
    one = pets(known=2000, cats=600, dogs=600, fish=200, birds=600)
    held = Score(score=score, chance_mean=mean, chance_low=low, people_different=different)
    return replace(one, scored=replace(one.scored, score=held))


@pytest.mark.parametrize(
    ("score", "low", "decimals", "words"),
    [
        (94.2, 97.6, 0, ("94", "98 or more")),
        (98.2, 97.6, 0, ("98", "98 or more")),
        (97.6, 97.6, 0, ("98", "98 or more")),
        (98.6, 98.9, 1, ("98.6", "98.9 or more")),
        (97.81, 97.84, 1, ("97.8", "97.9 or more")),
        (97.86, 97.88, 1, ("97.8", "97.9 or more")),
    ],
)
def test_a_score_below_chance_never_reads_as_within_it(score, low, decimals, words):
    """Mutants: whole numbers always; both rounded to the nearest, "97.8, by chance 97.8 or more"; the mean for the
    lowest of nineteen in twenty.
    """
    one = with_score(score, low)
    assert glance_strip.score_decimals([one]) == decimals
    told = glance_strip.score_words(one, decimals)
    assert (told.score, told.chance) == words


def test_one_score_that_needs_a_decimal_gives_one_to_all():
    """Mutant: each row with decimals of its own."""
    rows = glance_strip.info([with_score(94.2, 97.6), with_score(98.6, 98.9)]).rows
    assert [row.score for row in rows] == [
        "score 94.2, by chance 97.6 or more",
        "score 98.6, by chance 98.9 or more",
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_glance_is_drawn_on_the_axis_of_the_main_chart(width):
    drawn = glance_strip.info(
        [as_characteristic(pets(cats=20, dogs=None, fish=20, birds=150), slug="a", label="A")]
    )
    figure = glance_strip.figure(drawn, width)
    assert figure.layout.xaxis.range == (0, 2)
    assert "<b>2 of 4</b> under-reached" in [note.text for note in figure.layout.annotations]


def test_a_row_ends_with_its_score_beside_chance_and_the_share_who_answered():
    fair = pets(known=2000, asked=2500, cats=600, dogs=600, fish=200, birds=600)
    few = pets(known=90, cats=30, dogs=30, fish=10, birds=20)
    hidden = pets(known=None, asked=None, people=40, cats=None, dogs=None, fish=None, birds=None)
    rows = glance_strip.info([fair, few, hidden]).rows
    chance = glance_strip.score_words(fair).chance
    assert [(row.score, row.answered) for row in rows[:2]] == [
        (f"score 100, by chance {chance}", "80% answered"),
        ("too few to score", "100% answered"),
    ]
    assert rows[2].answered == "share who answered hidden"


def test_a_group_is_named_as_people_in_up_to_two_lines_and_else_by_its_short_name():
    """Mutant: one line for all, which gives "Most deprived fifth" for people."""
    by_slug = {
        each.slug: each
        for each in facts.categories("imd_quintile")
        + facts.categories("english_proficiency")
        + facts.categories("marriage_civil_partnership")
    }
    assert standing_alone(by_slug["2"]) == "People in the second most deprived fifth of areas"
    assert standing_alone(by_slug["very_well"]) == "People with another language who speak English very well"
    assert standing_alone(by_slug["divorced_or_dissolved"]) == "Divorced or dissolved"
    assert standing_alone(by_slug["1"]) == "People in the most deprived fifth of areas"
    assert standing_alone(by_slug["well"]) == "People with another language who speak English well"
    long = gaps_chart.GapsInfo(
        tuple(
            gaps_chart.GapRow(ReachRow(label, "10", "40", Verdict.UNDER, 0.25, (0.1, 0.4)), "30")
            for label in (standing_alone(by_slug["1"]), "Muslims")
        ),
        "a",
    )
    words = [note.text for note in gaps_chart.figure(long).layout.annotations]
    assert "People in the most deprived<br>fifth of areas" in words
    short = gaps_chart.GapsInfo(long.rows[1:] * 2, "a")
    assert gaps_chart.figure(long).layout.height - gaps_chart.figure(short).layout.height == 14


# ---- Missing ----


def strip(**given):
    return missing_strip.info(pets(cats=60, dogs=60, fish=20, birds=60, **given).comparison.table, what="pet")


def test_every_kind_that_somebody_has_takes_its_share_of_what_is_shown():
    drawn = strip(known=200, people=400, missing={Missing.PREFER_NOT_TO_SAY: 50, Missing.NOT_ASKED: 150})
    assert [(part.name, part.number) for part in drawn.parts] == [
        ("Answered", "200"), ("Prefer not to say", "50"), ("Not asked", "150"),
    ]  # fmt: skip
    assert [round(part.end - part.start, 6) for part in drawn.parts] == [0.5, 0.125, 0.375]
    assert drawn.answered == "50%"


def test_hidden_kinds_together_are_no_wider_than_what_is_left_over():
    """Mutant: each hidden kind at its full width, which made a strip that everybody answered look short."""
    kinds = (Missing.PREFER_NOT_TO_SAY, Missing.DONT_KNOW, Missing.NOT_KNOWN, Missing.NEEDS_REVIEW)
    whole = strip(known=1000, people=1000, missing=dict.fromkeys(kinds))
    assert whole.parts[0].end == pytest.approx(1 - missing_strip.HIDDEN_WIDTH)
    assert [part.hidden for part in whole.parts] == [False, True, True, True, True]
    some = strip(known=980, people=1000, missing=dict.fromkeys(kinds))
    assert some.parts[0].end == pytest.approx(0.98)


def test_a_hidden_kind_is_one_fixed_width_where_there_is_room():
    drawn = strip(known=300, people=400, missing={Missing.DONT_KNOW: None, Missing.NOT_KNOWN: None})
    hidden = [part for part in drawn.parts if part.hidden]
    assert [part.number for part in hidden] == ["fewer than 10", "fewer than 10"]
    assert {round(part.end - part.start, 6) for part in hidden} == {missing_strip.HIDDEN_WIDTH}
    assert drawn.parts[-1].end == pytest.approx(1.0)


def test_answers_in_less_detail_are_neither_answered_nor_missing():
    assert [(p.name, p.number) for p in strip(unplaced=30, people=250).parts][1] == (
        "Answered in less detail",
        "30",
    )


def test_the_strip_never_claims_more_than_all():
    """Bases are rounded one by one, so the known ones can come out above all people."""
    assert strip(known=200, people=195).answered == "100%"


def test_where_the_base_is_hidden_the_words_say_so():
    assert strip(known=None, people=30).answered == "hidden"


def test_each_kind_has_a_line_and_a_pattern_of_its_own():
    drawn = strip(people=400, unplaced=10, missing=dict.fromkeys(Missing, 20))
    lines = missing_strip.legend(drawn)
    assert len({swatch for swatch, _, _ in lines}) == len(lines) == 7
    figure = missing_strip.figure(drawn)
    assert [trace.name for trace in figure.data][0] == "Answered"
    looks = {(t.marker.color, t.marker.pattern.shape) for t in figure.data}
    assert len(looks) == len(figure.data)
    # The diagonal means hidden, and nothing else.
    assert "/" not in {t.marker.pattern.shape for t in figure.data}


# ---- Dumbbell ----


def shares_of(compared):
    return dumbbell.info(compared.comparison, level=compared.level, what="pet", headline="So.")


def test_the_dumbbell_is_drawn_up_to_ten_times_and_not_beyond():
    ten = benchmark({"cats": "0.05", "dogs": "0.45", "fish": "0.5"})
    more = benchmark({"cats": "0.049", "dogs": "0.451", "fish": "0.5"})
    assert shares_of(pets(cats=20, dogs=80, fish=100, population=ten)) is not None
    assert shares_of(pets(cats=20, dogs=80, fish=100, population=more)) is None


def test_the_dumbbell_says_both_shares_and_hides_what_is_hidden():
    drawn = shares_of(pets(cats=20, dogs=None, fish=40, birds=140))
    assert [row.words for row in drawn.rows] == [
        "10% heard, 30% live here",
        "fewer than 10, 30% live here",
        "20% heard, 10% live here",
        "70% heard, 30% live here",
    ]
    dogs = drawn.rows[1]
    assert dogs.heard is None
    assert dogs.at_most == pytest.approx(9 / 196)
    assert drawn.end == pytest.approx(0.8)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_dumbbell_is_drawn_from_nothing(width):
    figure = dumbbell.figure(shares_of(pets(cats=20, dogs=None, fish=40, birds=140)), width)
    assert figure.layout.xaxis.range[0] == 0
    assert "hidden" in [trace.name for trace in figure.data]


def test_nothing_to_compare_is_no_dumbbell():
    assert shares_of(pets(cats=60, dogs=60, fish=20, birds=60, compared_with_nobody=True)) is None
