"""Voices of one community counted engagement by engagement, put together from what is shown of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.measures.bases import require_protected
from models.protected import ProtectedCount
from models.vocabulary import TargetState


@dataclass(frozen=True)
class VoicesTogether:
    """What is known of the people behind several counts, some of whom may be in more than one."""

    shown: int | None
    """Sum of the shown counts; None where none is shown."""
    hidden: int
    """How many of the counts are hidden."""
    low: int
    """The fewest people that it can be: those of the largest count, who may have come to all."""
    high: int
    """The most: nobody came twice."""

    def state(self, *, wanted: int) -> TargetState:
        """Say how they stand to a number of voices: met where even the fewest are enough."""
        if self.low >= wanted:
            return TargetState.MET
        return TargetState.NOT_MET if self.high < wanted else TargetState.ABOUT_THERE


def together(counts: Sequence[ProtectedCount]) -> VoicesTogether:
    """Put protected counts of one community together; made from shown values and the limits that they give."""
    require_protected(*counts)
    shown = [each.shown for each in counts if each.shown is not None]
    return VoicesTogether(
        shown=sum(shown) if shown else None,
        hidden=len(counts) - len(shown),
        low=max((each.low for each in counts), default=0),
        high=sum(each.high for each in counts),
    )
