"""Attacks 7, 8 and 26: ask for the same people by another route, or after a restart, and average (method 2.8)."""

import random

import numpy as np
import pandas as pd
import pytest
from cell_key_perturbation.create_perturbed_table import create_perturbed_table
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from data import facts, published
from data.databases import close, intake_session
from data.disclosure.rounding import rounded, uniform
from models.intake import Participation
from models.protected import EVERYTHING, Selection
from models.vocabulary import Dimension
from tests.attacks import attacker
from tests.world import World

RULES = facts.disclosure_rules()
ROUTES = (
    Selection(),
    Selection(period="2024-25"),
    Selection(period="2024-Q1"),
    Selection(dimension=Dimension.METHOD, value="survey"),
    Selection(period="2024-25", dimension=Dimension.PLACE, value="Poole"),
    Selection(dimension=Dimension.AUDIENCE, value="open_to_all"),
)


def one_activity() -> World:
    """Publish one activity, which every filter holds whole."""
    world = World()
    world.activity("post")
    world.people("post", 43, sex="female", ethnic_group="white_british")
    world.people("post", 37, sex="male", ethnic_group="asian_indian")
    world.people("post", 12, sex="prefer_not_to_say", ethnic_group="black_african")
    world.publish()
    return world


@pytest.mark.usefixtures("sqlite_databases")
def test_the_same_people_have_the_same_numbers_by_any_route():
    """Zero aside, which only everything shows.

    Mutant: the selection's place added to the keys in `one_way.protect`.
    """
    one_activity()
    for characteristic, level in (("sex", "two"), ("ethnic_group", "five"), ("ethnic_group", "nineteen")):
        seen = set()
        for route in ROUTES:
            table = published.table(route, characteristic=characteristic, level=level)
            assert table.available
            counts = (
                table.people,
                table.asked,
                table.known,
                *(c.count for c in (*table.cells, *table.missing)),
            )
            seen.add(tuple(count.shown or None for count in counts))
        assert len(seen) == 1


@pytest.mark.usefixtures("sqlite_databases")
def test_another_order_of_rows_and_a_restart_change_nothing():
    """Mutant: the place of a row, or `Participation.id`, for `record_key` in `records.read`."""
    world = one_activity()
    before = {slug: attacker.published(slug) for slug in ("sex", "ethnic_group")}
    with intake_session() as intake:
        rows = [one.model_dump(exclude={"id"}) for one in intake.exec(select(Participation)).all()]
        for one in intake.exec(select(Participation)).all():
            intake.delete(one)
        intake.flush()
        random.Random(3).shuffle(rows)
        for place, row in enumerate(rows):
            intake.add(Participation(**{**row, "row": place + 2}))
        intake.commit()
    close()
    outcome = world.publish()
    assert outcome.unchanged == outcome.tables
    assert {slug: attacker.published(slug) for slug in before} == before


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=60), st.randoms())
def test_rounding_hangs_on_who_is_counted_and_not_on_their_order(keys, chance):
    """Mutant: a fresh random number for `uniform(keys)` in `rounding.rounded`."""
    other = list(keys)
    chance.shuffle(other)
    count = np.array([len(keys)])
    numbers = {
        int(rounded(count, keys=np.array([np.array(some, dtype=np.uint64).sum()]), rules=RULES)[0])
        for some in (keys, other)
    }
    assert len(numbers) == 1
    assert abs(numbers.pop() - len(keys)) <= 4


@pytest.mark.usefixtures("sqlite_databases")
def test_what_is_shown_is_what_the_method_says_in_plain_python():
    """Mutant: the two factors of `rounding.uniform` exchanged."""
    key = attacker.use_secret()
    one_activity()
    table = published.table(EVERYTHING, characteristic="sex", level="two")
    shown = {cell.category: cell.count.shown for cell in (*table.cells, *table.missing)}
    assert shown["female"] == attacker.rounds(key, "post", 1, 43)
    assert shown["male"] == attacker.rounds(key, "post", 44, 80)
    assert shown["prefer_not_to_say"] == attacker.rounds(key, "post", 81, 92)
    assert table.known.shown == attacker.rounds(key, "post", 1, 80)
    assert table.asked.shown == attacker.rounds(key, "post", 1, 92)


def test_the_rounding_agrees_with_the_cell_key_package_of_the_statistics_office(capsys):
    """Attack 26. Its table says, for each count and cell key, what to add: here random rounding to base 5.

    The package has 256 cell keys and adds record keys modulo 256; ours draws from 2^64. So both are given cells whose
    keys draw the same: u = cell key / 256.

    Mutants: `(rest + 1) / rules.base`, and `1 - uniform(keys)`, in `rounding.rounded`.
    """
    draw = np.random.default_rng(11)
    people = pd.DataFrame(
        {
            "place": draw.choice(["a", "b", "c"], 600),
            "sex": draw.choice(["female", "male"], 600, p=[0.7, 0.3]),
            "record_key": draw.integers(0, 256, 600),
        }
    )
    table = pd.DataFrame(
        [
            {"pcv": pcv, "ckey": ckey, "pvalue": (5 if ckey / 256 < pcv % 5 / 5 else 0) - pcv % 5}
            for pcv in range(1, 751)
            for ckey in range(256)
        ]
    )
    theirs = create_perturbed_table(
        people, table, [], ["place", "sex"], "record_key", use_existing_ons_id=False, threshold=0
    )
    keys_by_draw = _keys_that_draw_each_of_256()
    cells = people.groupby(["place", "sex"])["record_key"].agg(["size", "sum"]).reset_index()
    keys = np.array([keys_by_draw[total % 256] for total in cells["sum"]], dtype=np.uint64)
    ours = rounded(cells["size"].to_numpy(), keys=keys, rules=RULES)
    both = cells.assign(ours=ours).merge(theirs, on=["place", "sex"])
    assert len(both) == 6
    assert list(both["ours"]) == list(both["count"].astype(int))
    capsys.readouterr()


def _keys_that_draw_each_of_256() -> dict[int, int]:
    keys = np.arange(1, 20_001, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    found = {int(u * 256): int(key) for key, u in zip(keys, uniform(keys), strict=True)}
    assert len(found) == 256
    return found
