"""Tables of totals as partners send them: each shape with what is read from it, and what is said instead of guessed.

Mutants: "Women" taken for sex without being told so; a blank number read as 0; "<5" read as 5; two rows of one
label added up; a heading "Sex, Age" over people taken for counts; columns of ticks taken for counts.
"""

import io
from datetime import date

import openpyxl
import pytest

from data.importing.counts.file import read_counts
from data.importing.counts.found import WhichQuestion
from data.importing.refusal import FileRefused

TODAY = date(2026, 11, 25)


def read(text, **more):
    return read_counts(text.encode(), file_name="totals.csv", today=TODAY, **more)


def counts(text, **more):
    """Activity to how many came and heads by question and slug; what stands twice is added up."""
    found = {}
    for told in read(text, **more).told:
        by_question = {}
        for one in told.counts:
            heads = by_question.setdefault(one.characteristic, {})
            heads[one.slug] = heads.get(one.slug, 0) + one.n
        found[told.activity] = (told.came, by_question)
    return found


def refusal(text, **more):
    with pytest.raises(FileRefused) as refused:
        read(text, **more)
    return str(refused.value)


WOMEN_AND_MEN = {"sex": {"female": 11, "male": 7}}

SHAPES = {
    "a row for each answer": (
        "characteristic,category,n\nSex,Women,11\nSex,Men,7\n",
        {"": (None, WOMEN_AND_MEN)},
    ),
    "headings of other words, a slug, a total in each row": (
        "Question;Answer;Number of people;Total\nsex;Female;11;18\nWhat is your sex?;Male;7;18\n",
        {"": (18, WOMEN_AND_MEN)},
    ),
    "a blank question means the one above": (
        "characteristic,category,n\nSex,Women,11\n,Men,7\n",
        {"": (None, WOMEN_AND_MEN)},
    ),
    "totals in rows of their own, of all and of one question": (
        "characteristic,category,n\nTotal,,20\nSex,Women,11\nSex,Men,7\nSex,Total,18\n",
        {"": (20, WOMEN_AND_MEN)},
    ),
    "the total of a question, and none of all": (
        "characteristic,category,n\nSex,Women,11\nSex,Total,18\n",
        {"": (18, {"sex": {"female": 11}})},
    ),
    "several activities": (
        "activity,characteristic,category,n\nlunch,Sex,Women,11\nsupper,Sex,Men,7\n",
        {"lunch": (None, {"sex": {"female": 11}}), "supper": (None, {"sex": {"male": 7}})},
    ),
    "blank is not told, 0 is 0": (
        "characteristic,category,n\nSex,Women,0\nSex,Men,\nAge,65-74,5\n",
        {"": (None, {"sex": {"female": 0}, "age_band": {"65_74": 5}})},
    ),
    "answers under their questions": (
        "Total attendees,18\n\nGender,\nWomen,11\nMen,7\nAge group,\n65 to 74,10\nNot known,2\n",
        {"": (18, {"gender": {"woman": 11, "man": 7}, "age_band": {"65_74": 10, "not_known": 2}})},
    ),
    "a heading that is the question": (
        "Sex,Count\nFemale,11\nMale,7\nTotal,18\n",
        {"": (18, WOMEN_AND_MEN)},
    ),
    "answers as headings, with their question": (
        "Sex: Women,Sex: Men,Total\n11,7,18\n",
        {"": (18, WOMEN_AND_MEN)},
    ),
    "answers as headings, in brackets": ("Sex [Women],Sex [Men]\n11,7\n", {"": (None, WOMEN_AND_MEN)}),
    "answers as headings under a row of questions": (
        "Sex,,Age,,\nWomen,Men,16-24,25-34,Total\n11,7,4,3,18\n",
        {"": (18, {**WOMEN_AND_MEN, "age_band": {"16_24": 4, "25_34": 3}})},
    ),
    "ages say themselves what they answer, and who would not say is of that question": (
        "16-24,25-34,Prefer not to say,Total\n4,3,2,9\n",
        {"": (9, {"age_band": {"16_24": 4, "25_34": 3, "prefer_not_to_say": 2}})},
    ),
    "a row for each activity, and their sum left out": (
        "Activity,Sex: Women,Sex: Men,Total\nlunch,11,7,18\nsupper,1,2,3\nTotal,12,9,21\n",
        {"lunch": (18, WOMEN_AND_MEN), "supper": (3, {"sex": {"female": 1, "male": 2}})},
    ),
    "thousands, and whole numbers with a point": (
        'characteristic,category,n\nSex,Women,"1,100"\nSex,Men,7.0\n',
        {"": (None, {"sex": {"female": 1100, "male": 7}})},
    ),
    "a title above": (
        "Coffee morning\n\ncharacteristic,category,n\nSex,Women,11\nSex,Men,7\n",
        {"": (None, WOMEN_AND_MEN)},
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_that_partners_send(shape) -> None:
    text, expected = SHAPES[shape]
    assert counts(text) == expected


def test_a_workbook_reads_as_a_csv_does() -> None:
    book = openpyxl.Workbook()
    for row in (["characteristic", "category", "n"], ["Sex", "Women", 11], ["Sex", "Men", 7]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    found = read_counts(content.getvalue(), file_name="totals.xlsx", today=TODAY)
    assert [(one.slug, one.n) for one in found.told[0].counts] == [("female", 11), ("male", 7)]


@pytest.mark.parametrize("text", ["Women,Men,Total\n11,7,18\n", "Coffee morning,\nWomen,11\nMen,7\n"])
def test_women_and_men_may_be_of_sex_or_gender_so_it_is_asked(text) -> None:
    with pytest.raises(WhichQuestion) as asked:
        read(text)
    assert asked.value.questions == {"sex", "gender"}
    assert str(asked.value) == (
        "“Women”, “Men”: these may be answers about gender or sex. Say which question was asked."
    )
    assert [one.slug for one in read(text, question="sex").told[0].counts] == ["female", "male"]
    assert [one.slug for one in read(text, question="gender").told[0].counts] == ["woman", "man"]


def test_an_unknown_label_goes_to_review_with_its_heads_and_can_be_decided() -> None:
    text = "characteristic,category,n\nReligion,Christian,9\nReligion,Chapel folk,4\n"
    assert counts(text) == {"": (None, {"religion_or_belief": {"christian": 9, "needs_review": 4}})}
    assert read(text).unmatched == {"religion_or_belief": {"Chapel folk": 4}}
    decided = {"religion_or_belief": {"chapel folk": "christian"}}
    assert counts(text, decisions=decided) == {"": (None, {"religion_or_belief": {"christian": 13}})}
    assert read(text, decisions=decided).unmatched == {}


def test_labels_of_one_answer_are_added_up_and_it_is_said() -> None:
    text = "characteristic,category,n\nSex,Women,2\nSex,Girl,3\n"
    assert counts(text) == {"": (None, {"sex": {"female": 5}})}
    assert read(text).notes == ("Sex: “Women” and “Girl” mean the same answer, and are added up.",)


def test_the_ethnic_questions_are_told_apart_as_in_a_file_of_people() -> None:
    text = "characteristic,category,n\nEthnic group,Roma,4\nEthnic group,White British,9\n"
    assert read(text).ethnic_frame == "2021"
    assert read(text.replace("Roma", "Caribbean")).ethnic_frame == "2001"
    assert read(text.replace("Roma", "Caribbean"), ethnic_frame="2021").ethnic_frame == "2021"


WRONG = {
    "<5": "Row 2: how many is not a whole number from 0 to 20,000.",
    "*": "Row 2: how many is not a whole number from 0 to 20,000.",
    "61%": "Row 2: how many is not a whole number from 0 to 20,000.",
    "-3": "Row 2: how many is not a whole number from 0 to 20,000.",
    "2.5": "Row 2: how many is not a whole number from 0 to 20,000.",
    "20001": "Row 2: how many is not a whole number from 0 to 20,000.",
    "eleven": "Row 2: how many is not a whole number from 0 to 20,000.",
}


@pytest.mark.parametrize("said", WRONG)
def test_how_many_is_a_whole_number(said) -> None:
    found = refusal(f"characteristic,category,n\nSex,Women,{said}\nSex,Men,7\n")
    assert found == (
        f"totals.csv can't be brought in as it is. {WRONG[said]} Where it is not known or was hidden for being small, leave "
        "it blank: that counts as not told."
    )


def test_every_wrong_row_is_named() -> None:
    text = "characteristic,category,n\nSex,Women,11\nSex,women ,2\nSex,Men,x\nSex,,4\n"
    assert refusal(text) == (
        "totals.csv can't be brought in as it is. Row 3: Sex, “women” stands there twice. Keep one. Row 4: how many is not "
        "a whole number from 0 to 20,000. Where it is not known or was hidden for being small, leave it blank: that counts "
        "as not told. Row 5: there is a number and no answer beside it."
    )


def test_two_totals_are_said() -> None:
    text = "characteristic,category,n,total\nSex,Women,11,18\nSex,Men,7,19\n"
    assert "Row 3: another row says another total. Keep the right one." in refusal(text)


def test_a_question_above_its_own_total_is_said_and_not_scaled() -> None:
    text = "characteristic,category,n\nSex,Women,11\nSex,Men,7\nSex,Total,15\n"
    assert "Row 4: Sex adds up to 18, and its total says 15. Nothing is scaled: put one right." in refusal(
        text
    )


def test_rows_without_an_activity_each_are_not_added_up() -> None:
    assert refusal("Sex: Women,Sex: Men\n11,7\n3,4\n").startswith(
        "Row 3: there is more than one row of numbers"
    )
    twice = "Activity,Sex: Women,Sex: Men\nlunch,11,7\nlunch,3,4\n"
    assert refusal(twice).startswith("Row 3: there is more than one row of numbers")


def test_what_is_kept_of_nobody_is_left_out_and_said() -> None:
    text = "characteristic,category,n\nSex,Women,11\nShoe size,Large,3\nImpairment,Mobility,4\n"
    assert counts(text) == {"": (None, {"sex": {"female": 11}})}
    assert read(text).notes == (
        "“Shoe size” is none of the questions that are kept: row 3 is left out.",
        "Impairment: one person may give several answers, so such counts are not people. Row 4 is left out. Formats and "
        "support can be counted under heads and needs.",
    )


def test_numbers_that_nobody_explains_are_left_out_and_said() -> None:
    found = read("Sex: Women,Sex: Men,Volunteers\n11,7,4\n")
    assert found.columns == (
        ("Sex: Women", "sex", "counts this answer"),
        ("Sex: Men", "sex", "counts this answer"),
        ("Volunteers", None, "left out: not a count of an answer"),
    )
    assert found.notes == ("“Volunteers” holds numbers, and nobody has said what they count: left out.",)


NO_COUNTS = {
    "people": "Sex,Age\nF,23\nM,44\n",
    "people with a number each": "ID,Sex\n1,F\n2,M\n",
    "a column for each option": "Event,Sex: Female,Sex: Male\nlunch,1,0\nlunch,0,1\n",
    "a crosstab": "Sex,16-24,25-34\nF,2,3\nM,4,5\n",
    "words": "Respondent,Response\nq,w\n",
}


@pytest.mark.parametrize("what", NO_COUNTS)
def test_what_is_no_table_of_totals_is_refused(what) -> None:
    assert refusal(NO_COUNTS[what]).startswith(
        ("totals.csv is no table of totals that can be read.", "Row 3:")
    )


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"%PDF-1.7"])
def test_what_is_no_table_at_all_is_refused(content) -> None:
    with pytest.raises(FileRefused):
        read_counts(content, file_name="x", today=TODAY)
