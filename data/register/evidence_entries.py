"""Evidence that a steward writes by hand: that a standard is shown or not, in words. Added, corrected, taken back."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from data.databases import register_session
from data.register import communities, entries, identifying_names, shown_names
from data.register.entries import EntryRefused, Held, TextMayIdentify
from data.standards.frames import frames
from models.register import Engagement, StandardEvidence
from models.standards import WrittenEvidence
from models.vocabulary import Standing

BY_HAND = (Standing.SHOWN, Standing.PARTLY, Standing.NOT_SHOWN, Standing.NOT_YET)
"""The standings that somebody may write."""
NO_STANDARD = "Choose a standard of this frame."
NO_STANDING = "Say how it stands: shown, partly, not shown or not yet."
NO_EVIDENCE = (
    "Write what shows it: what was done, when, and where it can be read. A mark without evidence is not kept."
)
TOO_SHORT = "Write at least {least} words, so that somebody else can check it."
NO_WRITER = "Say who writes this. A role, such as “Head of Engagement”, outlasts a person."
NO_ENGAGEMENT = "Choose an engagement that is in the register, or all our work."
NO_DAY = "Give the day it was written."
AHEAD = "The day it was written has not come yet."
FEWEST_WORDS = 4
TEXT_KEPT_BACK = shown_names.TEXT_KEPT_BACK
NAME_KEPT = "evidence kept that may say who took part"
MAY_IDENTIFY = (
    "This evidence may say who took part: it names a small number of people, or a sensitive group with a gathering, a place or "
    "a second group. Say what was done instead."
)


@dataclass(frozen=True)
class EvidenceEntry:
    """What a steward says of a standard."""

    frame: str
    standard: str
    engagement: str | None
    """Reference; None means all our work."""
    standing: Standing | None
    text: str
    written_by: str
    written_on: date | None


@dataclass(frozen=True)
class KnownEvidence(Held[EvidenceEntry]):
    """Evidence by hand as the register holds it; its reference is its number."""


def recorded() -> tuple[KnownEvidence, ...]:
    """Return all evidence by hand, newest first. For stewards, who may correct it: texts are as they were written."""
    with register_session() as session:
        rows = session.exec(
            select(StandardEvidence).order_by(
                col(StandardEvidence.written_on).desc(), col(StandardEvidence.id).desc()
            )
        ).all()
        return tuple(
            KnownEvidence(str(row.id), entry, entries.version(row))
            for row in rows
            if (entry := _entry(row)) is not None
        )


def written() -> tuple[WrittenEvidence, ...]:
    """Return all evidence by hand as whoever looks may read it, oldest first.

    A text that may say who took part, and one about an engagement whose name is kept back, is kept back from viewers.
    """
    with register_session() as session:
        rows = session.exec(select(StandardEvidence).order_by(col(StandardEvidence.id))).all()
        titles, prose = shown_names.engagements(session), shown_names.prose(session)
        return tuple(
            WrittenEvidence(
                number=row.id or 0,
                frame=row.frame,
                standard=row.standard,
                engagement=row.engagement,
                standing=Standing(row.standing),
                text=prose(row.evidence, titles.get(row.engagement or "", "")),
                written_by=prose(row.written_by, titles.get(row.engagement or "", "")),
                written_on=row.written_on,
            )
            for row in rows
            if row.standing in set(BY_HAND) and row.evidence.strip()
        )


def add_evidence(new: EvidenceEntry, *, who: str, on: date, keep_name: bool = False) -> int:
    """Add evidence; return its number. `on` is today.

    Raises
    ------
    EntryRefused
        Something is blank or can't be; or (`TextMayIdentify`) the text may say who took part, and `keep_name` is not set.
    """
    with register_session(writing=True) as session:
        row = StandardEvidence(frame="", standard="", standing="", evidence="", written_by="", written_on=on)
        kept = _write(session, row, new, on=on, keep_name=keep_name)
        session.add(row)
        session.flush()
        _note(session, "evidence added", row, who=who, kept=kept)
        session.commit()
        return row.id or 0


def change_evidence(
    number: int, new: EvidenceEntry, *, opened: str, who: str, on: date, keep_name: bool = False
) -> str:
    """Correct evidence that was `opened` as of a version; return its version now.

    Raises
    ------
    EntryRefused
        As `add_evidence`; or it is gone, or (`ChangedSince`) somebody changed it since it was opened.
    """
    with register_session(writing=True) as session:
        row = _locked(session, number, opened=opened)
        kept = _write(session, row, new, on=on, keep_name=keep_name or new.text == row.evidence)
        session.add(row)
        session.flush()
        _note(session, "evidence corrected", row, who=who, kept=kept and new.text != row.evidence)
        now = entries.version(row)
        session.commit()
    return now


def take_back(number: int, *, opened: str, who: str) -> None:
    """Take evidence back: it is gone from the page, and the audit says that it was there.

    Raises
    ------
    EntryRefused
        It is gone already; or (`ChangedSince`) somebody changed it since it was opened.
    """
    with register_session(writing=True) as session:
        row = _locked(session, number, opened=opened)
        _note(session, "evidence taken back", row, who=who, kept=False)
        session.delete(row)
        session.commit()


def _write(session: Session, row: StandardEvidence, new: EvidenceEntry, *, on: date, keep_name: bool) -> bool:
    """Put a checked entry into a row; return whether its text may identify and is kept knowingly."""
    new = _checked(session, new, on=on)
    may_identify = _may_identify(session, new.text)
    if may_identify and not keep_name:
        raise TextMayIdentify(MAY_IDENTIFY)
    assert new.standing is not None
    assert new.written_on is not None
    row.frame, row.standard, row.engagement = new.frame, new.standard, new.engagement
    row.standing, row.evidence = new.standing.value, new.text
    row.written_by, row.written_on = new.written_by, new.written_on
    return may_identify


def _checked(session: Session, new: EvidenceEntry, *, on: date) -> EvidenceEntry:
    frame = frames().get(new.frame)
    if frame is None or new.standard not in {each.slug for each in frame.standards}:
        raise EntryRefused(NO_STANDARD)
    if new.engagement is not None and (
        session.exec(select(Engagement).where(Engagement.reference == new.engagement)).first() is None
    ):
        raise EntryRefused(NO_ENGAGEMENT)
    if new.standing not in BY_HAND:
        raise EntryRefused(NO_STANDING)
    text, writer = entries.paragraph(new.text), entries.words(new.written_by)
    if not text:
        raise EntryRefused(NO_EVIDENCE)
    if len(text.split()) < FEWEST_WORDS:
        raise EntryRefused(TOO_SHORT.format(least=FEWEST_WORDS))
    if not writer:
        raise EntryRefused(NO_WRITER)
    if new.written_on is None:
        raise EntryRefused(NO_DAY)
    if new.written_on > on:
        raise EntryRefused(AHEAD)
    return replace(new, text=text, written_by=writer)


def _may_identify(session: Session, text: str) -> bool:
    known = communities.characteristics_of(session)
    return any(identifying_names.warning(line, communities=known) for line in text.splitlines())


def _entry(row: StandardEvidence) -> EvidenceEntry | None:
    if row.standing not in set(BY_HAND):
        return None
    return EvidenceEntry(
        row.frame,
        row.standard,
        row.engagement,
        Standing(row.standing),
        row.evidence,
        row.written_by,
        row.written_on,
    )


def _locked(session: Session, number: int, *, opened: str) -> StandardEvidence:
    found = session.exec(
        select(StandardEvidence).where(StandardEvidence.id == number).with_for_update()
    ).first()
    return entries.unchanged(found, opened=opened)


def _note(session: Session, what: str, row: StandardEvidence, *, who: str, kept: bool) -> None:
    entries.note(session, who=who, what=what, reference=str(row.id))
    if kept:
        entries.note(session, who=who, what=NAME_KEPT, reference=str(row.id))
