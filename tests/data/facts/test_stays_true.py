"""The plain words of what must stay true stand for every property of docs/security.md, each once."""

import re
from collections import Counter
from pathlib import Path

from data import facts
from data.facts.stays_true import stays_true

SECURITY = Path(__file__).parents[3] / "docs" / "security.md"
ADVICE = (
    "docs/security.md and data/reference/stays_true.toml part here. Say each property in plain words in the file: in a line "
    "of its own, or in one that says it already."
)


def properties() -> dict[int, str]:
    """Return what each row of the table of properties says, by its number."""
    rows = re.findall(r"^\| (\d+) \| (.+?) \| ", SECURITY.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(number): words for number, words in rows}


def test_every_property_has_its_words_once():
    """Mutants: a line taken out; a property more; one number in two lines."""
    stands_for = Counter(number for line in stays_true() for number in line.rows)
    assert stands_for == Counter(properties().keys()), ADVICE


def test_each_line_stands_for_what_the_property_says():
    """Who rewrites a property has to look at its plain words. Mutant: two numbers the other way about."""
    held = properties()
    parted = [
        (number, phrase)
        for line in stays_true()
        for number, phrase in line.rows.items()
        if phrase not in held.get(number, "")
    ]
    assert parted == [], ADVICE


def test_no_line_holds_a_number_of_its_own():
    """Lines that the rules draw are filled in. Mutant: 6 typed for the values left."""
    rules = facts.disclosure_rules()
    for line in stays_true():
        assert not re.search(r"\d", line.words)
        assert "{" not in line.words.format(values=rules.audit_width + 1)
