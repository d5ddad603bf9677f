"""Who answered: states, shares, the one order; and the sentences and tables made from them."""

from dataclasses import replace
from datetime import date

import pytest

from data import facts
from data.disclosure.not_available import not_asked, not_available
from models.protected import EVERYTHING
from models.vocabulary import Missing
from pages.parts import wording
from pages.parts.sentences import on_trust
from pages.parts.trust import answering, answers_tables, share_tables
from pages.parts.trust.answering import Answering, fewest_answered, of_questions
from tests.pages.pets import pets

ABSENT = not_available(EVERYTHING, characteristic="sex", level="two", categories=())


def row(label="Pet", **given) -> Answering:
    return Answering(label, pets(**given).comparison.table)


def asked(label, known, of=1000, **missing) -> Answering:
    kinds = {Missing(kind): number for kind, number in missing.items()}
    return row(label, known=known, asked=of, people=of, missing=kinds)


def ordered(*rows) -> tuple[Answering, ...]:
    return tuple(sorted(rows, key=lambda each: each.share or 0.0))


def said(headline) -> str:
    return str(headline)


def where(*rows) -> str:
    return said(on_trust.headline(ordered(*rows), where="in all activities"))


# --- how a row stands


def test_a_row_says_whether_it_is_shown_was_not_asked_or_is_not_available():
    assert row().state == "shown"
    assert Answering("Pet", ABSENT).state == "not_available"
    assert Answering("Pet", not_asked(ABSENT)).state == "not_asked"


@pytest.mark.parametrize(
    ("known", "of", "share", "span"),
    [
        (700, 1000, 0.7, (696 / 1004, 704 / 996)),
        (1000, 1000, 1.0, (996 / 1004, 1.0)),
        (None, 1000, None, (0.0, 9 / 996)),
    ],
)
def test_a_share_is_of_those_asked_and_its_range_holds_what_may_stand_behind(known, of, share, span):
    """Mutant: the range without the limits of those asked."""
    found = asked("Pet", known, of)
    assert found.share == share
    assert found.share_range == pytest.approx(span)


def test_questions_stand_by_share_then_not_asked_then_not_available():
    def table(slug, found):
        return replace(found, characteristic=slug, level=facts.levels(slug)[0].slug)

    rows = of_questions(
        [
            table("sex", ABSENT),
            table("age_band", not_asked(ABSENT)),
            table("disability", asked("", 900).table),
            table("ethnic_group", asked("", 700).table),
            table("gender", asked("", 700).table),
        ]
    )
    assert [each.label for each in rows] == ["Ethnic group", "Gender", "Disability", "Age", "Sex"]


def test_the_question_fewest_answered_is_one_only_where_rounding_leaves_no_doubt():
    """Mutant: the first of the list whatever the ranges."""
    assert [each.label for each in fewest_answered(ordered(asked("A", 700), asked("B", 705)))] == ["A", "B"]
    assert [each.label for each in fewest_answered(ordered(asked("A", 700), asked("B", 725)))] == ["A"]
    assert fewest_answered([Answering("A", ABSENT)]) == ()


# --- the headline


def test_a_headline_says_first_how_many_surely_answered_then_the_question_with_the_smallest_share():
    """696 of 1,004 is 69.3%. Mutants: the shown share for the sure one; the least share rounded up."""
    assert where(asked("Religion or belief", 700), asked("Sex", 950)) == (
        "With caution: each of the 2 questions asked was answered by at least 69% of those asked, in all activities. The "
        "question that the smallest share answered is religion or belief: 70% of those asked."
    )


def test_two_that_rounding_cannot_tell_apart_are_named_together():
    assert where(asked("Religion or belief", 850), asked("Sex", 850), asked("Age", 950)) == (
        "Mostly: each of the 3 questions asked was answered by at least 84% of those asked, in all activities. The questions "
        "that the smallest share answered are religion or belief and sex: about 85% of those asked."
    )


def test_where_nothing_stands_out_nothing_is_named():
    assert where(*[asked(name, 900) for name in "ABC"]) == (
        "Mostly: each of the 3 questions asked was answered by at least 89% of those asked, in all activities."
    )


def test_where_too_few_answered_for_a_verdict_that_comes_first():
    """Mutant: a question at 60% counted too."""
    assert where(asked("Sex", 595), asked("Age", 600), asked("Pet", 900), Answering("D", ABSENT)) == (
        "Only in part: too few answered 1 of the 3 questions that can be shown for us to give a verdict, in all activities. "
        "The questions that the smallest share answered are sex and age: about 60% of those asked."
    )


