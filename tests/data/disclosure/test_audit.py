"""The audit is a gate: what a reader could subtract is withdrawn before anything is frozen (method 2.6 G)."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from sqlalchemy import update

from data import facts
from data.counting.atoms import atoms_of
from data.counting.records import read
from data.databases import intake_session, register_session
from data.disclosure.audit import AuditFailed, audit
from data.disclosure.differences import too_narrow_between
from data.disclosure.drafting import draft_release
from data.disclosure.offering import nesting
from data.disclosure.one_way import limits
from data.disclosure.programmes import across_levels, across_selections
from data.disclosure.rounding import HIDDEN
from data.disclosure.subtraction import narrowed, too_narrow
from data.disclosure.sums import sums_of
from data.menu import candidates
from models.intake import Import, Participation
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.world import World

RULES = facts.disclosure_rules("nhs")


@pytest.fixture
def world(sqlite_databases):
    return World()


class Drafted:
    """The drafts of one characteristic in the world as it stands, and the menu they belong to."""

    def __init__(self, characteristic):
        with intake_session() as intake, register_session() as register:
            records = read(intake)
            self.menu = candidates(atoms_of(register, records=records, least=30), on=date(2026, 11, 1))
        self.nested = nesting(self.menu)
        self.drafts = draft_release(
            records, menu=self.menu, nested=self.nested, levels=facts.levels(characteristic), rules=RULES
        )
        self.levels = self.drafts[characteristic]

    def row(self, selection=EVERYTHING):
        return self.menu.selections.index(selection)

    def show(self, level, figure, number, selection=EVERYTHING):
        """Overwrite what is shown of one figure, limits and all."""
        draft = self.levels[level]
        shown = draft.shown
        column = shown.column(figure)
        shown.numbers[self.row(selection), column] = number
        filtered = np.array([s.filtered for s in self.menu.selections])
        low, high = limits(shown.numbers, filtered=filtered, rules=RULES)
        draft.low[:, column], draft.high[:, column] = low[:, column], high[:, column]

    def limits(self):
        return narrowed(self.levels, nested=self.nested)

    def failing(self):
        return {
            (
                cell.level,
                self.menu.selections[cell.selection].by,
                self.levels[cell.level].shown.figures[cell.figure],
            )
            for cell in too_narrow(self.levels, nested=self.nested, width=RULES.audit_width)
        }


def stage(name):
    return Selection(dimension=Dimension.STAGE, value=name)


def test_who_kept_silent_once_and_answered_later_does_not_stop_a_release(world):
    """Of two years, only the first is offered: in the second, all who answered say the same.

    Mutants: with the people of the parts held to be in the whole by the same answer (`keeps` always true), the
    sum of the years says that at least 56 kept silent over all time, where nobody did; with that nobody taken to be
    nobody in any year too (`Draft.nobody`), that none did in the first: AuditFailed.
    """
    world.activity("first", quarter="2024-Q1")
    world.activity("second", quarter="2025-Q1")
    world.people("first", 60, person="regular", sex="prefer_not_to_say")
    world.people("first", 40, sex="male")
    world.people("first", 40, sex="female")
    world.people("second", 60, person="regular", sex="female")
    found = Drafted("sex")
    assert found.levels["two"].available[found.row(Selection("2024-25"))]
    assert not found.levels["two"].available[found.row(Selection("2025-26"))]
    audit(found.drafts, nested=found.nested, rules=RULES)
    assert any(draft.available.any() for draft in found.levels.values())


def test_one_answer_that_another_form_could_not_place_does_not_stop_a_release(world):
    """The same answer twice, the second time in a file of which most answers have no place at the level.

    Mutant: with `consistent` blind to the unplaced, AuditFailed.
    """
    world.activity("fine", quarter="2024-Q1")
    world.activity("coarse", quarter="2025-Q1")
    world.people("fine", 60, person="regular", age_band="25_34")
    world.people("fine", 60, age_band="65_74")
    world.people("coarse", 60, person="regular", age_band="25_34")
    world.people("coarse", 60, age_band="65_plus")
    with intake_session(writing=True) as intake:
        intake.add(Import(**{**intake.get(Import, 1).model_dump(), "id": 2}))
        intake.flush()
        intake.exec(update(Participation).where(Participation.activity == "coarse").values(import_id=2))
        intake.commit()
    found = Drafted("age_band")
    tally = found.levels["ten_year"].tally
    assert tally.of("25_34")[found.row()] == 0
    assert not tally.consistent
    audit(found.drafts, nested=found.nested, rules=RULES)


def two_stages(world, *, consulted, gathered):
    world.activity("survey")
    world.activity("forum", stage="consultation")
    for name, n in gathered.items():
        world.people("survey", n, religion_or_belief=name)
    for name, n in consulted.items():
        world.people("forum", n, religion_or_belief=name)


def test_a_hidden_part_whose_whole_and_sibling_are_shown_close_together_is_found(world):
    """Everything 10 (8 to 14) beside a part of 15 (11 to 19) leaves the other part 0 to 3.

    Mutant: without `_along_dimensions` nothing is found.
    """
    two_stages(world, gathered={"christian": 90, "muslim": 13}, consulted={"christian": 80, "muslim": 1})
    drafted = Drafted("religion_or_belief")
    drafted.show("eight", "muslim", 10)
    drafted.show("eight", "muslim", 15, stage("information_gathering"))
    assert ("eight", "stage=consultation", "muslim") in drafted.failing()


def test_two_selections_of_different_dimensions_inside_a_third_are_seen(world):
    """Everything 10 (8 to 14) less the consultation's 15 (11 to 19) leaves the surveys 0 to 3, though no dimension has both.

    Mutant: without `too_narrow_between` nothing is found.
    """
    for name, stage_name, method in (
        ("post", "information_gathering", "survey"),
        ("forum", "consultation", "event"),
        ("stall", "information_gathering", "event"),
    ):
        world.activity(name, stage=stage_name, method=method)
        world.people(name, 80, religion_or_belief="christian")
        world.people(name, 60, religion_or_belief="no_religion")
    world.people("forum", 11, religion_or_belief="muslim")
    world.people("post", 1, religion_or_belief="muslim")
    drafted = Drafted("religion_or_belief")
    drafted.show("eight", "muslim", 10)
    drafted.show("eight", "muslim", 15, stage("consultation"))
    surveys = Selection(dimension=Dimension.METHOD, value="survey")
    drafted.show("eight", "muslim", HIDDEN, surveys)
    found = too_narrow_between(
        drafted.levels, limits=drafted.limits(), nested=drafted.nested, width=RULES.audit_width
    )
    assert drafted.row(surveys) in {cell.selection for cell in found}


def test_a_hidden_roll_up_is_found_from_its_members_and_the_other_way_round(world):
    """Attack 4: disabled is hidden, a lot is shown as 10: disabled is 8 or 9.

    Those who would not say leave the base in doubt. Mutant: without the roll-ups in `sums_of`.
    """
    world.activity("survey")
    world.people("survey", 9, disability="limited_a_lot")
    world.people("survey", 203, disability="no_condition")
    world.people("survey", 60, disability="prefer_not_to_say")
    drafted = Drafted("disability")
    drafted.show("four", "limited_a_lot", 10)
    drafted.show("two", "disabled", HIDDEN)
    assert ("two", None, "disabled") in drafted.failing()


def test_prefer_not_to_say_can_not_be_had_from_the_bases(world):
    """Attack 5: 200 came, and 195 (191 to 199) answered: the silent few keep all their values, 1 to 9.

    With a known base of 200 shown they would be 4 at most, and the table goes. Mutant: without the sums of
    ASKED nothing is found.
    """
    world.activity("survey")
    world.people("survey", 100, sex="female")
    world.people("survey", 95, sex="male")
    world.people("survey", 5, sex="prefer_not_to_say")
    drafted = Drafted("sex")
    assert drafted.failing() == set()
    drafted.show("two", "known", 200)
    assert ("two", None, "prefer_not_to_say") in drafted.failing()


def test_what_is_nobody_in_everything_is_no_secret_in_a_part(world):
    """Nobody anywhere is Sikh and everything says so: "fewer than 10" in a part then tells nothing new."""
    two_stages(
        world, gathered={"christian": 90, "no_religion": 80}, consulted={"christian": 80, "no_religion": 70}
    )
    drafted = Drafted("religion_or_belief")
    draft = drafted.levels["eight"]
    assert draft.nobody[draft.shown.column("sikh")]
    assert not any(figure == "sikh" for _, _, figure in drafted.failing())


def test_sums_tie_cells_to_bases_and_levels_to_each_other(world):
    world.activity("survey")
    world.people("survey", 40, disability="limited_a_lot")
    world.people("survey", 40, disability="no_condition")
    ties = {(tied.whole, tied.parts[:2]) for tied in sums_of(Drafted("disability").levels)}
    assert (("two", "disabled"), (("four", "limited_a_lot"), ("four", "limited_a_little"))) in ties
    assert (("four", "known"), (("four", "limited_a_lot"), ("four", "limited_a_little"))) in ties


def test_the_programme_across_selections_sees_what_several_parts_say_together(world):
    """Four stages of activity, none of whose sums alone tells: the programme holds the truth and finds the ends."""
    two_stages(world, gathered={"christian": 90, "muslim": 21}, consulted={"christian": 80, "muslim": 4})
    drafted = Drafted("religion_or_belief")
    draft = drafted.levels["eight"]
    muslim = draft.shown.column("muslim")
    row = drafted.row(stage("consultation"))
    found = across_selections(draft, limits=drafted.limits()[draft.shown.level], selection=row, figure=muslim)
    assert found.low <= 4 <= found.high
    assert (found.low, found.high)[1] <= 9
    drafted.show("eight", "muslim", 25)
    drafted.show("eight", "muslim", 25, stage("information_gathering"))
    wide = across_selections(draft, limits=drafted.limits()[draft.shown.level], selection=row, figure=muslim)
    assert (wide.low, wide.high) == (0, 8), "29 at most in all, 21 at least in the other part"
    assert {draft.shown.level} == {level for level, _ in wide.mentions}


def test_people_who_came_again_are_in_two_parts_and_the_programme_knows(world):
    """Thirty came twice: the parts add up to more than the whole. Mutant: without `extra` nothing is feasible."""
    world.activity("survey")
    world.activity("forum", stage="consultation")
    world.people("survey", 30, person="regular", religion_or_belief="muslim")
    world.people("forum", 30, person="regular", religion_or_belief="muslim")
    world.people("survey", 60, religion_or_belief="christian")
    world.people("forum", 60, religion_or_belief="christian")
    drafted = Drafted("religion_or_belief")
    draft = drafted.levels["eight"]
    draft.available[:] = True
    for name, truth in (("muslim", 30), ("christian", 120)):
        found = across_selections(
            draft,
            limits=drafted.limits()[draft.shown.level],
            selection=drafted.row(),
            figure=draft.shown.column(name),
        )
        assert found.low <= truth <= found.high


def test_the_programme_across_levels_holds_five_and_nineteen_groups_together(world):
    """Mutant: without the unplaced the two levels contradict each other."""
    world.activity("survey")
    for name, n in (
        ("white_british", 150),
        ("white_unspecified", 5),
        ("asian_indian", 12),
        ("asian_chinese", 4),
    ):
        world.people("survey", n, ethnic_group=name)
    drafted = Drafted("ethnic_group")
    draft = drafted.levels["nineteen"]
    figure = draft.shown.column("asian_chinese")
    found = across_levels(
        drafted.levels, limits=drafted.limits(), level="nineteen", selection=drafted.row(), figure=figure
    )
    assert found.low <= 4 <= found.high


def test_the_audit_withdraws_the_smallest_table_until_everything_passes(world):
    """Mutant: `_withdraw` taking the largest base withdraws everything instead of the part."""
    two_stages(world, gathered={"christian": 90, "muslim": 13}, consulted={"christian": 60, "muslim": 1})
    drafted = Drafted("religion_or_belief")
    drafted.show("eight", "muslim", 10)
    drafted.show("eight", "muslim", 15, stage("information_gathering"))
    report = audit(drafted.drafts, nested=drafted.nested, rules=RULES)
    available = drafted.levels["eight"].available
    assert available[drafted.row()]
    assert not available[drafted.row(stage("consultation"))]
    assert report.withdrawn_by_subtraction >= 1
    assert drafted.failing() == set()


def test_a_model_that_does_not_hold_the_truth_stops_everything(world):
    """The figures are altered after rounding: 4 people, yet at most 0 may be in the part."""
    two_stages(world, gathered={"christian": 90, "muslim": 40}, consulted={"christian": 80, "muslim": 4})
    drafted = Drafted("religion_or_belief")
    draft = drafted.levels["eight"]
    muslim = draft.shown.column("muslim")
    draft.high[:, muslim] = np.minimum(draft.high[:, muslim], 3)
    draft.low[:, muslim] = 0
    with pytest.raises(AuditFailed):
        audit(drafted.drafts, nested=drafted.nested, rules=replace(RULES, audit_width=0))


def test_the_same_records_are_audited_on_the_same_cells(world):
    two_stages(world, gathered={"christian": 90, "muslim": 13}, consulted={"christian": 60, "muslim": 5})
    first, second = (
        audit(drafted.drafts, nested=drafted.nested, rules=replace(RULES, audit_sample=1))
        for drafted in (Drafted("religion_or_belief"), Drafted("religion_or_belief"))
    )
    assert replace(first, seconds=0.0) == replace(second, seconds=0.0)
    assert first.hidden_cells > first.solved_cells == 1
