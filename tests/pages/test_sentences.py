"""The findings, word for word."""

from dataclasses import replace
from datetime import date

import pytest

from data import facts
from models.protected import Selection
from models.vocabulary import Dimension, Missing, Verdict
from pages.parts import groups
from pages.parts.sentences import on_board, on_reach, since_last
from pages.parts.sentences.headline import Lead, Told
from pages.parts.sentences.since_last import Before
from tests.pages.pets import as_characteristic, benchmark, count, pets

EVEN = benchmark({"cats": "0.25", "dogs": "0.25", "fish": "0.25", "birds": "0.25"})
FAIR = {"known": 2000, "cats": 600, "dogs": 600, "fish": 200, "birds": 600}


@pytest.mark.parametrize(
    ("compared", "words"),
    [
        (
            pets(cats=20, dogs=80, fish=20, birds=80),
            "Friends of cats are clearly under-reached: we heard 20, where about 60 would be in proportion. We heard more from "
            "friends of dogs and friends of birds than their share.",
        ),
        (
            pets(cats=20, dogs=60, fish=50, birds=70, population=EVEN),
            "Friends of cats are clearly under-reached: we heard 20, where about 50 would be in proportion. "
            "About 40 more would put that right.",
        ),
        (
            pets(cats=0, dogs=60, fish=70, birds=70, population=EVEN),
            "Friends of cats are clearly under-reached: we heard nobody, where about 50 would be in proportion. "
            "About 70 more would put that right.",
        ),
        (
            pets(cats=None, dogs=60, fish=70, birds=60, population=EVEN),
            "Friends of cats are clearly under-reached: we heard fewer than 10, where about 50 would be in proportion. "
            "At least 55 more would put that right.",
        ),
        (
            pets(cats=20, dogs=15, fish=80, birds=85, population=EVEN),
            "Friends of cats and friends of dogs are clearly under-reached: we heard 15 friends of dogs, where about 50 "
            "would be in proportion. About 50 more of them would put that right.",
        ),
        (
            pets(cats=20, dogs=0, fish=15, birds=165, population=EVEN),
            "Three groups are clearly under-reached, friends of dogs most of all: we heard nobody, where about 50 would be "
            "in proportion.",
        ),
        (
            pets(**FAIR),
            "No group is clearly under-reached. Every group that can be compared is about in line, or close to it.",
        ),
        (
            pets(known=30, cats=10, dogs=10, fish=None, birds=10),
            "No group is clearly under-reached. For 4 of 4 groups there is no clear evidence: we have heard too few people "
            "to tell.",
        ),
        (
            pets(known=2000, cats=1000, dogs=500, fish=200, birds=600),
            "No group is clearly under-reached. Friends of cats are over-reached.",
        ),
        (
            pets(known=100, asked=200, missing={Missing.NOT_KNOWN: 80, Missing.DONT_KNOW: 20}, cats=30, dogs=30, fish=10, birds=30),
            "Only half of those who were asked answered this question, so we give no verdict. Of the others, most left it "
            "blank.",
        ),
        (
            pets(known=60, asked=200, missing={Missing.NOT_KNOWN: 70, Missing.DONT_KNOW: 70}, cats=20, dogs=20, fish=10, birds=10),
            "Only 30% of those who were asked answered this question, so we give no verdict.",
        ),
        (
            pets(cats=60, dogs=60, fish=20, birds=60, compared_with_nobody=True),
            "200 people answered this question. There is no population figure to compare them with, so we give no verdict.",
        ),
        (
            pets(known=0, asked=0, people=60, cats=0, dogs=0, fish=0, birds=0),
            "Nobody was asked this question in these activities.",
        ),
    ],
)  # fmt: skip
def test_the_headline_of_one_characteristic(compared, words):
    assert str(on_reach.headline(compared)) == words


def test_the_superlative_is_the_first_of_the_sorted_list():
    """Mutant: max instead of the first of sure_gaps names the wrong group."""
    compared = pets(cats=20, dogs=0, fish=15, birds=165, population=EVEN)
    assert groups.sure_gaps([compared])[0].group.category == "dogs"
    assert "friends of dogs most of all" in str(on_reach.headline(compared))


