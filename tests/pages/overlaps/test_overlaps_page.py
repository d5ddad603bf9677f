"""The page of overlaps over a real small database, and what it says of made-up tables of the same two characteristics."""

import json
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from models.protected import EVERYTHING, OverlapRow, ProtectedCell, ProtectedCount
from models.vocabulary import Withheld
from pages.parts import downloads, frame
from pages.parts.charts import matrix_chart, overlap_chart
from pages.parts.charts.matrix_chart import MatrixCell, MatrixHeading, MatrixRow
from pages.parts.overlaps import overlap_reads, overlap_table
from pages.parts.overlaps.overlap import Overlap
from pages.parts.sentences import on_overlaps
from tests.pages.visits import html, visit
from tests.world import World

DISABLED, NOT_DISABLED = "disabled_unspecified", "not_disabled_unspecified"
FEW = ProtectedCount(None, Withheld.FEWER_THAN_10, 0, 9)
OUT = ProtectedCount(None, Withheld.NOT_AVAILABLE, 0, 0)


def publish_world() -> None:
    """2024/25: 100 of 400 women and 3 of 303 men are disabled; a carer's answer of everybody, so that there are three pairs."""
    made = World()
    made.activity("survey", quarter="2024-Q1")
    made.people("survey", 100, sex="female", disability=DISABLED, unpaid_carer="not_carer")
    made.people("survey", 300, sex="female", disability=NOT_DISABLED, unpaid_carer="carer_1_19")
    made.people("survey", 3, sex="male", disability=DISABLED, unpaid_carer="not_carer")
    made.people("survey", 150, sex="male", disability=NOT_DISABLED, unpaid_carer="carer_1_19")
    made.people("survey", 150, sex="male", disability=NOT_DISABLED, unpaid_carer="not_carer")
    made.publish()


@pytest.fixture
def held(world) -> Overlap:
    release = overlap_reads.release()
    assert release is not None
    return overlap_reads.overlap(release, EVERYTHING, "sex", "disability")


def opened(**choices: str | list[str]) -> AppTest:
    return visit("overlaps", **choices)


def shown(number: int) -> ProtectedCount:
    return ProtectedCount(number, None, number - 4, number + 4)


def with_cells(held: Overlap, *rows: tuple[ProtectedCount, ...]) -> Overlap:
    """Return the overlap with other figures: for each row its base and its cells."""
    made = tuple(
        OverlapRow(
            row.category,
            base,
            tuple(ProtectedCell(cell.category, count) for cell, count in zip(row.cells, counts, strict=True)),
        )
        for row, (base, *counts) in zip(held.table.rows, rows, strict=True)
    )
    return replace(held, table=replace(held.table, rows=made))


def test_nothing_yet(sqlite_databases):
    app = opened()
    assert not app.exception
    assert frame.NOTHING_YET in html(app)


def test_nothing_yet_where_nobody_answered_two_questions(sqlite_databases):
    made = World()
    made.activity("survey")
    made.people("survey", 100, sex="female")
    made.people("survey", 100, sex="male")
    made.publish()
    assert frame.NOTHING_YET in html(opened())


def test_a_reader_sees_who_is_missing(world):
    app = opened(characteristic="sex", other="disability")
    assert not app.exception
    said = html(app)
    assert "We heard fewer than 10 disabled people among men," in said
    assert "fewer than 10" in said
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    for chart in charts:
        assert "Matrix of sex by disability" in chart.proto.alt
        words = [note["text"] for note in json.loads(chart.proto.spec)["layout"]["annotations"]]
        assert "25%" in words
        assert not {"3", "1%", "303"} & set(words)
    assert app.get("download_button")


def test_the_second_box_offers_only_what_there_is_a_table_with(world):
    app = opened(characteristic="sex")
    rows, columns, period = app.selectbox
    assert len(rows.options) == 3
    assert {"Disability", "Sex"} < set(rows.options)
    assert "Sex" not in columns.options
    assert len(columns.options) == 2
    assert [each.startswith(("Since", "April")) for each in period.options] == [True, True]


@pytest.mark.parametrize(
    "choices",
    [
        {"characteristic": "nonsense"},
        {"characteristic": "sex", "other": "nonsense"},
        {"characteristic": "sex", "other": "disability", "period": "1999-00"},
        {"characteristic": "sex", "other": "disability", "third": "age_band"},
    ],
)
def test_whatever_is_not_offered_gets_the_one_plain_message(world, choices):
    """A third characteristic too. Mutant: without `address.is_clean`."""
    said = html(opened(**choices))
    assert frame.WITHHELD in said
    assert "er-headline" not in said


@pytest.mark.parametrize(
    "kept",
    [
        {"characteristic": "impairment"},
        {"period": "2024-Q1"},
        {"other": "religion_or_belief"},
        {"characteristic": "disability", "other": "trans_status"},
        {"characteristic": "disability", "other": "disability"},
    ],
)
def test_what_is_not_offered_here_gives_way_and_the_page_says_so(world, kept):
    """A link from another page and an address that names such a table look the same; so do too small and not there.

    Mutants: without `_forget`; without the aside.
    """
    said = html(opened(**kept))
    assert frame.WITHHELD not in said
    assert "er-headline" in said
    assert "The table asked for is not among those we publish. Shown instead: " in said
    assert ", since records began." in said


