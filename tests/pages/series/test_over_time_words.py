"""What the page over time says: findings word for word, the table, its notes."""

from dataclasses import replace
from datetime import date

import pytest

from models.protected import ReleaseNote, Selection
from models.vocabulary import Dimension, Keyed, Missing, TableChange
from pages.parts import sources
from pages.parts.sentences import on_over_time
from pages.parts.series import over_time_table
from tests.pages.pet_series import GONE, marked, over
from tests.pages.pets import benchmark, pets

EVEN = benchmark({"cats": "0.25", "dogs": "0.25", "fish": "0.25", "birds": "0.25"})
QUARTERS = ("2024-Q3", "2024-Q4", "2025-Q1")


def even(**counts):
    return pets(known=1000, population=EVEN, **counts)


SAME = even(cats=250, dogs=250, fish=250, birds=250)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (
            over(SAME, SAME, SAME),
            "Nothing has clearly changed since 2023/24. Rounding and chance alone could explain every difference between "
            "then and 2025/26.",
        ),
        (
            over(SAME, SAME),
            "Nothing has clearly changed since 2023/24. Rounding and chance alone could explain every difference between "
            "then and 2024/25. Two years are too few to speak of a trend.",
        ),
        (
            over(SAME, SAME, periods=QUARTERS, buckets="quarters"),
            "Nothing has clearly changed since October to December 2024. Rounding and chance alone could explain every "
            "difference between then and January to March 2025. Two quarters are too few to speak of a trend.",
        ),
        (
            over(*[even(cats=None, dogs=None, fish=None, birds=980)] * 3),
            "Nothing has clearly changed since 2023/24. Rounding and chance alone could explain every difference between "
            "then and 2025/26, and for 3 of 4 groups a number is hidden.",
        ),
        (
            over(even(cats=50, dogs=320, fish=320, birds=310), SAME, even(cats=150, dogs=290, fish=290, birds=270)),
            "Friends of cats are clearly better reached than in 2023/24: 15 of every 100 people heard in 2025/26, up from 5. "
            "For three other groups there is no clear change.",
        ),
        (
            over(even(cats=None, dogs=330, fish=330, birds=330), even(cats=100, dogs=300, fish=300, birds=300)),
            "Friends of cats are clearly better reached than in 2023/24: 10 of every 100 people heard in 2024/25, up from at "
            "most 1. For three other groups there is no clear change. Two years are too few to speak of a trend.",
        ),
        (
            over(even(cats=250, dogs=250, fish=250, birds=250), None, SAME, even(cats=0, dogs=330, fish=330, birds=330)),
            "One group is clearly less well reached and three a larger part of those we hear than in 2023/24. Less well reached: "
            "friends of cats.",
        ),
        (
            over(even(cats=250, dogs=250, fish=250, birds=250), None, SAME, even(cats=150, dogs=300, fish=300, birds=250)),
            "Friends of cats are clearly less well reached than in 2023/24: 15 of every 100 people heard in 2026/27, down "
            "from 25. For three other groups there is no clear change.",
        ),
        (
            over(even(cats=250, dogs=100, fish=400, birds=250), SAME, even(cats=100, dogs=200, fish=450, birds=250)),
            "One group is clearly less well reached and one better reached than in 2023/24: friends of cats, 10 of every 100 "
            "people heard in 2025/26, down from 25; friends of dogs, 20 of every 100, up from 10. For two other groups there "
            "is no clear change.",
        ),
        (
            over(even(cats=400, dogs=200, fish=200, birds=200), SAME, even(cats=270, dogs=230, fish=250, birds=250)),
            "Friends of cats are clearly a smaller part of those we hear than in 2023/24: 27 of every 100 people heard in "
            "2025/26, down from 40. For three other groups there is no clear change.",
        ),
        (
            over(even(cats=200, dogs=270, fish=270, birds=260), SAME, even(cats=400, dogs=200, fish=200, birds=200)),
            "Two groups are clearly less well reached and one a larger part of those we hear than in 2023/24: friends of dogs, "
            "20 of every 100 people heard in 2025/26, down from 27; friends of fish, 20 of every 100, down from 27; friends "
            "of cats, 40 of every 100, up from 20. For one other group there is no clear change.",
        ),
        (
            over(None, SAME),
            "There is only one year to look at, 2024/25, so we cannot say whether anything has changed.",
        ),
        (
            over(SAME, None, None, selection=Selection(None, Dimension.METHOD, "survey")),
            "There is only one year to look at, 2023/24, so we cannot say whether anything has changed.",
        ),
        (
            over(*[pets(known=100, asked=200, missing={Missing.NOT_KNOWN: 100}, cats=30, dogs=30, fish=10, birds=30)] * 3),
            "There is no year whose answers we can compare, because too few of those who were asked answered.",
        ),
        (
            over(*[pets(known=0, asked=0, people=60, cats=0, dogs=0, fish=0, birds=0)] * 2),
            "Nobody was asked this question in these activities.",
        ),
        (
            over(SAME, even(cats=50, dogs=320, fish=320, birds=310), selection=Selection(None, Dimension.AUDIENCE, "one_group")),
            "These activities were for one community or group, and not for the same one every year, so a change in who came "
            "says little about whom we reach.",
        ),
    ],
)  # fmt: skip
def test_the_headline(series, words):
    """Never a trend, only a change between two points.

    Mutants: "better reached" of a group that is over-reached now; the order of what matters turned about; a
    hidden share told as none; "trend" left out of two points.
    """
    assert str(on_over_time.headline(series)) == words


