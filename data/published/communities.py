"""How many of each community were heard, as the standing release shows it. Nothing behind it can reach a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlmodel import Session

from data import facts, frozen
from data.databases import register_session
from data.disclosure.not_available import NOT_AVAILABLE
from data.facts.cells import cell_of
from data.frozen.heads import StampedHeads
from data.register import communities
from models.community import Heads, KnownBy, Voices
from models.facts import Level
from models.protected import EVERYTHING, ProtectedTable, Selection
from models.vocabulary import HeadKind, TableChange


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
                one.key[2]: one
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
        slug: _voices(
            Voices(
                slug,
                library[slug].known_by if slug in library else KnownBy.HEADS,
                NOT_AVAILABLE,
                engagements.get(slug, ()),
            ),
            table=_table(tables, by_cell.get(slug)),
            category=by_cell[slug][1] if slug in by_cell else "",
            alone=alone.get(slug),
        )
        for slug in names
    }


def _voices(of: Voices, *, table: ProtectedTable | None, category: str, alone: StampedHeads | None) -> Voices:
    """Return a community with its figure: of the table that holds it as a cell, or else of the count that stands alone."""
    if table is not None:
        people = next((one.count for one in table.cells if one.category == category), NOT_AVAILABLE)
        return replace(of, people=people, change=table.change, figures_from=table.figures_from)
    if alone is not None:
        return replace(of, people=alone.count, change=alone.change, figures_from=alone.made_on)
    if not of.engagements:
        return of
    changes = [one.change for one in of.engagements]
    made = [one.figures_from for one in of.engagements if one.figures_from]
    first = next((one for one in (TableChange.KEPT, TableChange.REVISED) if one in changes), changes[0])
    return replace(of, change=first, figures_from=min(made, default=None))


def _by_engagement(session: Session, *, release: int) -> Mapping[str, tuple[Heads, ...]]:
    found: dict[str, list[Heads]] = defaultdict(list)
    for one in frozen.heads.stored(session, release=release, kinds=(HeadKind.COMMUNITY,)):
        _, selection, slug = one.key
        found[slug].append(Heads(selection.value or "", one.count, one.change, one.made_on))
    return {slug: tuple(each) for slug, each in found.items()}


def _by_level(found: Iterable[frozen.Stamped]) -> dict[tuple[str, str], ProtectedTable]:
    return {(one.table.characteristic, one.table.level): one.table for one in found}


def _table(
    tables: Mapping[tuple[str, str], ProtectedTable], cell: tuple[Level, str] | None
) -> ProtectedTable | None:
    return None if cell is None else tables.get((cell[0].characteristic, cell[0].slug))
