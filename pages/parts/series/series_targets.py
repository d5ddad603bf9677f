"""The targets that belong to a series: where their lines stand on the chart, and what they are, in words."""

from collections.abc import Mapping, Sequence

from data.periods import first_day, last_day
from models.protected import Selection
from models.target import SetTarget, TargetStanding
from models.vocabulary import TargetKind
from pages.parts import wording
from pages.parts.series.series import Series

NOT_DRAWN = "A number of voices is no share, and has no line."


def of(listed: Sequence[TargetStanding], series: Series) -> tuple[TargetStanding, ...]:
    """Return those for a group of the series, in the same activities, over all time or in one of its periods."""
    here = _selection(series)
    groups = {category.slug for category in series.level.categories}
    return tuple(
        each
        for each in listed
        if each.target.characteristic == series.characteristic.slug
        and each.target.category in groups
        and (each.target.selection.dimension, each.target.selection.value) == (here.dimension, here.value)
        and each.target.selection.period in (None, *series.periods)
    )


def wanted(found: Sequence[TargetStanding], series: Series) -> Mapping[tuple[str, str], float]:
    """Return (period, category slug) to the share aimed at, for every period in which such a target was in force.

    Of two for one group the newest counts.
    """
    in_order = sorted(found, key=lambda each: each.target.set_on)
    return {
        (period, each.target.category): each.wanted_share
        for each in in_order
        for period in series.periods
        if each.wanted_share is not None and in_force(each.target, period=period)
    }


def in_force(target: SetTarget, *, period: str) -> bool:
    """Say whether a target held on any day of a period, and is for it."""
    return (
        target.selection.period in (None, period)
        and target.set_on <= last_day(period)
        and (target.ended_on is None or target.ended_on > first_day(period))
    )


def notes(found: Sequence[TargetStanding], series: Series) -> list[str]:
    """Return one line for each target: whom it is for, what is wanted, since when and by when."""
    people = {category.slug: category.people for category in series.level.categories}
    told = [_note(each, people[each.target.category]) for each in found]
    voices = any(each.target.kind is TargetKind.VOICES for each in found)
    return [*told, NOT_DRAWN] if voices else told


def _note(standing: TargetStanding, people: str) -> str:
    target = standing.target
    if target.kind is TargetKind.VOICES:
        aim = f"{int(target.amount)} voices"
    elif standing.wanted_share is None:
        aim = "a part of their share of the population, which is not known"
    else:
        aim = f"{wording.small_percent(standing.wanted_share)} of those heard"
    due = f", due {wording.day(target.due_on)}" if target.due_on else ""
    return f"Target for {people}: {aim}, set {wording.day(target.set_on)}{due}."


def _selection(series: Series) -> Selection:
    return series.points[-1].table.selection
