"""People for each selection and category: every one once, with the latest known answer (method 2.6 A)."""

from datetime import date

import numpy as np
import pytest
from sqlmodel import select

from data import facts
from data.counting.atoms import atoms_of
from data.counting.counting import membership, tallies
from data.counting.records import read
from data.databases import intake_session, register_session
from data.menu import candidates
from models.protected import EVERYTHING, Selection
from models.register import Activity
from models.vocabulary import Dimension
from tests.world import World


def count(characteristic, level, selection=EVERYTHING, *, least=1):
    with intake_session() as intake, register_session() as register:
        records = read(intake)
        menu = candidates(atoms_of(register, records=records, least=least), on=date(2026, 11, 1))
    members = membership(records, holds=menu.holds)
    (tally,) = tallies(records, members=members, levels=[facts.level(characteristic, level)])
    row = menu.selections.index(selection)
    return {name: int(n) for name, n in zip(tally.figures, tally.counts[row], strict=True) if n}, tally


@pytest.fixture
def world(sqlite_databases):
    return World()


def test_categories_kinds_of_missing_and_bases(world):
    world.activity("survey")
    world.people("survey", 5, sex="female")
    world.people("survey", 3, sex="male")
    world.people("survey", 2, sex="prefer_not_to_say")
    world.people("survey", 1, sex="needs_review")
    world.people("survey", 4)
    counts, _ = count("sex", "two")
    assert counts == {
        "female": 5,
        "male": 3,
        "prefer_not_to_say": 2,
        "needs_review": 1,
        "not_asked": 4,
        "asked": 11,
        "known": 8,
        "people": 15,
    }


def test_an_answer_counts_at_a_level_only_if_it_places_the_person_there(world):
    world.activity("survey")
    world.people("survey", 97, ethnic_group="white_british")
    world.people("survey", 2, ethnic_group="white_unspecified")
    world.people("survey", 1, ethnic_group="global_majority_unspecified")
    five, _ = count("ethnic_group", "five")
    nineteen, _ = count("ethnic_group", "nineteen")
    assert five == {"white": 99, "unplaced": 1, "asked": 99, "known": 99, "people": 100}
    assert nineteen == {"white_british": 97, "unplaced": 3, "asked": 97, "known": 97, "people": 100}


@pytest.mark.parametrize(("coarse", "placed"), [(5, 95), (6, 0)])
def test_a_form_too_coarse_for_a_level_has_no_place_there(world, coarse, placed):
    """A form that ends at "65 and over" can't fill ten-year bands: not its younger people, nor its silent ones.

    At 5 in 100 the few are left out alone, at 6 the whole import. Mutant: `>=` for `>`.
    """
    world.activity("survey")
    world.people("survey", 100 - coarse, age_band="25_34")
    world.people("survey", coarse, age_band="65_plus")
    world.people("survey", 10, age_band="prefer_not_to_say")
    bands, _ = count("age_band", "ten_year")
    broad, _ = count("age_band", "broad")
    assert bands.get("25_34", 0) == placed
    assert bands.get("asked", 0) == (105 if placed else 0)
    assert bands["unplaced"] == (coarse if placed else 110)
    assert broad["asked"] == 110


def test_the_2001_question_has_no_place_among_19_groups(sqlite_databases):
    """Mutant: without the frame, an answer of 2001 counts as one of 2021. Its missing answers go with it."""
    world = World(frame="2001")
    world.activity("survey")
    world.people("survey", 3, ethnic_group="white_other")
    world.people("survey", 2, ethnic_group="prefer_not_to_say")
    world.people("survey", 1)
    sixteen, _ = count("ethnic_group", "sixteen")
    nineteen, _ = count("ethnic_group", "nineteen")
    assert sixteen == {
        "white_other_merged": 3,
        "prefer_not_to_say": 2,
        "not_asked": 1,
        "asked": 5,
        "known": 3,
        "people": 6,
    }
    assert nineteen == {"unplaced": 5, "not_asked": 1, "people": 6}


def test_a_person_who_came_again_counts_once_with_the_latest_known_answer(world):
    """Mutant: without `standing` in the sort, the later "prefer not to say" wins over the known answer."""
    world.activity("first", quarter="2024-Q1")
    world.activity("second", quarter="2024-Q2")
    world.people("first", 4, person="regular", sex="female")
    world.people("second", 4, person="regular", sex="prefer_not_to_say")
    world.people("second", 2, sex="male")
    everything, tally = count("sex", "two")
    assert everything == {"female": 4, "male": 2, "asked": 6, "known": 6, "people": 6}
    second, _ = count("sex", "two", Selection("2024-Q2"))
    assert second == {"male": 2, "prefer_not_to_say": 4, "asked": 6, "known": 2, "people": 6}
    assert tally.consistent


