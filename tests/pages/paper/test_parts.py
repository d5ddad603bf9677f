"""What holds of every part of a paper, whatever there is to tell and whatever was chosen: it is never empty, and says why."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import delete

from data.databases import close, register_session
from models.register import Activity, AuditEvent, Engagement, Finding, Response, StandardEvidence
from pages.paper import composing, contents
from pages.paper.asked import Asked
from pages.paper.blocks import Bullets, Chart, Figures, Heading, Opening, Paper, Paragraph, SmallPrint
from pages.paper.sections.characteristic import NO_FIGURES
from pages.parts import choices
from pages.parts.sentences import on_answers, on_evidence, on_standards
from tests.pages.paper.whole_world import asked, publish_world
from tests.world import World

__all__ = ["publish_world"]
EVERY = tuple(each.slug for each in contents.parts())


def composed(of: Asked) -> Paper:
    return composing.compose(Asked(**(vars(of) | {"parts": EVERY})))


def texts(paper: Paper) -> Iterator[str]:
    """Give everything that a paper says."""
    yield from (paper.title, *(f"{fact.label} {fact.text}" for fact in paper.facts))
    for section in paper.sections:
        yield from (section.title, section.question)
        for block in section.blocks:
            match block:
                case Opening() | Paragraph():
                    yield str(block.text)
                case Bullets():
                    yield from map(str, block.lines)
                case Heading():
                    yield block.text
                case SmallPrint():
                    yield from block.lines
                case Chart():
                    yield from (block.title, block.alt, block.key)
                    yield from block.bars.groups if block.bars else ()
                case Figures():
                    yield block.table.caption
                    yield from (column.heading for column in block.table.columns)
                    yield from (cell.text for row in block.table.rows for cell in row.cells)


def sound(paper: Paper) -> None:
    """Fail where a part is empty, a text blank or not plain, a link leads somewhere, a chart's name is there twice."""
    assert [each.slug for each in paper.sections] == list(EVERY)
    for section in paper.sections:
        assert section.blocks, section.slug
        opens = section.blocks[0]
        assert isinstance(opens, Opening), section.slug
        assert str(opens.text).strip()
        lists = [block.lines for block in section.blocks if isinstance(block, SmallPrint | Bullets)]
        assert all(lists), section.slug
    for text in texts(paper):
        assert text == text.strip(), text
        assert "\N{EM DASH}" not in text, text
        assert "  " not in text, text
    names = [chart.name for _, chart in paper.charts()]
    assert len(names) == len(set(names))
    for _, found in paper.tables():
        table = found.table
        assert table.rows, table.caption
        assert all(len(row.cells) == len(table.columns) <= 10 for row in table.rows), table.caption
        assert all(cell.text and not cell.link for row in table.rows for cell in row.cells), table.caption


def said(paper: Paper, slug: str) -> str:
    section = next(each for each in paper.sections if each.slug == slug)
    return " ".join(texts(Paper("", "", paper.made_on, (), (section,))))


@pytest.mark.parametrize("activities", [choices.OPEN_TO_ALL, choices.ALL])
@pytest.mark.parametrize("period", [None, "2024-25", "2025-26", "2025-Q2"])
def test_a_paper_of_every_choice_is_whole(world, period, activities):
    """Quarters are published for all activities together. Mutant: a table with no rows where nobody was told."""
    if period == "2025-Q2" and activities == choices.OPEN_TO_ALL:
        return
    sound(composed(asked(period, activities)))


def test_a_period_that_has_no_such_figures_is_said_to_have_none(world):
    """Mutant: all time without a word."""
    paper = composed(asked("2025-Q2", choices.ALL))
    for slug in ("communities", "depth", "methods"):
        assert "since records began: for July to September 2025 there are none of this kind." in said(
            paper, slug
        )
    assert "none of this kind" not in said(composed(asked("2025-26", choices.ALL)), "depth")


def test_activities_for_some_are_counted_and_nobody_is_missing_from_them(world):
    paper = composed(asked(None, choices.ONE_GROUP))
    sound(paper)
    assert "these activities were for some, and say of nobody that they are missing" in said(paper, "depth")
    assert "under-reached" not in said(paper, "reach.sex")


@pytest.fixture
def bare(sqlite_databases) -> None:
    """One question, asked in one activity, and nothing else on record."""
    made = World()
    made.activity("survey")
    made.people("survey", 260, sex="female")
    made.people("survey", 180, sex="male")
    made.publish()


def test_a_paper_of_next_to_nothing_says_why_each_part_has_nothing(bare):
    """Mutant: a part that is left out where it has nothing."""
    paper = composed(asked())
    sound(paper)
    assert on_evidence.NOTHING_FINDS in said(paper, "feedback_owed")
    assert str(NO_FIGURES) in said(paper, "reach.religion_or_belief")
    assert on_answers.NOTHING_TOLD in said(paper, "annual_information")
    assert on_standards.NOTHING_WRITTEN in said(paper, "standards")
    assert "This is the first release" in said(paper, "summary")


def test_a_register_that_was_emptied_since_the_release_is_no_failure(world):
    with register_session() as register:
        for table in (Response, Finding, StandardEvidence, Activity, Engagement):
            register.exec(delete(table))
        # Whoever changes the register leaves an event, by which pages know that what they have read is old.
        register.add(
            AuditEvent(at=datetime(2026, 11, 2, tzinfo=UTC), who="test", what="emptied", detail="{}")
        )
        register.commit()
    close()
    paper = composed(asked())
    assert on_standards.NO_ENGAGEMENT in said(paper, "standards")
    assert on_standards.NO_ENGAGEMENT in said(paper, "eds")
    assert on_evidence.NOTHING_FINDS in said(paper, "feedback_owed")
    sound(paper)


def test_a_part_that_answers_a_page_asks_its_question():
    """So that a reader who knows the pages finds the part."""
    from pages import (
        board_summary,
        can_we_trust_it,
        communities,
        depth_of_dialogue,
        method,
        methods_and_places,
        standards,
        you_said_we_did,
    )

    asks = {
        "summary": board_summary,
        "communities": communities,
        "depth": depth_of_dialogue,
        "methods": methods_and_places,
        "feedback_owed": you_said_we_did,
        "standards": standards,
        "data_quality": can_we_trust_it,
        "method": method,
    }
    assert {slug: contents.part(slug).question for slug in asks} == {
        slug: page.QUESTION for slug, page in asks.items()
    }


def test_parts_are_each_there_once_in_one_order_and_nobody_knows_another():
    assert len(set(EVERY)) == len(EVERY)
    assert contents.in_order(("method", "summary", "nonsense", "summary")) == ("summary", "method")
    assert set(contents.usual()) < set(EVERY)
    with pytest.raises(KeyError):
        contents.part("nonsense")
