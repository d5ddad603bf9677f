"""Method: every line that the code draws stands on the page with the number in force; who agreed the rules is said as it is.

The page is opened on two empty databases: nothing but the part on a release needs one.
"""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data import facts
from data.facts import FactsError
from data.facts.stays_true import stays_true
from data.measures.thresholds import thresholds
from data.responses.rules import AnswerRules, answer_rules
from data.standards.lines import Lines, lines
from pages.parts import wording
from pages.parts.method import line_tables, method_tables
from pages.parts.sentences import on_method
from pages.parts.tables import Table
from tests.pages.visits import html

PAGE = "from pages import method\nmethod.page()"


def opened() -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not app.exception
    return app


def cells(table: Table) -> str:
    return "\n".join(" | ".join(cell.text for cell in row.cells) for row in table.rows)


def test_the_page_says_what_must_stay_true_and_folds_its_tables(sqlite_databases):
    """Mutants: no list; a table outside a fold; a link to a section that is not there."""
    app = opened()
    said = html(app)
    for line in method_tables.true_lines():
        assert wording.html(str(line)) in said
    assert len(method_tables.true_lines()) == len(stays_true())
    captions = re.findall(r"<caption>(.*?)</caption>", said)
    assert [each.label.partition(":")[0] for each in app.expander] == captions
    assert set(re.findall(r'href="#(part-\w+)"', said)) == set(re.findall(r'id="(part-\w+)"', said))
    for caption in (
        "Lines of answers",
        "Lines of standards",
        "Lines of projections",
        "Rules where numbers meet",
    ):
        assert caption in captions


def test_every_file_that_a_table_is_drawn_from_is_there():
    root = facts.REFERENCE.parents[1]
    for file in (
        line_tables.ANSWERS_FILE,
        line_tables.STANDINGS_FILE,
        line_tables.COMMUNITIES_FILE,
        method_tables.DISCLOSURE_FILE,
        method_tables.VERDICTS_FILE,
    ):
        assert (root / file).is_file(), file


@pytest.mark.parametrize("field", [each.name for each in fields(AnswerRules)])
def test_every_line_of_answers_is_drawn_from_the_rules_in_force(monkeypatch, field):
    """Mutant: a number typed into the table."""
    before = cells(line_tables.answers())
    changed = replace(answer_rules(), **{field: getattr(answer_rules(), field) * 3})
    monkeypatch.setattr(line_tables, "answer_rules", lambda: changed)
    assert cells(line_tables.answers()) != before


OTHER = {
    "level_reached_shown": ("empower",),
    "level_reached_partly": ("inform",),
    "where_people_are_methods": ("survey",),
}


@pytest.mark.parametrize("field", [each.name for each in fields(Lines)])
def test_every_line_of_standards_is_drawn_from_the_file(monkeypatch, field):
    """Mutant: shown for partly."""
    before = cells(line_tables.standings())
    held = getattr(lines(), field)
    changed = replace(lines(), **{field: OTHER[field] if field in OTHER else held / 2})
    monkeypatch.setattr(line_tables, "lines", lambda: changed)
    assert cells(line_tables.standings()) != before


@pytest.mark.parametrize("field", ["minimum_days_open", "prediction", "figures_old_after"])
def test_every_line_of_projections_is_drawn_from_the_file(monkeypatch, field):
    before = cells(line_tables.projections())
    changed = replace(thresholds(), **{field: getattr(thresholds(), field) / 2})
    monkeypatch.setattr(line_tables, "thresholds", lambda: changed)
    assert cells(line_tables.projections()) != before


def test_rules_where_numbers_meet_follow_the_preset():
    """Mutant: 30 typed for the least base."""
    nhs, strict = facts.disclosure_rules("nhs"), facts.disclosure_rules("strict")
    said = cells(line_tables.together())
    assert f"nobody, or {nhs.min_base} people" in said
    assert f"at least {nhs.audit_width + 1} values" in said
    assert strict.min_base != nhs.min_base


def test_who_agreed_the_rules_is_said_and_that_nobody_here_has(monkeypatch):
    """Mutant: the founders of the program named as if they could agree it for whoever uses it."""
    signed = replace(
        facts.disclosure_rules("nhs"), agreed_by="A. Moss, equality lead", agreed_on=date(2026, 12, 3)
    )
    for who, words in (
        ("A. Moss, equality lead", "Preset “nhs”, agreed on 3 December 2026 by A. Moss, equality lead."),
        ("the project's founders, as the design's default: agree anew", "Nobody here has agreed it yet"),
    ):
        monkeypatch.setattr(facts, "disclosure_rules", lambda who=who: replace(signed, agreed_by=who))
        assert words in method_tables.agreed()
        assert ("founders" in method_tables.agreed()) is False


def test_unsigned_rules_are_said_to_be_none(sqlite_databases, monkeypatch):
    """Mutant: the page failing, which says nothing of why."""

    def refuse(_preset: str | None = None) -> None:
        raise FactsError("disclosure.toml: nobody has signed the disclosure rules. Sign them.")

    monkeypatch.setattr(facts, "disclosure_rules", refuse)
    said = html(opened())
    assert on_method.UNSIGNED.claim in said
    assert "Sign them." in said
    assert "<table" not in said
