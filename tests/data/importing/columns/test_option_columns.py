"""One column for each option, in the way of every tool; words beside "Other" are dropped; review goes by the option.

Mutants and failed here: the options of a question taken one by one; two ticks of one answer taken as the first;
the words beside "Other" read; a group without a question taken for a characteristic when rows tick several.
"""

import pytest

from data.importing.columns.column_use import Use
from data.importing.columns.option_uses import COUNTS_AS, COUNTS_INSTEAD, NOBODY_KNOWS, OWN_WORDS, STANDS_FOR
from data.importing.columns.side_by_side import AGREE, DISAGREE, MORE_DETAIL, TAKEN
from data.importing.columns.wishes import ONE_OPTION
from models.vocabulary import ProblemKind


def taken(found) -> dict[str, str | None]:
    return {use.column: use.characteristic for use in found.columns}


@pytest.mark.parametrize(
    ("heading", "ticked", "not_ticked"),
    [
        ("dis[SQ00{n}]. What type of disability do you have? [{option}]", "Yes", "No"),
        ("dis[SQ00{n}]. Type of disability [{option}]", "Y", ""),
        ("Q7_{n}. Type of disability - Selected Choice - {option}", "{option}", ""),
        ("Type of disability [{option}]", "{option}", ""),
        ("Type of disability - {option}", "1", "0"),
        ("Type of disability: {option}", "TRUE", "FALSE"),
        ("{option}:Type of disability", "{option}", ""),
        ("Disability (choice={option})", "Checked", "Unchecked"),
        ("Disability - {option}", "Quoted", "Not Quoted"),
        ("Disability: {option}", "Selected", "Not selected"),
        ("Q12a. Disability / {option}", "X", ""),
        ("What is the nature of your disability? {option}", "x", ""),
        ("disability_{option}", "1", "0"),
    ],
)
def test_every_tool_in_its_way(people, heading: str, ticked: str, not_ticked: str) -> None:
    options = ("Hearing", "Mobility", "Mental health")
    rows = (("Hearing",), ("Hearing", "Mobility"), (), ("Mental health",))
    found = people(
        ",".join(heading.format(option=option, n=n) for n, option in enumerate(options)),
        *(",".join((ticked if option in row else not_ticked).format(option=option) for option in options) + ","
          if not_ticked == "" and not row else
          ",".join((ticked if option in row else not_ticked).format(option=option) for option in options)
          for row in rows),
    )  # fmt: skip
    assert set(taken(found).values()) == {"impairment"}
    ticks = [*found.ticks["impairment"]]
    assert ticks[:2] == [("hearing",), ("hearing", "mobility")]
    assert ticks[-1] == ("mental_health",)
    assert found.unmatched == {}


def test_each_column_says_what_a_tick_in_it_means(people) -> None:
    found = people("Disability: Hearing,Disability: Mobility,Disability: Purple", "1,0,1", "0,1,1", "0,0,0")
    said = {use.column: use.why for use in found.columns}
    means = {option: STANDS_FOR.format(label=option, columns=3, what="impairment") for option in ("Hearing", "Mobility", "Purple")}  # fmt: skip
    assert said == {
        "Disability: Hearing": means["Hearing"], "Disability: Mobility": means["Mobility"],
        "Disability: Purple": means["Purple"] + NOBODY_KNOWS,
    }  # fmt: skip
    assert found.ticks["impairment"] == [
        ("hearing", "needs_review"),
        ("mobility", "needs_review"),
        ("not_known",),
    ]
    assert found.unmatched == {"impairment": {"Purple": 2}}


def test_an_option_nobody_knows_is_decided_like_any_label(people) -> None:
    lines = ("Disability: Hearing,Disability: Mobility,Disability: Purple", "1,0,1", "0,1,1", "0,0,0")
    found = people(*lines, decisions={"impairment": {"Purple": "vision"}})
    assert found.counts["impairment"] == {"hearing": 1, "mobility": 1, "vision": 2, "not_known": 1}
    assert [(one.label, one.rows) for one in found.decided] == [("Purple", 2)]
    assert people(*lines, labels={"impairment": {"purple": "vision"}}).unmatched == {}


