"""Which ethnic question was asked, 2001 (16 groups), 2011 (18) or 2021 (19), or that it can't be told.

Mutants and failed here: Roma taken out of only_2021; Gypsy or Irish Traveller put into it; either taken as 2021; a
word of 2021 found inside another word.
"""

import pytest

from data.importing.labels.ethnic_frame import (
    BROAD,
    DECLARED,
    EITHER,
    FOUND_2001,
    FOUND_2011,
    FOUND_2021,
    find_frame,
)
from data.importing.labels.meaning import Meaning, declared_codes, found_codes


@pytest.mark.parametrize(
    ("labels", "frame", "why"),
    [
        (["White British", "Roma"], "2021", FOUND_2021),
        (["White British", "Arab", "Roma"], "2021", FOUND_2021),
        (["Asian, Asian British or Asian Welsh: Chinese"], "2021", FOUND_2021),
        (["Black, Black British, Black Welsh, Caribbean or African: African"], "2021", FOUND_2021),
        (["White British", "Arab"], "2011", FOUND_2011),
        (["White - Gypsy or Irish Traveller"], "2011", FOUND_2011),
        (["White British", "Asian/Asian British: Chinese"], "2011", FOUND_2011),
        (["White British", "Aromanian", "Chinese"], "2001", EITHER),
        (["White - British", "Other Ethnic Groups - Chinese"], "2001", FOUND_2001),
        (["White British", "Chinese", "Indian"], "2001", EITHER),
        (["White", "Asian", "NA"], None, BROAD),
    ],
)
def test_the_answers_show_the_question(labels: list[str], frame: str | None, why: str) -> None:
    found = find_frame(labels, meaning=Meaning("ethnic_group"), declared=None)
    assert (found.frame, found.why) == (frame, why)


def test_nhs_codes_ask_the_2001_question() -> None:
    standard, codes = found_codes("ethnic_group", ["A", "R", "Z"])
    found = find_frame(
        ["A", "R"], meaning=Meaning("ethnic_group", codes=codes, standard=standard), declared=None
    )
    assert found.frame == "2001"


def test_a_code_list_says_which_question_it_is() -> None:
    census = "CENSUS2021 ethnic_group_tb_20b (TS021)"
    meaning = Meaning("ethnic_group", codes=declared_codes("ethnic_group", census), standard=census)
    found = find_frame(["1", "13"], meaning=meaning, declared=None)
    assert (found.frame, found.why, found.unsure) == ("2021", FOUND_2021, False)


@pytest.mark.parametrize(
    ("labels", "unsure"),
    [
        (["Arab"], True),
        (["Chinese"], True),
        (["Roma"], False),
        (["White"], False),
        (["Other - Chinese"], False),
    ],
)
def test_a_person_is_asked_where_only_a_person_can_say(labels: list[str], unsure: bool) -> None:
    assert find_frame(labels, meaning=Meaning("ethnic_group"), declared=None).unsure is unsure


def test_the_map_decides() -> None:
    found = find_frame(["Arab"], meaning=Meaning("ethnic_group"), declared="2001")
    assert (found.frame, found.why) == ("2001", DECLARED.format(frame="2001"))
