"""Every measure serves the product: what only tests call says nothing to anybody (docs/decisions/0021)."""

import ast
import re
from pathlib import Path

import pytest

import data.measures

ROOMS = Path(data.measures.__file__).parents[2]
SOURCES = {
    path: path.read_text("utf-8")
    for room in ("data", "pages")
    for path in (ROOMS / room).rglob("*.py")
    if path.name != "__init__.py"
}
MEASURES = [
    node.name
    for path, source in SOURCES.items()
    if path.parent.name == "measures"
    for node in ast.parse(source).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]


def test_there_are_measures_to_look_at():
    assert len(MEASURES) > 30


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_has_a_caller_in_the_product(name):
    """Mutant: a measure that nobody calls. A name in a docstring counts as a call: this finds what is plainly unused."""
    defined = re.compile(rf"\bdef {name}\b")
    named = re.compile(rf"\b{name}\b")
    assert any(len(named.findall(text)) > len(defined.findall(text)) for text in SOURCES.values()), name
