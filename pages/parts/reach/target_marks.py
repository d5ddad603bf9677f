"""Targets in force on a page of one characteristic: where each stands on the axis of reach ratios, and what it says. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from models.comparison import GroupReach
from models.target import NoStateWhy, TargetStanding
from pages.parts import wording
from pages.parts.groups import Compared

KEY = "Thick tick: a target in force. The verdict stays that against who lives here."
_WHY: Mapping[NoStateWhy, str] = {
    "no_source": "No source is given, so nothing is said of it",
    "not_asked": "Nobody was asked this question",
    "not_available": "There are no figures that we can show",
    "not_enough_answers": "Too few people answered to say",
    "no_benchmark": "There is no population figure to take a part of",
    "": "Nothing can be said of it",
}


def of(standing: Sequence[TargetStanding], compared: Compared) -> tuple[TargetStanding, ...]:
    """Return the targets for the very selection, characteristic and level that a page shows."""
    table = compared.comparison.table
    shown = (table.selection, table.characteristic, table.level)
    return tuple(
        each for each in standing if (each.target.selection, each.target.characteristic, each.level) == shown
    )


def on_axis(targets: Sequence[TargetStanding], compared: Compared) -> Mapping[str, tuple[float, ...]]:
    """Return category slug to the reach ratios that its targets ask for, from shown values and the benchmark."""
    groups = {group.category: group for group in compared.comparison.groups}
    found: dict[str, list[float]] = defaultdict(list)
    for each in targets:
        at = _ratio(each, groups[each.target.category])
        if at is not None:
            found[each.target.category].append(at)
    return {category: tuple(ratios) for category, ratios in found.items()}


def _ratio(each: TargetStanding, group: GroupReach) -> float | None:
    if each.wanted_share is not None:
        return each.wanted_share / group.benchmark_share if group.benchmark_share else None
    return each.wanted_people / group.expected if each.wanted_people and group.expected else None


def lines(targets: Sequence[TargetStanding], compared: Compared) -> list[str]:
    """Return what each target asks for, by when, and how it stands."""
    people = {category.slug: category.people for category in compared.level.categories}
    told = []
    for each in targets:
        due = f" by {wording.day(each.target.due_on)}" if each.target.due_on else ""
        state = wording.at_start(each.state.value) if each.state else _WHY[each.why]
        told.append(f"Target for {people[each.target.category]}: {_wanted(each)}{due}. {state}.")
    return told


def _wanted(each: TargetStanding) -> str:
    if each.wanted_share is not None:
        return f"{wording.small_percent(each.wanted_share, 1)} of those who answered"
    return (
        wording.NOT_APPLICABLE
        if each.wanted_people is None
        else f"{wording.whole(each.wanted_people)} people"
    )
