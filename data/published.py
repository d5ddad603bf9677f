"""The only door for pages: what the standing release shows. Nothing behind it can reach a person."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, func, select

from data import facts, frozen
from data.comparisons import compared, home, library, shown_or_why
from data.databases import register_session
from data.menu import OTHER_SMALL
from data.over_time import over_time
from data.periods import QUARTER
from data.published_overlaps import overlap as overlap
from data.published_overlaps import overlaps_offered as overlaps_offered
from data.register import shown_names
from data.targets import targets
from models.comparison import Comparison
from models.protected import EVERYTHING, ProtectedCount, ProtectedTable, ReleaseNote, Selection
from models.register import AuditEvent
from models.release import PublishedTable, Release
from models.vocabulary import Dimension, TableChange

__all__ = [
    "Menu",
    "across",
    "audit",
    "changes",
    "compared",
    "comparison",
    "figures_of",
    "library",
    "menu",
    "over_time",
    "previous_release",
    "release",
    "table",
    "tables",
    "targets",
    "value_label",
]

OTHER_SMALL_LABEL = "Other small engagements"


@dataclass(frozen=True)
class Menu:
    """What a reader may choose from: the selections that the standing release holds a table of, and no other."""

    selections: frozenset[Selection]
    years: tuple[str, ...]
    """Financial years that stand alone, newest first."""
    quarters: tuple[str, ...]
    """Quarters, newest first."""
    values: Mapping[Dimension, tuple[str, ...]]
    """The values of each dimension that stand alone or with a year, in the order of their labels."""

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period that stands alone: years, then quarters, newest first."""
        return self.years + self.quarters

    def years_of(self, dimension: Dimension, *, value: str) -> tuple[str, ...]:
        """Return the years that may be combined with one value, newest first."""
        return tuple(
            sorted(
                (
                    s.period
                    for s in self.selections
                    if s.dimension is dimension and s.value == value and s.period
                ),
                reverse=True,
            )
        )

    def years_across(self, dimension: Dimension) -> tuple[str, ...]:
        """Return the years that may be combined with any value of a dimension, newest first."""
        years = {s.period for s in self.selections if s.dimension is dimension and s.period}
        return tuple(sorted(years, reverse=True))


def release() -> ReleaseNote | None:
    """Return what may be said of the release that stands, or None where there is none or it holds no table."""
    with register_session() as session:
        standing = frozen.standing(session)
        if standing is None or standing.id is None:
            return None
        organisation, area = home(session)
        audit = json.loads(standing.audit)
        if not audit["tables"]:
            return None
        newest = session.exec(select(AuditEvent).order_by(col(AuditEvent.id).desc()).limit(1)).first()
        return ReleaseNote(
            number=standing.id,
            made_at=standing.made_at,
            figures_to=standing.figures_to,
            organisation=organisation,
            area=area,
            invented=standing.invented,
            tables=int(audit["tables"]),
            withdrawn=int(audit["candidates"]) - int(audit["tables"]),
            register_stamp="" if newest is None else f"{newest.id} {newest.at.isoformat()}",
        )


def audit() -> Mapping[str, float | int | None] | None:
    """Return what the audit of the standing release looked at and withdrew, by the names of `AuditReport`.

    Holds numbers of tables and cells and seconds, never of people. None before the first release.
    """
    with register_session() as session:
        standing = frozen.standing(session)
        return None if standing is None else json.loads(standing.audit)


def changes() -> Mapping[TableChange, int]:
    """Return how many tables of the standing release are new, revised, unchanged or kept (method 2.6 J); none is 0."""
    with register_session() as session:
        standing = frozen.standing(session)
        found = session.exec(
            select(PublishedTable.change, func.count())
            .where(
                PublishedTable.release_id == (standing.id if standing else None),
                col(PublishedTable.withdrawn).is_(False),
            )
            .group_by(PublishedTable.change)
        ).all()
    counted = dict(found)
    return {change: counted.get(change.value, 0) for change in TableChange}


def previous_release() -> int | None:
    """Return the number of the release before the one that stands, or None."""
    with register_session() as session:
        numbers = session.exec(select(Release.id).order_by(col(Release.id).desc()).limit(2)).all()
    return numbers[1] if len(numbers) == 2 else None


def made_at(release: int) -> datetime:
    """Return when the release of a number was made. Raises NoResultFound where there is none."""
    with register_session() as session:
        return session.exec(select(Release.made_at).where(Release.id == release)).one()


def menu() -> Menu:
    """Return what a reader may choose from; empty before the first release."""
    with register_session() as session:
        standing = frozen.standing(session)
        rows = (
            session.exec(
                select(PublishedTable.period, PublishedTable.by)
                .where(PublishedTable.release_id == standing.id, col(PublishedTable.withdrawn).is_(False))
                .distinct()
            ).all()
            if standing
            else []
        )
    selections = frozenset(frozen.selection_of(period, by) for period, by in rows)
    alone = sorted((s.period for s in selections if s.period and s.dimension is None), reverse=True)
    values = {
        dimension: tuple(
            sorted(
                {s.value for s in selections if s.dimension is dimension and s.value is not None},
                key=lambda value: _place_of(dimension, value),
            )
        )
        for dimension in Dimension
    }
    return Menu(
        selections=selections,
        years=tuple(period for period in alone if not QUARTER.fullmatch(period)),
        quarters=tuple(period for period in alone if QUARTER.fullmatch(period)),
        values=values,
    )


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


def comparison(selection: Selection, *, characteristic: str, level: str) -> Comparison:
    """Return one table of the standing release held against the benchmark of its selection (method 3.4)."""
    return compared(table(selection, characteristic=characteristic, level=level), library=library())


def figures_of(selection: Selection) -> datetime | None:
    """Return when the oldest figures of a selection that still stand were made; None where it has none."""
    with register_session() as session:
        standing = frozen.standing(session)
        return session.exec(
            select(func.min(Release.made_at))
            .join(PublishedTable, col(PublishedTable.made_in) == col(Release.id))
            .where(
                PublishedTable.release_id == (standing.id if standing else None),
                PublishedTable.period == (selection.period or ""),
                PublishedTable.by == (selection.by or ""),
                col(PublishedTable.withdrawn).is_(False),
            )
        ).one()


def value_label(dimension: Dimension, value: str) -> str:
    """Return what a reader sees for one value of a dimension: an engagement's title as shown, a method's name, a place."""
    if dimension is Dimension.ENGAGEMENT:
        if value == OTHER_SMALL:
            return OTHER_SMALL_LABEL
        with register_session() as session:
            return shown_names.engagement(session, value)
    return facts.dimension_label(dimension.value, value)


def _place_of(dimension: Dimension, value: str) -> tuple[int, str]:
    """Reference order where there is one; else by label, with the small engagements last."""
    listed = facts.dimension_values(dimension.value)
    if value in listed:
        return listed.index(value), ""
    return len(listed) + (value == OTHER_SMALL), value_label(dimension, value).casefold()
