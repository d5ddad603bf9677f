"""Headings and values say together which column answers which question; every column says why.

Mutants and failed here: phrases matched as parts of words (manager became age); the value test of long questions
taken out; the date of form start before that of form end.
"""

import pytest

from data import facts
from data.importing import ColumnMap, FileRefused
from data.importing.columns.column_phrases import heading_words, phrases, said_by
from data.importing.columns.column_use import Use
from data.importing.columns.finding import NOT_IN_FILE, PERSON_KEY, find_columns
from data.importing.columns.side_by_side import MORE_DETAIL, TAKEN
from data.importing.columns.wishes import (
    BY_MAP,
    DATE,
    DROPPED,
    NO_VALUES,
    NOT_A_QUESTION,
    NOT_DATES,
    NOT_ITS_ANSWERS,
)  # fmt: skip


def columns(table, *lines: str, column_map: ColumnMap | None = None):
    return find_columns(table(*lines), column_map=column_map or ColumnMap(), decided={})


@pytest.mark.parametrize(
    ("heading", "characteristic"),
    [
        ("Sex", "sex"), ("What is your sex?", "sex"), ("Sex registered at birth", "sex"),
        ("Gender", "gender"), ("socio2. Please select your gender", "gender"), ("q01a_gender_cat", "gender"),
        ("How would you describe your gender?", "gender"), ("GenderIdentity", "gender"),
        ("Is your gender identity the same as the sex you were registered with at birth?", "trans_status"),
        ("Age", "age_band"), ("AgeBand", "age_band"), ("q00a_age_bracket_cat", "age_band"), ("Date of birth", "age_band"),
        ("1. Age", "age_band"), ("Which of the following best describes your age group? (optional)", "age_band"),
        ("Ethnicity", "ethnic_group"), ("Q5 What is your ethnic group?", "ethnic_group"),
        ("Religion or belief", "religion_or_belief"), ("sexuality", "sexual_orientation"), ("Disability", "disability"),
        ("Do you consider yourself to be disabled?", "disability"), ("Marital status", "marriage_civil_partnership"),
        ("Are you pregnant or have you given birth in the last 26 weeks?", "pregnancy_maternity"),
        ("Do you look after or support someone?", "unpaid_carer"), ("Have you served in the armed forces?", "armed_forces"),
        ("How would you describe your ethnic origin? This refers to your culture, not country of birth or nationality.", "ethnic_group"),
        ("Gender (Male / Female / Other)", "gender"), ("Sex [1=Male, 2=Female]", "sex"), ("Ethnicity (White/BME)", "ethnic_group"),
        ("Do you have a long lasting health condition or illness?", "disability"), ("user_info.gender.choices", "gender"),
        ("Are your day-to-day activities limited because of a health problem or disability?", "disability"),
        ("What is your present religion, if any?", "religion_or_belief"), ("raceethnicity", "ethnic_group"),
        ("disa1. Do you have a condition that is defined as a disability by your country?", "disability"),
        ("IMD quintile", "imd_quintile"), ("Impairments", "impairment"),
    ],
)  # fmt: skip
def test_what_a_heading_asks(table, heading: str, characteristic: str) -> None:
    assert said_by(heading)[0].answers == characteristic


@pytest.mark.parametrize(
    "heading",
    [
        "time1can[time3can]. In an average month, how much time do you spend on: [People management]",
        "I am satisfied with the support of my manager", "Household Income", "Location (Census Region)", "Message",
        "currentEmp13[SQ062]. In which disciplines do you work (select as many as apply)? [Theology]", "Sex/Gender",
        "Was the venue accessible for people with a disability?", "Language", "Age of your child", "Manager", "Are you translating for somebody?",
        "Stage", "Nationality", "Which services do you use for your disability?",
        "Gender (of your manager or carer)", "Age (child)", "Ethnicity (mother/father)",
        "MilitaryUS", "What is your gender? If you use another term, please tell us which", "What is your age? How old is your child?",
    ],
)  # fmt: skip
def test_false_friends_ask_nothing_about_the_person(table, heading: str) -> None:
    [found] = columns(table, f'"{heading}"', "Yes", "No")
    assert found.characteristic is None


