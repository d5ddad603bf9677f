"""What *Can we trust it?* reads beside the answers: what limits them."""

from collections.abc import Sequence

from data.menu import OTHER_SMALL
from models.protected import ReleaseNote
from models.vocabulary import Dimension
from pages.parts import reads
from pages.parts.sentences import on_trust
from pages.parts.trust.answering import Answering


def more(release: ReleaseNote, rows: Sequence[Answering]) -> tuple[str, ...]:
    """Return what else limits the figures: what most engagements did not ask, and what waits to be sorted."""
    engagements = frozenset(reads.menu(release).values[Dimension.ENGAGEMENT]) - {OTHER_SMALL}
    return on_trust.more(rows, unasked=reads.never_asked(release), engagements=engagements)
