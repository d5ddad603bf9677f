"""From files that asked the ethnic question of 2001, 2011 and 2021 to comparisons in which no group is missing that was never offered.

A file of 16+1 codes has no place among 19 groups. At 16 groups everybody stands where the 2001 question put them, and so
do the residents they are held against: Gypsies, Irish Travellers and Roma with any other White background, Arab
people with any other ethnic group. At five groups Chinese people are Asian, whatever the file's question called them.

Mutants and failed here: the frame of an import not looked at when people are placed; a file of 2011 kept as 2021;
Roma not merged at 16 groups.
"""

from datetime import date

import pytest
from sqlmodel import select

from data import facts, published
from data.databases import intake_session
from data.importing import harmonise, read, store
from data.published import comparing
from models.intake import Import
from models.protected import EVERYTHING
from models.vocabulary import Verdict
from pages.parts.groups import Compared
from pages.parts.sentences import on_reach
from tests.data.counting.test_counting import count
from tests.world import World

TODAY = date(2026, 6, 15)
LEVEL = facts.level("ethnic_group", "nineteen")
OLD = {"A": 700, "C": 60, "B": 30, "R": 40, "S": 30, "N": 40, "Z": 20}
"""Codes of the NHS 16+1 list."""
NEW = {
    "White: English, Welsh, Scottish, Northern Irish or British": 700, "White: Other White": 40, "White: Roma": 20,
    "White: Gypsy or Irish Traveller": 20, "Asian, Asian British or Asian Welsh: Chinese": 30,
    "Other ethnic group: Arab": 30, "Other ethnic group: Any other ethnic group": 20,
}  # fmt: skip
BETWEEN = {
    "English/Welsh/Scottish/Northern Irish/British": 500, "Gypsy or Irish Traveller": 15, "Any other White background": 40,
    "Asian/Asian British - Chinese": 20, "Arab": 20,
}  # fmt: skip


@pytest.fixture
def world(sqlite_databases) -> World:
    """Three files in one world, each with its own question."""
    made = World()
    for name, people in (("old", OLD), ("new", NEW), ("between", BETWEEN)):
        made.activity(name)
        lines = [label for label, times in people.items() for _ in range(times)]
        table = read(
            ('"Ethnic group"\n' + "\n".join(f'"{label}"' for label in lines)).encode(),
            file_name=f"{name}.csv",
        )
        store(harmonise(table, today=TODAY, closed_on=TODAY), activity=name, who="test", today=TODAY)
    made.publish()
    return made


def test_everybody_stands_where_their_question_put_them(world) -> None:
    with intake_session() as session:
        kept = {row.file_name: row.ethnic_frame for row in session.exec(select(Import)) if row.id != 1}
    assert kept == {"old.csv": "2001", "new.csv": "2021", "between.csv": "2011"}

    # Among 19 groups stands who was offered all of them.
    nineteen, _ = count("ethnic_group", "nineteen")
    assert nineteen == {
        "white_british": 700, "white_other": 40, "white_roma": 20, "white_gypsy_irish_traveller": 20, "asian_chinese": 30,
        "other_arab": 30, "other_any": 20, "unplaced": 920 + 595, "asked": 860, "known": 860, "people": 860 + 920 + 595,
    }  # fmt: skip

    # Among 16 groups everybody stands where the oldest question put them.
    sixteen, _ = count("ethnic_group", "sixteen")
    assert sixteen["white_other_merged"] == 60 + (40 + 20 + 20) + (15 + 40)
    assert sixteen["other_any_merged"] == 30 + (30 + 20) + 20
    assert sixteen["asian_chinese"] == 40 + 30 + 20
    assert (sixteen["prefer_not_to_say"], sixteen.get("unplaced", 0)) == (20, 0)
    assert sixteen["known"] == 900 + 860 + 595

    # Among five, Chinese people are Asian whatever the question called them.
    five, _ = count("ethnic_group", "five")
    assert (five["asian"], five["other"]) == (40 + 30 + 20, 30 + 50 + 20)


@pytest.mark.parametrize("area", ["E54000041", "E06000058"])
def test_each_merged_group_is_held_against_the_same_merge_of_the_residents(area: str) -> None:
    sixteen = facts.benchmark(area, characteristic="ethnic_group", level="sixteen")
    nineteen = facts.benchmark(area, characteristic="ethnic_group", level="nineteen")
    assert sixteen is not None
    assert nineteen is not None
    parts = {
        "white_other_merged": ("white_other", "white_gypsy_irish_traveller", "white_roma"),
        "other_any_merged": ("other_arab", "other_any"),
    }
    for merged, apart in parts.items():
        assert sixteen.shares[merged] == sum(nineteen.shares[slug] for slug in apart)
    assert {slug for slug in sixteen.shares if slug not in parts} == {
        slug for slug in nineteen.shares if slug not in sum(parts.values(), ())
    }


def test_a_selection_of_all_three_invents_no_gap_and_says_who_is_left_out(world) -> None:
    """At 19 groups the Roma are 20 of the 860 who were offered it, and not of all who came."""
    world.publish()
    table = published.table(EVERYTHING, characteristic="ethnic_group", level="nineteen")
    found = comparing.compared(table, library=comparing.library())
    assert found.share_placed == pytest.approx(860 / (900 + 860 + 595), abs=0.01)
    roma = next(group for group in found.groups if group.category == "white_roma")
    assert roma.verdict is not Verdict.UNDER
    said = on_reach.caution(Compared(facts.characteristic("ethnic_group"), LEVEL, found, found))
    assert on_reach.OTHERS_OLDER in said
    all_of_them = published.table(EVERYTHING, characteristic="ethnic_group", level="sixteen")
    assert comparing.compared(all_of_them, library=comparing.library()).share_placed == pytest.approx(1)
