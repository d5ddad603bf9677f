"""The door to what the project knows: characteristics, levels, labels, benchmarks, disclosure rules.

Everything is read from `data/reference/` once, when first asked for, and never changes while the program runs.
Each function raises `FactsError` where a file is missing or wrong; the message names file, row, column and remedy.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.facts.agreed_rules import read_rules
from data.facts.benchmark_files import ADULTS, CHILDREN, without_group
from data.facts.folder import NEEDS_POLARITY, Facts
from data.facts.rows import FactsError
from models.community import LibraryCommunity
from models.facts import Area, Benchmark, Category, Characteristic, CodeRow, DisclosureRules, LabelRow, Level

__all__ = [
    "NEEDS_POLARITY",
    "FactsError",
    "answers",
    "area_name",
    "areas",
    "benchmark",
    "categories",
    "characteristic",
    "characteristics",
    "codes",
    "communities",
    "communities_of",
    "dimension_gloss",
    "dimension_label",
    "dimension_values",
    "disclosure_rules",
    "glossary",
    "labels",
    "level",
    "levels",
    "published",
]

REFERENCE = Path(__file__).parents[1] / "reference"


@cache
def _facts() -> Facts:
    return Facts(REFERENCE)


@cache
def characteristics() -> tuple[Characteristic, ...]:
    """Return every characteristic, published or not, in reference order."""
    return tuple(_facts().characteristics.values())


@cache
def published() -> tuple[Characteristic, ...]:
    """Return every characteristic that a release has tables of, in reference order."""
    return tuple(each for each in characteristics() if each.published)


def characteristic(slug: str) -> Characteristic:
    """Return one characteristic; raise `KeyError` if there is none of that slug."""
    return _facts().characteristics[slug]


@cache
def categories(characteristic_slug: str) -> tuple[Category, ...]:
    """Return every category in reference order: answers, and the groups that levels put them in.

    Raises `KeyError` if there is no such characteristic.
    """
    return tuple(_facts().categories[characteristic_slug].values())


def answers(characteristic_slug: str) -> tuple[Category, ...]:
    """Return the categories that a person's own answer may be, in reference order.

    Raises `KeyError` if there is no such characteristic.
    """
    return _facts().answers[characteristic_slug]


def levels(characteristic_slug: str) -> tuple[Level, ...]:
    """Return the levels at which a characteristic is published, coarsest first (method 3.1).

    Empty for a characteristic that is not published. Raises `KeyError` if there is no such characteristic.
    """
    return _facts().levels[characteristic_slug]


def level(characteristic_slug: str, slug: str) -> Level:
    """Return one level; raise `KeyError` if there is no such characteristic or level."""
    return {one.slug: one for one in levels(characteristic_slug)}[slug]


def labels() -> tuple[LabelRow, ...]:
    """Return every label seen on forms and in exports, and what it means (standards 1.3)."""
    return _facts().labels


def codes() -> tuple[CodeRow, ...]:
    """Return every entry of the national and census code lists."""
    return _facts().codes


@cache
def areas() -> tuple[Area, ...]:
    """Return the areas that benchmarks are kept for, the organisation's own first."""
    return tuple(_facts().areas.values())


def area_name(code: str) -> str:
    """Return the name of an area, e.g. "NHS Dorset"; raise `KeyError` if the code is unknown."""
    return _facts().areas[code].name


@cache
def benchmark(
    area: str, *, characteristic: str, level: str, children_in_scope: bool = False
) -> Benchmark | None:
    """Return who lives in an area, or None where nothing is known for this characteristic and level.

    Shares are exact, of people who answered, and sum to 1; a category without a benchmark is absent from them.
    Age is compared from 16 up unless children were in scope (method 3.4): the band 0 to 15 then has no share.
    """
    found = _facts().benchmarks.get((area, characteristic, level))
    if found is None or children_in_scope or CHILDREN not in found.shares:
        return found
    return without_group(found, CHILDREN, universe=ADULTS)


@cache
def disclosure_rules(preset: str | None = None) -> DisclosureRules:
    """Return the disclosure rules in force, or one preset of method 2.7.

    Fails closed: raises `FactsError` where the file is missing, unreadable, unsigned or weaker than allowed.
    """
    return read_rules(REFERENCE / "disclosure.toml", preset=preset)


def dimension_label(dimension: str, value: str) -> str:
    """Return what a reader sees for a dimension's value; a value not in the file is tidied ("old_town" -> "Old town")."""
    known = _facts().dimensions.get((dimension, value))
    if known is not None:
        return known[0]
    words = value.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def dimension_gloss(dimension: str, value: str) -> str:
    """Return in one sentence what a dimension's value means; blank where the file does not say."""
    return _facts().dimensions.get((dimension, value), ("", ""))[1]


def dimension_values(dimension: str) -> tuple[str, ...]:
    """Return the values that the file knows for stage, level, method or audience, in its order."""
    return tuple(value for name, value in _facts().dimensions if name == dimension)


def communities() -> Mapping[str, LibraryCommunity]:
    """Return the library of communities, by slug, in the order of their names."""
    return _facts().communities


def communities_of(characteristic_slug: str, category: str) -> tuple[str, ...]:
    """Return the communities that the reference file joins to a group, in its order; empty where it names none.

    Communities that follow from an answer by their own rule are not in that file.
    """
    return _facts().communities_of_groups.get((characteristic_slug, category), ())


def glossary() -> Mapping[str, str]:
    """Return what each word of the project means, by word (design 1)."""
    return _facts().glossary