def test_beside_a_hidden_number_nobody_is_called_the_furthest():
    """The hidden group may have nobody. Mutant: "most of all" from the sorted list alone."""
    compared = pets(known=1000, cats=20, dogs=None, fish=40, birds=930, population=EVEN)
    assert [gap.group.heard.shown for gap in groups.sure_gaps([compared])] == [None, 20, 40]
    assert "friends of dogs most of all" in str(on_reach.headline(compared)), (
        "its whole band is below the next"
    )
    compared = pets(known=300, cats=10, dogs=15, fish=None, birds=270)
    assert [gap.group.category for gap in groups.sure_gaps([compared])] == ["cats", "dogs", "fish"]
    assert str(on_reach.headline(compared)).startswith(
        "Three groups are clearly under-reached, among them friends of cats: we heard 10, where about 90"
    )


@pytest.mark.parametrize(
    ("compared", "words"),
    [
        (pets(cats=20, dogs=80, fish=20, birds=80), "friends of dogs and friends of birds"),
        (pets(cats=60, dogs=80, fish=20, birds=40), None),
        (pets(cats=20, dogs=80, fish=20, birds=80, population=EVEN), None),
        (pets(cats=40, dogs=55, fish=40, birds=65), "friends of fish"),
    ],
    ids=["a large group", "about in line or unclear", "no group is large", "one group has more"],
)
def test_of_whom_we_heard_more_stands_where_a_large_group_is_short(compared, words):
    """A group of 30% or more has no people needed. Mutants: said wherever a group is large; over-reached groups
    where nobody large is short; groups about in line named too.
    """
    found = on_reach.heard_more(compared)
    assert found == (f"We heard more from {words} than their share." if words else "")


def test_more_than_three_of_whom_we_heard_more_are_counted():
    """Mutant: all of them named."""
    shares = {"cats": "0.6", **dict.fromkeys(("dogs", "fish", "birds", "mice"), "0.1")}
    compared = pets(
        known=1000, cats=200, dogs=200, fish=200, birds=200, mice=200, population=benchmark(shares)
    )
    assert on_reach.heard_more(compared) == "We heard more from four other groups than their share."


def test_where_no_number_of_answers_would_do_none_is_promised():
    """Mutant: the largest number that there is said to do for all."""
    known = {"known": 55, "cats": None, "dogs": 25, "fish": 20, "birds": 10}
    for birds, fish, words in (
        ("0.08", "0.4", "of friends of cats: no number of answers would be sure to do."),
        ("0.04", "0.44", "of two of four groups: about 60 answers would do for one of them."),
    ):
        shares = benchmark({"cats": "0.02", "dogs": "0.5", "fish": fish, "birds": birds})
        said = on_reach.to_tell(pets(**known, population=replace(shares, people=150)))
        assert said == f"Too few people answered to tell {words}"


@pytest.mark.parametrize(
    ("compared", "words"),
    [
        (pets(cats=60, dogs=60, fish=20, birds=60), ""),
        (
            pets(known=40, cats=10, dogs=10, fish=10, birds=10, population=benchmark({"cats": "0.04", "dogs": "0.36", "fish": "0.3", "birds": "0.3"})),
            "Too few people answered to tell of friends of cats: about 75 answers would do.",
        ),
        (
            pets(known=25, cats=10, dogs=10, fish=0, birds=0),
            "Too few people answered to tell of four of four groups: about 30 answers would do.",
        ),
        (
            pets(known=55, cats=None, dogs=25, fish=20, birds=10, population=benchmark({"cats": "0.05", "dogs": "0.5", "fish": "0.41", "birds": "0.04"})),
            "Too few people answered to tell of two of four groups: about 75 answers would do for the first, about 315 answers for "
            "all.",
        ),
    ],
    ids=["none", "one is named", "all alike", "the first and the last"],
)  # fmt: skip
def test_how_many_answers_would_do_where_too_few_answered(compared, words):
    """Mutants: the exact 74; the largest first; a sentence where every group can be told of."""
    assert on_reach.to_tell(compared) == words
    assert words in on_reach.caution(compared)


def test_activities_for_one_community_have_no_verdict():
    assert str(on_reach.for_some(pets(cats=20, dogs=0, fish=15, birds=165))) == (
        "200 people answered this question in activities for one community or group. These were meant for some, so they "
        "say little about whom we are missing, and nothing is compared."
    )
    never = pets(known=0, asked=0, people=60, cats=0, dogs=0, fish=0, birds=0)
    assert on_reach.for_some(never) == on_reach.headline(never)


