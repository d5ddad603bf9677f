"""The section that tells what changed since the release before."""

from collections.abc import Sequence

from pages.parts import frame
from pages.parts.groups import Compared
from pages.parts.sentences import since_last
from pages.parts.sentences.since_last import Before


def show(compared: Sequence[Compared], before: Before) -> None:
    """Draw the section."""
    frame.section(since_last.heading(before))
    frame.bullets(since_last.bullets(compared, before))
