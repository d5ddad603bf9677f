"""How many of each community were heard, as the standing release shows it. Nothing behind it can reach a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import Session

from data import facts, frozen
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from data.facts.cells import cell_of
from data.register import communities
from models.community import Heads, KnownBy, Voices
from models.facts import Level
from models.protected import EVERYTHING, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import HeadKind


def voices(selection: Selection = EVERYTHING) -> Mapping[str, Voices]:
    """Return by community slug how many of it were heard in one selection, in the order of the communities' names.

    Of the library and of those added to the register. Never raises for what is not there: a selection that is not
    offered, a community of which nothing may be shown and no release at all are "not available" alike.
    """
    library = facts.communities()
    with register_session() as session:
        names = communities.names(session)
        standing = frozen.standing(session)
        by_cell = {slug: cell for slug, one in library.items() if (cell := cell_of(one)) is not None}
        tables = (
            {}
            if standing is None
            else _by_level(
                frozen.stored_of(
                    session,
                    release=standing.id or 0,
                    selections=[selection],
                    characteristics={level.characteristic for level, _ in by_cell.values()},
                )
            )
        )
        alone = (
            {}
            if standing is None
            else {
                one.key[2]: one.count
                for one in frozen.heads.stored(
                    session,
                    release=standing.id or 0,
                    kinds=(HeadKind.RULE, HeadKind.COMMUNITY),
                    selection=selection,
                )
            }
        )
        engagements = {} if standing is None else _by_engagement(session, release=standing.id or 0)
    return {
        slug: Voices(
            community=slug,
            known_by=library[slug].known_by if slug in library else KnownBy.HEADS,
            people=_shown(tables, by_cell[slug]) if slug in by_cell else alone.get(slug, NOT_AVAILABLE),
            engagements=engagements.get(slug, ()),
        )
        for slug in names
    }


def _by_engagement(session: Session, *, release: int) -> Mapping[str, tuple[Heads, ...]]:
    found: dict[str, list[Heads]] = defaultdict(list)
    for one in frozen.heads.stored(session, release=release, kinds=(HeadKind.COMMUNITY,)):
        _, selection, slug = one.key
        found[slug].append(Heads(selection.value or "", one.count))
    return {slug: tuple(each) for slug, each in found.items()}


def _by_level(found: Iterable[frozen.Stamped]) -> dict[tuple[str, str], ProtectedTable]:
    return {(one.table.characteristic, one.table.level): one.table for one in found}


def _shown(tables: Mapping[tuple[str, str], ProtectedTable], cell: tuple[Level, str]) -> ProtectedCount:
    level, category = cell
    table = tables.get((level.characteristic, level.slug))
    if table is None:
        return NOT_AVAILABLE
    return next((one.count for one in table.cells if one.category == category), NOT_AVAILABLE)