def test_a_breakdown_that_is_hidden_is_no_standstill():
    """Mutant: without its own words, "Nothing has clearly changed" of groups that nobody can see."""
    hidden = SAME.comparison
    groups = tuple(replace(group, heard=GONE) for group in hidden.groups)
    point = replace(SAME, comparison=replace(hidden, groups=groups))
    assert str(on_over_time.headline(over(point, SAME))) == (
        "The groups cannot be compared, because their numbers in 2023/24 or 2024/25 cannot be shown safely."
    )


def test_more_groups_than_can_be_named_are_counted():
    names = [f"pet{n}" for n in range(8)]
    shares = benchmark(dict.fromkeys(names, "0.125"))
    then = pets(
        known=2000, population=shares, **{name: (100 if n < 4 else 400) for n, name in enumerate(names)}
    )
    now = pets(known=2000, population=shares, **dict.fromkeys(names, 250))
    assert str(on_over_time.headline(over(then, now, now))) == (
        "Four groups are clearly better reached and four a smaller part of those we hear than in 2023/24."
    )


def test_the_line_over_the_chart():
    told = on_over_time.shown_from(over(SAME, SAME, None), where="in activities open to everyone")
    assert told == (
        "People heard in activities open to everyone. Each mark is one closed year, with its 95% interval. Beside each "
        "group: its verdict in 2024/25, and the change since 2023/24."
    )
    one = replace(over(SAME, periods=QUARTERS, buckets="quarters"), earlier=True)
    assert on_over_time.shown_from(one, where="in all activities") == (
        "People heard in all activities. Each mark is one closed quarter, with its 95% interval. Beside each group: its "
        "verdict in October to December 2024. Earlier quarters are left off."
    )


def test_periods_of_few_answers_are_named():
    thin = pets(known=700, asked=1000, cats=210, dogs=210, fish=70, birds=210)
    assert on_over_time.caution(over(thin, SAME, thin)) == [
        "Take care: in 2023/24 and 2025/26 under 80% of those who were asked answered. The others may differ from them."
    ]
    assert on_over_time.caution(over(SAME)) == []


def test_a_level_that_holds_only_some_says_so():
    coarse = pets(known=900, unplaced=100, cats=270, dogs=270, fish=90, birds=270)
    assert on_over_time.caution(over(SAME, coarse)) == [
        "This level of detail does not hold everybody who answered: some answered in less detail, in one year more than "
        "in another."
    ]


