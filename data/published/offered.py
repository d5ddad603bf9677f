"""What a reader may choose from: the selections that the standing release holds, and what their values are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from data import facts, frozen
from data.databases import register_session
from data.menu import OTHER_SMALL
from data.periods import QUARTER
from data.register import shown_names
from models.protected import Selection
from models.release import PublishedTable
from models.vocabulary import Dimension

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
