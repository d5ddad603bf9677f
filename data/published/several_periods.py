"""One selection in each of several periods, as the standing release shows it. Sees no people."""

from collections.abc import Sequence
from dataclasses import replace

from data import frozen
from data.databases import register_session
from data.published.comparing import shown_or_why
from models.protected import ProtectedTable, Selection


def over_time(
    selection: Selection, *, periods: Sequence[str], characteristic: str, level: str
) -> tuple[ProtectedTable, ...]:
    """Return one table for each of `periods`: the selection in each of them instead of in its own, in one read.

    A period without a table of its own is not available, or says that nobody was asked, as any single table does.
    """
    wanted = [replace(selection, period=period) for period in periods]
    found: dict[Selection, ProtectedTable] = {}
    never: set[tuple[Selection, str]] = set()
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is not None and standing.id is not None:
            held = frozen.stored_of(
                session, release=standing.id, selections=wanted, characteristics=[characteristic]
            )
            found = {each.table.selection: each.table for each in held if each.table.level == level}
            never = frozen.not_asked(session, release=standing.id, characteristic=characteristic)
    return tuple(
        shown_or_why(found.get(each), each, characteristic=characteristic, level=level, never=never)
        for each in wanted
    )
