"""Would those who did not answer change it? Bounds of each share, from shown values (method 3.2)."""

from pages.parts.reach import unanswered
from tests.pages.pets import pets


def rows(**given):
    table = unanswered.table(pets(**given), what="pet")
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_each_group_has_its_share_if_none_or_all_of_them_were_of_it():
    """20 of 200 who answered, 250 asked: from 20 of 250 to 70 of 250. Mutant: shares of those who answered."""
    assert rows(known=200, asked=250, cats=20, dogs=None, fish=25, birds=150) == [
        ["Cats", "30%", "8%", "10%", "28%", "Yes"],
        ["Dogs", "30%", "hidden", "hidden", "hidden", "No"],
        ["Fish", "10%", "10%", "13%", "30%", "Yes"],
        ["Birds", "30%", "60%", "75%", "80%", "No"],
    ]


def test_where_everybody_answered_nothing_can_change():
    assert {row[-1] for row in rows(cats=60, dogs=60, fish=20, birds=60)} == {"No"}


def test_groups_that_are_not_judged_are_not_listed():
    assert rows(known=100, asked=200, cats=30, dogs=30, fish=10, birds=30) == []
    assert rows(cats=60, compared_with_nobody=True) == []
