"""What a reader asks for on one page, once the boxes have been drawn."""

from dataclasses import dataclass

from models.facts import Characteristic, Level
from models.protected import Selection
from models.vocabulary import Audience, Dimension


@dataclass(frozen=True)
class Chosen:
    """What the reader asks for; `available` is False where the address holds anything that the menu does not."""

    available: bool
    selection: Selection
    characteristic: Characteristic | None = None
    level: Level | None = None
    across: Dimension | None = None
    """The dimension whose values are the rows, on a page that shows several selections side by side."""
    where: str = ""
    """The activities in a sentence, e.g. "in activities open to everyone"."""
    aside: str = ""
    """What the page must say of this choice, e.g. that it is not only of open activities; or nothing."""

    @property
    def open_to_all(self) -> bool:
        """Whether these are the activities open to everyone, and no others."""
        chosen = (self.selection.dimension, self.selection.value)
        return chosen == (Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)
