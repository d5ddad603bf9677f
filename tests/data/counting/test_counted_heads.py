"""Heads that a partner counted, from the intake to the tables of a release.

18 came: 11 women, 7 men, and 15 told their age. Each head is a person of its own with one answer to each question told.

Mutants: heads in the records of people (they are in two-way tables and communities); the key of a record in place
of that of its answer (another pairing gives other numbers); the remainder without keys; a removed head counted in
two-way tables.
"""

from dataclasses import replace

import numpy as np
import pytest
from sqlmodel import select

from data import facts, published
from data.counting.atoms import atoms_of
from data.counting.counting import ASKED, KNOWN, PEOPLE, membership, tallies
from data.counting.records import Answers, read, without_counted
from data.databases import intake_session, register_session
from data.frozen.heads import newest as newest_heads
from data.importing import undo
from data.menu import candidates
from data.releasing.heads import NO_RECORDS
from data.releasing.protecting import EarlierFigures, protect_release
from models.protected import EVERYTHING, Selection
from models.register import Activity
from models.release import PublishedOverlap, Release
from models.vocabulary import Dimension, Missing, TableChange
from tests.world import ON, World


@pytest.fixture
def world(sqlite_databases):
    world = World()
    world.activity("lunch", engagement="lunches", held_by="Quillhaven")
    world.activity("survey", engagement="work", held_by="NHS Dorset")
    return world


def counted(records, characteristic, level=0):
    """By figure: people of everything, and the sum of their keys."""
    levels = [facts.levels(characteristic)[level]]
    members = membership(records, holds=np.ones((1, len(records.atom_names)), dtype=bool))
    (tally,) = tallies(records, members=members, levels=levels)
    return {
        name: (int(n), int(key))
        for name, n, key in zip(tally.figures, tally.counts[0], tally.keys[0], strict=True)
        if n
    }


def counts_of(records, characteristic):
    return {name: n for name, (n, _) in counted(records, characteristic).items()}


def records_now():
    with intake_session() as intake:
        return read(intake)


def test_each_head_has_one_answer_to_each_question_told(world) -> None:
    world.counts("lunch", 18, sex={"female": 11, "male": 7}, age_band={"65_74": 10, "75_84": 5})
    records = records_now()
    assert records.size == 18
    assert records.counted.all()
    assert len(set(records.people)) == 18
    assert counts_of(records, "sex") == {"female": 11, "male": 7, ASKED: 18, KNOWN: 18, PEOPLE: 18}
    age = counts_of(records, "age_band")
    assert (age[ASKED], age[KNOWN], age[Missing.NOT_KNOWN]) == (18, 15, 3)
    assert counts_of(records, "religion_or_belief") == {Missing.NOT_ASKED: 18, PEOPLE: 18}
    assert counts_of(records, "impairment") == {Missing.NOT_ASKED: 18, PEOPLE: 18}


def test_all_bases_of_the_same_heads_have_one_key(world) -> None:
    """The same people give the same number by any route: those asked one question and those asked another."""
    world.counts("lunch", 18, sex={"female": 11, "male": 7}, age_band={"65_74": 18})
    records = records_now()
    keys = {
        counted(records, name)[base][1]
        for name in ("sex", "age_band", "religion_or_belief")
        for base in (ASKED, KNOWN, PEOPLE)
        if base in counted(records, name)
    }
    assert len(keys) == 1


def test_no_two_questions_deal_the_keys_out_alike(world) -> None:
    """Mutant: one order for every question, and eleven women have the key of eleven carers."""
    world.counts("lunch", 18, sex={"female": 11, "male": 7}, unpaid_carer={"no": 11, "yes_19_or_less": 7})
    records = records_now()
    women = counted(records, "sex")["female"]
    cells = counted(records, "unpaid_carer")
    assert women[0] == 11
    assert women[1] not in {key for n, key in cells.values() if n == 11}


def test_the_same_counts_have_the_same_keys_again(world) -> None:
    number = world.counts("lunch", 18, sex={"female": 11, "male": 7})
    before = counted(records_now(), "sex")
    undo(number, who="steward")
    world.counts("lunch", 18, sex={"male": 7, "female": 11})
    assert counted(records_now(), "sex") == before


def test_one_more_head_leaves_most_keys_where_they_were(world) -> None:
    """A count that is put right by one changes the keys of few: other heads are the same heads."""
    number = world.counts("lunch", 100, sex={"female": 60, "male": 40})
    before = {name: set(row) for name, row in keys_by_answer().items()}
    undo(number, who="steward")
    world.counts("lunch", 101, sex={"female": 61, "male": 40})
    after = {name: set(row) for name, row in keys_by_answer().items()}
    assert len(before["female"] - after["female"]) <= 1
    assert len(before["male"] - after["male"]) <= 1


def keys_by_answer():
    records = records_now()
    sex = records.answers["sex"]
    return {slug: sex.keys[sex.rows[sex.codes == code]].tolist() for code, slug in enumerate(sex.slugs)}


def test_other_heads_at_the_same_activity_have_other_keys(world) -> None:
    world.counts("lunch", 18, sex={"female": 18})
    world.counts("lunch", 18, sex={"female": 18})
    assert len(set(records_now().keys.tolist())) == 36