RELEASE = ReleaseNote(1, date(2026, 10, 2), date(2026, 9, 30), "NHS Petshire", "X", True, 9, 0)


def texts(table):
    return [[row.under, *(cell.text for cell in row.cells)] for row in table.rows]


class TestTable:
    def test_under_each_group_one_row_a_period(self):
        then, now = pets(cats=20, dogs=None, fish=20, birds=100), pets(cats=90, dogs=20, fish=20, birds=70)
        table = over_time_table.table(over(then, None, now), headings={"cats": "Legs"}, caption="Pets")
        assert texts(table)[:6] == [
            ["Legs: Cats", "2023/24", "20", "10%", "30%", "0.3", "0.2 to 0.5", "Under-reached", "–"],
            ["Legs: Cats", "2024/25", "not available", "–", "30%", "–", "–", "Not available", "–"],
            ["Legs: Cats", "2025/26", "90", "45%", "30%", "1.5", "1.3 to 1.7", "Over-reached", "More than before"],
            ["Dogs", "2023/24", "fewer than 10", "hidden", "30%", "hidden", "0.0 to 0.2", "Under-reached", "–"],
            ["Dogs", "2024/25", "not available", "–", "30%", "–", "–", "Not available", "–"],
            ["Dogs", "2025/26", "20", "10%", "30%", "0.3", "0.2 to 0.5", "Under-reached", "No clear change"],
        ]  # fmt: skip
        assert len(table.rows) == 12
        assert [column.heading for column in table.columns][-1] == "Change"

    def test_not_asked_says_so_and_gives_no_number(self):
        """Mutant: the count of nobody printed as 0."""
        nobody = pets(known=0, asked=0, people=60, cats=0, dogs=0)
        assert texts(over_time_table.table(over(nobody), headings={}, caption="Pets"))[0] == [
            "Cats", "2023/24", "not asked", "–", "30%", "–", "–", "Not asked", "–",
        ]  # fmt: skip

    def test_one_decimal_only_where_every_base_carries_it(self):
        """Mutant: the largest base for all."""
        small, large = pets(known=200, cats=60, dogs=140), pets(known=2000, cats=605, dogs=1395)
        shares = [
            row[3] for row in texts(over_time_table.table(over(small, large), headings={}, caption="P"))
        ]
        assert shares == ["30%", "30%", "70%", "70%"]
        both = over_time_table.table(over(large, None, large), headings={}, caption="P")
        assert [row[3] for row in texts(both)][:3] == ["30.3%", "–", "30.3%"]

    def test_revised_and_kept_figures_are_marked_with_their_date(self):
        """Method 2.6 D2. Mutant: the column left out."""
        series = over(
            marked(SAME, TableChange.KEPT, figures_from=date(2025, 10, 2)),
            marked(SAME, TableChange.REVISED, figures_from=date(2026, 10, 2)),
            marked(SAME, TableChange.UNCHANGED, figures_from=date(2024, 10, 2)),
            None,
        )
        table = over_time_table.table(series, headings={}, caption="P")
        assert table.columns[-1].heading == "Figures"
        assert [row[-1] for row in texts(table)][:4] == [
            "kept from 2 Oct 2025",
            "revised 2 Oct 2026",
            "–",
            "–",
        ]
        notes = over_time_table.notes(series, release=RELEASE)
        assert sum(note.startswith(("Revised:", "Kept:")) for note in notes) == 2

    def test_the_notes(self):
        assert over_time_table.notes(over(SAME, SAME), release=RELEASE) == [
            "Counts of people are rounded to 5 and may not add up; fewer than 10 is never shown as a number.",
            sources.PEOPLE_COUNTED[Keyed.SOME],
            "Change: the share in 2024/25 against that in 2023/24; more or fewer only where what the two may be, with "
            "rounding and chance, does not overlap.",
            "Living here: Petshire, all residents, 21 March 2021.",
            "Source: Invented, table P1, licensed under the None.",
            "The people are invented; the population is real.",
        ]
        assert not any(
            note.startswith("Change") for note in over_time_table.notes(over(SAME), release=RELEASE)
        )
