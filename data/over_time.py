"""One selection in each of several periods, as the standing release shows it. Sees no people."""

from collections.abc import Sequence
from dataclasses import replace

from data import frozen
from data.comparisons import absent
from data.databases import register_session
from data.disclosure.not_available import not_asked
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
    tables = []
    for each in wanted:
        nothing = absent(each, characteristic=characteristic, level=level)
        tables.append(found.get(each) or (not_asked(nothing) if (each, characteristic) in never else nothing))
    return tuple(tables)
