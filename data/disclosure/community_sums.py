"""What ties a community to the tables of its rule: the union lies between the largest of its parts and their sum.

Of one selection, for every level of every question of the rule: the people of a part are those of the categories that
the rule holds whole, some of those that it holds in part, and some whom the level can't hold.
"""

from collections.abc import Iterator, Mapping

from data.counting.counting import PEOPLE, UNPLACED
from data.disclosure.community_draft import MEMBERS, part_figure
from data.disclosure.draft import Draft
from data.disclosure.sums import ANY_NUMBER, SEVERAL, TOGETHER, Figure, Sum
from models.community import LibraryCommunity
from models.facts import Level

Split = tuple[tuple[str, ...], tuple[str, ...]]
"""Categories of a level: those that the rule holds whole, and those that it holds in part."""


def split(community: LibraryCommunity, level: Level) -> Split:
    """Return which categories of a level the rule holds whole, and which it holds in part, in the level's order."""
    yes = answers_of(community, level.characteristic)
    into: dict[str, set[bool]] = {}
    for answer, category in level.placement.items():
        into.setdefault(category, set()).add(answer in yes)
    order = [one.slug for one in level.categories]
    return (
        tuple(slug for slug in order if into.get(slug) == {True}),
        tuple(slug for slug in order if into.get(slug) == {True, False}),
    )


def answers_of(community: LibraryCommunity, characteristic: str) -> frozenset[str]:
    """Return the answers to one question that make a member."""
    return frozenset().union(
        *(part.answers for part in community.rule if part.characteristic == characteristic)
    )


def sums_of_community(
    community: LibraryCommunity, *, name: str, levels: Mapping[str, Draft]
) -> Iterator[Sum]:
    """Yield every sum that ties a community's draft, called `name`, to the drafts of its questions' levels, by name."""
    parts = tuple((name, part_figure(asked)) for asked in community.characteristics)
    members, together = (name, MEMBERS), (name, TOGETHER)
    yield Sum((name, PEOPLE), (members,), extra=ANY_NUMBER)
    yield Sum(together, parts)
    yield Sum(together, (members, (name, SEVERAL)))
    for part in parts:
        yield Sum(members, (part,), extra=ANY_NUMBER)
    if len(parts) == 1:
        yield Sum(members, parts)
    for key, draft in levels.items():
        level = draft.tally.level
        if level.characteristic in community.characteristics:
            part = (name, part_figure(level.characteristic))
            yield from _of_level(part, key, *split(community, level))


def _of_level(part: Figure, key: str, whole: tuple[str, ...], mixed: tuple[str, ...]) -> Iterator[Sum]:
    held = tuple((key, category) for category in whole)
    others = (*((key, category) for category in mixed), (key, UNPLACED))
    if held:
        yield Sum(part, held, extra=ANY_NUMBER)
    yield Sum(part, (*held, *others), over=ANY_NUMBER)
