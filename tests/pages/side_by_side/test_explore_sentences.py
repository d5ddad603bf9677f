"""The findings of Coverage, Methods and places, and Depth of dialogue, word for word."""

from dataclasses import replace

import pytest

from data.disclosure.not_available import not_asked, not_available
from data.facts import disclosure_rules
from data.measures import compare
from data.measures.ladder import ladder
from models.protected import EVERYTHING
from models.vocabulary import Dimension
from pages.parts.groups import Compared
from pages.parts.sentences import on_coverage, on_depth, on_methods
from pages.parts.side_by_side import across, asked_matrix, funnel_table
from pages.parts.side_by_side.across import APART, OPEN, Part
from pages.parts.tables import Cell
from tests.pages.pets import PET, benchmark, level, pets

GROUPS = ("cats", "dogs", "fish", "birds")
LESS_CATS = {"cats": 20, "dogs": 70, "fish": 20, "birds": 90}
FAIR = {"known": 2000, "cats": 600, "dogs": 600, "fish": 200, "birds": 600}
QUIET = {"known": 100, "cats": 30, "dogs": 30, "fish": 10, "birds": 30}


def part(label: str, meant: str = "open", **counts) -> Part:
    return Part(label.lower(), label, pets(**counts), meant, APART if meant == "one_group" else OPEN)


def blank(label: str, *, asked: bool = True) -> Part:
    table = not_available(EVERYTHING, characteristic="pet", level="all", categories=GROUPS)
    found = compare(
        table if asked else not_asked(table), benchmark=benchmark(), rules=disclosure_rules("nhs")
    )
    return Part(label.lower(), label, Compared(PET, level(*GROUPS), found, found), "open", OPEN)


def quiet(label: str) -> Part:
    return part(label, **QUIET)


