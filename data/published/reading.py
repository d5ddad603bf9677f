"""The protected tables of the standing release, one or many in one read."""

from collections.abc import Sequence

from data import frozen
from data.databases import register_session
from data.published.comparing import shown_or_why
from models.protected import EVERYTHING, ProtectedCount, ProtectedTable, Selection
from models.vocabulary import Dimension


def table(selection: Selection, *, characteristic: str, level: str) -> ProtectedTable:
    """Return one table of the standing release; not available where it holds none, whatever the reason.

    Where no form of the selection asked, nobody was asked, and the table says so (`asked` shows 0).
    """
    found: ProtectedTable | None = None
    never: set[tuple[Selection, str]] = set()
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is not None and standing.id is not None:
            asked = frozen.stored(
                session,
                release=standing.id,
                selection=selection,
                characteristic=characteristic,
                level=level,
            )
            found = next((stamped.table for stamped in asked), None)
            if found is None:
                never = frozen.not_asked(
                    session, release=standing.id, characteristic=characteristic, selection=selection
                )
    return shown_or_why(found, selection, characteristic=characteristic, level=level, never=never)


def tables(selection: Selection = EVERYTHING, *, release: int | None = None) -> tuple[ProtectedTable, ...]:
    """Return every available table of one selection, in reference order, coarsest level first.

    Of the standing release, or of the earlier one numbered `release`.
    """
    with register_session() as session:
        if release is None:
            standing = frozen.standing(session)
            release = standing.id if standing else None
        if release is None:
            return ()
        return tuple(s.table for s in frozen.stored(session, release=release, selection=selection))


def people(selection: Selection) -> ProtectedCount | None:
    """Return the people of one selection, which all its tables show alike; None where the release holds none."""
    with register_session() as session:
        number = getattr(frozen.standing(session), "id", None)
        first = frozen.stored(session, release=number or 0, selection=selection, first=True)
        return next((stamped.table.people for stamped in first), None)


def across(
    dimension: Dimension,
    *,
    values: Sequence[str],
    characteristic: str,
    level: str,
    period: str | None = None,
) -> tuple[ProtectedTable, ...]:
    """Return one table for each of `values` of a dimension in one period (None: all time), in one read.

    `values` are those of the menu; one without a table of its own is as `table` would return it.
    """
    found: dict[str, ProtectedTable] = {}
    never: set[tuple[Selection, str]] = set()
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is not None and standing.id is not None:
            asked = frozen.stored(
                session,
                release=standing.id,
                across=(period, dimension),
                characteristic=characteristic,
                level=level,
            )
            found = {stamped.table.selection.value or "": stamped.table for stamped in asked}
            never = frozen.not_asked(session, release=standing.id, characteristic=characteristic)
    return tuple(
        shown_or_why(
            found.get(value),
            Selection(period, dimension, value),
            characteristic=characteristic,
            level=level,
            never=never,
        )
        for value in values
    )
