"""Standards in a few words each: what a board reads of them on paper."""

from models.standards import Evidence
from models.vocabulary import Standing
from pages.parts.sentences import on_evidence, on_standards
from pages.parts.standards import standings_table
from pages.parts.standards.standings import Standings
from tests.pages.standards.test_standards_sentences import BY_HAND, FEW_METHODS, FRAME, OVERDUE, listed, stand

DONE = Evidence("actions_done", Standing.SHOWN, 9, 10)
UNKNOWN = Evidence("needs_met", Standing.CANNOT_TELL)


def test_the_strongest_evidence_is_the_best_standing_that_there_is():
    """Mutant: the worst; the first of the list."""
    said = on_standards.strongest(stand("improvement", Standing.PARTLY, UNKNOWN, OVERDUE, DONE))
    assert said == ("Done", on_evidence.words(DONE, of_all=True))


def test_of_several_that_are_not_shown_it_is_the_one_to_act_on():
    """Mutant: the first of several."""
    said = on_standards.strongest(stand("methods", Standing.NOT_SHOWN, FEW_METHODS, OVERDUE))
    assert said == ("Told in time", on_evidence.words(OVERDUE, of_all=True))


def test_what_rests_on_evidence_by_hand_says_what_was_written():
    hand = stand("support", Standing.SHOWN, UNKNOWN, rests_on="hand", written=(BY_HAND,))
    who, says = on_standards.strongest(hand)
    assert who == "Head of Care, 3 May 2026"
    assert says == f"We hired a hall. {on_standards.INSTEAD}"


def test_what_nothing_in_the_records_can_show_says_so():
    silent = stand("support", Standing.CANNOT_TELL, rests_on="nothing")
    assert on_standards.strongest(silent) == ("None", on_standards.ONLY_BY_HAND)


def test_each_standard_stands_in_one_row_with_its_promise():
    found = Standings(FRAME, tuple(listed(stand("feedback", Standing.NOT_SHOWN, OVERDUE))), ())
    table = standings_table.in_short(found, caption="Ours")
    assert [column.heading for column in table.columns] == [
        "Standard", "What it promises", "Standing", "Strongest evidence", "What it says",
    ]  # fmt: skip
    assert [row.cells[0].text for row in table.rows] == [each.label for each in FRAME.standards]
    row = table.rows[7]
    assert [cell.text for cell in row.cells[:4]] == [
        "Feedback", FRAME.standard("feedback").promise, "Not shown", "Told in time",
    ]  # fmt: skip
    assert row.cells[2].act
    assert row.cells[2].swatch == "down"
