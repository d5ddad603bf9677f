"""What the page of standards reads: kept for as long as the release stands and the register holds no newer event.

Nothing kept holds a name or a text that somebody wrote: those depend on who looks, and are read anew on every run.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.register import engagements, evidence_entries
from data.standards import judging, reading
from data.standards.frames import frames
from data.standards.on_record import AllWork
from models.protected import ReleaseNote
from models.standards import StandardFrame, WrittenEvidence
from pages.parts.standards.standings import InEngagement, Standings


@dataclass(frozen=True)
class Said:
    """What every kind of evidence of a frame says, and until when each engagement is open."""

    overall: judging.Said
    of: Mapping[str, judging.Said]
    """By the reference of the engagement."""
    until: Mapping[str, date]
    """The day each closes; the last day there is, where none is known."""


@lru_cache(maxsize=4)
def _work(_release: ReleaseNote, on: date) -> AllWork:
    return reading.all_work(on=on)


@lru_cache(maxsize=32)
def _kept(release: ReleaseNote, slug: str, on: date) -> Said:
    return _said(_work(release, on), frames()[slug])


def _said(work: AllWork, frame: StandardFrame) -> Said:
    return Said(
        judging.evidence_of_all(frame, work),
        {each.reference: judging.evidence_of(frame, each) for each in work.engagements},
        {each.reference: each.closed_on or date.max for each in work.engagements},
    )


def titles() -> Mapping[str, str]:
    """Return the title of every engagement by its reference, as whoever looks may see it."""
    return dict(engagements.engagements())


def standings(release: ReleaseNote | None, frame: StandardFrame, *, on: date) -> Standings:
    """Return how every standard of a frame stands on a day: over all our work, and in each engagement by title as shown.

    Without a release nothing says when the register changed, so that it is read anew.
    """
    said = _said(reading.all_work(on=on), frame) if release is None else _kept(release, frame.slug, on)
    of: dict[str | None, list[WrittenEvidence]] = defaultdict(list)
    for each in evidence_entries.written():
        of[each.engagement].append(each)
    rows = [
        InEngagement(
            reference,
            title,
            judging.together_with(frame, said.of[reference], of[reference], engagement=reference),
            said.until[reference],
        )
        for reference, title in titles().items()
        if reference in said.of
    ]
    overall = judging.together_with(frame, said.overall, of[None], engagement=None)
    return Standings(frame, overall, tuple(rows))


def all_frames() -> Sequence[StandardFrame]:
    """Return every frame, in reference order."""
    return tuple(frames().values())
