"""Work with a benchmark of its own, listed beneath a mixed selection: its own table against its own benchmark (method 3.4).

Mutants, each caught here: every group listed, and not those that differ alone; the figures of the selection for those of
the engagement; the organisation's area for its benchmark; a hidden engagement left out without a word; the section where nobody
of such work is shown.
"""

from datetime import date

import pytest

from data.register import benchmark_entries
from data.register.benchmark_csv import Figures
from data.register.benchmark_entries import Header
from pages.paper import contents
from pages.paper.blocks import Heading
from pages.parts import choices, reads
from pages.parts.reach import own_figures
from tests.pages.paper.paper_and_page import grids, pages
from tests.pages.paper.test_same_as_pages import hold
from tests.pages.paper.whole_world import asked
from tests.pages.visits import html, table, visit
from tests.world import World

ON = date(2026, 11, 1)
BIRTHS = Header("NHS Dorset", "women who gave birth", "Births", "B1", date(2024, 12, 31), "OGL")
FIGURES = (
    Figures("sex", "two", {"female": "1"}, False, people=3000),
    Figures("age_band", "broad", {"16_64": "0.9", "65_plus": "0.1"}, False),
)


def publish_world() -> None:
    """A survey for all; a maternity forum that missed the young; one in line with its benchmark; a tiny one."""
    world = World()
    world.activity("survey", engagement="county")
    births = benchmark_entries.add(BIRTHS, figures=FIGURES, who="test", on=ON)
    for name in ("maternity", "birth", "tiny", "small"):
        world.activity(name, engagement=name, benchmark=births)
    world.people("survey", 300, sex="female", age_band="65_74")
    world.people("survey", 300, sex="male", age_band="25_34")
    for belief in ("muslim", "no_religion"):
        world.people("survey", 40, sex="female", age_band="65_74", religion_or_belief=belief)
        world.people("maternity", 50, sex="female", age_band="25_34", religion_or_belief=belief)
        world.people("maternity", 50, sex="female", age_band="65_74", religion_or_belief=belief)
    world.people("birth", 360, sex="female", age_band="25_34")
    world.people("birth", 40, sex="female", age_band="65_74")
    # Together they make a row of their own; alone each would have to hide the next smallest too.
    world.people("tiny", 20, sex="female", age_band="25_34")
    world.people("small", 25, sex="female", age_band="25_34")
    world.publish(on=ON)


def reached(activities: str = choices.ALL, characteristic: str = "age_band", level: str = "broad"):
    return visit("who_we_reached", characteristic=characteristic, level=level, activities=activities)


def test_beneath_everybody_each_stands_against_its_own_benchmark_with_the_groups_that_differ(world):
    app = reached()
    assert not app.exception
    assert table(app, own_figures.HEADING) == [
        ["16 to 64", "100", "180", "50%", "90%", "0.6", "Under-reached", "–"],
        ["65 and over", "100", "20", "50%", "10%", "5.0", "Over-reached", "–"],
    ]
    said = html(app)
    assert "About maternity, compared with women who gave birth</th>" in said
    assert "where they stand against everybody who lives in NHS Dorset" in said
    assert f"About birth: {own_figures.NONE_DIFFERENT}." in said
    assert f"About tiny: {own_figures.NOT_AVAILABLE}." in said
    assert "Compared with a benchmark of its own, in place of everybody who lives here: NHS Dorset" in said


@pytest.mark.parametrize(
    ("activities", "listed"),
    [
        (choices.OPEN_TO_ALL, False),
        ("engagement=maternity", False),
        ("engagement=county", False),
        ("stage=information_gathering", True),
    ],
)
def test_only_where_people_of_such_work_are_compared_with_somebody_else(world, activities, listed):
    app = reached(activities)
    assert (f'<h2 class="er-heading">{own_figures.HEADING}</h2>' in html(app)) is listed


@pytest.mark.parametrize(
    ("characteristic", "level", "why"),
    [
        ("religion_or_belief", "eight", own_figures.NO_BENCHMARK),
        ("age_band", "ten_year", "in less detail"),
    ],
)
def test_what_its_benchmark_says_nothing_of_is_said_and_less_detail_is_better_than_none(
    world, characteristic, level, why
):
    said = html(reached(characteristic=characteristic, level=level))
    assert "About maternity" in said.partition(f"{own_figures.HEADING}</h2>")[2]
    assert why in said


def test_nobody_asked_is_no_secret(world):
    assert f"About birth: {own_figures.NOBODY_ASKED}." in html(
        reached(characteristic="religion_or_belief", level="eight")
    )


def test_a_paper_lists_the_same(world):
    section = contents.section(asked(None, choices.ALL), f"{contents.CHARACTERISTIC}age_band")
    assert Heading(own_figures.HEADING) in section.blocks
    level = next(
        each.level.slug
        for each in reads.overview(reads.release(), asked(None, choices.ALL).selection)
        if each.characteristic.slug == "age_band"
    )
    page = pages(("who_we_reached", {"characteristic": "age_band", "level": level, "activities": "all"}))
    assert len(list(grids(section))) == 2
    hold(section, page)
