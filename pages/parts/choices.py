"""The choices that each page offers: only values of the menu are options, and an address with anything else gives
`available=False`, whatever the reason.
"""

from collections.abc import Callable, Iterator, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import facts
from data.published import Menu
from models.facts import Characteristic, Level
from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import address, asides, reads, wording
from pages.parts.chosen import Chosen
from pages.parts.side_by_side import opening

ALL = "all"
"""No period, or all activities."""
OPEN_TO_ALL = f"{Dimension.AUDIENCE.value}={Audience.OPEN_TO_ALL.value}"
ONE_GROUP = f"{Dimension.AUDIENCE.value}={Audience.ONE_GROUP.value}"
FIRST_CHARACTERISTIC = "ethnic_group"
ROWS, PERIOD, ACTIVITIES = "Rows", "Period", "Activities"
"""Labels of boxes."""
ALL_TOGETHER, ONE_GROUP_ONLY = "All activities together", "One community or group"

DIMENSION_WORDS = {
    Dimension.ENGAGEMENT: "Engagement",
    Dimension.STAGE: "Stage",
    Dimension.LEVEL: "Level of involvement",
    Dimension.METHOD: "Method",
    Dimension.PLACE: "Place",
}


def period_and_audience(release: ReleaseNote) -> Chosen:
    """Ask for a period, and whether activities for one community are left apart or put together with the others."""
    menu = reads.menu(release)
    with st.container(key="choices"):
        first, second = st.columns(2)
        with first:
            period = _period(menu)
        offered = tuple(value for value in _activities(menu, period) if value in (OPEN_TO_ALL, ALL))
        kept = address.asked_for("activities", ALL)
        if kept in _activities(menu, period) and kept not in offered:
            address.drop("activities")  # chosen on another page, which has more to choose from
        with second:
            activities = _ask_activities(release, offered)
    return _chosen(release, period=period, activities=activities)


def period_and_activities(release: ReleaseNote) -> Chosen:
    """Ask for a period and activities; all of both unless another page left something else."""
    menu = reads.menu(release)
    with st.container(key="choices"):
        first, second = st.columns(2)
        with first:
            period = _period(menu)
        with second:
            activities = _ask_activities(release, _activities(menu, period), default=ALL)
    return _chosen(release, period=period, activities=activities)


def everything(release: ReleaseNote) -> Chosen:
    """Ask for characteristic, level of detail where there are several, period and activities."""
    menu = reads.menu(release)
    with st.container(key="choices"):
        # The last two hold the longest words.
        columns = iter(st.columns([10, 10, 12, 12] if _has_levels() else [10, 12, 12]))
        with next(columns):
            characteristic = _characteristic()
        level = _level(release, characteristic, columns)
        with next(columns):
            period = _period(menu)
        with next(columns):
            activities = _ask_activities(release, _activities(menu, period))
    chosen = _chosen(release, period=period, activities=activities)
    return _of(chosen, characteristic, level)


def characteristic_and_activities(release: ReleaseNote) -> Chosen:
    """Ask for characteristic, level of detail and activities, over all time."""
    menu = reads.menu(release)
    with st.container(key="choices"):
        columns = iter(st.columns([10, 10, 12] if _has_levels() else [10, 12]))
        with next(columns):
            characteristic = _characteristic()
        level = _level(release, characteristic, columns, in_columns=True)
        with next(columns):
            activities = _ask_activities(release, _activities(menu, ALL))
    return _of(_chosen(release, period=ALL, activities=activities), characteristic, level)


def characteristic_across(release: ReleaseNote, dimensions: Sequence[Dimension]) -> Chosen:
    """Ask for characteristic, level of detail, which of `dimensions` the rows are, and a year or all time."""
    menu = reads.menu(release)
    words = {dimension.value: DIMENSION_WORDS[dimension] for dimension in dimensions}
    several = len(dimensions) > 1
    with st.container(key="choices"):
        widths = [10, *([10] if _has_levels() else []), *([10] if several else []), 12]
        columns = iter(st.columns(widths))
        with next(columns):
            characteristic = _characteristic()
        level = _level(release, characteristic, columns, in_columns=True)
        across: str | None = dimensions[0].value
        if several:
            kept = address.asked_for("across", dimensions[0].value)
            if kept not in words and kept in {each.value for each in DIMENSION_WORDS}:
                address.drop("across")  # chosen on another page
            with next(columns):
                across = address.ask(
                    "across",
                    ROWS,
                    tuple(words),
                    dimensions[0].value,
                    words.__getitem__,
                    forget=("period",),
                )
        row = Dimension(across) if across else dimensions[0]
        offered = (ALL, *menu.years_across(row))
        kept = address.asked_for("period", ALL)
        if kept not in offered and kept in menu.periods:
            address.drop("period")  # a quarter, or a year that these rows do not have, chosen on another page
        with next(columns):
            period = address.ask("period", "Period", offered, ALL, period_label)
    available = across is not None and period is not None and address.is_clean()
    selection = Selection(None if period in (ALL, None) else period)
    chosen = Chosen(available, selection, across=row, where="in all activities", aside=asides.ROWS_HOLD_ALL)
    return _of(chosen, characteristic, level)


def characteristic_beside(
    release: ReleaseNote, first: Callable[[], Selection | None], *, default: str
) -> Chosen:
    """Ask what `first` asks (None: not offered), then for a characteristic, which opens on `default`, and its level."""
    with st.container(key="choices"):
        columns = iter(st.columns([12, 10, 10] if _has_levels(default) else [12, 10]))
        with next(columns):
            selection = first()
        with next(columns):
            characteristic = _characteristic(default)
        level = _level(release, characteristic, columns)
    chosen = Chosen(selection is not None and address.is_clean(), selection or Selection())
    return _of(chosen, characteristic, level)