def test_a_headline_leads_to_a_plan_only_where_somebody_is_missing():
    gap = as_characteristic(pets(cats=20, dogs=80, fish=20, birds=80), slug="a", label="Pets")
    assert on_reach.leads(gap) == (
        Lead("Plan how to reach them", "open-activities", {"characteristic": "a"}),
    )
    assert on_reach.leads(pets(**FAIR)) == ()


@pytest.mark.parametrize(
    ("compared", "words"),
    [
        ([pets(**FAIR)], "No group is clearly under-reached. We could compare 4 groups with who lives here."),
        (
            [pets(cats=20, dogs=80, fish=20, birds=80)],
            "One group is clearly under-reached: for every 10 people we would expect, we heard 3 friends of cats.",
        ),
        (
            [pets(cats=0, dogs=None, fish=100, birds=95)],
            "Two groups are clearly under-reached: for every 10 people we would expect, we heard no friends of cats and at "
            "most 2 friends of dogs.",
        ),
    ],
)
def test_the_first_headline_of_the_board(compared, words):
    assert str(on_board.headline(compared)) == words


def more(*compared):
    return [str(each) for each in on_board.more(compared, before=None)]


def test_the_board_says_three_to_five_sentences_each_with_a_page_behind_it():
    """The headline is one of them; that this is the first release has no page behind it."""
    few = as_characteristic(
        pets(known=100, asked=200, cats=30, dogs=30, fish=10, birds=30), slug="a", label="Small pets"
    )
    unclear = pets(known=30, cats=10, dogs=10, fish=None, birds=10)
    unfair = as_characteristic(
        pets(known=2000, cats=200, dogs=1000, fish=200, birds=600), slug="b", label="Big pets"
    )
    fair = pets(**FAIR)
    for compared in ([fair], [unfair], [few, unclear], [few, unclear, unfair]):
        told = on_board.more(compared, before=None)
        assert 3 <= 1 + len(told) <= 5
        assert all(each.lead for each in told[:-1])
        assert str(told[-1]) == since_last.FIRST


OVERDUE = Told(" has waited over a year.", Lead("See who waits", "you-said-we-did"), "One report is overdue")


def test_the_board_never_says_more_than_five_sentences_and_leaves_out_the_least_urgent():
    """The headline is one, an overdue answer another. Mutants: no cap; the last sentence cut whatever it says; what
    changed called less urgent than what is unclear.
    """
    few = as_characteristic(
        pets(known=100, asked=200, cats=30, dogs=30, fish=10, birds=30), slug="a", label="Small pets"
    )
    unfair = as_characteristic(
        pets(known=2000, cats=200, dogs=1000, fish=200, birds=600), slug="b", label="Big pets"
    )
    unclear = pets(known=2000, cats=600, dogs=600, fish=180, birds=620)
    compared = [few, unfair, unclear]
    same = Before(date(2026, 7, 3), {("a", "all"): few.comparison, ("b", "all"): unfair.comparison})
    other = Before(same.made_on, dict(same.held) | {("b", "all"): pets(**FAIR).comparison})
    starts = ["Big pets are furthest", "For 1 of the", "Too few people answered"]
    for before, last in ((None, since_last.FIRST), (same, "Since the release of 3 July 2026, no group")):
        all_of_it = [str(each) for each in on_board.more(compared, before=before)]
        assert [a.startswith(b) for a, b in zip(all_of_it, [*starts, last], strict=True)] == [True] * 4
        assert [str(each) for each in on_board.more(compared, before=before, beside=[OVERDUE])] == all_of_it[
            :3
        ]
    changed = [str(each) for each in on_board.more(compared, before=other, beside=[OVERDUE])]
    joined = "Since the release of 3 July 2026, one group joined"
    assert [a.startswith(b) for a, b in zip(changed, [starts[0], starts[2], joined], strict=True)] == [
        True
    ] * 3