def test_one_question_alone_is_no_superlative():
    assert where(asked("Sex", 700)) == (
        "With caution: the one question asked was answered by at least 69% of those asked, in all activities."
    )


def test_nothing_to_show_says_so():
    assert said(on_trust.headline([Answering("A", ABSENT)], where="in all activities")) == (
        "No question can be shown safely in all activities."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.04, "fewer than 1 in 10"),
        (0.06, "1 in 10"),
        (0.71, "7 in 10"),
        (0.94, "9 in 10"),
        (0.96, "nearly all"),
    ],
)
def test_shares_in_tenths(share, words):
    assert on_trust.tenths(share) == words


# --- what else limits the figures

ENGAGEMENTS = frozenset({"a", "b", "c"})


@pytest.mark.parametrize(
    ("unasked", "words"),
    [
        (
            {"sex": {"a", "b"}, "gender": {"a"}},
            "Sex was not asked in 2 of the 3 engagements of 30 people or more.",
        ),
        (
            {"sex": {"a"}, "gender": {"b"}},
            "Gender and sex were not asked in 1 of the 3 engagements of 30 people or more.",
        ),
        (
            {"sex": {"a"}, "gender": {"b"}, "age_band": {"c"}},
            "Three questions were not asked in 1 of the 3 engagements of 30 people or more.",
        ),
        ({"sex": ENGAGEMENTS}, "Sex was not asked in any of the 3 engagements of 30 people or more."),
        ({"sex": {"other-small"}}, ""),
        ({}, ""),
    ],
)
def test_the_question_that_most_engagements_left_out(unasked, words):
    """Mutant: the small engagements counted too. A release that does not say is no sign that all asked."""
    assert on_trust.not_asked(unasked, ENGAGEMENTS) == words


def test_where_no_release_says_which_form_asked_people_are_counted():
    rows = [asked("Sex", 900, 5000, not_asked=200), asked("Gender", 100, 5000, not_asked=4900)]
    assert on_trust.least_asked(rows) == (
        "The question that most people were not asked is gender: 4,900 of 5,000 were not."
    )
    assert on_trust.least_asked([asked("Sex", 900, not_asked=200), asked("Gender", 900, not_asked=205)]) == ""
    assert on_trust.least_asked([asked("Sex", 900)]) == ""


def test_answers_in_words_that_nobody_sorted_are_counted_by_question():
    rows = [asked("Sex", 900, needs_review=20), asked("Age", 900, needs_review=None), asked("Gender", 900)]
    assert on_trust.waiting(rows) == "Two questions have answers in words that may still need sorting."
    assert on_trust.waiting(rows[2:]) == ""
    table = answers_tables.to_sort(rows)
    assert [[cell.text for cell in each.cells] for each in table.rows] == [
        ["Sex", "20", "1,000"],
        ["Age", "fewer than 10", "1,000"],
    ]
    assert answers_tables.to_sort(rows[2:]) is None


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((700, 950, 900), "Fewest answered in “A”: 7 in 10 of those asked; elsewhere up to nearly all."),
        (
            (700, 705, 900),
            "In each of the 3 groups that can be shown, from 7 in 10 to 9 in 10 of those asked answered.",
        ),
        ((700, 720), "In each of the 2 groups that can be shown, about 7 in 10 of those asked answered."),
        ((700,), "In the one group that can be shown, about 7 in 10 of those asked answered."),
        ((), "No group can be shown."),
    ],
)
def test_the_groups_in_a_sentence(shares, words):
    rows = [asked(name, share) for name, share in zip("ABC", shares, strict=False)]
    assert on_trust.of_groups([*rows, Answering("Absent", ABSENT)]) == words


def test_what_no_answer_can_be_is_not_said_to_be_hidden():
    """Mutant: `row` without its look at the level."""
    hidden = row(unplaced=None).table
    sex = answering.row("Sex", replace(hidden, characteristic="sex", level="two"))
    assert sex.table.unplaced.shown == 0
    # "Global majority" has no place among the five ethnic groups.
    ethnic = answering.row("Ethnic group", replace(hidden, characteristic="ethnic_group", level="five"))
    assert ethnic.table.unplaced == hidden.unplaced


# --- the table


