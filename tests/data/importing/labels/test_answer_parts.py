"""Several answers in one cell: parted so that every part is a known label, the longest first; own words are dropped.

Mutants and failed here: every comma parts; the shortest known label first; words after "Other:" kept.
"""

import pytest

from data.importing.labels.answer_parts import parts_of
from data.importing.labels.meaning import Meaning


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Hearing", ("Hearing",)),
        ("Hearing;Mobility;", ("Hearing", "Mobility")),
        ("Hearing | Mobility", ("Hearing", "Mobility")),
        ("Hearing\nMobility", ("Hearing", "Mobility")),
        ("Hearing, Mobility", ("Hearing", "Mobility")),
        ('["Hearing","Mobility"]', ("Hearing", "Mobility")),
        ("['Hearing', 'Mobility']", ("Hearing", "Mobility")),
        ("[Hearing, Mobility]", ("Hearing", "Mobility")),
        ("{Hearing,Mobility}", ("Hearing", "Mobility")),
        ("[Hearing]", ("Hearing",)),
        ("Hearing;Purple", ("Hearing", "Purple")),
        ("Hearing, Purple", ("Hearing, Purple",)),
        ("Other: my knee", ("Other",)),
        ("Other (please specify): my knee, Hearing", ("Other",)),
        ("Other (please specify) - my knee", ("Other",)),
        ("Hearing;Other: my knee; and toe", ("Hearing", "Other")),
        ("Hearing, Mobility, Other: my knee, and toe", ("Hearing", "Mobility", "Other")),
        ("Purple, Other: my knee", ("Purple, Other: my knee",)),
        ("-oth-", ("Other",)),
        ("Purple: my knee", ("Purple: my knee",)),
        ("", ("",)),
    ],
)
def test_impairments(cell: str, parts: tuple[str, ...]) -> None:
    assert parts_of(cell, Meaning("impairment")) == parts


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Asian, Asian British or Asian Welsh", ("Asian, Asian British or Asian Welsh",)),
        ("Asian, Asian British or Asian Welsh, White", ("Asian, Asian British or Asian Welsh", "White")),
        ("White, Asian, Asian British or Asian Welsh", ("White", "Asian, Asian British or Asian Welsh")),
        ("Asian, Asian British or Asian Welsh - Klingon", ("Asian, Asian British or Asian Welsh - Klingon",)),
        ("Any other White background: Klingon", ("Any other White background",)),
        ("Any other White background: Polish", ("Any other White background: Polish",)),
        ("White: Klingon", ("White: Klingon",)),
        ("Other: Arab", ("Other: Arab",)),
    ],
)
def test_ethnic_groups(cell: str, parts: tuple[str, ...]) -> None:
    assert parts_of(cell, Meaning("ethnic_group")) == parts


def test_a_decided_label_is_never_parted() -> None:
    decided = {"hearing;purple": "other_impairment"}
    assert parts_of("Hearing; Purple", Meaning("impairment", decided=decided)) == ("Hearing; Purple",)


def test_an_answer_of_several_words_with_commas() -> None:
    assert parts_of("Yes, limited a lot", Meaning("disability")) == ("Yes, limited a lot",)
