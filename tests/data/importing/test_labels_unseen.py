"""The matcher is measured on labels it has not seen: none is ever matched wrong (see `tests/labels_unseen.py`).

Mutants and failed here: see the tests of each rule in test_label_forms.py.
"""

from collections import Counter

import pytest

from data import facts
from data.importing.labels.norm import norm
from models.vocabulary import Missing
from tests.labels_unseen import REVIEW, Unseen, report, unseen

MATCHED_AT_LEAST = 0.72
"""Of the labels with an answer. It only goes up: whoever makes it fall has broken a rule."""


@pytest.fixture(scope="module")
def rows() -> list[Unseen]:
    return unseen()


def test_no_label_is_matched_wrong(rows: list[Unseen]) -> None:
    wrong = [(row.characteristic, row.label, row.right, row.found) for row in rows if row.outcome == "wrong"]
    assert wrong == []


def test_the_share_matched_right_does_not_fall(rows: list[Unseen]) -> None:
    tally = Counter(row.outcome for row in rows if row.right != REVIEW)
    assert tally["right"] >= MATCHED_AT_LEAST * tally.total()


def test_no_unseen_label_stands_in_the_label_table(rows: list[Unseen]) -> None:
    table = {(row.characteristic, norm(row.label)) for row in facts.labels()}
    seen = [
        (row.characteristic, row.label)
        for row in rows
        if {(row.characteristic, norm(row.label)), ("*", norm(row.label))} & table
    ]
    assert seen == [], "Take them out of tests/labels_unseen.csv: they are not unseen any more."


def test_there_are_many_and_of_every_kind(rows: list[Unseen]) -> None:
    assert len(rows) >= 400
    assert len({(row.characteristic, norm(row.label)) for row in rows}) == len(rows)
    assert {row.how for row in rows} == {"read", "from memory", "made up"}
    kinds = Counter(row.characteristic for row in rows)
    asked = {one.slug for one in facts.characteristics() if one.published} - {"plus_group"}
    assert asked <= set(kinds)


def test_what_is_called_right_is_an_answer(rows: list[Unseen]) -> None:
    for row in rows:
        answers = {category.slug for category in facts.answers(row.characteristic)}
        assert row.right in answers | set(Missing) | {REVIEW}, row


def test_the_report_counts_every_label(rows: list[Unseen]) -> None:
    assert f"Matched wrong: 0 of {len(rows)}." in report(rows)
