"""An attacker against communities that follow from a rule: every number of the community, of its parts and of both together.

Written apart from the audit. One linear programme holds a whole small world: unknown is how many people of each activity
and quarter gave each pair of answers; known is everything published of both questions, at every level, in every
selection, the community's own numbers, and who came where. LGBT+ is LGB+ or trans.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from sqlmodel import select

from data import facts, published
from data.databases import register_session
from data.frozen.heads import stored
from data.published.communities import voices
from models.protected import EVERYTHING, Selection
from models.register import Activity
from models.release import PublishedCell, PublishedHeads, PublishedTable, Release
from models.vocabulary import Dimension, HeadKind, Withheld
from tests.world import World

WIDTH = 5
ORIENTATION = ("gay_or_lesbian", "bisexual", "queer", "heterosexual", "prefer_not_to_say", "not_known")
TRANS = ("same_as_birth", "different_from_birth", "prefer_not_to_say", "not_known")
TYPES = tuple(product(ORIENTATION, TRANS))
LGB = {"gay_or_lesbian", "bisexual", "queer"}
ODDS = np.outer([0.05, 0.05, 0.02, 0.76, 0.06, 0.06], [0.83, 0.06, 0.06, 0.05]).ravel()


def member(orientation, trans):
    return orientation in LGB or trans == "different_from_birth"


@dataclass(frozen=True)
class Place:
    activity: str
    quarter: str
    engagement: str
    method: str


def build(seed):
    """A small world, and how many of each pair of answers came where."""
    rng = np.random.default_rng(seed)
    world, truth = World(), {}
    places = [
        Place(f"a{i}", quarter, f"e{i % 2}", ("survey", "event", "forum")[i % 3])
        for i, quarter in enumerate(("2023-Q1", "2023-Q2", "2024-Q1", "2024-Q3", "2025-Q1"))
    ]
    for place in places:
        world.activity(
            place.activity, engagement=place.engagement, method=place.method, quarter=place.quarter
        )
        truth[place] = rng.multinomial(int(rng.integers(35, 140)), ODDS / ODDS.sum())
        for (orientation, trans), n in zip(TYPES, truth[place], strict=True):
            if n:
                world.people(place.activity, int(n), sexual_orientation=orientation, trans_status=trans)
    return world, truth


def inside(period, by, place):
    if period and period not in (place.quarter, f"{place.quarter[:4]}-{int(place.quarter[2:4]) + 1:02}"):
        return False
    dimension, _, value = by.partition("=")
    held = {
        "": "",
        "engagement": place.engagement,
        "method": place.method,
        "stage": "information_gathering",
        "level": "engage_consult",
        "place": "Poole",
        "audience": "open_to_all",
    }
    return not by or held[dimension] == value


def counts(characteristic, level, kind, category):
    """Which pairs of answers a published figure counts."""
    at = 0 if characteristic == "sexual_orientation" else 1
    placement = facts.level(characteristic, level).placement
    own = [pair[at] for pair in TYPES]
    known = np.array([answer in placement for answer in own])
    if kind in ("people", "asked"):
        return np.ones(len(TYPES), dtype=bool)
    if kind == "known":
        return known
    if kind == "unplaced":
        return np.zeros(len(TYPES), dtype=bool)
    if kind == "missing":
        return np.array([answer == category for answer in own])
    return np.array([placement.get(answer) == category for answer in own])


class Attacker:
    """Everything published of the two questions and the community, as limits on sums of unknowns."""

    def __init__(self, truth):
        self.places = list(truth)
        self.truth = np.concatenate([truth[place] for place in self.places])
        self.rows, self.low, self.high, self.hidden = [], [], [], []
        with register_session() as register:
            number = max(register.exec(select(Release.id)).all())
            tables = {
                one.id: one
                for one in register.exec(
                    select(PublishedTable).where(
                        PublishedTable.release_id == number, PublishedTable.withdrawn.is_(False)
                    )
                )
                if one.characteristic in ("sexual_orientation", "trans_status")
            }
            for cell in register.exec(select(PublishedCell)):
                if cell.table_id in tables:
                    table = tables[cell.table_id]
                    which = counts(table.characteristic, table.level, cell.kind, cell.category)
                    self.know(
                        table.period,
                        table.by,
                        which,
                        cell,
                        (table.characteristic, table.level, cell.category),
                    )
            for one in register.exec(select(PublishedHeads).where(PublishedHeads.release_id == number)):
                if one.name == "lgbt_plus" and not one.withdrawn:
                    which = np.array([member(*pair) for pair in TYPES])
                    self.know(one.period, one.by, which, one, ("lgbt_plus", "", ""))
        for i, place in enumerate(self.places):
            row = np.zeros(len(self.truth))
            row[i * len(TYPES) : (i + 1) * len(TYPES)] = 1
            self.rows.append(row)
            self.low.append(truth[place].sum())
            self.high.append(truth[place].sum())

    def know(self, period, by, which, cell, name):
        row = np.concatenate([which * inside(period, by, place) for place in self.places]).astype(float)
        if cell.shown is None and row.any():
            self.hidden.append(((*name, period, by), len(self.rows)))
        self.rows.append(row)
        self.low.append(cell.low)
        self.high.append(cell.high)

    def solve(self, row):
        rows = csr_matrix(np.array(self.rows))
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * self.rows[row],
                A_ub=csr_matrix(np.vstack([rows.toarray(), -rows.toarray()])),
                b_ub=np.concatenate([self.high, -np.array(self.low)]),
                bounds=(0, None),
                method="highs",
            )
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return int(np.ceil(ends[0] - 1e-6)), int(np.floor(ends[1] + 1e-6))


@pytest.mark.parametrize("seed", range(2))
def test_no_hidden_number_of_a_community_or_of_its_parts_is_worked_out(sqlite_databases, seed):
    """Every hidden cell of both questions, every hidden number of the community: six values at least, with the truth.

    In these worlds nothing has to be withdrawn; the next test has worlds where something has.
    """
    world, truth = build(seed)
    world.publish()
    attacker = Attacker(truth)
    assert any(name[0] == "lgbt_plus" for name, _ in attacker.hidden) or voices()["lgbt_plus"].people.shown
    for name, row in attacker.hidden:
        low, high = attacker.solve(row)
        true = int(attacker.rows[row] @ attacker.truth)
        assert low <= true <= high, name
        assert high - low >= WIDTH, name


def figures(engagement):
    """What is published of LGB+ people, of trans people and of both as one, at one engagement; None for no table."""
    selection = Selection(dimension=Dimension.ENGAGEMENT, value=engagement)
    found = []
    for characteristic, level, category in (
        ("sexual_orientation", "broad", "lgb_plus"),
        ("trans_status", "two", "different_from_birth"),
    ):
        table = published.table(selection, characteristic=characteristic, level=level)
        cell = next(one.count for one in table.cells if one.category == category)
        found.append(cell if table.available else None)
    both = voices(selection)["lgbt_plus"].people
    return *found, (None if both.withheld is Withheld.NOT_AVAILABLE else both)


@pytest.mark.parametrize(("lgb", "trans"), [(14, 7), (8, 1)])
def test_no_part_is_told_by_the_community_less_the_other_part(sqlite_databases, lgb, trans):
    """Sixty engagements alike, each rounded its own way: in some, the community less LGB+ would leave few values to trans.

    Mutant: `audit_communities` left out.
    """
    world = World()
    for number in range(60):
        world.activity(f"a{number}", engagement=f"e{number}", method="event" if number % 2 else "survey")
        world.people(f"a{number}", lgb, sexual_orientation="bisexual", trans_status="same_as_birth")
        world.people(
            f"a{number}", trans, sexual_orientation="heterosexual", trans_status="different_from_birth"
        )
        world.people(f"a{number}", 40, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.publish()
    told = 0
    for number in range(60):
        first, second, both = figures(f"e{number}")
        if both is None:
            continue
        told += 1
        # Nobody is in both parts here, but no reader knows that: the sum is a limit, and each part another.
        low = max(second.low, both.low - first.high)
        high = min(second.high, both.high)
        assert second.shown is not None or high - max(low, 1) >= WIDTH, number
        assert (
            both.shown is not None
            or min(both.high, first.high + second.high) - max(both.low, first.low, second.low) >= WIDTH
        )
    assert told > 3


def test_a_community_is_counted_once_and_not_as_the_sum_of_its_parts(sqlite_databases):
    """Mutant: the parts added up."""
    world = World()
    world.activity("survey")
    world.people("survey", 40, sexual_orientation="gay_or_lesbian", trans_status="different_from_birth")
    world.people("survey", 60, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.people("survey", 30, sexual_orientation="bisexual", trans_status="not_asked")
    world.people("survey", 20, sexual_orientation="heterosexual", trans_status="not_asked")
    world.publish()
    assert voices()["lgbt_plus"].people.shown == 70


def test_a_question_that_may_not_be_shown_is_not_told_through_the_community(sqlite_databases):
    """Twelve people were asked the second question: too few for a table of it. Mutant: `beside` left out."""
    world = World()
    world.activity("survey")
    world.activity("circle", engagement="other")
    world.people("survey", 60, sexual_orientation="heterosexual")
    world.people("survey", 20, sexual_orientation="bisexual")
    world.people("circle", 12, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.people("circle", 40, sexual_orientation="heterosexual")
    world.publish()
    assert {one.people.withheld for one in (voices()["lgbt_plus"],)} == {Withheld.NOT_AVAILABLE}
    # Where nobody was asked it, the community is those of the other question, by the same number.
    engagement = Selection(dimension=Dimension.ENGAGEMENT, value="work")
    assert voices(engagement)["lgbt_plus"].people.shown == 20


def test_where_everybody_who_answered_is_a_member_there_is_no_number(sqlite_databases):
    world = World()
    world.activity("network")
    world.people("network", 50, sexual_orientation="bisexual", trans_status="same_as_birth")
    world.people("network", 10, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.publish()
    assert voices()["lgbt_plus"].people.withheld is Withheld.NOT_AVAILABLE


@pytest.mark.parametrize(("more", "moves"), [(29, False), (30, True)])
def test_a_number_moves_only_when_thirty_people_changed(sqlite_databases, more, moves):
    """Mutant: `_carry_over` left out."""
    world = World()
    world.activity("survey")
    world.people("survey", 60, sexual_orientation="bisexual", trans_status="same_as_birth")
    world.people("survey", 60, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.people("survey", 60, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.publish()
    before = voices()["lgbt_plus"].people
    world.people("survey", more, sexual_orientation="bisexual", trans_status="same_as_birth")
    world.publish()
    assert (voices()["lgbt_plus"].people != before) is moves


def test_a_number_waits_for_the_tables_of_its_questions(sqlite_databases):
    """Forty more were asked the first question, five of them the second: its table keeps its figures, and so do we.

    Mutants: `_waiting` left out, and the number goes away; `beside` of `draft` alone, and it moves.
    """
    world = World()
    world.activity("survey")
    world.people("survey", 60, sexual_orientation="bisexual", trans_status="same_as_birth")
    world.people("survey", 60, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.people("survey", 60, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.publish()
    before = voices()["lgbt_plus"].people
    world.people("survey", 35, sexual_orientation="bisexual")
    world.people("survey", 5, sexual_orientation="bisexual", trans_status="different_from_birth")
    world.publish()
    assert voices()["lgbt_plus"].people == before
    world.people("survey", 30, sexual_orientation="bisexual", trans_status="different_from_birth")
    world.publish()
    assert voices()["lgbt_plus"].people.shown == 190


def test_somebody_who_came_twice_is_one_member_by_the_latest_answers_to_each_question(sqlite_databases):
    """They said yes to one question the first time and left it out the second. Mutant: one answer a participation."""
    world = World()
    world.activity("first")
    world.activity("again", quarter="2024-Q2")
    world.people("first", 20, person="p", sexual_orientation="bisexual", trans_status="not_known")
    world.people("again", 20, person="p", sexual_orientation="not_known", trans_status="same_as_birth")
    world.people("first", 40, sexual_orientation="heterosexual", trans_status="same_as_birth")
    world.people("first", 40, sexual_orientation="heterosexual", trans_status="different_from_birth")
    world.publish()
    assert voices()["lgbt_plus"].people.shown == 60
    with register_session() as register:
        kinds = {one.key[1] for one in stored(register, release=1, kinds=(HeadKind.RULE,))}
        assert EVERYTHING in kinds
        assert register.exec(select(Activity)).first() is not None
