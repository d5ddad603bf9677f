"""What counts when a partner sent totals: what was told, what is open, and what must be asked. Nothing is scaled.

Mutants: a sum above the total cut down to it; the rest not asked; the smallest sum taken for the total; children
counted as not known.
"""

import pytest

from data.importing.counts.told import MOST_HEADS, ToldCount, ToldCounts, settle, settle_all
from data.importing.refusal import FileRefused


def told(came, **questions):
    """`age_band={"0_15": (2, 15)}` is two people of at most 15."""
    counts = []
    for name, heads in questions.items():
        for slug, n in heads.items():
            n, oldest = n if isinstance(n, tuple) else (n, None)
            counts.append(ToldCount(name, slug, n, oldest))
    return ToldCounts("lunch", came, tuple(counts))


def test_eighteen_came_eleven_women_and_seven_men() -> None:
    found = settle(told(18, sex={"female": 11, "male": 7}))
    assert (found.total, found.answers, found.disagreement) == (18, {"sex": {"female": 11, "male": 7}}, ())
    assert found.words == (
        "18 people came.",
        "Sex: all 18 told.",
        "What is not named here counts as not asked.",
    )


def test_three_of_unknown_age_are_not_known_for_they_were_asked() -> None:
    found = settle(told(18, sex={"female": 11, "male": 7}, age_band={"65_74": 10, "75_plus": 5}))
    assert found.answers["age_band"] == {"65_74": 10, "75_plus": 5, "not_known": 3}
    assert "Age: 15 of 18 told. The other 3 count as not known." in found.words


def test_more_than_came_is_said_and_asked_about_and_never_scaled() -> None:
    found = settle(told(18, sex={"female": 11, "male": 7}, ethnic_group={"white_british": 20}))
    assert found.disagreement == (
        "Ethnic group adds up to 20, but 18 are said to have come. Nothing is scaled: either 20 came, or a count of "
        "ethnic group is too high.",
    )
    assert "ethnic_group" not in found.answers
    assert found.most == 20


def test_the_answer_that_twenty_came_leaves_two_of_unknown_sex() -> None:
    counts = told(18, sex={"female": 11, "male": 7}, ethnic_group={"white_british": 20})
    found = settle(counts, came=20)
    assert found.disagreement == ()
    assert found.answers == {
        "ethnic_group": {"white_british": 20},
        "sex": {"female": 11, "male": 7, "not_known": 2},
    }


def test_without_a_total_the_largest_count_of_one_question_is_it() -> None:
    found = settle(told(None, sex={"female": 11, "male": 7}, age_band={"65_74": 15}))
    assert found.total == 18
    assert found.words[0] == "How many came in all is not told. Sex has the largest count, so 18 people came."
    same = settle(told(None, sex={"female": 11, "male": 7}, age_band={"65_74": 18}))
    assert same.words[0] == (
        "How many came in all is not told. Every question adds up to the same, so 18 people came."
    )


def test_children_are_too_young_for_questions_from_sixteen_up() -> None:
    counts = told(18, age_band={"0_15": (4, 15), "16_24": (14, 24)}, sexual_orientation={"heterosexual": 12})
    found = settle(counts)
    assert found.answers["sexual_orientation"] == {
        "heterosexual": 12,
        "not_known": 2,
        "not_applicable": 4,
    }
    assert (
        "Sexual orientation: 12 of 18 told. 4 were too young for the question; the other 2 count as not known."
        in found.words
    )


@pytest.mark.parametrize(
    ("answered", "open_"), [(14, {"not_applicable": 4}), (16, {"not_applicable": 2}), (18, {})]
)
def test_no_more_are_too_young_than_are_left_open(answered, open_) -> None:
    counts = told(18, age_band={"0_15": (4, 15), "16_24": 14}, trans_status={"same_as_birth": answered})
    assert settle(counts).answers["trans_status"] == {"same_as_birth": answered, **open_}


def test_an_age_that_may_be_either_makes_nobody_too_young() -> None:
    counts = told(18, age_band={"0_15": 4, "16_24": 14}, trans_status={"same_as_birth": 14})
    assert settle(counts).answers["trans_status"] == {"same_as_birth": 14, "not_known": 4}


def test_two_labels_of_one_answer_add_up() -> None:
    counts = ToldCounts("lunch", 5, (ToldCount("sex", "female", 2), ToldCount("sex", "female", 3)))
    assert settle(counts).answers == {"sex": {"female": 5}}


def test_a_total_alone_is_people_who_were_asked_nothing() -> None:
    found = settle(told(18))
    assert (found.total, found.answers) == (18, {})


@pytest.mark.parametrize("came", [None, 0])
def test_nobody_is_refused(came) -> None:
    with pytest.raises(FileRefused, match=r"^Nobody is counted at lunch\. Say how many came"):
        settle(told(came, sex={"female": 0}))


def test_a_sane_limit() -> None:
    assert settle(told(MOST_HEADS)).total == MOST_HEADS
    with pytest.raises(FileRefused, match=r"^More than 20,000 people are counted at lunch\."):
        settle(told(MOST_HEADS + 1))
    with pytest.raises(FileRefused, match="More than 20,000"):
        settle(told(18, sex={"female": MOST_HEADS, "male": 1}))


def test_counts_without_an_activity_are_of_the_one_chosen() -> None:
    (found,) = settle_all((ToldCounts("", 18, ()),), activity="lunch")
    assert found.activity == "lunch"
    (own,) = settle_all((ToldCounts("supper", 18, ()),), activity="lunch")
    assert own.activity == "supper"


def test_how_many_came_can_be_told_of_one_activity_only() -> None:
    with pytest.raises(FileRefused, match=r"^These counts are of several activities\."):
        settle_all((ToldCounts("a", None, ()), ToldCounts("b", None, ())), activity="", came=18)
