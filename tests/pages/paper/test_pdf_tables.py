import pytest

from pages.paper.drawn.letters import FAMILIES, font
from pages.paper.writing.pdf_tables import MARGIN, PAGE, SIZES, fit
from pages.parts.tables import Cell, Column, Row, Table
from tests.pages.paper.invented_paper import invented_paper

ROOM = PAGE[0] - 2 * MARGIN


def table(*rows: tuple[str, ...], columns: tuple[Column, ...]) -> Table:
    return Table("Words", columns, tuple(Row(tuple(Cell(text) for text in row)) for row in rows))


@pytest.mark.parametrize("families", [FAMILIES, FAMILIES[-1:]])
def test_no_table_is_wider_than_its_page(families):
    """Mutant: the last column with a gap after it."""
    for _, figures in invented_paper().tables():
        fitted = fit(figures.table, font(families))
        assert sum(fitted.widths) <= PAGE[fitted.turned] - 2 * MARGIN + 0.01
        assert len(fitted.widths) == len(figures.table.columns)


def test_sentences_get_the_room_that_names_do_not_need():
    sentence = "We asked people what they need to take part, and wrote down what they said. " * 2
    columns = (Column("Who"), Column("What was written", prose=True), Column("By"))
    fitted = fit(table(("A place to be seen", sentence, "Head of Inclusion"), columns=columns), font())
    assert fitted.widths[1] > 2 * max(fitted.widths[0], fitted.widths[2])
    assert sum(fitted.widths) == pytest.approx(ROOM)


def test_a_table_of_few_words_keeps_its_numbers_near_their_names():
    fitted = fit(table(("Cats", "60"), columns=(Column("Group"), Column("People", number=True))), font())
    assert sum(fitted.widths) < 0.7 * ROOM
    assert fitted.size == SIZES[0]
    assert not fitted.turned


def test_a_short_table_stays_on_a_page_and_a_long_one_goes_on():
    columns = (Column("Group"), Column("People", number=True))
    assert fit(table(*[("Cats", "60")] * 10, columns=columns), font()).whole
    assert not fit(table(*[("Cats", "60")] * 60, columns=columns), font()).whole


def test_letters_become_smaller_before_a_page_is_turned():
    """Mutant: no smaller letters."""
    columns = (Column("Group"), *(Column("People heard", number=True) for _ in range(8)))
    found = [
        fit(table(("Cats and dogs", *[text] * 8), columns=columns), font())
        for text in ("12,345", "123,456,789", "9" * 15)
    ]
    assert [(each.size, each.turned) for each in found] == [(9.0, False), (8.0, False), (9.0, True)]
