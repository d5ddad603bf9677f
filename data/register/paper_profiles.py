"""What is chosen for a paper that is made again and again: saved under a name, changed, taken out."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from sqlalchemy import delete
from sqlmodel import Session, col, select

from data.databases import register_session
from data.periods import QUARTER, last_day
from data.published import Menu
from data.register import communities, entries, identifying_names, shown_names
from data.register.entries import EntryRefused, Held, NameMayIdentify
from models.paper import PaperMade, PaperProfile
from models.protected import Selection
from models.vocabulary import Audience, Dimension

Newest = Literal["newest_year", "newest_quarter"]
NEWEST_YEAR: Newest
NEWEST_QUARTER: Newest
NEWEST_YEAR, NEWEST_QUARTER = get_args(Newest)
ALL = "all"
OPEN_TO_ALL = f"{Dimension.AUDIENCE.value}={Audience.OPEN_TO_ALL.value}"
LONGEST_NAME = 80
LONGEST_TITLE = 120
NOBODY = "none"
"""Stands in an address for no saved choices, so none may have it as a reference."""
NEUTRAL = "paper"
"""What the reference is made of where the name may say who took part."""

NO_NAME = "Give these choices a name, so that you find them again."
NAME_TAKEN = "There are saved choices of this name already. Choose another name."
NO_TITLE = "Give the paper a title."
TOO_LONG = "Write at most {most} letters for {what}."
NO_SECTIONS = "Tick at least one section."
NO_PERIOD = "Choose a period that is offered."
NO_ACTIVITIES = "Choose activities that are offered."
QUARTERS_HOLD_ALL = "Quarters are published for all activities together. Choose all activities, or a year."
MAY_IDENTIFY = (
    "These words may say who took part: they name a small number of people, or a sensitive group with a gathering, a place "
    "or a second group. They stand on the paper and in the list of saved choices."
)
NAME_KEPT = "paper profile kept that may say who took part"
SAVED, CHANGED, REMOVED = "paper profile saved", "paper profile changed", "paper profile removed"


@dataclass(frozen=True)
class ProfileEntry:
    """What somebody chose for a paper."""

    name: str
    title: str
    sections: tuple[str, ...]
    """Slugs, in the order of the paper."""
    period: str = ALL
    """"all", "newest_year", "newest_quarter", or one period such as "2024-25"."""
    activities: str = ALL
    """"all", or "audience=open_to_all"."""
    for_whom: str = ""


@dataclass(frozen=True)
class KnownProfile(Held[ProfileEntry]):
    """Saved choices as the register holds them."""


def profiles() -> tuple[KnownProfile, ...]:
    """Return all saved choices by name, as whoever looks may see them.

    From viewers, words that may say who took part are kept back: a blank title is the paper's usual one.
    """
    with register_session() as session:
        rows = session.exec(select(PaperProfile).order_by(col(PaperProfile.name_folded))).all()
        prose = shown_names.prose(session)
        return tuple(KnownProfile(row.reference, _shown(row, prose), entries.version(row)) for row in rows)


def profile(name: str) -> KnownProfile | None:
    """Return the saved choices of a name, whatever its case, or of a reference; None where there are none.

    Several names may be kept back from viewers, and then look alike: those are found by their reference only.
    """
    wanted = folded(name)
    listed = profiles()
    named = (
        each
        for each in listed
        if folded(each.entry.name) == wanted and not shown_names.is_kept_back(each.entry.name)
    )
    return next(named, None) or next((each for each in listed if each.reference == name), None)


def add_profile(new: ProfileEntry, *, who: str, keep_name: bool = False) -> str:
    """Save choices under a new name; return their reference, which never changes.

    Raises
    ------
    EntryRefused
        Something is missing, can't be, or has that name already; or (`NameMayIdentify`) the words may say who took part,
        and `keep_name` is not set.
    """
    with register_session(writing=True) as session:
        row = PaperProfile(
            reference="", name="", name_folded="", title="", sections="", period=ALL, activities=ALL
        )
        kept = _write(session, row, new, keep_name=keep_name)
        taken = [NOBODY, *session.exec(select(PaperProfile.reference)).all()]
        row.reference = entries.reference_of(NEUTRAL if kept else row.name, taken=taken)
        session.add(row)
        _note(session, SAVED, row.reference, who=who, kept=kept)
        session.commit()
        return row.reference


def change_profile(
    reference: str, new: ProfileEntry, *, opened: str, who: str, keep_name: bool = False
) -> str:
    """Change saved choices that were `opened` as of a version, their name too; return their version now.

    Raises
    ------
    EntryRefused
        As `add_profile`; or they are gone, or (`ChangedSince`) somebody changed them since they were opened.
    """
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        same = (new.name, new.title, new.for_whom) == (row.name, row.title, row.for_whom)
        kept = _write(session, row, new, keep_name=keep_name or same)
        session.add(row)
        session.flush()
        _note(session, CHANGED, reference, who=who, kept=kept and not same)
        now = entries.version(row)
        session.commit()
    return now


def remove_profile(reference: str, *, opened: str, who: str) -> None:
    """Take saved choices out, and what is known of the papers made by them. Raises as `change_profile`."""
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        session.execute(delete(PaperMade).where(col(PaperMade.profile) == reference))
        session.delete(row)
        _note(session, REMOVED, reference, who=who, kept=False)
        session.commit()


def folded(name: str) -> str:
    """Return a name as it is compared: without regard to case and to blanks."""
    return entries.words(name).casefold()


def period_of(period: str, menu: Menu) -> str | None:
    """Return the period that a choice stands for in a menu: "newest_year" is its newest year. "all" and None: all time.

    What the menu does not have is returned as it is: no such selection is offered.
    """
    if period == ALL:
        return None
    newest: dict[str, tuple[str, ...]] = {NEWEST_YEAR: menu.years, NEWEST_QUARTER: menu.quarters}
    listed = newest.get(period)
    return listed[0] if listed else period


def selection_of(period: str, activities: str, *, menu: Menu) -> Selection | None:
    """Return the selection that saved choices stand for in a menu; None where it does not offer that."""
    found = Selection(period_of(period, menu))
    if activities == OPEN_TO_ALL:
        found = replace(found, dimension=Dimension.AUDIENCE, value=Audience.OPEN_TO_ALL.value)
    elif activities != ALL:
        return None
    return found if found in menu.selections else None


def _write(session: Session, row: PaperProfile, new: ProfileEntry, *, keep_name: bool) -> bool:
    """Put a checked entry into a row; return whether its words may identify and are kept knowingly."""
    new = _checked(new)
    key = folded(new.name)
    if session.exec(
        select(PaperProfile.id).where(PaperProfile.name_folded == key, PaperProfile.id != (row.id or 0))
    ).first():
        raise EntryRefused(NAME_TAKEN)
    may_identify = _may_identify(session, (new.name, new.title, new.for_whom))
    if may_identify and not keep_name:
        raise NameMayIdentify(MAY_IDENTIFY)
    row.name, row.name_folded, row.title, row.for_whom = new.name, key, new.title, new.for_whom
    row.sections, row.period, row.activities = entries.together(new.sections), new.period, new.activities
    return may_identify


def _checked(new: ProfileEntry) -> ProfileEntry:
    new = replace(
        new,
        name=entries.words(new.name),
        title=entries.words(new.title),
        for_whom=entries.words(new.for_whom),
    )
    if not new.name:
        raise EntryRefused(NO_NAME)
    if not new.title:
        raise EntryRefused(NO_TITLE)
    for text, most, what in (
        (new.name, LONGEST_NAME, "the name"),
        (new.title, LONGEST_TITLE, "the title"),
        (new.for_whom, LONGEST_NAME, "whom it is for"),
    ):
        if len(text) > most:
            raise EntryRefused(TOO_LONG.format(most=most, what=what))
    if not new.sections:
        raise EntryRefused(NO_SECTIONS)
    if new.period not in (ALL, *get_args(Newest)) and not _is_period(new.period):
        raise EntryRefused(NO_PERIOD)
    if new.activities not in (ALL, OPEN_TO_ALL):
        raise EntryRefused(NO_ACTIVITIES)
    is_quarter = new.period == NEWEST_QUARTER or QUARTER.fullmatch(new.period)
    if is_quarter and new.activities != ALL:
        raise EntryRefused(QUARTERS_HOLD_ALL)
    return new


def _is_period(period: str) -> bool:
    try:
        return isinstance(last_day(period), date)
    except ValueError:
        return False


def _may_identify(session: Session, texts: Collection[str]) -> bool:
    known = communities.characteristics_of(session)
    return any(identifying_names.warning(text, communities=known) for text in texts)


def _shown(row: PaperProfile, prose: Callable[[str, str], str]) -> ProfileEntry:
    name, title, for_whom = (
        "" if text and prose(text, "") != text else text for text in (row.name, row.title, row.for_whom)
    )
    return ProfileEntry(
        name=name or shown_names.KEPT_BACK,
        title=title,
        sections=entries.apart(row.sections),
        period=row.period,
        activities=row.activities,
        for_whom=for_whom,
    )


def _locked(session: Session, reference: str, *, opened: str) -> PaperProfile:
    found = session.exec(
        select(PaperProfile).where(PaperProfile.reference == reference).with_for_update()
    ).first()
    return entries.unchanged(found, opened=opened)


def _note(session: Session, what: str, reference: str, *, who: str, kept: bool) -> None:
    entries.note(session, who=who, what=what, reference=reference)
    if kept:
        entries.note(session, who=who, what=NAME_KEPT, reference=reference)