def test_one_answer_in_several_columns(people) -> None:
    found = people(
        "Age,Ethnicity: White British,Ethnicity: Indian,Ethnicity: Prefer not to say,Ethnicity: Klingon",
        "30,1,0,0,0", "30,0,1,0,0", "30,1,1,0,0", "30,0,0,1,0", "30,0,0,0,0", "30,0,0,0,1", "30,,,,",
    )  # fmt: skip
    assert found.answers["ethnic_group"] == [
        "white_british", "asian_indian", "needs_review", "prefer_not_to_say", "not_known", "needs_review", "not_known",
    ]  # fmt: skip
    assert found.unmatched == {"ethnic_group": {"White British; Indian": 1, "Klingon": 1}}
    assert [(one.row, one.column, one.kind) for one in found.problems] == [
        (4, "Ethnicity: White British", ProblemKind.SEVERAL_ANSWERS)
    ]


def test_two_ticks_may_be_decided_together(people) -> None:
    lines = ("Ethnicity: White British,Ethnicity: Indian", "1,1", "1,0", "0,1")
    found = people(*lines, decisions={"ethnic_group": {"White British; Indian": "mixed_white_asian"}})
    assert found.answers["ethnic_group"] == ["mixed_white_asian", "white_british", "asian_indian"]
    assert found.problems == ()


def test_a_broad_group_beside_its_detail_is_one_answer(people) -> None:
    found = people(
        "Ethnic group: White,Ethnic group: White British,Ethnic group: Indian", "1,1,0", "1,0,0", "1,0,1"
    )
    assert found.answers["ethnic_group"] == ["white_british", "white_unspecified", "needs_review"]


def test_a_trans_answer_in_a_column_of_its_own_sets_trans_status(people) -> None:
    found = people("Gender [Woman],Gender [Man],Gender [Trans woman]", "Yes,No,No", "No,Yes,No", "No,No,Yes")
    assert found.answers["gender"] == ["woman", "man", "woman"]
    assert found.answers["trans_status"] == ["not_asked", "not_asked", "different_from_birth"]


def test_age_in_several_columns(people) -> None:
    found = people("Age [16-24],Age [25-34],Age [18-30]", "Yes,No,No", "No,Yes,No", "No,No,Yes")
    assert found.answers["age_band"] == ["16_24", "25_34", "needs_review"]
    assert found.unmatched == {"age_band": {"18-30": 1}}


def test_who_is_too_young_is_outside_whatever_is_ticked(people) -> None:
    found = people("Age,Sexuality: Gay,Sexuality: Straight", "12,1,0", "40,0,1")
    assert found.answers["sexual_orientation"] == ["not_applicable", "heterosexual"]


def test_codes_as_headings_and_labels_in_the_cells(people) -> None:
    found = people("Q5_1,Q5_2,Q5_3,Q6_1", "Hearing,,,1", ",Mobility,Vision,2", ",Mobility,,3")
    assert found.ticks["impairment"] == [("hearing",), ("mobility", "vision"), ("mobility",)]
    assert taken(found)["Q6_1"] is None


def test_options_without_a_question(people) -> None:
    found = people("Name of event,Hearing,Mobility,Vision", "A,1,0,0", "B,0,1,1", "B,0,0,0")
    assert taken(found) == {
        "Name of event": None, "Hearing": "impairment", "Mobility": "impairment", "Vision": "impairment",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("question", "options"),
    [
        ("Which communities do your services reach? [{}]", ("Indian", "Pakistani", "Bangladeshi")),
        ("How satisfied were you with the help for each disability? [{}]", ("Hearing", "Mobility", "Vision")),
        ("Which films have you seen? [{}]", ("The Pianist", "The Hours", "Chicago")),
        ("Ethnicity of your children [{}]", ("Indian", "Pakistani", "Bangladeshi")),
        ("{}", ("Indian", "Pakistani", "Bangladeshi")),
    ],
)
def test_columns_of_other_questions_are_left_alone(people, question: str, options: tuple[str, ...]) -> None:
    rows = ["Yes,Yes,No", "Yes,No,Yes", "No,Yes,Yes", "Yes,Yes,Yes"]
    found = people(",".join(question.format(option) for option in options), *rows)
    assert set(taken(found).values()) == {None}