def activities_label(release: ReleaseNote, value: str) -> str:
    """Return what a reader sees for one choice of activities."""
    if value == ALL:
        return ALL_TOGETHER
    if value == OPEN_TO_ALL:
        return "All open to everyone"
    dimension, _, wanted = value.partition("=")
    label = reads.value_label(release, Dimension(dimension), wanted)
    if value == ONE_GROUP:
        return ONE_GROUP_ONLY
    return f"{DIMENSION_WORDS[Dimension(dimension)]}: {label}"


def period_label(value: str) -> str:
    """Return what a reader sees for one period."""
    return wording.period(None if value == ALL else value)


def _listed() -> dict[str, str]:
    return {each.slug: each.label for each in facts.published()}


def _has_levels(default: str = FIRST_CHARACTERISTIC) -> bool:
    asked = address.asked_for("characteristic", default)
    return asked in _listed() and len(facts.levels(asked)) > 1


def _characteristic(default: str = FIRST_CHARACTERISTIC) -> Characteristic | None:
    names = _listed()
    slug = address.ask(
        "characteristic",
        "Characteristic",
        tuple(names),
        default,
        names.__getitem__,
        forget=("level", "group"),
    )
    return facts.characteristic(slug) if slug else None


def _level(
    release: ReleaseNote,
    characteristic: Characteristic | None,
    columns: Iterator[DeltaGenerator],
    *,
    in_columns: bool = False,
) -> Level | None:
    """Ask for a level where there are several; None where the address names one that is not there.

    Opens on the usual level; `in_columns`, on the one that a matrix opens with.
    """
    levels = facts.levels(characteristic.slug) if characteristic else ()
    if characteristic is None or not levels:
        return None
    if len(levels) == 1:
        return levels[0] if address.named("level") in (None, levels[0].slug) else None
    labels = {each.slug: each.label for each in levels}
    with next(columns):
        picked = address.ask(
            "level",
            "Level of detail",
            tuple(labels),
            opening.level_in_columns(levels).slug
            if in_columns
            else reads.usual_level(release, characteristic.slug),
            labels.__getitem__,
            forget=("group",),
            carry_default=False,
        )
    return next((each for each in levels if each.slug == picked), None)


def _period(menu: Menu) -> str | None:
    offered = ((ALL,) if any(s.period is None for s in menu.selections) else ()) + menu.periods
    return address.ask(
        "period",
        PERIOD,
        offered,
        offered[0] if offered else ALL,
        period_label,
        after=_drop_activities_not_offered,
    )


def _ask_activities(release: ReleaseNote, offered: tuple[str, ...], *, default: str = "") -> str | None:
    default = default or next(iter(offered), ALL)
    return address.ask(
        "activities",
        ACTIVITIES,
        offered,
        default,
        lambda value: activities_label(release, value),
        forget=address.OF_ONE_PAGE,
    )


def _activities(menu: Menu, period: str | None) -> tuple[str, ...]:
    """Return the choices of activities that stand with a period, open to everyone first, then all, then by dimension."""
    wanted = None if period == ALL else period
    offered = [
        f"{dimension.value}={value}"
        for dimension in (Dimension.AUDIENCE, *DIMENSION_WORDS)
        for value in menu.values[dimension]
        if Selection(wanted, dimension, value) in menu.selections
    ]
    plain = [ALL] if Selection(wanted) in menu.selections else []
    first = [OPEN_TO_ALL] if OPEN_TO_ALL in offered else []
    return tuple(first + plain + [value for value in offered if value != OPEN_TO_ALL])


def _drop_activities_not_offered() -> None:
    release = reads.release()
    kept = address.named("activities")
    if release and kept not in _activities(reads.menu(release), address.named("period")):
        address.drop("activities")


def _of(chosen: Chosen, characteristic: Characteristic | None, level: Level | None) -> Chosen:
    available = chosen.available and characteristic is not None and level is not None
    return Chosen(
        available, chosen.selection, characteristic, level, chosen.across, chosen.where, chosen.aside
    )


def _chosen(release: ReleaseNote, *, period: str | None, activities: str | None) -> Chosen:
    if period is None or activities is None or not address.is_clean():
        return Chosen(False, Selection())
    return described(release, None if period == ALL else period, activities)


def described(release: ReleaseNote, wanted: str | None, activities: str) -> Chosen:
    """Return a choice that the menu has, in words; `wanted` is a period, or None for all time."""
    if activities == ALL:
        aside = asides.TOGETHER if wanted is None or "Q" not in wanted else asides.QUARTERS_TOGETHER
        return Chosen(True, Selection(wanted), where="in all activities", aside=aside)
    dimension, _, value = activities.partition("=")
    selection = Selection(wanted, Dimension(dimension), value)
    if activities == OPEN_TO_ALL:
        return Chosen(True, selection, where="in activities open to everyone")
    label = activities_label(release, activities)
    aside = f"You have chosen {label}. This takes the place of “All open to everyone”: activities for one community may be among these."
    if activities == ONE_GROUP:
        return Chosen(
            True, selection, where="in activities for one community or group", aside=asides.OF_ONE_GROUP
        )
    return Chosen(True, selection, where=f"in the activities of “{label}”", aside=aside)
