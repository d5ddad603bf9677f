"""One characteristic over closed periods in equal buckets: what the page over time is about, as one value."""

from dataclasses import dataclass
from typing import Literal

from models.comparison import ChangeOverTime, Comparison, GroupReach
from models.facts import Category, Characteristic, Level
from models.vocabulary import Change

Buckets = Literal["years", "quarters"]
"""Years stand with years and quarters with quarters (method 2.6 D2)."""


@dataclass(frozen=True)
class Series:
    """One characteristic at one level, in each of several periods compared with who lives here.

    `points` has one comparison for each of `periods`, oldest first, none left out between the first and the last; one
    without figures to show is not available.
    """

    characteristic: Characteristic
    level: Level
    buckets: Buckets
    periods: tuple[str, ...]
    points: tuple[Comparison, ...]
    changed: ChangeOverTime
    earlier: bool = False
    """Whether the release holds earlier periods, which are left off."""

    @property
    def available(self) -> bool:
        """Whether any period has figures, or is known not to have asked."""
        return any(point.table.available or point.table.asked.shown is not None for point in self.points)

    def groups(self, category: str) -> tuple[GroupReach, ...]:
        """Return one group in every period."""
        place = [each.slug for each in self.level.categories].index(category)
        return tuple(point.groups[place] for point in self.points)

    def categories(self, change: Change) -> tuple[Category, ...]:
        """Return the groups that a change is true of, in reference order."""
        return tuple(each for each in self.level.categories if self.changed.groups.get(each.slug) is change)

    @property
    def latest(self) -> Comparison | None:
        """The last period that can be compared; where there is none, the last that has figures."""
        held = [point for point in self.points if point.table.available]
        return self.changed.last or (held[-1] if held else None)
