"""From records to drafts: what may be offered is worked out on the people asked (method 2.6 H)."""

from datetime import date

from data import facts
from data.counting.atoms import atoms_of
from data.counting.records import read
from data.databases import intake_session, register_session
from data.disclosure.drafting import draft_release
from data.disclosure.offering import nesting
from data.menu import candidates
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.world import World

RULES = facts.disclosure_rules("nhs")


def drafted(*characteristics):
    with intake_session() as intake, register_session() as register:
        records = read(intake)
        menu = candidates(atoms_of(register, records=records, least=30), on=date(2026, 11, 1))
    levels = [level for name in characteristics for level in facts.levels(name)]
    return menu, draft_release(records, menu=menu, nested=nesting(menu), levels=levels, rules=RULES)


def test_a_few_people_asked_among_many_who_were_not_are_never_what_is_left(sqlite_databases):
    """52 were asked: 40 of one stage, 12 of another, where 300 more were not. Everything less the 40 is the 12.

    Mutant: bases of all people offer the 40 beside everything.
    """
    world = World()
    world.activity("panel", stage="participation")
    world.activity("survey", stage="consultation")
    world.people("panel", 30, sex="female")
    world.people("panel", 10, sex="male")
    world.people("survey", 12, sex="female")
    world.people("survey", 300)
    menu, drafts = drafted("sex")
    available = drafts["sex"]["two"].available
    assert available[menu.selections.index(EVERYTHING)]
    panel = Selection(dimension=Dimension.STAGE, value="participation")
    assert not available[menu.selections.index(panel)]


def test_a_level_at_which_too_few_were_asked_is_left_out(sqlite_databases):
    """29 people gave one of 19 groups, 60 one of five."""
    world = World()
    world.activity("survey")
    world.people("survey", 29, ethnic_group="asian_indian")
    world.people("survey", 60, ethnic_group="white_unspecified")
    _, drafts = drafted("ethnic_group", "religion_or_belief")
    assert set(drafts) == {"ethnic_group"}
    assert "five" in drafts["ethnic_group"]
    assert "nineteen" not in drafts["ethnic_group"]