def test_the_line_names_what_is_shown_instead(world):
    said = html(opened(characteristic="disability", other="religion_or_belief", period="2024-25"))
    assert "Shown instead: disability by sex, April 2024 to March 2025." in said


@pytest.mark.parametrize("choices", [{}, {"characteristic": "sex", "other": "disability"}])
def test_what_was_asked_for_and_is_shown_needs_no_such_line(world, choices):
    assert "Shown instead" not in html(opened(**choices))


def test_what_only_the_visit_remembers_gives_way_without_a_word(world):
    """Nobody asked for it here. Mutant: `named` always true."""
    app = AppTest.from_string("from pages import overlaps\noverlaps.page()", default_timeout=60)
    app.session_state["chosen_characteristic"] = "impairment"
    said = html(app.run())
    assert "er-headline" in said
    assert "Shown instead" not in said


class TestTheHeadline:
    def test_one_combination(self, held):
        assert on_overlaps.headline(held).claim == "We heard fewer than 10 disabled people among men,"

    def test_several_combinations_and_a_group_left_out(self, held):
        found = on_overlaps.headline(
            with_cells(
                held,
                (shown(400), FEW, shown(395)),
                (shown(300), FEW, shown(290)),
                (OUT, OUT, OUT),
            )
        )
        assert found.claim == "Of two combinations we heard fewer than 10 people,"
        assert "disabled people among women and disabled people among men." in found.rest
        assert "We can't say anything of" in found.rest

    def test_nothing_is_missing(self, held):
        found = on_overlaps.headline(
            with_cells(
                held,
                (shown(400), shown(100), shown(300)),
                (shown(300), shown(20), shown(280)),
                (OUT, OUT, OUT),
            )
        )
        assert found.claim == "We heard at least 10 people of every combination that we can show."

    def test_it_says_when_it_can_not_answer(self, held):
        nothing = with_cells(held, *[(OUT, OUT, OUT)] * 3)
        found = on_overlaps.headline(nothing)
        assert found.claim == "We can't say who is missing here,"
        assert "groups are left out" in found.rest


class TestTheMatrix:
    def test_cells_are_shares_of_the_shown_row(self, held):
        drawn = overlap_chart.info(
            with_cells(
                held, (shown(400), shown(100), shown(300)), (shown(300), FEW, shown(295)), (OUT, OUT, OUT)
            ),
            what="sex by disability",
            headline="Found.",
        )
        women, men, others, heading, everybody, here = drawn.rows
        assert women == MatrixRow(
            women.label, "400", (MatrixCell("shown", text="25%"), MatrixCell("shown", text="75%"))
        )
        assert men.cells == (MatrixCell("hidden"), MatrixCell("shown", text="98%"))
        assert (others.base, others.cells) == ("left out", (MatrixCell("not_available"),) * 2)
        assert heading == MatrixHeading("To compare with")
        assert everybody.base == "705"
        assert [cell.state for cell in here.cells] == ["shown", "shown"]
        assert drawn.alt == "Matrix of sex by disability. Found. A table has the same figures."

    @pytest.mark.parametrize("width", ["wide", "narrow"])
    def test_every_share_is_printed_at_every_width(self, held, width):
        """Eight columns, the most that a characteristic has here."""
        drawn = overlap_chart.info(held, what="sex by disability", headline="")
        row = MatrixRow("Many", "800", tuple(MatrixCell("shown", text=f"{n}%") for n in range(11, 19)))
        wide = replace(drawn, columns=tuple("abcdefgh"), rows=(row,))
        texts = [note.text for note in matrix_chart.figure(wide, width).layout.annotations]
        assert {f"{n}%" for n in range(11, 19)} <= set(texts)


def test_the_table_has_the_same_figures_and_no_other(held):
    table = overlap_table.table(
        with_cells(
            held, (shown(400), shown(100), shown(300)), (shown(300), FEW, shown(295)), (OUT, OUT, OUT)
        ),
        caption="Overlaps",
    )
    rows = [(row.under, *(cell.text for cell in row.cells[:3])) for row in table.rows]
    women, men = table.rows[0].under, table.rows[3].under
    assert rows[:6] == [
        (women, "All who answered both", "400", "–"),
        (women, "Disabled", "100", "25%"),
        (women, "Not disabled", "300", "75%"),
        (men, "All who answered both", "300", "–"),
        (men, "Disabled", "fewer than 10", "hidden"),
        (men, "Not disabled", "295", "98%"),
    ]
    assert {row[2] for row in rows[6:9]} == {"left out"}
    assert re.search(r"fewer than 10.*hidden", downloads.as_csv(table, notes=["A note"]).decode("utf-8-sig"))


@pytest.mark.parametrize(("base", "said"), [(95, "20 of 95"), (100, "20%")])
def test_a_row_of_few_people_is_told_in_people(held, base, said):
    """50% and 63% of 40 people, each rounded, look like a mistake. Mutant: the share whatever the base."""
    few = with_cells(held, (shown(base), shown(20), shown(base - 20)), *[(OUT, OUT, OUT)] * 2)
    drawn = overlap_chart.info(few, what="sex by disability", headline="So.")
    assert drawn.rows[0].cells[0].text == said
    cell = overlap_table.table(few, caption="Sex by disability").rows[1].cells[2]
    assert cell.text == (said if said.endswith("%") else overlap_table.TOO_FEW)
