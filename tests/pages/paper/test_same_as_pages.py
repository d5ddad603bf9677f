"""Every part of a paper says what the page says: the same sentences, cells and figures, at the same choices.

One world is published for all tests, and each part is held against the page that it repeats. Mutants, one in each
part: rows in another order, figures of another period, group, frame or selection, marks left out, a caption cut short.
"""

import re
from collections import Counter
from typing import Any

import pytest

from data import facts
from pages.paper import contents
from pages.paper.asked import Asked
from pages.paper.blocks import Bars, Bullets, Opening, Section
from pages.paper.sections.characteristic import NO_FIGURES
from pages.paper.shaping import followed
from pages.paper.shaping.periods import SINCE_RECORDS_BEGAN
from pages.parts import choices, reads
from pages.parts.sentences import on_communities
from tests.pages.paper.paper_and_page import Shown, charts, grids, pages, pressed, texts
from tests.pages.paper.whole_world import asked, publish_world

__all__ = ["publish_world"]
Visits = list[tuple[str, dict[str, str]]]


def chosen(of: Asked) -> dict[str, str]:
    """Return the address of a selection, on pages that take one."""
    activities = choices.OPEN_TO_ALL if of.selection.dimension else choices.ALL
    return {"period": of.selection.period or "all", "activities": activities}


def visits(slug: str, of: Asked) -> Visits:
    """Return where a reader finds what a part says, at the choices that it was asked for."""
    at, period = chosen(of), {"period": of.selection.period or "all"}
    one = followed.characteristic(of)
    matrix = period | {"characteristic": one.characteristic.slug, "level": one.level.slug}
    return {
        "summary": [("board_summary", at)],
        "gaps": [("board_summary", at)],
        "communities": [("communities", period)],
        "depth": [("depth_of_dialogue", matrix)],
        "methods": [("methods_and_places", matrix | {"across": each}) for each in ("method", "place")],
        "feedback_owed": [("you_said_we_did", {})],
        "standards": [("standards", {"frame": "standards"})],
        "data_quality": [("can_we_trust_it", at)],
        "method": [("method", {})],
        "annual_information": [
            ("standards", {"frame": "equality_duty"}),
            ("can_we_trust_it", at),
            ("board_summary", at),
            ("you_said_we_did", {}),
            ("targets_and_benchmarks", {}),
            *(("who_we_reached", at | each) for each in protected(of)),
        ],
        "eds": [("standards", {"frame": "eds"})],
    }[slug]


def protected(of: Asked) -> list[dict[str, str]]:
    """Return characteristic and level of each protected characteristic that can be shown."""
    return [
        {"characteristic": each.characteristic.slug, "level": each.level.slug}
        for each in reads.overview(of.release, of.selection)
        if each.characteristic.protected
    ]


SAID_ON_PAPER_ONLY = (
    "This part is by ",
    "The first ",
    "Not compared, ",
    on_communities.NONE_BY_STAGE,
    SINCE_RECORDS_BEGAN.partition("{")[0],
)
"""How sentences begin that no page has need of: what a paper chose, and what it leaves to a page."""


PART_OF_ONE = re.compile(r", \d+ of \d+$")
"""How the title of a chart ends that is one of several, of which the page has one."""


PART_OF_TABLE = re.compile(
    r": (?:\d+ of \d+|activities|voices and answers|asked and answered|why others are not counted)$|, \d+ of \d+$"
)
"""How the caption of a table ends that is one of several, of which the page has one."""
MADE_FOR_PAPER = ", all our work"
"""How the caption of a table ends that says in one row what a page says in several."""


def words_on(figure: dict[str, Any]) -> Counter[str]:
    """Return every text on a figure, and how often."""
    return Counter(each["text"] for each in figure["layout"]["annotations"])


def hold(section: Section, shown: Shown) -> None:
    """Fail where a part of a paper says what the page does not."""
    words = pressed(shown.words)
    for text in texts(section):
        assert text.startswith(SAID_ON_PAPER_ONLY) or pressed(text) in words, text
    for chart, figure in charts(section):
        if PART_OF_ONE.search(chart.title):
            assert any(words_on(figure) <= words_on(whole) for whole in shown.figures), chart.name
        else:
            assert figure in shown.figures, chart.name
        assert chart.alt in shown.alts, chart.name
        if chart.bars:
            hold_bars(chart.bars, shown)
    for caption, table in grids(section):
        name = PART_OF_TABLE.sub("", caption)
        if name.endswith(MADE_FOR_PAPER) and name not in shown.tables:
            said = words.lower()
            assert all(pressed(cell).lower() in said for row in table.rows for cell in row), caption
            continue
        on_page = shown.tables[name]
        if table.columns[0] != on_page.columns[0]:
            on_page = on_page.turned()
        there = on_page.only((table.columns[0], *table.columns[1:]))
        assert [row for row in there if row in table.rows] == list(table.rows), caption


def hold_bars(bars: Bars, shown: Shown) -> None:
    """Fail where an office program could read a number that the page does not print."""
    printed = set(re.findall(r"[\d,]*\d(?:\.\d+)?%?", f"{shown.words} {shown.figures}"))
    if bars.unit == "Activities":
        printed |= {"1", "2", "3"}  # written in words
    for series in bars.series:
        assert len(series.values) == len(bars.groups)
        for value in series.values:
            if value is not None and bars.percent:
                assert {f"{100 * value:.0f}%", f"{100 * value:.1f}%"} & printed, (series.name, value)
            elif value is not None:
                assert f"{value:,.0f}" in printed, (series.name, value)
                assert value.is_integer()


PARTS = [each.slug for each in contents.parts() if not each.slug.startswith(contents.CHARACTERISTIC)]
BY_SELECTION = ["summary", "gaps", "communities", "depth", "methods", "data_quality"]
BY_PERIOD = ["communities", "depth", "methods"]
CHOICES = [
    *((slug, None, choices.OPEN_TO_ALL) for slug in PARTS),
    *((slug, "2025-26", choices.ALL) for slug in BY_SELECTION),
    *((slug, "2025-Q2", choices.ALL) for slug in BY_PERIOD),
]


@pytest.mark.parametrize(("slug", "period", "activities"), CHOICES)
def test_a_part_says_what_its_page_says(world, slug, period, activities):
    of = asked(period, activities)
    section = contents.section(of, slug)
    hold(section, pages(*visits(slug, of)))
    assert isinstance(section.blocks[0], Opening)
    assert any(grids(section)), "a part without a table"


@pytest.mark.parametrize("period", [None, "2024-25", "2025-26", "2025-Q2"])
@pytest.mark.parametrize("activities", [choices.OPEN_TO_ALL, choices.ALL])
def test_the_board_is_told_two_to_five_sentences(world, period, activities):
    """Before the key numbers stand sentences that a chair could read out: the first, and up to four more."""
    told = contents.section(asked(period, activities), "summary").blocks
    numbers = next(place for place, block in enumerate(told) if isinstance(block, Bullets))
    assert 2 <= numbers <= 5


def test_every_characteristic_says_what_who_we_reached_says(world):
    """Those without figures say why."""
    of, silent = asked(), 0
    held = {one.characteristic.slug: one for one in reads.overview(of.release, of.selection)}
    for each in (one for one in facts.characteristics() if one.published):
        section = contents.section(of, f"{contents.CHARACTERISTIC}{each.slug}")
        if section.blocks == (Opening(NO_FIGURES),):
            silent += 1
            continue
        address = chosen(of) | {"characteristic": each.slug, "level": held[each.slug].level.slug}
        hold(section, pages(("who_we_reached", address)))
    assert 0 < silent < 21
