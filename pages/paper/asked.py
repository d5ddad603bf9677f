"""What a paper is asked for, once somebody has chosen."""

from dataclasses import dataclass
from datetime import date

from models.protected import ReleaseNote, Selection
from pages.parts.sentences.since_last import Before


@dataclass(frozen=True)
class Asked:
    """What a paper is asked for: of which release and selection, which parts, and as of which day."""

    release: ReleaseNote
    selection: Selection
    where: str
    """The activities in a sentence, e.g. "in activities open to everyone"."""
    on: date
    """The day on which the paper is made: waiting and due dates count up to it."""
    parts: tuple[str, ...]
    """Slugs of `contents`, in its order."""
    title: str
    aside: str = ""
    """What must be said of this choice of activities; or nothing."""
    before: Before | None = None
    """What the last paper showed of the selection; None where there was none, and no release before either."""
    since: str = ""
    """What must be said of that comparison, e.g. that no paper was made with these choices before; or nothing."""
    for_whom: str = ""
    """Whom the paper is for: a committee or a role; or nothing."""
