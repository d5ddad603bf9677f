"""The choices of a reader. They live in the address, as the slugs that never change, so a link shows the same figures.

Streamlit's own binding writes the words of a label into the address; labels may change, so the address is kept here.
It is the only truth: every run sets the boxes from it, and a box that the reader changes writes it. What is remembered
serves only to carry choices from page to page. Only values of the menu are options, and an address with anything else
gives `available=False`, whatever the reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from data import facts
from data.published import Menu
from models.facts import Characteristic, Level
from models.protected import ReleaseNote, Selection
from models.vocabulary import Audience, Dimension
from pages.parts import reads, wording

Name = Literal["characteristic", "level", "period", "activities"]
NAMES: tuple[Name, ...] = ("characteristic", "level", "period", "activities")
"""The only names that an address may have."""
ALL = "all"
"""No period, or all activities."""
OPEN_TO_ALL = f"{Dimension.AUDIENCE.value}={Audience.OPEN_TO_ALL.value}"
ONE_GROUP = f"{Dimension.AUDIENCE.value}={Audience.ONE_GROUP.value}"
FIRST_CHARACTERISTIC = "ethnic_group"

_DIMENSION_WORDS = {
    Dimension.ENGAGEMENT: "Engagement",
    Dimension.STAGE: "Stage",
    Dimension.LEVEL: "Level of involvement",
    Dimension.METHOD: "Method",
    Dimension.PLACE: "Place",
}


@dataclass(frozen=True)
class Chosen:
    """What the reader asks for; `available` is False where the address holds anything that the menu does not."""

    available: bool
    selection: Selection
    characteristic: Characteristic | None = None
    level: Level | None = None
    where: str = ""
    """The activities in a sentence, e.g. "in activities open to everyone"."""
    aside: str = ""
    """What the page must say of this choice, e.g. that it is not only of open activities; or nothing."""

    @property
    def open_to_all(self) -> bool:
        """Whether these are the activities open to everyone, and no others."""
        chosen = (self.selection.dimension, self.selection.value)
        return chosen == (Dimension.AUDIENCE, Audience.OPEN_TO_ALL.value)


def period_and_activities(release: ReleaseNote) -> Chosen:
    """Ask for a period alone; activities are those open to everyone, where the menu has them."""
    with st.container(key="choices"):
        (first,) = st.columns(1)
        with first:
            period = _period(reads.menu(release))
    return _chosen(release, period=period, activities=_default_activities(reads.menu(release), period))


def everything(release: ReleaseNote) -> Chosen:
    """Ask for characteristic, level of detail where there are several, period and activities."""
    menu = reads.menu(release)
    listed = [each for each in facts.characteristics() if each.published]
    names = {each.slug: each.label for each in listed}
    asked = st.query_params.get(
        "characteristic", st.session_state.get("chosen_characteristic", FIRST_CHARACTERISTIC)
    )
    levels = facts.levels(asked) if asked in names else ()
    with st.container(key="choices"):
        # The last two hold the longest words.
        columns = iter(st.columns([10, 10, 12, 12] if len(levels) > 1 else [10, 12, 12]))
        with next(columns):
            slug = _ask(
                "characteristic",
                "Characteristic",
                tuple(names),
                FIRST_CHARACTERISTIC,
                names.__getitem__,
                forget=("level",),
            )
        level: Level | None = levels[-1] if levels else None
        if len(levels) > 1:
            labels = {each.slug: each.label for each in levels}
            with next(columns):
                picked = _ask(
                    "level",
                    "Level of detail",
                    tuple(labels),
                    reads.usual_level(release, asked),
                    labels.__getitem__,
                )
            level = next((each for each in levels if each.slug == picked), None)
        with next(columns):
            period = _period(menu)
        offered = _activities(menu, period)
        with next(columns):
            activities = _ask(
                "activities",
                "Activities",
                offered,
                _default_activities(menu, period) or ALL,
                lambda value: activities_label(release, value),
            )
    chosen = _chosen(release, period=period, activities=activities)
    found = facts.characteristic(slug) if slug else None
    one_level = len(levels) == 1 and st.query_params.get("level", levels[0].slug) != levels[0].slug
    available = chosen.available and found is not None and level is not None and not one_level
    return Chosen(available, chosen.selection, found, level, chosen.where, chosen.aside)


def carried() -> dict[str, str]:
    """Return the choices that a link to another page of ours carries."""
    return {
        name: st.session_state[f"chosen_{name}"] for name in NAMES if f"chosen_{name}" in st.session_state
    }


def address(page: str, *, characteristic: str) -> str:
    """Return a relative address of another page that shows one characteristic and the choices made so far."""
    kept = carried() | {"characteristic": characteristic}
    kept.pop("level", None)
    return f"{page}?{urlencode(kept)}"


def activities_label(release: ReleaseNote, value: str) -> str:
    """Return what a reader sees for one choice of activities."""
    if value == ALL:
        return "All activities"
    if value == OPEN_TO_ALL:
        return "All open to everyone"
    dimension, _, wanted = value.partition("=")
    label = reads.value_label(release, Dimension(dimension), wanted)
    if value == ONE_GROUP:
        return "One community or group"
    return f"{_DIMENSION_WORDS[Dimension(dimension)]}: {label}"


def period_label(value: str) -> str:
    """Return what a reader sees for one period."""
    return wording.period(None if value == ALL else value)


def _period(menu: Menu) -> str | None:
    offered = ((ALL,) if any(s.period is None for s in menu.selections) else ()) + menu.periods
    return _ask("period", "Period", offered, offered[0] if offered else ALL, period_label, forget=())


def _activities(menu: Menu, period: str | None) -> tuple[str, ...]:
    """Return the choices of activities that stand with a period, open to everyone first, then all, then by dimension."""
    wanted = None if period == ALL else period
    offered = [
        f"{dimension.value}={value}"
        for dimension in (Dimension.AUDIENCE, *_DIMENSION_WORDS)
        for value in menu.values[dimension]
        if Selection(wanted, dimension, value) in menu.selections
    ]
    plain = [ALL] if Selection(wanted) in menu.selections else []
    first = [OPEN_TO_ALL] if OPEN_TO_ALL in offered else []
    return tuple(first + plain + [value for value in offered if value != OPEN_TO_ALL])


def _default_activities(menu: Menu, period: str | None) -> str | None:
    return next(iter(_activities(menu, period)), None)


def _ask(
    name: Name,
    label: str,
    options: Sequence[str],
    default: str,
    words: Callable[[str], str],
    *,
    forget: tuple[Name, ...] = (),
) -> str | None:
    """Draw one box; return its value, or None where the address asks for what is not offered."""
    box, memory = f"box_{name}", f"chosen_{name}"
    in_address = st.query_params.get(name)
    remembered = st.session_state.get(memory, default)
    asked = in_address if in_address is not None else remembered if remembered in options else default
    known = asked in options
    st.session_state[box] = asked if known else None

    def changed() -> None:
        for other in (*forget, *(other for other in st.query_params if other not in NAMES)):
            st.session_state.pop(f"chosen_{other}", None)
            st.query_params.pop(other, None)
        st.session_state[memory] = st.query_params[name] = st.session_state[box]
        if name == "period":
            _drop_activities_not_offered()

    st.selectbox(
        label,
        options,
        index=0 if known else None,
        key=box,
        format_func=words,
        on_change=changed,
        placeholder="Choose",
    )
    if not known:
        return None
    st.session_state[memory] = asked
    if in_address != asked:
        st.query_params[name] = asked
    return asked


def _drop_activities_not_offered() -> None:
    release = reads.release()
    kept = st.query_params.get("activities")
    if release and kept not in _activities(reads.menu(release), st.query_params.get("period")):
        st.query_params.pop("activities", None)
        st.session_state.pop("chosen_activities", None)


def _chosen(release: ReleaseNote, *, period: str | None, activities: str | None) -> Chosen:
    stray = any(name not in NAMES or len(st.query_params.get_all(name)) > 1 for name in st.query_params)
    if period is None or activities is None or stray:
        return Chosen(False, Selection())
    wanted = None if period == ALL else period
    if activities == ALL:
        aside = (
            "These are all activities, those for one community or group too."
            if wanted is None or "Q" not in wanted
            else ("Quarters are published for all activities together, those for one community or group too.")
        )
        return Chosen(True, Selection(wanted), where="in all activities", aside=aside)
    dimension, _, value = activities.partition("=")
    selection = Selection(wanted, Dimension(dimension), value)
    if activities == OPEN_TO_ALL:
        return Chosen(True, selection, where="in activities open to everyone")
    label = activities_label(release, activities)
    aside = f"You have chosen {label}. This takes the place of “All open to everyone”: activities for one community may be among these."
    if activities == ONE_GROUP:
        aside = "These activities were for one community or group, so a comparison with everybody who lives here says little."
        return Chosen(True, selection, where="in activities for one community or group", aside=aside)
    return Chosen(True, selection, where=f"in the activities of “{label}”", aside=aside)
