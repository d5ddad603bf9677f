"""Where a community of the library is published: in a cell of a table, or as a number of its own."""

from data import facts
from models.community import LibraryCommunity
from models.facts import Level


def cell_of(community: LibraryCommunity) -> tuple[Level, str] | None:
    """Return the published cell that holds a community, by level and category: the coarsest that has its only part.

    None where the rule has several parts or no level has the category: then it is counted by itself.
    """
    if len(community.rule) != 1:
        return None
    (part,) = community.rule
    for level in facts.levels(part.characteristic):
        if part.category in {category.slug for category in level.categories}:
            return level, part.category
    return None
