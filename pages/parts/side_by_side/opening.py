"""What a matrix opens with where nobody has chosen: its level of detail, and the one group that is followed through our work."""

from collections.abc import Sequence

from models.facts import Level
from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import reads
from pages.parts.groups import Compared, sure_gaps

MOST_COLUMNS = 9
"""Groups up to which a matrix has room for its numbers."""


def level_in_columns(levels: Sequence[Level]) -> Level:
    """Return the most detailed level of which every group has room for its number; else the coarsest.

    Parts of our work are small, and most of a finer level is hidden there; at a coarser one a gap between ages would go
    unseen.
    """
    return next((each for each in reversed(levels) if len(each.categories) <= MOST_COLUMNS), levels[0])


def furthest_group(release: ReleaseNote, period: str | None, characteristic: str, level: str) -> str:
    """Return the group that is furthest from proportion in the activities open to everyone, in a period."""
    open_to_all = Selection(period, Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
    return furthest(reads.compared(release, open_to_all, characteristic, level))


def furthest(held: Compared) -> str:
    """Return the group that is furthest from proportion: of those we are sure to miss the first with a number that is shown.

    Where we are sure to miss none, the one with the lowest ratio that is shown; else the first of the level.
    """
    gaps = sure_gaps([held])
    if gaps:
        return next((gap.group.category for gap in gaps if gap.group.heard.shown), gaps[0].group.category)
    shown = [(group.ratio, group.category) for group in held.comparison.groups if group.ratio is not None]
    return min(shown, key=lambda pair: pair[0])[1] if shown else held.level.categories[0].slug