def test_the_table_has_the_kinds_that_somebody_has_and_no_empty_cell():
    """Mutant: a column for each kind of missing whether or not somebody has it."""
    rows = [
        asked("Sex", 700, prefer_not_to_say=100, not_known=None),
        Answering("Gender", ABSENT),
        Answering("Age", not_asked(ABSENT)),
    ]
    table = answers_tables.answers(rows, first="Question", caption="Who answered")
    assert [each.heading for each in table.columns] == [
        *(
            "Question",
            "People",
            "Asked",
            "Answered",
            "Share of those asked",
            "Prefer not to say",
            "Left blank",
        ),
    ]
    assert [[cell.text for cell in each.cells] for each in table.rows] == [
        ["Sex", "1,000", "1,000", "700", "70.0%", "100", "fewer than 10"],
        ["Gender", "–", "not available", "–", "–", "–", "–"],
        ["Age", "–", "not asked", "–", "–", "–", "–"],
    ]


def test_answers_in_less_detail_have_a_column_where_there_are_some():
    headings = [
        each.heading for each in answers_tables.answers([row(unplaced=20)], first="Q", caption="").columns
    ]
    assert "Answered in less detail" in headings


# --- the form, or trust


def shares_of(*rows):
    table = share_tables.shares(rows, first="Question", caption="Shares")
    assert [each.heading for each in table.columns] == [
        *("Question", "Responded", "Prefer not to say", "Left blank"),
    ]
    return [[cell.text for cell in each.cells] for each in table.rows]


def test_shares_are_those_of_the_methods_worked_characteristic():
    """Method 3.5: 300 people, 18 prefer not to say, 42 not recorded, 240 known; here to the next 5.

    Mutants: a share of all people; response without those who preferred not to say; the two last columns the other way.
    """
    found = asked("Pet", 240, 300, prefer_not_to_say=20, not_known=40, not_asked=1000)
    assert shares_of(found) == [["Pet", "87%", "7%", "13%"]]
    assert shares_of(asked("Pet", 700, 1000, dont_know=25, prefer_not_to_say=75, not_known=200)) == [
        ["Pet", "80.0%", "7.5%", "20.0%"]
    ]


@pytest.mark.parametrize(
    ("missing", "cells"),
    [
        # A hidden number has a hidden share, and makes a range of what it is a part of: from nobody to 9 people.
        ({"prefer_not_to_say": None, "not_known": 20}, ["90% to 93%", "hidden", "7%"]),
        ({"dont_know": None, "prefer_not_to_say": 0, "not_known": None}, ["90% to 93%", "0%", "hidden"]),
        ({"needs_review": None}, ["90%", "0%", "0%"]),
    ],
)
def test_what_derives_from_a_hidden_number_is_hidden_or_a_range(missing, cells):
    """Mutant: a hidden part taken for nobody."""
    assert shares_of(asked("Pet", 270, 300, **missing)) == [["Pet", *cells]]


def test_a_row_that_is_not_shown_says_why_and_has_no_share():
    assert shares_of(Answering("Gender", ABSENT), Answering("Age", not_asked(ABSENT))) == [
        ["Gender", "not available", "–", "–"],
        ["Age", "not asked", "–", "–"],
    ]


# --- rounding and age


def test_the_worked_example_follows_the_rules_in_force():
    """Mutant: the words of the preset nhs whatever the rules."""
    nhs = on_trust.rounding(facts.disclosure_rules("nhs"))
    assert "A shown 15 stands for 11 to 19" in nhs
    assert "15 of a shown 240 is 6%, and may be from 5% to 8%" in nhs
    strict = on_trust.rounding(facts.disclosure_rules("strict"))
    assert "rounded to a multiple of 10" in strict
    assert "A shown 20 stands for 11 to 29" in strict
    assert "to the nearest" in on_trust.rounding(facts.disclosure_rules("ons_10_5"))


def test_what_a_shown_number_stands_for():
    table = answers_tables.rounding(facts.disclosure_rules("nhs"))
    assert [[cell.text for cell in each.cells] for each in table.rows] == [
        ["fewer than 10", "0 to 9"],
        ["10", "8 to 14"],
        ["15", "11 to 19"],
        ["20", "16 to 24"],
        ["100", "96 to 104"],
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 3, 21), date(2026, 11, 25), "5 years and 8 months"),
        (date(2021, 3, 21), date(2026, 3, 20), "4 years and 11 months"),
        (date(2021, 3, 21), date(2026, 3, 21), "5 years"),
        (date(2026, 10, 25), date(2026, 11, 25), "1 month"),
        (date(2026, 11, 20), date(2026, 11, 25), "less than a month"),
    ],
)
def test_an_age_in_whole_months(first, last, words):
    assert wording.age(first, last) == words


@pytest.mark.parametrize(
    ("on", "old"), [(date(2026, 3, 20), False), (date(2026, 3, 21), False), (date(2026, 3, 22), True)]
)
def test_older_than_five_years_is_a_day_more(on, old):
    assert answers_tables.is_old(date(2021, 3, 21), on=on) is old