COVERAGE = [
    (
        [part("A", **LESS_CATS), part("B", **LESS_CATS), quiet("C")],
        "Friends of cats are clearly under-reached in two of three engagements open to everyone, and no engagement has "
        "clearly reached them in proportion.",
    ),
    (
        [part("A", **LESS_CATS), part("B", **FAIR)],
        "Friends of cats are clearly under-reached in one of two engagements open to everyone. One reached them about in "
        "proportion, or more.",
    ),
    (
        [part("A", **LESS_CATS), part("B", **LESS_CATS)],
        "Friends of cats are clearly under-reached in all two engagements open to everyone.",
    ),
    (
        [part("A", **LESS_CATS), part("B", "one_group", **FAIR), blank("C", asked=False)],
        "Friends of cats are clearly under-reached in the only engagement open to everyone that can be compared. Pet was not asked in one of our "
        "three engagements.",
    ),
    (
        [part("A", **LESS_CATS), blank("B", asked=False)],
        "Pet was not asked in one of our two engagements. Friends of cats are clearly under-reached in the only engagement "
        "open to everyone that can be compared.",
    ),
    (
        [quiet("A"), quiet("B"), blank("C", asked=False)],
        "Pet was not asked in one of our three engagements.",
    ),
    (
        [part("A", known=100, cats=30, dogs=30, fish=None, birds=40), part("B", known=90, cats=30, dogs=30, fish=None, birds=30)],
        "No engagement that has figures heard 10 or more friends of fish.",
    ),
    (
        [part("A", known=40, cats=20, dogs=None, fish=None, birds=None)],
        "For three of four groups, no engagement that has figures heard 10 people or more.",
    ),
    (
        [quiet("A"), blank("B")],
        "No group is clearly under-reached in any engagement open to everyone. For small groups that is usual, and is not "
        "good news.",
    ),
    (
        [part("A", **QUIET, compared_with_nobody=True), blank("B")],
        "One of two engagements have figures that we can show. Nothing is compared here: there is no population figure that a "
        "verdict could rest on, or too few answered.",
    ),
    ([blank("A", asked=False), blank("B", asked=False)], "Nobody was asked this question in any engagement."),
    (
        [blank("A"), blank("B", asked=False)],
        "These answers cannot be shown safely for any engagement, so there is nothing to compare.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "words"), COVERAGE)
def test_the_headline_of_coverage(listed, words):
    """Mutants: rows for one community counted with those open to everyone; not asked counted as not reached."""
    assert str(on_coverage.headline(listed, rows=Dimension.ENGAGEMENT)) == words


def test_other_rows_have_words_of_their_own():
    assert str(
        on_coverage.headline([part("Forum", **LESS_CATS), quiet("Survey")], rows=Dimension.METHOD)
    ) == (
        "Friends of cats are clearly under-reached by one of two methods, and no method has clearly reached them in "
        "proportion."
    )


def test_what_is_mixed_or_apart_is_said():
    listed = [replace(quiet("A"), meant="both"), part("B", "one_group", **QUIET)]
    assert on_coverage.mixed(listed).startswith("Some activities of A were for one community or group.")
    assert "who was invited decides who came" in on_coverage.apart(listed)
    assert (on_coverage.mixed([quiet("A")]), on_coverage.apart([quiet("A")])) == ("", "")


WELL = {"known": 1000, "cats": 600, "dogs": 200, "fish": 50, "birds": 150}
METHODS = [
    (
        [part("Forum", **WELL), part("Survey", **LESS_CATS), quiet("Event")],
        "Friends of cats are reached best by forum, and clearly under-reached by survey. By survey we heard 3 for every 10 we "
        "would expect.",
    ),
    (
        [part("Survey", **LESS_CATS), part("Event", known=200, cats=25, dogs=70, fish=20, birds=85)],
        "Friends of cats are clearly under-reached by survey and event. By survey we heard 3 for every 10 we would expect. No "
        "method has clearly reached them in proportion.",
    ),
    (
        [part(name, **LESS_CATS) for name in ("A", "B", "C", "D")],
        "Friends of cats are clearly under-reached by four of four methods. By a we heard 3 for every 10 we would expect. No "
        "method has clearly reached them in proportion.",
    ),
    ([part("Forum", **WELL), part("Survey", **FAIR)], "Friends of cats are reached best by forum. No method clearly under-reaches them."),
    (
        [part("Forum", **FAIR), quiet("Survey")],
        "No method clearly under-reaches friends of cats: they are reached in proportion or more by forum.",
    ),
    (
        [quiet("Forum"), quiet("Survey")],
        "No method clearly reaches or clearly misses friends of cats: we have heard too few of them to tell by two of two "
        "methods.",
    ),
    ([blank("Forum")], "Friends of cats cannot be compared by any method."),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "words"), METHODS)
def test_the_headline_of_methods(listed, words):
    assert str(on_methods.headline(listed, category="cats", rows=Dimension.METHOD)) == words


def test_nobody_is_called_best_beside_one_that_may_be_better():
    """A hidden number among few people may be a larger share. Mutant: the largest shown ratio is best."""
    few = part("Walk", known=30, cats=None, dogs=10, fish=None, birds=10)
    small = part("Forum", known=100, cats=45, dogs=25, fish=10, birds=20)
    assert "best" not in str(
        on_methods.headline([small, few, quiet("Survey")], category="cats", rows=Dimension.METHOD)
    )


def test_places_keep_their_names():
    listed = [part("Poole", **LESS_CATS), part("Weymouth", **WELL)]
    assert str(on_methods.headline(listed, category="cats", rows=Dimension.PLACE)).startswith(
        "Friends of cats are reached best in Weymouth, and clearly under-reached in Poole. In Poole we heard 3"
    )


def test_what_stands_outside_the_funnel_and_what_is_left_off():
    listed = [part("A", **LESS_CATS), part("B", **WELL), quiet("C"), blank("D"), blank("E", asked=False), part("F", "one_group", **FAIR)]  # fmt: skip
    placed = funnel_table.placed(listed, category="cats")
    assert on_methods.outside(placed, people="friends of cats") == (
        "Of three engagements open to everyone, one heard fewer friends of cats than chance would explain and one more."
    )
    assert on_methods.outside(placed[2:], people="friends of cats").startswith("In none of one engagement")
    assert on_methods.left_out(listed, [each for each, _ in placed]) == [
        "Left off, because they were for one community or group: F.",
        "Not asked: E.",
        "No figure that we can show, or too few answers to compare: D.",
    ]


def rungs(**table):
    surveyed = pets(**FAIR).comparison.table
    return ladder(surveyed, table=pets(**table).comparison.table)


DEPTH = [
    (
        {"known": 500, "cats": 50, "dogs": 150, "fish": 50, "birds": 250},
        "Friends of cats fill in our surveys but are less often at the table: 30% of those surveyed, 10% of those at the "
        "table.",
    ),
    (
        {"known": 500, "cats": 50, "dogs": 40, "fish": 50, "birds": 360},
        "Friends of cats and friends of dogs fill in our surveys but are less often at the table: friends of dogs are 30% of "
        "those surveyed, 8% of those at the table.",
    ),
    (
        {"known": 500, "cats": 50, "dogs": 40, "fish": 10, "birds": 400},
        "Three groups are clearly less at the table than in our surveys, friends of fish most of all: 10% of those surveyed, "
        "2% of those at the table.",
    ),
    (
        {"known": 500, "cats": 10, "dogs": 40, "fish": None, "birds": 440},
        "Three groups are clearly less at the table than in our surveys, among them friends of cats: 30% of those surveyed, "
        "2% of those at the table.",
    ),
    (
        {"known": 500, "cats": 50, "dogs": None, "fish": 50, "birds": 380},
        "Friends of cats and friends of dogs fill in our surveys but are less often at the table: friends of dogs are 30% of "
        "those surveyed, fewer than 10 people at the table.",
    ),
    (
        {"known": 500, "cats": 135, "dogs": 150, "fish": 80, "birds": 135},
        "No group is clearly less at the table than in our surveys. Friends of fish are clearly more present there. For two of "
        "four groups there are too few people to tell.",
    ),
    (
        {"known": 60, "cats": 20, "dogs": 20, "fish": None, "birds": 20},
        "We cannot tell yet who is only surveyed: for any of four groups there are too few people.",
    ),
    (
        {"known": 100, "asked": 400, "cats": 30, "dogs": 30, "fish": 10, "birds": 30},
        "Too few people answered this question in our surveys or at the table, so we give no verdict.",
    ),
    (
        {"known": None, "cats": None, "dogs": None, "fish": None, "birds": None},
        "We cannot compare who is at the table with who is surveyed: for one of the two there are no figures that we can show.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "words"), DEPTH)
def test_the_headline_of_depth(table, words):
    """Mutants: the group with the highest ratio named; "most of all" beside a hidden number."""
    assert str(on_depth.headline(rungs(**table), level=pets(**FAIR).level)) == words


def test_stages_are_glossed_in_plain_words():
    listed = [replace(quiet("Participation"), value="participation")]
    assert on_depth.glosses(Dimension.STAGE, listed)[0].startswith(
        "Participation: people and the organisation"
    )
    assert on_depth.ends(listed) == (None, listed[0])


def test_the_matrix_and_its_tables_say_the_same():
    """Mutant: a verdict on a row for one community."""
    listed = [
        part("A", **LESS_CATS),
        blank("B"),
        blank("C", asked=False),
        part("D", "one_group", **LESS_CATS),
    ]
    drawn = across.matrix(listed, what="pet", headline="So.")
    assert [type(row).__name__ for row in drawn.rows] == [
        "MatrixHeading",
        *["MatrixRow"] * 3,
        "MatrixHeading",
        "MatrixRow",
    ]
    assert [cell.verdict for cell in drawn.rows[-1].cells] == [None] * 4
    assert [cell.text for cell in drawn.rows[-1].cells] == ["20", "70", "20", "90"]
    assert drawn.alt == "Matrix of pet: 4 rows, 4 groups. So. A table has the same figures."
    rows = across.table(listed, first="Row", caption="C").rows
    assert [row.cells[0].text for row in rows] == ["A", "B", "C", "D"]
    assert [[cell.text for cell in row.cells[1:3]] for row in rows] == [
        ["200", "0.3, under-reached"],
        ["not available", "not available"],
        ["not asked", "not asked"],
        ["200", "20 people"],
    ]
    assert rows[1].cells[2] == Cell("not available", quiet=True)
    details = across.details(listed, caption="C").rows
    assert [cell.text for cell in details[0].cells] == [
        "A",
        "Cats",
        "200",
        "20",
        "60",
        "10%",
        "30%",
        "0.3",
        "Under-reached",
    ]
    assert [cell.text for cell in details[12].cells] == [
        "D",
        "Cats",
        "200",
        "20",
        "–",
        "10%",
        "30%",
        "–",
        "not compared",
    ]


def test_what_was_asked_where():
    asked = asked_matrix.Asked(
        {("a", "pet"): True, ("b", "pet"): False}, (("a", "A"), ("b", "B"), ("c", "C")), (PET,)
    )
    assert on_coverage.asked(asked) == (
        "Each row is a question, each column a part of our work. Of 3 pairs 1 have figures; in 1 no form asked; for 1 there is "
        "no figure that we can show."
    )
    (row,) = asked_matrix.table(asked, caption="C").rows
    assert [cell.text for cell in row.cells] == ["Pet", "1 of 3", "B", "C"]
    (drawn,) = asked_matrix.info(asked).rows
    assert [cell.state for cell in drawn.cells] == ["shown", "not_asked", "not_available"]
    most = replace(asked, asked={("a", "pet"): True, ("b", "pet"): False, ("c", "pet"): False})
    assert most.listed(PET, state=False) == "all but A"
    assert replace(asked, asked={(v, "pet"): False for v in "abc"}).listed(PET, state=False) == "all"


def test_a_hidden_number_is_not_said_to_be_within_the_limits_and_without_any_number_no_funnel_is_drawn():
    """Mutant: what is unknown counted with what is inside."""
    hidden = {"known": 200, "cats": None, "dogs": 70, "fish": 20, "birds": 100}
    few = {"known": 25, "cats": None, "dogs": 8, "fish": 3, "birds": 6}
    placed = funnel_table.placed([part("A", **few), part("B", **few)], category="cats")
    assert [position for _, position in placed] == ["unknown", "unknown"]
    assert on_methods.over_funnel(placed, category="cats", people="friends of cats") == (
        "For the two engagements open to everyone we cannot tell whether chance explains the number of friends of cats. Every "
        "number is hidden, fewer than 10 people, so there is no chart to draw."
    )
    table = funnel_table.table(placed, category="cats", caption="C")
    assert table.rows[0].cells[-1].text == "Cannot tell: number hidden"
    assert not funnel_table.any_shown(placed, category="cats")
    nobody = on_methods.over_funnel([], category="cats", people="friends of cats")
    assert nobody == on_methods.NONE_PLACED  # Mutant: how to read marks said where none is drawn.
    mixed = funnel_table.placed([part("A", **few), part("B", **WELL), part("C", **hidden)], category="cats")
    assert [position for _, position in mixed] == ["unknown", "far_above", "far_below"]
    told = on_methods.over_funnel(mixed, category="cats", people="friends of cats")
    assert told == (
        "Of three engagements open to everyone, one heard fewer friends of cats than chance would explain and one more. For "
        f"one we cannot tell: the number is hidden. {on_methods.READ}"
    )
