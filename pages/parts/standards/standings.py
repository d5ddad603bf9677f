"""How the standards of a frame stand, row by row, as chart, table and words share it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.standards import StandardFrame, Stands

MOST_ROWS = 40
"""Engagements that stand side by side: more would be too long to read, and to draw."""


@dataclass(frozen=True)
class InEngagement:
    """One engagement, its title as whoever looks may see it, and how each standard stands in it."""

    reference: str
    title: str
    stands: tuple[Stands, ...]
    until: date = date.max
    """The day it closes; the last day there is, where none is known."""


@dataclass(frozen=True)
class Standings:
    """How every standard of one frame stands."""

    frame: StandardFrame
    overall: tuple[Stands, ...]
    rows: tuple[InEngagement, ...]
    """By title as shown."""

    @property
    def everywhere(self) -> Sequence[Stands]:
        """Every standing on the page."""
        return (*self.overall, *(each for row in self.rows for each in row.stands))

    def titled(self, *, overall: str) -> Sequence[tuple[str, Stands]]:
        """Return every standing on the page with the title of its row; that of all our work is `overall`."""
        of_rows = [(row.title, each) for row in self.rows for each in row.stands]
        return [*((overall, each) for each in self.overall), *of_rows]

    @property
    def listed(self) -> Sequence[InEngagement]:
        """The engagements that stand side by side: all, or of many those that close or closed last, by title."""
        newest = sorted(self.rows, key=lambda row: row.until, reverse=True)[:MOST_ROWS]
        return [row for row in self.rows if row in newest] if len(newest) < len(self.rows) else self.rows

    def row(self, reference: str) -> InEngagement | None:
        """Return the row of an engagement, or None."""
        return next((row for row in self.rows if row.reference == reference), None)