def test_words_beside_other_are_dropped_where_other_has_a_column(people) -> None:
    found = people(
        "Type of disability [Hearing],Type of disability [Mobility],Type of disability [Other],Type of disability - Other - Text",
        "Yes,No,No,", "No,No,Yes,gout and Mrs Smith", "No,Yes,No,",
    )  # fmt: skip
    last = found.columns[-1]
    assert (last.use, last.why, last.characteristic) == (Use.DROPPED, OWN_WORDS, None)
    assert found.ticks["impairment"] == [("hearing",), ("other_impairment",), ("mobility",)]
    assert found.unmatched == {}


@pytest.mark.parametrize(
    "heading", ["Ethnic group - Other - Text", "Ethnic group_TEXT", "Ethnic group [Other]"]
)
def test_words_beside_other_answer_nothing_even_where_we_know_them(people, heading: str) -> None:
    """Mutant: `_same` without `is_other`, which made "Kashmiri" an answer."""
    found = people(
        f"Ethnic group - White,Ethnic group - Black,{heading}", "White,,", ",Black,", "White,,Kashmiri"
    )
    assert "asian_other" not in found.counts["ethnic_group"]
    assert found.columns[-1].use is not Use.CHARACTERISTIC or "Kashmiri" not in found.columns[-1].why
    assert "Kashmiri" not in str(found.unmatched)


def test_a_column_that_holds_the_words_themselves_ticks_other(people) -> None:
    found = people(
        "dis[SQ001]. Type of disability [Hearing],dis[SQ002]. Type of disability [Mobility],dis[other]. Type of disability [Other]",
        "Yes,No,", "No,Yes,gout and Mrs Smith", "No,No,a bad back",
    )  # fmt: skip
    assert found.columns[-1].why == OWN_WORDS + COUNTS_AS.format(label="Other")
    assert found.ticks["impairment"] == [
        ("hearing",),
        ("mobility", "other_impairment"),
        ("other_impairment",),
    ]


def test_surveymonkey_leaves_the_answer_blank_where_words_are_written(people) -> None:
    found = people(
        "Sex,What is your religion?,",
        "Response,Response,Other (please specify)",
        "Male,Christian,", "Male,Muslim,", "Male,,my own thing", "Male,,", "Male,Christian,of a kind",
    )  # fmt: skip
    assert found.answers["religion_or_belief"] == [
        "christian",
        "muslim",
        "other_religion",
        "not_known",
        "christian",
    ]
    assert found.columns[2].why == OWN_WORDS + COUNTS_INSTEAD.format(label="Other")
    assert found.unmatched == {}


@pytest.mark.parametrize(
    "heading",
    [
        "gender[other]. Gender [Other]",
        "Gender - Other - Text",
        "Gender: Other (please specify)",
        "Gender_TEXT",
    ],
)
def test_words_beside_one_answer_are_dropped(people, heading: str) -> None:
    found = people(f"Gender,{heading}", "Woman,", "Other,agender fish", "Man,", "Other,Woman")
    assert found.answers["gender"] == ["woman", "other_gender", "man", "other_gender"]
    assert (found.columns[1].use, found.columns[1].characteristic) == (Use.DROPPED, None)
    assert found.unmatched == {}


def test_a_question_column_checks_its_option_columns(people) -> None:
    rows = ["Hearing,Yes,No"] * 10 + ["Hearing,No,Yes"] * 3 + [",No,No"]
    found = people("Which impairments do you have?,Impairments - Hearing,Impairments - Mobility", *rows)
    assert found.counts["impairment"] == {"hearing": 10, "mobility": 3, "not_known": 1}
    assert found.columns[0].why == (
        TAKEN.format(column="Impairments - Hearing", what="impairment")
        + MORE_DETAIL
        + DISAGREE.format(rows="fewer than 10 rows")
    )
    found = people(
        "Impairments,Impairments - Hearing,Impairments - Mobility", "Hearing;Mobility,1,1", "Mobility,0,1"
    )
    assert (
        found.columns[1].why
        == found.columns[2].why
        == TAKEN.format(column="Impairments", what="impairment") + AGREE
    )


