"""Who could help to reach a group: organisations of the register, joined to it through communities. No people."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import select

from data import facts
from data.databases import register_session
from data.register import communities
from data.register.entry_choices import label
from models.register import Activity, Organisation


@dataclass(frozen=True)
class Partner:
    """An organisation that reaches a group, or has held an activity for people of it."""

    name: str
    role: str
    """What kind of organisation it is, in words; blank where it is not in the register."""
    contact: str
    """A role or a shared mailbox, never a person; blank where none is on record."""
    reaches: str
    """The community by which it is joined to the group, as people call it."""


GroupKey = tuple[str, str]
"""Characteristic and category."""


@dataclass(frozen=True)
class Partners:
    """Everything that the register says of who reaches whom, ready to be asked group by group."""

    by_community: Mapping[str, tuple[Partner, ...]]
    """Community slug to its partners, by name."""
    rules: Mapping[str, frozenset[GroupKey]]
    """Community slug to the answers any of which makes one a member, where some do."""

    def of(self, group: GroupKey) -> tuple[Partner, ...]:
        """Return the partners who reach a group, each once, in the order of their names."""
        found: dict[str, Partner] = {}
        for community in self.communities(group):
            for partner in self.by_community.get(community, ()):
                found.setdefault(partner.name, partner)
        return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))

    def communities(self, group: GroupKey) -> tuple[str, ...]:
        """Return the communities that a group belongs to: by their rule, or as the reference file joins them."""
        lines = {(group[0], slug) for slug in _upwards(*group)}
        by_rule = [slug for slug, rule in self.rules.items() if rule & lines]
        return tuple(dict.fromkeys([*by_rule, *facts.communities_of(*group)]))


def partners() -> Partners:
    """Return who reaches whom. The home organisation is left out: it is not a partner of its own."""
    with register_session() as session:
        names = communities.names(session)
        organisations = session.exec(select(Organisation)).all()
        held = session.exec(select(Activity.held_by, Activity.community).distinct()).all()
        slugs = {name.casefold(): slug for slug, name in names.items()}
        known = {one.name.casefold(): one for one in organisations}
        found: dict[str, dict[str, Partner]] = {}
        for one in organisations:
            for slug in filter(None, (part.strip() for part in one.reaches.split(";"))):
                _add(found, slug, one.name, known=known, names=names)
        for holder, community in held:
            if holder.strip() and community:
                slug = slugs.get(community.casefold(), community)
                _add(found, slug, holder.strip(), known=known, names=names)
    rules = {
        slug: frozenset((part.characteristic, part.category) for part in one.rule)
        for slug, one in facts.communities().items()
    }
    return Partners({slug: tuple(each.values()) for slug, each in found.items()}, rules)


def _add(
    found: dict[str, dict[str, Partner]],
    community: str,
    name: str,
    *,
    known: Mapping[str, Organisation],
    names: Mapping[str, str],
) -> None:
    entry = known.get(name.casefold())
    if entry is not None and entry.is_home:
        return
    reaches = names.get(community) or facts.dimension_label("community", community)
    partner = (
        Partner(name, "", "", reaches)
        if entry is None
        else Partner(entry.name, label("role", entry.role), entry.contact, reaches)
    )
    found.setdefault(community, {}).setdefault(partner.name.casefold(), partner)


def _upwards(characteristic: str, category: str) -> tuple[str, ...]:
    """Return a category and the groups above it: who reaches older people reaches people aged 65 to 74."""
    parents = {one.slug: one.parent for one in facts.categories(characteristic)}
    chain = []
    while category in parents:
        chain.append(category)
        category = parents[category]
    return tuple(chain)
