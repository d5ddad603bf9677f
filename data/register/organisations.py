"""The organisations of the register: who leads, holds or joins engagements, whom they reach, and whom to ask there."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from data import facts
from data.databases import register_session
from data.register import communities, entries
from data.register.entries import SEPARATOR, EntryRefused, Held
from data.register.entry_choices import choices
from models.register import Activity, AuditEvent, Engagement, Organisation

AREA_CHANGED = "area changed"
"""What is noted when the home organisation's area changes: from then on everything is compared with another population."""

NO_NAME = "Give the organisation a name."
NAME_TAKEN = "There is an organisation of this name already. Change that one instead."
NO_SUCH_AREA = "Choose the area whose population you compare with."
CONTACT_NAMES_A_PERSON = (
    "Give a role or a shared mailbox as contact, such as “Engagement officer” or engagement@example.org, and no person's "
    "name or telephone number."
)
IS_HOME = "This dashboard is this organisation's. It can be changed, and not removed."
STILL_NAMED = "{count} this organisation. Change that first."
TITLES = ("mr ", "mrs ", "ms ", "miss ", "mx ", "dr ", "prof ", "professor ", "sir ", "dame ", "revd ")
LONGEST_NUMBER = 6
"""Digits that a contact may have: more is a telephone number."""


@dataclass(frozen=True)
class OrganisationEntry:
    """What a steward says of an organisation."""

    name: str
    role: str
    reaches: tuple[str, ...] = ()
    """Communities, by slug or, where new, by name."""
    contact: str = ""
    """A role or a shared mailbox, not a person."""
    area: str = ""
    """Code of the area whose population the home organisation is compared with; empty for any other, and until one is
    chosen."""


@dataclass(frozen=True)
class KnownOrganisation(Held[OrganisationEntry]):
    """An organisation of the register."""

    is_home: bool
    """Whether it is the one whose dashboard this is."""


def home() -> str:
    """Return the name of the organisation whose dashboard this is; empty where none is named."""
    with register_session() as session:
        found = session.exec(select(Organisation).where(col(Organisation.is_home))).first()
        return found.name if found else ""


def set_home(name: str, *, area: str, who: str) -> None:
    """Name the organisation whose dashboard this is, and the area (code) whose population it is compared with.

    Raises
    ------
    EntryRefused
        The name is blank, or there is no such area.
    """
    name = entries.words(name)
    if not name:
        raise EntryRefused(NO_NAME)
    if area not in {each.code for each in facts.areas()}:
        raise EntryRefused(NO_SUCH_AREA)
    with register_session(writing=True) as session:
        found = session.exec(select(Organisation).where(col(Organisation.is_home))).first()
        found = found or Organisation(
            reference=entries.reference_of(name, taken=_taken(session)), name=name, role="lead", is_home=True
        )
        found.name, found.area = name, area
        session.add(found)
        entries.note(session, who=who, what="organisation", reference=found.reference)
        session.commit()


def organisations() -> tuple[KnownOrganisation, ...]:
    """Return every organisation, the home one first, then by name."""
    with register_session() as session:
        rows = session.exec(select(Organisation)).all()
        known = [
            KnownOrganisation(row.reference, _entry(row), entries.version(row), row.is_home) for row in rows
        ]
    return tuple(sorted(known, key=lambda each: (not each.is_home, each.entry.name.casefold())))


def add_organisation(new: OrganisationEntry, *, who: str) -> str:
    """Add an organisation; return its reference, which never changes.

    Raises
    ------
    EntryRefused
        Something is blank, is not offered, or can't be.
    """
    new = _checked(new)
    with register_session(writing=True) as session:
        _refuse_second(session, new.name, but="")
        row = Organisation(
            reference=entries.reference_of(new.name, taken=_taken(session)), name=new.name, role=new.role
        )
        _write(session, row, new)
        reference = row.reference
        entries.note(session, who=who, what="organisation added", reference=reference)
        session.commit()
    return reference


def change_organisation(reference: str, new: OrganisationEntry, *, opened: str, who: str) -> str:
    """Change an organisation that was `opened` as of a version; return its version now.

    Its new name goes to the activities and engagements that name it. With the area of the home organisation every
    comparison changes at once, that of the standing release too: only counts are frozen.

    Raises
    ------
    EntryRefused
        Something can't be; or (`ChangedSince`) somebody changed it since it was opened.
    """
    new = _checked(new)
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        _refuse_second(session, new.name, but=reference)
        if row.is_home:
            _change_area(session, row, new.area, who=who)
        if row.name != new.name:
            _rename(session, row.name, new.name)
        _write(session, row, new)
        entries.note(session, who=who, what="organisation changed", reference=reference)
        now = entries.version(row)
        session.commit()
    return now