def test_only_the_sentence_that_asks_decides_what_is_asked(table) -> None:
    """Mutant: the whole heading searched for what it may be about instead."""
    heading = "Do you consider yourself to be disabled? This has nothing to do with the services you use."
    [found] = columns(table, f'"{heading}"', "Yes", "No")
    assert found.characteristic == "disability"
    [found] = columns(
        table, "Are your activities limited because of a health problem?", "Yes limited a lot", "No"
    )
    assert found.characteristic == "disability"
    [found] = columns(table, '"How often do you consider yourself disabled?"', "Yes", "No")
    assert found.characteristic is None


def test_a_question_that_opens_with_what_it_asks_needs_fewer_known_answers(table) -> None:
    """Mutant: the lower share for every question (the badge in the test above became a disability)."""
    races = ("White", "Seminole", "Cherokee", "Navajo")
    [found] = columns(table, "Choose one or more races that you consider yourself to be:", *races)
    assert found.characteristic == "ethnic_group"
    [found] = columns(table, "Who in your street would choose one or more races?", *races)
    assert found.characteristic is None


def test_an_explanation_hides_no_question_from_its_options(table) -> None:
    """Mutant: an option's column read as the question, for an explanation stands before the option."""
    asked = "Which best describes your ethnic group? This is not about country of birth or nationality."
    found = columns(table, f"{asked} [White],{asked} [Asian],{asked} [Other]", "Yes,No,", "No,Yes,")
    assert [use.use for use in found] == [Use.CHARACTERISTIC, Use.OPTION, Use.OPTION]
    [found] = columns(table, f"{asked} [White]", "Yes", "No")
    assert found.characteristic is None


def test_an_option_that_nobody_was_offered_is_no_question(table) -> None:
    """Mutant: a column without answers taken for a question whatever its heading ends with."""
    found = columns(table, "Sex,How would you describe your ethnic group? [White]", "Male,", "Female,")
    assert [use.characteristic for use in found] == ["sex", None]


def test_a_number_after_a_word_is_a_version_unless_it_counts_people(table) -> None:
    """Mutant: the number taken off wherever it stands."""
    found = columns(table, "age3,sex1,sex2,gender10", "35-44,Male,Female,Woman")
    assert [use.characteristic for use in found] == ["age_band", None, None, "gender"]


def test_sex_and_gender_stand_side_by_side(table) -> None:
    found = columns(table, "Sex,Gender", "Female,Woman", "Male,Man")
    assert [use.characteristic for use in found] == ["sex", "gender"]


def test_each_column_says_why(table) -> None:
    found = columns(
        table,
        ",Date,Gender,Full name,Email,Postcode,IP Address,Favourite colour,Phone number,Religion,Start date",
        '1,2024-05-01,Woman,x,a@example.org,BH15 1AA,10.0.0.1,Blue,01202 000000,,soon',
        '2,2024-05-02,Man,y,b@example.org,BH15 1AB,10.0.0.2,Red,01202 000001,,later',
    )  # fmt: skip
    assert {use.column: use.why for use in found} == {
        "(no heading, column A)": NOT_A_QUESTION,
        "Date": DATE,
        "Gender": "the heading asks it; 2 of 2 kinds of answer are known",
        "Full name": DROPPED.format(what="names"),
        "Email": DROPPED.format(what="e-mail addresses"),
        "Postcode": "dropped: postcodes. No postcode file is set, so deprivation, rural or urban, and coastal or not are not asked "
        "of these people",
        "IP Address": DROPPED.format(what="IP addresses"),
        "Favourite colour": NOT_A_QUESTION,
        "Phone number": DROPPED.format(what="telephone numbers"),
        "Religion": NO_VALUES,
        "Start date": NOT_DATES,
    }


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("a{n}@example.org", "e-mail addresses"),
        ("10.0.0.{n}", "IP addresses"),
        ("+44 1202 0000{n:02}", "telephone numbers"),
    ],
)
def test_personal_cells_are_dropped_whatever_the_heading(table, cell: str, what: str) -> None:
    [_, found] = columns(table, "Gender,Q7", *(f"Woman,{cell.format(n=n)}" for n in range(9)))
    assert (found.use, found.why) == (Use.DROPPED, DROPPED.format(what=what))


