"""What the standing release shows of each question by itself: who was asked, who answered, why others did not."""

from collections.abc import Mapping

from data import facts, frozen
from data.databases import register_session
from data.published.comparing import shown_or_why
from models.protected import ProtectedTable, Selection
from models.vocabulary import Dimension


def questions(selection: Selection) -> tuple[ProtectedTable, ...]:
    """Return one table for each published characteristic, at its coarsest level, in reference order.

    The coarsest level holds most of those who answered. One that the release has no table of says that nobody was
    asked, or is not available, as `published.table` would.
    """
    found: dict[tuple[str, str], ProtectedTable] = {}
    never: set[tuple[Selection, str]] = set()
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is not None and standing.id is not None:
            for stamped in frozen.stored(session, release=standing.id, selection=selection):
                found[stamped.table.characteristic, stamped.table.level] = stamped.table
            never = frozen.not_asked(session, release=standing.id, selection=selection)
    listed = []
    for characteristic in facts.characteristics():
        if not characteristic.published:
            continue
        slug, level = characteristic.slug, facts.levels(characteristic.slug)[0].slug
        held = found.get((slug, level))
        listed.append(shown_or_why(held, selection, characteristic=slug, level=level, never=never))
    return tuple(listed)


def never_asked(dimension: Dimension) -> Mapping[str, frozenset[str]]:
    """Return, by characteristic, the values of a dimension (over all time) in which no form asked about it.

    Of the values that the release offers; a characteristic that all of them asked is absent.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        pairs = frozen.not_asked(session, release=standing.id) if standing and standing.id else set()
    found: dict[str, set[str]] = {}
    for selection, characteristic in pairs:
        if selection.period is None and selection.dimension is dimension and selection.value is not None:
            found.setdefault(characteristic, set()).add(selection.value)
    return {characteristic: frozenset(values) for characteristic, values in found.items()}
