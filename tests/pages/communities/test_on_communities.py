"""The headline of Communities, and what is said of one. The superlative comes from the list that the chart shows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.register.contacts import never_at_the_table
from pages.parts.communities import community_words as words
from pages.parts.communities.voices_heard import Voices
from pages.parts.sentences import on_communities
from tests.contacts_on_record import CONSULTATION, ON, RULE, TABLE, contact, listed, record

THIS_YEAR = date(2026, 3, 1)


def headline(found, *, period=None, reached=()):
    """Return the headline and the sentences after it as a reader reads them."""
    first = on_communities.headline(found, period=period)
    return " ".join([str(first), *on_communities.more(found, reached=reached)])


def test_the_most_asked_is_not_the_one_with_most_activities_nor_most_waiting_nor_first_in_the_list():
    """The house example: three wrong answers lie nearest.

    Young people had most activities, at the table; Carers wait for most answers; Armed forces stand first. Mutants:
    those at the table left in; most waiting before most asked; the order of the reference file.
    """
    found = record(
        listed("armed", "carers", "deaf", "young"),
        contact("armed", closed=THIS_YEAR),
        *[contact("carers", closed=THIS_YEAR)] * 2,
        *[contact("deaf", closed=THIS_YEAR, opened=date(2023, 5, 1))] * 2,
        contact("deaf", stage=CONSULTATION, closed=THIS_YEAR),
        *[contact("young", stage=TABLE, closed=THIS_YEAR)] * 12,
        *[contact("young", closed=THIS_YEAR)] * 4,
        said=(
            *[("carers", 400, None)] * 3,
            *[("deaf", 100, None), ("deaf", 200, 30)],
        ),
    )
    assert headline(found) == (
        "We have asked deaf most and heard them least: three times since 2023, never at the table, and they still wait for one of "
        "two answers. Two other communities were asked and never at the table too."
    )
    assert never_at_the_table(found)[0].community.slug == "deaf"


def test_those_whom_nothing_sets_apart_are_named_together():
    found = record(
        listed("deaf", "nepalese", "roma"),
        *[contact(slug, closed=THIS_YEAR) for slug in ("deaf", "nepalese") for _ in range(2)],
        contact("roma", closed=THIS_YEAR),
    )
    assert headline(found).startswith(
        "We have asked deaf and nepalese most and heard them least: twice each, never at the table, with nothing on record of "
        "what they said. One other community was asked and never at the table too."
    )


def test_where_all_are_alike_nobody_is_called_the_most_asked():
    """Mutant: the first of them named."""
    several = record(listed(*"abcd"), *[contact(slug, closed=THIS_YEAR) for slug in "abcd"])
    assert headline(several) == "Four communities were asked and never at the table: all once each."
    two = record(listed(*"ab"), *[contact(slug, closed=THIS_YEAR) for slug in "ab"])
    assert headline(two) == (
        "We have asked a and b once each and never had them at the table, with nothing on record of what they said."
    )


def test_the_only_one_is_said_plainly():
    found = record(listed("deaf"), contact("deaf", closed=THIS_YEAR), said=(("deaf", 50, None),))
    assert headline(found) == (
        "We have asked deaf once in 2026 and never had them at the table, and they still wait for an answer."
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), ", with nothing on record of what they said."),
        ((("deaf", 50, None),), ", and they still wait for an answer."),
        ((("deaf", 50, None), ("deaf", 40, None)), ", and they still wait for two answers."),
        ((("deaf", 50, None), ("deaf", 40, 3)), ", and they still wait for one of two answers."),
        ((("deaf", 50, 2),), ", and told them what came of it."),
        ((("deaf", 50, 2), ("deaf", 50, 2)), ", and told them what came of all they said."),
    ],
)
def test_what_came_of_it_is_said_too(said, expected):
    found = record(listed("deaf"), contact("deaf", closed=THIS_YEAR), said=said)
    assert headline(found).endswith(expected)


def test_a_period_speaks_of_that_period():
    found = record(
        listed("deaf", "roma"),
        *[contact("deaf", closed=date(2024, 6, 1))] * 2,
        contact("deaf", stage=TABLE, closed=THIS_YEAR),
        contact("roma", closed=date(2024, 6, 1)),
        contact("roma", closed=THIS_YEAR),
        period="2024-25",
    )
    assert headline(found, period="2024-25") == (
        "We asked deaf most and heard them least: twice, not at the table in April 2024 to March 2025, with nothing on "
        "record of what they said. One other community was asked and not at the table in April 2024 to March 2025 too."
    )


def test_where_everybody_asked_was_at_the_table_that_is_said():
    found = record(
        listed("deaf"), contact("deaf", closed=THIS_YEAR), contact("deaf", stage=TABLE, closed=THIS_YEAR)
    )
    assert headline(found) == "Every community that was asked was also at the table."


def test_a_stage_that_nobody_said_leaves_it_open():
    """Mutant: a community with such an activity called never at the table."""
    found = record(
        listed("deaf"), contact("deaf", closed=THIS_YEAR), contact("deaf", stage=None, closed=THIS_YEAR)
    )
    assert headline(found).startswith("We cannot tell who is asked and never at the table")


def test_where_nobody_was_asked_that_is_said():
    found = record(listed("deaf"), contact("deaf", stage=TABLE, closed=THIS_YEAR))
    assert headline(found) == "No activity has asked one community for its views."
    assert headline(record([])) == "No activity has asked one community for its views."


def test_whom_nobody_ever_spoke_with_is_named_first_those_whom_a_partner_reaches():
    """Mutant: reference order whoever could help."""
    found = record(listed("arab", "deaf", "polish", "sikh", "tamil"), contact("deaf", closed=THIS_YEAR))
    assert headline(found, reached={"polish"}).endswith(
        " We have never held an activity for polish and three others."
    )
    three = record(listed("arab", "deaf", "polish", "sikh"), contact("deaf", closed=THIS_YEAR))
    assert headline(three, reached={"polish"}).endswith(
        " We have never held an activity for polish, arab and sikh."
    )


def test_a_community_that_answers_count_is_not_called_never_spoken_with():
    (deaf,) = listed("deaf")
    found = record([replace(deaf, slug="carers", rule=RULE), deaf], contact("deaf", closed=THIS_YEAR))
    assert "never held" not in headline(found)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2025, 11, 25), None),
        (date(2025, 11, 24), "over a year ago"),
        (date(2024, 11, 25), "two years ago"),
        (date(2024, 11, 24), "over two years ago"),
        (date(2022, 6, 14), "over four years ago"),
    ],
)
def test_whom_we_last_met_over_a_year_ago_is_named_with_how_long_ago(last, expected):
    """Mutants: exactly 12 months among them; "over" before an exact anniversary."""
    found = record(listed("lgbt"), contact("lgbt", closed=last))
    told = f" We last held an activity for lgbt {expected}." if expected else "what they said."
    assert headline(found).endswith(told)


def test_of_several_met_long_ago_the_longest_is_named_and_the_others_counted():
    found = record(
        listed("b", "lgbt", "c", "never"),
        contact("b", closed=date(2024, 6, 1)),
        contact("lgbt", closed=date(2022, 6, 14)),
        contact("c", closed=date(2025, 6, 1)),
    )
    assert headline(found).endswith(
        " We have never held an activity for never, and last held one for lgbt over four years ago. For two others the last was over a "
        "year ago."
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "This month"),
        (24, "This month"),
        (25, "Last month"),
        (31, "1 month ago"),
        (364, "11 months ago"),
        (365, "12 months ago"),
        (729, "23 months ago"),
        (730, "2 years ago"),
        (1625, "4 years ago"),
    ],
)
def test_the_last_contact_in_words(days, expected):
    (found,) = record(listed("deaf"), contact("deaf", closed=ON - timedelta(days=days + 0)))
    assert words.ago(ON - timedelta(days=days), on=ON) == expected
    assert words.last_contact(found) == ("Open now" if days == 0 else expected)


def test_never_is_said_only_where_nobody_of_it_came_or_may_have():
    """Mutants: "Never" of a community that answers count, and of one whose heads were counted elsewhere."""
    deaf, carers, polish = listed("deaf", "carers", "polish")
    found = record([deaf, replace(carers, rule=RULE), polish], counted=("polish",))
    assert [words.last_contact(each) for each in found] == [
        "Never",
        "No activity of their own",
        "No activity of their own",
    ]


def test_a_community_outside_the_library_is_called_by_its_name():
    (deaf,) = listed("deaf")
    assert words.whom(replace(deaf, people="", name="Harbour families")) == "“Harbour families”"


def test_how_it_is_known_who_belongs_stands_in_plain_words():
    (lgbt,) = listed("lgbt")
    rule = (("sexual_orientation", "lgb_plus"), ("trans_status", "different_from_birth"))
    said = words.counted_from(replace(lgbt, rule=rule))
    assert said.startswith("answers: ")
    assert " or " in said
    assert words.counted_from(lgbt) == "heads at activities"


def test_what_is_said_of_one_community():
    voices = Voices(160, None, "160", 150, None)
    (asked,) = record(listed("lgbt"), contact("lgbt", closed=date(2022, 6, 14)))
    assert on_communities.about(asked, voices, period=None) == (
        "Counted from heads at activities. Asked once in 2022, never at the table. Voices heard: 160, of "
        "150 that we set out to hear."
    )
    (never,) = record(listed("polish"))
    untold = replace(voices, said="not counted", wanted=None)
    assert on_communities.about(never, untold, period=None) == (
        "Counted from heads at activities. No activity was held for them. Voices heard: not counted."
    )
    (table,) = record(
        listed("carers"),
        contact("carers", closed=THIS_YEAR),
        *[contact("carers", stage=TABLE)] * 3,
        contact("carers", stage=None),
    )
    assert "At the table three times, asked once in 2026, once at a stage that nobody has said yet." in (
        on_communities.about(table, voices, period=None)
    )


def test_the_small_print_says_what_is_in_no_column():
    found = record(
        listed("deaf"),
        contact("deaf", stage=None),
        contact("deaf", opened=ON + timedelta(days=1), closed=ON + timedelta(days=9)),
    )
    told = " ".join(on_communities.notes(found))
    assert "One activity for one community has no stage yet and is in no column." in told
    assert "One activity that has not begun is not counted yet." in told
    assert on_communities.notes(record(listed("deaf"))) == [
        on_communities.LAST_KEY,
        on_communities.VOICES_KEY,
        on_communities.BARS,
        on_communities.AS_OF_TODAY,
    ]


def test_the_headline_of_one_community_speaks_of_it():
    """Mutants: the headline of all; "never" of an activity without a stage; the newest answer that waits."""
    (lgbt,) = record(
        listed(lgbt="LGBT+ people"),
        contact("lgbt", closed=date(2022, 6, 14)),
        said=(("lgbt", 1625, None), ("lgbt", 40, None)),
    )
    assert str(on_communities.of_one(lgbt, period=None)) == (
        "LGBT+ people were asked once, in 2022, never sat at the table, and have waited 4 years 5 months for an answer."
    )
    deaf, carers, roma, never, counted = record(
        listed("deaf", "carers", "roma", "never", "counted"),
        *[contact("deaf", closed=THIS_YEAR)] * 2,
        contact("carers", stage=TABLE, closed=THIS_YEAR),
        contact("roma", stage=None, closed=THIS_YEAR),
        said=(("counted", 400, None),),
        counted=("counted",),
    )
    said = [str(on_communities.of_one(each, period=None)) for each in (deaf, carers, roma, never, counted)]
    assert said == [
        "Deaf were asked twice since 2026, and never sat at the table.",
        "Carers sat at the table once.",
        "Roma had one activity of which nobody has said the stage yet.",
        "We have never held an activity for never.",
        "Counted had no activity of their own. They have waited 1 year 1 month for an answer.",
    ]


def test_the_headline_of_one_community_in_a_year_speaks_of_that_year():
    found = record(
        listed("deaf", "roma"), contact("deaf", closed=date(2024, 6, 1)), contact("roma", closed=THIS_YEAR),
        period="2024-25",
    )  # fmt: skip
    assert [str(on_communities.of_one(each, period="2024-25")) for each in found] == [
        "Deaf were asked once in April 2024 to March 2025, and did not sit at the table in that year.",
        "Roma had no activity of their own in April 2024 to March 2025.",
    ]