@pytest.mark.parametrize("seed", range(4))
def test_which_head_is_which_matters_for_no_published_number(world, seed) -> None:
    """Shuffle which head of one question shares a record with which of another: every table is the same."""
    world.people("survey", 70, sex="female", age_band="65_74", sexual_orientation="heterosexual")
    world.people("survey", 64, sex="male", age_band="35_44", sexual_orientation="gay_or_lesbian")
    world.counts(
        "lunch",
        58,
        sex={"female": 37, "male": 18},
        age_band={"65_74": 31, "75_84": 20},
        sexual_orientation={"heterosexual": 40},
    )
    records = records_now()
    assert made_of(shuffled(records, seed)) == made_of(records)


def shuffled(records, seed):
    """Deal the answers of every question out to other heads of the same import, each with its key."""
    rng = np.random.default_rng(seed)
    heads = np.flatnonzero(records.counted)
    answers = {}
    for name, each in records.answers.items():
        order = np.arange(records.size)
        order[heads] = rng.permutation(heads)
        if each.keys is None or len(each.codes) != records.size:
            answers[name] = each
            continue
        answers[name] = Answers(each.slugs, each.rows, each.codes[order], each.keys[order])
    return replace(records, answers=answers)


def made_of(records):
    rules = facts.disclosure_rules()
    with register_session() as register:
        activities = {one.reference: one for one in register.exec(select(Activity))}
        menu = candidates(atoms_of(register, records=records, least=rules.min_base), on=ON)
        made = protect_release(
            records,
            heads=NO_RECORDS,
            activities=activities,
            menu=menu,
            rules=rules,
            earlier=EarlierFigures({}, {}, newest_heads(register)),
            progress=lambda _share, _words: None,
        )
    return (
        [one.table for one in made.tables],
        [one.table for one in made.overlaps.tables],
        [(one.key, one.count) for one in made.heads.counts],
    )


def test_records_of_people_hold_no_head(world) -> None:
    world.people("survey", 40, sex="female", ticks={"impairment": ("mobility",)})
    world.counts("lunch", 18, sex={"female": 11, "male": 7})
    people = without_counted(records_now())
    assert people.size == 40
    assert counts_of(people, "sex") == {"female": 40, ASKED: 40, KNOWN: 40, PEOPLE: 40}
    assert counts_of(people, "impairment")[KNOWN] == 40


def test_with_nobody_counted_nothing_is_looked_at_twice(world) -> None:
    world.people("survey", 40, sex="female")
    records = records_now()
    assert without_counted(records) is records
    assert all(each.keys is None for each in records.answers.values())


def test_a_selection_of_heads_alone_has_its_table(world) -> None:
    """One partner counted 60: there is nobody else whom the partner could work out."""
    world.people("survey", 90, sex="female", age_band="65_74")
    world.people("survey", 90, sex="male", age_band="35_44")
    world.counts("lunch", 60, sex={"female": 37, "male": 23})
    world.publish()
    lunch = Selection(None, Dimension.ENGAGEMENT, "lunches")
    table = published.table(lunch, characteristic="sex", level=facts.levels("sex")[0].slug)
    assert table.available
    assert table.people.shown == 60
    everything = published.table(EVERYTHING, characteristic="sex", level=facts.levels("sex")[0].slug)
    assert everything.asked.shown == 240
    assert not published.table(
        lunch, characteristic="age_band", level=facts.levels("age_band")[0].slug
    ).available


def test_heads_taken_back_move_the_tables_they_were_in_and_no_two_way_table(world) -> None:
    """Sixty heads go, and one person: the table of both questions lost one, who must not be seen to go.

    Mutant: tombstones of heads counted in two-way tables too.
    """
    for n, sex, faith in (
        (70, "female", "christian"),
        (50, "male", "christian"),
        (61, "male", "no_religion"),
    ):
        world.people("survey", n, sex=sex, religion_or_belief=faith)
    world.people("survey", 40, sex="female", religion_or_belief="no_religion")
    number = world.counts("lunch", 60, sex={"female": 30, "male": 30})
    world.publish()
    undo(number, who="steward")
    world.remove("survey", 1)
    world.publish()
    with register_session() as register:
        release = max(register.exec(select(Release.id)).all())
        changes = register.exec(
            select(PublishedOverlap.change).where(
                PublishedOverlap.release_id == release, PublishedOverlap.period == ""
            )
        ).all()
    assert changes == ["kept"]
    sex = published.table(EVERYTHING, characteristic="sex", level=facts.levels("sex")[0].slug)
    assert sex.change is TableChange.REVISED


def test_heads_that_come_or_go_count_as_people_who_changed(world) -> None:
    """Twenty-nine heads move nothing, thirty do."""
    world.people("survey", 70, sex="female")
    world.people("survey", 70, sex="male")
    world.publish()
    world.counts("lunch", 29, sex={"female": 29})
    world.publish()
    assert asked_of_sex().shown == 140
    world.counts("lunch", 1, sex={"female": 1})
    world.publish()
    assert asked_of_sex().shown == 170


def asked_of_sex():
    return published.table(EVERYTHING, characteristic="sex", level=facts.levels("sex")[0].slug).asked
