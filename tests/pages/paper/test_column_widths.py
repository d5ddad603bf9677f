"""How the room of a page is shared among the columns of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.vocabulary import Verdict
from pages.paper.writing.column_widths import width_of, widths
from pages.parts.tables import Cell, Column, Row, Table


def table(columns, *rows, under=""):
    return Table("T", columns, tuple(Row(tuple(Cell(text) for text in row), under) for row in rows))


NAME, NUMBER, SENTENCE = Column("Name"), Column("N", number=True), Column("Said", prose=True)


def needs(text, *, bold=False):
    return width_of(text, size=9, bold=bold)


def test_the_columns_fill_the_room_and_no_more():
    found = widths(table((NAME, NUMBER), ("Cats", "12,345")), room=300, size=9)
    assert (sum(found.points), found.whole) == (pytest.approx(300), True)


def test_room_to_spare_goes_to_the_names_so_that_numbers_stay_together():
    """Mutant: room to spare shared equally."""
    name, first, second = widths(table((NAME, NUMBER, NUMBER), ("Cats", "1", "2")), room=300, size=9).points
    assert first == second < 30 < name


def test_room_to_spare_goes_to_sentences_where_there_are_any():
    name, sentence = widths(table((NAME, SENTENCE), ("Cats", "They came.")), room=300, size=9).points
    assert name < 60 < sentence


def test_a_number_stays_in_one_line_where_a_name_may_wrap():
    """Mutant: words of a number column as of any other."""
    rows = ("Friends of cats and other small animals of the house", "fewer than 10")
    name, number = widths(table((NAME, NUMBER), rows), room=130, size=9).points
    assert number >= needs("fewer than 10")
    assert name >= needs("Friends")


def test_a_date_stays_in_one_line_beside_a_long_sentence():
    """Mutant: only numbers kept in one line."""
    long = "A long sentence that asks for all the room that it can get, and for more than that as well"
    found = widths(
        table((NAME, Column("Due"), SENTENCE), ("Cats", "19 Aug 2026", long)), room=250, size=9
    ).points
    assert found[1] >= needs("19 Aug 2026")


def test_room_goes_to_the_column_that_makes_the_rows_tall():
    """Mutant: room shared equally among all that wrap."""
    short, long = (
        "Head of Inclusion",
        "We asked people who had waited what it was like, and what would have helped them most",
    )
    source = Column("Source")
    found = widths(table((NAME, source, source), ("Cats", short, long)), room=320, size=9).points
    assert found[2] > 2 * found[1]


def test_no_word_is_broken_as_long_as_each_has_room():
    """Mutant: `whole` always true."""
    rows = ("Llanfairpwllgwyngyll", "Rhosllannerchrugog")
    least = sum(needs(word) for word in rows)
    assert widths(table((NAME, NAME), rows), room=least + 20, size=9).whole
    tight = widths(table((NAME, NAME), rows), room=least - 20, size=9)
    assert (tight.whole, sum(tight.points)) == (False, pytest.approx(least - 20))


def test_headings_of_columns_and_of_groups_count():
    """Mutants: headings left out; group headings left out."""
    heading = widths(table((NAME, Column("Participation", number=True)), ("a", "1")), room=120, size=9)
    assert heading.points[1] >= needs("Participation", bold=True)
    group = widths(table((NAME, NUMBER), ("a", "1"), under="Participation"), room=120, size=9)
    assert group.points[0] >= needs("Participation", bold=True)


def test_bold_words_get_the_room_of_bold_ones():
    def of(verdict):
        row = Row((Cell("Cats"), Cell("Under-reached", verdict=verdict)))
        return widths(Table("T", (SENTENCE, NAME), (row,)), room=300, size=9).points[1]

    assert of(Verdict.UNDER) > of(None)


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60)), max_size=5))
def test_any_table_fits_its_room(rows):
    found = widths(table((NAME, NUMBER, SENTENCE), *rows), room=481, size=9)
    assert sum(found.points) == pytest.approx(481)
    assert all(points > 0 for points in found.points)
