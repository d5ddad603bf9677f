"""How many of a community were heard, against how many we set out to hear: one value for chart, table and sentence. Pure."""

from dataclasses import dataclass

from data.disclosure.not_available import NOT_AVAILABLE
from data.measures import targets
from data.measures.voices import together
from data.published.voices_wanted import VoicesWanted
from models.community import KnownBy
from models.community import Voices as Published
from models.protected import ProtectedCount, Selection
from models.vocabulary import TargetState, Withheld
from pages.parts import wording

NOT_COUNTED = "not counted"
"""Heads are not counted for a period, or no release knows the community."""


@dataclass(frozen=True)
class Voices:
    """The voices of one community in one selection, as a page says them."""

    shown: int | None
    """The number of a bar; None where there is none to draw."""
    hidden_to: int | None
    """The most that a hidden number can be; None where it is shown, or where there is no figure at all."""
    said: str
    """The number in words: "85", "about 85", "at least about 40", "fewer than 10", "not available", "not counted"."""
    wanted: int | None
    state: TargetState | None

    @property
    def against_target(self) -> str:
        """The number beside its target: "85 of 100"; without a target the number alone, without a number "target 100" after it."""
        if self.wanted is None:
            return self.said
        figure = self.shown is not None or self.said == Withheld.FEWER_THAN_10.value
        return f"{self.said}{' of' if figure else ', target'} {self.wanted:,}"


def voices(
    published: Published | None, *, selection: Selection, wanted: VoicesWanted | None = None
) -> Voices:
    """Return what a page says of the voices of a community; None stands for a community that no release knows.

    Heads are counted at engagements: over all time they are put together, and for a period there is no figure. Where none
    is published, nobody counted any or they may not be shown: which, the register does not say.
    """
    target = wanted.voices if wanted else None
    sourced = wanted is not None and wanted.sourced
    by_heads = published is not None and published.known_by is KnownBy.HEADS
    if published is None or (by_heads and selection.filtered):
        return Voices(None, None, NOT_COUNTED, target, None)
    if by_heads and not published.engagements:
        return _alone(NOT_AVAILABLE, target=target, sourced=sourced)
    if published.known_by is KnownBy.RULE or len(published.engagements) == 1:
        count = published.people if published.known_by is KnownBy.RULE else published.engagements[0].people
        return _alone(count, target=target, sourced=sourced)
    whole = together([each.people for each in published.engagements])
    if whole.shown is None:
        said = f"{Withheld.FEWER_THAN_10.value} at each of {whole.hidden}"
    else:
        said = f"at least about {whole.shown:,}" if whole.hidden else f"about {whole.shown:,}"
    return Voices(
        whole.shown,
        None if whole.shown is not None else whole.high,
        said,
        target,
        whole.state(wanted=target) if target is not None and sourced else None,
    )


def of_count(count: ProtectedCount) -> Voices:
    """Return what a page says of one protected count, without a target."""
    return _alone(count, target=None, sourced=False)


def _alone(count: ProtectedCount, *, target: int | None, sourced: bool) -> Voices:
    available = count.withheld is not Withheld.NOT_AVAILABLE
    return Voices(
        count.shown,
        count.high if count.shown is None and available else None,
        wording.people(count),
        target,
        targets.voices_met(count, voices=target) if target is not None and sourced and available else None,
    )