def test_free_text_is_dropped_by_its_length(table) -> None:
    said = "I waited a long time and nobody could tell me why it took so long, number"
    [_, found] = columns(table, "Gender,What happened?", *(f'Woman,"{said} {n}"' for n in range(30)))
    assert found.why == DROPPED.format(what="free text")


def test_a_long_question_needs_known_answers(table) -> None:
    [found] = columns(
        table, "Thinking of how you live do you have a disability card and for what", "Blue", "Green", "Yes"
    )
    assert found.why == NOT_ITS_ANSWERS.format(what="disability")


def test_two_columns_for_one_question_are_not_both_taken(table) -> None:
    found = columns(
        table, "Age group,Date of birth,Form started,Form ended", "25-34,01/02/1990,2024-05-01,2024-05-02"
    )
    assert [(use.use, use.characteristic) for use in found] == [
        (Use.LEFT, None), (Use.CHARACTERISTIC, "age_band"), (Use.LEFT, None), (Use.TOOK_PART_ON, None),
    ]  # fmt: skip
    assert found[0].why == TAKEN.format(column="Date of birth", what="age") + MORE_DETAIL


def test_an_empty_column_does_not_take_a_question_from_a_full_one(table) -> None:
    found = columns(table, "Gender,Gender identity", ",Woman", ",Man")
    assert [use.characteristic for use in found] == [None, "gender"]


def test_the_map_goes_before_the_headings(table) -> None:
    column_map = ColumnMap(columns={"Q9": "gender", "Gender": "leave"}, person_key="Email")
    found = columns(table, "Gender,Q9,Email", "x,Woman,a@example.org", column_map=column_map)
    assert [(use.use, use.why) for use in found] == [
        (Use.LEFT, BY_MAP), (Use.CHARACTERISTIC, BY_MAP), (Use.PERSON_KEY, PERSON_KEY),
    ]  # fmt: skip


def test_a_map_that_names_no_column_of_the_file_is_refused(table) -> None:
    with pytest.raises(FileRefused) as refused:
        columns(table, "Gender,Age", "Woman,25-34", column_map=ColumnMap(columns={"Q9": "gender"}))
    assert str(refused.value) == NOT_IN_FILE.format(column="Q9", file="people.csv", columns="Gender; Age")


def test_a_heading_may_declare_a_code_list(table) -> None:
    [quintile] = columns(table, "IMD quintile", "1", "5")
    [decile] = columns(table, "IMD decile", "2", "10")
    assert [quintile.meaning.of(n) for n in ("1", "2", "5", "6")] == ["1", "2", "5", "needs_review"]
    assert [decile.meaning.of(n) for n in ("1", "2", "3", "10")] == ["1", "1", "2", "5"]


def test_every_phrase_of_the_file_leads_to_something() -> None:
    others = {"took_part_on", "respondent", "filler", "something else", "names", "e-mail addresses", "telephone numbers",
              "IP addresses", "postcodes", "postcodes of other places", "addresses", "NHS or other personal numbers", "identifiers", "free text"}  # fmt: skip
    known = {one.slug for one in facts.characteristics()} | others
    assert {phrase.answers for phrase in phrases()} <= known
    assert all(phrase.words for phrase in phrases())


def test_words_of_a_heading() -> None:
    assert heading_words("q01a_gender_cat") == ("gender", "cat")
    assert heading_words("currentEmp13[SQ001]. In which disciplines?") == ("in", "which", "disciplines")
    assert heading_words("EthnicGroup") == ("ethnic", "group")
