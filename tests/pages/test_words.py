"""Specification of prose: it names the lines that are drawn, and the reference files say where they stand."""

import re
from pathlib import Path

import pytest

from data import facts
from pages.parts import sources, words
from tests.pages.pets import pets

FOLDER = Path(words.__file__).parents[1] / "words"
BLOCKS = sorted(tuple(path.name.removesuffix(".md").split(".")) for path in FOLDER.glob("*.md"))


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_no_prose_holds_a_line_as_a_number_of_its_own(page, block):
    """Mutant: "fewer than 60%" typed into a file; "60" without its sign would be no such line."""
    prose = (FOLDER / f"{page}.{block}.md").read_text(encoding="utf-8")
    lines = words.in_force(facts.disclosure_rules()).values()
    typed = [line for line in lines if re.search(rf"(?<![\d.,]){re.escape(line)}(?![\d%]|[.,]\d)", prose)]
    assert typed == []


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_every_line_that_prose_names_is_filled_in(page, block):
    """Mutant: the file returned as it is read."""
    assert not re.search("[{}]", words.read(page, block))


def test_every_line_is_named_somewhere():
    """A name that no prose uses is one to remove. Mutant: one name more."""
    prose = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md"))
    assert set(re.findall(r"{(\w+)}", prose)) == set(words.in_force(facts.disclosure_rules()))


READ = [
    ("who_we_reached", "would hardly explain it, and the ratio is below 0.8 or above 1.25."),
    ("who_we_reached", "a number that is hidden because it is below 10."),
    ("can_we_trust_it", "Where fewer than 60% answered, no page gives a verdict; from 60% to under 80%, pages say"),
    ("open_activities", "at least 0.8 times what is in proportion"),
    ("coverage", "Engagements of fewer than 30 people stand together"),
    ("overlaps", "fewer than 30 of its people answered both questions"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "sentence"), READ)
def test_what_a_reader_reads(page, sentence):
    """Mutant: low and high the other way round."""
    assert sentence in words.read(page, "how_to_read")


def test_prose_follows_the_rules_it_is_given():
    """Mutant: the words of the preset nhs whatever the rules."""
    strict = words.in_force(facts.disclosure_rules("strict"))
    assert (strict["min_base"], strict["min_display"]) == ("50", "10")


def test_the_note_on_large_groups_names_its_line():
    """Mutant: the line of caution in its place."""
    short = pets(known=200, cats=20, dogs=60, fish=60, birds=60)
    assert sources.not_needed([short])[0] == "It is not given for a group of 30% of the population or more."
    assert sources.not_needed([]) == []