def test_raw_and_recoded_columns_are_held_against_each_other(people) -> None:
    rows = [("White British", "White")] * 12 + [("Indian", "Asian")] * 11 + [("Pakistani", "White")] * 11
    found = people("Ethnicity,Ethnicity recoded", *(",".join(row) for row in rows))
    assert taken(found) == {"Ethnicity": "ethnic_group", "Ethnicity recoded": None}
    assert found.columns[1].why == (
        TAKEN.format(column="Ethnicity", what="ethnic group") + MORE_DETAIL + DISAGREE.format(rows="11 rows")
    )
    found = people("Ethnicity,Ethnicity recoded", *(",".join(row) for row in rows[:24]))
    assert found.columns[1].why.endswith(DISAGREE.format(rows="fewer than 10 rows"))
    found = people("Ethnicity recoded,Ethnicity", *(",".join(row[::-1]) for row in rows[:23]))
    assert taken(found) == {"Ethnicity recoded": None, "Ethnicity": "ethnic_group"}
    assert found.columns[0].why.endswith(AGREE)


def test_age_in_years_goes_before_its_band(people) -> None:
    found = people("Age group,Age", "25-34,30", "16-24,19", "35-44,41", "35-44,41")
    assert taken(found) == {"Age group": None, "Age": "age_band"}
    assert found.columns[0].why == TAKEN.format(column="Age", what="age") + MORE_DETAIL + AGREE


def test_a_raw_column_that_nobody_can_read_does_not_go_before_its_recode(people) -> None:
    found = people("Gender,Gender recoded", "w1,Woman", "w2,Woman", "m7,Man")
    assert taken(found) == {"Gender": None, "Gender recoded": "gender"}


def test_a_map_may_name_the_columns_of_one_question(people) -> None:
    lines = ("Needs A: Braille,Needs A: Easy Read,Else", "1,0,x", "0,1,x", "1,1,x")
    columns = {"Needs A: Braille": "accessible_need", "Needs A: Easy Read": "accessible_need"}
    assert people(*lines, columns=columns).counts["accessible_need"] == {"braille": 2, "easy_read": 2}


def test_a_follow_up_is_read_with_the_question_before_it(people) -> None:
    found = people(
        "Sex,Do you have any physical or mental health conditions or illnesses lasting 12 months or more?,"
        "Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?",
        'Male,Yes,"Yes, a lot"', 'Male,Yes,"Yes, a little"', "Male,Yes,Not at all", "Male,No,", "Male,Prefer not to say,", "Male,,", "Male,Yes,",
    )  # fmt: skip
    assert found.answers["disability"] == [
        "limited_a_lot", "limited_a_little", "condition_not_limiting", "no_condition", "prefer_not_to_say", "not_known", "not_known",
    ]  # fmt: skip
    assert [use.characteristic for use in found.columns] == ["sex", None, "disability"]
    assert found.unmatched == {}


def test_two_questions_that_everybody_was_asked_are_not_read_together(people) -> None:
    found = people(
        "Are you disabled?,Are your day-to-day activities limited because of a health problem?",
        'Yes,"Yes, limited a lot"', "No,No", "No,No", 'No,"Yes, limited a little"',
    )  # fmt: skip
    assert found.answers["disability"] == [
        "limited_a_lot", "not_disabled_unspecified", "not_disabled_unspecified", "limited_a_little",
    ]  # fmt: skip


@pytest.mark.parametrize("cells", [("", ""), ("Yes", "No"), ("1", "0")])
def test_a_lone_option_is_not_the_answer_to_its_question(people, cells: tuple[str, str]) -> None:
    found = people("Sex,Do you consider yourself disabled? [Mobility]", *(f"Male,{cell}" for cell in cells))
    assert (found.columns[1].why, found.columns[1].characteristic) == (ONE_OPTION, None)


@pytest.mark.parametrize(
    "question",
    [
        "Please indicate how you identify yourself (Choose all that apply). - Selected Choice - {}",
        "What is your race? (Please mark all that apply) (choice={})",
        "Q{n}_{n}",
    ],
)
def test_the_options_say_what_a_question_without_a_name_asks(people, question: str) -> None:
    labels = ("White", "Indian", "Pakistani")
    rows = ["White,,", ",Indian,", ",,Pakistani"]
    found = people(",".join(question.format(label, n=7) if "{n}" not in question else f"Q7_{n}" for n, label in enumerate(labels, 1)), *rows)  # fmt: skip
    assert found.answers["ethnic_group"] == [
        "white_unspecified",
        "asian_indian",
        "asian_pakistani",
    ]


