"""What only a person can answer about a file, and what each answer would make of it."""

import pytest

from data.importing import ColumnMap
from data.importing.columns.finding import find_columns
from data.importing.columns.questions import (
    CodeList,
    CodesQuestion,
    FrameQuestion,
    PolarityQuestion,
    find_questions,
    unanswered,
)
from data.importing.labels.meaning import OWN_SLUGS

SEX_OF_NHS = "NHS_DD PERSON STATED GENDER CODE (an1)"
SEX_OF_CENSUS = "CENSUS2021 sex (TS008)"
TRANS = "Trans status"


@pytest.fixture
def asked(table):
    def ask(heading: str, *cells: str, said: ColumnMap | None = None):
        found = table(f"Row,{heading}", *(f"{row},{cell}" for row, cell in enumerate(cells)))
        said = said or ColumnMap()
        return find_questions(found, find_columns(found, column_map=said, decided={}), said=said)

    return ask


@pytest.mark.parametrize("said", [None, "same", "different"])
def test_yes_and_no_to_a_trans_question_ask_which_way_round(asked, said):
    """Who has answered is asked still: the answer can be changed. Mutant: asked only where nobody has said."""
    map_ = ColumnMap(columns={TRANS: "trans_status"}, polarity={"trans_status": said} if said else {})
    questions = asked(TRANS, "Yes", "No", "Prefer not to say", said=map_)
    assert questions == (PolarityQuestion(TRANS, "trans_status", ("Yes", "No"), said),)
    assert unanswered(questions) == (said is None)


def test_answers_that_say_which_way_round_ask_nothing(asked):
    map_ = ColumnMap(columns={TRANS: "trans_status"})
    assert asked(TRANS, "Same as at birth", "Prefer not to say", said=map_) == ()


def test_codes_that_lists_read_differently_ask_which_list(asked):
    """Mutant: only lists that know every code offered."""
    (question,) = asked("Sex", "1", "2", "9")
    assert isinstance(question, CodesQuestion)
    assert (question.column, question.characteristic, question.said) == ("Sex", "sex", None)
    lists = {each.name: each.meanings for each in question.lists}
    assert lists[SEX_OF_NHS] == {"1": "male", "2": "female", "9": "indeterminate"}
    assert lists[SEX_OF_CENSUS] == {"1": "female", "2": "male", "9": None}


def test_lists_that_agree_on_the_codes_of_a_file_are_one_choice(asked):
    (question,) = asked("Sex", "1", "2")
    assert [each.meanings for each in question.lists] == [
        {"1": "male", "2": "female"},
        {"1": "female", "2": "male"},
    ]
    assert len(question.lists[0].also) == 2


def test_a_declared_list_stays_a_choice(asked):
    said = ColumnMap(coded={"sex": SEX_OF_CENSUS})
    (question,) = asked("Sex", "1", "2", said=said)
    assert question.said == SEX_OF_CENSUS
    assert SEX_OF_NHS in [each.name for each in question.lists]


@pytest.mark.parametrize("cells", [("Female", "Male"), ("F", "M"), ("Martian",), ("",)])
def test_a_column_of_words_asks_for_no_list(asked, cells):
    assert asked("Sex", *cells) == ()


def test_ages_in_years_are_no_codes(asked):
    assert asked("Age in years", "1", "2", "34") == ()


def test_our_own_short_names_are_a_list(asked):
    (question,) = asked("Sexual orientation", "gay_or_lesbian", "bisexual")
    assert question.lists == (CodeList(OWN_SLUGS, {"gay_or_lesbian": "gay_or_lesbian"}),)


DEPRIVATION = "IMD 2025 quintile"


def test_a_heading_that_says_what_the_cells_are_asks_for_no_list(asked):
    """Mutant: asked all the same, with "leave for review" chosen, while the cells were read as fifths."""
    assert asked(DEPRIVATION, *"12345", "Not known", "") == ()


def test_a_cell_that_the_heading_does_not_explain_asks_and_shows_how_the_others_are_read(asked):
    """Mutant: nobody's answer shown as none."""
    (question,) = asked(DEPRIVATION, "1", "2", "10")
    assert question.said == OWN_SLUGS
    own = next(each for each in question.lists if each.name == OWN_SLUGS)
    assert own.meanings == {"1": "1", "2": "2", "10": None}


def test_a_list_that_a_person_declared_against_the_heading_can_be_changed(asked):
    (question,) = asked(DEPRIVATION, *"12345", said=ColumnMap(coded={"imd_quintile": "IMD decile"}))
    assert question.said == "IMD decile"
    assert OWN_SLUGS in [each.name for each in question.lists]


@pytest.mark.parametrize("said", [None, "2001", "2021"])
def test_ethnic_answers_that_fit_both_questions_ask_which(asked, said):
    questions = asked("Ethnic group", "White British", "Indian", said=ColumnMap(ethnic_frame=said))
    assert questions == (FrameQuestion("Ethnic group", "ethnic_group", said),)


def test_answers_of_2011_or_2021_ask_which(asked):
    questions = asked("Ethnic group", "White British", "Arab")
    assert questions == (FrameQuestion("Ethnic group", "ethnic_group", None),)


@pytest.mark.parametrize("cells", [("White British", "Roma"), ("White", "Asian")])
def test_ethnic_answers_that_tell_ask_nothing(asked, cells):
    assert asked("Ethnic group", *cells) == ()


@pytest.mark.parametrize(("codes", "asks"), [(("1", "Q", "V", "W"), False), (("1", "2", "Q", "V"), True)])
def test_a_list_that_knows_few_of_the_codes_is_not_offered(asked, codes, asks):
    """Half is enough. Mutant: any list that knows one offered."""
    assert bool(asked("Sex", *codes)) is asks
