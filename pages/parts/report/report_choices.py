"""Report: what is chosen for a paper. Period, activities, sections, kind of file and title; or all of them, saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data.published import Menu
from data.register.paper_profiles import (
    LONGEST_TITLE,
    NEWEST_QUARTER,
    NEWEST_YEAR,
    KnownProfile,
    ProfileEntry,
    period_of,
    selection_of,
)
from models.protected import ReleaseNote
from pages.paper import composing, contents
from pages.paper.asking import PaperChoices
from pages.paper.writing.formats import FORMATS, Format
from pages.parts import address, choices, frame, reads
from pages.parts.address import NONE
from pages.parts.report import section_ticks
from pages.parts.sentences import on_report

OF_A_PROFILE: tuple[address.Name, ...] = ("period", "activities", "sections")
"""What saved choices choose."""


@dataclass(frozen=True)
class ReportChosen:
    """What the reader chose on this page."""

    paper: PaperChoices
    format: Format
    profile: KnownProfile | None
    """The saved choices that these began as."""

    def entry(self, *, name: str, for_whom: str) -> ProfileEntry:
        """Return these choices as they are saved under a name."""
        made = self.paper
        return ProfileEntry(name, made.title, made.parts, made.period, made.activities, for_whom)

    @property
    def differs(self) -> bool:
        """Whether they are no longer what is saved."""
        if self.profile is None:
            return False
        saved = self.profile.entry
        shown = replace(
            saved,
            title=saved.title or composing.TITLE,
            sections=contents.in_order(saved.sections),
        )
        return self.entry(name=saved.name, for_whom=saved.for_whom) != shown


def ask(release: ReleaseNote, profiles: Sequence[KnownProfile]) -> ReportChosen | None:
    """Draw the choices; return what is chosen, or None where the address asks for what is not offered."""
    menu = reads.menu(release)
    by_reference = {each.reference: each for each in profiles}
    with st.container(key="choices"):
        columns = iter(st.columns([12, 12, 10] if profiles else [12, 10]))
        named = address.named("profile")
        reference = NONE if named is None else named
        if profiles:
            with next(columns):
                reference = _profile(by_reference) or ""
        profile = by_reference.get(reference)
        saved = profile.entry if profile else None
        with next(columns):
            period = _period(menu, saved)
        with next(columns):
            activities = _activities(release, menu, period, saved)
    if reference not in (NONE, *by_reference) or not period or not activities or not address.is_clean():
        return None
    parts = section_ticks.ask(
        contents.in_order(saved.sections) if saved else contents.usual(), saved=saved is not None
    )
    frame.section("The file")
    chosen = _format()
    if parts is None or chosen is None:
        return None
    title = _title(profile)
    return ReportChosen(
        PaperChoices(
            period,
            activities,
            parts,
            title,
            profile.reference if profile else None,
            saved.for_whom if saved else "",
        ),
        chosen,
        profile,
    )


def _profile(profiles: dict[str, KnownProfile]) -> str | None:
    """Ask for saved choices. They stand in the address alone: whoever comes back to the page chooses anew."""
    words = {NONE: "None: choose below"} | {each.reference: each.entry.name for each in profiles.values()}
    chosen = address.ask(
        "profile",
        "Saved choices",
        tuple(words),
        NONE,
        words.__getitem__,
        forget=OF_A_PROFILE,
        write_default=False,
    )
    address.forget("profile")
    if chosen in profiles:
        # What another page was asked for is not what was saved.
        for name in OF_A_PROFILE:
            address.forget(name)
    return chosen


def _period(menu: Menu, saved: ProfileEntry | None) -> str | None:
    moving = tuple(
        choice for choice, listed in ((NEWEST_YEAR, menu.years), (NEWEST_QUARTER, menu.quarters)) if listed
    )
    offered = tuple(each for each in (choices.ALL, *moving, *menu.periods) if _offered_activities(menu, each))
    asked = address.ask(
        "period",
        "Period",
        offered,
        saved.period if saved else next(iter(offered), choices.ALL),
        lambda value: on_report.period(value, period_of(value, menu)),
        after=_drop_activities_not_offered,
        write_default=saved is None,
    )
    if saved or asked in moving:
        # Other pages know no period that moves.
        address.forget("period")
    return asked


def _activities(
    release: ReleaseNote, menu: Menu, period: str | None, saved: ProfileEntry | None
) -> str | None:
    offered = _offered_activities(menu, period or choices.ALL)
    kept = address.asked_for("activities", choices.ALL)
    if kept not in (choices.OPEN_TO_ALL, choices.ALL) and kept in {each.by for each in menu.selections}:
        address.drop("activities")  # chosen on another page, which has more to choose from
    asked = address.ask(
        "activities",
        "Activities",
        offered,
        saved.activities if saved else next(iter(offered), choices.ALL),
        lambda value: choices.activities_label(release, value),
        write_default=saved is None,
    )
    if saved:
        address.forget("activities")
    return asked


def _offered_activities(menu: Menu, period: str) -> tuple[str, ...]:
    return tuple(
        each
        for each in (choices.OPEN_TO_ALL, choices.ALL)
        if selection_of(period, each, menu=menu) is not None
    )


def _drop_activities_not_offered() -> None:
    release = reads.release()
    kept, period = address.named("activities"), address.named("period") or choices.ALL
    if release and kept not in _offered_activities(reads.menu(release), period):
        address.drop("activities")


def _format() -> Format | None:
    listed = {each.ending.removeprefix("."): each for each in FORMATS}
    asked = address.ask(
        "format",
        "Kind of file",
        tuple(listed),
        next(iter(listed)),
        lambda value: on_report.format_words(listed[value]),
        write_default=False,
        openly=True,
    )
    address.forget("format")
    return listed[asked] if asked else None


def _title(profile: KnownProfile | None) -> str:
    """Ask for the title. It is somebody's words, so no address holds it."""
    of = profile.reference if profile else NONE
    usual = (profile.entry.title if profile else "") or composing.TITLE
    typed = st.text_input("Title of the paper", usual, max_chars=LONGEST_TITLE, key=f"paper_title_{of}")
    return " ".join(typed.split()) or usual