def test_the_board_names_what_is_furthest_from_fair():
    assert more(pets(**FAIR)) == [
        "For every one of the 4 groups compared we can tell how it stands.",
        since_last.FIRST,
    ]
    unfair = pets(known=2000, cats=200, dogs=1000, fish=200, birds=600)
    told = on_board.more([as_characteristic(unfair, slug="a", label="Big pets")], before=None)[0]
    assert str(told).startswith(
        "Big pets are furthest out of proportion: 20 of every 100 places would have to go to other groups ("
    )
    assert told.lead == Lead("Show big pets", "who-we-reached", {"characteristic": "a"})


@pytest.mark.parametrize(
    ("label", "groups", "start", "whom"),
    [
        ("Sex", 2, "Sex is furthest out of proportion", "friends of cats"),
        ("Trans status", 3, "Trans status is furthest out of proportion", "other groups"),
        ("Armed forces", 2, "Armed forces are furthest out of proportion", "friends of cats"),
    ],
)
def test_places_go_to_the_one_group_that_has_too_few_or_to_other_groups(label, groups, start, whom):
    """Mutants: several groups always; the group that has more than its share named."""
    unfair = pets(known=2000, cats=200, dogs=1000, fish=200, birds=600)
    few = replace(unfair, comparison=replace(unfair.comparison, groups=unfair.comparison.groups[:groups]))
    told = str(on_board.more([as_characteristic(few, slug="a", label=label)], before=None)[0])
    assert told.startswith(f"{start}: 20 of every 100 places would have to go to {whom} (")


def test_places_go_to_one_of_two_though_a_third_has_no_benchmark_and_to_no_name_where_a_third_has_one():
    """Mutants: every third group in the way; none in the way."""
    unfair = pets(known=2000, cats=200, dogs=1000, fish=200, birds=600)
    two, third = unfair.comparison.groups[:2], unfair.comparison.groups[2]
    for verdict, whom in ((Verdict.NO_BENCHMARK, "friends of cats"), (None, "the other group")):
        silent = replace(third, verdict=verdict)
        three = replace(unfair, comparison=replace(unfair.comparison, groups=(*two, silent)))
        told = str(on_board.more([as_characteristic(three, slug="a", label="Sex")], before=None)[0])
        assert f"would have to go to {whom} (" in told


def test_the_board_counts_what_is_unclear_and_names_what_few_answered():
    few = as_characteristic(
        pets(known=100, asked=200, cats=30, dogs=30, fish=10, birds=30), slug="a", label="Small pets"
    )
    unclear = pets(known=30, cats=10, dogs=10, fish=None, birds=10)
    assert more(few, unclear)[:2] == [
        "For 4 of the 4 groups compared there is no clear evidence either way, which for small groups is usual and is not "
        "good news.",
        "Too few people answered the question on small pets to say.",
    ]


def test_the_headline_of_the_board_leads_to_a_plan_for_the_worst_gap():
    compared = as_characteristic(pets(cats=20, dogs=80, fish=20, birds=80), slug="a", label="Small pets")
    assert on_board.plan([compared]) == (
        Lead("Plan how to reach them", "open-activities", {"characteristic": "a"}),
        Lead("Show small pets", "who-we-reached", {"characteristic": "a"}),
    )
    assert on_board.plan([pets(**FAIR)]) == (Lead("Show every group", "who-we-reached"),)


def test_where_nothing_can_be_compared_the_board_says_so_and_not_that_nobody_is_missing():
    few = pets(known=100, asked=200, cats=30, dogs=30, fish=10, birds=30)
    assert str(on_board.headline([few])) == (
        "No group can be compared with who lives here: too few people answered in these activities."
    )


def test_neighbouring_ages_become_one():
    level = facts.level("age_band", "ten_year")
    by_slug = {category.slug: category for category in level.categories}
    assert groups.as_people([by_slug["16_24"], by_slug["25_34"], by_slug["85_plus"]]) == [
        "people aged 16 to 34",
        "people aged 85 and over",
    ]
    assert groups.as_people([by_slug["75_84"], by_slug["85_plus"]]) == ["people aged 75 and over"]
    assert groups.as_people([by_slug["16_24"], by_slug["35_44"]]) == [
        "people aged 16 to 24",
        "people aged 35 to 44",
    ]


def test_headings_only_where_every_group_stands_under_one():
    assert groups.headings(facts.level("ethnic_group", "nineteen"))["white_roma"] == "White"
    assert groups.headings(facts.level("ethnic_group", "five")) == {}
    assert groups.headings(facts.level("unpaid_carer", "hours")) == {}


