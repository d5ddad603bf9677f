"""Attacks on heads that partners counted, by readers who know none of them and by the partners, who know theirs exactly.

A head has one answer to each question told; its partner takes it away from every figure that holds it. What is left is of
the others: nobody, or 30 people at least, and every few of them must keep six values.

Mutants: `insiders` empty (the partner is nobody: tests of 20 others and of seven Sikhs fail); `audit_for_insiders` left
out; `or_nobody` left out; partners taken together only; the bases of two-way tables held against people alone.
"""

import numpy as np
import pytest
from sqlmodel import select

from data import facts, published
from data.databases import register_session
from data.published.communities import voices
from models.protected import EVERYTHING, Selection
from models.release import PublishedOverlap, PublishedOverlapCell, Release
from models.vocabulary import Dimension, Withheld
from tests.attacks.attacker import OUTSIDE, Programme, as_known, narrowest, true_count
from tests.attacks.attacker import World as Known
from tests.attacks.attacker import published as figures
from tests.world import World

WIDTH = 5
RELIGIONS = ("buddhist", "christian", "hindu", "jewish", "muslim", "no_religion", "sikh", "other_religion")
ODDS = np.array([0.03, 0.42, 0.04, 0.02, 0.08, 0.34, 0.03, 0.04])
HOW_FAR = ("limited_a_lot", "limited_a_little", "disabled_unspecified", "no_condition")


def build(seed, *, partners=("Quillhaven", "Himal")):
    """Activities of people, and some where a partner counted heads, with people beside them or without."""
    rng = np.random.default_rng(seed)
    world = World()
    for i, quarter in enumerate(("2023-Q1", "2023-Q3", "2024-Q1", "2024-Q3", "2025-Q1", "2025-Q2")):
        name = f"a{i}"
        world.activity(
            name,
            engagement=f"e{i % 3}",
            method=("survey", "event")[i % 2],
            quarter=quarter,
            held_by=partners[i % len(partners)],
        )
        people = 0 if i == 5 else int(rng.integers(35, 110))
        for slug, n in zip(RELIGIONS, rng.multinomial(people, ODDS / ODDS.sum()), strict=True):
            for far, some in zip(HOW_FAR, rng.multinomial(n, [0.1, 0.15, 0.1, 0.65]), strict=True):
                if some:
                    world.people(name, int(some), religion_or_belief=slug, disability=far)
        if i % 2:
            came = int(rng.integers(8, 45))
            heads = rng.multinomial(int(came * 0.9), rng.dirichlet(np.full(8, 0.4)))
            far = rng.multinomial(int(came * 0.8), [0.2, 0.2, 0.1, 0.5])
            world.counts(
                name,
                came,
                religion_or_belief={s: int(n) for s, n in zip(RELIGIONS, heads, strict=True) if n},
                disability={s: int(n) for s, n in zip(HOW_FAR, far, strict=True) if n},
            )
    return world


QUESTIONS = ("religion_or_belief", "disability")


@pytest.mark.parametrize("seed", range(2))
def test_a_reader_who_knows_no_head_works_out_nothing(sqlite_databases, seed):
    build(seed).publish()
    world = Known()
    assert any(row.counted for row in world.rows)
    for name in QUESTIONS:
        for found in narrowest(name, world=world):
            assert found.low <= found.truth <= found.high, found.cell
            assert found.width >= WIDTH, found.cell


@pytest.mark.parametrize("seed", range(3))
def test_partners_who_know_their_heads_work_out_nothing_of_the_others(sqlite_databases, seed):
    """Everything published of a question, the heads they know taken away: every few others keep six values.

    All partners together, and each by itself.
    """
    build(seed).publish()
    whole = Known()
    for who in ("", "Quillhaven", "Himal"):
        others = whole.without(known_to(whole, who))
        for name in QUESTIONS:
            judge(name, whole=whole, others=others)


def known_to(world, partner):
    """Which rows a partner knows; "" is all partners together."""
    return lambda row: row.counted and partner in ("", world.activities[row.atom[0]].held_by)


