"""The strips of who answered: what the info holds, and that the figure draws that and nothing else."""

import json

import pytest

from data.disclosure.not_available import not_asked, not_available
from models.protected import EVERYTHING
from models.vocabulary import Missing
from pages.parts.charts import answers_chart, missing_strip
from pages.parts.charts.answers_chart import AnswersRow
from pages.parts.trust.answering import Answering
from tests.pages.charts.test_figure_numbers import sent
from tests.pages.pets import pets

ABSENT = not_available(EVERYTHING, characteristic="sex", level="two", categories=())
PET = Answering(
    "Pet",
    pets(
        known=700,
        asked=900,
        people=1000,
        missing={Missing.PREFER_NOT_TO_SAY: 200, Missing.NOT_KNOWN: None, Missing.NOT_ASKED: 100},
    ).comparison.table,
)
ROWS = [PET, Answering("Not & asked", not_asked(ABSENT)), Answering("Absent", ABSENT)]


def drawn(rows=ROWS):
    return answers_chart.info(rows, what="3 questions", headline="So.")


def test_a_row_holds_its_parts_and_its_words():
    first, second, third = drawn().rows
    assert (first.label, first.asked, first.answered) == ("Pet", "900", "78%")
    assert first.parts == missing_strip.info(PET.table, what="Pet").parts
    assert second == AnswersRow("Not & asked", "0", "Not asked", second.parts)
    assert [(part.kind, part.start, part.end) for part in second.parts] == [("not_asked", 0.0, 1.0)]
    assert third == AnswersRow("Absent", "–", "Not available", ())


def test_the_alternative_text_says_what_is_left_out():
    assert drawn().alt == (
        "Strips of who answered, 3 questions. So. 1 not asked. 1 not available. A table has the same figures."
    )
    assert "not asked" not in drawn([PET]).alt


def test_the_legend_names_what_the_strips_hold():
    assert [words for _, words in answers_chart.legend(drawn())] == [
        *("Answered", "Prefer not to say", "Not asked", "Hidden; its width says nothing"),
    ]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_row_is_as_long_as_the_next_and_each_kind_is_one_trace(width):
    """Mutant: a strip that ends at the share of those asked."""
    figure = json.loads(answers_chart.figure(drawn(), width).to_json())
    names = [trace["name"] for trace in figure["data"]]
    assert names == ["Answered", "Prefer not to say", "Hidden", "Not asked"]
    ends = {}
    for trace in figure["data"]:
        for start, length, y in zip(trace["base"], trace["x"], trace["y"], strict=True):
            ends[y] = max(ends.get(y, 0), start + length)
    assert list(ends.values()) == pytest.approx([1.0, 1.0])
    assert figure["layout"]["xaxis"]["range"] == [0, 1]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_number_of_the_strips_is_made_from_shown_values(width):
    """Mutant: the start of a part moved by 0.0123 in `missing_strip.bars`."""
    parts = [part for row in drawn().rows for part in row.parts]
    expected = {0.0, 1.0, 78.0, *([900.0] if width == "wide" else [])}
    expected |= {round(each, 6) for part in parts for each in (part.start, part.end - part.start)}
    assert sent(answers_chart.figure(drawn(), width)) <= expected


def test_what_people_typed_is_escaped_and_a_long_name_is_cut():
    long = "<b>Being ourselves in care</b>, and other things besides"
    figure = answers_chart.figure(drawn([Answering(long, PET.table)])).to_json()
    assert "&lt;b&gt;Being ourselves" in figure.replace("\\u003c", "<").replace("\\u003e", ">").replace(
        "\\u0026", "&"
    )
    assert len(drawn([Answering(long, PET.table)]).rows[0].label) <= answers_chart.LONGEST_ROW
