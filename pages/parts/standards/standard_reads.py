"""What the page of standards reads: kept for as long as the release stands and the register holds no newer event.

Nothing kept holds a name or a text that somebody wrote: those depend on who looks, and are read anew on every run.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from data.register import engagements, evidence_entries
from data.standards import judging, reading
from data.standards.frames import frames
from data.standards.on_record import AllWork
from models.protected import ReleaseNote
from models.standards import StandardFrame
from pages.parts.standards.standings import InEngagement, Standings


@lru_cache(maxsize=4)
def _kept(_release: ReleaseNote, on: date) -> AllWork:
    return reading.all_work(on=on)


def titles() -> Mapping[str, str]:
    """Return the title of every engagement by its reference, as whoever looks may see it."""
    return dict(engagements.engagements())


def standings(release: ReleaseNote | None, frame: StandardFrame, *, on: date) -> Standings:
    """Return how every standard of a frame stands on a day: over all our work, and in each engagement by title as shown.

    Without a release nothing says when the register changed, so that it is read anew.
    """
    work = reading.all_work(on=on) if release is None else _kept(release, on)
    written = [each for each in evidence_entries.written() if each.frame == frame.slug]
    of = {each.reference: judging.of_engagement(frame, each, written=written) for each in work.engagements}
    rows = [
        InEngagement(reference, title, of[reference])
        for reference, title in titles().items()
        if reference in of
    ]
    return Standings(frame, judging.of_all(frame, work, written=written), tuple(rows))


def all_frames() -> Sequence[StandardFrame]:
    """Return every frame, in reference order."""
    return tuple(frames().values())