def judge(name, *, whole, others):
    """Solve for every number of few others that is not openly nobody, where any of them was asked."""
    levels = {level.slug: level for level in facts.levels(name)}
    read = figures(name)
    shown = as_known(read, whole=whole, others=others, characteristic=name)
    programme = Programme(name, world=others, shown=shown)
    nobody = {(one.level, one.category) for one in read if one.where == ("", "") and one.shown == 0}
    judged = 0
    for cell in shown:
        if cell.kind not in ("category", "missing") or cell.category in OUTSIDE:
            continue
        within = others.within(*cell.where)
        asked = any(
            row.atom in within and "not_asked" not in row.answers.get(name, {"not_asked"})
            for row in others.rows
        )
        few = true_count(others, cell, levels[cell.level]) <= 7
        if few and asked and (cell.level, cell.category) not in nobody:
            found = programme.solve(cell)
            assert found.low <= found.truth <= found.high, cell
            assert found.width >= WIDTH, cell
            judged += 1
    assert judged


LUNCH = Selection(None, Dimension.ENGAGEMENT, "lunches")


def table(selection, characteristic="sex"):
    return published.table(
        selection, characteristic=characteristic, level=facts.levels(characteristic)[0].slug
    )


def lunches(world, people, heads, **counts):
    """An engagement with people and heads, beside a survey that is large enough for anything."""
    world.activity("survey", engagement="work", held_by="NHS Dorset", quarter="2024-Q3")
    world.people("survey", 120, sex="female", religion_or_belief="christian")
    world.people("survey", 120, sex="male", religion_or_belief="no_religion")
    world.activity("lunch", engagement="lunches", held_by="Quillhaven")
    if people:
        world.people("lunch", people // 2, sex="female", religion_or_belief="christian")
        world.people("lunch", people - people // 2, sex="male", religion_or_belief="no_religion")
    world.counts("lunch", heads, **counts)


@pytest.mark.parametrize("women", [1, 2, 3])
def test_one_woman_among_eighteen_never_comes_out(sqlite_databases, women):
    """Counted heads are people: few of them are hidden as few people are, in everything and in any part of it."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset", quarter="2024-Q3")
    world.people("survey", 70, sex="male")
    world.people("survey", 40, sex="not_known")
    world.activity("lunch", engagement="lunches", held_by="Quillhaven")
    world.counts("lunch", 90, sex={"female": women, "male": 50})
    world.publish()
    for selection in (EVERYTHING, LUNCH):
        assert table(selection).available
        cell = next(one for one in table(selection).cells if one.category == "female")
        assert cell.count.shown is None
    for found in narrowest("sex", world=Known()):
        assert found.width >= WIDTH


@pytest.mark.parametrize("women", [4, 7])
def test_a_table_in_which_the_partner_knows_most_of_the_few_is_not_available(sqlite_databases, women):
    """Fewer than 10 women, of whom the partner knows 4: for the others too few values would be left to it."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset", quarter="2024-Q3")
    world.people("survey", 70, sex="male")
    world.people("survey", 40, sex="not_known")
    world.activity("lunch", engagement="lunches", held_by="Quillhaven")
    world.counts("lunch", 90, sex={"female": women, "male": 50})
    world.publish()
    assert not table(EVERYTHING).available


@pytest.mark.parametrize(
    ("people", "there"), [(0, True), (1, False), (20, False), (29, False), (30, True), (40, True)]
)
def test_what_is_left_without_the_heads_is_nobody_or_thirty(sqlite_databases, people, there):
    """Twenty people and 40 heads are 60, and to who counted the heads they are the twenty."""
    world = World()
    lunches(world, people, 40, sex={"female": 22, "male": 18})
    world.publish()
    assert table(LUNCH).available is there


def test_heads_that_were_not_asked_a_question_are_no_part_of_its_table(sqlite_databases):
    """The partner knows that the heads are not in it: a table of twenty people is none of 60."""
    world = World()
    lunches(world, 20, 40, sex={"female": 22, "male": 18})
    world.publish()
    assert not table(LUNCH, "religion_or_belief").available


@pytest.mark.parametrize(("theirs", "there"), [(20, False), (29, False), (30, True)])
def test_two_partners_do_not_work_each_other_out(sqlite_databases, theirs, there):
    """Heads only, of two partners: to each the table is one of the other's heads."""
    world = World()
    lunches(world, 0, 40, sex={"female": 22, "male": 18})
    world.activity("supper", engagement="lunches", held_by="Himal")
    world.counts("supper", theirs, sex={"female": theirs // 2, "male": theirs - theirs // 2})
    world.publish()
    assert table(LUNCH).available is there


def test_a_partner_with_two_activities_knows_both(sqlite_databases):
    world = World()
    lunches(world, 0, 40, sex={"female": 22, "male": 18})
    world.activity("supper", engagement="lunches", held_by="Quillhaven")
    world.counts("supper", 20, sex={"female": 10, "male": 10})
    world.publish()
    assert table(LUNCH).available


def test_seven_sikhs_who_were_counted_do_not_say_that_one_more_is_there(sqlite_databases):
    """Seven heads and one person are shown as fewer than 10, or 10: at most two more, to who counted seven."""
    world = World()
    lunches(world, 60, 40, religion_or_belief={"sikh": 7, "christian": 33})
    world.people("lunch", 1, sex="female", religion_or_belief="sikh")
    world.publish()
    assert not table(LUNCH, "religion_or_belief").available
    assert table(LUNCH, "sex").available


def overlaps():
    """The pairs and selections of which a two-way table stands."""
    with register_session() as register:
        number = max(register.exec(select(Release.id)).all())
        rows = register.exec(
            select(PublishedOverlap).where(
                PublishedOverlap.release_id == number, PublishedOverlap.withdrawn.is_(False)
            )
        ).all()
    return {(row.period, frozenset({row.characteristic, row.other})) for row in rows}


SEX_AND_FAITH = frozenset({"sex", "religion_or_belief"})


@pytest.mark.parametrize(("heads", "there"), [(0, True), (12, False), (29, False), (30, True), (45, True)])
def test_one_way_less_two_way_does_not_give_the_heads(sqlite_databases, heads, there):
    """Everybody answered both questions, but for the heads: the two tables together are a table of the heads."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset")
    for n, sex, faith in (
        (70, "female", "christian"),
        (50, "male", "christian"),
        (40, "female", "no_religion"),
        (60, "male", "no_religion"),
    ):
        world.people("survey", n, sex=sex, religion_or_belief=faith)
    if heads:
        world.counts("survey", heads, sex={"female": heads // 3, "male": heads - heads // 3})
    world.publish()
    assert table(EVERYTHING).available
    assert (("", SEX_AND_FAITH) in overlaps()) is there


def test_heads_do_not_hide_the_few_who_left_a_question_open(sqlite_databases):
    """Twelve people and 40 heads are left of the one-way table: to who counted the heads the twelve are on show."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset")
    for n, sex, faith in (
        (70, "female", "christian"),
        (50, "male", "christian"),
        (40, "female", "no_religion"),
        (60, "male", "no_religion"),
        (12, "male", "not_known"),
    ):
        world.people("survey", n, sex=sex, religion_or_belief=faith)
    world.counts("survey", 40, sex={"female": 13, "male": 27})
    world.publish()
    assert ("", SEX_AND_FAITH) not in overlaps()


def test_a_two_way_table_counts_no_head(sqlite_databases):
    """Of 60 heads both answers are told, and nothing of the two together: the table stays as it was without them."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset")
    for n, sex, faith in (
        (70, "female", "christian"),
        (50, "male", "christian"),
        (40, "female", "no_religion"),
        (60, "male", "no_religion"),
    ):
        world.people("survey", n, sex=sex, religion_or_belief=faith)
    world.counts(
        "survey", 60, sex={"female": 30, "male": 30}, religion_or_belief={"christian": 30, "no_religion": 30}
    )
    world.publish()
    with register_session() as register:
        base = register.exec(
            select(PublishedOverlapCell.shown)
            .join(PublishedOverlap)
            .where(PublishedOverlapCell.kind == "base", PublishedOverlap.period == "")
        ).one()
    assert base == 220
    assert table(EVERYTHING).known.shown == 280


def test_a_community_of_two_questions_counts_no_head(sqlite_databases):
    """Forty heads are LGB+: who of them is trans, nobody knows."""
    world = World()
    world.activity("survey", engagement="work", held_by="NHS Dorset")
    for n, orientation, trans in (
        (40, "gay_or_lesbian", "same_as_birth"),
        (20, "heterosexual", "different_from_birth"),
        (200, "heterosexual", "same_as_birth"),
        (40, "not_known", "not_known"),
    ):
        world.people("survey", n, sexual_orientation=orientation, trans_status=trans)
    world.counts("survey", 60, sexual_orientation={"gay_or_lesbian": 40, "heterosexual": 20})
    world.publish()
    assert voices()["lgbt_plus"].people.shown == 60
    cells = published.table(EVERYTHING, characteristic="sexual_orientation", level="broad").cells
    assert next(one.count.shown for one in cells if one.category == "lgb_plus") == 80
    assert voices()["lgbt_plus"].people.withheld is not Withheld.NOT_AVAILABLE
