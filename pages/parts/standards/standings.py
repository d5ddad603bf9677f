"""How the standards of a frame stand, row by row, as chart, table and words share it."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.standards import StandardFrame, Stands


@dataclass(frozen=True)
class InEngagement:
    """One engagement, its title as whoever looks may see it, and how each standard stands in it."""

    reference: str
    title: str
    stands: tuple[Stands, ...]


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

    def row(self, reference: str) -> InEngagement | None:
        """Return the row of an engagement, or None."""
        return next((row for row in self.rows if row.reference == reference), None)
