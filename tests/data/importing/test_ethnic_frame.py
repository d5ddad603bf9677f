"""The 2001 ethnic question (16+1) is told from the 2021 one (19 groups), or the output says that it can't be.

Mutants tried and failed here: Gypsy or Irish Traveller taken out of only_2021; either frame taken as 2021.
"""

import pytest

from data.importing.ethnic_frame import BROAD, DECLARED, EITHER, FOUND_2001, FOUND_2021, find_frame
from data.importing.labels import Meaning, found_codes


@pytest.mark.parametrize(
    ("labels", "frame", "why"),
    [
        (["White British", "Arab"], "2021", FOUND_2021),
        (["White British", "Roma"], "2021", FOUND_2021),
        (["White - Gypsy or Irish Traveller"], "2021", FOUND_2021),
        (["Asian, Asian British or Asian Welsh: Chinese"], "2021", FOUND_2021),
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


def test_the_map_decides() -> None:
    found = find_frame(["Arab"], meaning=Meaning("ethnic_group"), declared="2001")
    assert (found.frame, found.why) == ("2001", DECLARED.format(frame="2001"))