def test_most_of_the_unanswered_is_said_only_where_it_is_sure():
    surely = pets(
        missing={Missing.NOT_KNOWN: 100, Missing.DONT_KNOW: 20, Missing.PREFER_NOT_TO_SAY: None}, cats=60
    )
    nearly = pets(missing={Missing.NOT_KNOWN: 25, Missing.DONT_KNOW: 20}, cats=60)
    assert on_reach.most_of_the_unanswered(surely.comparison.table) == "left it blank"
    assert on_reach.most_of_the_unanswered(nearly.comparison.table) == ""


def test_what_limits_the_figures():
    fine, few = pets(**FAIR), pets(known=150, asked=200, cats=45, dogs=45, fish=15, birds=45)
    assert on_reach.caution(fine) == ""
    assert on_reach.caution(few) == (
        "Take care: 75% of those who were asked answered. The others may differ from them."
    )
    coarse = pets(unplaced=50, cats=60, dogs=60, fish=20, birds=60)
    assert on_reach.caution(coarse) == (
        "This level of detail holds 80% of the people who answered; the others answered in less detail."
    )
    older = replace(coarse, level=replace(coarse.level, frame="2021"))
    assert on_reach.caution(older) == (
        "This level of detail holds 80% of the people who answered; the others answered in less detail, or were asked an older "
        "question that did not offer all of these groups. They are left out here, so that no group looks missing that was "
        "never offered."
    )


def test_whether_the_unanswered_could_change_it():
    assert on_reach.unanswered(pets(**FAIR)) == "Whatever they would have answered, no verdict would change."
    open_ended = pets(
        known=200, asked=300, missing={Missing.NOT_KNOWN: 100}, cats=60, dogs=60, fish=20, birds=60
    )
    assert on_reach.unanswered(open_ended).startswith(
        "If all who were asked and did not answer were of one group, or none, the verdict on "
    )
    not_asked = pets(
        known=200,
        asked=300,
        people=1000,
        missing={Missing.NOT_KNOWN: 100},
        cats=60,
        dogs=60,
        fish=20,
        birds=60,
    )
    assert on_reach.unanswered(not_asked).startswith("Of those who were asked, 67% did. If all who ")
    assert on_reach.unanswered(pets(cats=60, compared_with_nobody=True)) == ""


def test_key_numbers_and_subject():
    compared = pets(cats=20, dogs=80, fish=20, birds=80)
    assert on_board.key_numbers([compared], open_to_all=count(1655), one_group=count(None)) == (
        ("1,655", "people heard in activities open to everyone"),
        ("fewer than 10", "people heard in activities for one community or group"),
        ("1", "groups clearly under-reached, of 4 compared"),
        ("1", "groups we cannot tell about yet"),
    )
    assert on_reach.subject(compared) == "pet, since records began"
    assert on_reach.subject(compared, by="method") == "pet by method, since records began"
    of_a_year = pets(selection=Selection("2024-25", Dimension.STAGE, "consultation"), cats=20)
    assert on_reach.subject(of_a_year) == "pet, April 2024 to March 2025"


def test_of_ten_never_says_none_of_somebody():
    (gap,) = groups.sure_gaps([pets(known=2000, cats=20, dogs=900, fish=200, birds=900)])
    assert on_board.of_ten(gap) == "fewer than 1 of the friends of cats"
    assert (
        on_board.of_ten(replace(gap, group=replace(gap.group, heard=count(0), ratio=0.0)))
        == "no friends of cats"
    )


def test_of_ten_counts_one_as_one_of_them():
    """Mutant: the plural after every number: "at most 1 people aged 55 to 64"."""
    (gap,) = groups.sure_gaps([pets(known=2000, cats=20, dogs=900, fish=200, birds=900)])
    for ratio, shown, said in (
        (0.14, count(30), "1 of the friends of cats"),
        (0.16, count(30), "2 friends of cats"),
        (0.14, count(None), "at most 1 of the friends of cats"),
        (0.04, count(None), "at most 1 of the friends of cats"),
    ):
        assert on_board.of_ten(replace(gap, group=replace(gap.group, heard=shown, ratio=ratio))) == said