def remove_organisation(reference: str, *, opened: str, who: str) -> None:
    """Remove an organisation that nothing in the register names.

    Raises
    ------
    EntryRefused
        It is the home organisation, an entry names it, or (`ChangedSince`) somebody changed it since it was opened.
    """
    with register_session(writing=True) as session:
        row = _locked(session, reference, opened=opened)
        if row.is_home:
            raise EntryRefused(IS_HOME)
        if naming := _naming(session, row.name):
            count = "1 entry still names" if naming == 1 else f"{naming} entries still name"
            raise EntryRefused(STILL_NAMED.format(count=count))
        session.delete(row)
        entries.note(session, who=who, what="organisation removed", reference=reference)
        session.commit()


def _change_area(session: Session, row: Organisation, area: str, *, who: str) -> None:
    """Give the home organisation another area, and note it for the history of comparisons."""
    if area == (row.area or ""):
        return
    names = {each.code: each.name for each in facts.areas()}
    if area not in names:
        raise EntryRefused(NO_SUCH_AREA)
    # Until somebody chooses, the first area stands in (`comparisons.home`).
    before = facts.area_name(row.area or facts.areas()[0].code)
    row.area = area
    detail = {"name": names[area], "was_name": before}
    if names[area] != before:
        session.add(AuditEvent(at=datetime.now(UTC), who=who, what=AREA_CHANGED, detail=json.dumps(detail)))


def _checked(new: OrganisationEntry) -> OrganisationEntry:
    # Names stand beside each other in one column, with this between them.
    name = entries.words(new.name.replace(SEPARATOR, " "))
    contact = entries.words(new.contact)
    if not name:
        raise EntryRefused(NO_NAME)
    if new.role not in choices("role"):
        raise EntryRefused(entries.NO_SUCH_VALUE.format(what="role"))
    if contact.casefold().startswith(TITLES) or sum(each.isdigit() for each in contact) > LONGEST_NUMBER:
        raise EntryRefused(CONTACT_NAMES_A_PERSON)
    return OrganisationEntry(name, new.role, new.reaches, contact, new.area)


def _write(session: Session, row: Organisation, new: OrganisationEntry) -> None:
    reached = (communities.slug_of(session, each) for each in new.reaches)
    row.name, row.role, row.contact = new.name, new.role, new.contact
    row.reaches = entries.together(list(dict.fromkeys(slug for slug in reached if slug)))
    session.add(row)
    session.flush()


def _entry(row: Organisation) -> OrganisationEntry:
    return OrganisationEntry(
        row.name, row.role, entries.apart(row.reaches), row.contact, (row.area or "") if row.is_home else ""
    )


def _locked(session: Session, reference: str, *, opened: str) -> Organisation:
    row = session.exec(
        select(Organisation).where(Organisation.reference == reference).with_for_update()
    ).first()
    return entries.unchanged(row, opened=opened)


def _taken(session: Session) -> set[str]:
    return set(session.exec(select(Organisation.reference)).all())


def _refuse_second(session: Session, name: str, *, but: str) -> None:
    rows = session.exec(select(Organisation.reference, Organisation.name)).all()
    if any(other.casefold() == name.casefold() and reference != but for reference, other in rows):
        raise EntryRefused(NAME_TAKEN)


def _naming(session: Session, name: str) -> int:
    """Return how many activities were held by an organisation, and engagements that it leads or joins."""
    held = session.exec(select(Activity.reference).where(Activity.held_by == name)).all()
    named = [
        row
        for row in session.exec(select(Engagement)).all()
        if name in (row.lead, *entries.apart(row.partners))
    ]
    return len(held) + len(named)


def _rename(session: Session, old: str, new: str) -> None:
    for activity in session.exec(select(Activity).where(Activity.held_by == old)).all():
        activity.held_by = new
        session.add(activity)
    for engagement in session.exec(select(Engagement)).all():
        partners = [new if each == old else each for each in entries.apart(engagement.partners)]
        if old in entries.apart(engagement.partners):
            engagement.partners = f"{SEPARATOR} ".join(partners)
        engagement.lead = new if engagement.lead == old else engagement.lead
        session.add(engagement)
