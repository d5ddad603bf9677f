"""A native chart carries its numbers with it, so they are those that the page prints, and no others."""

from models.comparison import GroupReach
from pages.paper.blocks import Series
from pages.paper.shaping import native
from pages.parts import wording
from tests.pages.pets import count, pets

COMPARED = pets(known=1200, people=1500, cats=700, dogs=120, fish=None, birds=0)
GROUPS = [(group.category, group) for group in COMPARED.comparison.groups]


def test_people_heard_stand_beside_people_expected_in_the_order_given() -> None:
    bars = native.heard_and_expected(GROUPS)
    assert bars.groups == ("cats", "dogs", "fish (fewer than 10)", "birds")
    heard, expected = bars.series
    assert heard == Series("People heard", (700.0, 120.0, None, 0.0))
    assert expected.name == "Expected"


def test_expected_is_whole_as_it_is_printed() -> None:
    """The exact product would tell more of the base than the page does. Mutant: the number itself."""
    _, expected = native.heard_and_expected(GROUPS).series
    printed = [wording.expected(group.expected) for _, group in GROUPS]
    assert [f"{value:,.0f}" for value in expected.values if value is not None] == printed
    assert all(value is None or value.is_integer() for value in expected.values)


def test_under_one_and_no_benchmark_have_no_bar() -> None:
    def expecting(number: float | None) -> GroupReach:
        group = GROUPS[0][1]
        return GroupReach(
            **{name: getattr(group, name) for name in group.__dataclass_fields__} | {"expected": number}
        )

    _, expected = native.heard_and_expected(
        [(f"{n}", expecting(n)) for n in (None, 0.0, 0.49, 0.5, 1234.5)]
    ).series
    assert expected.values == (None, None, None, 1.0, 1235.0)


def test_one_series_of_counts_says_what_is_hidden_in_its_label() -> None:
    bars = native.people("Voices", [("Surveyed", count(125)), ("At the table", count(None))])
    assert bars.groups == ("Surveyed", "At the table (fewer than 10)")
    assert bars.series == (Series("Voices", (125.0, None)),)
    assert bars.unit == "People"