def test_two_known_answers_of_one_person_are_noticed(world):
    world.activity("first", quarter="2024-Q1")
    world.activity("second", quarter="2024-Q2")
    world.people("first", 1, person="regular", disability="no_condition")
    world.people("second", 1, person="regular", disability="limited_a_lot")
    counts, tally = count("disability", "four")
    assert counts == {"limited_a_lot": 1, "asked": 1, "known": 1, "people": 1}
    assert not tally.consistent


def test_the_key_of_a_cell_is_the_sum_of_its_people_whatever_the_route(world):
    """Mutant: adding a returning person's key once per attendance."""
    world.activity("first", quarter="2024-Q1", stage="consultation")
    world.activity("second", quarter="2024-Q2", stage="consultation")
    world.people("first", 40, person="regular", sex="female")
    world.people("second", 40, person="regular", sex="female")
    _, tally = count("sex", "two")
    female = tally.figures.index("female")
    assert len({int(key) for key in tally.keys[:, female]}) == 1, "every selection holds the same 40 people"


def test_the_key_of_a_cell_of_people_who_came_again_is_the_sum_of_their_own_keys(world):
    """Women came early and men late, the second time the other way round, so that their rows interleave.

    Mutant: the keys put into a copy of the matrix whose indices stand in another order, as scipy makes it.
    """
    world.activity("first", engagement="a")
    world.activity("again", engagement="b", quarter="2024-Q2")
    for activity, late in (("first", ""), ("again", "sex")):
        for number in range(9):
            answers = {"sex": "female" if number % 2 else "male"} if late or number % 3 else {}
            world.people(activity, 1, person=f"somebody-{8 - number if late else number}", **answers)
    with intake_session() as intake:
        records = read(intake)
    for selection in (EVERYTHING, Selection(None, Dimension.ENGAGEMENT, "a")):
        _, tally = count("sex", "two", selection)
        with intake_session() as intake, register_session() as register:
            menu = candidates(atoms_of(register, records=records, least=1), on=date(2026, 11, 1))
        row = menu.selections.index(selection)
        rows = np.flatnonzero(menu.holds[row][records.atoms])
        everybody = {int(records.people[i]): int(records.keys[i]) for i in rows}
        said: dict[str, dict[int, int]] = {"female": {}, "male": {}}
        answers = records.answers["sex"]
        for person, key in everybody.items():
            own = [answers.slugs[answers.codes[i]] for i in rows if records.people[i] == person]
            known = [slug for slug in own if slug in said]
            if known:
                said[known[-1]][person] = key
        for slug, keys in said.items():
            assert tally.of(slug)[row] == len(keys) > 0
            assert int(tally.keys[row, tally.figures.index(slug)]) == sum(keys.values()) % 2**64


def test_each_tick_is_a_cell_and_a_person_counts_once_in_the_base(world):
    world.activity("survey")
    world.people("survey", 3, ticks={"impairment": ("vision", "hearing")})
    world.people("survey", 2, ticks={"impairment": ("vision",)})
    world.people("survey", 1, ticks={"impairment": ("prefer_not_to_say",)})
    world.people("survey", 4)
    counts, _ = count("impairment", "ticks")
    assert counts == {
        "vision": 5,
        "hearing": 3,
        "prefer_not_to_say": 1,
        "not_asked": 4,
        "asked": 6,
        "known": 5,
        "people": 10,
    }


def test_engagements_under_the_least_share_one_value(world):
    world.activity("large", engagement="large")
    world.activity("small", engagement="small")
    world.activity("tiny", engagement="tiny")
    world.people("large", 40, sex="female")
    world.people("small", 29, sex="female")
    world.people("tiny", 5, sex="female")
    others = Selection(dimension=Dimension.ENGAGEMENT, value="other_small_engagements")
    counts, _ = count("sex", "two", others, least=30)
    assert counts["people"] == 34


def test_counting_agrees_with_a_plain_loop(world):
    """A seeded world counted twice, once here row by row."""
    random = np.random.default_rng(5)
    truth: dict[tuple[str, str], int] = {}
    for name in ("a", "b", "c"):
        world.activity(name, stage=str(random.choice(["consultation", "participation"])))
    with register_session() as register:
        stages = {row.reference: row.stage for row in register.exec(select(Activity))}
    for name in ("a", "b", "c"):
        for religion in ("christian", "muslim", "no_religion"):
            n = int(random.integers(0, 20))
            world.people(name, n, religion_or_belief=religion)
            key = (stages[name], religion)
            truth[key] = truth.get(key, 0) + n
    for stage in set(stages.values()):
        counts, _ = count("religion_or_belief", "eight", Selection(dimension=Dimension.STAGE, value=stage))
        for religion in ("christian", "muslim", "no_religion"):
            assert counts.get(religion, 0) == truth.get((stage, religion), 0)
