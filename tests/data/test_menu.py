"""The closed list of selections."""

from datetime import date

from data.menu import Atom, candidates
from models.protected import Selection
from models.vocabulary import Dimension


def atom(activity, quarter, **values):
    filled = {dimension: f"same {dimension.value}" for dimension in Dimension}
    filled |= {Dimension(name): value for name, value in values.items()}
    return Atom(activity, quarter, filled)


ATOMS = (
    atom("a", "2024-Q4", stage="consultation"),
    atom("b", "2025-Q1", stage="consultation"),
    atom("b", "2025-Q2", stage="participation"),
)


def names(menu):
    return {(s.period, s.by) for s in menu.selections}


def test_everything_periods_values_and_a_year_with_a_value_are_listed_and_nothing_else():
    menu = candidates(ATOMS, on=date(2026, 4, 1))
    periods = {(p, None) for p in (None, "2024-25", "2025-26", "2024-Q4", "2025-Q1", "2025-Q2")}
    stages = {(None, "stage=consultation"), (None, "stage=participation")}
    stages_by_year = {
        ("2024-25", "stage=consultation"),
        ("2025-26", "stage=consultation"),
        ("2025-26", "stage=participation"),
    }
    listed = names(menu)
    assert periods | stages | stages_by_year <= listed
    assert {pair for pair in listed if pair[1] and pair[1].startswith("stage=")} == stages | stages_by_year
    assert not any(period and "Q" in period and by for period, by in listed), "a quarter stands alone"


def test_open_periods_count_in_everything_and_are_never_shown_by_themselves():
    """Mutant: `<=` for `<` in is_closed offers 2025-Q2 on its own last day."""
    menu = candidates(ATOMS, on=date(2025, 9, 30))
    assert ("2025-Q1", None) in names(menu)
    assert ("2025-Q2", None) not in names(menu)
    assert ("2025-26", None) not in names(menu)
    everything = menu.selections.index(Selection())
    assert menu.holds[everything].all()


def test_a_selection_holds_its_atoms():
    menu = candidates(ATOMS, on=date(2026, 4, 1))
    row = menu.selections.index(Selection("2025-26", Dimension.STAGE, "consultation"))
    assert menu.holds[row].tolist() == [False, True, False]


def test_the_same_atoms_give_the_same_menu():
    assert (
        candidates(ATOMS, on=date(2026, 4, 1)).selections
        == candidates(ATOMS[::-1], on=date(2026, 4, 1)).selections
    )