@pytest.mark.parametrize(
    ("heading", "cells", "characteristic"),
    [
        ("D3_1", ("White British", "Indian", "Pakistani"), "ethnic_group"),
        ("Which of the following best describes you?", ("Straight", "Gay", "Bisexual"), "sexual_orientation"),
        ("Q4", ("Male", "Female", "Male"), None),
        ("Q4", ("Male", "Female", "Intersex"), None),
        ("Q4", ("Yes", "No", "Don't know"), None),
        ("Area", ("Indian", "Pakistani", "Chinese"), None),
    ],
)
def test_a_code_as_heading_is_told_by_its_answers(people, heading: str, cells, characteristic) -> None:
    found = people(f"Age,{heading}", *(f"30,{cell}" for cell in cells))
    assert found.columns[1].characteristic == characteristic


def test_a_question_mark_and_a_dash_stand_before_an_option(people) -> None:
    found = people(
        "Age,Are you disabled? - Yes,Are you disabled? - No,Your ethnic group? - White - British,Your ethnic group? - Asian - Indian",
        "30,X,,X,", "30,,X,,X", "30,,,,",
    )  # fmt: skip
    assert found.answers["disability"] == ["disabled_unspecified", "not_disabled_unspecified", "not_known"]
    assert found.answers["ethnic_group"] == ["white_british", "asian_indian", "not_known"]


def test_a_column_headed_disability_may_list_impairments(people) -> None:
    found = people("Age,Disability", "30,Hearing|Mobility", "30,None", "30,Vision")
    assert found.ticks["impairment"] == [("hearing", "mobility"), ("no_impairment",), ("vision",)]
    assert "disability" not in found.counts


def test_numbers_of_groups_do_not_hide_the_question(people) -> None:
    found = people(
        "Age,Ethnic_5,Ethnic_19,BAME flag", *["30,White,White British,No", "31,Asian,Indian,Yes"] * 3
    )
    assert [use.characteristic for use in found.columns] == ["age_band", None, "ethnic_group", None]


def test_a_column_for_own_words_in_which_nobody_wrote_is_dropped_all_the_same(people) -> None:
    found = people(
        "Age,Religion: Christian,Religion: Muslim,Religion: Other (please specify)", "30,1,0,", "30,0,1,"
    )
    assert [use.use for use in found.columns][1:] == [Use.CHARACTERISTIC, Use.OPTION, Use.DROPPED]


def test_a_column_that_holds_another_option_is_no_tick(people) -> None:
    found = people(
        "Age,Disability [Hearing],Disability [Mobility],Disability [Vision]",
        "30,Vision,Mobility,",
        "30,Vision,,Hearing",
    )
    assert {use.characteristic for use in found.columns} == {"age_band", None}


def test_a_map_that_names_the_follow_up_keeps_what_the_question_before_it_says(people) -> None:
    first, follow = (
        "Do you have any long-term illnesses or conditions?",
        "Do they limit your day-to-day activities?",
    )
    lines = (f"Age,{first},{follow}", "30,Yes,Yes a lot", "30,No,", "30,No,", "30,,")
    found = people(*lines, columns={follow: "disability", first: "disability"})
    assert found.counts["disability"]["not_known"] == 3
    found = people(*lines, columns={follow: "disability"})
    assert (found.counts["disability"].get("no_condition"), found.counts["disability"]["not_known"]) == (2, 1)


def test_the_words_of_qualtrics_between_question_and_option_are_no_option(people) -> None:
    question = "Do you have any of the following impairments?"
    headings = [f"{question} - Selected Choice - {option}" for option in ("Hearing", "Vision", "Other")]
    found = people(
        ",".join(["Age", *headings, f"{question} - Other - Text"]), "30,,Vision,,", "30,Hearing,,Other,gout"
    )
    assert found.ticks["impairment"] == [("vision",), ("hearing", "other_impairment")]
    assert found.columns[-1].why == OWN_WORDS


def test_a_code_without_a_number_does_not_hide_whose_own_words_a_column_holds(people) -> None:
    found = people(
        "Age,eth. What is your ethnic group?,eth[other]. What is your ethnic group? [Other]",
        "30,White British,", "30,Other,Indian",
    )  # fmt: skip
    assert found.answers["ethnic_group"] == ["white_british", "other_any"]
    assert (found.columns[2].use, found.columns[2].characteristic) == (Use.DROPPED, None)
