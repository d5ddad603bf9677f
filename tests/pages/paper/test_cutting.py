"""Tables made narrower, shorter or turned for paper, periods that a part can't speak of, and prose: nothing is changed in it."""

import pytest

from pages.paper.blocks import Bullets, Paragraph
from pages.paper.shaping import cutting, periods, prose, turning
from pages.parts.sentences.headline import Headline
from pages.parts.tables import Cell, Column, Row, Table

SHOWN = Cell("fewer than 10", swatch="hidden", quiet=True)
PETS = Table(
    "Pets",
    (Column("Pet"), Column("People", number=True), Column("Asked", number=True), Column("Why", prose=True)),
    (
        Row((Cell("Cats"), Cell("700"), Cell("900"), Cell("Many.")), "Furry"),
        Row((Cell("Dogs"), Cell("120"), Cell("300"), Cell("Some.")), "Furry"),
        Row((Cell("Fish"), SHOWN, Cell("40"), Cell("Few.")), "Not furry"),
    ),
    scrolls=True,
)


def names(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_columns_are_kept_in_the_order_of_the_table_with_what_names_the_rows():
    cut = cutting.columns(PETS, ["Why", "People"], of="people")
    assert cut.caption == "Pets: people"
    assert cut.columns == (PETS.columns[0], PETS.columns[1], PETS.columns[3])
    assert cut.rows[2].cells == (Cell("Fish"), SHOWN, Cell("Few."))
    assert [row.under for row in cut.rows] == ["Furry", "Furry", "Not furry"]


def test_a_column_that_is_not_there_is_an_error_and_not_left_out():
    """Else a heading that a page renames would vanish from papers. Mutant: names that are not there are passed over."""
    with pytest.raises(KeyError, match="Reason"):
        cutting.columns(PETS, ["People", "Reason"])


def test_rows_are_kept_by_name():
    assert texts(cutting.named(PETS, {"Fish", "Birds"})) == [["Fish", "fewer than 10", "40", "Few."]]


@pytest.mark.parametrize(
    ("most", "rows", "told"),
    [
        (3, 3, ()),
        (4, 3, ()),
        (2, 2, ("The first 2 of 3; the page “All pets” has the others.",)),
    ],
)
def test_what_is_left_out_is_said(most, rows, told):
    cut, said = cutting.rows(PETS, most=most, page="All pets")
    assert (len(cut.rows), said) == (rows, told)
    assert cut.rows == PETS.rows[:rows]


def test_a_matrix_is_turned_on_its_side():
    (turned,) = turning.turned(PETS, first="What")
    assert names(turned) == ["What", "Cats", "Dogs", "Fish"]
    assert texts(turned) == [
        ["People", "700", "120", "fewer than 10"],
        ["Asked", "900", "300", "40"],
        ["Why", "Many.", "Some.", "Few."],
    ]
    assert turned.rows[0].cells[3] == SHOWN
    assert turned.side_by_side


@pytest.mark.parametrize(
    ("rows", "across"), [(6, [6]), (7, [4, 3]), (8, [4, 4]), (12, [6, 6]), (13, [5, 5, 3])]
)
def test_many_rows_stand_in_several_tables_of_about_as_many(rows, across):
    """Mutant: six at a time, which leaves one alone of seven."""
    many = Table("Pets", PETS.columns[:2], tuple(Row((Cell(f"{n}"), Cell("1"))) for n in range(rows)))
    tables = turning.turned(many, first="What")
    assert [len(each.columns) - 1 for each in tables] == across
    assert sum([names(each)[1:] for each in tables], []) == [f"{n}" for n in range(rows)]
    captions = [each.caption for each in tables]
    of = len(across)
    assert captions == (["Pets"] if of == 1 else [f"Pets, {n + 1} of {of}" for n in range(of)])


def test_a_table_without_rows_is_turned_into_none():
    assert turning.turned(Table("Pets", PETS.columns, ()), first="What") == ()


@pytest.mark.parametrize(
    ("wanted", "offered", "spoken"),
    [(None, (), None), ("2024-25", ("2024-25",), "2024-25"), ("2024-Q1", ("2024-25",), None)],
)
def test_a_period_that_has_no_such_figures_gives_way_to_all_time(wanted, offered, spoken):
    period, told = periods.spoken_of(wanted, offered=offered)
    assert period == spoken
    assert bool(told) is (wanted != spoken)


def test_prose_becomes_paragraphs_and_lists_with_its_bold_beginnings_as_claims():
    found = prose.blocks(
        "**One.** Says *so*\nand so.\n\n1. **Read.** A file\n   goes on.\n2. Count.\n\n- last\n"
    )
    assert found == (
        Paragraph(Headline("One.", " Says so and so.")),
        Bullets((Headline("Read.", " A file goes on."), Headline("", "Count."))),
        Bullets((Headline("", "last"),)),
    )


@pytest.mark.parametrize("text", ["# Heading", "a [link](x)", "`code`", "a | b", "**left open", "![x](y)"])
def test_prose_that_a_paper_does_not_understand_is_an_error(text):
    """Marks would stand in the paper as signs. Mutant: no check."""
    with pytest.raises(ValueError, match="does not understand"):
        prose.blocks(text)
