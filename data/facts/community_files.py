"""Reads the library of communities, and which groups of the published tables belong to which community."""

from collections.abc import Collection, Mapping
from pathlib import Path

from data.facts.rows import Row, read_rows
from models.community import KnownBy, LibraryCommunity, RulePart
from models.facts import Category, Characteristic, Level

KINDS = {"characteristics": KnownBy.RULE, "activities": KnownBy.HEADS}
EITHER, IS = "|", "="

KIND_UNKNOWN = 'it must be "characteristics" or "activities".'
SLUG_TWICE = '"{slug}" is there twice. Keep one row.'
RULE_WANTED = 'a community of the kind "characteristics" needs a rule, such as "age_band=65_plus".'
NO_RULE_WANTED = 'a community of the kind "activities" has no rule. Empty the cell.'
RULE_PART = (
    '"{part}" is no part of a rule. Write characteristic=category, and "|" between parts, such as '
    '"sexual_orientation=lgb_plus|trans_status=different_from_birth".'
)
CHARACTERISTIC_UNKNOWN = 'there is no characteristic "{slug}" that is published. See characteristics.csv.'
NO_CHARACTERISTIC = 'there is no characteristic "{slug}". Add it to characteristics.csv or correct it.'
CATEGORY_UNKNOWN = (
    'there is no category "{slug}" in "{characteristic}". Add it to categories.csv or correct it.'
)
NOBODY_ANSWERS = 'no answer to "{characteristic}" is in the category "{slug}". See placements.csv.'
COMMUNITY_UNKNOWN = 'there is no community "{slug}". Add it to communities.csv or correct it.'
PART_TWICE = '"{part}" is in the rule twice. Keep one.'
SEVERAL_ANSWERS = 'people may give several answers to "{slug}", so it can be a rule by itself, as one category, and not a part of one.'


def read_communities(
    folder: Path,
    *,
    characteristics: Mapping[str, Characteristic],
    categories: Mapping[str, Mapping[str, Category]],
    answers: Mapping[str, tuple[Category, ...]],
    levels: Mapping[str, tuple[Level, ...]],
) -> dict[str, LibraryCommunity]:
    """Return every community by slug, in the order of the file.

    A rule is parts "characteristic=category" with "|" between them; a category may be a group of a level.
    Raises `FactsError` for a slug that is there twice, a rule of another grammar, or one that names what is not there.
    """
    found: dict[str, LibraryCommunity] = {}
    for row in read_rows(
        folder / "communities.csv", columns=("slug", "name", "people", "kind", "rule", "why")
    ):
        slug = row.text("slug")
        if slug in found:
            raise row.wrong("slug", SLUG_TWICE.format(slug=slug))
        known_by = KINDS.get(row.cells["kind"])
        if known_by is None:
            raise row.wrong("kind", KIND_UNKNOWN)
        if bool(row.cells["rule"]) != (known_by is KnownBy.RULE):
            raise row.wrong("rule", RULE_WANTED if known_by is KnownBy.RULE else NO_RULE_WANTED)
        found[slug] = LibraryCommunity(
            slug=slug,
            name=row.text("name"),
            people=row.text("people"),
            known_by=known_by,
            rule=_rule(
                row, characteristics=characteristics, categories=categories, answers=answers, levels=levels
            ),
            why=row.text("why"),
        )
    return found


def _rule(
    row: Row,
    *,
    characteristics: Mapping[str, Characteristic],
    categories: Mapping[str, Mapping[str, Category]],
    answers: Mapping[str, tuple[Category, ...]],
    levels: Mapping[str, tuple[Level, ...]],
) -> tuple[RulePart, ...]:
    if not row.cells["rule"]:
        return ()
    said = row.cells["rule"].split(EITHER)
    parts: list[RulePart] = []
    for part in said:
        name, equals, slug = part.partition(IS)
        if not (name and equals and slug):
            raise row.wrong("rule", RULE_PART.format(part=part))
        if name not in characteristics or not characteristics[name].published:
            raise row.wrong("rule", CHARACTERISTIC_UNKNOWN.format(slug=name))
        if slug not in categories[name]:
            raise row.wrong("rule", CATEGORY_UNKNOWN.format(slug=slug, characteristic=name))
        if said.count(part) > 1:
            raise row.wrong("rule", PART_TWICE.format(part=part))
        if characteristics[name].multiple and len(said) > 1:
            raise row.wrong("rule", SEVERAL_ANSWERS.format(slug=name))
        # At the top, "below" its characteristic: no group, though a category may have the characteristic's own name.
        below = [one for one in categories[name].values() if one.parent != name]
        held = _answers_in(slug, categories=below, levels=levels[name])
        own = held & {one.slug for one in answers[name]}
        if not own:
            raise row.wrong("rule", NOBODY_ANSWERS.format(slug=slug, characteristic=name))
        parts.append(RulePart(name, slug, own))
    return tuple(parts)


def _answers_in(slug: str, *, categories: Collection[Category], levels: tuple[Level, ...]) -> frozenset[str]:
    """Return a category, all that lie below it, and the answers that a level puts into it."""
    held = {slug}
    for level in levels:
        held |= {answer for answer, category in level.placement.items() if category == slug}
    while below := {one.slug for one in categories if one.parent in held and one.slug not in held}:
        held |= below
    return frozenset(held)


def read_communities_of_groups(
    folder: Path,
    *,
    categories: Mapping[str, Mapping[str, Category]],
    communities: Mapping[str, LibraryCommunity],
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return by characteristic and category the communities that the group belongs to, or that belong to it.

    Raises `FactsError` for a group or a community that is not there, and for one that is there twice.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    columns = ("characteristic", "category", "community", "why")
    for row in read_rows(folder / "communities_of_groups.csv", columns=columns):
        name, slug, community = row.text("characteristic"), row.text("category"), row.text("community")
        if name not in categories:
            raise row.wrong("characteristic", NO_CHARACTERISTIC.format(slug=name))
        if slug not in categories[name]:
            raise row.wrong("category", CATEGORY_UNKNOWN.format(slug=slug, characteristic=name))
        if community not in communities:
            raise row.wrong("community", COMMUNITY_UNKNOWN.format(slug=community))
        if community in found.get((name, slug), ()):
            raise row.wrong("community", SLUG_TWICE.format(slug=community))
        row.text("why")
        found[name, slug] = (*found.get((name, slug), ()), community)
    return found
